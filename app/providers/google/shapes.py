"""The JSON of Google Cloud Vision's answers, as structs (``WIRE.md``, "Google Vision: answer").

Every field may be missing or null; numbers and enums may be strings or numbers.
"""

from __future__ import annotations

from typing import Any, ClassVar

from app.providers.kit.answer_size import Size, size_of
from app.providers.kit.wire_struct import Reasons, WireStruct
from app.providers.kit.wire_values import Number, Vertex


class GooglePolygon(WireStruct):
    """``BoundingPoly``: corners in pixels of the image sent, or in shares of its width and height."""

    MAPPED_WHOLE = True

    vertices: tuple[Vertex, ...] | None = None
    normalized_vertices: tuple[Vertex, ...] | None = None


class GoogleLanguage(WireStruct, omit_defaults=True):
    """``TextAnnotation.DetectedLanguage``: a guess at the language of a page, block, paragraph or word."""

    language_code: str | None = None
    confidence: Number = None


class GoogleBreak(WireStruct):
    """``TextAnnotation.DetectedBreak``: a blank or a line's end after a symbol, or before if a prefix."""

    type: str | int | None = None
    is_prefix: bool | None = None


class GoogleTextProperty(WireStruct):
    """``TextAnnotation.TextProperty`` of a page or word."""

    detected_languages: tuple[GoogleLanguage, ...] | None = None


class GoogleSymbolProperty(WireStruct):
    """``TextAnnotation.TextProperty`` of a symbol, whose languages are those of its word."""

    detected_break: GoogleBreak | None = None


class GoogleSymbol(WireStruct):
    """``Symbol``: one character."""

    text: str | None = None
    property: GoogleSymbolProperty | None = None


class GoogleWord(WireStruct):
    """``Word``: symbols in reading order."""

    bounding_box: GooglePolygon | None = None
    symbols: tuple[GoogleSymbol, ...] | None = None
    confidence: Number = None
    property: GoogleTextProperty | None = None


class GoogleParagraph(WireStruct):
    """``Paragraph``: words in reading order; Google has no lines."""

    words: tuple[GoogleWord, ...] | None = None


class GoogleBlock(WireStruct):
    """``Block``: paragraphs, or a table, picture, ruler or barcode."""

    bounding_box: GooglePolygon | None = None
    paragraphs: tuple[GoogleParagraph, ...] | None = None
    block_type: str | int | None = None
    confidence: Number = None


class GooglePage(WireStruct):
    """``Page``: the blocks of one image, and the size in pixels at which Google saw it."""

    width: Number = None
    height: Number = None
    blocks: list[GoogleBlock] | None = None
    property: GoogleTextProperty | None = None


class GoogleFullText(WireStruct):
    """``TextAnnotation``: all text, as one string and as pages."""

    text: str | None = None
    pages: list[GooglePage] | None = None


class GoogleTextAnnotation(WireStruct):
    """``EntityAnnotation`` of text: the first in a list is the whole text, the others are words."""

    description: str | None = None
    locale: str | None = None
    bounding_poly: GooglePolygon | None = None


class GoogleEntity(WireStruct):
    """``EntityAnnotation`` of a label, logo or landmark."""

    description: str | None = None
    score: Number = None
    bounding_poly: GooglePolygon | None = None


class GooglePosition(WireStruct):
    """``Position``: a point in pixels; its depth is not read."""

    x: Number = None
    y: Number = None


class GoogleFaceLandmark(WireStruct):
    """``FaceAnnotation.Landmark``: an eye, the tip of the nose, and so on."""

    type: str | int | None = None
    position: GooglePosition | None = None


class GoogleFace(WireStruct):
    """``FaceAnnotation``: polygons of the head and of the skin, angles in degrees, likelihoods."""

    bounding_poly: GooglePolygon | None = None
    fd_bounding_poly: GooglePolygon | None = None
    landmarks: list[GoogleFaceLandmark] | None = None
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


class GoogleObject(WireStruct):
    """``LocalizedObjectAnnotation``: a named object with its polygon in shares of the image."""

    name: str | None = None
    score: Number = None
    bounding_poly: GooglePolygon | None = None


