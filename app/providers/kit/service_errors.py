"""The errors of services as errors of ``app.model.errors``: statuses, envelopes, and their codes.

The envelopes and codes are listed in ``WIRE.md``, "All services: errors".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

import httpx
import msgspec

from app.model.errors import (
    KEYS_PAGE,
    CredentialsError,
    InputError,
    QuotaError,
    ServiceError,
    UnsupportedError,
    VidimusError,
)
from app.model.phrase import Phrase, phrase
from app.model.redact import masked
from app.providers.kit.decoding import UNREADABLE
from app.providers.kit.plan import PERSISTENCE, Persistence
from app.providers.kit.wire_values import Number, whole

_HTTP_OF_GRPC = {
    1: 499, 2: 500, 3: 400, 4: 504, 5: 404, 6: 409, 7: 403, 8: 429, 9: 400, 10: 409, 11: 400, 12: 501,
    13: 500, 14: 503, 15: 500, 16: 401,
}  # fmt: skip
_CLASS_OF_GRPC: dict[int, type[VidimusError]] = {7: CredentialsError, 8: QuotaError, 16: CredentialsError}
_KEY_REASONS = frozenset({"API_KEY_INVALID", "API_KEY_SERVICE_BLOCKED", "ACCESS_TOKEN_EXPIRED"})
_UNSUPPORTED_CODES = frozenset(
    {"NotSupportedLanguage", "NotSupportedVisualFeature", "UnsupportedFeature", "NotSupportedFeature"}
)
_INPUT_CODES = frozenset({"InvalidImageSize", "InvalidImageFormat", "InvalidImageDimension"})
_SPENT_QUOTA = re.compile(
    r"out of call volume quota|quota (?:was |is )?exceeded|exceeded .{0,40}quota", re.IGNORECASE
)
"""How services word a quota that is spent for longer in a 403, which else is about credentials."""
_RETRY_WORDS = re.compile(r"retry after ([0-9]{1,6}) second", re.IGNORECASE)
"""How Azure's gateway words the wait it asks for, where the header is missing."""
_LONGEST_MESSAGE = 560
"""Characters of a service's message that are shown at most."""


class _Detail(msgspec.Struct, rename="camel", gc=False):
    """An entry of ``details``: ErrorInfo, RequestInfo or RetryInfo of google.rpc."""

    reason: str | None = None
    request_id: str | None = None
    retry_delay: str | None = None


class _InnerError(msgspec.Struct, gc=False):
    """Azure's more exact error, possibly with another inside."""

    code: str | int | None = None
    message: str | None = None
    innererror: _InnerError | None = None


class _ErrorBody(msgspec.Struct, rename="camel", gc=False):
    """Any service's error, inside ``error`` or at the top of the answer."""

    code: str | int | None = None
    grpc_code: int | None = None
    message: str | None = None
    innererror: _InnerError | None = None
    request_id: str | None = None
    details: list[msgspec.Raw] | None = None


class _Envelope(msgspec.Struct, gc=False):
    """The usual wrapping of an error."""

    error: _ErrorBody


class _Refusal(msgspec.Struct, gc=False):
    """What a token address answers (RFC 6749), and grpc-gateway's older envelope."""

    error: str
    error_description: str | None = None
    message: str | None = None


class _Recording(msgspec.Struct, gc=False):
    """A recorded exchange: the HTTP status, and the answer's body as JSON."""

    status: int
    body: msgspec.Raw


@dataclass(frozen=True)
class _ErrorFacts:
    message: str | None = None
    code: str | None = None
    reason: str | None = None
    request_id: str | None = None
    retry_after: float | None = None


def answer_body(response: httpx.Response, service: str, secrets: Iterable[str] = ()) -> bytes:
    """Return the body of an answer with status 200; raise the error that any other status stands for."""
    if response.status_code != httpx.codes.OK:
        raise response_error(response, service, secrets)
    return response.content


def response_error(
    response: httpx.Response, service: str | Phrase, secrets: Iterable[str] = ()
) -> VidimusError:
    """Return the error that an answer with an error status stands for.

    Reads the envelopes of Google, Yandex (three kinds) and Azure (nested inner errors); anything else,
    such as a proxy's HTML, becomes the status in words. ``secrets`` are masked wherever they are repeated.
    """
    facts = _facts(_error_body(response.content))
    error_class = _class_of(response.status_code, facts)
    headers = response.headers
    return error_class(
        _sentence(error_class, response, service, masked(facts.message or "", secrets)[:_LONGEST_MESSAGE]),
        code=facts.code or str(response.status_code),
        request_id=facts.request_id or headers.get("x-request-id") or headers.get("apim-request-id"),
        retry_after=facts.retry_after or _seconds(headers.get("retry-after", "")),
    )


