"""Azure's answers as model values: Image Analysis 3.2 and 4.0, Read, legacy OCR (wire page azure-and-others).

Every shape is recognised by its keys, whatever address it came from: documents and live services mix them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec

from app.model import chunked_json
from app.model.analysis import Block, Face, ImageLabel, Landmark, Language, Line, Object, Text, Word
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.geometry import Point, Polygon, mapped, rectangle
from app.providers.azure.shapes import (
    Answer,
    Caption,
    Detected,
    LineShape,
    Metadata,
    Page,
    PointMap,
    RegionShape,
    Tag,
    Values,
    WordShape,
)
from app.providers.kit.unmapped_fields import keys
from app.providers.kit.wire_values import coordinate, hull, line_outline, number, points, share

_PARTS: dict[Feature, tuple[str, ...]] = {
    Feature.TEXT: ("read_result", "analyze_result", "regions"),
    Feature.FACES: ("faces",),
    Feature.OBJECTS: ("objects_result", "objects"),
    Feature.PEOPLE: ("people_result",),
    Feature.LABELS: ("tags_result", "tags"),
    Feature.CAPTION: ("caption_result", "dense_captions_result", "description"),
    Feature.CATEGORIES: ("categories",),
    Feature.LANDMARKS: ("result",),
    Feature.BRANDS: ("brands",),
    Feature.CROPS: ("smart_crops_result", "area_of_interest"),
    Feature.SAFETY: ("adult",),
    Feature.COLORS: ("color",),
}
_WORDS = keys("text", "content", "confidence", "boundingBox", "boundingPolygon", "span")
_LINES = keys("text", "content", "boundingBox", "boundingPolygon", "spans", "language", words=_WORDS)
_TAG = keys("name", "confidence")
_SAID = keys("text", "confidence", "boundingBox")
PLACED = keys(
    "status", "createdDateTime", "lastUpdatedDateTime",  # of the reading job, not of the image
    readResult=keys("content", blocks=keys(lines=_LINES), pages=keys("words", lines=_LINES)),
    analyzeResult=keys(  # what a page says beside its lines goes to the property ``pages``
        readResults=keys("page", "angle", "width", "height", "unit", "language", lines=_LINES)
    ),
    regions=keys("boundingBox", lines=_LINES),
    tags=_TAG,
    tagsResult=keys(values=_TAG),
    captionResult=_SAID,
    denseCaptionsResult=keys(values=_SAID),
    objectsResult=keys(values=keys("boundingBox", "tags")),
    peopleResult=keys(values=keys("boundingBox", "confidence")),
    smartCropsResult=keys(values=keys("boundingBox", "aspectRatio")),
    faces=keys("faceRectangle", "age", "gender", "faceLandmarks", "faceAttributes"),
    brands=keys("name", "confidence", "rectangle"),
)  # fmt: skip
"""Keys whose content has a place of its own in an analysis; the others go to its properties."""


def decode(data: bytes) -> Answer:
    """An answer of any kind; raises AnswerError when it is none."""
    try:
        return chunked_json.decode(data, Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"Azure's answer has an unknown shape: {error}") from error


def features_of(answer: Answer) -> tuple[Feature, ...]:
    """The features an answer says anything about."""
    return tuple(f for f, parts in _PARTS.items() if any(getattr(answer, p) is not None for p in parts))


def mended(answer: Answer, size: tuple[float, float], to_original: PointMap) -> PointMap:
    """The map from the answer's pixels to the original's, also when it read another size than was sent."""
    seen = _size(answer)
    if seen is None or seen == size:
        return to_original
    fx, fy = size[0] / seen[0], size[1] / seen[1]
    if abs(fx / fy - 1) > 0.05 and max(abs(seen[0] - size[0]), abs(seen[1] - size[1])) > 2:
        raise AnswerError(
            f"the answer is of a picture of {seen[0]:.0f} × {seen[1]:.0f}, not {size[0]:.0f} × {size[1]:.0f}"
        )
    return lambda p: to_original((p[0] * fx, p[1] * fy))


def text_of(answer: Answer, place: PointMap, size: tuple[float, float]) -> Text:
    """Text of whichever reader answered; block outlines are computed from their lines."""
    if answer.read_result is not None:
        if answer.read_result.pages is not None:
            blocks = [_preview_page(page, place) for page in answer.read_result.pages]
        else:
            blocks = [_block(b.lines or (), place) for b in answer.read_result.blocks or ()]
        return Text.of(tuple(b for b in blocks if b.lines))
    if answer.analyze_result is not None:
        pages = answer.analyze_result.read_results or []
        blocks = [_block(page.lines or (), place, page.language) for page in pages]
        languages = tuple(dict.fromkeys(p.language for p in pages if p.language))
        return Text.of(tuple(b for b in blocks if b.lines), languages)
    turned = _unturned(number(answer.text_angle), size, place)
    spaced = "" if (answer.language or "").startswith(("zh", "ja")) else " "
    blocks = [_region(region, turned, spaced) for region in answer.regions or ()]
    known = answer.language if answer.language not in (None, "unk") else None
    return Text.of(tuple(blocks), (known,) if known else ())


def faces_of(answer: Answer, place: PointMap) -> tuple[Face, ...]:
    """Faces; age and gender only where the service still gives them."""
    found = []
    for face in answer.faces or ():
        attributes: dict[str, Any] = dict(face.face_attributes or {})
        if face.age is not None:
            attributes["age"] = number(face.age)
        if face.gender:
            attributes["gender"] = face.gender
        marks = (face.face_landmarks or {}).items()
        landmarks = tuple(Landmark(k, *place((coordinate(v.x), coordinate(v.y)))) for k, v in marks)
        outline = face.face_rectangle.polygon(place) if face.face_rectangle else ()
        found.append(Face(outline, None, landmarks, attributes))
    return tuple(found)


def objects_of(answer: Answer, place: PointMap, asked: Sequence[Feature]) -> tuple[Object, ...]:
    """Every named region that was asked for: objects, people, brands, crops, captioned parts."""
    found: list[Object] = []
    if Feature.OBJECTS in asked:
        found += [
            o.region("object", place) for o in [*_values(answer.objects_result), *(answer.objects or ())]
        ]
    if Feature.PEOPLE in asked:
        found += [o.region("person", place) for o in _values(answer.people_result)]
    if Feature.BRANDS in asked:
        found += [o.region("brand", place) for o in answer.brands or ()]
    if Feature.CROPS in asked:
        found += [o.region("crop", place) for o in _values(answer.smart_crops_result)]
        if answer.area_of_interest is not None:
            found.append(Object("area of interest", answer.area_of_interest.polygon(place), None, "crop"))
    if Feature.CAPTION in asked:
        for raw in (answer.dense_captions_result and answer.dense_captions_result.values) or ():
            caption = _convert(raw, Caption)
            outline = caption.bounding_box.polygon(place) if caption.bounding_box else ()
            found.append(Object(caption.text or "", outline, share(caption.confidence), "caption"))
    details = [c.detail for c in answer.categories or () if c.detail] + (
        [answer.result] if answer.result else []
    )
    for celebrity in (c for d in details for c in d.celebrities or () if c.face_rectangle):
        if Feature.CATEGORIES in asked and celebrity.face_rectangle:
            outline = celebrity.face_rectangle.polygon(place)
            found.append(Object(celebrity.name or "", outline, share(celebrity.confidence), "celebrity"))
    return tuple(found)


def labels_of(answer: Answer, asked: Sequence[Feature]) -> tuple[ImageLabel, ...]:
    """Tags, captions, categories, landmarks, verdicts on adult content."""
    found: list[ImageLabel] = []
    if Feature.LABELS in asked:
        tags = [_convert(raw, Tag) for raw in (answer.tags_result and answer.tags_result.values) or ()]
        found += [ImageLabel(t.name or "", share(t.confidence)) for t in [*tags, *(answer.tags or ())]]
    if Feature.CAPTION in asked:
        captions = [answer.caption_result] if answer.caption_result else []
        captions += (answer.description and answer.description.captions) or []
        found += [ImageLabel(c.text or "", share(c.confidence), "caption") for c in captions]
    if Feature.CATEGORIES in asked:
        found += [ImageLabel(c.name or "", share(c.score), "category") for c in answer.categories or ()]
    if Feature.LANDMARKS in asked or Feature.CATEGORIES in asked:
        details = [c.detail for c in answer.categories or () if c.detail]
        details += [answer.result] if answer.result else []
        marks = [mark for d in details for mark in d.landmarks or ()]
        found += [ImageLabel(m.name or "", share(m.confidence), "landmark") for m in marks]
    if Feature.SAFETY in asked:
        for name in ("adult", "racy", "gore"):
            score = (answer.adult or {}).get(f"{name}Score")
            if isinstance(score, int | float):
                found.append(ImageLabel(name, share(score), "safety"))
    return tuple(dict.fromkeys(found))


def _size(answer: Answer) -> tuple[float, float] | None:
    found: Sequence[Metadata | Page] = [answer.metadata] if answer.metadata else []
    if answer.analyze_result:
        found = [p for p in answer.analyze_result.read_results or () if p.unit != "inch"]
    elif answer.read_result and answer.read_result.pages and not found:
        found = answer.read_result.pages
    for one in found[:1]:
        width, height = number(one.width), number(one.height)
        if width > 0 and height > 0:
            return width, height
    return None


def _values(values: Values | None) -> list[Detected]:
    return [_convert(raw, Detected) for raw in (values and values.values) or ()]


def _convert(raw: msgspec.Raw, shape: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"Azure's answer has an unknown shape: {error}") from error


def _polygon(shape: WordShape | LineShape, place: PointMap) -> Polygon:
    if shape.bounding_polygon:
        return mapped(points(shape.bounding_polygon), place)
    flat = shape.bounding_box
    if isinstance(flat, tuple):
        numbers = [coordinate(v) for v in flat[:20_000]]
        return mapped(tuple(zip(numbers[::2], numbers[1::2], strict=False)), place)
    if isinstance(flat, str):
        return _from_text(flat, place)
    return ()


def _from_text(box: str, place: PointMap) -> Polygon:
    parts = box.split(",")
    if len(parts) != 4:
        raise AnswerError(f"Azure's answer has {box[:40]!r} where a box belongs")
    return mapped(rectangle(*(coordinate(p) for p in parts)), place)


def _words(shapes: Sequence[WordShape] | None, place: PointMap, language: str | None) -> tuple[Word, ...]:
    spoken = (Language(language),) if language else ()
    return tuple(
        Word(_polygon(w, place), w.text or w.content or "", share(w.confidence), spoken) for w in shapes or ()
    )


def _line(shape: LineShape, place: PointMap, language: str | None, between: str = " ") -> Line:
    words = _words(shape.words, place, shape.language or language)
    said = shape.text or shape.content or between.join(w.text for w in words)
    outline = _polygon(shape, place) or line_outline([w.polygon for w in words if w.polygon])
    return Line(outline, said, None, words)


def _block(lines: Sequence[LineShape], place: PointMap, language: str | None = None) -> Block:
    made = tuple(_line(line, place, language) for line in lines)
    return Block(hull(line.polygon for line in made), lines=made)


def _preview_page(page: Page, place: PointMap) -> Block:
    """Words are not nested in lines there: one belongs to the line whose span covers its offset."""
    lines = []
    for shape in page.lines or ():
        inside = [
            w
            for w in page.words or ()
            if w.span and any(s.offset <= w.span.offset < s.offset + s.length for s in shape.spans or ())
        ]
        lines.append(_line(msgspec.structs.replace(shape, words=inside), place, page.language))
    return Block(hull(line.polygon for line in lines), lines=tuple(lines))


def _region(region: RegionShape, place: PointMap, between: str) -> Block:
    lines = tuple(_line(line, place, None, between) for line in region.lines or ())
    outline = _from_text(region.bounding_box, place) if region.bounding_box else ()
    return Block(outline or hull(line.polygon for line in lines), lines=lines)


def _unturned(angle: float, size: tuple[float, float], place: PointMap) -> PointMap:
    """Legacy OCR's boxes stand in the image turned by ``angle`` about its centre (wire page 4.2)."""
    if not angle:
        return place
    cos, sin = math.cos(-angle), math.sin(-angle)
    cx, cy = size[0] / 2, size[1] / 2

    def turned(p: Point) -> Point:
        dx, dy = p[0] - cx, p[1] - cy
        return place((cx + dx * cos - dy * sin, cy + dx * sin + dy * cos))

    return turned


def saved(data: bytes) -> bytes:
    """A saved answer in one of the shapes above: the Face service's list, blocks, a recording."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("this is not a saved answer of Azure") from error
    if isinstance(value, dict) and "body" in value:
        value = value["body"]
        if value is None:
            raise AnswerError("this recording of Azure holds no answer: the image had only been taken")
        data = msgspec.json.encode(value)
    if isinstance(value, dict) and value.get("status") in ("notStarted", "running"):
        raise AnswerError("this saved answer of Azure was asked for too early: the reading was under way")
    if isinstance(value, list) and all(isinstance(v, dict) for v in value):
        if any("faceRectangle" in v for v in value):
            return msgspec.json.encode({"faces": value})
        return msgspec.json.encode({"readResult": {"blocks": value}})
    if not isinstance(value, dict):
        raise AnswerError("this is not a saved answer of Azure")
    return data