class GoogleCropHint(WireStruct):
    """``CropHint``: a polygon to crop to."""

    bounding_poly: GooglePolygon | None = None
    confidence: Number = None


class GoogleCropHints(WireStruct):
    """``CropHintsAnnotation``."""

    crop_hints: list[GoogleCropHint] | None = None


class GoogleWebImage(WireStruct):
    """``WebDetection.WebImage``: the address of an image on the web."""

    url: str | None = None


class GoogleWebPage(WireStruct):
    """``WebDetection.WebPage``: a page that shows the image, and which images of it match."""

    url: str | None = None
    page_title: str | None = None
    full_matching_images: list[GoogleWebImage] | None = None
    partial_matching_images: list[GoogleWebImage] | None = None


class GoogleWebEntity(WireStruct):
    """``WebDetection.WebEntity``: what similar images on the web are about."""

    KEPT_KEYS: ClassVar[Reasons] = {"entityId": "a label's name only where there is no description"}

    entity_id: str | None = None
    description: str | None = None


class GoogleBestGuess(WireStruct):
    """``WebDetection.WebLabel``: a guess at a query that would find the image."""

    label: str | None = None


class GoogleWebDetection(WireStruct):
    """``WebDetection``: where on the web the image, or one like it, was found."""

    web_entities: list[GoogleWebEntity] | None = None
    full_matching_images: list[GoogleWebImage] | None = None
    partial_matching_images: list[GoogleWebImage] | None = None
    visually_similar_images: list[GoogleWebImage] | None = None
    pages_with_matching_images: list[GoogleWebPage] | None = None
    best_guess_labels: list[GoogleBestGuess] | None = None


class GoogleProductGroup(WireStruct):
    """``ProductSearchResults.GroupedResult``: the products that one part of the image looks like."""

    bounding_poly: GooglePolygon | None = None
    results: list[dict[str, Any]] | None = None


class GoogleProducts(WireStruct):
    """``ProductSearchResults``."""

    product_grouped_results: list[GoogleProductGroup] | None = None


class GoogleStatus(WireStruct):
    """``google.rpc.Status`` of one image; ``code`` is the gRPC number."""

    code: Number = None
    message: str | None = None


class GoogleAnswer(WireStruct):
    """``AnnotateImageResponse``. A part that is absent was not asked for, found nothing, or failed."""

    IGNORED_KEYS: ClassVar[Reasons] = {
        "textAnnotations": "holds the words of fullTextAnnotation once more, or stands in for it",
        "fullTextAnnotation": "its characters stand in the words, its breaks in the lines",
        "error": "stands in the failures of the features",
    }
    KEPT_KEYS: ClassVar[Reasons] = {
        "landmarkAnnotations": "an object has no room for latitude and longitude",
        "safeSearchAnnotation": "verdicts are labels in words; the answer's own spelling is kept",
        "imagePropertiesAnnotation": "an analysis has no colours",
        "productSearchResults": "an object takes the name and score of the best product only",
    }

    face_annotations: list[GoogleFace] | None = None
    landmark_annotations: list[GoogleEntity] | None = None
    logo_annotations: list[GoogleEntity] | None = None
    label_annotations: list[GoogleEntity] | None = None
    text_annotations: list[GoogleTextAnnotation] | None = None
    full_text_annotation: GoogleFullText | None = None
    localized_object_annotations: list[GoogleObject] | None = None
    safe_search_annotation: dict[str, Any] | None = None
    image_properties_annotation: dict[str, Any] | None = None
    crop_hints_annotation: GoogleCropHints | None = None
    web_detection: GoogleWebDetection | None = None
    product_search_results: GoogleProducts | None = None
    error: GoogleStatus | None = None

    def size_seen(self) -> Size | None:
        """Return the width and height in pixels that Google saw; None where there is no text."""
        for page in (self.full_text_annotation and self.full_text_annotation.pages) or ():
            size = size_of(page.width, page.height)
            if size is not None:
                return size
        return None
