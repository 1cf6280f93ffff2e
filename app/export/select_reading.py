"""Selects what goes into a format that holds one reading of a page, out of several analyses.

Text comes as ``app.model.reading`` settles it, also that of the store and of other programs' documents, so
that every format holds the same letters in the same order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import msgspec

from app.formats.reader_helpers import unplaced_lines
from app.model.analysis import Analysis, Block, Face, Object, Text, joined
from app.model.reading import settled_blocks


def settled_text(text: Text) -> Text:
    """Return the text with one reading: every line settled, ``content`` joined from the lines.

    Where no line has any text, ``content`` stays as it is.
    """
    blocks = settled_blocks(text.blocks)
    same = all(new is old for new, old in zip(blocks, text.blocks, strict=True))
    content = joined(blocks)
    if not content.strip():
        content = text.content
    if same and content == text.content:
        return text
    return msgspec.structs.replace(text, content=content, blocks=blocks)


def first_text(analyses: tuple[Analysis, ...]) -> Text:
    """Return the settled text of the first analysis that read any; an empty text where none did."""
    texts = [a.text for a in analyses if a.text is not None]
    return settled_text(next((t for t in texts if t.blocks or t.content), Text()))


def text_blocks(text: Text) -> tuple[Block, ...]:
    """Return the blocks of a text, settled; what stands in no line is a block without a polygon."""
    text = settled_text(text)
    if not text.content.strip() or any(line.text.strip() for block in text.blocks for line in block.lines):
        return text.blocks
    return (*text.blocks, Block((), lines=unplaced_lines(text.content)))


def all_faces(analyses: tuple[Analysis, ...]) -> Iterator[Face]:
    """Return the faces of all analyses, in order."""
    return (face for a in analyses for face in a.faces or ())


def all_objects(analyses: tuple[Analysis, ...]) -> Iterator[Object]:
    """Return the objects of all analyses, in order."""
    return (thing for a in analyses for thing in a.objects or ())


def is_right_to_left(text: str) -> bool:
    """Return True if the first letter with a direction is of a right-to-left script (UAX #9, rule P2)."""
    return _first_direction(text) in {"R", "AL"}


def is_left_to_right(text: str) -> bool:
    """Return True if the first letter with a direction is of a left-to-right script (UAX #9, rule P2)."""
    return _first_direction(text) == "L"


def _first_direction(text: str) -> str:
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "")


def valid_confidence(value: float | None) -> float | None:
    """Return a confidence rounded to six digits; None where it is absent or not within 0..1."""
    return round(value, 6) if value is not None and 0 <= value <= 1 else None
