"""What differs between two states of an analysis, as far as no region came or went. No Qt here."""

from __future__ import annotations

from app.model.analysis import Analysis, Block, Line, Word
from app.model.edit import Key

Changed = dict[Key, tuple[Block | Line | Word, Block | Line | Word]]
"""Regions that differ, as they were and as they are."""


def changed(old: Analysis, new: Analysis) -> Changed | None:
    """The regions of text that differ; None where any came or went, or something else differs."""
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
    found: Changed = {}
    for b, (before, after) in enumerate(zip(old.text.blocks, new.text.blocks, strict=True)):
        if before is after:
            continue
        if len(before.lines) != len(after.lines) or before.kind != after.kind:
            return None
        found["block", (b,)] = before, after
        for n, (one, other) in enumerate(zip(before.lines, after.lines, strict=True)):
            if one is other:
                continue
            if len(one.words) != len(other.words):
                return None
            found["line", (b, n)] = one, other
            for w, (word, now) in enumerate(zip(one.words, other.words, strict=True)):
                if word.languages != now.languages:
                    return None
                if word is not now:
                    found["word", (b, n, w)] = word, now
    return found
