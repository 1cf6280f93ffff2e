"""Text of Yandex's two readers, Vision v1 and the OCR API, as model values (``WIRE.md``, "Yandex: text")."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.model.analysis import Block, DocumentField, Language, Line, Word
from app.model.geometry import Polygon, mapped
from app.model.limits import Fitted
from app.providers.kit.answer_size import rescaled, size_of
from app.providers.kit.full_text import TextReading, read_text
from app.providers.kit.wire_values import Number, PointMap, enum_name, hull, points, share
from app.providers.yandex.shapes import (
    YandexAlternative,
    YandexBlock,
    YandexBox,
    YandexEntity,
    YandexLine,
    YandexWordLanguage,
)

LAYOUTS = (
    "LAYOUT_TYPE_UNSPECIFIED", "LAYOUT_TYPE_UNKNOWN", "LAYOUT_TYPE_TEXT", "LAYOUT_TYPE_HEADER",
    "LAYOUT_TYPE_SECTION_HEADER", "LAYOUT_TYPE_FOOTER", "LAYOUT_TYPE_FOOTNOTE", "LAYOUT_TYPE_PICTURE",
    "LAYOUT_TYPE_CAPTION", "LAYOUT_TYPE_TITLE", "LAYOUT_TYPE_LIST",
)  # fmt: skip
"""Names of the kinds of blocks, by number."""


def box_polygon(box: YandexBox | None, to_original: PointMap) -> Polygon:
    """Return the corners of a box in pixels of the original; empty without one."""
    return mapped(points(box.vertices), to_original) if box else ()


def page_map(width: Number, height: Number, fitted: Fitted) -> PointMap:
    """Return a map to the original from pixels of a page of this width and height."""
    sent = float(fitted.width), float(fitted.height)
    return rescaled(fitted.to_original, size_of(width, height), sent)


def block_of(block: YandexBlock, to_original: PointMap, reader: str | None = None) -> Block:
    """Return a block with its lines; a missing outline is the hull of the lines.

    The lines of the answer are emptied on the way, since they are not read twice.
    """
    lines = tuple(_line(line, to_original) for line in block.lines or ())
    outline = box_polygon(block.bounding_box, to_original) or hull(line.polygon for line in lines)
    kind = enum_name(block.layout_type, LAYOUTS).lower().removeprefix("layout_type_")
    known = "text" if kind in {"unspecified", "unknown"} or kind.isdecimal() else kind
    return Block(outline, known, None, lines, reader)


def text_of(
    blocks: Sequence[Block], entities: Sequence[YandexEntity], languages: Sequence[str], whole: str = ""
) -> TextReading:
    """Return the text of the blocks; ``whole`` is the service's own where it gives one."""
    of_words = {
        language.code: None
        for block in blocks
        for line in block.lines
        for word in line.words
        for language in word.languages[:1]
    }
    reading = read_text(blocks, [*languages, *of_words], whole, path=("fullText",))
    fields = tuple(DocumentField(e.name or "", e.text or "") for e in entities)
    return TextReading(msgspec.structs.replace(reading.text, entities=fields), reading.beside)


def _line(line: YandexLine, to_original: PointMap) -> Line:
    older = line.alternatives[0] if line.alternatives else YandexAlternative()
    given = line.words or older.words or ()
    words = tuple(
        Word(box_polygon(w.bounding_box, to_original), w.text or "", None, _languages(w.languages))
        for w in given
    )
    text = line.text or older.text or " ".join(w.text for w in words)
    # Yandex computes one confidence a line and copies it to the words: it is the line's
    confidence = share(line.confidence)
    if confidence is None and given:
        confidence = share(given[0].confidence)
    outline = box_polygon(line.bounding_box, to_original) or hull(w.polygon for w in words)
    # let go now: all words of a large answer at once would keep other threads waiting
    line.words = line.alternatives = None
    return Line(outline, text, confidence, words)


def _languages(languages: tuple[YandexWordLanguage, ...] | None) -> tuple[Language, ...]:
    return tuple(
        Language(given.language_code, share(given.confidence))
        for given in languages or ()
        if given.language_code
    )
