"""Errors of services, in every envelope, as errors of the program."""

from __future__ import annotations

import httpx

from app.model.errors import CredentialsError, QuotaError, ServiceError
from app.model.redact import masked
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
