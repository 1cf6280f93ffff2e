"""Where the words of a consensus stand: in the lines of one reading, with words of others put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec
from msgspec import UNSET

from app.model.analysis import Analysis, Block, Line, Vote, Word
from app.model.geometry import Polygon, bounds, rectangle
from app.model.word_spacing import is_unspaced
from app.quality.comparison import WordPath
from app.quality.consensus_places import ReadWord, WordPlace
from app.quality.consensus_voting import Verdict, lowest_confidence

_Node = tuple[int, WordPath]


class _Item(NamedTuple):
    """A word of the consensus as it will stand in a line.

    ``said`` is its text with what touches it and belongs to no word; ``own`` is where it stands,
    if unchanged.
    """

    word: Word
    said: str
    blank: bool
    whole_line: bool
    own: _Node | None


@dataclass(eq=False)
class _DraftLine:
    """A line being made; ``line`` is that of the first reading, or of the reading that alone has it."""

    line: Line
    items: dict[_Node, _Item] = field(default_factory=dict)
    order: list[_Node] = field(default_factory=list)
    own: frozenset[_Node] = frozenset()


@dataclass(eq=False)
class _DraftBlock:
    block: Block
    lines: list[_DraftLine]


class Layout:
    """The blocks of the ``first`` of some readings, into which places are put with their verdicts.

    ``ties`` is how many words are a tie.
    """

    def __init__(self, readings: Sequence[Analysis], words: Sequence[Sequence[ReadWord]], first: int) -> None:
        self._readings = readings
        self._words = words
        self._first = first
        self.ties = 0
        self._lines: dict[WordPath, _DraftLine] = {}
        self._blocks: list[_DraftBlock] = []
        self._later: list[tuple[WordPlace, Verdict]] = []
        self._anchors: dict[_Node, tuple[_DraftBlock, _DraftLine, _Node]] = {}
        self._made: dict[_Node, _Item] = {}
        text = readings[first].text
        own: dict[WordPath, list[WordPath]] = {}
        for word in words[first]:
            own.setdefault(word.path[:2], []).append(word.path)
        for b, block in enumerate(text.blocks if text else ()):
            draft = _DraftBlock(block, [])
            for number, line in enumerate(block.lines):
                paths = own.get((b, number), [])
                lines = _DraftLine(
                    line, {}, [(first, path) for path in paths], frozenset((first, path) for path in paths)
                )
                self._lines[b, number] = lines
                draft.lines.append(lines)
                for path in paths:
                    self._anchors[first, path] = (draft, lines, (first, path))
            self._blocks.append(draft)

    def put(self, place: WordPlace, verdict: Verdict) -> None:
        """Put a place into the line where the first reading has it; what it lacks waits for ``blocks``."""
        own = place.words[self._first]
        if not own:
            if verdict.reading is not None:
                self._later.append((place, verdict))
            return
        for number, words in enumerate(place.words):  # where others have it, new words may follow
            for word in words:
                if number != self._first:
                    self._anchors[number, word.path] = self._anchors[self._first, own[-1].path]
        if verdict.reading is None:
            return
        items = self._items(place, verdict)
        if verdict.reading == self._first:
            for node, item in items:
                self._lines[node[1][:2]].items[node] = item
            return
        lines = list(dict.fromkeys(word.path[:2] for word in own))
        theirs = list(dict.fromkeys(node[1][:2] for node, _ in items))
        for at, path in enumerate(lines):
            part = [
                (node, item) for node, item in items if min(theirs.index(node[1][:2]), len(lines) - 1) == at
            ]
            here = next(word for word in own if word.path[:2] == path)
            self._replace(self._lines[path], (self._first, here.path), part, blank=here.blank)

    def blocks(self) -> tuple[Block, ...]:
        """Return all blocks, lines and words, with what only other readings have put in."""
        for place, verdict in sorted(self._later, key=lambda each: _first_node(*each)):
            assert verdict.reading is not None  # noqa: S101 - such places are not kept for later
            words = place.words[verdict.reading]
            items = self._items(place, verdict)
            for number, each in enumerate(place.words):
                for word in each:
                    if number != verdict.reading:
                        self._anchors.pop((number, word.path), None)
            draft, line, after = self._spot(words[0])
            at = line.order.index(after) + 1 if after in line.order else 0
            for node, item in items:
                line.order.insert(at, node)
                line.items[node] = item
                self._anchors[node] = (draft, line, node)
                at += 1
            for number, each in enumerate(place.words):
                for word in each:
                    self._anchors.setdefault((number, word.path), (draft, line, line.order[at - 1]))
        made = []
        for draft_block in self._blocks:
            lines = tuple(filter(None, map(_line, draft_block.lines)))
            if lines or not draft_block.block.lines:
                same = len(lines) == len(draft_block.block.lines)
                polygon = (
                    draft_block.block.polygon
                    if same
                    else _around([draft_block.block.polygon, *(line.polygon for line in lines)])
                )
                made.append(msgspec.structs.replace(draft_block.block, lines=lines, polygon=polygon))
        return tuple(made)

    def _replace(
        self, line: _DraftLine, node: _Node, items: Sequence[tuple[_Node, _Item]], *, blank: bool
    ) -> None:
        """Let words of another reading take the place of one of the line's own."""
        at = line.order.index(node) + 1
        for number, (theirs, item) in enumerate(items):
            line.order.insert(at + number, theirs)
            line.items[theirs] = item._replace(blank=blank) if number == 0 else item

    def _spot(self, word: ReadWord) -> tuple[_DraftBlock, _DraftLine, _Node]:
        """Return the line a word only another reading has belongs to, and after which word it stands."""
        each = self._words[word.reading]
        at = next(number for number, other in enumerate(each) if other.path == word.path)
        for before in reversed(each[:at]):
            if before.path[:2] != word.path[:2]:
                break
            if found := self._anchors.get((word.reading, before.path)):
                return found
        for after in each[at + 1 :]:
            if after.path[:2] != word.path[:2]:
                break
            if found := self._anchors.get((word.reading, after.path)):
                draft, line, node = found
                place = line.order.index(node)
                return draft, line, line.order[place - 1] if place else (-1, ())
        return self._new_line(word, each, at)

    def _new_line(
        self, word: ReadWord, each: Sequence[ReadWord], at: int
    ) -> tuple[_DraftBlock, _DraftLine, _Node]:
        made = _DraftLine(msgspec.structs.replace(word.line, words=(), text="", votes=UNSET, tie=UNSET))
        nothing: _Node = (-1, ())
        near = [(before, 1) for before in reversed(each[:at])] + [(after, 0) for after in each[at + 1 :]]
        for same_block in (True, False):
            for other, by in near:
                found = self._anchors.get((word.reading, other.path))
                if found is None or (same_block and other.path[0] != word.path[0]):
                    continue
                draft, line, _ = found
                if same_block:
                    draft.lines.insert(draft.lines.index(line) + by, made)
                    return draft, made, nothing
                number = next(n for n, block in enumerate(self._blocks) if block is draft)
                fresh = self._new_block(word, made)
                self._blocks.insert(number + by, fresh)
                return fresh, made, nothing
        fresh = self._new_block(word, made)
        self._blocks.append(fresh)
        return fresh, made, nothing

    def _new_block(self, word: ReadWord, line: _DraftLine) -> _DraftBlock:
        text = self._readings[word.reading].text
        assert text is not None  # noqa: S101 - it has the word
        block = msgspec.structs.replace(text.blocks[word.path[0]], lines=(line.line,))
        return _DraftBlock(block, [line])

    def _items(self, place: WordPlace, verdict: Verdict) -> list[tuple[_Node, _Item]]:
        """Return the words of the verdict, with the votes of all readings."""
        assert verdict.reading is not None  # noqa: S101 - the caller asks
        words = place.words[verdict.reading]
        said = place.texts[verdict.reading]
        votes = tuple(
            Vote(
                self._readings[number].provider,
                text,
                lowest_confidence(place.words[number]),
                text == verdict.text and bool(text),
            )
            for number, text in enumerate(place.texts)
        )
        spelt = [word.text for word in words]
        if verdict.text != said:
            parts = verdict.text.split()
            spelt = parts if len(parts) == len(words) else [verdict.text] + [""] * (len(words) - 1)
        alone = len(words) == 1
        agreed = all(vote.chosen for vote in votes)
        items = []
        for word, text in zip(words, spelt, strict=True):
            if not text:
                continue
            confidence = verdict.confidence if alone or not agreed else word.confidence
            items.append(((word.reading, word.path), _item(word, text, confidence, votes, verdict.tie)))
            self.ties += verdict.tie
        return items


