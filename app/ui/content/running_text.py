"""The text of an analysis as one running text in which every region has its place. No Qt here.

This is what is searched and what the transcript shows: lines end with a line break, blocks with an empty
line. It is in normal form C and fit to be shown; positions are characters of it. What was found besides
text follows after ``end``, a line each, for searches only.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from app.model.analysis import Line, Text
from app.ui.base.safe_text import safe_text

Path = tuple[int, ...]
Key = tuple[str, Path]
Span = tuple[int, int]


class TextSpan(msgspec.Struct, frozen=True, gc=False):
    """A word in the running text (a line where its provider gives no words, or something else found)."""

    start: int
    end: int
    key: Key
    confidence: float | None = None


class RunningText:
    """The running text of ``text``, followed by ``others`` (titles of what was found besides)."""

    def __init__(self, text: Text | None = None, others: Iterable[tuple[Key, str]] = ()) -> None:
        self.pieces: list[TextSpan] = []
        self.lines: list[Span] = []
        """Where the lines stand; an empty span between two blocks."""
        self.paragraphs: list[Span] = []
        """Where the blocks stand; an empty span between two."""
        self._parts: list[str] = []
        self._length = 0
        self._spans: dict[Key, Span] = {}
        for b, block in enumerate(text.blocks if text is not None else ()):
            if not block.lines:
                continue
            if self.lines:
                self.paragraphs.append((self._length, self._length))
                self._end_line(self._length)
            begun = self._length
            for number, line in enumerate(block.lines):
                self._line(line, (b, number))
            self._spans["block", (b,)] = (begun, self._length - 1)
            self.paragraphs.append((begun, self._length - 1))
        self.end = max(0, self._length - 1)
        """Where the text ends and the others begin."""
        for key, title in others:
            start = self._length
            self._put(clean(title))
            self._piece(TextSpan(start, self._length, key))
            self._put("\n")
        self.text = "".join(self._parts)
        self.wide = any(not part.isascii() and max(part) > "\uffff" for part in self._parts if part)
        """Whether there are characters that Qt counts as two."""
        self._parts = []
        self._starts = [piece.start for piece in self.pieces]
        self._ends = [piece.end for piece in self.pieces]

    def span(self, key: Key) -> Span | None:
        """Where a region stands; ``None`` for what is no text."""
        return self._spans.get(key)

    def keys(self, start: int, end: int) -> tuple[Key, ...]:
        """The words that a stretch of the text covers or touches from inside."""
        return tuple(piece.key for piece in self.pieces_in(start, end))

    def pieces_in(self, start: int, end: int) -> list[TextSpan]:
        """The same with their places."""
        return self.pieces[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def key_at(self, position: int) -> Key | None:
        """The word at a place between two characters."""
        at = bisect_right(self._starts, position) - 1
        piece = self.pieces[at] if at >= 0 else None
        return piece.key if piece and piece.start <= position <= piece.end else None

    def _line(self, line: Line, path: Path) -> None:
        begun = self._length
        spans = word_spans(line)
        plain = is_plain(line.text)
        if plain:
            self._put(line.text)
        at = 0
        for number, ((left, right), word) in enumerate(zip(spans, line.words, strict=True)):
            if plain:
                start, end = begun + left, begun + right
            else:
                self._put(clean(line.text[at:left]))
                start = self._length
                self._put(clean(line.text[left:right]))
                end, at = self._length, right
            if end > start:
                self._piece(TextSpan(start, end, ("word", (*path, number)), word.confidence))
        if not plain:
            self._put(clean(line.text[at:]))
        key = ("line", path)
        if self._length > begun and not any(right > left for left, right in spans):
            self._piece(TextSpan(begun, self._length, key, line.confidence))
        self._spans[key] = (begun, self._length)
        self._end_line(begun)

    def _end_line(self, begun: int) -> None:
        self.lines.append((begun, self._length))
        self._put("\n")

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _piece(self, piece: TextSpan) -> None:
        self.pieces.append(piece)
        self._spans[piece.key] = (piece.start, piece.end)


def clean(text: str) -> str:
    """Outside text on one line, fit to be shown, in normal form C; blanks stay."""
    if is_plain(text):
        return text
    return safe_text(unicodedata.normalize("NFC", text), 20_000).replace("\n", " ").replace("\t", " ")


def is_plain(text: str) -> bool:
    """Whether there is nothing in a text that must be cleaned."""
    return text.isascii() and text.isprintable()


def word_spans(line: Line) -> list[Span]:
    """Where each word stands in its line's text (start, end); a word not found there has an empty span."""
    spans = []
    at = 0
    for word in line.words:
        found = line.text.find(word.text, at)
        if found < 0:
            spans.append((at, at))
        else:
            at = found + len(word.text)
            spans.append((found, at))
    return spans
