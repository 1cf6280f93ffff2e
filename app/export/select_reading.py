"""Selects what goes into a format that holds one reading of a page, out of several analyses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from app.formats.reader_helpers import unplaced_lines
from app.model.analysis import Analysis, Block, Face, Line, Object, Text, Word


def first_text(analyses: tuple[Analysis, ...]) -> Text:
    """Return the text of the first analysis that read any; an empty text where none did."""
    texts = [a.text for a in analyses if a.text is not None]
    return next((t for t in texts if t.blocks or t.content), Text())


def text_blocks(text: Text) -> tuple[Block, ...]:
    """Return the blocks of a text; a text without blocks is one block without a polygon."""
    return text.blocks or ((Block((), lines=unplaced_lines(text.content)),) if text.content.strip() else ())


def all_faces(analyses: tuple[Analysis, ...]) -> Iterator[Face]:
    """Return the faces of all analyses, in order."""
    return (face for a in analyses for face in a.faces or ())


def all_objects(analyses: tuple[Analysis, ...]) -> Iterator[Object]:
    """Return the objects of all analyses, in order."""
    return (thing for a in analyses for thing in a.objects or ())


def words_with_gaps(line: Line) -> Iterator[tuple[str, Word]]:
    """Return the words of a line, each with the text between it and the word before.

    A word that the line's text does not hold has a blank before it.
    """
    end = 0
    for number, word in enumerate(line.words):
        start = line.text.find(word.text, end)
        if start < 0:
            yield " " if number else "", word
        else:
            yield line.text[end:start], word
            end = start + len(word.text)


def is_right_to_left(text: str) -> bool:
    """Return True if the first letter with a direction is of a right-to-left script (UAX #9, rule P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False


def valid_confidence(value: float | None) -> float | None:
    """Return a confidence rounded to six digits; None where it is absent or not within 0..1."""
    return round(value, 6) if value is not None and 0 <= value <= 1 else None
