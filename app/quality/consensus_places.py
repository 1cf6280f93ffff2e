"""The words of two or more readings gathered by place, for a consensus to be made of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.model.analysis import Analysis, Line
from app.model.geometry import Polygon
from app.model.reading import pieces
from app.quality.compare import compare
from app.quality.comparison import WordPath


@dataclass(frozen=True)
class ReadWord:
    """A word of one reading with all text that touches it, or a line of which no words are given.

    ``reading`` is the number of its reading, ``path`` block, line and word, or block and line. ``blank``: a
    blank comes before it in its line; ``confidence`` is that of the word, else None.
    """

    reading: int
    path: WordPath
    text: str
    polygon: Polygon
    confidence: float | None
    blank: bool
    line: Line

    @property
    def settled(self) -> bool:
        """Return True if somebody corrected or reviewed the word, so that no provider's doubt counts."""
        region = self.line.words[self.path[2]] if len(self.path) == 3 else self.line
        return bool(region.corrected) or bool(region.reviewed)


@dataclass
class WordPlace:
    """The words that all readings have in one place, each reading's in its own order."""

    words: tuple[tuple[ReadWord, ...], ...]
    """By reading."""
    texts: tuple[str, ...] = field(init=False)
    """What each reading has here, spaced as it spaces it, lines apart by a blank."""

    def __post_init__(self) -> None:
        self.texts = tuple(map(spaced_text, self.words))


def spaced_text(words: Sequence[ReadWord]) -> str:
    """Return the text of words of one reading, with its own blanks between them."""
    text = words[0].text if words else ""
    for before, word in itertools.pairwise(words):
        apart = word.blank or word.path[:2] != before.path[:2]
        text += (" " if apart else "") + word.text
    return text


def read_words(analysis: Analysis, reading: int) -> tuple[ReadWord, ...]:
    """Return every word of a reading in its order; text that belongs to no word is with the one before."""
    words: list[ReadWord] = []
    for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
        for number, line in enumerate(block.lines):
            words += _words_of_line(line, (b, number), reading)
    return tuple(words)


def _words_of_line(line: Line, path: WordPath, reading: int) -> Iterator[ReadWord]:
    if not line.words:
        if line.text.strip():
            text = line.text.strip()
            yield ReadWord(reading, path, text, line.polygon, line.confidence, False, line)  # noqa: FBT003
        return
    numbers = {id(word): number for number, word in reversed(list(enumerate(line.words)))}
    waiting, pending = "", None
    for piece in pieces(line):
        if piece.word is None or not piece.word.text.strip():
            if pending is None:
                waiting += piece.text + " "
            else:
                pending = _with_text(pending, f"{pending.text} {piece.text}")
            continue
        if pending is not None:
            yield pending
        at = (*path, numbers[id(piece.word)])
        pending = ReadWord(
            reading, at, waiting + piece.text, piece.word.polygon, piece.word.confidence,
            piece.blank and not waiting, line,
        )  # fmt: skip
        waiting = ""
    if pending is not None:
        yield pending


def _with_text(word: ReadWord, text: str) -> ReadWord:
    return ReadWord(word.reading, word.path, text, word.polygon, word.confidence, word.blank, word.line)


def gather_places(readings: Sequence[Analysis]) -> tuple[WordPlace, ...]:
    """Return the places of all readings, every word in exactly one.

    Raises UnsupportedError where too many words lie on one another for places to mean anything.
    """
    words = [read_words(reading, number) for number, reading in enumerate(readings)]
    by_path = [{word.path: word for word in each} for each in words]
    roots: dict[tuple[int, WordPath], tuple[int, WordPath]] = {}

    def root(node: tuple[int, WordPath]) -> tuple[int, WordPath]:
        roots.setdefault(node, node)
        while roots[node] != node:
            roots[node] = roots[roots[node]]
            node = roots[node]
        return node

    for number, each in enumerate(words):
        for word in each:
            root((number, word.path))
    for first, second in itertools.combinations(range(len(readings)), 2):
        for pair in compare(readings[first], readings[second]).pairs:
            nodes = [(first, p) for p in pair.first if p in by_path[first]]
            nodes += [(second, p) for p in pair.second if p in by_path[second]]
            for node in nodes[1:]:
                low, high = sorted((root(nodes[0]), root(node)))
                roots[high] = low
    gathered: dict[tuple[int, WordPath], list[list[ReadWord]]] = {}
    for number, each in enumerate(words):
        for word in each:
            place = gathered.setdefault(root((number, word.path)), [[] for _ in readings])
            place[number].append(word)
    return tuple(WordPlace(tuple(map(tuple, place))) for place in gathered.values())
