"""Google Cloud Vision v1 ``images:annotate`` (wire page google-and-yandex, section 1)."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec

from app.model.analysis import Analysis, Failure
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError, UnsupportedError, VidimusError, no_credential
from app.model.feature import Feature
from app.model.geometry import Point
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.providers.google import reading as read
from app.providers.google.shapes import Answer
from app.providers.kit.plan import Field, Fit, Outcome, Plan, Request
from app.providers.kit.tokens import HeadersPlan, authorized_post, google_token
from app.providers.kit.unmapped_fields import keys, leftover
from app.providers.kit.wire_values import (
    base64_json,
    batch_body,
    error_of,
    first_of,
    saved_error,
    status_error,
)

_SCOPE = "https://www.googleapis.com/auth/cloud-vision"

_TYPES: dict[Feature, str] = {
    Feature.TEXT: "DOCUMENT_TEXT_DETECTION",
    Feature.FACES: "FACE_DETECTION",
    Feature.COPIES: "WEB_DETECTION",
    Feature.LABELS: "LABEL_DETECTION",
    Feature.OBJECTS: "OBJECT_LOCALIZATION",
    Feature.LOGOS: "LOGO_DETECTION",
    Feature.LANDMARKS: "LANDMARK_DETECTION",
    Feature.SAFETY: "SAFE_SEARCH_DETECTION",
    Feature.COLORS: "IMAGE_PROPERTIES",
    Feature.CROPS: "CROP_HINTS",
    Feature.PRODUCTS: "PRODUCT_SEARCH",
}
_UNCOUNTED = frozenset({Feature.TEXT, Feature.CROPS, Feature.SAFETY, Feature.COLORS})
"""Features on which maxResults has no effect."""
_BODY = 10_000_000
_ROOM = 4_000
"""Bytes of one request's JSON besides the image."""


@dataclass(frozen=True)
class _Sent:
    place: int
    image: Image
    fitted: Fitted


class GoogleVision:
    """The provider ``google-vision``."""

    id = "google-vision"
    title = "Google Vision"
    local = False
    endpoint = "https://vision.googleapis.com"
    features = frozenset(_TYPES)
    limits = Limits(
        images=16,
        bytes=7_300_000,  # base64 grows by a third, and the JSON body ends at 10 MB
        pixels=75_000_000,
        request_bytes=_BODY,
        formats=("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"),
        per_second=30,
    )
    fields: tuple[Field, ...] = (
        Field("api_key", "API key", "From Google Cloud console, Credentials.", secret=True),
        Field(
            "service_account",
            "Service account",
            "The whole JSON key file; exchanged for short-lived tokens.",
            secret=True,
            file=True,
        ),
        Field("access_token", "Access token", "A bearer token, for instance of gcloud.", secret=True),
        Field("user_project", "Project for quota", "Needed with an access token of your own account."),
        Field("parent", "Parent", "projects/P/locations/us or eu, for a regional host.", option=True),
        Field(
            "text",
            "Text mode",
            "document: dense pages; sparse: signs and photos.",
            option=True,
            choices=("document", "sparse"),
            default="document",
        ),
        Field("model", "Model", "builtin/stable, builtin/latest or builtin/weekly.", option=True),
        Field(
            "max_results", "Most results", "For faces, copies, labels, objects …", option=True, default="50"
        ),
        Field("product_set", "Product set", "projects/P/locations/L/productSets/S", option=True),
        Field("product_categories", "Product categories", "Separated by commas.", option=True),
        Field("product_filter", "Product filter", "color = red AND brand = X", option=True),
    )

    def plan(self, request: Request) -> Plan:
        """Fit the images, send as many a call as the body's limit lets, read each answer by itself."""
        started = time.monotonic()
        address = self._address(request)
        _most(request.options)
        outcomes: dict[int, Outcome] = {}

        def failed(place: int, error: VidimusError) -> None:
            seconds = time.monotonic() - started
            outcomes[place] = Outcome(Analysis.failed(self.id, request.features, error, seconds))

        if not any(request.credentials.get(name) for name in ("api_key", "service_account", "access_token")):
            raise no_credential(self.title, self.id, "an API key or a service account")
        sent: list[_Sent] = []
        for place, image in enumerate(request.images):
            try:
                sent.append(_Sent(place, image, (yield Fit(image, self.limits))))
            except VidimusError as error:
                failed(place, error)
        for call in _calls(sent):
            try:
                response = yield from authorized_post(
                    address,
                    _body(call, request),
                    lambda: _headers(request),
                    request.credentials.get("service_account", ""),
                )
                answers = _answers(response, len(call), request.credentials)
            except VidimusError as error:
                for one in call:
                    failed(one.place, error)
                continue
            for one, raw in zip(call, answers, strict=True):
                seconds = time.monotonic() - started
                try:
                    frame = one.fitted
                    analysis = _analysis(
                        raw, request.features, (frame.width, frame.height), frame.to_original, seconds
                    )
                except VidimusError as error:
                    failed(one.place, error)
                else:
                    outcomes[one.place] = Outcome(analysis, bytes(raw))
        return tuple(outcomes[place] for place in range(len(request.images)))

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """A saved answer as an analysis of ``image``; without ``features``, those it speaks of.

        Takes a whole answer (its first image, saying how many there are), one image's part, and the
        try-it page's form.
        """
        raw, *others = _saved_parts(data)
        answer = _decode(raw)
        size = float(image.width), float(image.height)
        asked = tuple(features) or read.features_of(answer)
        if not asked and answer.error is not None:
            fault = saved_error(data, self.title)  # of the call; inside a batch stand those of an image
            raise fault or status_error(answer.error.code, answer.error.message, self.title)
        return first_of(_read(raw, answer, asked, size, lambda p: p, 0.0), 1 + len(others))

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """The answers about single images in a saved batch."""
        return tuple(bytes(raw) for raw in _saved_parts(data))

    def _address(self, request: Request) -> str:
        base = (request.endpoint or self.endpoint).rstrip("/")
        parent = request.options.get("parent", "").strip("/")
        regional = "eu-vision." in base or "us-vision." in base
        beyond = [f for f in request.features if f is not Feature.TEXT]
        if regional and beyond:
            raise UnsupportedError(
                f"Google's regional hosts read text only, not {', '.join(beyond)}; use the global endpoint"
            )
        if Feature.PRODUCTS in request.features and not request.options.get("product_set"):
            raise UnsupportedError("product search needs the option google-vision.product_set")
        return f"{base}/v1/{parent + '/' if parent else ''}images:annotate"