def _sentence(
    error_class: type[VidimusError], response: httpx.Response, service: str | Phrase, message: str
) -> Phrase:
    persistence: Persistence = response.extensions.get(PERSISTENCE, Persistence(1))
    status = persistence.told(str(response.status_code))
    if error_class in {CredentialsError, QuotaError}:
        message = message.rstrip(".")
    answer = phrase("{service} answered {status}", service=service, status=status)
    if message:
        answer = phrase(
            "{service} answered {status}: {message}", service=service, status=status, message=message
        )
    if error_class is CredentialsError:
        return phrase("{answer}; check the credentials in {page}", answer=answer, page=KEYS_PAGE)
    if error_class is QuotaError:
        return phrase("{answer}; wait or raise the quota", answer=answer)
    return answer


def saved_answer_error(data: bytes, service: str) -> VidimusError | None:
    """Return the error a saved answer consists of, as ``response_error`` has it; None when it is no error.

    The HTTP status is that of a recording, else follows from the codes in the answer.
    """
    status = 0
    try:
        recording = msgspec.json.decode(data, type=_Recording)
    except UNREADABLE:
        pass
    else:
        status, data = recording.status, bytes(recording.body)
    error = _error_body(data)
    if error is None or not (error.message or error.code):
        return None
    if status < 400:
        code = whole(error.code) if str(error.code or "").isdecimal() else error.grpc_code or 0
        status = code if 400 <= code < 600 else _HTTP_OF_GRPC.get(code, 400)
    return response_error(httpx.Response(status, content=data), service)


def status_error(
    code: Number, message: str | None, service: str, secrets: Iterable[str] = ()
) -> VidimusError:
    """Return the error of a google.rpc.Status that stands for one image or feature of a successful answer."""
    reason = masked(message, secrets) if message else phrase("the analysis failed")
    grpc_code = whole(code)
    sentence = phrase("{service}: {reason}", service=service, reason=reason)
    return _CLASS_OF_GRPC.get(grpc_code, ServiceError)(sentence, code=str(grpc_code))


def _error_body(content: bytes) -> _ErrorBody | None:
    try:
        refusal = msgspec.json.decode(content, type=_Refusal)
    except UNREADABLE:
        pass
    else:
        return _ErrorBody(message=refusal.error_description or refusal.message or refusal.error)
    try:
        return msgspec.json.decode(content, type=_Envelope).error
    except UNREADABLE:
        pass
    try:
        return msgspec.json.decode(content, type=_ErrorBody)
    except UNREADABLE:
        return None


def _facts(error: _ErrorBody | None) -> _ErrorFacts:
    if error is None:
        return _ErrorFacts()
    code = error.grpc_code if error.grpc_code is not None else error.code
    message, inner = error.message, error.innererror
    while inner:
        code, message, inner = inner.code or code, inner.message or message, inner.innererror
    reason = request_id = None
    retry_after = None
    for raw in error.details or ():
        try:
            detail = msgspec.json.decode(raw, type=_Detail)
        except UNREADABLE:
            continue
        reason = reason or detail.reason
        request_id = request_id or detail.request_id
        retry_after = _seconds(detail.retry_delay) if detail.retry_delay else retry_after
    if retry_after is None and (asked := _RETRY_WORDS.search(message or "")):
        retry_after = float(asked[1])
    return _ErrorFacts(
        message, None if code is None else str(code), reason, error.request_id or request_id, retry_after
    )


def _seconds(text: str) -> float | None:
    """Return the seconds of a google.protobuf.Duration such as ``41s``; None for other texts."""
    try:
        seconds = float(text.removesuffix("s"))
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _class_of(status: int, facts: _ErrorFacts) -> type[VidimusError]:
    spent = status == 403 and _SPENT_QUOTA.search(facts.message or "")
    if status == 429 or spent:
        return QuotaError
    if status in {401, 403} or facts.reason in _KEY_REASONS:
        return CredentialsError
    if facts.code in _UNSUPPORTED_CODES:
        return UnsupportedError
    if status == 413 or facts.code in _INPUT_CODES:
        return InputError
    return ServiceError
