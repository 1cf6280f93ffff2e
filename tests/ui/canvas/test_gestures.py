"""Mouse and keys on a bare widget: each gesture is one signal, and nothing need be overridden."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.canvas.gestures import Gestures, Tool
from app.ui.canvas.picture_view import PictureView
from tests.ui.canvas.sample_pages import white

pytestmark = pytest.mark.window

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def gestures(qtbot: QtBot) -> Iterator[Gestures]:
    made = Gestures()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def dragged(widget: Gestures, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(widget, LEFT, modifier, start)
    QTest.mouseMove(widget, (start + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, LEFT, modifier, end)


@pytest.mark.parametrize(("modifier", "add"), [(NONE, False), (SHIFT, True), (CONTROL, True)])
def test_a_click_carries_its_place_and_whether_it_adds(
    gestures: Gestures,
    qtbot: QtBot,
    modifier: Qt.KeyboardModifier,
    add: bool,
) -> None:
    with qtbot.waitSignal(gestures.clicked) as click:
        QTest.mouseClick(gestures, LEFT, modifier, QPoint(20, 30))
    assert click.args == [QPointF(20, 30), add]


def test_a_drag_pans_by_what_the_pointer_moved(gestures: Gestures) -> None:
    moves: list[tuple[float, float]] = []
    gestures.panned.connect(lambda x, y: moves.append((x, y)))
    dragged(gestures, QPoint(50, 50), QPoint(90, 80))
    assert (sum(x for x, _ in moves), sum(y for _, y in moves)) == (40, 30)


def test_a_drag_with_shift_draws_a_rectangle_and_with_the_lasso_a_loop(
    gestures: Gestures, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(gestures.rectangle_drawn) as rectangle:
        dragged(gestures, QPoint(90, 80), QPoint(50, 50), SHIFT)
    assert rectangle.args == [QRectF(50, 50, 40, 30), False]
    gestures.set_tool(Tool.LASSO)
    with qtbot.waitSignal(gestures.lasso_drawn) as loop:
        dragged(gestures, QPoint(50, 50), QPoint(90, 80))
    assert loop.args is not None
    points, add = loop.args
    assert (points[0], points[-1], add) == (QPointF(50, 50), QPointF(90, 80), False)


def test_keys_pan_and_zoom_around_the_middle(gestures: Gestures, qtbot: QtBot) -> None:
    with qtbot.waitSignal(gestures.panned) as pan:
        QTest.keyClick(gestures, Qt.Key.Key_Left)
    assert pan.args == [64.0, 0.0]
    with qtbot.waitSignal(gestures.zoomed) as zoom:
        QTest.keyClick(gestures, Qt.Key.Key_Plus)
    assert zoom.args == [pytest.approx(2 ** (1 / 3)), None]


def test_a_view_without_regions_takes_every_gesture(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    qtbot.waitExposed(view)
    view.set_image(white(400, 300), (400, 300))
    QTest.mouseClick(view, LEFT, NONE, QPoint(20, 30))
    QTest.mouseDClick(view, LEFT, NONE, QPoint(20, 30))
    dragged(view, QPoint(90, 80), QPoint(50, 50), SHIFT)
    before = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > before
    qtbot.waitUntil(lambda: view.settled)
