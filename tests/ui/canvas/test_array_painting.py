from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from app.ui.canvas.array_painting import clip_lines, draw_lines, fill_polygons, fill_rects, polygons_path
from tests.ui.canvas.sample_pages import white

pytestmark = pytest.mark.window


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((4, 4), np.float32),
        np.zeros((4, 3)),
        np.zeros((4, 8))[:, ::2],
        np.zeros(4),
    ],
)
def test_what_qt_would_misread_is_refused(wrong: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    image = white(10, 10)
    painter = QPainter(image)
    try:
        with pytest.raises(ValueError, match="contiguous"):
            draw_lines(painter, wrong)
        with pytest.raises(ValueError, match="contiguous"):
            fill_rects(painter, np.zeros((1, 4), np.int64))
    finally:
        painter.end()


def test_nothing_is_drawn_from_empty_arrays() -> None:
    image = white(10, 10)
    painter = QPainter(image)
    draw_lines(painter, np.empty((0, 4)))
    fill_rects(painter, np.empty((0, 4), np.int32))
    fill_polygons(painter, np.empty((0, 2)), np.empty(0, np.int64))
    painter.end()
    assert image == white(10, 10)


def test_a_path_holds_every_polygon_closed() -> None:
    vertices = np.array([[0, 0], [10, 0], [10, 10], [20, 20], [30, 20], [30, 30], [20, 30]], np.float64)
    path = polygons_path(vertices, np.array([3, 4]))
    assert path.elementCount() == 9
    assert [polygon.isClosed() for polygon in path.toSubpathPolygons()] == [True, True]


def test_filled_polygons_cover_their_inside_once() -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setPen(0)
    painter.setBrush(0xFF000000)
    fill_polygons(painter, np.array([[5.0, 5.0], [15.0, 5.0], [15.0, 15.0], [5.0, 15.0]]), np.array([4]))
    painter.end()
    assert image.pixelColor(10, 10).lightness() == 0
    assert image.pixelColor(20, 20).lightness() == 255


FAR = st.floats(-1e7, 1e7) | st.floats(-600, 600)


@given(st.lists(st.tuples(FAR, FAR, FAR, FAR), min_size=1, max_size=20))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_cut_lines_stay_near_and_on_the_line(rows: list[tuple[float, float, float, float]]) -> None:
    segments = np.array(rows)
    cut = clip_lines(segments, 256)
    if np.abs(segments).max() < 600:
        assert cut is segments
        return
    assert (cut >= -256 - 1e-3).all()
    assert (cut <= 512 + 1e-3).all()
    assert len(cut) <= len(segments)


def test_a_long_line_through_the_square_is_cut_not_bent() -> None:
    cut = clip_lines(np.array([[-1e6, -1e6, 1e6, 1e6], [1e6, 0, 1e6, 100], [10, -1e6, 10, 1e6]]), 256)
    assert cut == pytest.approx(np.array([[-256, -256, 512, 512], [10, -256, 10, 512]]))


def test_dashes_stay_in_place_where_a_line_is_cut() -> None:
    whole = np.array([[-10_003.0, 50.0, 10_000.0, 50.0]])
    cut = clip_lines(whole, 256, period=9.0)
    assert -256 - 9 <= cut[0, 0] <= -256
    assert (cut[0, 0] - whole[0, 0]) % 9 == pytest.approx(0, abs=1e-6) or (
        cut[0, 0] - whole[0, 0]
    ) % 9 == pytest.approx(9)
