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
from app.model.edit import Key, Path
from app.model.safe_text import safe_text

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
        self.text_spans: list[TextSpan] = []
        self.lines: list[Span] = []
        """Where the lines stand; an empty span between two blocks."""
        self.paragraphs: list[Span] = []
        """Where the blocks stand; an empty span between two."""
        self._parts: list[str] = []
        self._length = 0
        self._span_of: dict[Key, Span] = {}
        for b, block in enumerate(text.blocks if text is not None else ()):
            if not block.lines:
                continue
            if self.lines:
                self.paragraphs.append((self._length, self._length))
                self._end_line(self._length)
            line_start = self._length
            for number, line in enumerate(block.lines):
                self._add_line(line, (b, number))
            self._span_of["block", (b,)] = (line_start, self._length - 1)
            self.paragraphs.append((line_start, self._length - 1))
        self.end = max(0, self._length - 1)
        """Where the text ends and the others begin."""
        for key, title in others:
            start = self._length
            self._append(clean_line(title))
            self._add_span(TextSpan(start, self._length, key))
            self._append("\n")
        self.text = "".join(self._parts)
        self.has_wide_characters = any(
            not part.isascii() and max(part) > "\uffff" for part in self._parts if part
        )
        """Whether there are characters that Qt counts as two, being outside the basic plane of Unicode."""
        self._parts = []
        self._starts = [span.start for span in self.text_spans]
        self._ends = [span.end for span in self.text_spans]

    def span(self, key: Key) -> Span | None:
        """Return start and end of a region; ``None`` for what is no text."""
        return self._span_of.get(key)

    def keys(self, start: int, end: int) -> tuple[Key, ...]:
        """Return the words that a stretch of the text covers or touches from inside."""
        return tuple(span.key for span in self.spans_in(start, end))

    def spans_in(self, start: int, end: int) -> list[TextSpan]:
        """Return the spans of the words that a stretch of the text covers or touches from inside."""
        return self.text_spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def key_at(self, position: int) -> Key | None:
        """Return the word at a position between two characters; ``None`` between words."""
        at = bisect_right(self._starts, position) - 1
        span = self.text_spans[at] if at >= 0 else None
        return span.key if span and span.start <= position <= span.end else None

    def _add_line(self, line: Line, path: Path) -> None:
        line_start = self._length
        spans = word_spans(line)
        plain = is_plain(line.text)
        if plain:
            self._append(line.text)
        at = 0
        for number, ((left, right), word) in enumerate(zip(spans, line.words, strict=True)):
            if plain:
                start, end = line_start + left, line_start + right
            else:
                self._append(clean_line(line.text[at:left]))
                start = self._length
                self._append(clean_line(line.text[left:right]))
                end, at = self._length, right
            if end > start:
                self._add_span(TextSpan(start, end, ("word", (*path, number)), word.confidence))
        if not plain:
            self._append(clean_line(line.text[at:]))
        key = ("line", path)
        if self._length > line_start and not any(right > left for left, right in spans):
            self._add_span(TextSpan(line_start, self._length, key, line.confidence))
        self._span_of[key] = (line_start, self._length)
        self._end_line(line_start)

    def _end_line(self, line_start: int) -> None:
        self.lines.append((line_start, self._length))
        self._append("\n")

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_span(self, span: TextSpan) -> None:
        self.text_spans.append(span)
        self._span_of[span.key] = (span.start, span.end)


def clean_line(text: str) -> str:
    """Return outside text on one line, fit to be shown, in normal form C; blanks stay."""
    if is_plain(text):
        return text
    return safe_text(unicodedata.normalize("NFC", text), 20_000).replace("\n", " ").replace("\t", " ")


def is_plain(text: str) -> bool:
    """Return True if a text holds nothing that must be cleaned."""
    return text.isascii() and text.isprintable()


def word_spans(line: Line) -> list[Span]:
    """Return start and end of each word in its line's text; a word not found there has an empty span."""
    spans = []
    at = 0
    for word in line.words:
        start = line.text.find(word.text, at)
        if start < 0:
            spans.append((at, at))
        else:
            at = start + len(word.text)
            spans.append((start, at))
    return spans