def _item(word: ReadWord, text: str, confidence: float | None, votes: tuple[Vote, ...], tie: bool) -> _Item:
    whole_line = len(word.path) == 2
    if whole_line:
        made = Word(word.polygon, text, confidence)
    else:
        source = word.line.words[word.path[2]]
        own = text == word.text
        made = msgspec.structs.replace(
            source,
            text=source.text if own else text,
            confidence=confidence,
            corrected=UNSET,
            reviewed=UNSET,
        )
    made = msgspec.structs.replace(made, votes=votes, tie=tie or UNSET)
    return _Item(made, text, word.blank, whole_line, (word.reading, word.path) if text == word.text else None)


def _first_node(place: WordPlace, verdict: Verdict) -> _Node:
    assert verdict.reading is not None  # noqa: S101 - such places are not kept for later
    return verdict.reading, place.words[verdict.reading][0].path


def _line(draft: _DraftLine) -> Line | None:
    """Return a line with its words; None for one in which none is left."""
    nodes = [node for node in draft.order if node in draft.items]
    if not nodes:
        return None
    items = [draft.items[node] for node in nodes]
    unchanged = draft.own == {item.own for item in items} and len(items) == len(draft.own)
    cleared = msgspec.structs.replace(draft.line, corrected=UNSET, reviewed=UNSET)
    if len(items) == 1 and items[0].whole_line:
        word = items[0].word
        return msgspec.structs.replace(
            cleared, text=word.text, confidence=word.confidence, words=(), votes=word.votes, tie=word.tie
        )
    words = tuple(item.word for item in items)
    given = tuple(word.confidence for word in draft.line.words)
    if unchanged and given == tuple(word.confidence for word in words):
        return msgspec.structs.replace(cleared, words=words)
    text = ""
    for node, item in zip(nodes, items, strict=True):
        # a word that began its line has no blank of its own for what now stands before it
        blank = item.blank or (
            node[1][-1] == 0 and not (is_unspaced(text[-1:]) and is_unspaced(item.said[:1]))
        )
        text += (" " if blank and text else "") + item.said
    known = [word.confidence for word in words if word.confidence is not None]
    polygon = _around([draft.line.polygon, *(word.polygon for word in words)])
    return msgspec.structs.replace(
        cleared,
        text=draft.line.text if unchanged else text,
        words=words,
        confidence=round(sum(known) / len(known), 4) if known else None,
        polygon=draft.line.polygon if _within(words, draft.line.polygon) else polygon,
    )


def _within(words: Sequence[Word], polygon: Polygon) -> bool:
    """Return True if the middle of each word lies in the box of a polygon."""
    if not polygon:
        return False
    left, top, right, bottom = bounds(polygon)
    for word in words:
        if word.polygon:
            one = bounds(word.polygon)
            x, y = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
            if not (left <= x <= right and top <= y <= bottom):
                return False
    return True


def _around(polygons: Sequence[Polygon]) -> Polygon:
    points = [point for polygon in polygons for point in polygon]
    if not points:
        return ()
    left, top, right, bottom = bounds(points)
    return rectangle(left, top, right - left, bottom - top)
