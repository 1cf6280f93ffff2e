"""Yandex Vision v1 ``batchAnalyze`` (wire page google-and-yandex, section 2)."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx
import msgspec

from app.model.analysis import Analysis, Copies, Face, Failure, Hit, ImageLabel, Text
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.providers.kit.plan import Field, Fit, Outcome, Plan, Request
from app.providers.kit.tokens import HeadersPlan, authorized_post
from app.providers.kit.unmapped_fields import keys, left_of
from app.providers.kit.wire_values import (
    Number,
    base64_json,
    batch_body,
    error_of,
    first_of,
    host_of,
    saved_error,
    share,
    status_error,
    whole,
)
from app.providers.yandex import text as texts
from app.providers.yandex.auth import FIELDS, authorization, require

# fmt: off
_LATIN_CYRILLIC = frozenset((
    "az", "ba", "be", "bg", "bs", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hu", "id", "it", "kk",
    "ky", "lt", "lv", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tg", "tr", "tt",
    "uz", "vi",
))
# fmt: on
_ALONE = frozenset(["ar", "el", "he", "hy", "ja", "ka", "ko", "th", "zh"])
"""Languages with a model each, which knows English and Russian besides."""

_DISCONTINUED = "Yandex documents this feature as discontinued on 14 May 2024, without a successor"
_SUCCESSORS = {
    Feature.FACES: _DISCONTINUED,
    Feature.CLASSIFICATION: _DISCONTINUED,
    Feature.COPIES: "its successor is the provider yandex-search",
    Feature.TEXT: "its successor is the provider yandex-ocr",
}


class _Status(msgspec.Struct, gc=False):
    code: Number = None
    message: str | None = None


class _Page(msgspec.Struct, gc=False):
    width: Number = None
    height: Number = None
    blocks: list[texts.BlockShape] | None = None
    entities: list[texts.EntityShape] | None = None


class _Text(msgspec.Struct, gc=False):
    pages: list[_Page] | None = None


class _Property(msgspec.Struct, gc=False):
    name: str | None = None
    probability: Number = None


class _Classification(msgspec.Struct, gc=False):
    properties: list[_Property] | None = None


class _Face(msgspec.Struct, rename="camel", gc=False):
    bounding_box: texts.Box | None = None


class _Faces(msgspec.Struct, gc=False):
    faces: list[_Face] | None = None


class _Copy(msgspec.Struct, rename="camel", gc=False):
    image_url: str | None = None
    page_url: str | None = None
    title: str | None = None
    description: str | None = None


class _Copies(msgspec.Struct, rename="camel", gc=False):
    copy_count: Number = None
    top_results: list[_Copy] | None = None


class _Result(msgspec.Struct, rename="camel", gc=False):
    text_detection: _Text | None = None
    classification: _Classification | None = None
    face_detection: _Faces | None = None
    image_copy_search: _Copies | None = None
    error: _Status | None = None


class _File(msgspec.Struct, gc=False):
    results: list[_Result] | None = None
    error: _Status | None = None


class YandexVision:
    """The provider ``yandex-vision``."""

    id = "yandex-vision"
    title = "Yandex Vision"
    local = False
    endpoint = "https://vision.api.cloud.yandex.net"
    features = frozenset({Feature.TEXT, Feature.FACES, Feature.CLASSIFICATION, Feature.COPIES})
    limits = Limits(images=8, bytes=1_000_000, pixels=20_000_000, per_second=5)
    fields: tuple[Field, ...] = (
        *FIELDS,
        Field("model", "Text model", "page, line, or a document template such as passport.", option=True),
    )

    def plan(self, request: Request) -> Plan:
        """Fit the images, ask for all of them in one call, read each file and each feature by itself."""
        require(request.credentials, self.title, self.id)
        started = time.monotonic()
        outcomes: dict[int, Outcome] = {}
        fitted: dict[int, Fitted] = {}
        asked = _asked(request)

        def failed(place: int, error: VidimusError) -> None:
            seconds = time.monotonic() - started
            outcomes[place] = Outcome(Analysis.failed(self.id, request.features, error, seconds))

        for place, image in enumerate(request.images):
            try:
                fitted[place] = yield Fit(image, self.limits)
            except VidimusError as error:
                failed(place, error)
        if not fitted:
            return tuple(outcomes[place] for place in range(len(request.images)))
        try:
            response = yield from authorized_post(
                f"{(request.endpoint or self.endpoint).rstrip('/')}/vision/v1/batchAnalyze",
                _body(list(fitted.values()), asked, request.credentials),
                lambda: _headers(request),
                request.credentials.get("authorized_key", ""),
            )
            files = _files(response, len(fitted), request.credentials)
        except VidimusError as error:
            for place in fitted:
                failed(place, error)
            files = []
        for place, raw in zip(fitted, files, strict=False):
            try:
                analysis = _analysis(raw, [f for f, _ in asked], request.features, fitted[place])
            except VidimusError as error:
                failed(place, error)
            else:
                seconds = time.monotonic() - started
                outcomes[place] = Outcome(msgspec.structs.replace(analysis, seconds=seconds), bytes(raw))
        return tuple(outcomes[place] for place in range(len(request.images)))

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """The answers about single images in a saved batch."""
        return tuple(b'{"results":[' + bytes(raw) + b"]}" for raw in _saved_files(data))

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """A saved answer (its first file, saying how many there are) as an analysis of ``image``."""
        files = _saved_files(data)
        if not files:
            raise saved_error(data, self.title) or AnswerError(
                "this saved answer of Yandex Vision holds no results"
            )
        results = _decode(files[0]).results or []
        kinds = [_kind_of(r) for r in results]
        guessed = [k if k is not None else (features[0] if features else Feature.TEXT) for k in kinds]
        asked = tuple(features) or tuple(dict.fromkeys(guessed)) or (Feature.TEXT,)
        same = Fitted(b"", "", image.width, image.height, lambda p: p)
        return first_of(_analysis(files[0], guessed, asked, same), len(files))


def _results(data: bytes) -> list[JsonValue]:
    listed = JsonValue(data).member("results")
    return [] if listed is None else listed.items()


def _saved_files(data: bytes) -> list[JsonValue]:
    try:
        return _results(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("this is not a saved answer of Yandex Vision") from error


def _headers(request: Request) -> HeadersPlan:
    headers = yield from authorization(request.credentials, request.options)
    return {**headers, "Content-Type": "application/json"}


def _asked(request: Request) -> list[tuple[Feature, dict[str, Any]]]:
    """The entries of ``features`` on the wire, each with the feature it answers."""
    asked: list[tuple[Feature, dict[str, Any]]] = []
    for feature in request.features:
        if feature is Feature.TEXT:
            for codes in _language_sets(request.languages):
                config: dict[str, Any] = {"languageCodes": codes}
                if request.options.get("model"):
                    config["model"] = request.options["model"]
                asked.append((feature, {"type": "TEXT_DETECTION", "textDetectionConfig": config}))
        elif feature is Feature.CLASSIFICATION:
            asked += [
                (feature, {"type": "CLASSIFICATION", "classificationConfig": {"model": model}})
                for model in ("quality", "moderation")
            ]
        elif feature is Feature.FACES:
            asked.append((feature, {"type": "FACE_DETECTION"}))
        else:
            asked.append((feature, {"type": "IMAGE_COPY_SEARCH"}))
    if len(asked) > 8:
        raise UnsupportedError("Yandex Vision takes 8 features a call; choose fewer languages or features")
    return asked


def _language_sets(languages: Sequence[str]) -> list[list[str]]:
    """Languages by model: one model works in a feature, so others need a feature of their own."""
    codes = [code.split("-")[0].lower() for code in languages]
    unknown = [c for c in codes if c not in _LATIN_CYRILLIC and c not in _ALONE]
    if unknown:
        raise UnsupportedError(f"Yandex Vision does not read the language {', '.join(unknown)}")
    common = [c for c in codes if c in _LATIN_CYRILLIC]
    alone = [c for c in dict.fromkeys(codes) if c in _ALONE]
    if not codes:
        return [["*"]]
    with_it = [c for c in common if c in {"en", "ru"}]
    sets = [[c, *with_it] for c in alone]
    if not alone or len(with_it) < len(common):
        sets.insert(0, list(dict.fromkeys(common))[:8])
    return sets


def _body(
    fitted: Sequence[Fitted], asked: list[tuple[Feature, dict[str, Any]]], credentials: Mapping[str, str]
) -> bytes:
    features = [entry for _, entry in asked]
    folder = {"folderId": credentials["folder_id"]} if credentials.get("folder_id") else None
    return batch_body(
        "analyzeSpecs",
        ({"content": base64_json(f.data), "mimeType": f.mime, "features": features} for f in fitted),
        folder,
    )


def _files(response: httpx.Response, expected: int, credentials: Mapping[str, str]) -> list[JsonValue]:
    if response.status_code != httpx.codes.OK:
        raise error_of(response, "Yandex Vision", credentials.values())
    try:
        files = _results(response.content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("Yandex Vision answered something that is not its JSON") from error
    if len(files) != expected:
        raise AnswerError(f"Yandex Vision answered for {len(files)} of {expected} images")
    return files


def _decode(raw: JsonValue) -> _File:
    try:
        return raw.decode(_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"Yandex Vision's answer has an unknown shape: {error}") from error


def _kind_of(result: _Result) -> Feature | None:
    if result.text_detection:
        return Feature.TEXT
    if result.face_detection:
        return Feature.FACES
    if result.classification:
        return Feature.CLASSIFICATION
    return Feature.COPIES if result.image_copy_search else None


def _analysis(
    raw: JsonValue, asked: Sequence[Feature], features: tuple[Feature, ...], fitted: Fitted
) -> Analysis:
    file = _decode(raw)
    if file.error is not None:
        raise status_error(file.error.code, file.error.message, "Yandex Vision")
    results = file.results or []
    if len(results) != len(asked):
        raise AnswerError(f"Yandex Vision answered {len(results)} of {len(asked)} features")
    of: dict[Feature, list[_Result]] = {f: [] for f in features}
    errors: list[Failure] = []
    for feature, result in zip(asked, results, strict=True):
        if result.error is None:
            of.setdefault(feature, []).append(result)
        elif feature not in {e.feature for e in errors}:
            errors.append(_feature_failure(result.error, feature))
    good = {f for f, found in of.items() if found}
    errors = [e for e in errors if e.feature not in good]
    return Analysis(
        provider="yandex-vision",
        features=features,
        errors=tuple(errors),
        text=_text(of[Feature.TEXT], fitted) if Feature.TEXT in good else None,
        faces=_faces(of[Feature.FACES], fitted) if Feature.FACES in good else None,
        labels=_labels(of[Feature.CLASSIFICATION]) if Feature.CLASSIFICATION in good else None,
        copies=_copies(of[Feature.COPIES]) if Feature.COPIES in good else None,
        properties=_properties(raw),
    )


_PLACED = keys(
    "error",
    results=keys(
        "error",
        textDetection=keys(pages=keys("width", "height", blocks=texts.BLOCKS, entities=keys("name", "text"))),
        faceDetection=keys(faces=keys("boundingBox")),
        classification=keys(properties=keys("name", "probability")),
        imageCopySearch=keys("copyCount", topResults=keys("imageUrl", "pageUrl", "title", "description")),
    ),
)


def _properties(raw: JsonValue) -> dict[str, Any]:
    left: dict[str, Any] | None = left_of(raw, _PLACED)
    return left or {}


def _feature_failure(status: _Status, feature: Feature) -> Failure:
    error = status_error(status.code, status.message, "Yandex Vision")
    failure = Failure.of(error, feature)
    return msgspec.structs.replace(failure, message=f"{failure.message} ({_SUCCESSORS[feature]})")


def _text(results: Sequence[_Result], fitted: Fitted) -> Text:
    blocks = []
    entities: list[texts.EntityShape] = []
    for number_, result in enumerate(results, 1):
        reader = f"reading {number_}" if len(results) > 1 else None  # several models read: kept apart
        for page in (result.text_detection and result.text_detection.pages) or ():
            place = texts.scaled(page.width, page.height, (fitted.width, fitted.height), fitted.to_original)
            blocks += [texts.block(b, place, reader) for b in page.blocks or ()]
            entities += page.entities or ()
    return texts.text(blocks, entities, ())


def _faces(results: Sequence[_Result], fitted: Fitted) -> tuple[Face, ...]:
    return tuple(
        Face(texts.box(face.bounding_box, fitted.to_original))
        for result in results
        for face in (result.face_detection and result.face_detection.faces) or ()
    )


def _labels(results: Sequence[_Result]) -> tuple[ImageLabel, ...]:
    return tuple(
        ImageLabel(p.name or "", share(p.probability), "classification")
        for result in results
        for p in (result.classification and result.classification.properties) or ()
    )


def _copies(results: Sequence[_Result]) -> Copies:
    found = [r.image_copy_search for r in results if r.image_copy_search]
    hits = tuple(
        Hit("unknown", c.page_url, c.image_url, host_of(c.page_url), c.title, c.description)
        for copies in found
        for c in copies.top_results or ()
    )
    counts = [whole(copies.copy_count) for copies in found if copies.copy_count not in (None, "")]
    return Copies(sum(counts) if counts else None if hits else 0, hits)


PROVIDERS = (YandexVision(),)
