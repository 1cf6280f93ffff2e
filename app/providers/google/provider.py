"""Google Cloud Vision v1 ``images:annotate`` (``WIRE.md``, "Google Vision: request")."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from app.model.analysis import Analysis
from app.model.chunked_json import JsonValue
from app.model.errors import UnsupportedError, no_credential
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.model.phrase import phrase
from app.providers.google.reading import PROVIDER_ID, TITLE, analysis_of, features_of
from app.providers.google.saved_forms import saved_answers
from app.providers.google.shapes import GoogleAnswer
from app.providers.kit.answer_size import Size, unfitted
from app.providers.kit.batches import base64_json, batch_answers, batch_body, first_of_batch
from app.providers.kit.decoding import decode_answer
from app.providers.kit.image_calls import call_per_batch
from app.providers.kit.plan import Effect, Field, Plan, Request
from app.providers.kit.saved_forms import nothing_found, refuse_other_question
from app.providers.kit.service_errors import answer_body, saved_answer_error, status_error
from app.providers.kit.tokens import HeadersPlan, authorized_post, google_token

_SCOPE = "https://www.googleapis.com/auth/cloud-vision"

_FEATURE_TYPES: dict[Feature, str] = {
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
"""Features on which ``maxResults`` has no effect."""
_CREDENTIALS = ("api_key", "service_account", "access_token")


class GoogleVision:
    """The provider ``google-vision``: text, faces, copies, and eight features more in one call."""

    id = PROVIDER_ID
    title = TITLE
    local = False
    endpoint = "https://vision.googleapis.com"
    features = frozenset(_FEATURE_TYPES)
    limits = Limits(
        images=16,
        bytes=7_300_000,  # base64 grows by a third, and the JSON body ends at 10 MB
        pixels=75_000_000,
        request_bytes=10_000_000,
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
        address = _address(request, self.endpoint)
        _max_results(request.options)
        if not any(request.credentials.get(name) for name in _CREDENTIALS):
            raise no_credential(self.title, self.id, phrase("an API key or a service account"))

        def send(images: Sequence[Fitted]) -> Generator[Effect, Any, list[JsonValue]]:
            response = yield from authorized_post(
                address,
                _body(images, request),
                lambda: _headers(request),
                request.credentials.get("service_account", ""),
            )
            body = answer_body(response, TITLE, request.credentials.values())
            return batch_answers(body, "responses", len(images), TITLE)

        def read(raw: JsonValue, fitted: Fitted) -> Analysis:
            return analysis_of(raw, _decode(raw), request.features, fitted)

        return (yield from call_per_batch(self, request, send, read))

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """Return a saved answer as an analysis of ``image``; without ``features``, of those in the answer.

        Takes a whole answer (its first image, saying how many there are), one image's part, and every form
        that clients print.
        """
        raw, *others = saved_answers(data)
        answer = _decode(raw)
        asked = tuple(features) or features_of(answer)
        if not asked and answer.error is not None and (answer.error.code or answer.error.message):
            fault = saved_answer_error(
                data, self.title
            )  # of the call; inside a batch stand those of an image
            raise fault or status_error(answer.error.code, answer.error.message, self.title)
        if not asked:
            raise nothing_found(self.title)
        if answer.error is None:
            refuse_other_question(self.title, asked, features_of(answer))
        return first_of_batch(analysis_of(raw, answer, asked, unfitted(image)), 1 + len(others))

    def size_in(self, part: bytes) -> Size | None:
        """Return the width and height in pixels at which Google saw the image of an answer with text."""
        return _decode(saved_answers(part)[0]).size_seen()

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """Return the answers about single images, or pages of a file, in a saved answer."""
        return tuple(bytes(raw) for raw in saved_answers(data))


def _address(request: Request, own: str) -> str:
    parent = request.options.get("parent", "").strip("/")
    address = request.address(own, f"v1/{parent + '/' if parent else ''}images:annotate")
    beyond = [f for f in request.features if f is not Feature.TEXT]
    if beyond and ("eu-vision." in address or "us-vision." in address):
        raise UnsupportedError(
            "Google's regional hosts read text only, not {features}; use the global endpoint",
            features=", ".join(beyond),
        )
    if Feature.PRODUCTS in request.features and not request.options.get("product_set"):
        raise UnsupportedError("product search needs the option google-vision.product_set")
    return address


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


def _body(images: Sequence[Fitted], request: Request) -> bytes:
    features = [_feature(f, request.options) for f in request.features]
    context = _context(request)
    rest = {"features": features, **({"imageContext": context} if context else {})}
    return batch_body("requests", ({"image": {"content": base64_json(i.data)}, **rest} for i in images))


def _feature(feature: Feature, options: Mapping[str, str]) -> dict[str, Any]:
    kind = _FEATURE_TYPES[feature]
    if feature is Feature.TEXT and options.get("text") == "sparse":
        kind = "TEXT_DETECTION"
    entry: dict[str, Any] = {"type": kind}
    if feature not in _UNCOUNTED:
        entry["maxResults"] = _max_results(options)
    if options.get("model"):
        entry["model"] = options["model"]
    return entry


def _max_results(options: Mapping[str, str]) -> int:
    value = options.get("max_results") or "50"
    if not value.isdecimal() or not 0 < int(value) <= 1000:
        raise UnsupportedError(
            "google-vision.max_results is a number from 1 to 1000, not {value}", value=repr(value[:20])
        )
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


def _decode(raw: JsonValue) -> GoogleAnswer:
    return decode_answer(raw, GoogleAnswer, TITLE)


PROVIDERS = (GoogleVision(),)
