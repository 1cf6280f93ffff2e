"""Single values of answers: numbers, polygons, titles, hosts."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.errors import AnswerError
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
