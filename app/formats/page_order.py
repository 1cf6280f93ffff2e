"""The order of regions, lines and words in PAGE-XML, which files state in five ways."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from app.formats.xml import XmlElement
from app.model.errors import AnswerError
from app.model.geometry import Polygon, bounds

_GROUPS: Final = ("OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed")
_MAX_DEPTH: Final = 40
"""Levels of groups inside groups; the XML itself may be nested a little deeper."""
_KIND: Final = re.compile(r"\bvidimus\s*\{[^{}]*?\bkind\s*:\s*([^;}]{1,60})")
_INDEX: Final = re.compile(r"\breadingOrder\s*\{[^{}]*?\bindex\s*:\s*(-?\d{1,18})\b", re.ASCII)
_WHOLE: Final = re.compile(r"\s*([-+]?\d{1,18})\s*", re.ASCII)
_BACKWARDS: Final = {"right-to-left": 0, "bottom-to-top": 1}
"""Values of ``textLineOrder`` and ``readingDirection`` that no program writes by habit, and their axes."""


def kind_of(node: XmlElement) -> str:
    """Return the kind of region that Vidimus wrote, for which PAGE has no value; empty where it did not."""
    match = _KIND.search(node.get("custom"))
    return match[1].strip() if match else ""


def reading_order(page: XmlElement) -> Iterator[str]:
    """Return the ids ``ReadingOrder`` names, in order; raise AnswerError for groups nested too deeply."""
    order = page.child("ReadingOrder")
    return iter(()) if order is None else _references(order, 0)


def in_order(
    nodes: Sequence[XmlElement],
    ranks: Mapping[str, int] | None = None,
    direction: str = "",
    outline: Callable[[XmlElement], Polygon] | None = None,
) -> list[XmlElement]:
    """Return elements in the order their file states, else in the file's.

    Sources, the first that says something: ``ReadingOrder`` (``ranks`` of its ids), ``index``,
    ``custom="readingOrder {index:…}"``; those that are left out come last. Then ``direction``, the
    ``textLineOrder`` or ``readingDirection`` around, where it leads up or to the left and the file's order
    runs against it throughout: PAGE leaves open whether the file's order follows it already.
    """
    keys = (
        [(ranks or {}).get(node.get("id"), math.inf) for node in nodes],
        [_whole(_WHOLE.fullmatch(node.get("index"))) for node in nodes],
        [_whole(_INDEX.search(node.get("custom"))) for node in nodes],
    )
    for key in keys:
        if any(value < math.inf for value in key):
            return [node for _, node in sorted(zip(key, nodes, strict=True), key=lambda pair: pair[0])]
    axis = _BACKWARDS.get(direction)
    if axis is not None and outline is not None and _runs_on(axis, [outline(node) for node in nodes]):
        return list(reversed(nodes))
    return list(nodes)


def _whole(match: re.Match[str] | None) -> float:
    return int(match[1]) if match else math.inf


def _runs_on(axis: int, outlines: Sequence[Polygon]) -> bool:
    """Return True if every outline lies to the right of the one before (axis 0), or below it (1).

    Up to half of the smaller one may overlap: outlines of lines hold the ascenders of the next.
    """
    spans = [(box[axis], box[axis + 2]) for box in map(bounds, filter(None, outlines))]
    return 1 < len(spans) == len(outlines) and all(itertools.starmap(_follows, itertools.pairwise(spans)))


def _follows(before: tuple[float, float], after: tuple[float, float]) -> bool:
    overlap = before[1] - after[0]
    return sum(after) > sum(before) and overlap * 2 <= min(before[1] - before[0], after[1] - after[0])


def _references(group: XmlElement, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        raise AnswerError("the reading order of this PAGE-XML is nested too deeply")
    if group.get("regionRef"):
        yield group.get("regionRef")
    nodes = group.children
    if group.name.startswith("Ordered"):
        nodes = sorted(nodes, key=lambda node: _whole(_WHOLE.fullmatch(node.get("index"))))
    for node in nodes:
        if node.name in _GROUPS:
            yield from _references(node, depth + 1)
        elif node.name in {"RegionRef", "RegionRefIndexed"}:
            yield node.get("regionRef")
