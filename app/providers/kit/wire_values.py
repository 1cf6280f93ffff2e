"""Single values as services write them: numbers as strings, zeros left out, nulls, titles with mark-up.

The rules are those of ``WIRE.md``, "All services".
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from app.model.errors import AnswerError
from app.model.geometry import Point, Polygon, convex_hull, oriented_box
from app.providers.kit.wire_struct import WireStruct

Number = float | int | str | None
"""A number as services write it; int64 comes as a string, zero is left out."""
PointMap = Callable[[Point], Point]
"""Maps a point (x, y) in pixels of one image to pixels of another."""

LARGEST_POLYGON = 10_000
"""Vertices that are read of one polygon at most."""
FARTHEST = 10_000_000.0
"""Pixels from the corner of an image beyond which nothing is."""
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def number(value: Number) -> float:
    """Return the number meant; a missing one is 0. Raise AnswerError for text and for infinities."""
    if value is None or value == "":
        return 0.0
    try:
        result = float(value)
    except (ValueError, OverflowError):
        raise AnswerError(
            "the answer has {value} where a number belongs", value=repr(str(value)[:40])
        ) from None
    if not math.isfinite(result):
        raise AnswerError("the answer has a number that is not finite")
    return result


def whole(value: Number) -> int:
    """Return the number meant, cut to a whole one; a missing number is 0."""
    return int(number(value))


def share(value: Number) -> float | None:
    """Return a confidence clamped to 0..1, or None where the service gave none."""
    if value is None or value == "":
        return None
    return min(1.0, max(0.0, number(value)))


def confidence(value: Number) -> float | None:
    """Return a confidence clamped to 0..1 where 0 means that none is given, as in proto3."""
    return share(value) or None


def coordinate(value: Number) -> float:
    """Return a coordinate in pixels, clamped to what any image could mean."""
    if isinstance(value, int | float) and -FARTHEST <= value <= FARTHEST:
        return float(value)  # nearly every one
    return min(FARTHEST, max(-FARTHEST, number(value)))


def enum_name(value: str | int | None, names: Sequence[str]) -> str:
    """Return a member of an enum as the wire spells it, given by name (``VeryLikely`` too) or by number.

    A number without a name stays a number; an absent value is the member 0.
    """
    if isinstance(value, str) and value:
        return _HUMP.sub("_", value).upper()
    member = value or 0
    return names[member] if 0 <= member < len(names) else str(member)


class Vertex(WireStruct):
    """A corner ``{"x": …, "y": …}`` in pixels or in shares of the image, with zeros left out."""

    MAPPED_WHOLE = True

    x: Number = None
    y: Number = None


def points(vertices: Sequence[Vertex] | None) -> Polygon:
    """Return the vertices as a polygon in their order; raise AnswerError when there are absurdly many."""
    listed = vertices or ()
    if len(listed) > LARGEST_POLYGON:
        raise AnswerError("the answer has a polygon of {count:,} vertices", count=len(listed))
    return tuple([(coordinate(v.x), coordinate(v.y)) for v in listed])


def hull(polygons: Iterable[Polygon]) -> Polygon:
    """Return the convex outline of several polygons; empty when there is nothing to outline."""
    return convex_hull(p for polygon in polygons for p in polygon)


def line_outline(words: Sequence[Polygon]) -> Polygon:
    """Return the box around the words of one line, turned to the direction in which they run.

    Words are quads with vertex 0 at the text's own top left; polygons of other sizes count by extent alone.
    """
    corners: list[Point] = [p for word in words for p in word]
    if not corners:
        return ()
    dx = dy = 0.0
    for word in words:
        if len(word) == 4:
            (x0, y0), (x1, y1), (x2, y2), (x3, y3) = word
            dx += (x1 - x0) + (x2 - x3)
            dy += (y1 - y0) + (y2 - y3)
    return oriented_box(corners, math.atan2(dy, dx) if dx or dy else 0.0)


def plain_title(text: str | None) -> str | None:
    """Return a page title without the mark-up that services leave in it; None when nothing remains."""
    if not text:
        return None
    return html.unescape(_TAG.sub("", text)).strip() or None


def host_of(url: str | None) -> str | None:
    """Return the host of an address, which may lack its scheme; None when there is no host in it."""
    if not url:
        return None
    try:
        return urlsplit(url if "://" in url else f"https://{url}").hostname
    except ValueError:
        return None
