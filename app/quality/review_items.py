"""What there is to review in a reading: each place with what every reading has there, and how doubtful it is.

Doubt is the probability that the text is wrong: that of the (calibrated) confidence, moved by what the other
readings say there, each on its own (naive Bayes).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.model.analysis import Analysis
from app.model.edit import Key
from app.model.geometry import Polygon, bounds, rectangle
from app.quality.compare import compare
from app.quality.comparison import Agreement, Comparison, ComparisonRules, Pair, WordPath
from app.quality.text_units import TextUnit, text_of_units, text_units

Calibrate = Callable[[str, float | None], float]
"""Gives the share of right words among a provider's words of a confidence (None: it gives none), 0..1."""

UNSTATED_CONFIDENCE: Final = 0.9
"""Share of right words taken for readings without confidences, as long as nothing better is known."""
_SAME_ERROR: Final = 0.1
"""How often a second reading of a wrong word has the very same error."""
_UNREAD_RIGHT: Final = 0.08
"""How often a second reading has nothing where a word is right."""
_UNREAD_WRONG: Final = 0.4
"""How often a second reading has nothing where a word is wrong: often there is no word at all."""
_SUREST: Final = 0.995
_LEAST_SURE: Final = 0.05
_SAME_PLACE: Final = 0.5
"""Share of the smaller of two boxes that overlap as one place."""


class Standing(StrEnum):
    """What became of a place in the review."""

    OPEN = "open"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True)
class OtherText:
    """What another reading has at a place: empty text where it has none."""

    provider: str
    text: str
    confidence: float | None


@dataclass(frozen=True)
class ReviewItem:
    """One place of a reading: its words there (several where another reading parts them differently).

    ``keys`` name the words in the analysis as it is corrected now; empty where they are gone, or where only
    others read something (``missing``). ``doubt``: probability that the text is wrong, 0..1. ``alike``
    is the number of places where every reading has the same, this one included. ``suffix`` is the end of
    ``text`` that belongs to no word (a full stop the provider gave no place).
    """

    keys: tuple[Key, ...]
    text: str
    confidence: float | None
    polygon: Polygon
    others: tuple[OtherText, ...]
    doubt: float
    alike: int = 1
    missing: bool = False
    standing: Standing = Standing.OPEN
    suffix: str = ""

    @property
    def readings(self) -> tuple[str, ...]:
        """Return the texts all readings have here, this one first: places of the same are alike."""
        return (self.text, *(other.text for other in self.others))

    @property
    def gain(self) -> float:
        """Return how many errors are expected to be found by looking at this place and those alike."""
        return self.doubt * self.alike


def plain_confidence(_provider: str, confidence: float | None) -> float:
    """Take a confidence for the share of right words, for providers without a calibration."""
    return UNSTATED_CONFIDENCE if confidence is None else confidence


def review_items(
    original: Analysis,
    current: Analysis,
    others: Sequence[Analysis] = (),
    calibrate: Calibrate = plain_confidence,
) -> tuple[ReviewItem, ...]:
    """Return all places of a reading in its order; then those only other readings have.

    ``original`` is the reading as it was answered, ``current`` the same with the corrections made so far,
    which tell what has been reviewed. Raises UnsupportedError where too many words lie on one another.
    """
    units = text_units(original)
    number_at = {unit.path: number for number, unit in enumerate(units)}
    comparisons = [compare(original, other) for other in others]
    pairs_at = [_pairs_by_unit(comparison, number_at) for comparison in comparisons]
    marks = _Marks(current)
    items: list[ReviewItem] = []
    for group in _groups(len(units), pairs_at):
        members = [units[number] for number in group]
        read = tuple(
            _other_text(other.provider, [pairs[n] for n in group if n in pairs])
            for other, pairs in zip(others, pairs_at, strict=True)
        )
        items.append(_item(original.provider, members, read, calibrate, marks))
    items += _missing(others, comparisons, calibrate, marks)
    return _with_alike(items)


class _Marks:
    """What became of each place of an analysis, told by the marks of its words now."""

    def __init__(self, current: Analysis) -> None:
        self.boxes: list[tuple[float, float, float, float]] = []
        self._at: dict[Polygon, list[tuple[Key, str, bool]]] = {}
        whole = bool(current.reviewed)
        for b, block in enumerate(current.text.blocks if current.text else ()):
            for number, line in enumerate(block.lines):
                seen = whole or block.reviewed is True or line.reviewed is True
                if not line.words:
                    self._add(("line", (b, number)), line.polygon, line.text, seen)
                for n, word in enumerate(line.words):
                    key: Key = ("word", (b, number, n))
                    self._add(key, word.polygon, word.text, seen or word.reviewed is True)

    def _add(self, key: Key, polygon: Polygon, text: str, seen: bool) -> None:
        self._at.setdefault(polygon, []).append((key, text, seen))
        if polygon:
            self.boxes.append(bounds(polygon))

    def of(self, unit: TextUnit, word: str) -> tuple[Key | None, Standing]:
        """Return where a word as it was answered stands now, None if it is gone, and what became of it."""
        there = self._at.get(unit.polygon, ())
        same = [(key, seen) for key, text, seen in there if text == word]
        if not same:  # retyped in its place, or deleted, moved, joined: its text was not right as it stood
            return (there[0][0] if len(there) == 1 else None), Standing.WRONG
        if len(same) > 1:  # readings without places
            same = [s for s in same if s[0][1] == unit.path] or same
        key, seen = same[0]
        return key, Standing.RIGHT if seen else Standing.OPEN


