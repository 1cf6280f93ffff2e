"""Azure Image Analysis 3.2 ``analyze`` and Read, and 4.0 (wire page azure-and-others)."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpx

from app.model.analysis import Analysis, Failure
from app.model.chunked_json import JsonValue
from app.model.errors import (
    KEYS_PAGE,
    AnswerError,
    CredentialsError,
    ServiceError,
    TimeLimitError,
    UnsupportedError,
    VidimusError,
    no_credential,
)
from app.model.feature import Feature
from app.model.image import Image
from app.model.limits import Fitted, Limits
from app.providers.azure import reading as read
from app.providers.kit.plan import Field, Fit, Outcome, Plan, Request, Wait
from app.providers.kit.unmapped_fields import left_of
from app.providers.kit.wire_values import error_of, saved_error

_V4 = {
    Feature.TEXT: "read",
    Feature.OBJECTS: "objects",
    Feature.PEOPLE: "people",
    Feature.LABELS: "tags",
    Feature.CAPTION: "caption",
    Feature.CROPS: "smartCrops",
}
_V3 = {
    Feature.FACES: "Faces",
    Feature.OBJECTS: "Objects",
    Feature.LABELS: "Tags",
    Feature.CAPTION: "Description",
    Feature.CATEGORIES: "Categories",
    Feature.BRANDS: "Brands",
    Feature.SAFETY: "Adult",
    Feature.COLORS: "Color",
}
_DETAILS = {Feature.LANDMARKS: "Landmarks"}
_LIMITS_V3 = Limits(
    images=1, bytes=4_000_000, min_side=51, max_side=15_999, formats=("image/jpeg", "image/png", "image/bmp")
)
_LIMITS_READ = Limits(
    images=1, bytes=4_000_000, min_side=51, max_side=10_000, formats=("image/jpeg", "image/png", "image/bmp")
)
_POLL_SECONDS = 1.0
_POLLS = 120


class AzureVision:
    """The provider ``azure-vision``."""

    id = "azure-vision"
    title = "Azure Vision"
    local = False
    endpoint = ""
    features = frozenset({*_V4, *_V3, *_DETAILS})
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
        """At most three calls an image: 4.0, 3.2 analyze, 3.2 Read (submitted and polled)."""
        base = _base(request)
        headers = _headers(request)
        version = request.options.get("version") or "auto"
        if version not in {"auto", "3.2", "4.0"}:
            raise UnsupportedError("azure-vision.version is auto, 3.2 or 4.0")
        outcomes = []
        for image in request.images:
            started = time.monotonic()
            steps = _steps(version, request.features)
            parts: list[Analysis] = []
            raws: list[bytes] = []
            for step, features in steps.items():
                try:
                    fitted: Fitted = yield Fit(image, _limits(step, self.limits))
                    raw = yield from _CALLS[step](base, headers, fitted, features, request)
                    parts.append(_analysis(raw, features, fitted))
                    raws.append(raw)
                except VidimusError as error:
                    parts.append(_failed(features, error))
            analysis = _joined(parts, request.features, version, time.monotonic() - started)
            outcomes.append(Outcome(analysis, _raw(raws)))
        return tuple(outcomes)

    def parse_answer(self, data: bytes, image: Image, features: Sequence[Feature] = ()) -> Analysis:
        """A saved answer of any of Azure's calls as an analysis of ``image``."""
        body = read.saved(data)
        found = read.features_of(read.decode(body))
        if not found:
            raise saved_error(data, self.title) or AnswerError(
                "this saved answer of Azure Vision holds nothing that was found"
            )
        same = Fitted(b"", "", image.width, image.height, lambda p: p)
        return _analysis(body, tuple(features) or found, same)


def _base(request: Request) -> str:
    endpoint = request.endpoint or request.credentials.get("endpoint", "")
    if not endpoint:
        raise CredentialsError(
            f"Azure Vision needs the address of your resource; add the endpoint in {KEYS_PAGE}, or with "
            "--endpoint azure-vision=URL"
        )
    return endpoint.rstrip("/")