def _headers(request: Request) -> HeadersPlan:
    given = request.credentials
    headers = {"Content-Type": "application/json; charset=utf-8"}
    if given.get("api_key"):
        headers["X-Goog-Api-Key"] = given["api_key"]
        return headers
    token = given.get("access_token", "")
    if given.get("service_account"):
        token = yield from google_token(given["service_account"], _SCOPE)
    headers["Authorization"] = f"Bearer {token}"
    if given.get("user_project"):
        headers["X-Goog-User-Project"] = given["user_project"]
    return headers


def _calls(sent: Sequence[_Sent]) -> list[list[_Sent]]:
    """As few calls as the body's limit allows, keeping the order."""
    calls: list[list[_Sent]] = []
    size = _BODY
    for one in sent:
        more = (len(one.fitted.data) + 2) // 3 * 4 + _ROOM
        if size + more > _BODY:
            calls.append([])
            size = 0
        calls[-1].append(one)
        size += more
    return calls


def _body(call: Sequence[_Sent], request: Request) -> bytes:
    features = [_feature(f, request.options) for f in request.features]
    context = _context(request)
    rest = {"features": features, **({"imageContext": context} if context else {})}
    return batch_body(
        "requests", ({"image": {"content": base64_json(one.fitted.data)}, **rest} for one in call)
    )


def _feature(feature: Feature, options: Mapping[str, str]) -> dict[str, Any]:
    kind = _TYPES[feature]
    if feature is Feature.TEXT and options.get("text") == "sparse":
        kind = "TEXT_DETECTION"
    entry: dict[str, Any] = {"type": kind}
    if feature not in _UNCOUNTED:
        entry["maxResults"] = _most(options)
    if options.get("model"):
        entry["model"] = options["model"]
    return entry


def _most(options: Mapping[str, str]) -> int:
    value = options.get("max_results") or "50"
    if not value.isdecimal() or not 0 < int(value) <= 1000:
        raise UnsupportedError(f"google-vision.max_results is a number from 1 to 1000, not {value[:20]!r}")
    return int(value)


def _context(request: Request) -> dict[str, Any]:
    context: dict[str, Any] = {}
    if Feature.TEXT in request.features:
        context["textDetectionParams"] = {"enableTextDetectionConfidenceScore": True}
        if request.languages:
            context["languageHints"] = list(request.languages)
    if Feature.PRODUCTS in request.features:
        options = request.options
        search: dict[str, Any] = {"productSet": options["product_set"]}
        if options.get("product_categories"):
            search["productCategories"] = [c.strip() for c in options["product_categories"].split(",")]
        if options.get("product_filter"):
            search["filter"] = options["product_filter"]
        context["productSearchParams"] = search
    return context


def _answers(response: httpx.Response, expected: int, credentials: Mapping[str, str]) -> list[JsonValue]:
    if response.status_code != httpx.codes.OK:
        raise error_of(response, "Google Vision", credentials.values())
    try:
        answers = _responses(JsonValue(response.content))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("Google Vision answered something that is not its JSON") from error
    if len(answers) != expected:
        raise AnswerError(f"Google Vision answered for {len(answers)} of {expected} images")
    return answers


