"""Yandex Vision's answer about one image as an analysis (``WIRE.md``, "Yandex Vision")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from app.model.analysis import Analysis, Copies, Face, Failure, Hit, ImageLabel, failure
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.limits import Fitted
from app.model.phrase import phrase
from app.providers.kit.answer_size import Size, size_of
from app.providers.kit.decoding import decode_answer
from app.providers.kit.full_text import TextReading
from app.providers.kit.service_errors import status_error
from app.providers.kit.unmapped_fields import mapped_keys, unmapped_of_json
from app.providers.kit.wire_values import host_of, share, whole
from app.providers.yandex.shapes import YandexEntity, YandexFeatureResult, YandexFileResult, YandexStatus
from app.providers.yandex.text_reading import block_of, box_polygon, page_map, text_of

PROVIDER_ID = "yandex-vision"
TITLE = "Yandex Vision"
_DISCONTINUED = phrase("Yandex documents this feature as discontinued on 14 May 2024, without a successor")
_OUTLOOKS = {
    Feature.FACES: _DISCONTINUED,
    Feature.CLASSIFICATION: _DISCONTINUED,
    Feature.COPIES: phrase("its successor is the provider yandex-search"),
    Feature.TEXT: phrase("its successor is the provider yandex-ocr"),
}


def answered_features(raw: JsonValue) -> list[Feature | None]:
    """Return the feature that each result of an answer is of; None where it is empty."""
    return [_feature_of(result) for result in _decode(raw).results or ()]


def page_size(raw: JsonValue) -> Size | None:
    """Return the width and height in pixels of the first page of text of an answer about one image."""
    results = _decode(raw).results or ()
    pages = [page for r in results if r.text_detection for page in r.text_detection.pages or ()]
    return size_of(pages[0].width, pages[0].height) if pages else None


def analysis_of(
    raw: JsonValue, asked: Sequence[Feature], features: tuple[Feature, ...], fitted: Fitted
) -> Analysis:
    """Return the analysis of an answer about one image, whose results are of the features ``asked``.

    Raise the error of the whole image, and AnswerError when there are more or fewer results than asked for.
    """
    file = _decode(raw)
    if file.error is not None and (file.error.code or file.error.message):
        raise status_error(file.error.code, file.error.message, TITLE)
    results = file.results or []
    if len(results) != len(asked):
        raise AnswerError(
            "{service} answered {count} of {expected} features",
            service=TITLE,
            count=len(results),
            expected=len(asked),
        )
    good: dict[Feature, list[YandexFeatureResult]] = {}
    failures: dict[Feature, Failure] = {}
    for feature, result in zip(asked, results, strict=True):
        if result.error is None or not (result.error.code or result.error.message):
            good.setdefault(feature, []).append(result)
        elif feature not in failures:
            failures[feature] = _feature_failure(result.error, feature)
    text = _text(good[Feature.TEXT], fitted) if Feature.TEXT in good else None
    return Analysis(
        provider=PROVIDER_ID,
        features=features,
        errors=tuple(failed for feature, failed in failures.items() if feature not in good),
        text=text.text if text else None,
        faces=_faces(good[Feature.FACES], fitted) if Feature.FACES in good else None,
        labels=_labels(good[Feature.CLASSIFICATION]) if Feature.CLASSIFICATION in good else None,
        copies=_copies(good[Feature.COPIES]) if Feature.COPIES in good else None,
        properties={
            **(unmapped_of_json(raw, mapped_keys(YandexFileResult)) or {}),
            **(text.beside if text else {}),
        },
    )


def _decode(raw: JsonValue) -> YandexFileResult:
    return decode_answer(raw, YandexFileResult, TITLE)


def _feature_of(result: YandexFeatureResult) -> Feature | None:
    if result.text_detection:
        return Feature.TEXT
    if result.face_detection:
        return Feature.FACES
    if result.classification:
        return Feature.CLASSIFICATION
    return Feature.COPIES if result.image_copy_search else None


def _feature_failure(status: YandexStatus, feature: Feature) -> Failure:
    error = status_error(status.code, status.message, TITLE)
    failed = failure(
        error.kind,
        "{sentence} ({outlook})",
        feature,
        sentence=error.phrase,
        outlook=_OUTLOOKS[feature],
    )
    return msgspec.structs.replace(failed, code=error.code, request_id=error.request_id)


def _text(results: Sequence[YandexFeatureResult], fitted: Fitted) -> TextReading:
    """Return the text of all language models, each model's blocks under a reader's name of their own."""
    blocks = []
    entities: list[YandexEntity] = []
    for place, result in enumerate(results, 1):
        reader = f"reading {place}" if len(results) > 1 else None
        for page in (result.text_detection and result.text_detection.pages) or ():
            to_original = page_map(page.width, page.height, fitted)
            blocks += [block_of(b, to_original, reader) for b in page.blocks or ()]
            entities += page.entities or ()
    return text_of(blocks, entities, ())


def _faces(results: Sequence[YandexFeatureResult], fitted: Fitted) -> tuple[Face, ...]:
    return tuple(
        Face(box_polygon(face.bounding_box, fitted.to_original))
        for result in results
        for face in (result.face_detection and result.face_detection.faces) or ()
    )


def _labels(results: Sequence[YandexFeatureResult]) -> tuple[ImageLabel, ...]:
    return tuple(
        ImageLabel(p.name or "", share(p.probability), "classification")
        for result in results
        for p in (result.classification and result.classification.properties) or ()
    )


def _copies(results: Sequence[YandexFeatureResult]) -> Copies:
    searches = [r.image_copy_search for r in results if r.image_copy_search]
    hits = tuple(
        Hit("unknown", c.page_url, c.image_url, host_of(c.page_url), c.title, c.description)
        for search in searches
        for c in search.top_results or ()
    )
    counts: list[Any] = [search.copy_count for search in searches if search.copy_count not in (None, "")]
    return Copies(sum(map(whole, counts)) if counts else None if hits else 0, hits)
