"""Reading what services write: zeros left out, numbers as strings, nulls, missing boxes.

The rules are those of the wire pages' "normalisation contract".
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec
import pybase64

from app.model.analysis import Analysis
from app.model.errors import (
    KEYS_PAGE,
    AnswerError,
    CredentialsError,
    InputError,
    QuotaError,
    ServiceError,
    UnsupportedError,
    VidimusError,
)
from app.model.geometry import Point, Polygon, convex_hull, oriented_box
from app.model.redact import masked

Number = float | int | str | None
"""A number as services write it; int64 comes as a string, zero is left out."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")

LARGEST_POLYGON = 10_000
"""Vertices that are read of one polygon at most."""
_FARTHEST = 10_000_000.0


def number(value: Number) -> float:
    """The number meant; missing is 0. Raises AnswerError for what is none, or not finite."""
    if value is None or value == "":
        return 0.0
    try:
        result = float(value)
    except (ValueError, OverflowError):
        raise AnswerError(f"the answer has {str(value)[:40]!r} where a number belongs") from None
    if not math.isfinite(result):
        raise AnswerError("the answer has a number that is not finite")
    return result


def whole(value: Number) -> int:
    """The whole number meant; missing is 0."""
    return int(number(value))


def share(value: Number) -> float | None:
    """A confidence 0..1, absent stays absent."""
    if value is None or value == "":
        return None
    return min(1.0, max(0.0, number(value)))


def coordinate(value: Number) -> float:
    """A coordinate, kept within what any image could mean."""
    if isinstance(value, int | float) and -_FARTHEST <= value <= _FARTHEST:
        return float(value)  # nearly every one
    return min(_FARTHEST, max(-_FARTHEST, number(value)))


def base64_json(data: bytes) -> msgspec.Raw:
    """Bytes as a JSON string in base64, ready to be put into an entry of ``batch_body``."""
    return msgspec.Raw(b'"%b"' % pybase64.b64encode(data))


def batch_body(name: str, entries: Iterable[Any], others: Mapping[str, Any] | None = None) -> bytes:
    """``{name: [entries], ...others}`` as JSON.

    Made entry by entry, so that no thread keeps the interpreter to itself for the whole of 10 MB.
    """
    pieces = [b'{"', name.encode(), b'":[']
    for number, entry in enumerate(entries):
        if number:
            pieces.append(b",")
        pieces.append(msgspec.json.encode(entry))
    pieces += [b"],", msgspec.json.encode(others)[1:]] if others else [b"]}"]
    return b"".join(pieces)


class Vertex(msgspec.Struct, gc=False):
    """``{"x": …, "y": …}`` with zeros left out."""

    x: Number = None
    y: Number = None


def points(vertices: Sequence[Vertex] | None) -> Polygon:
    """The vertices in their order; raises AnswerError when there are absurdly many."""
    listed = vertices or ()
    if len(listed) > LARGEST_POLYGON:
        raise AnswerError(f"the answer has a polygon of {len(listed):,} vertices")
    return tuple([(coordinate(v.x), coordinate(v.y)) for v in listed])


def hull(polygons: Iterable[Polygon]) -> Polygon:
    """Outline of several polygons; empty when there is nothing to outline."""
    return convex_hull(p for polygon in polygons for p in polygon)


def line_outline(words: Sequence[Polygon]) -> Polygon:
    """The box around the words of one line, along the direction its words have.

    Words are quads with vertex 0 at the text's own top left; others count by extent alone.
    """
    corners: list[Point] = [p for word in words for p in word]
    if not corners:
        return ()
    dx = dy = 0.0
    for word in words:
        if len(word) == 4:
            (x0, y0), (x1, y1), (x2, y2), (x3, y3) = word
            dx += (x1 - x0) + (x2 - x3)
            dy += (y1 - y0) + (y2 - y3)
    return oriented_box(corners, math.atan2(dy, dx) if dx or dy else 0.0)


def plain_title(text: str | None) -> str | None:
    """A page title without the mark-up services leave in it."""
    if not text:
        return None
    return html.unescape(_TAG.sub("", text)).strip() or None


def host_of(url: str | None) -> str | None:
    """The host an address names, also when it came without a scheme; absent when it names none."""
    if not url:
        return None
    try:
        return urlsplit(url if "://" in url else f"https://{url}").hostname
    except ValueError:
        return None


def first_of(analysis: Analysis, images: int) -> Analysis:
    """The analysis of the first image of a saved batch; the property ``images`` says how many it held."""
    if images <= 1:
        return analysis
    return msgspec.structs.replace(analysis, properties={**analysis.properties, "images": images})


class _Detail(msgspec.Struct, rename="camel", gc=False):
    reason: str | None = None
    request_id: str | None = None
    retry_delay: str | None = None


class _Inner(msgspec.Struct, gc=False):
    code: str | int | None = None
    message: str | None = None
    innererror: _Inner | None = None


class _Error(msgspec.Struct, rename="camel", gc=False):
    code: str | int | None = None
    grpc_code: int | None = None
    message: str | None = None
    status: str | None = None
    innererror: _Inner | None = None
    request_id: str | None = None
    details: list[msgspec.Raw] | None = None


