"""Shows a small correction of a large analysis quickly: what did not change is not made again.

Works off the GUI thread. No Qt here.
"""

from __future__ import annotations

from typing import Final

from app.model.analysis import Analysis, Block, Line, Word
from app.model.edit import Key
from app.ui.canvas.overlay import Overlay, build_overlays
from app.ui.content import Content

MOST: Final = 2_000
"""Changed regions from which all is made anew."""
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
    return found if len(found) <= MOST else None


def patched(
    content: Content, overlays: tuple[Overlay, ...], analysis: Analysis, size: tuple[int, int], rank: int
) -> tuple[Content, tuple[Overlay, ...]] | None:
    """Rows and overlays of a corrected analysis, made of those of the one before; None where all is to be."""
    if content.analysis is None or any(overlay.rank != rank for overlay in overlays):
        return None
    differing = changed(content.analysis, analysis)
    if differing is None or not {kind for kind, _ in differing} <= {o.kind for o in overlays}:
        return None
    made: list[Overlay] = []
    for overlay in overlays:
        mine = {key[1]: pair for key, pair in differing.items() if key[0] == overlay.kind}
        rows = overlay.rows(list(mine))
        if all(before.polygon == after.polygon for before, after in mine.values()) and (rows >= 0).all():
            made.append(overlay.patched(rows, [after for _, after in mine.values()]) if mine else overlay)
        else:
            made += build_overlays(analysis, size, rank=rank, kinds=frozenset({overlay.kind}))
    read = any(_said(before) != _said(after) for before, after in differing.values())
    regions = {key: after for key, (_, after) in differing.items()}
    return content.patched(analysis, regions, read=read), tuple(made)


def _said(region: Block | Line | Word) -> tuple[str, float | None]:
    return ("" if isinstance(region, Block) else region.text), region.confidence
