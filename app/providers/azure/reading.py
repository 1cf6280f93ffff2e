"""Azure's answers as analyses: Image Analysis 3.2 and 4.0, Read, legacy OCR (``WIRE.md``, "Azure Vision").

Every shape is recognised by its keys, whatever address it came from: documents and live services mix them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from app.model.analysis import Analysis, Face, ImageLabel, Landmark, Object
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.limits import Fitted
from app.providers.azure.rectangles import rectangle_polygon
from app.providers.azure.shapes import (
    AzureAnswer,
    AzureCelebrity,
    AzureDetails,
    AzureMetadata,
    AzurePreviewPage,
    AzureReadPage,
    AzureTag,
)
from app.providers.azure.text_reading import text_of
from app.providers.kit.answer_size import Size, refuse_other_shape, rescaled
from app.providers.kit.decoding import decode_answer, unreadable_is
from app.providers.kit.unmapped_fields import mapped_keys, unmapped_of_json
from app.providers.kit.wire_values import PointMap, coordinate, number, share

PROVIDER_ID = "azure-vision"
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
"""The parts of an answer that belong to a feature."""
_REGIONS = frozenset({Feature.OBJECTS, Feature.PEOPLE, Feature.BRANDS, Feature.CROPS})
_STATEMENTS = frozenset(
    {Feature.LABELS, Feature.CAPTION, Feature.CATEGORIES, Feature.LANDMARKS, Feature.SAFETY}
)


def decode(data: bytes) -> AzureAnswer:
    """Return an answer of any of Azure's calls as a struct; raise AnswerError for other data."""
    return decode_answer(data, AzureAnswer, "Azure")


def features_of(answer: AzureAnswer) -> tuple[Feature, ...]:
    """Return the features that an answer says anything about."""
    return tuple(f for f, parts in _PARTS.items() if any(getattr(answer, p) is not None for p in parts))


def analysis_of(data: bytes, features: tuple[Feature, ...], fitted: Fitted) -> Analysis:
    """Return the analysis of one call's answer, as far as these features go.

    Raise AnswerError when the answer is about an image of other proportions.
    """
    answer = decode(data)
    sent = float(fitted.width), float(fitted.height)
    seen = _size_seen(answer)
    refuse_other_shape(seen, sent)
    to_original = rescaled(fitted.to_original, seen, sent)
    asked = set(features)
    objects = _objects(answer, to_original, asked)
    return Analysis(
        provider=PROVIDER_ID,
        features=features,
        text=text_of(answer, to_original, sent) if Feature.TEXT in asked else None,
        faces=_faces(answer, to_original) if Feature.FACES in asked else None,
        objects=objects if objects or asked & _REGIONS else None,
        labels=_labels(answer, asked) if asked & _STATEMENTS else None,
        properties=_properties(data),
    )


def saved_answer(data: bytes) -> bytes:
    """Return a saved answer in a shape ``decode`` knows, out of a list of faces or blocks or a recording.

    Raise AnswerError for what is none, and for the answer to a reading under way.
    """
    with unreadable_is("this is not a saved answer of Azure"):
        value = msgspec.json.decode(data)
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


def _size_seen(answer: AzureAnswer) -> Size | None:
    sizes: Sequence[AzureMetadata | AzureReadPage | AzurePreviewPage] = []
    if answer.analyze_result:
        sizes = [p for p in answer.analyze_result.read_results or () if p.unit != "inch"]
    elif answer.metadata:
        sizes = [answer.metadata]
    elif answer.read_result and answer.read_result.pages:
        sizes = answer.read_result.pages
    for named in sizes[:1]:
        width, height = number(named.width), number(named.height)
        if width > 0 and height > 0:
            return width, height
    return None


def _faces(answer: AzureAnswer, to_original: PointMap) -> tuple[Face, ...]:
    """Return faces; age and gender only where the service still gives them."""
    faces = []
    for face in answer.faces or ():
        attributes: dict[str, Any] = dict(face.face_attributes or {})
        if face.age is not None:
            attributes["age"] = number(face.age)
        if face.gender:
            attributes["gender"] = face.gender
        marks = (face.face_landmarks or {}).items()
        landmarks = tuple(Landmark(k, *to_original((coordinate(v.x), coordinate(v.y)))) for k, v in marks)
        faces.append(Face(rectangle_polygon(face.face_rectangle, to_original), None, landmarks, attributes))
    return tuple(faces)


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
    body = JsonValue(data)
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