class _Envelope(msgspec.Struct, gc=False):
    error: _Error


def error_of(response: httpx.Response, service: str, secrets: Iterable[str] = ()) -> VidimusError:
    """The error of the tree that an answer with an error status stands for.

    Reads the envelopes of Google, Yandex (three kinds) and Azure (nested inner errors); anything else,
    such as a proxy's HTML, becomes the status in words. ``secrets`` are masked wherever they are repeated.
    """
    error = _error_body(response.content)
    message, code, reason, request_id, delay = _facts(error)
    request_id = request_id or response.headers.get("x-request-id") or response.headers.get("apim-request-id")
    said = f": {message}" if message else ""
    sentence = masked(f"{service} answered {response.status_code}{said}", secrets)[:600]
    kind = _kind(response.status_code, code, reason)
    step = _next_step(kind)
    return kind(
        sentence.rstrip(".") + step if step else sentence,
        code=code or str(response.status_code),
        request_id=request_id,
        retry_after=delay,
    )


class _Recording(msgspec.Struct, gc=False):
    status: int
    body: msgspec.Raw


_HTTP_OF_GRPC = {
    1: 499, 2: 500, 3: 400, 4: 504, 5: 404, 6: 409, 7: 403, 8: 429, 9: 400, 10: 409, 11: 400, 12: 501,
    13: 500, 14: 503, 15: 500, 16: 401,
}  # fmt: skip


def saved_error(data: bytes, service: str) -> VidimusError | None:
    """The error a saved answer consists of, as ``error_of`` would have raised it; absent when it is none.

    Its HTTP status is that of a recording, else follows from the codes in the answer.
    """
    status = 0
    try:
        recording = msgspec.json.decode(data, type=_Recording)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    else:
        status, data = recording.status, bytes(recording.body)
    error = _error_body(data)
    if error is None or not (error.message or error.code):
        return None
    if status < 400:
        code = whole(error.code) if str(error.code or "").isdecimal() else error.grpc_code or 0
        status = code if 400 <= code < 600 else _HTTP_OF_GRPC.get(code, 400)
    return error_of(httpx.Response(status, content=data), service)


def status_error(
    code: Number, message: str | None, service: str, secrets: Iterable[str] = ()
) -> VidimusError:
    """The error a google.rpc.Status inside a successful answer stands for (per image or per feature)."""
    text = masked(message or "the analysis failed", secrets)
    number_ = whole(code)
    kind: type[VidimusError] = {7: CredentialsError, 8: QuotaError, 16: CredentialsError}.get(
        number_, ServiceError
    )
    return kind(f"{service}: {text}", code=str(number_))


class _Refusal(msgspec.Struct, gc=False):
    """What a token address answers (RFC 6749)."""

    error: str
    error_description: str | None = None
    message: str | None = None


def _error_body(content: bytes) -> _Error | None:
    unreadable = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
    try:
        refusal = msgspec.json.decode(content, type=_Refusal)
    except unreadable:
        pass
    else:
        return _Error(message=refusal.error_description or refusal.message or refusal.error)
    try:
        return msgspec.json.decode(content, type=_Envelope).error
    except unreadable:
        pass
    try:
        return msgspec.json.decode(content, type=_Error)
    except unreadable:
        return None


def _facts(
    error: _Error | None,
) -> tuple[str | None, str | None, str | None, str | None, float | None]:
    """Message, code, reason, request id and retry delay."""
    if error is None:
        return None, None, None, None, None
    code = error.grpc_code if error.grpc_code is not None else error.code
    message, inner = error.message, error.innererror
    while inner:
        code, message, inner = inner.code or code, inner.message or message, inner.innererror
    reason = request_id = None
    delay = None
    for raw in error.details or ():
        try:
            detail = msgspec.json.decode(raw, type=_Detail)
        except msgspec.DecodeError:
            continue
        reason = reason or detail.reason
        request_id = request_id or detail.request_id
        delay = _seconds(detail.retry_delay) if detail.retry_delay else delay
    return message, None if code is None else str(code), reason, error.request_id or request_id, delay


def _seconds(text: str) -> float | None:
    try:
        return float(text.removesuffix("s"))
    except ValueError:
        return None


_KEY_REASONS = frozenset({"API_KEY_INVALID", "API_KEY_SERVICE_BLOCKED", "ACCESS_TOKEN_EXPIRED"})


def _kind(status: int, code: str | None, reason: str | None) -> type[VidimusError]:
    if status in {401, 403} or reason in _KEY_REASONS:
        return CredentialsError
    if status == 429:
        return QuotaError
    if code in {
        "NotSupportedLanguage",
        "NotSupportedVisualFeature",
        "UnsupportedFeature",
        "NotSupportedFeature",
    }:
        return UnsupportedError
    if status == 413 or code in {"InvalidImageSize", "InvalidImageFormat", "InvalidImageDimension"}:
        return InputError
    return ServiceError


def _next_step(kind: type[VidimusError]) -> str:
    return {
        CredentialsError: f"; check the credentials in {KEYS_PAGE}",
        QuotaError: "; wait or raise the quota",
    }.get(kind, "")
