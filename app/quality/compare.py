"""Two readings of one image laid side by side: where they agree, differ, or only one has words.

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
from app.quality.comparison import Agreement, Comparison, ComparisonRules, Pair
from app.quality.text_alignment import align_by_text
from app.quality.text_units import (
    TextUnit,
    covering_polygon,
    lowest_confidence,
    text_of_units,
    text_units,
)
from app.quality.word_overlap import OverlappingPairs, overlapping_pairs

_MIN_COVER: Final = 0.5  # of the smaller box: as much must be shared for two words to be of one place
_MAX_DISTANCE: Final = 1.5  # heights between the centres of two words of the same text that count as one


def compare(first: Analysis, second: Analysis, rules: ComparisonRules | None = None) -> Comparison:
    """Lay two readings side by side.

    Raises UnsupportedError where too many words lie on one another for places to mean anything.
    """
    rules = rules or ComparisonRules()
    first_units, second_units = text_units(first), text_units(second)
    if _has_places(first_units) and _has_places(second_units):
        groups = _align_by_place(first_units, second_units, rules)
    else:
        groups = align_by_text(_keys(first_units, rules), _keys(second_units, rules))
    pairs = [
        _pair([first_units[n] for n in a], [second_units[n] for n in b], rules)
        for a, b in _sort_groups(groups)
    ]
    return Comparison(first, second, tuple(pairs), Counter(pair.agreement for pair in pairs))


AlignedGroup = tuple[tuple[int, ...], tuple[int, ...]]


def _has_places(units: Sequence[TextUnit]) -> bool:
    """Return True if the words of a reading have places; one without words needs none."""
    return not units or sum(1 for u in units if u.polygon) * 2 > len(units)


def _keys(units: Sequence[TextUnit], rules: ComparisonRules) -> list[str]:
    return [rules.without_spaces(unit.text) for unit in units]


def _align_by_place(
    first: Sequence[TextUnit], second: Sequence[TextUnit], rules: ComparisonRules
) -> list[AlignedGroup]:
    near = overlapping_pairs(first, second)
    free = np.ones(len(first), bool), np.ones(len(second), bool)
    keys = _keys(first, rules), _keys(second, rules)
    groups: list[AlignedGroup] = [((a,), (b,)) for a, b in _pair_same_text(near, keys, free)]
    overlapping = free[0][near.first] & free[1][near.second] & (near.cover >= _MIN_COVER)
    edges = zip(near.first[overlapping].tolist(), near.second[overlapping].tolist(), strict=True)
    for a, b in _connected_groups(list(edges)):
        groups.append((a, b))
        free[0][list(a)] = False
        free[1][list(b)] = False
    groups += [((int(n),), ()) for n in np.flatnonzero(free[0])]
    groups += [((), (int(n),)) for n in np.flatnonzero(free[1])]
    return groups


def _pair_same_text(
    near: OverlappingPairs, keys: tuple[list[str], list[str]], free: tuple[np.ndarray, np.ndarray]
) -> list[tuple[int, int]]:
    """Pair words of one text in one place, the best placed first; takes them from ``free``."""
    fits = np.flatnonzero((near.cover >= _MIN_COVER) | (near.distance <= _MAX_DISTANCE))
    order = fits[np.lexsort((near.distance[fits], -near.iou[fits]))]
    pairs = []
    for a, b in zip(near.first[order].tolist(), near.second[order].tolist(), strict=True):
        if free[0][a] and free[1][b] and keys[0][a] == keys[1][b]:
            free[0][a] = free[1][b] = False
            pairs.append((a, b))
    return pairs


def _connected_groups(edges: list[tuple[int, int]]) -> list[AlignedGroup]:
    """Return words that hang together, each side in its own reading order."""
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


def _sort_groups(groups: Sequence[AlignedGroup]) -> list[AlignedGroup]:
    """Sort by the first reading; what only the second has stands after what precedes it there."""
    after = sorted((b[0], a[0]) for a, b in groups if a and b)
    seconds = [b for b, _ in after]

    def rank(group: AlignedGroup) -> tuple[float, int]:
        a, b = group
        if a:
            return (float(a[0]), -1)
        at = bisect_left(seconds, b[0]) - 1
        return (after[at][1] + 0.5 if at >= 0 else -1.0, b[0])

    return sorted(groups, key=rank)


def _pair(first_units: Sequence[TextUnit], second_units: Sequence[TextUnit], rules: ComparisonRules) -> Pair:
    first, second = text_of_units(first_units), text_of_units(second_units)
    spacing = False
    if not second_units:
        agreement = Agreement.FIRST_ONLY
    elif not first_units:
        agreement = Agreement.SECOND_ONLY
    elif rules.normalized(first) == rules.normalized(second):
        agreement = Agreement.AGREED
    else:
        agreement = Agreement.DIFFERENT
        spacing = rules.without_spaces(first) == rules.without_spaces(second)
    return Pair(
        agreement,
        tuple(u.path for u in first_units),
        tuple(u.path for u in second_units),
        first,
        second,
        lowest_confidence(first_units),
        lowest_confidence(second_units),
        covering_polygon([*first_units, *second_units]),
        spacing,
    )
