"""What of several analyses goes into a format that holds one reading of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from app.formats.reader_helpers import unplaced
from app.model.analysis import Analysis, Block, Face, Line, Object, Text, Word


def reading(analyses: tuple[Analysis, ...]) -> Text:
    """The text of the first analysis that read any; an empty one where none did."""
    texts = [a.text for a in analyses if a.text is not None]
    return next((t for t in texts if t.blocks or t.content), Text())


def blocks(text: Text) -> tuple[Block, ...]:
    """The blocks; text that came without any is one block without a place."""
    return text.blocks or ((Block((), lines=unplaced(text.content)),) if text.content.strip() else ())


def faces(analyses: tuple[Analysis, ...]) -> Iterator[Face]:
    """The faces of all analyses."""
    return (face for a in analyses for face in a.faces or ())


def objects(analyses: tuple[Analysis, ...]) -> Iterator[Object]:
    """The named regions of all analyses."""
    return (thing for a in analyses for thing in a.objects or ())


def spaced(line: Line) -> Iterator[tuple[str, Word]]:
    """The words of a line, each with what stands before it in the line's text.

    A word that is not found there has a blank before it.
    """
    at = 0
    for number, word in enumerate(line.words):
        found = line.text.find(word.text, at)
        if found < 0:
            yield " " if number else "", word
        else:
            yield line.text[at:found], word
            at = found + len(word.text)


def right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False


def confidence(value: float | None) -> float | None:
    """The confidence where it is one (0..1), rounded to six digits; else absent."""
    return round(value, 6) if value is not None and 0 <= value <= 1 else None
