"""The shapes of Azure's answers on the wire: Image Analysis 3.2 and 4.0, Read, legacy OCR.

Tolerant by design: every field may be missing or null, and both versions' spellings stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from app.model.analysis import Object
from app.model.geometry import Point, Polygon, mapped, rectangle
from app.providers.kit.wire_values import Number, Vertex, coordinate, number, share

PointMap = Callable[[Point], Point]


class Rect(msgspec.Struct, gc=False):
    """Both spellings of a rectangle: x y w h, and left top width height."""

    x: Number = None
    y: Number = None
    w: Number = None
    h: Number = None
    left: Number = None
    top: Number = None
    width: Number = None
    height: Number = None

    def polygon(self, place: PointMap) -> Polygon:
        """Its corners, clockwise from the top left."""
        given = (self.x or self.left, self.y or self.top, self.w or self.width, self.h or self.height)
        return mapped(rectangle(*(coordinate(v) for v in given)), place)


class WordShape(msgspec.Struct, rename="camel", gc=False):
    """``Word`` of the wire page, any version."""

    text: str | None = None
    content: str | None = None
    bounding_polygon: tuple[Vertex, ...] | None = None
    bounding_box: tuple[float, ...] | str | None = None
    confidence: Number = None
    span: Span | None = None


class Span(msgspec.Struct, gc=False):
    """``Span`` of the wire page, any version."""

    offset: int = 0
    length: int = 0


class LineShape(msgspec.Struct, rename="camel", gc=False):
    """``Line`` of the wire page, any version."""

    text: str | None = None
    content: str | None = None
    bounding_polygon: tuple[Vertex, ...] | None = None
    bounding_box: tuple[float, ...] | str | None = None
    words: tuple[WordShape, ...] | None = None
    spans: tuple[Span, ...] | None = None
    language: str | None = None
    appearance: dict[str, Any] | None = None


class BlockShape(msgspec.Struct, gc=False):
    """``Block`` of the wire page, any version."""

    lines: tuple[LineShape, ...] | None = None


class Page(msgspec.Struct, gc=False):
    """``Page`` of the wire page, any version."""

    width: Number = None
    height: Number = None
    unit: str | None = None
    angle: Number = None
    language: str | None = None
    lines: tuple[LineShape, ...] | None = None
    words: tuple[WordShape, ...] | None = None


class ReadResult(msgspec.Struct, gc=False):
    """``ReadResult`` of the wire page, any version."""

    blocks: list[BlockShape] | None = None
    pages: list[Page] | None = None
    content: str | None = None


class AnalyzeResult(msgspec.Struct, rename="camel", gc=False):
    """``AnalyzeResult`` of the wire page, any version."""

    read_results: list[Page] | None = None


class RegionShape(msgspec.Struct, rename="camel", gc=False):
    """``Region`` of the wire page, any version."""

    bounding_box: str | None = None
    lines: tuple[LineShape, ...] | None = None


class Tag(msgspec.Struct, gc=False):
    """``Tag`` of the wire page, any version."""

    name: str | None = None
    confidence: Number = None


class Values(msgspec.Struct, gc=False):
    """``Values`` of the wire page, any version."""

    values: list[msgspec.Raw] | None = None


class Caption(msgspec.Struct, rename="camel", gc=False):
    """``Caption`` of the wire page, any version."""

    text: str | None = None
    confidence: Number = None
    bounding_box: Rect | None = None


class Description(msgspec.Struct, gc=False):
    """``Description`` of the wire page, any version."""

    tags: list[str] | None = None
    captions: list[Caption] | None = None


class Detected(msgspec.Struct, rename="camel", gc=False):
    """An object, brand, person, crop or area, of either version."""

    rectangle: Rect | None = None
    bounding_box: Rect | None = None
    object: str | None = None
    name: str | None = None
    tags: list[Tag] | None = None
    confidence: Number = None
    aspect_ratio: Number = None

    def region(self, kind: str, place: PointMap) -> Object:
        """The named region it marks, drawn where ``place`` maps its pixels."""
        rect = self.rectangle or self.bounding_box
        best = self.tags[0] if self.tags else Tag()
        name = self.object or self.name or best.name or ("Person" if kind == "person" else "")
        if kind == "crop" and self.aspect_ratio is not None:
            name = f"{number(self.aspect_ratio):g}"
        confidence = share(self.confidence if self.confidence is not None else best.confidence)
        return Object(name, rect.polygon(place) if rect else (), confidence, kind)


class FaceShape(msgspec.Struct, rename="camel", gc=False):
    """``Face`` of the wire page, any version."""

    face_rectangle: Rect | None = None
    age: Number = None
    gender: str | None = None
    face_landmarks: dict[str, Vertex] | None = None
    face_attributes: dict[str, Any] | None = None


class Celebrity(msgspec.Struct, rename="camel", gc=False):
    """``Celebrity`` of the wire page, any version."""

    name: str | None = None
    confidence: Number = None
    face_rectangle: Rect | None = None


class Details(msgspec.Struct, gc=False):
    """``Details`` of the wire page, any version."""

    celebrities: list[Celebrity] | None = None
    landmarks: list[Tag] | None = None


class Category(msgspec.Struct, gc=False):
    """``Category`` of the wire page, any version."""

    name: str | None = None
    score: Number = None
    detail: Details | None = None


class Metadata(msgspec.Struct, gc=False):
    """``Metadata`` of the wire page, any version."""

    width: Number = None
    height: Number = None


class Answer(msgspec.Struct, rename="camel", gc=False):
    """Any of Azure's answers; the keys of 3.2, 4.0, Read and OCR do not collide."""

    metadata: Metadata | None = None
    # 4.0
    read_result: ReadResult | None = None
    tags_result: Values | None = None
    caption_result: Caption | None = None
    dense_captions_result: Values | None = None
    objects_result: Values | None = None
    people_result: Values | None = None
    smart_crops_result: Values | None = None
    # 3.2
    tags: list[Tag] | None = None
    description: Description | None = None
    faces: list[FaceShape] | None = None
    objects: list[Detected] | None = None
    brands: list[Detected] | None = None
    categories: list[Category] | None = None
    adult: dict[str, Any] | None = None
    color: dict[str, Any] | None = None
    area_of_interest: Rect | None = None
    result: Details | None = None
    # Read and OCR
    status: str | None = None
    analyze_result: AnalyzeResult | None = None
    regions: list[RegionShape] | None = None
    text_angle: Number = None
    language: str | None = None