def _pairs_by_unit(comparison: Comparison, number_at: dict[WordPath, int]) -> dict[int, Pair]:
    return {number_at[path]: pair for pair in comparison.pairs for path in pair.first}


def _groups(count: int, pairs_at: Sequence[dict[int, Pair]]) -> list[list[int]]:
    """Return neighbours that some reading parts otherwise together, all others alone, in order."""
    parent = list(range(count))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for pairs in pairs_at:
        last: dict[int, int] = {}
        for number, pair in pairs.items():
            if pair.agreement is not Agreement.AGREED:
                earlier = last.setdefault(id(pair), number)
                parent[root(number)] = root(earlier)
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(root(number), []).append(number)
    return sorted(groups.values())


def _other_text(provider: str, pairs: Sequence[Pair]) -> OtherText:
    different = list({id(pair): pair for pair in pairs}.values())
    known = [p.second_confidence for p in different if p.second_confidence is not None]
    text = " ".join(p.second_text for p in different if p.second_text)
    return OtherText(provider, text, min(known) if known else None)


def _item(
    provider: str,
    members: Sequence[TextUnit],
    others: tuple[OtherText, ...],
    calibrate: Calibrate,
    marks: _Marks,
) -> ReviewItem:
    found = [marks.of(unit, _word_of(unit)) for unit in members]
    keys = tuple(key for key, _ in found if key is not None)
    text = text_of_units(members)
    known = [unit.confidence for unit in members if unit.confidence is not None]
    confidence = min(known) if known else None
    right = math.prod(calibrate(provider, unit.confidence) for unit in members)
    return ReviewItem(
        keys,
        text,
        confidence,
        _around([unit.polygon for unit in members]),
        others,
        _doubt(text, right, others, calibrate),
        standing=_together([standing for _, standing in found]),
        suffix=members[-1].text.removeprefix(_word_of(members[-1])),
    )


def _word_of(unit: TextUnit) -> str:
    return unit.line.words[unit.path[2]].text if len(unit.path) == 3 else unit.line.text


def _together(standings: Sequence[Standing]) -> Standing:
    if Standing.WRONG in standings:
        return Standing.WRONG
    return Standing.OPEN if Standing.OPEN in standings else Standing.RIGHT


def _doubt(text: str, right: float, others: Sequence[OtherText], calibrate: Calibrate) -> float:
    right = min(max(right, _LEAST_SURE), _SUREST)
    odds = (1 - right) / right  # of being wrong
    rules = ComparisonRules()
    for other in others:
        sure = min(max(calibrate(other.provider, other.confidence), 0.5), _SUREST)
        if not other.text:
            odds *= _UNREAD_WRONG / _UNREAD_RIGHT
        elif rules.normalized(other.text) == rules.normalized(text):
            odds *= _SAME_ERROR / sure
        else:
            odds *= (1 - _SAME_ERROR) / (1 - sure)
    return odds / (1 + odds)


def _missing(
    others: Sequence[Analysis], comparisons: Sequence[Comparison], calibrate: Calibrate, marks: _Marks
) -> list[ReviewItem]:
    """Return what only other readings have, one item for each place."""
    items: list[ReviewItem] = []
    places: list[tuple[float, float, float, float]] = []
    for number, (other, comparison) in enumerate(zip(others, comparisons, strict=True)):
        for pair in comparison.pairs:
            if pair.agreement is not Agreement.SECOND_ONLY:
                continue
            read = OtherText(other.provider, pair.second_text, pair.second_confidence)
            box = bounds(pair.polygon) if pair.polygon else None
            before = next((n for n, b in enumerate(places) if box and _overlap(b, box) > _SAME_PLACE), None)
            if before is not None:
                there = list(items[before].others)
                there[number] = read
                items[before] = replace(items[before], others=tuple(there))
                continue
            nothing = [OtherText(each.provider, "", None) for each in others]
            nothing[number] = read
            found = box is not None and any(_overlap(b, box) > _SAME_PLACE for b in marks.boxes)
            standing = Standing.WRONG if found else Standing.OPEN
            items.append(
                ReviewItem((), "", None, pair.polygon, tuple(nothing), 0, missing=True, standing=standing)
            )
            places.append(box or (0, 0, 0, 0))
    return [replace(item, doubt=_doubt_of_nothing(item.others, calibrate)) for item in items]


def _doubt_of_nothing(others: Sequence[OtherText], calibrate: Calibrate) -> float:
    """Return the probability that there is a word where this reading has none and others do."""
    odds = _UNREAD_RIGHT / (1 - _UNREAD_RIGHT)
    for other in others:
        sure = min(max(calibrate(other.provider, other.confidence), _LEAST_SURE), _SUREST)
        odds *= sure / (1 - sure) if other.text else _UNREAD_RIGHT / _UNREAD_WRONG
    return odds / (1 + odds)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    """Return the shared area of two boxes by that of the smaller."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one, other))
    return width * height / smaller if width > 0 and height > 0 and smaller > 0 else 0.0


def _around(polygons: Sequence[Polygon]) -> Polygon:
    placed = [polygon for polygon in polygons if polygon]
    if len(placed) == 1:
        return placed[0]
    if not placed:
        return ()
    left, top, right, bottom = bounds([point for polygon in placed for point in polygon])
    return rectangle(left, top, right - left, bottom - top)


def _with_alike(items: Sequence[ReviewItem]) -> tuple[ReviewItem, ...]:
    """Return the items, each with the number of open ones where every reading has the same."""
    counts = Counter(item.readings for item in items if item.standing is Standing.OPEN)
    return tuple(replace(item, alike=max(1, counts[item.readings])) for item in items)
