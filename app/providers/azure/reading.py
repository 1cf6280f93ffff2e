"""Azure's answers as analyses: Image Analysis 3.2 and 4.0, Read, legacy OCR (``WIRE.md``, "Azure Vision").

Every shape is recognised by its keys, whatever address it came from: documents and live services mix them.
"""

from __future__ import annotations

from typing import Any

from app.model.analysis import Analysis, Face, ImageLabel, Landmark, Object, failure
from app.model.chunked_json import JsonValue
from app.model.errors import ErrorKind
from app.model.feature import Feature
from app.model.limits import Fitted
from app.providers.azure.rectangles import rectangle_polygon
from app.providers.azure.shapes import (
    AzureAnswer,
    AzureCelebrity,
    AzureDetails,
    AzureReadPage,
    AzureTag,
)
from app.providers.azure.text_reading import text_of
from app.providers.kit.answer_size import Size, refuse_other_shape, rescaled, size_of
from app.providers.kit.decoding import UNREADABLE, decode_answer
from app.providers.kit.saved_forms import is_said
from app.providers.kit.tolerant_json import mended
from app.providers.kit.unmapped_fields import mapped_keys, unmapped_of_json
from app.providers.kit.wire_values import PointMap, coordinate, number, share

PROVIDER_ID = "azure-vision"
_PARTS: dict[Feature, tuple[str, ...]] = {
    Feature.TEXT: ("text_given", "regions"),
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
"""The parts of an answer that belong to a feature."""
_PARTS_OF_4 = (
    "objects_result",
    "people_result",
    "tags_result",
    "caption_result",
    "dense_captions_result",
    "smart_crops_result",
)
"""The parts of 4.0 but the text, which may be missing where none was found."""
_REGIONS = frozenset({Feature.OBJECTS, Feature.PEOPLE, Feature.BRANDS, Feature.CROPS})
_STATEMENTS = frozenset(
    {Feature.LABELS, Feature.CAPTION, Feature.CATEGORIES, Feature.LANDMARKS, Feature.SAFETY}
)
_GENDERS = ("Male", "Female")
"""By the number that .NET prints."""
_UNPLACED = failure(
    ErrorKind.ANSWER,
    "places are given in inches of a page whose size is not said: the text is read without places",
    Feature.TEXT,
)


def decode(data: bytes) -> AzureAnswer:
    """Return an answer of any of Azure's calls as a struct; raise AnswerError for other data."""
    return decode_answer(data, AzureAnswer, "Azure")


def features_of(answer: AzureAnswer) -> tuple[Feature, ...]:
    """Return the features that an answer says anything about."""
    return tuple(f for f, parts in _PARTS.items() if any(is_said(getattr(answer, p)) for p in parts))


def silent_features(answer: AzureAnswer) -> frozenset[Feature]:
    """Return the features of which an answer may say nothing although they were asked for.

    Landmarks stand in the categories they fit; 4.0 may leave out a text that was not found.
    """
    is_of_4 = any(getattr(answer, part) is not None for part in _PARTS_OF_4)
    landmarks = {Feature.LANDMARKS} if answer.categories is not None else set()
    return frozenset(landmarks | ({Feature.TEXT} if is_of_4 else set()))


def analysis_of(data: bytes, features: tuple[Feature, ...], fitted: Fitted) -> Analysis:
    """Return the analysis of one call's answer, as far as these features go.

    Raise AnswerError when the answer is about an image of other proportions.
    """
    answer = decode(data)
    sent = float(fitted.width), float(fitted.height)
    to_original = _map_of(answer, fitted.to_original, sent)
    asked = set(features)
    unplaced = Feature.TEXT in asked and _drop_unknown_places(answer)
    objects = _objects(answer, to_original, asked)
    text = text_of(answer, to_original, sent) if Feature.TEXT in asked else None
    return Analysis(
        provider=PROVIDER_ID,
        features=features,
        errors=(_UNPLACED,) if unplaced else (),
        text=text.text if text else None,
        faces=_faces(answer, to_original) if Feature.FACES in asked else None,
        objects=objects if objects or asked & _REGIONS else None,
        labels=_labels(answer, asked) if asked & _STATEMENTS else None,
        properties={**_properties(data), **(text.beside if text else {})},
    )


def size_named(answer: AzureAnswer) -> Size | None:
    """Return the width and height in pixels that an answer names; None where it names inches or nothing."""
    page = answer.first_page
    if page is not None:
        return None if page.is_in_inches else size_of(page.width, page.height)
    preview = answer.read_result.pages if answer.read_result else None
    named = answer.metadata or (preview[0] if preview else None)
    return size_of(named.width, named.height) if named else None


def _drop_unknown_places(answer: AzureAnswer) -> bool:
    """Drop places in inches of pages whose size nobody says; return True if there were any."""
    pages = (answer.analyze_result and answer.analyze_result.read_results) or ()
    unknown = [page for page in pages if page.is_in_inches and not page.has_size_in_inches]
    for line in (line for page in unknown for line in page.lines or ()):
        line.bounding_box = line.bounding_polygon = None
        for word in line.words or ():
            word.bounding_box = word.bounding_polygon = None
    return any(page.lines for page in unknown)


def _map_of(answer: AzureAnswer, to_original: PointMap, sent: Size) -> PointMap:
    """Return the map to the original from the pixels, or the inches, that an answer counts in."""
    page = answer.first_page
    if page is not None and page.is_in_inches:
        return _map_of_inches(page, to_original, sent)
    seen = size_named(answer)
    refuse_other_shape(seen, sent)
    return rescaled(to_original, seen, sent)


def _map_of_inches(page: AzureReadPage, to_original: PointMap, sent: Size) -> PointMap:
    """Return the map from inches: the longer side, whose rounding matters least, gives the resolution."""
    width, height = number(page.width), number(page.height)
    if not page.has_size_in_inches:
        return to_original
    resolution = sent[0] / width if width >= height else sent[1] / height
    refuse_other_shape((width * resolution, height * resolution), sent)
    return lambda point: to_original((point[0] * resolution, point[1] * resolution))


def _faces(answer: AzureAnswer, to_original: PointMap) -> tuple[Face, ...]:
    """Return faces; age and gender only where the service still gives them.

    Landmarks without a position are named among the attributes.
    """
    faces = []
    for face in answer.faces or ():
        attributes: dict[str, Any] = dict(face.face_attributes or {})
        if face.age is not None:
            attributes["age"] = number(face.age)
        if face.gender is not None and face.gender != "":
            attributes["gender"] = face.gender if isinstance(face.gender, str) else _gender(face.gender)
        landmarks = []
        for kind, point in (face.face_landmarks or {}).items():
            if point is None or (point.x is None and point.y is None):
                attributes.setdefault("landmarks_without_position", []).append(kind)
            else:
                place = to_original((coordinate(point.x), coordinate(point.y)))
                landmarks.append(Landmark(kind, *place))
        outline = rectangle_polygon(face.face_rectangle, to_original)
        faces.append(Face(outline, None, tuple(landmarks), attributes))
    return tuple(faces)


def _gender(given: int) -> str:
    return _GENDERS[given] if 0 <= given < len(_GENDERS) else str(given)


def _objects(answer: AzureAnswer, to_original: PointMap, asked: set[Feature]) -> tuple[Object, ...]:
    """Return every named region that was asked for: objects, people, brands, crops, captioned parts."""
    regions: list[Object] = []
    if Feature.OBJECTS in asked:
        for tagged in (answer.objects_result and answer.objects_result.values) or ():
            best = tagged.tags[0] if tagged.tags else AzureTag()
            outline = rectangle_polygon(tagged.bounding_box, to_original)
            regions.append(Object(best.name or "", outline, share(best.confidence)))
        regions += [
            Object(o.object or "", rectangle_polygon(o.rectangle, to_original), share(o.confidence))
            for o in answer.objects or ()
        ]
    if Feature.PEOPLE in asked:
        regions += [
            Object("Person", rectangle_polygon(p.bounding_box, to_original), share(p.confidence), "person")
            for p in (answer.people_result and answer.people_result.values) or ()
        ]
    if Feature.BRANDS in asked:
        regions += [
            Object(b.name or "", rectangle_polygon(b.rectangle, to_original), share(b.confidence), "brand")
            for b in answer.brands or ()
        ]
    if Feature.CROPS in asked:
        regions += _crops(answer, to_original)
    if Feature.CAPTION in asked:
        regions += [
            Object(
                c.text or "", rectangle_polygon(c.bounding_box, to_original), share(c.confidence), "caption"
            )
            for c in (answer.dense_captions_result and answer.dense_captions_result.values) or ()
        ]
    if Feature.CATEGORIES in asked:
        regions += [
            Object(
                c.name or "",
                rectangle_polygon(c.face_rectangle, to_original),
                share(c.confidence),
                "celebrity",
            )
            for c in _celebrities(answer)
            if c.face_rectangle
        ]
    return tuple(regions)


def _crops(answer: AzureAnswer, to_original: PointMap) -> list[Object]:
    """Return smart crops, named by their aspect ratio, and the area of interest."""
    crops = [
        Object(
            f"{number(c.aspect_ratio):g}" if c.aspect_ratio is not None else "",
            rectangle_polygon(c.bounding_box, to_original),
            None,
            "crop",
        )
        for c in (answer.smart_crops_result and answer.smart_crops_result.values) or ()
    ]
    if answer.area_of_interest is not None:
        outline = rectangle_polygon(answer.area_of_interest, to_original)
        crops.append(Object("area of interest", outline, None, "crop"))
    return crops


def _details(answer: AzureAnswer) -> list[AzureDetails]:
    """Return the details of the categories, then those of a domain model's own answer."""
    details = [c.detail for c in answer.categories or () if c.detail]
    return [*details, answer.result] if answer.result else details


def _celebrities(answer: AzureAnswer) -> list[AzureCelebrity]:
    return [c for details in _details(answer) for c in details.celebrities or ()]


def _labels(answer: AzureAnswer, asked: set[Feature]) -> tuple[ImageLabel, ...]:
    """Return tags, captions, categories, landmarks and verdicts on adult content, each once."""
    labels: list[ImageLabel] = []
    if Feature.LABELS in asked:
        tags = [*((answer.tags_result and answer.tags_result.values) or ()), *(answer.tags or ())]
        labels += [ImageLabel(t.name or "", share(t.confidence)) for t in tags]
    if Feature.CAPTION in asked:
        captions = [answer.caption_result] if answer.caption_result else []
        captions += (answer.description and answer.description.captions) or []
        labels += [ImageLabel(c.text or "", share(c.confidence), "caption") for c in captions]
    if Feature.CATEGORIES in asked:
        labels += [ImageLabel(c.name or "", share(c.score), "category") for c in answer.categories or ()]
    if asked & {Feature.LANDMARKS, Feature.CATEGORIES}:
        marks = [mark for details in _details(answer) for mark in details.landmarks or ()]
        labels += [ImageLabel(m.name or "", share(m.confidence), "landmark") for m in marks]
    if Feature.SAFETY in asked:
        for name in ("adult", "racy", "gore"):
            score = (answer.adult or {}).get(f"{name}Score")
            if isinstance(score, int | float):
                labels.append(ImageLabel(name, share(score), "safety"))
    return tuple(dict.fromkeys(labels))


def _properties(data: bytes) -> dict[str, Any]:
    """Return every part that has no place of its own in an analysis, under Azure's own name."""
    try:
        return _properties_of(JsonValue(data))
    except UNREADABLE:
        return _properties_of(JsonValue(mended(data)))


def _properties_of(body: JsonValue) -> dict[str, Any]:
    properties: dict[str, Any] = unmapped_of_json(body, mapped_keys(AzureAnswer)) or {}
    objects = body.member("objectsResult")
    lesser_names = [_lesser_names(o) for o in _list_in(objects and objects.decode(Any), "values")]
    if any(lesser_names):
        beside = properties.get("objectsResult", {})
        kept = beside.get("values") or [{}] * len(lesser_names)
        pairs = zip(kept, lesser_names, strict=True)
        values = [{**k, **names} if isinstance(k, dict) else k for k, names in pairs]
        properties["objectsResult"] = {**beside, "values": values}
    result = body.member("analyzeResult")
    pages = result and result.member("readResults")
    if pages and pages.items():
        properties["pages"] = [
            {k: v.decode(Any) for k, v in page.members().items() if k != "lines"} for page in pages.items()
        ]
    return properties


def _list_in(value: Any, key: str) -> list[Any]:
    listed = value.get(key) if isinstance(value, dict) else None
    return listed if isinstance(listed, list) else []


def _lesser_names(detected: Any) -> dict[str, Any]:
    """Return the names of an object of 4.0 beside its best, which is the one it goes by."""
    tags = _list_in(detected, "tags")
    return {"tags": tags[1:]} if len(tags) > 1 else {}
