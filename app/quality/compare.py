"""Two readings of one image laid side by side: where they agree, differ, or stand alone.

Words are aligned by place first (boxes that lie on one another), so that the order in which a
provider reads columns does not matter, and by text where places are ambiguous. Where one reading has
no places (a plain text file), words are aligned in order so that as many as can be agree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from app.model.analysis import Analysis
from app.model.geometry import Polygon, bounds, rectangle
from app.quality.comparison import Comparison, Pair, Rules, Standing
from app.quality.order import aligned_by_text
from app.quality.places import Nearby, nearby
from app.quality.units import Unit, reading_of, units_of

_ON: Final = 0.5  # of the smaller box: as much must be shared for two words to be of one place
_NEAR: Final = 1.5  # heights between the centres of two words of the same text that count as one


def compare(first: Analysis, second: Analysis, rules: Rules | None = None) -> Comparison:
    """Lay two readings side by side.

    Raises UnsupportedError where too many words lie on one another for places to mean anything.
    """
    rules = rules or Rules()
    one, other = units_of(first), units_of(second)
    if _placed(one) and _placed(other):
        groups = _by_place(one, other, rules)
    else:
        keys = [rules.bare(u.text) for u in one], [rules.bare(u.text) for u in other]
        groups = aligned_by_text(*keys)
    pairs = [_pair([one[n] for n in a], [other[n] for n in b], rules) for a, b in _in_order(groups)]
    return Comparison(first, second, tuple(pairs), Counter(pair.standing for pair in pairs))


Group = tuple[tuple[int, ...], tuple[int, ...]]


def _placed(units: Sequence[Unit]) -> bool:
    """Whether the words of a reading have places; one without words needs none."""
    return not units or sum(1 for u in units if u.polygon) * 2 > len(units)


def _by_place(one: Sequence[Unit], other: Sequence[Unit], rules: Rules) -> list[Group]:
    near = nearby(one, other)
    free = np.ones(len(one), bool), np.ones(len(other), bool)
    keys = [rules.bare(u.text) for u in one], [rules.bare(u.text) for u in other]
    groups: list[Group] = [((a,), (b,)) for a, b in _same_text(near, keys, free)]
    left = free[0][near.first] & free[1][near.second] & (near.cover >= _ON)
    edges = zip(near.first[left].tolist(), near.second[left].tolist(), strict=True)
    for a, b in _components(list(edges)):
        groups.append((a, b))
        free[0][list(a)] = False
        free[1][list(b)] = False
    groups += [((int(n),), ()) for n in np.flatnonzero(free[0])]
    groups += [((), (int(n),)) for n in np.flatnonzero(free[1])]
    return groups


def _same_text(
    near: Nearby, keys: tuple[list[str], list[str]], free: tuple[np.ndarray, np.ndarray]
) -> list[tuple[int, int]]:
    """Words of one text in one place, the best placed first; takes them from ``free``."""
    fits = np.flatnonzero((near.cover >= _ON) | (near.apart <= _NEAR))
    order = fits[np.lexsort((near.apart[fits], -near.iou[fits]))]
    found = []
    for a, b in zip(near.first[order].tolist(), near.second[order].tolist(), strict=True):
        if free[0][a] and free[1][b] and keys[0][a] == keys[1][b]:
            free[0][a] = free[1][b] = False
            found.append((a, b))
    return found


def _components(edges: list[tuple[int, int]]) -> list[Group]:
    """Words that hang together, each side in its own reading order."""
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def root(node: tuple[int, int]) -> tuple[int, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        parent[root((0, a))] = root((1, b))
    members: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for node in parent:
        members.setdefault(root(node), ([], []))[node[0]].append(node[1])
    return [(tuple(sorted(a)), tuple(sorted(b))) for a, b in members.values()]


def _in_order(groups: Sequence[Group]) -> list[Group]:
    """By the first reading; what only the second has stands after what precedes it there."""
    after = sorted((b[0], a[0]) for a, b in groups if a and b)
    seconds = [b for b, _ in after]

    def rank(group: Group) -> tuple[float, int]:
        a, b = group
        if a:
            return (float(a[0]), -1)
        at = bisect_left(seconds, b[0]) - 1
        return (after[at][1] + 0.5 if at >= 0 else -1.0, b[0])

    return sorted(groups, key=rank)


def _pair(one: Sequence[Unit], other: Sequence[Unit], rules: Rules) -> Pair:
    first, second = reading_of(one), reading_of(other)
    spacing = False
    if not other:
        standing = Standing.FIRST_ONLY
    elif not one:
        standing = Standing.SECOND_ONLY
    elif rules.plain(first) == rules.plain(second):
        standing = Standing.AGREED
    else:
        standing = Standing.DIFFERENT
        spacing = rules.bare(first) == rules.bare(second)
    return Pair(
        standing,
        tuple(u.path for u in one),
        tuple(u.path for u in other),
        first,
        second,
        _surest(one),
        _surest(other),
        _place([*one, *other]),
        spacing,
    )


def _surest(units: Sequence[Unit]) -> float | None:
    known = [u.confidence for u in units if u.confidence is not None]
    return min(known) if known else None


def _place(units: Sequence[Unit]) -> Polygon:
    placed = [u.polygon for u in units if u.polygon]
    if len(placed) == 1:
        return placed[0]
    points = [p for polygon in placed for p in polygon]
    if not points:
        return ()
    left, top, right, bottom = bounds(points)
    return rectangle(left, top, right - left, bottom - top)
