"""The hover card follows the pointer, lies on nothing that matters, and goes as soon as anything is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.canvas import Canvas, RegionRef
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
WORD = RegionRef("on-device", "word", (0, 0, 1))
OTHER = RegionRef("on-device", "word", (0, 1, 2))


@pytest.fixture
def looking(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.activateWindow()
    window.viewer.focus_canvas()
    qtbot.waitUntil(canvas_of(window).hasFocus)
    return window


def canvas_of(window: MainWindow) -> Canvas:
    assert window.viewer.canvas is not None
    return window.viewer.canvas


def middle(window: MainWindow, ref: RegionRef = WORD) -> QPoint:
    place = canvas_of(window).widget_rect(ref)
    assert place is not None
    return place.center().toPoint()


def move(window: MainWindow, to: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    canvas = canvas_of(window)
    at, none = QPointF(to), Qt.KeyboardModifier.NoModifier
    place = QPointF(canvas.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, at, place, Qt.MouseButton.NoButton, buttons, none)
    QApplication.sendEvent(canvas, event)


def hovering(window: MainWindow, qtbot: QtBot, ref: RegionRef = WORD) -> None:
    move(window, QPoint(2, 2))
    move(window, middle(window, ref))
    qtbot.waitUntil(window.viewer.card.isVisible)


def on_canvas(window: MainWindow, place: QRect) -> QRect:
    return place.translated(canvas_of(window).mapTo(window.viewer, QPoint()))


def test_the_card_follows_the_pointer_and_never_lies_on_the_word(looking: MainWindow, qtbot: QtBot) -> None:
    canvas, card = canvas_of(looking), looking.viewer.card
    canvas.zoom_to((WORD,))
    hovering(looking, qtbot)
    place = canvas.widget_rect(WORD)
    assert place is not None
    word = place.toAlignedRect()
    seen = set()
    for x in range(word.left() + 4, word.right() - 4, 3):
        move(looking, QPoint(x, word.center().y()))
        assert card.isVisible()
        assert not card.geometry().intersects(on_canvas(looking, word))
        assert looking.viewer.rect().contains(card.geometry())
        seen.add(card.x())
    assert len(seen) > 2, f"it goes along: {sorted(seen)}"


def press_key(window: MainWindow) -> None:
    QTest.keyClick(canvas_of(window), Qt.Key.Key_T)


def press_a_key_in_the_list(window: MainWindow) -> None:
    QTest.keyClick(window.findings.tree, Qt.Key.Key_Down)


def click(window: MainWindow) -> None:
    QTest.mouseClick(canvas_of(window), Qt.MouseButton.LeftButton, pos=middle(window))


def drag(window: MainWindow) -> None:
    move(window, middle(window) + QPoint(1, 0), Qt.MouseButton.LeftButton)


def zoom_by_wheel(window: MainWindow) -> None:
    canvas, at = canvas_of(window), QPointF(middle(window))
    place, none = QPointF(canvas.mapToGlobal(at.toPoint())), Qt.KeyboardModifier.NoModifier
    phase, up = Qt.ScrollPhase.NoScrollPhase, QPoint(0, 120)
    turned = QWheelEvent(at, place, QPoint(), up, Qt.MouseButton.NoButton, none, phase, False)  # noqa: FBT003 - Qt's signature
    QApplication.sendEvent(canvas, turned)


def zoom_by_command(window: MainWindow) -> None:
    window.command_actions.run("view.zoom-in")


@pytest.mark.parametrize(
    "do", [press_key, press_a_key_in_the_list, click, drag, zoom_by_wheel, zoom_by_command]
)
def test_whatever_is_done_hides_the_card_until_the_pointer_moves_on(
    looking: MainWindow, qtbot: QtBot, do: Callable[[MainWindow], None]
) -> None:
    card = looking.viewer.card
    hovering(looking, qtbot)
    at = middle(looking)
    do(looking)
    assert not card.isVisible()
    move(looking, at + QPoint(1, 0))
    assert not looking.viewer.hover.pending, "a trembling hand means nothing"
    move(looking, QPoint(2, 2))
    move(looking, middle(looking, OTHER))
    qtbot.waitUntil(card.isVisible)
    assert card.title.text() == "harbour"


def test_the_card_never_lies_on_a_text_that_is_edited(looking: MainWindow, qtbot: QtBot) -> None:
    card = looking.viewer.card
    looking.session.selection.select(((WORD.kind, WORD.path),))
    hovering(looking, qtbot)
    QTest.keyClick(canvas_of(looking), Qt.Key.Key_F2)
    assert not card.isVisible(), "typing begins"
    editor = canvas_of(looking).findChild(InlineEditor)
    assert editor is not None
    for ref in (OTHER, WORD):
        hovering(looking, qtbot, ref)
        assert not card.geometry().intersects(on_canvas(looking, editor.geometry()))
    QTest.keyClicks(editor, "s")
    assert not card.isVisible()


def test_nothing_is_watched_while_there_is_no_card(looking: MainWindow, qtbot: QtBot) -> None:
    hovering(looking, qtbot)
    move(looking, QPoint(2, 2))
    assert not looking.viewer.card.isVisible()
    QTest.keyClick(looking.findings.tree, Qt.Key.Key_Down)
    hovering(looking, qtbot)
