"""Escape takes one step back at a time, and stops no work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.widgets.shortcuts import all_shortcuts
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
WORD = ("word", (0, 0, 1))


def test_escape_closes_what_is_open_then_drops_the_selection_then_does_nothing(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.activateWindow()
    window.viewer.focus_canvas()
    qtbot.waitUntil(lambda: window.viewer.canvas is not None and window.viewer.canvas.hasFocus())
    window.findings.field.setText("the")
    qtbot.waitUntil(lambda: window.findings.line.hits.text() == "1 of 2")
    window.session.selection.select((WORD,))
    window.command_actions.run("picture.lasso")
    window.command_actions.run("correct.shape")
    window.command_actions.run("correct.draw-word")

    def state() -> tuple[bool, bool, str, bool, bool]:
        shapes = window.editing.shapes
        return (
            shapes.is_drawing("word"),
            shapes.on,
            window.view_controls.tool,
            window.findings.finding,
            bool(window.session.selection.keys),
        )

    seen = [state()]
    while window.back_out.possible:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        seen.append(state())
        assert seen[-1] != seen[-2], "every press is one step"
    assert seen == [
        (True, True, "LASSO", True, True),
        (False, True, "LASSO", True, True),
        (False, False, "LASSO", True, True),
        (False, False, "MOVE", True, True),
        (False, False, "MOVE", False, True),
        (False, False, "MOVE", False, False),
    ]
    window.command_actions.refresh_now()
    assert not window.command_actions["edit.back-out"].isEnabled()


@pytest.mark.parametrize("place", ["tree", "strip"])
def test_escape_drops_the_selection_from_the_lists_too(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, place: str
) -> None:
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.activateWindow()
    keyboard = window.findings.tree if place == "tree" else window.strip.view
    keyboard.setFocus()
    qtbot.waitUntil(keyboard.hasFocus)
    window.session.selection.select((WORD,))
    window.command_actions.refresh_now()
    QTest.keyClick(keyboard, Qt.Key.Key_Escape)
    assert window.session.selection.keys == ()
    assert window.findings.tree.selected_keys() == ()


def test_no_command_that_stops_work_has_escape(window: MainWindow) -> None:
    keys = {command.id: command.used for command in all_shortcuts()}
    assert [name for name, used in keys.items() if "Esc" in used] == ["edit.back-out"]
    assert keys["analyse.cancel"] == ("Shift+Esc",)
    assert "Shift+Esc" in window.toolbar.cancel.toolTip()
