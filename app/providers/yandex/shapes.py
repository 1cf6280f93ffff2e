"""The JSON of Yandex's answers, as structs: text of both readers, Vision v1, the OCR API, image search.

Every field may be missing or null; whole numbers come as strings (``WIRE.md``, "Yandex: text").
"""

from __future__ import annotations

from typing import ClassVar

from app.providers.kit.wire_struct import Reasons, WireStruct
from app.providers.kit.wire_values import Number, Vertex

_POINTERS = {"textSegments": "points into the full text, which stands whole"}

# Text of Vision v1 and of the OCR API


class YandexBox(WireStruct):
    """Corners in pixels: of faces and text counter-clockwise from the top left, of tables clockwise."""

    MAPPED_WHOLE = True

    vertices: tuple[Vertex, ...] | None = None


class YandexWordLanguage(WireStruct):
    """The language of a word, of Vision v1."""

    MAPPED_WHOLE = True

    language_code: str | None = None
    confidence: Number = None


class YandexBlockLanguage(WireStruct):
    """A language of a block, of the OCR API."""

    language_code: str | None = None


class YandexWord(WireStruct):
    """A word; the OCR API gives it neither confidence nor languages."""

    IGNORED_KEYS: ClassVar[Reasons] = {
        "entityIndex": "points into the entities, which stand whole",
        **_POINTERS,
    }

    bounding_box: YandexBox | None = None
    text: str | None = None
    confidence: Number = None
    languages: tuple[YandexWordLanguage, ...] | None = None


class YandexAlternative(WireStruct):
    """Where an older form of the OCR API keeps a line's text and words."""

    MAPPED_WHOLE = True

    text: str | None = None
    words: tuple[YandexWord, ...] | None = None


class YandexLine(WireStruct):
    """A line; Vision v1 gives it no text, the OCR API no confidence."""

    IGNORED_KEYS: ClassVar[Reasons] = _POINTERS

    bounding_box: YandexBox | None = None
    text: str | None = None
    confidence: Number = None
    words: tuple[YandexWord, ...] | None = None
    alternatives: tuple[YandexAlternative, ...] | None = None


class YandexBlock(WireStruct):
    """A block of lines; the OCR API names its layout (heading, list …)."""

    IGNORED_KEYS: ClassVar[Reasons] = _POINTERS

    bounding_box: YandexBox | None = None
    lines: tuple[YandexLine, ...] | None = None
    languages: tuple[YandexBlockLanguage, ...] | None = None
    layout_type: str | int | None = None


class YandexEntity(WireStruct):
    """A field of a document template, such as a passport's number."""

    name: str | None = None
    text: str | None = None


# Vision v1


class YandexStatus(WireStruct):
    """``google.rpc.Status`` of a file or of a feature; ``code`` is the gRPC number."""

    code: Number = None
    message: str | None = None


class YandexVisionPage(WireStruct):
    """A page of text, with the size in pixels at which Yandex saw it."""

    width: Number = None
    height: Number = None
    blocks: list[YandexBlock] | None = None
    entities: list[YandexEntity] | None = None


class YandexTextDetection(WireStruct):
    """The text that one language model read."""

    pages: list[YandexVisionPage] | None = None


class YandexClass(WireStruct):
    """A class of the image (``adult``, ``low`` …) with its probability."""

    name: str | None = None
    probability: Number = None


class YandexClassification(WireStruct):
    """The classes that one model knows."""

    properties: list[YandexClass] | None = None


class YandexFace(WireStruct):
    """A face: a box and nothing else."""

    bounding_box: YandexBox | None = None


class YandexFaceDetection(WireStruct):
    """The faces of an image."""

    faces: list[YandexFace] | None = None


class YandexCopy(WireStruct):
    """A copy of the image on the web; the page's address has no scheme."""

    image_url: str | None = None
    page_url: str | None = None
    title: str | None = None
    description: str | None = None


class YandexCopySearch(WireStruct):
    """How many copies there are, and the best of them."""

    copy_count: Number = None
    top_results: list[YandexCopy] | None = None


class YandexFeatureResult(WireStruct):
    """The answer to one feature asked of one image."""

    IGNORED_KEYS: ClassVar[Reasons] = {"error": "stands in the failure of its feature"}

    text_detection: YandexTextDetection | None = None
    classification: YandexClassification | None = None
    face_detection: YandexFaceDetection | None = None
    image_copy_search: YandexCopySearch | None = None
    error: YandexStatus | None = None


class YandexFileResult(WireStruct):
    """The answer about one image, its results in the order of the features."""

    IGNORED_KEYS: ClassVar[Reasons] = {"error": "fails the whole image"}

    results: list[YandexFeatureResult] | None = None
    error: YandexStatus | None = None


# OCR API


class YandexCell(WireStruct):
    """A cell of a table; a span of 1 may be left out."""

    IGNORED_KEYS: ClassVar[Reasons] = _POINTERS

    bounding_box: YandexBox | None = None
    row_index: Number = None
    column_index: Number = None
    column_span: Number = None
    row_span: Number = None
    text: str | None = None


class YandexTable(WireStruct):
    """A table of cells."""

    bounding_box: YandexBox | None = None
    row_count: Number = None
    column_count: Number = None
    cells: list[YandexCell] | None = None


class YandexPicture(WireStruct):
    """A picture on the page."""

    bounding_box: YandexBox | None = None
    score: Number = None


class YandexTextAnnotation(WireStruct):
    """All text of one page, with the size in pixels at which Yandex saw it."""

    width: Number = None
    height: Number = None
    blocks: list[YandexBlock] | None = None
    entities: list[YandexEntity] | None = None
    tables: list[YandexTable] | None = None
    full_text: str | None = None
    rotate: str | int | None = None
    markdown: str | None = None
    pictures: list[YandexPicture] | None = None


class YandexOcrPage(WireStruct):
    """One message of the OCR API's stream."""

    text_annotation: YandexTextAnnotation | None = None
    page: Number = None


# Image search


class YandexImageInfo(WireStruct, omit_defaults=True):
    """One image that looks like the one searched for, with the page that shows it."""

    url: str | None = None
    format: str | int | None = None
    width: Number = None
    height: Number = None
    passage: str | None = None
    host: str | None = None
    page_title: str | None = None
    page_url: str | None = None


class YandexSearchPage(WireStruct, omit_defaults=True):
    """One page of hits; ``page`` is left out for the first, whose number is 0."""

    images: list[YandexImageInfo] | None = None
    page: Number = None
    max_page: Number = None
    id: str | None = None
