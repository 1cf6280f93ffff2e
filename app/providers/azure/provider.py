"""Azure Image Analysis 3.2 ``analyze`` and Read, and 4.0 (``WIRE.md``, "Azure Vision")."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec

from app.model.analysis import Analysis, Failure, failure
from app.model.errors import (
    KEYS_PAGE,
    AnswerError,
    CredentialsError,
    ErrorKind,
    ServiceError,
    TimeLimitError,
    UnsupportedError,
    VidimusError,
    no_credential,
)
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.model.outcome import Outcome
from app.model.phrase import phrase
from app.providers.azure.reading import (
    PROVIDER_ID,
    analysis_of,
    decode,
    features_of,
    silent_features,
    size_named,
)
from app.providers.azure.saved_forms import Answer, saved_images
from app.providers.kit.answer_size import Size, unfitted
from app.providers.kit.batches import first_of_batch
from app.providers.kit.image_calls import call_per_image
from app.providers.kit.plan import Effect, Field, Fit, Plan, Request, Wait
from app.providers.kit.saved_forms import nothing_found, refuse_other_question
from app.providers.kit.service_errors import answer_body, response_error, saved_answer_error

Body = Generator[Effect, Any, bytes]

_FEATURES_4 = {
    Feature.TEXT: "read",
    Feature.OBJECTS: "objects",
    Feature.PEOPLE: "people",
    Feature.LABELS: "tags",
    Feature.CAPTION: "caption",
    Feature.CROPS: "smartCrops",
}
_FEATURES_3 = {
    Feature.FACES: "Faces",
    Feature.OBJECTS: "Objects",
    Feature.LABELS: "Tags",
    Feature.CAPTION: "Description",
    Feature.CATEGORIES: "Categories",
    Feature.BRANDS: "Brands",
    Feature.SAFETY: "Adult",
    Feature.COLORS: "Color",
}
_DETAILS_3 = {Feature.LANDMARKS: "Landmarks"}
_LIMITS_3 = Limits(
    images=1, bytes=4_000_000, min_side=51, max_side=15_999, formats=("image/jpeg", "image/png", "image/bmp")
)
_LIMITS_READ = Limits(
    images=1, bytes=4_000_000, min_side=51, max_side=10_000, formats=("image/jpeg", "image/png", "image/bmp")
)
_STEP_LIMITS = {"3.2": _LIMITS_3, "read": _LIMITS_READ}
_POLL_SECONDS = 1.0
_POLLS = 120


class AzureVision:
    """The provider ``azure-vision``: 4.0 for what it has, 3.2 for the rest."""

    id = PROVIDER_ID
    title = "Azure Vision"
    local = False
    endpoint = ""
    features = frozenset({*_FEATURES_4, *_FEATURES_3, *_DETAILS_3})
    limits = Limits(
        images=1,
        bytes=20_000_000,
        min_side=51,
        max_side=15_999,
        formats=("image/jpeg", "image/png", "image/webp", "image/bmp"),
        per_second=10,
    )
    fields: tuple[Field, ...] = (
        Field("key", "Key", "One of the two keys of the resource.", secret=True),
        Field("access_token", "Entra token", "Works with the resource's own address only.", secret=True),
        Field("endpoint", "Endpoint", "https://NAME.cognitiveservices.azure.com"),
        Field(
            "version",
            "Version",
            "auto: 4.0 for what it has, 3.2 for the rest.",
            option=True,
            choices=("auto", "3.2", "4.0"),
            default="auto",
        ),
        Field("model_version", "Model version", "latest, or a date.", option=True),
    )

    def plan(self, request: Request) -> Plan:
        """Make at most three calls an image: 4.0, 3.2 analyze, 3.2 Read (submitted and polled)."""
        calls = _AzureCalls(_base_address(request), _headers(request), request)
        version = request.options.get("version") or "auto"
        if version not in {"auto", "3.2", "4.0"}:
            raise UnsupportedError("azure-vision.version is auto, 3.2 or 4.0")
        steps = _steps(version, request.features)

        def analyze(image: Image) -> Generator[Effect, Any, Outcome]:
            parts: list[Analysis] = []
            bodies: list[bytes] = []
            for step, features in steps.items():
                try:
                    fitted: Fitted = yield Fit(image, _STEP_LIMITS.get(step, self.limits))
                    body = yield from calls.step(step)(fitted, features)
                    parts.append(analysis_of(body, features, fitted))
                    bodies.append(body)
                except VidimusError as error:
                    parts.append(_failed(features, error))
            return Outcome(
                _joined(parts, request.features, _lacking(parts, request.features, version)), _raw(bodies)
            )

        return (yield from call_per_image(self.id, request, analyze))

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """Return the answers about single images, or pages of a document, in a saved answer."""
        images = self._images(data)
        return tuple(msgspec.json.encode(calls if len(calls) > 1 else calls[0]) for calls in images)

    def size_in(self, part: bytes) -> Size | None:
        """Return the width and height in pixels that an answer about one image names."""
        sizes = [size_named(decode(msgspec.json.encode(call))) for call in self._images(part)[0]]
        return next((size for size in sizes if size), None)

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """Return a saved answer of any of Azure's calls as an analysis of ``image``.

        Of an answer about several images or pages, the first is read.
        """
        images = self._images(data)
        bodies = [msgspec.json.encode(call) for call in images[0]]
        answers = [decode(body) for body in bodies]
        answered = [features_of(answer) for answer in answers]
        if not any(answered) and all(answer.image_type is None for answer in answers):
            raise nothing_found(self.title)
        said = tuple(dict.fromkeys(f for each in answered for f in each))
        silent = frozenset().union(*map(silent_features, answers)) - {*said}
        refuse_other_question(self.title, features, {*said, *silent - {Feature.TEXT}} if said else ())
        asked = tuple(features) or said
        parts = [
            analysis_of(body, tuple(f for f in asked if f in each or f in silent), unfitted(image))
            for body, each in zip(bodies, answered, strict=True)
        ]
        lacking = tuple(
            Failure.of(AnswerError("this saved answer says nothing of {feature}", feature=f.value), f)
            for f in asked
            if f not in silent and f not in said
        )
        return first_of_batch(_joined(parts, asked, lacking), len(images))

    def _images(self, data: bytes) -> list[list[Answer]]:
        if fault := saved_answer_error(data, self.title):
            raise fault
        return saved_images(data)


@dataclass(frozen=True)
class _AzureCalls:
    """The calls of one request to one resource; each returns the body of its answer."""

    base: str
    headers: Mapping[str, str]
    request: Request

    def step(self, name: str) -> Callable[[Fitted, Sequence[Feature]], Body]:
        """Return the call with the name that ``_steps`` gives it."""
        return {"4.0": self._analyze_4, "3.2": self._analyze_3, "read": self._read_3}[name]

    def _analyze_4(self, fitted: Fitted, features: Sequence[Feature]) -> Body:
        names = [_FEATURES_4[f] for f in features]
        params = {"api-version": "2024-02-01", "features": ",".join(names)}
        if {"caption", "tags"} & set(names):
            params["language"] = self._language
        response = yield self._post("computervision/imageanalysis:analyze", params, fitted)
        return self._body(response)

    def _analyze_3(self, fitted: Fitted, features: Sequence[Feature]) -> Body:
        visual = [_FEATURES_3[f] for f in features if f in _FEATURES_3]
        details = [_DETAILS_3[f] for f in features if f in _DETAILS_3]
        params = {
            "visualFeatures": ",".join(visual or ["Categories"]),
            "details": ",".join(details),
            "language": self._language,
        }
        response = yield self._post("vision/v3.2/analyze", params, fitted)
        return self._body(response)

    def _read_3(self, fitted: Fitted, features: Sequence[Feature]) -> Body:
        del features  # text is the only one
        params = {"language": self._language, "readingOrder": "natural"}
        response = yield self._post("vision/v3.2/read/analyze", params, fitted)
        if response.status_code != httpx.codes.ACCEPTED:
            raise response_error(response, "Azure Vision", self.request.credentials.values())
        address = f"{self.base}/vision/v3.2/read/analyzeResults/{_operation(response)}"
        for _ in range(_POLLS):
            yield Wait(_POLL_SECONDS, "Azure is reading")
            response = yield httpx.Request("GET", address, headers=self.headers)
            body = self._body(response)
            status = decode(body).status
            if status == "succeeded":
                return body
            if status == "failed":
                raise ServiceError("Azure could not read this image")
            if status not in {"notStarted", "running"}:
                raise AnswerError(
                    "Azure says its reading is {status}, which means nothing to us",
                    status=repr(str(status)[:40]),
                )
        raise TimeLimitError("Azure did not finish reading in time; try again later")

    def _post(self, path: str, params: Mapping[str, str], fitted: Fitted) -> httpx.Request:
        given = {**params, "model-version": self.request.options.get("model_version", "")}
        query = "&".join(f"{k}={v}" for k, v in given.items() if v)
        return httpx.Request(
            "POST",
            f"{self.base}/{path}?{query}",
            headers={**self.headers, "Content-Type": "application/octet-stream"},
            content=fitted.data,
        )

    @property
    def _language(self) -> str:
        return self.request.languages[0] if self.request.languages else ""

    def _body(self, response: httpx.Response) -> bytes:
        return answer_body(response, "Azure Vision", self.request.credentials.values())


def _base_address(request: Request) -> str:
    endpoint = request.endpoint or request.credentials.get("endpoint", "")
    if not endpoint:
        raise CredentialsError(
            "Azure Vision needs the address of your resource; add the endpoint in {keys_page}, or with "
            "--endpoint azure-vision=URL",
            keys_page=KEYS_PAGE,
        )
    return endpoint.rstrip("/")


def _headers(request: Request) -> dict[str, str]:
    if request.credentials.get("key"):
        return {"Ocp-Apim-Subscription-Key": request.credentials["key"]}
    if request.credentials.get("access_token"):
        return {"Authorization": f"Bearer {request.credentials['access_token']}"}
    raise no_credential("Azure Vision", PROVIDER_ID, phrase("a key"))


def _steps(version: str, features: Sequence[Feature]) -> dict[str, tuple[Feature, ...]]:
    """Return the calls with the features each answers; what no call of the version has is left out."""
    four = {f for f in features if f in _FEATURES_4} if version != "3.2" else set()
    others = set() if version == "4.0" else set(features) - four
    three = {f for f in others if f in _FEATURES_3 or f in _DETAILS_3}
    steps = {"4.0": four, "3.2": three, "read": {Feature.TEXT} & others}
    return {name: tuple(f for f in features if f in wanted) for name, wanted in steps.items() if wanted}


def _operation(response: httpx.Response) -> str:
    """Return the id in Operation-Location, and nothing else of it: its host may be another than ours."""
    last = urlsplit(response.headers.get("operation-location", "")).path.rpartition("/")[2]
    try:
        return str(uuid.UUID(last))
    except ValueError:
        raise AnswerError("Azure did not say where its reading can be fetched") from None


def _failed(features: tuple[Feature, ...], error: VidimusError) -> Analysis:
    failures = tuple(Failure.of(error, f) for f in features)
    return Analysis(PROVIDER_ID, features, errors=failures)


def _lacking(parts: Sequence[Analysis], features: tuple[Feature, ...], version: str) -> tuple[Failure, ...]:
    """Return a failure for each feature that no call of the version has."""
    answered = {f for part in parts for f in part.features}
    return tuple(
        failure(
            ErrorKind.UNSUPPORTED,
            "Azure Vision {version} has no {features}; choose version auto",
            feature,
            version=version,
            features=str(feature),
        )
        for feature in features
        if feature not in answered
    )


def _joined(
    parts: Sequence[Analysis], features: tuple[Feature, ...], lacking: tuple[Failure, ...] = ()
) -> Analysis:
    """Return one analysis of all calls about an image."""
    objects = [o for part in parts for o in part.objects or ()]
    labels = [label for part in parts for label in part.labels or ()]
    return Analysis(
        provider=PROVIDER_ID,
        features=features,
        errors=(*(e for part in parts for e in part.errors), *lacking),
        text=next((p.text for p in parts if p.text is not None), None),
        faces=next((p.faces for p in parts if p.faces is not None), None),
        objects=tuple(objects) if any(p.objects is not None for p in parts) else None,
        labels=tuple(labels) if any(p.labels is not None for p in parts) else None,
        properties={k: v for part in parts for k, v in part.properties.items()},
    )


def _raw(raws: Sequence[bytes]) -> bytes | None:
    """Return the untouched answer; of several calls, a JSON list of their answers."""
    if not raws:
        return None
    return raws[0] if len(raws) == 1 else b"[" + b",".join(raws) + b"]"


PROVIDERS = (AzureVision(),)
