"""The shapes of Google Cloud Vision's answers on the wire (section 1.5 of the wire page).

Tolerant by design: every field may be missing or null, numbers may be strings, unknown fields are skipped
without being built, which is most of the speed. What stands in words is in tuples and in structs that are not
collected: else each garbage collection would walk a million of them while the window waits.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app.providers.kit.wire_values import Number, Vertex, number


class Poly(msgspec.Struct, rename="camel", gc=False):
    """``Poly`` of the wire page."""

    vertices: tuple[Vertex, ...] | None = None
    normalized_vertices: tuple[Vertex, ...] | None = None


class DetectedLanguage(msgspec.Struct, rename="camel", omit_defaults=True, gc=False):
    """``DetectedLanguage`` of the wire page."""

    language_code: str | None = None
    confidence: Number = None


class Break(msgspec.Struct, rename="camel", gc=False):
    """``Break`` of the wire page."""

    type: str | int | None = None
    is_prefix: bool | None = None


class Property(msgspec.Struct, rename="camel", gc=False):
    """``Property`` of the wire page."""

    detected_languages: tuple[DetectedLanguage, ...] | None = None


class SymbolProperty(msgspec.Struct, rename="camel", gc=False):
    """``Property`` of the wire page, of which a symbol's languages say nothing that its word's do not."""

    detected_break: Break | None = None


class Symbol(msgspec.Struct, gc=False):
    """``Symbol`` of the wire page."""

    text: str | None = None
    property: SymbolProperty | None = None


class WordShape(msgspec.Struct, rename="camel", gc=False):
    """``Word`` of the wire page."""

    bounding_box: Poly | None = None
    symbols: tuple[Symbol, ...] | None = None
    confidence: Number = None
    property: Property | None = None


class Paragraph(msgspec.Struct, rename="camel", gc=False):
    """``Paragraph`` of the wire page."""

    words: tuple[WordShape, ...] | None = None


class BlockShape(msgspec.Struct, rename="camel", gc=False):
    """``Block`` of the wire page."""

    bounding_box: Poly | None = None
    paragraphs: tuple[Paragraph, ...] | None = None
    block_type: str | int | None = None
    confidence: Number = None


class Page(msgspec.Struct, gc=False):
    """``Page`` of the wire page."""

    width: Number = None
    height: Number = None
    blocks: list[BlockShape] | None = None
    property: Property | None = None


class FullText(msgspec.Struct, gc=False):
    """``FullText`` of the wire page."""

    text: str | None = None
    pages: list[Page] | None = None


class Entity(msgspec.Struct, rename="camel", gc=False):
    """``Entity`` of the wire page."""

    description: str | None = None
    mid: str | None = None
    locale: str | None = None
    score: Number = None
    bounding_poly: Poly | None = None


class Position(msgspec.Struct, gc=False):
    """``Position`` of the wire page."""

    x: Number = None
    y: Number = None


class LandmarkShape(msgspec.Struct, gc=False):
    """``Landmark`` of the wire page."""

    type: str | int | None = None
    position: Position | None = None


class FaceShape(msgspec.Struct, rename="camel", gc=False):
    """``Face`` of the wire page."""

    bounding_poly: Poly | None = None
    fd_bounding_poly: Poly | None = None
    landmarks: list[LandmarkShape] | None = None
    detection_confidence: Number = None
    landmarking_confidence: Number = None
    roll_angle: Number = None
    pan_angle: Number = None
    tilt_angle: Number = None
    joy_likelihood: str | int | None = None
    sorrow_likelihood: str | int | None = None
    anger_likelihood: str | int | None = None
    surprise_likelihood: str | int | None = None
    under_exposed_likelihood: str | int | None = None
    blurred_likelihood: str | int | None = None
    headwear_likelihood: str | int | None = None


class Located(msgspec.Struct, rename="camel", gc=False):
    """``Located`` of the wire page."""

    name: str | None = None
    score: Number = None
    bounding_poly: Poly | None = None


class Crop(msgspec.Struct, rename="camel", gc=False):
    """``Crop`` of the wire page."""

    bounding_poly: Poly | None = None
    confidence: Number = None
    importance_fraction: Number = None


class Crops(msgspec.Struct, rename="camel", gc=False):
    """``Crops`` of the wire page."""

    crop_hints: list[Crop] | None = None


class WebImage(msgspec.Struct, gc=False):
    """``WebImage`` of the wire page."""

    url: str | None = None


class WebPage(msgspec.Struct, rename="camel", gc=False):
    """``WebPage`` of the wire page."""

    url: str | None = None
    page_title: str | None = None
    full_matching_images: list[WebImage] | None = None
    partial_matching_images: list[WebImage] | None = None


class WebEntity(msgspec.Struct, rename="camel", gc=False):
    """``WebEntity`` of the wire page."""

    entity_id: str | None = None
    description: str | None = None
    score: Number = None


class Guess(msgspec.Struct, rename="camel", gc=False):
    """``Guess`` of the wire page."""

    label: str | None = None
    language_code: str | None = None


class Web(msgspec.Struct, rename="camel", gc=False):
    """``Web`` of the wire page."""

    web_entities: list[WebEntity] | None = None
    full_matching_images: list[WebImage] | None = None
    partial_matching_images: list[WebImage] | None = None
    visually_similar_images: list[WebImage] | None = None
    pages_with_matching_images: list[WebPage] | None = None
    best_guess_labels: list[Guess] | None = None


class ProductGroup(msgspec.Struct, rename="camel", gc=False):
    """``ProductGroup`` of the wire page."""

    bounding_poly: Poly | None = None
    results: list[dict[str, Any]] | None = None


class Products(msgspec.Struct, rename="camel", gc=False):
    """``Products`` of the wire page."""

    product_grouped_results: list[ProductGroup] | None = None
    results: list[dict[str, Any]] | None = None
    index_time: str | None = None


class Status(msgspec.Struct, gc=False):
    """google.rpc.Status: ``code`` is the gRPC number."""

    code: Number = None
    message: str | None = None


class Answer(msgspec.Struct, rename="camel", gc=False):
    """AnnotateImageResponse. A part that is absent was not asked for, found nothing, or failed."""

    face_annotations: list[FaceShape] | None = None
    landmark_annotations: list[Entity] | None = None
    logo_annotations: list[Entity] | None = None
    label_annotations: list[Entity] | None = None
    text_annotations: list[Entity] | None = None
    full_text_annotation: FullText | None = None
    localized_object_annotations: list[Located] | None = None
    safe_search_annotation: dict[str, Any] | None = None
    image_properties_annotation: dict[str, Any] | None = None
    crop_hints_annotation: Crops | None = None
    web_detection: Web | None = None
    product_search_results: Products | None = None
    error: Status | None = None

    def size_read(self) -> tuple[float, float] | None:
        """Width and height Google saw, where it says (only with text)."""
        for page in (self.full_text_annotation and self.full_text_annotation.pages) or ():
            width, height = number(page.width), number(page.height)
            if width > 0 and height > 0:
                return width, height
        return None
