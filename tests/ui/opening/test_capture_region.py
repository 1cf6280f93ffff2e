"""The chosen rectangle stays within the screen, whatever is dragged and whichever arrow is pressed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from app.ui.opening.capture_region import between, middle_of, moved, resized

pytestmark = pytest.mark.window

sizes = st.builds(QSize, st.integers(1, 5000), st.integers(1, 5000))
points = st.builds(QPoint, st.integers(-6000, 6000), st.integers(-6000, 6000))


def whole(size: QSize) -> QRect:
    return QRect(QPoint(0, 0), size)


@given(sizes, points, points)
def test_between_two_pixels_lies_what_both_bound(size: QSize, first: QPoint, second: QPoint) -> None:
    rect = between(first, second, size)
    assert rect == between(second, first, size)
    if whole(size).contains(first) and whole(size).contains(second):
        assert rect.contains(first)
        assert rect.contains(second)
        assert rect.width() == abs(first.x() - second.x()) + 1
    assert rect.isEmpty() or whole(size).contains(rect)


@given(sizes, points)
def test_moving_keeps_the_size_and_stays_inside(size: QSize, step: QPoint) -> None:
    rect = middle_of(size)
    after = moved(rect, step, size)
    assert after.size() == rect.size()
    assert whole(size).contains(after)
    assert moved(rect, QPoint(0, 0), size) == rect


@given(sizes, points)
def test_resizing_keeps_the_corner_and_never_vanishes(size: QSize, step: QPoint) -> None:
    rect = middle_of(size)
    after = resized(rect, step, size)
    assert after.topLeft() == rect.topLeft()
    assert not after.isEmpty()
    assert whole(size).contains(after)
