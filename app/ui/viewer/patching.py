"""Shows a small correction of a large analysis quickly: what did not change is not made again.

Works off the GUI thread. No Qt here.
"""

from __future__ import annotations

from app.model.analysis import Analysis, Block, Line, Word
from app.ui.canvas.overlay import Overlay, build_overlays
from app.ui.content.changed_regions import changed_regions
from app.ui.content.content import Content


def patched(
    content: Content, overlays: tuple[Overlay, ...], analysis: Analysis, size: tuple[int, int], rank: int
) -> tuple[Content, tuple[Overlay, ...]] | None:
    """Rows and overlays of a corrected analysis, made of those of the one before; None where all is to be."""
    if content.analysis is None or any(overlay.rank != rank for overlay in overlays):
        return None
    differing = changed_regions(content.analysis, analysis)
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
    return content.with_changes(analysis, regions, texts_changed=read), tuple(made)


def _said(region: Block | Line | Word) -> tuple[str, float | None]:
    return ("" if isinstance(region, Block) else region.text), region.confidence
