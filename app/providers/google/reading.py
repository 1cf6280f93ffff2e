"""Google Cloud Vision's answer about one image as an analysis (``WIRE.md``, "Google Vision: answer").

Reads what ``images:annotate`` answers, and saved forms of it: without the ``responses`` wrapper, with
nulls and zeros written out, with enum numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from app.model.analysis import Analysis, Copies, Face, Failure, Hit, ImageLabel, Landmark, Object
from app.model.chunked_json import JsonValue
from app.model.feature import Feature
from app.model.limits import Fitted
from app.providers.google.coordinates import GoogleCoordinates
from app.providers.google.shapes import GoogleAnswer, GoogleFace, GoogleWebDetection
from app.providers.google.text_reading import text_of
from app.providers.kit.answer_size import refuse_other_shape, rescaled
from app.providers.kit.saved_forms import is_said
from app.providers.kit.service_errors import status_error
from app.providers.kit.unmapped_fields import mapped_keys, unmapped_of_json
from app.providers.kit.wire_values import confidence, enum_name, host_of, number, plain_title

PROVIDER_ID = "google-vision"
TITLE = "Google Vision"
_PARTS: dict[Feature, tuple[str, ...]] = {
    Feature.TEXT: ("full_text_annotation", "text_annotations"),
    Feature.FACES: ("face_annotations",),
    Feature.COPIES: ("web_detection",),
    Feature.LABELS: ("label_annotations",),
    Feature.OBJECTS: ("localized_object_annotations",),
    Feature.LOGOS: ("logo_annotations",),
    Feature.LANDMARKS: ("landmark_annotations",),
    Feature.SAFETY: ("safe_search_annotation",),
    Feature.COLORS: ("image_properties_annotation",),
    Feature.CROPS: ("crop_hints_annotation",),
    Feature.PRODUCTS: ("product_search_results",),
}
"""The parts of an answer that belong to a feature."""
_REGIONS = frozenset({Feature.OBJECTS, Feature.LOGOS, Feature.LANDMARKS, Feature.CROPS, Feature.PRODUCTS})
_LIKELIHOODS = ("UNKNOWN", "VERY_UNLIKELY", "UNLIKELY", "POSSIBLE", "LIKELY", "VERY_LIKELY")
_VERDICTS = ("adult", "spoof", "medical", "violence", "racy")
LANDMARKS = (
    "UNKNOWN_LANDMARK", "LEFT_EYE", "RIGHT_EYE", "LEFT_OF_LEFT_EYEBROW", "RIGHT_OF_LEFT_EYEBROW",
    "LEFT_OF_RIGHT_EYEBROW", "RIGHT_OF_RIGHT_EYEBROW", "MIDPOINT_BETWEEN_EYES", "NOSE_TIP", "UPPER_LIP",
    "LOWER_LIP", "MOUTH_LEFT", "MOUTH_RIGHT", "MOUTH_CENTER", "NOSE_BOTTOM_RIGHT", "NOSE_BOTTOM_LEFT",
    "NOSE_BOTTOM_CENTER", "LEFT_EYE_TOP_BOUNDARY", "LEFT_EYE_RIGHT_CORNER", "LEFT_EYE_BOTTOM_BOUNDARY",
    "LEFT_EYE_LEFT_CORNER", "RIGHT_EYE_TOP_BOUNDARY", "RIGHT_EYE_RIGHT_CORNER", "RIGHT_EYE_BOTTOM_BOUNDARY",
    "RIGHT_EYE_LEFT_CORNER", "LEFT_EYEBROW_UPPER_MIDPOINT", "RIGHT_EYEBROW_UPPER_MIDPOINT",
    "LEFT_EAR_TRAGION", "RIGHT_EAR_TRAGION", "LEFT_EYE_PUPIL", "RIGHT_EYE_PUPIL", "FOREHEAD_GLABELLA",
    "CHIN_GNATHION", "CHIN_LEFT_GONION", "CHIN_RIGHT_GONION", "LEFT_CHEEK_CENTER", "RIGHT_CHEEK_CENTER",
)  # fmt: skip
"""Names of the points of a face, by number."""
_FACE_LIKELIHOODS = ("joy", "sorrow", "anger", "surprise", "under_exposed", "blurred", "headwear")
_FACE_NUMBERS = ("roll_angle", "pan_angle", "tilt_angle", "landmarking_confidence")


def features_of(answer: GoogleAnswer) -> tuple[Feature, ...]:
    """Return the features that an answer says anything about."""
    return tuple(f for f, parts in _PARTS.items() if any(_is_answered(getattr(answer, p)) for p in parts))


def _is_answered(part: object) -> bool:
    """Return True if a part holds anything; clients write empty lists for what was never asked for."""
    return part != [] and is_said(part)


def analysis_of(
    raw: JsonValue, answer: GoogleAnswer, features: tuple[Feature, ...], fitted: Fitted
) -> Analysis:
    """Return the analysis of an answer about one image, given as JSON and decoded.

    Raise AnswerError when the answer is about an image of other proportions.
    """
    sent = float(fitted.width), float(fitted.height)
    seen = answer.size_seen()
    refuse_other_shape(seen, sent)
    coordinates = GoogleCoordinates(*(seen or sent), rescaled(fitted.to_original, seen, sent))
    errors = _errors(answer, features)
    good = set(features) - {e.feature for e in errors}
    text = text_of(answer, coordinates) if Feature.TEXT in good else None
    return Analysis(
        provider=PROVIDER_ID,
        features=features,
        errors=errors,
        text=text.text if text else None,
        faces=_faces(answer, coordinates) if Feature.FACES in good else None,
        objects=_objects(answer, coordinates) if good & _REGIONS else None,
        labels=_labels(answer, good) if good & {Feature.LABELS, Feature.SAFETY} else None,
        copies=_copies(answer) if Feature.COPIES in good else None,
        properties=_with(_properties(raw, answer, features), text.beside if text else {}),
    )


def _errors(answer: GoogleAnswer, features: tuple[Feature, ...]) -> tuple[Failure, ...]:
    """Return a failure for each feature without a part: what is filled in is right even beside an error."""
    if answer.error is None or not (answer.error.code or answer.error.message):
        return ()
    error = status_error(answer.error.code, answer.error.message, TITLE)
    answered = features_of(answer)
    return tuple(Failure.of(error, f) for f in features if f not in answered)


def _faces(answer: GoogleAnswer, coordinates: GoogleCoordinates) -> tuple[Face, ...]:
    return tuple(_face(face, coordinates) for face in answer.face_annotations or ())


def _face(face: GoogleFace, coordinates: GoogleCoordinates) -> Face:
    """Return a face with landmarks; likelihoods in lower case, angles in degrees.

    Landmarks without a position are named among the attributes.
    """
    attributes: dict[str, Any] = {}
    for name in _FACE_LIKELIHOODS:
        likelihood = _likelihood(getattr(face, f"{name}_likelihood"))
        if likelihood:
            attributes[name] = likelihood
    for name in _FACE_NUMBERS:
        value = getattr(face, name)
        if value is not None and not (name == "landmarking_confidence" and not number(value)):
            attributes[name] = number(value)
    skin = coordinates.polygon(face.fd_bounding_poly)
    if skin:
        attributes["skin_polygon"] = skin
    landmarks = []
    unplaced = []
    for mark in face.landmarks or ():
        kind = enum_name(mark.type, LANDMARKS).lower()
        if mark.position is None:
            unplaced.append(kind)
        else:
            landmarks.append(Landmark(kind, *coordinates.point(mark.position.x, mark.position.y)))
    if unplaced:
        attributes["landmarks_without_position"] = unplaced
    outline = coordinates.polygon(face.bounding_poly)
    return Face(outline, confidence(face.detection_confidence), tuple(landmarks), attributes)


def _likelihood(value: Any) -> str | None:
    """Return a likelihood in lower case, from its name or its number; None where absent or 0."""
    if isinstance(value, bool) or not isinstance(value, str | int) or not value:
        return None
    return enum_name(value, _LIKELIHOODS).lower()


def _objects(answer: GoogleAnswer, coordinates: GoogleCoordinates) -> tuple[Object, ...]:
    """Return every named region: objects, logos, landmarks, crop hints and product groups."""
    regions = [
        Object(o.name or "", coordinates.polygon(o.bounding_poly), confidence(o.score))
        for o in answer.localized_object_annotations or ()
    ]
    for kind, entities in (("logo", answer.logo_annotations), ("landmark", answer.landmark_annotations)):
        regions += [
            Object(e.description or "", coordinates.polygon(e.bounding_poly), confidence(e.score), kind)
            for e in entities or ()
        ]
    crops = (answer.crop_hints_annotation and answer.crop_hints_annotation.crop_hints) or ()
    regions += [
        Object("", coordinates.polygon(c.bounding_poly), confidence(c.confidence), "crop") for c in crops
    ]
    products = answer.product_search_results
    for group in (products and products.product_grouped_results) or ():
        best = (group.results or [{}])[0]
        product = best.get("product")
        name = product.get("displayName", "") if isinstance(product, dict) else ""
        outline = coordinates.polygon(group.bounding_poly)
        regions.append(Object(str(name), outline, confidence(best.get("score")), "product"))
    return tuple(regions)


def _labels(answer: GoogleAnswer, asked: Collection[Feature]) -> tuple[ImageLabel, ...]:
    """Return labels (with web entities and best guesses, when copies were asked for too) and safe search."""
    labels: list[ImageLabel] = []
    if Feature.LABELS in asked:
        labels += [
            ImageLabel(e.description or "", confidence(e.score)) for e in answer.label_annotations or ()
        ]
        if Feature.COPIES in asked:
            # a web entity's score is not normalised (1.1 is on record), so it is no confidence
            web = answer.web_detection or GoogleWebDetection()
            entities = web.web_entities or ()
            labels += [ImageLabel(e.description or e.entity_id or "", None, "entity") for e in entities]
            labels += [ImageLabel(g.label or "", None, "guess") for g in web.best_guess_labels or ()]
    if Feature.SAFETY in asked:
        verdicts = answer.safe_search_annotation or {}
        for name in _VERDICTS:
            likelihood = _likelihood(verdicts.get(name))
            if likelihood:
                labels.append(ImageLabel(f"{name}: {likelihood.replace('_', ' ')}", None, "safety"))
    return tuple(labels)


def _copies(answer: GoogleAnswer) -> Copies:
    """Return web detection as hits: one for each image of a page, then the images without a page.

    Visually similar images are ``similar``, never copies.
    """
    web = answer.web_detection or GoogleWebDetection()
    hits: list[Hit] = []
    on_pages: set[str] = set()
    for page in web.pages_with_matching_images or ():
        title = plain_title(page.page_title)
        matches = [("full", i) for i in page.full_matching_images or ()]
        matches += [("partial", i) for i in page.partial_matching_images or ()]
        on_pages.update(i.url for _, i in matches if i.url)
        hits += [Hit(relation, page.url, i.url, host_of(page.url), title) for relation, i in matches]
        if not matches:
            hits.append(Hit("unknown", page.url, None, host_of(page.url), title))
    for relation, images in (
        ("full", web.full_matching_images),
        ("partial", web.partial_matching_images),
        ("similar", web.visually_similar_images),
    ):
        hits += [Hit(relation, None, i.url, host_of(i.url)) for i in images or () if i.url not in on_pages]
    return Copies(None, tuple(hits))


def _properties(raw: JsonValue, answer: GoogleAnswer, features: tuple[Feature, ...]) -> dict[str, Any]:
    """Return every part that has no place of its own in an analysis, under Google's own name."""
    mapped = mapped_keys(GoogleAnswer)
    if Feature.LABELS not in features:  # else these two are labels
        web = mapped["webDetection"]
        kept = {key: web[key] for key in web if key not in {"webEntities", "bestGuessLabels"}}
        mapped = {**mapped, "webDetection": kept}
    properties: dict[str, Any] = unmapped_of_json(raw, mapped) or {}
    pages = (answer.full_text_annotation and answer.full_text_annotation.pages) or ()
    languages = [(p.property and p.property.detected_languages) or () for p in pages]
    if any(d.confidence is not None for page in languages for d in page):
        listed = [{"property": {"detectedLanguages": msgspec.to_builtins(page)}} for page in languages]
        properties["fullTextAnnotation"] = {"pages": listed}
    return properties


def _with(properties: dict[str, Any], beside: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties with what stands beside the text; both may be of the full text."""
    full_text = {**properties.get("fullTextAnnotation", {}), **beside.get("fullTextAnnotation", {})}
    return {**properties, **beside, **({"fullTextAnnotation": full_text} if full_text else {})}
