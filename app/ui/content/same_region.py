"""Finds a region again in a later state of its analysis, whose blocks and lines may be numbered anew.

No widgets here.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.geometry import Polygon, bounds
from app.ui.content.content import Content, ContentRow, Key


class SameRegions:
    """Tells under which key a region of one content stands in a later one of the same provider."""

    def __init__(self, before: Content, after: Content) -> None:
        self._before = before
        self._after = after
        self._places: dict[tuple[str, str], list[ContentRow]] | None = None

    def find(self, key: Key) -> Key | None:
        """Return the key of a region in the later content; None where it is not there any more.

        Text is found again by what it says, near where it stood, and by its place alone where it is read
        otherwise now; what is no text by its number.
        """
        row, same = self._before.row(key), self._after.row(key)
        if row is None:
            return None
        if same is not None and (same.title, same.polygon) == (row.title, row.polygon):
            return key
        if row.kind == "block":
            first = self.find(("line", (*row.path, 0)))
            return None if first is None else ("block", first[1][:1])
        if row.kind not in {"line", "word"}:
            return None if same is None else key
        return self._nearest(row)

    def keys(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Return the keys of those regions that are there still, each once, in the order given."""
        return tuple(dict.fromkeys(found for key in keys if (found := self.find(key)) is not None))

    def _nearest(self, row: ContentRow) -> Key | None:
        if self._places is None:
            self._places = {}
            for one in self._after.rows:
                if one.kind in {"line", "word"}:
                    self._places.setdefault((one.kind, one.title), []).append(one)
        near = [one for one in self._places.get((row.kind, row.title), ()) if _touch(row, one)]
        near = near or [one for one in self._after.rows if one.kind == row.kind and _covers(one, row)]
        return min(near, key=lambda one: _distance(row, one)).key if near else None


def _middle(polygon: Polygon) -> tuple[float, float]:
    left, top, right, bottom = bounds(polygon)
    return (left + right) / 2, (top + bottom) / 2


def _distance(one: ContentRow, other: ContentRow) -> float:
    (x, y), (u, v) = _middle(one.polygon), _middle(other.polygon)
    return abs(x - u) + abs(y - v)


def _touch(one: ContentRow, other: ContentRow) -> bool:
    if not one.polygon or not other.polygon:
        return False
    left, top, right, bottom = bounds(one.polygon)
    a, b, c, d = bounds(other.polygon)
    return left <= c and a <= right and top <= d and b <= bottom


def _covers(one: ContentRow, other: ContentRow) -> bool:
    """Return True if the middle of the other region lies in this one."""
    if not one.polygon or not other.polygon:
        return False
    left, top, right, bottom = bounds(one.polygon)
    x, y = _middle(other.polygon)
    return left <= x <= right and top <= y <= bottom
