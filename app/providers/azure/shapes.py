"""The JSON of Azure's answers, as structs: Image Analysis 3.2 and 4.0, Read, legacy OCR.

Every field may be missing or null. Both versions' spellings stand side by side in one struct where saved
answers and documents mix them (``WIRE.md``, "Azure Vision").
"""

from __future__ import annotations

from typing import Any, ClassVar

from app.providers.kit.wire_struct import Reasons, WireStruct
from app.providers.kit.wire_values import Number, Vertex, number


class AzureRectangle(WireStruct):
    """A rectangle in pixels: ``x y w h``, or ``left top width height`` as faces have it."""

    MAPPED_WHOLE = True

    x: Number = None
    y: Number = None
    w: Number = None
    h: Number = None
    left: Number = None
    top: Number = None
    width: Number = None
    height: Number = None


class AzureSpan(WireStruct):
    """Where in ``content`` a line or word of the preview's text stands, in characters."""

    MAPPED_WHOLE = True

    offset: int = 0
    length: int = 0


class AzureWord(WireStruct):
    """A word of any reader: ``text`` or ``content``; a list of vertices, eight numbers, or ``"x,y,w,h"``."""

    text: str | None = None
    content: str | None = None
    bounding_polygon: tuple[Vertex, ...] | None = None
    bounding_box: tuple[float, ...] | str | None = None
    confidence: Number = None
    span: AzureSpan | None = None


class AzureLine(WireStruct):
    """A line of any reader; legacy OCR gives it no text, the preview no words."""

    text: str | None = None
    content: str | None = None
    bounding_polygon: tuple[Vertex, ...] | None = None
    bounding_box: tuple[float, ...] | str | None = None
    words: tuple[AzureWord, ...] | None = None
    spans: tuple[AzureSpan, ...] | None = None
    language: str | None = None


class AzureBlock(WireStruct):
    """A block of 4.0, without an outline."""

    lines: tuple[AzureLine, ...] | None = None


class AzurePreviewPage(WireStruct):
    """A page of the previews of 4.0, whose words stand beside the lines, not in them."""

    KEPT_KEYS: ClassVar[Reasons] = dict.fromkeys(("width", "height", "language"), "an analysis has no pages")

    width: Number = None
    height: Number = None
    language: str | None = None
    lines: tuple[AzureLine, ...] | None = None
    words: tuple[AzureWord, ...] | None = None


class AzureReadResult(WireStruct):
    """The text of 4.0 (``blocks``) or of its previews (``pages``)."""

    blocks: list[AzureBlock] | None = None
    pages: list[AzurePreviewPage] | None = None
    content: str | None = None


class AzureReadPage(WireStruct):
    """A page of Read 3.2; its size is in pixels for images and in inches for documents."""

    IGNORED_KEYS: ClassVar[Reasons] = dict.fromkeys(
        ("page", "angle"), "stand in the property ``pages``, with the fields"
    )

    width: Number = None
    height: Number = None
    unit: str | int | None = None
    language: str | None = None
    lines: tuple[AzureLine, ...] | None = None

    @property
    def is_in_inches(self) -> bool:
        """Return True if sizes and boxes are in inches; .NET prints the unit's number."""
        return self.unit == 1 or str(self.unit).lower() == "inch"

    @property
    def has_size_in_inches(self) -> bool:
        """Return True if the page says how large it is; less than a hundredth of an inch is no size."""
        return min(number(self.width), number(self.height)) >= 0.01


class AzureAnalyzeResult(WireStruct):
    """The text of Read 3.2."""

    read_results: list[AzureReadPage] | None = None


class AzureRegion(WireStruct):
    """A block of legacy OCR, with its box as ``"x,y,w,h"``."""

    bounding_box: str | None = None
    lines: tuple[AzureLine, ...] | None = None


class AzureTag(WireStruct):
    """A name with a confidence: of a tag, landmark, or object of 4.0."""

    name: str | None = None
    confidence: Number = None


class AzureTags(WireStruct):
    """The tags of 4.0."""

    values: list[AzureTag] | None = None


class AzureCaption(WireStruct):
    """A sentence about the image, or about the part of it in the box."""

    text: str | None = None
    confidence: Number = None
    bounding_box: AzureRectangle | None = None


class AzureDenseCaptions(WireStruct):
    """The captions of parts of the image, of 4.0."""

    values: list[AzureCaption] | None = None


class AzureDescription(WireStruct):
    """The captions of 3.2; its tags repeat those of the image without a confidence."""

    captions: list[AzureCaption] | None = None


class AzureTaggedObject(WireStruct):
    """An object of 4.0, named by its tags, best first."""

    bounding_box: AzureRectangle | None = None
    tags: list[AzureTag] | None = None


