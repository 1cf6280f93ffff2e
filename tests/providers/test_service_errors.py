"""Errors of services, in every envelope, as errors of the program."""

from __future__ import annotations

import httpx
import pytest

from app.model.errors import CredentialsError, QuotaError, ServiceError, VidimusError
from app.model.redact import masked
from app.providers.kit.plan import PERSISTENCE, Persistence
from app.providers.kit.service_errors import response_error, status_error


def test_every_envelope_gives_its_message() -> None:
    for body in (
        {"error": {"code": 3, "message": "why"}},
        {"code": 3, "message": "why", "details": []},
        {"error": {"grpcCode": 3, "httpCode": 400, "message": "why"}},
        {"error": "text", "code": 3, "message": "why"},
        {"error": {"code": "X", "innererror": {"code": "Y", "message": "why"}, "message": "outer"}},
    ):
        error = response_error(httpx.Response(400, json=body, headers={"x-request-id": "r9"}), "The service")
        assert "why" in str(error)
        assert error.request_id == "r9"


def test_what_is_no_envelope_gives_the_status_in_words() -> None:
    for content in (b"<html>", b"[]", b"\xff", b"{}", b""):
        error = response_error(httpx.Response(502, content=content), "The service")
        assert isinstance(error, ServiceError)
        assert str(error) == "The service answered 502"


def test_details_give_the_request_id_and_the_delay() -> None:
    details = [{"requestId": "abc"}, {"retryDelay": "41s"}, {"retryDelay": "soon"}, "odd"]
    error = response_error(httpx.Response(429, json={"code": 8, "message": "m", "details": details[:2]}), "S")
    assert (type(error), error.request_id, error.retry_after, error.code) == (QuotaError, "abc", 41.0, "8")
    odd = response_error(httpx.Response(429, json={"code": 8, "message": "m", "details": details[2:]}), "S")
    assert odd.retry_after is None


def test_statuses_inside_an_answer_have_their_kind() -> None:
    assert isinstance(status_error(8, "m", "S"), QuotaError)
    assert isinstance(status_error("16", "m", "S"), CredentialsError)
    assert str(status_error(13, None, "S")) == "S: the analysis failed"


def test_secrets_are_masked_but_short_words_are_not() -> None:
    assert masked("key abcd1234 here", ["abcd1234", "k"]) == "key ••• here"


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (403, "Out of call volume quota. Quota will be replenished in 14.14:05:02.", QuotaError),
        (403, "Quota exceeded for quota metric 'Requests'", QuotaError),
        (403, "You have exceeded your daily quota", QuotaError),
        (403, "requires a quota project, which is not set by default", CredentialsError),
        (403, "Permission denied", CredentialsError),
        (401, "quota exceeded", CredentialsError),
        (503, "quota exceeded", ServiceError),
    ],
)
def test_a_spent_quota_is_told_from_a_refused_key(
    status: int, message: str, kind: type[VidimusError]
) -> None:
    response = httpx.Response(status, json={"error": {"code": str(status), "message": message}})
    assert type(response_error(response, "S")) is kind


@pytest.mark.parametrize(
    ("headers", "message", "seconds"),
    [
        ({"Retry-After": "7"}, "Please retry after 12 seconds.", 12),
        ({}, "have exceeded call rate limit. Please retry after 1 second.", 1),
        ({"Retry-After": "7"}, "busy", 7),
        ({"Retry-After": "nan"}, "busy", None),
        ({"Retry-After": "-3"}, "retry after soon", None),
        ({}, "busy", None),
    ],
)
def test_the_wait_a_service_asks_for_is_known(
    headers: dict[str, str], message: str, seconds: float | None
) -> None:
    response = httpx.Response(429, headers=headers, json={"error": {"code": "429", "message": message}})
    assert response_error(response, "S").retry_after == seconds


def test_how_persistently_a_service_was_asked_is_told() -> None:
    response = httpx.Response(429, content=b"", extensions={PERSISTENCE: Persistence(4, 8)})
    told = "Google Vision answered 429 (4 times; 8 s were allowed); wait or raise the quota"
    assert str(response_error(response, "Google Vision")) == told