def _headers(request: Request) -> dict[str, str]:
    if request.credentials.get("key"):
        return {"Ocp-Apim-Subscription-Key": request.credentials["key"]}
    if request.credentials.get("access_token"):
        return {"Authorization": f"Bearer {request.credentials['access_token']}"}
    raise no_credential("Azure Vision", AzureVision.id, "a key")


def _steps(version: str, features: Sequence[Feature]) -> dict[str, tuple[Feature, ...]]:
    """Which call answers which features; what no call of the version has is left out."""
    four = {f for f in features if f in _V4} if version != "3.2" else set()
    three = (
        {f for f in features if (f in _V3 or f in _DETAILS) and f not in four} if version != "4.0" else set()
    )
    steps = {"4.0": four, "3.2": three, "read": {Feature.TEXT} & set(features) - four}
    if version == "4.0":
        steps["read"] = set()
    return {name: tuple(f for f in features if f in wanted) for name, wanted in steps.items() if wanted}


def _limits(step: str, newest: Limits) -> Limits:
    return {"4.0": newest, "3.2": _LIMITS_V3, "read": _LIMITS_READ}[step]


def _post(
    address: str, params: Mapping[str, str], headers: Mapping[str, str], fitted: Fitted
) -> httpx.Request:
    query = "&".join(f"{k}={v}" for k, v in params.items() if v)
    return httpx.Request(
        "POST",
        f"{address}?{query}",
        headers={**headers, "Content-Type": "application/octet-stream"},
        content=fitted.data,
    )


def _language(request: Request) -> str:
    return request.languages[0] if request.languages else ""


def _analyze_4(
    base: str, headers: dict[str, str], fitted: Fitted, features: Sequence[Feature], request: Request
) -> Any:
    names = [_V4[f] for f in features]
    params = {"api-version": "2024-02-01", "features": ",".join(names)}
    if {"caption", "tags"} & set(names):
        params["language"] = _language(request)
    params["model-version"] = request.options.get("model_version", "")
    response = yield _post(f"{base}/computervision/imageanalysis:analyze", params, headers, fitted)
    return _body(response, request)


def _analyze_3(
    base: str, headers: dict[str, str], fitted: Fitted, features: Sequence[Feature], request: Request
) -> Any:
    wanted = [_V3[f] for f in features if f in _V3]
    details = [_DETAILS[f] for f in features if f in _DETAILS]
    params = {
        "visualFeatures": ",".join(wanted or ["Categories"]),
        "details": ",".join(details),
        "language": _language(request),
        "model-version": request.options.get("model_version", ""),
    }
    response = yield _post(f"{base}/vision/v3.2/analyze", params, headers, fitted)
    return _body(response, request)


def _read_3(
    base: str, headers: dict[str, str], fitted: Fitted, features: Sequence[Feature], request: Request
) -> Any:
    del features
    params = {
        "language": _language(request),
        "readingOrder": "natural",
        "model-version": request.options.get("model_version", ""),
    }
    response = yield _post(f"{base}/vision/v3.2/read/analyze", params, headers, fitted)
    if response.status_code != httpx.codes.ACCEPTED:
        raise error_of(response, "Azure Vision", request.credentials.values())
    address = f"{base}/vision/v3.2/read/analyzeResults/{_operation(response)}"
    for _ in range(_POLLS):
        yield Wait(_POLL_SECONDS, "Azure is reading")
        response = yield httpx.Request("GET", address, headers=headers)
        body = _body(response, request)
        status = read.decode(body).status
        if status == "succeeded":
            return body
        if status == "failed":
            raise ServiceError("Azure could not read this image")
        if status not in {"notStarted", "running"}:
            raise AnswerError(f"Azure says its reading is {str(status)[:40]!r}, which means nothing to us")
    raise TimeLimitError("Azure did not finish reading in time; try again later")


_CALLS = {"4.0": _analyze_4, "3.2": _analyze_3, "read": _read_3}