class AzureTaggedObjects(WireStruct):
    """The objects of 4.0."""

    values: list[AzureTaggedObject] | None = None


class AzurePerson(WireStruct):
    """A person of 4.0: the box of the whole body."""

    bounding_box: AzureRectangle | None = None
    confidence: Number = None


class AzurePeople(WireStruct):
    """The people of 4.0."""

    values: list[AzurePerson] | None = None


class AzureSmartCrop(WireStruct):
    """A crop of 4.0, with its width divided by its height."""

    bounding_box: AzureRectangle | None = None
    aspect_ratio: Number = None


class AzureSmartCrops(WireStruct):
    """The crops of 4.0."""

    values: list[AzureSmartCrop] | None = None


class AzureObject(WireStruct):
    """An object of 3.2."""

    rectangle: AzureRectangle | None = None
    object: str | None = None
    confidence: Number = None


class AzureBrand(WireStruct):
    """A brand of 3.2."""

    rectangle: AzureRectangle | None = None
    name: str | None = None
    confidence: Number = None


class AzureFace(WireStruct):
    """A face of 3.2 or of the Face service."""

    face_rectangle: AzureRectangle | None = None
    age: Number = None
    gender: str | int | None = None
    face_landmarks: dict[str, Vertex | None] | None = None
    face_attributes: dict[str, Any] | None = None


class AzureCelebrity(WireStruct):
    """A person that 3.2 knows by name."""

    name: str | None = None
    confidence: Number = None
    face_rectangle: AzureRectangle | None = None


class AzureDetails(WireStruct):
    """The celebrities and landmarks of a category, or of a domain model's answer."""

    celebrities: list[AzureCelebrity] | None = None
    landmarks: list[AzureTag] | None = None


class AzureCategory(WireStruct):
    """A category of 3.2's taxonomy."""

    name: str | None = None
    score: Number = None
    detail: AzureDetails | None = None


class AzureMetadata(WireStruct):
    """The size in pixels of the image that Azure read."""

    width: Number = None
    height: Number = None


class AzureAnswer(WireStruct):
    """Any of Azure's answers; the keys of 3.2, 4.0, Read and OCR do not collide."""

    IGNORED_KEYS: ClassVar[Reasons] = dict.fromkeys(
        ("createdDateTime", "lastUpdatedDateTime"), "of the reading job, not of the image"
    )
    KEPT_KEYS: ClassVar[Reasons] = {
        "metadata": "an analysis has no size or file type",
        "description": "its tags are no labels, having no confidence",
        "objects": "an object has no room for the parents, which nest",
        "categories": "a label has no room for the details, which nest",
        "adult": "a label has a score and no verdict",
        "color": "an analysis has no colours",
        "imageType": "whether the image is clip art or a line drawing has no place",
        "areaOfInterest": "stands as a crop without a name",
        "result": "read only where its feature is asked for",
        "language": "a block of legacy OCR has no language",
        "textAngle": "its boxes are turned back by it",
    }

    metadata: AzureMetadata | None = None
    # 4.0
    read_result: AzureReadResult | None = None
    tags_result: AzureTags | None = None
    caption_result: AzureCaption | None = None
    dense_captions_result: AzureDenseCaptions | None = None
    objects_result: AzureTaggedObjects | None = None
    people_result: AzurePeople | None = None
    smart_crops_result: AzureSmartCrops | None = None
    # 3.2
    tags: list[AzureTag] | None = None
    description: AzureDescription | None = None
    faces: list[AzureFace] | None = None
    objects: list[AzureObject] | None = None
    brands: list[AzureBrand] | None = None
    categories: list[AzureCategory] | None = None
    adult: dict[str, Any] | None = None
    color: dict[str, Any] | None = None
    image_type: dict[str, Any] | None = None
    area_of_interest: AzureRectangle | None = None
    result: AzureDetails | None = None
    # Read and OCR
    status: str | int | None = None
    analyze_result: AzureAnalyzeResult | None = None
    regions: list[AzureRegion] | None = None
    text_angle: Number = None
    language: str | None = None

    @property
    def first_page(self) -> AzureReadPage | None:
        """Return the first page of Read 3.2; None where it has not answered."""
        pages = (self.analyze_result and self.analyze_result.read_results) or ()
        return pages[0] if pages else None

    @property
    def text_given(self) -> object:
        """Return the pages or blocks of text of Read; None where the answer has none of its shapes."""
        read, result = self.read_result, self.analyze_result
        given = (read and read.blocks, read and read.pages, result and result.read_results)
        return next((pages for pages in given if pages is not None), None)
