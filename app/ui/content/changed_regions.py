"""What differs between two states of an analysis, as far as no region came or went. No Qt here."""

from __future__ import annotations

from app.model.analysis import Analysis, Block, Line, Word
from app.model.edit import Key

ChangedRegions = dict[Key, tuple[Block | Line | Word, Block | Line | Word]]
"""Regions that differ, as they were and as they are."""


def changed_regions(old: Analysis, new: Analysis) -> ChangedRegions | None:
    """Return the regions of text that differ; None where any came or went, or something else differs."""
    same = (
        old.faces == new.faces
        and old.objects == new.objects
        and old.labels is new.labels
        and old.properties is new.properties
        and old.provider == new.provider
    )
    if not same or old.text is None or new.text is None or len(old.text.blocks) != len(new.text.blocks):
        return None
    if (old.text.languages, old.text.entities) != (new.text.languages, new.text.entities):
        return None
    changes: ChangedRegions = {}
    for b, (old_block, new_block) in enumerate(zip(old.text.blocks, new.text.blocks, strict=True)):
        if old_block is new_block:
            continue
        if len(old_block.lines) != len(new_block.lines) or old_block.kind != new_block.kind:
            return None
        changes["block", (b,)] = old_block, new_block
        for n, (old_line, new_line) in enumerate(zip(old_block.lines, new_block.lines, strict=True)):
            if old_line is new_line:
                continue
            if len(old_line.words) != len(new_line.words):
                return None
            changes["line", (b, n)] = old_line, new_line
            for w, (old_word, new_word) in enumerate(zip(old_line.words, new_line.words, strict=True)):
                if old_word.languages != new_word.languages:
                    return None
                if old_word is not new_word:
                    changes["word", (b, n, w)] = old_word, new_word
    return changes
