from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.canvas.view_transform import MAX_ZOOM, ViewTransform


def view(image: tuple[int, int] = (1000, 500), viewport: tuple[int, int] = (400, 300)) -> ViewTransform:
    made = ViewTransform()
    made.viewport = viewport
    made.image = image
    made.fit()
    return made


@given(
    st.tuples(st.integers(1, 30_000), st.integers(1, 30_000)),
    st.tuples(st.integers(1, 4_000), st.integers(1, 3_000)),
    st.lists(st.tuples(st.floats(0.2, 5.0), st.floats(0, 1), st.floats(0, 1)), max_size=8),
)
def test_the_image_point_under_the_cursor_stays_there_while_zooming(
    image: tuple[int, int], viewport: tuple[int, int], steps: list[tuple[float, float, float]]
) -> None:
    moving = view(image, viewport)
    for factor, across, down in steps:
        left, top = moving.to_device(0, 0)
        right, bottom = moving.to_device(*image)
        left, top = max(left, 0.0), max(top, 0.0)
        right, bottom = min(right, viewport[0]), min(bottom, viewport[1])
        x, y = left + across * (right - left), top + down * (bottom - top)
        before = moving.to_image(x, y)
        moving.zoom_at(moving.zoom * factor, x, y)
        after = moving.to_image(x, y)
        assert after == pytest.approx(before, rel=1e-6, abs=1e-3 + 1e-6 / moving.zoom)
        assert moving.min_zoom <= moving.zoom <= MAX_ZOOM


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_part_of_the_image_stays_in_view_however_far_it_is_moved(dx: float, dy: float) -> None:
    moving = view()
    moving.pan(dx, dy)
    left, top = moving.to_device(0, 0)
    right, bottom = moving.to_device(1000, 500)
    assert left < 400
    assert right > 0
    assert top < 300
    assert bottom > 0


@given(
    st.tuples(st.integers(1, 3_000), st.integers(1, 3_000)),
    st.tuples(st.integers(100, 2_000), st.integers(100, 2_000)),
)
def test_fitting_fills_the_viewport_where_small_images_are_enlarged(
    image: tuple[int, int], viewport: tuple[int, int]
) -> None:
    plain = view(image, viewport)
    enlarged = view(image, viewport)
    enlarged.enlarges = True
    enlarged.fit()
    assert plain.zoom <= 1.0
    assert enlarged.zoom == pytest.approx(
        min((viewport[0] - 48) / image[0], (viewport[1] - 48) / image[1], MAX_ZOOM)
    )
    assert enlarged.min_zoom <= enlarged.zoom
    if plain.zoom < 1.0:
        assert enlarged.zoom == plain.zoom, "a large image is fitted as before"


def test_fitting_centres_the_whole_image_with_a_margin() -> None:
    fitted = view()
    left, top = fitted.to_device(0, 0)
    right, bottom = fitted.to_device(1000, 500)
    assert left == pytest.approx(24)
    assert right == pytest.approx(376)
    assert top == pytest.approx(300 - bottom)


def test_a_small_image_is_not_enlarged_by_fitting() -> None:
    assert view((100, 50)).zoom == 1.0


def test_the_middle_stays_the_middle_when_the_viewport_grows() -> None:
    moving = view()
    moving.zoom_at(2, 10, 10)
    before = moving.to_image(200, 150)
    moving.resize(800, 900)
    assert moving.to_image(400, 450) == pytest.approx(before)


def test_what_is_in_view_is_told_from_what_is_not() -> None:
    moving = view()
    moving.zoom_at(1.0, 200, 150)
    left, top, right, bottom = moving.visible()
    assert moving.shows((left + 1, top + 1, right - 1, bottom - 1))
    assert not moving.shows((left - 50, top + 1, left + 20, top + 20))
    assert moving.shows((left - 500, top - 500, right + 500, bottom + 500))
    assert not moving.shows((right + 1, top, right + 5_000, bottom))


def test_zooming_to_bounds_shows_them_but_not_larger_than_wanted() -> None:
    moving = view()
    moving.zoom_to((100, 100, 300, 200), 4.0)
    assert moving.shows((100, 100, 300, 200))
    assert moving.zoom == pytest.approx(400 / 300)
    moving.zoom_to((100, 100, 102, 101), 4.0)
    assert moving.zoom == 4.0
