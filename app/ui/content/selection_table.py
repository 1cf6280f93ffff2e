"""What the clipboard gets of a selection as a table. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.model.analysis import Analysis, Text
from app.model.edit import Key
from app.model.geometry import Polygon, bounds, centre
from app.text.table import GridCell, PlacedWord, Table, table_in_grid, table_of
from app.ui.content.content import Content
from app.ui.content.running_text import word_spans

_MOSTLY = 0.8
"""The share of the words that must stand in a service's table for it to be used."""


def selection_table(content: Content, keys: Iterable[Key]) -> Table:
    """Return the words of these regions as rows and columns; all text when none of them is text."""
    analysis = content.analysis
    if analysis is None or analysis.text is None:
        return ()
    chosen = set(keys)
    spots = spots_of(analysis, chosen) or spots_of(analysis, {("page", ())})
    for grid in _grids(analysis.properties):
        inside = [s for s in spots if s.polygon and any(_holds(c.polygon, s.polygon) for c in grid)]
        if len(inside) >= _MOSTLY * len(spots) > 0:
            return table_in_grid(spots, grid)
    return table_of(spots)


def spots_of(analysis: Analysis, chosen: set[Key]) -> list[PlacedWord]:
    """Return the words of these regions with their places, in reading order.

    Of a table that is a region without words of its own, the words that stand in it; ``page`` is all.
    """
    if analysis.text is None:
        return []
    areas = list(_areas(analysis, analysis.text, chosen))
    spots = []
    for b, block in enumerate(analysis.text.blocks):
        whole_block = bool({("page", ()), ("block", (b,))} & chosen)
        for number, line in enumerate(block.lines):
            whole_line = whole_block or ("line", (b, number)) in chosen
            if not line.words:
                if whole_line or any(_holds(area, line.polygon) for area in areas):
                    spots.append(PlacedWord(line.polygon, line.text, (b, number)))
                continue
            end = -1
            for n, (word, (start, after)) in enumerate(zip(line.words, word_spans(line), strict=True)):
                if (
                    whole_line
                    or ("word", (b, number, n)) in chosen
                    or any(_holds(area, word.polygon) for area in areas)
                ):
                    spots.append(PlacedWord(word.polygon, word.text, (b, number), start == end < after))
                end = after
    return spots


def _areas(analysis: Analysis, text: Text, chosen: set[Key]) -> Iterator[Polygon]:
    for b, block in enumerate(text.blocks):
        if block.kind == "table" and not block.lines and ("block", (b,)) in chosen:
            yield block.polygon
    for number, thing in enumerate(analysis.objects or ()):
        if thing.kind == "table" and ("object", (number,)) in chosen:
            yield thing.polygon


def _holds(area: Polygon, polygon: Polygon) -> bool:
    if not area or not polygon:
        return False
    left, top, right, bottom = bounds(area)
    x, y = centre(polygon)
    return left <= x <= right and top <= y <= bottom


def _grids(properties: Mapping[str, Any]) -> Iterator[list[GridCell]]:
    """Yield the cells of each table a service found, where it gives their places."""
    tables = properties.get("tables")
    for table in tables if isinstance(tables, list | tuple) else ():
        try:
            cells = [_cell(cell) for cell in table["cells"]]
        except (KeyError, TypeError, ValueError):
            continue  # tables of another kind
        if cells:
            yield cells


def _cell(cell: Mapping[str, Any]) -> GridCell:
    polygon = tuple((float(x), float(y)) for x, y in cell["polygon"])
    return GridCell(polygon, int(cell["rowIndex"]), int(cell["columnIndex"]))
