from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reader.decode import Glyph, LineReading
from app.reader.orientation import (
    PageOrientation,
    contact_sheet,
    mean_plausibility,
    page_orientation,
    plausibility,
    sample_lines,
    turn_picture,
    turn_quad,
    turn_quad_back,
)
from app.reader.rapid import LineCrop, RapidReader, cut_line
from tests.reader.drawn import Pixels, written

LINES = ("The quick brown dog jumped over", "the lazy fox and went home again")


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


def blank(width: int, height: int, *, lying: bool = False) -> LineCrop:
    return LineCrop(np.full((height, width, 3), 255, np.uint8), np.zeros((4, 2)), lying)


def said(text: str, confidence: float) -> LineReading:
    return LineReading(tuple(Glyph(c, (i + 0.5) / len(text), confidence) for i, c in enumerate(text)))


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.integers(1, 60),
    st.integers(1, 60),
    st.lists(st.tuples(st.floats(-5, 70), st.floats(-5, 70)), min_size=4, max_size=4),
)
@settings(deadline=None)
def test_turning_there_and_back_changes_nothing(
    turn: int, width: int, height: int, corners: list[tuple[float, float]]
) -> None:
    quad = np.array(corners)
    there = turn_quad(quad, turn, width, height)
    assert np.allclose(turn_quad_back(there, turn, width, height), quad)


@given(st.sampled_from([0, 90, 180, 270]), st.integers(0, 6), st.integers(0, 4))
@settings(deadline=None)
def test_places_turn_with_the_pixels(turn: int, x: int, y: int) -> None:
    picture = np.zeros((5, 7, 3), np.uint8)
    picture[y, x] = 255
    pixel = np.array([[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]], float)
    left, top = turn_quad(pixel, turn, 7, 5).min(axis=0).astype(int)
    assert turn_picture(picture, turn)[top, left, 0] == 255


def test_a_mostly_blank_line_is_not_plausible() -> None:
    line = blank(400, 20)
    assert plausibility(line, said("a plain line of letters", 0.9)) == pytest.approx(0.9)
    assert plausibility(line, said(" , ", 0.95)) < 0.2
    assert mean_plausibility([], []) == 0


def test_the_sample_takes_long_lines_of_the_kind_that_prevails() -> None:
    crops = [blank(50, 20), blank(400, 20), blank(300, 20, lying=True), blank(200, 20)]
    assert sample_lines(crops) == [1, 3, 0]


def test_a_sheet_has_six_lines_at_least_and_is_as_wide_as_the_widest() -> None:
    picture = contact_sheet([blank(400, 20)])
    assert picture.shape[0] >= 6 * 56
    assert contact_sheet([blank(400, 20)], repeat=False).shape == (56, 800 + 24, 3)


def test_nothing_to_go_by_is_upright(rapid: RapidReader) -> None:
    assert page_orientation(rapid, [], [], lambda: None) == PageOrientation()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_found_to_lie_any_of_four_ways(rapid: RapidReader, turn: int) -> None:
    page: Pixels = turn_picture(written(*LINES), (360 - turn) % 360)
    crops = [cut_line(page, q) for q in rapid.detect(page)]
    assert page_orientation(rapid, crops, rapid.read(crops), lambda: None).turn == turn


@pytest.mark.parametrize(("opinion", "turn"), [(180, 180), (0, 0), (None, 0)])
def test_a_script_it_cannot_read_is_left_to_the_judge(
    rapid: RapidReader, opinion: int | None, turn: int
) -> None:
    crops = [blank(400, 20)]
    assert page_orientation(rapid, crops, [said(" ", 0.4)], lambda: opinion).turn == turn


@pytest.mark.parametrize(("opinion", "turn"), [(180, 90), (0, 270), (None, 0)])
def test_tall_lines_nobody_can_read_stay_when_there_is_no_judge(
    rapid: RapidReader, opinion: int | None, turn: int
) -> None:
    crops = [blank(400, 20, lying=True)]
    assert page_orientation(rapid, crops, [said(" ", 0.4)], lambda: opinion).turn == turn
