"""The small rules all answers share."""

from __future__ import annotations

import math
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.errors import AnswerError, CredentialsError, QuotaError, ServiceError
from app.model.redact import masked
from app.providers.kit import wire_values


@pytest.mark.parametrize(
    ("given_", "meant"), [(None, 0), ("", 0), ("504", 504), (3, 3), (2.5, 2.5), ("-7", -7)]
)
def test_numbers_in_every_spelling(given_: Any, meant: float) -> None:
    assert wire_values.number(given_) == meant


@pytest.mark.parametrize("wrong", ["many", "nan", "inf", math.inf, math.nan, "1e999"])
def test_what_is_no_number_is_an_answer_error(wrong: Any) -> None:
    with pytest.raises(AnswerError):
        wire_values.number(wrong)


def test_a_confidence_stays_absent_or_between_nought_and_one() -> None:
    assert [wire_values.share(v) for v in (None, "", 0, 0.5, 7, -1)] == [None, None, 0.0, 0.5, 1.0, 0.0]


@given(st.integers(-(10**30), 10**30))
def test_coordinates_stay_drawable(value: int) -> None:
    assert abs(wire_values.coordinate(value)) <= 10_000_000


def test_a_polygon_of_absurdly_many_vertices_is_refused() -> None:
    with pytest.raises(AnswerError, match="vertices"):
        wire_values.points([wire_values.Vertex()] * 10_001)
    assert wire_values.points(None) == ()


def test_the_outline_of_a_line_follows_its_words() -> None:
    tilted = ((0.0, 0.0), (10.0, 10.0), (5.0, 15.0), (-5.0, 5.0))
    further = tuple((x + 20, y + 20) for x, y in tilted)
    outline = wire_values.line_outline([tilted, further])
    for got, meant in zip(outline, ((0, 0), (30, 30), (25, 35), (-5, 5)), strict=True):
        assert got == pytest.approx(meant)
    assert wire_values.line_outline([]) == ()
    assert len(wire_values.line_outline([((0, 0), (4, 0), (2, 3))])) == 4


def test_a_title_loses_its_mark_up_and_nothing_else() -> None:
    assert wire_values.plain_title("<b>Cats</b> &amp; 3 < 4") == "Cats & 3 < 4"
    assert wire_values.plain_title(None) is None
    assert wire_values.plain_title("<br>") is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://A.example/x", "a.example"),
        ("vk.com/wall-1", "vk.com"),
        (None, None),
        ("", None),
        ("https://[broken", None),
        ("https://", None),
    ],
)
def test_hosts_with_and_without_scheme(url: str | None, host: str | None) -> None:
    assert wire_values.host_of(url) == host


def test_every_envelope_gives_its_message() -> None:
    for body in (
        {"error": {"code": 3, "message": "why"}},
        {"code": 3, "message": "why", "details": []},
        {"error": {"grpcCode": 3, "httpCode": 400, "message": "why"}},
        {"error": "text", "code": 3, "message": "why"},
        {"error": {"code": "X", "innererror": {"code": "Y", "message": "why"}, "message": "outer"}},
    ):
        error = wire_values.error_of(
            httpx.Response(400, json=body, headers={"x-request-id": "r9"}), "The service"
        )
        assert "why" in str(error)
        assert error.request_id == "r9"


def test_what_is_no_envelope_gives_the_status_in_words() -> None:
    for content in (b"<html>", b"[]", b"\xff", b"{}", b""):
        error = wire_values.error_of(httpx.Response(502, content=content), "The service")
        assert isinstance(error, ServiceError)
        assert str(error) == "The service answered 502"


def test_details_give_the_request_id_and_the_delay() -> None:
    details = [{"requestId": "abc"}, {"retryDelay": "41s"}, {"retryDelay": "soon"}, "odd"]
    error = wire_values.error_of(
        httpx.Response(429, json={"code": 8, "message": "m", "details": details[:2]}), "S"
    )
    assert (type(error), error.request_id, error.retry_after, error.code) == (QuotaError, "abc", 41.0, "8")
    odd = wire_values.error_of(
        httpx.Response(429, json={"code": 8, "message": "m", "details": details[2:]}), "S"
    )
    assert odd.retry_after is None


def test_statuses_inside_an_answer_have_their_kind() -> None:
    assert isinstance(wire_values.status_error(8, "m", "S"), QuotaError)
    assert isinstance(wire_values.status_error("16", "m", "S"), CredentialsError)
    assert str(wire_values.status_error(13, None, "S")) == "S: the analysis failed"


def test_secrets_are_masked_but_short_words_are_not() -> None:
    assert masked("key abcd1234 here", ["abcd1234", "k"]) == "key ••• here"
