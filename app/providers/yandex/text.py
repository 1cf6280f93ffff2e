"""Text of Yandex's two readers, Vision v1 and the OCR API, as model values (wire page, 2.4 and 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from app.model.analysis import Block, DocumentField, Language, Line, Text, Word
from app.model.geometry import Point, Polygon, mapped
from app.providers.kit.unmapped_fields import keys
from app.providers.kit.wire_values import Number, Vertex, hull, number, points, share

PointMap = Callable[[Point], Point]
_WORD = keys(
    "boundingBox", "text", "confidence", "languages",
    "entityIndex", "textSegments",  # they point into what stands in full: the entities, the whole text
)  # fmt: skip
BLOCKS = keys(
    "boundingBox", "layoutType", "textSegments", languages=keys("languageCode"),
    lines=keys("boundingBox", "text", "confidence", "textSegments", "alternatives", words=_WORD),
)  # fmt: skip
"""Keys of blocks whose content has a place of its own in an analysis."""


class Box(msgspec.Struct, gc=False):
    """Vertices; faces and text counter-clockwise from the top left, tables clockwise."""

    vertices: tuple[Vertex, ...] | None = None


class LanguageShape(msgspec.Struct, rename="camel", gc=False):
    """A language, of a word or of a block."""

    language_code: str | None = None
    confidence: Number = None


class WordShape(msgspec.Struct, rename="camel", gc=False):
    """A word."""

    bounding_box: Box | None = None
    text: str | None = None
    confidence: Number = None
    languages: tuple[LanguageShape, ...] | None = None
    entity_index: Number = None


class Alternative(msgspec.Struct, gc=False):
    """Where an older form of the OCR API keeps a line's text and words."""

    text: str | None = None
    words: tuple[WordShape, ...] | None = None


class LineShape(msgspec.Struct, rename="camel", gc=False):
    """A line; Vision v1 gives it no text, the OCR API no confidence."""

    bounding_box: Box | None = None
    text: str | None = None
    confidence: Number = None
    words: tuple[WordShape, ...] | None = None
    alternatives: tuple[Alternative, ...] | None = None
    orientation: str | None = None


class BlockShape(msgspec.Struct, rename="camel", gc=False):
    """A block."""

    bounding_box: Box | None = None
    lines: tuple[LineShape, ...] | None = None
    languages: tuple[LanguageShape, ...] | None = None
    layout_type: str | None = None


class EntityShape(msgspec.Struct, gc=False):
    """A field of a document template."""

    name: str | None = None
    text: str | None = None


def box(shape: Box | None, to_original: PointMap) -> Polygon:
    """The polygon of a box; empty without one."""
    return mapped(points(shape.vertices), to_original) if shape else ()


def scaled(width: Number, height: Number, size: tuple[float, float], to_original: PointMap) -> PointMap:
    """A map that also mends an answer given for another size than was sent."""
    w, h = number(width), number(height)
    if w <= 0 or h <= 0 or (w, h) == size:
        return to_original
    fx, fy = size[0] / w, size[1] / h
    return lambda p: to_original((p[0] * fx, p[1] * fy))


def block(shape: BlockShape, to_original: PointMap, reader: str | None = None) -> Block:
    """A block with its lines; a missing outline is that of its lines. Empties the lines of the answer."""
    lines = tuple(_line(line, to_original) for line in shape.lines or ())
    outline = box(shape.bounding_box, to_original) or hull(line.polygon for line in lines)
    kind = (shape.layout_type or "text").lower().removeprefix("layout_type_")
    return Block(outline, "text" if kind in {"unspecified", "unknown"} else kind, None, lines, reader)


def text(
    blocks: Sequence[Block], entities: Sequence[EntityShape], languages: Sequence[str], content: str = ""
) -> Text:
    """Text of the blocks; ``content`` is the service's own where it gives one."""
    spoken = {
        language.code: None
        for b in blocks
        for line in b.lines
        for word in line.words
        for language in word.languages[:1]
    }
    made = Text.of(tuple(blocks), tuple(dict.fromkeys([*languages, *spoken])))
    return msgspec.structs.replace(
        made,
        content=content or made.content,
        entities=tuple(DocumentField(e.name or "", e.text or "") for e in entities),
    )


def _line(shape: LineShape, to_original: PointMap) -> Line:
    older = shape.alternatives[0] if shape.alternatives else Alternative()
    given = shape.words or older.words or ()
    words = tuple(
        Word(box(w.bounding_box, to_original), w.text or "", None, _languages(w.languages)) for w in given
    )
    said = shape.text or older.text or " ".join(w.text for w in words)
    # Yandex computes one confidence a line and copies it to the words: it is the line's
    confidence = share(shape.confidence)
    if confidence is None and given:
        confidence = share(given[0].confidence)
    outline = box(shape.bounding_box, to_original) or hull(w.polygon for w in words)
    # let go now: all words of a large answer at once would keep other threads waiting
    shape.words = shape.alternatives = None
    return Line(outline, said, confidence, words)


def _languages(shapes: tuple[LanguageShape, ...] | None) -> tuple[Language, ...]:
    return tuple(Language(s.language_code, share(s.confidence)) for s in shapes or () if s.language_code)
