"""Text of Yandex's two readers, Vision v1 and the OCR API, as model values (``WIRE.md``, "Yandex: text")."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.model.analysis import Block, DocumentField, Language, Line, Text, Word
from app.model.geometry import Polygon, mapped
from app.model.limits import Fitted
from app.model.reading import compose_text
from app.providers.kit.answer_size import rescaled
from app.providers.kit.wire_values import Number, PointMap, hull, number, points, share
from app.providers.yandex.shapes import (
    YandexAlternative,
    YandexBlock,
    YandexBox,
    YandexEntity,
    YandexLine,
    YandexWordLanguage,
)


def box_polygon(box: YandexBox | None, to_original: PointMap) -> Polygon:
    """Return the corners of a box in pixels of the original; empty without one."""
    return mapped(points(box.vertices), to_original) if box else ()


def page_map(width: Number, height: Number, fitted: Fitted) -> PointMap:
    """Return a map to the original from pixels of a page of this width and height."""
    seen = number(width), number(height)
    return rescaled(fitted.to_original, seen, (float(fitted.width), float(fitted.height)))


def block_of(block: YandexBlock, to_original: PointMap, reader: str | None = None) -> Block:
    """Return a block with its lines; a missing outline is the hull of the lines.

    The lines of the answer are emptied on the way, since they are not read twice.
    """
    lines = tuple(_line(line, to_original) for line in block.lines or ())
    outline = box_polygon(block.bounding_box, to_original) or hull(line.polygon for line in lines)
    kind = (block.layout_type or "text").lower().removeprefix("layout_type_")
    return Block(outline, "text" if kind in {"unspecified", "unknown"} else kind, None, lines, reader)


def text_of(
    blocks: Sequence[Block], entities: Sequence[YandexEntity], languages: Sequence[str], content: str = ""
) -> Text:
    """Return the text of the blocks; ``content`` is the service's own where it gives one."""
    of_words = {
        language.code: None
        for block in blocks
        for line in block.lines
        for word in line.words
        for language in word.languages[:1]
    }
    text = compose_text(tuple(blocks), tuple(dict.fromkeys([*languages, *of_words])))
    return msgspec.structs.replace(
        text,
        content=content or text.content,
        entities=tuple(DocumentField(e.name or "", e.text or "") for e in entities),
    )


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
