"""The Picture menu in a whole window: turn, tone, tools, confidence, labels, overview, the view kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.config.settings import FIT_ENLARGES, KEEP_VIEW, OVERVIEW
from app.ui.canvas.canvas import Canvas
from app.ui.canvas.confidence_style import ConfidenceStyle
from app.ui.canvas.overview import Overview
from app.ui.canvas.tone import Tone
from app.ui.viewer.adjust_popup import AdjustPopup
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> Canvas:
    window.open_paths([str(path)])
    with qtbot.waitSignal(window.viewer.loaded):
        pass
    canvas = window.viewer.canvas
    assert canvas is not None
    return canvas


def test_commands_do_nothing_before_there_is_a_canvas(window: MainWindow) -> None:
    viewing = window.view_controls
    viewing.turn_by(90)
    viewing.change_tone(10, 0)
    viewing.plain()
    viewing.toggle_tool("LASSO")
    viewing.toggle_tool("LASSO")
    assert viewing.tool == "MOVE"
    viewing.toggle_labels()
    viewing.toggle_labels()
    if window.viewer.canvas is None:
        assert viewing.confidence_style == ConfidenceStyle()


def test_turn_and_tone_by_command(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    canvas = opened(window, qtbot, make_image())
    run = window.command_actions.run
    run("picture.right")
    run("picture.bit-left")
    assert canvas.degrees == 89
    run("picture.upright")
    assert canvas.degrees == 0
    for _ in range(12):
        run("picture.lighter")
    run("picture.less-contrast")
    assert canvas.tone == Tone(100, -10)
    run("picture.plain")
    assert canvas.tone == Tone()


def test_tools_exclude_each_other(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    canvas = opened(window, qtbot, make_image())
    window.command_actions.run("picture.lasso")
    assert window.command_actions["picture.lasso"].isChecked()
    window.command_actions.run("picture.rectangle")
    assert canvas.tool.name == "BAND"
    assert not window.command_actions["picture.lasso"].isChecked()
    window.command_actions.run("picture.rectangle")
    assert canvas.tool.name == "MOVE"


def test_confidence_by_command_and_by_panel(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> None:
    canvas = opened(window, qtbot, make_image())
    run = window.command_actions.run
    run("picture.confidence")
    assert canvas.confidence_style.colours
    run("picture.threshold-up")
    assert (canvas.confidence_style.side, canvas.confidence_style.threshold) == ("below", 0.85)
    assert window.status.currentMessage() == "Confidence below 0.85"
    run("picture.threshold-down")
    run("picture.side")
    assert canvas.confidence_style.side == "above"
    window.view_controls.open_popup()
    popup = window.findChild(AdjustPopup)
    assert popup is not None
    assert popup.colours.isChecked()
    assert popup.threshold.value() == 80
    assert popup.threshold.isEnabled()
    popup.threshold.setValue(90)
    popup.hide_others.setChecked(True)
    popup.colours.setChecked(False)
    assert canvas.confidence_style == ConfidenceStyle(colours=False, side="above", threshold=0.9, hide=True)
    popup.side.setCurrentIndex(0)
    assert not popup.threshold.isEnabled()
    popup.brightness.setValue(30)
    popup.turn.setValue(12)
    assert canvas.tone == Tone(30, 0)
    assert canvas.degrees == 12
    assert not popup.grab().isNull()
    popup.plain.click()
    assert canvas.tone == Tone()
    assert popup.turn.value() == 0
    popup.close()


def test_the_overview_shows_when_zoomed_in_and_moves_the_view(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    canvas = opened(window, qtbot, make_image(size=(2_000, 1_500)))
    overview = canvas.findChild(Overview)
    assert overview is not None
    canvas.fit()
    window.command_actions.run("picture.overview")
    assert window.preferences.get(OVERVIEW)
    assert overview.wanted
    assert overview.isHidden()
    canvas.actual_size()
    assert overview.isVisible()
    before = canvas.zoom_and_centre
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    x, y = canvas.zoom_and_centre[1:]
    assert x < before[1]
    assert (x, y) == pytest.approx((2_000 * 20 / overview.width(), 1_500 * 20 / overview.height()), abs=2)
    QTest.mouseMove(overview, QPoint(30, 20))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 20))
    QTest.keyClick(overview, Qt.Key.Key_A)
    canvas.show_at(1.0, x, y)
    QTest.keyClick(overview, Qt.Key.Key_Right)
    assert canvas.zoom_and_centre[1] > x
    shown = overview.grab().toImage()
    assert not shown.isNull()
    canvas.rotate_by(90)
    assert overview.height() > overview.width()
    window.command_actions.run("picture.overview")
    assert overview.isHidden()


def test_the_view_is_kept_between_images_when_asked(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    first = make_image("a.png", size=(900, 900))
    second = make_image("b.png", size=(900, 900), colour="yellow")
    window.open_paths([str(first), str(second)])
    qtbot.waitUntil(lambda: window.session.can_step(1))
    canvas = window.viewer.canvas
    assert canvas is not None
    qtbot.waitUntil(lambda: not canvas.empty)
    window.command_actions.run("picture.keep-view")
    assert window.preferences.get(KEEP_VIEW)
    canvas.zoom_by(3.0)
    canvas.rotate_by(90)
    zoom = canvas.zoom
    with qtbot.waitSignal(window.viewer.loaded):
        window.session.step(1)
    assert canvas.zoom == zoom
    assert canvas.degrees == 90
    window.command_actions.run("picture.keep-view")
    canvas.fit()
    canvas.rotate_to(10)
    with qtbot.waitSignal(window.viewer.loaded):
        window.session.step(-1)
    assert (canvas.zoom, canvas.degrees) == (zoom, 90)  # as this one was left
    with qtbot.waitSignal(window.viewer.loaded):
        window.session.step(1)
    assert canvas.fitted
    assert canvas.degrees == 10


def test_small_images_are_enlarged_where_the_user_wants_it(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    window.resize(1280, 800)
    canvas = opened(window, qtbot, make_image())
    window.command_actions.run("view.fit")
    assert canvas.zoom == 1.0
    window.preferences.set(FIT_ENLARGES, value=True)
    assert canvas.zoom > 1.0, "what is fitted follows at once"
    assert canvas.fitted
    fitted = canvas.zoom
    window.command_actions.run("view.actual")
    assert canvas.zoom == 1.0, "100 % is still 100 %"
    window.command_actions.run("view.fit")
    assert canvas.zoom == fitted
    opened(window, qtbot, make_image("smaller.png", (160, 100)))
    assert canvas.zoom > fitted
    window.preferences.set(FIT_ENLARGES, value=False)
    assert canvas.zoom == 1.0