def _operation(response: httpx.Response) -> str:
    """The id in Operation-Location, and nothing else of it: its host may not be the configured one."""
    last = urlsplit(response.headers.get("operation-location", "")).path.rpartition("/")[2]
    try:
        return str(uuid.UUID(last))
    except ValueError:
        raise AnswerError("Azure did not say where its reading can be fetched") from None


def _body(response: httpx.Response, request: Request) -> bytes:
    if response.status_code != httpx.codes.OK:
        raise error_of(response, "Azure Vision", request.credentials.values())
    return response.content


def _analysis(raw: bytes, features: tuple[Feature, ...], fitted: Fitted) -> Analysis:
    answer = read.decode(raw)
    size = float(fitted.width), float(fitted.height)
    place = read.mended(answer, size, fitted.to_original)
    asked = set(features)
    regions = {Feature.OBJECTS, Feature.PEOPLE, Feature.BRANDS, Feature.CROPS}
    statements = {Feature.LABELS, Feature.CAPTION, Feature.CATEGORIES, Feature.LANDMARKS, Feature.SAFETY}
    objects = read.objects_of(answer, place, features)
    return Analysis(
        provider="azure-vision",
        features=features,
        text=read.text_of(answer, place, size) if Feature.TEXT in asked else None,
        faces=read.faces_of(answer, place) if Feature.FACES in asked else None,
        objects=objects if objects or asked & regions else None,
        labels=read.labels_of(answer, features) if asked & statements else None,
        properties=_properties(raw),
    )


def _properties(raw: bytes) -> dict[str, Any]:
    whole = JsonValue(raw)
    left: dict[str, Any] = left_of(whole, read.PLACED) or {}
    found = whole.member("objectsResult")
    others = [_other_names(o) for o in _listed(found and found.decode(Any), "values")]
    if any(others):
        beside = left.get("objectsResult", {})
        kept = beside.get("values") or [{}] * len(others)
        values = [{**k, **o} if isinstance(k, dict) else k for k, o in zip(kept, others, strict=True)]
        left["objectsResult"] = {**beside, "values": values}
    result = whole.member("analyzeResult")
    pages = result and result.member("readResults")
    if pages and pages.items():
        left["pages"] = [
            {k: v.decode(Any) for k, v in page.members().items() if k != "lines"} for page in pages.items()
        ]
    return left


def _listed(value: Any, key: str) -> list[Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _other_names(found: Any) -> dict[str, Any]:
    """The names of an object beside its best, which is the one it goes by."""
    tags = _listed(found, "tags")
    return {"tags": tags[1:]} if len(tags) > 1 else {}


def _failed(features: tuple[Feature, ...], error: VidimusError) -> Analysis:
    failures = tuple(Failure.of(error, f) for f in features)
    return Analysis("azure-vision", features, errors=failures)


def _joined(
    parts: Sequence[Analysis], features: tuple[Feature, ...], version: str, seconds: float
) -> Analysis:
    """One analysis of the calls that were needed, with what no call of this version has said plainly."""
    answered = {f for part in parts for f in part.features}
    lacking = tuple(
        Failure.of(UnsupportedError(f"Azure Vision {version} has no {f}; choose version auto"), f)
        for f in features
        if f not in answered
    )
    objects = [o for part in parts for o in part.objects or ()]
    labels = [label for part in parts for label in part.labels or ()]
    return Analysis(
        provider="azure-vision",
        features=features,
        seconds=seconds,
        errors=tuple(e for part in parts for e in part.errors) + lacking,
        text=next((p.text for p in parts if p.text is not None), None),
        faces=next((p.faces for p in parts if p.faces is not None), None),
        objects=tuple(objects) if any(p.objects is not None for p in parts) else None,
        labels=tuple(labels) if any(p.labels is not None for p in parts) else None,
        properties={k: v for part in parts for k, v in part.properties.items()},
    )


def _raw(raws: Sequence[bytes]) -> bytes | None:
    """The untouched answer; of several calls, a JSON list of them."""
    if not raws:
        return None
    return raws[0] if len(raws) == 1 else b"[" + b",".join(raws) + b"]"


PROVIDERS = (AzureVision(),)