def _responses(whole: JsonValue) -> list[JsonValue]:
    listed = whole.member("responses")
    return [] if listed is None else listed.items()


def _saved_parts(data: bytes) -> list[JsonValue]:
    """Each image's part; of an answer that is no batch, all of it."""
    try:
        whole = JsonValue(data)
        return _responses(whole) or [whole]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("this is not a saved answer of Google Vision") from error


def _decode(raw: JsonValue) -> Answer:
    try:
        return raw.decode(Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"Google Vision's answer has an unknown shape: {error}") from error


def _analysis(
    raw: JsonValue,
    features: tuple[Feature, ...],
    size: tuple[float, float],
    to_original: Any,
    seconds: float,
) -> Analysis:
    return _read(raw, _decode(raw), features, size, to_original, seconds)


def _read(
    raw: JsonValue,
    answer: Answer,
    features: tuple[Feature, ...],
    size: tuple[float, float],
    to_original: Any,
    seconds: float,
) -> Analysis:
    fx, fy = read.sizes_agree(answer, *size)

    def place(p: Point) -> Point:
        x, y = to_original((p[0] * fx, p[1] * fy))
        return x, y

    frame = read.Frame(size[0] / fx, size[1] / fy, to_original if fx == fy == 1 else place)
    errors = _errors(answer, features)
    good = set(features) - {e.feature for e in errors}
    regions = {Feature.OBJECTS, Feature.LOGOS, Feature.LANDMARKS, Feature.CROPS, Feature.PRODUCTS}
    return Analysis(
        provider="google-vision",
        features=features,
        seconds=seconds,
        errors=errors,
        text=read.text_of(answer, frame) if Feature.TEXT in good else None,
        faces=read.faces_of(answer, frame) if Feature.FACES in good else None,
        objects=read.objects_of(answer, frame) if good & regions else None,
        labels=read.labels_of(answer, good) if good & {Feature.LABELS, Feature.SAFETY} else None,
        copies=read.copies_of(answer) if Feature.COPIES in good else None,
        properties=_properties(raw, answer, features),
    )


def _errors(answer: Answer, features: tuple[Feature, ...]) -> tuple[Failure, ...]:
    """What is filled in is right even beside an error; so only the features without a part failed."""
    if answer.error is None or not (answer.error.code or answer.error.message):
        return ()
    error = status_error(answer.error.code, answer.error.message, "Google Vision")
    there = read.features_of(answer)
    return tuple(Failure.of(error, f) for f in features if f not in there)


_IMAGE = keys("url")
_MATCHES = {"fullMatchingImages": _IMAGE, "partialMatchingImages": _IMAGE}
_WEB = {
    **_MATCHES,
    "visuallySimilarImages": _IMAGE,
    "pagesWithMatchingImages": keys("url", "pageTitle", **_MATCHES),
}
_NAMED = keys("description", "score", "boundingPoly")
_FACE = keys(
    "boundingPoly", "fdBoundingPoly", "rollAngle", "panAngle", "tiltAngle", "detectionConfidence",
    "landmarkingConfidence", "joyLikelihood", "sorrowLikelihood", "angerLikelihood", "surpriseLikelihood",
    "underExposedLikelihood", "blurredLikelihood", "headwearLikelihood",
    landmarks=keys("type", position=keys("x", "y")),
)  # fmt: skip
_PLACED = keys(
    "textAnnotations",
    "error",
    "fullTextAnnotation",  # its characters stand in the words, its breaks in the lines
    labelAnnotations=_NAMED,
    logoAnnotations=_NAMED,
    localizedObjectAnnotations=keys("name", "score", "boundingPoly"),
    cropHintsAnnotation=keys(cropHints=keys("boundingPoly", "confidence")),
    faceAnnotations=_FACE,
)


def _properties(raw: JsonValue, answer: Answer, features: tuple[Feature, ...]) -> dict[str, Any]:
    """Every part that has no place of its own in an analysis, under Google's own name."""
    parts = {k: v for k, v in raw.members().items() if k not in {"textAnnotations", "fullTextAnnotation"}}
    web = _WEB
    if Feature.LABELS in features:
        web = {**web, "webEntities": keys("description"), "bestGuessLabels": keys("label")}
    said: dict[str, Any] = {k: v.decode(Any) for k, v in parts.items()}
    left: dict[str, Any] = leftover(said, {**_PLACED, "webDetection": web}) or {}
    pages = (answer.full_text_annotation and answer.full_text_annotation.pages) or ()
    spoken = [(p.property and p.property.detected_languages) or () for p in pages]
    if any(d.confidence is not None for page in spoken for d in page):
        properties = [{"property": {"detectedLanguages": msgspec.to_builtins(page)}} for page in spoken]
        left["fullTextAnnotation"] = {"pages": properties}
    return left


PROVIDERS = (GoogleVision(),)
