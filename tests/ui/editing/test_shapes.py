"""Regions moved, reshaped and drawn on the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.correct import region_at
from app.model.edit import Key
from app.model.geometry import bounds
from app.ui.window.main_window import MainWindow
from tests.ui.editing.page_helpers import (
    LINE,
    WORD,
    box,
    choose,
    drag,
    no_editor,
    now,
    place,
    press,
    retype,
    settled,
    shaping,
)

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def test_arrow_keys_push_and_stretch_what_is_selected_and_undo_takes_them_together(
    page: MainWindow, qtbot: QtBot
) -> None:
    before = box(page, WORD)
    shaping(page, WORD)
    for _ in range(3):
        press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settled(page, qtbot)
    left, top, right, bottom = before
    assert box(page, WORD) == (left + 3, top + 10, right + 3, bottom + 10)
    press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert box(page, WORD) == pytest.approx((left + 3, top + 10, right + 4, bottom + 20))
    page.command_actions.run("correct.undo")
    assert box(page, WORD) == (left + 3, top + 10, right + 3, bottom + 10)
    page.command_actions.run("correct.undo")
    assert box(page, WORD) == before
    settled(page, qtbot)
    assert not page.editing.undoable
    press(page, Qt.Key.Key_Escape)
    assert not page.editing.shapes.on
    settled(page, qtbot)


def test_a_region_is_dragged_by_the_mouse_with_what_is_inside(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    shaping(page, LINE)
    before = box(page, ("word", (0, 1, 0)))
    start = canvas.widget_at((60, 46))
    drag(page, start, canvas.widget_at((80, 76)))
    settled(page, qtbot)
    after = box(page, ("word", (0, 1, 0)))
    assert after[0] - before[0] == pytest.approx(20, abs=2)
    assert after[1] - before[1] == pytest.approx(30, abs=2)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place(page, ("word", (0, 0, 0))))
    assert page.editing.keys == (("word", (0, 0, 0)),)
    settled(page, qtbot)


def test_handles_reshape_a_box_and_with_ctrl_a_single_vertex(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    face: Key = ("face", (0,))
    shaping(page, face)
    left, top, right, bottom = box(page, face)
    drag(page, canvas.widget_at((right, bottom)), canvas.widget_at((right + 20, bottom + 30)))
    settled(page, qtbot)
    assert box(page, face) == pytest.approx((left, top, right + 20, bottom + 30), abs=2)
    assert len(region_at(now(page), face).polygon) == 4
    before = region_at(now(page), face).polygon
    left, top, right, bottom = box(page, face)
    choose(page, face)
    drag(page, canvas.widget_at((left, top)), canvas.widget_at((left - 30, top + 10)), ctrl=True)
    settled(page, qtbot)
    polygon = region_at(now(page), face).polygon
    assert polygon[0] == pytest.approx((left - 30, top + 10), abs=2)
    assert polygon[1:] == before[1:]


def test_a_drag_is_dropped_by_escape(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    shaping(page, WORD)
    at = place(page, WORD)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas, at + QPoint(40, 40))
    press(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 40))
    assert page.editing.shapes.on
    assert not page.editing.undoable


def test_a_word_is_drawn_and_typed(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    page.command_actions.run("correct.draw-word")
    assert page.editing.shapes.is_drawing("word")
    drag(page, canvas.widget_at((20, 150)), canvas.widget_at((80, 170)))
    qtbot.waitUntil(lambda: not no_editor(page))
    assert not page.editing.shapes.is_drawing("word")
    retype(page, qtbot, "stowaway")
    settled(page, qtbot)
    assert now(page).text is not None
    assert "stowaway" in now(page).text.content  # type: ignore[union-attr] # just asserted
    word = region_at(now(page), page.editing.keys[0])
    assert bounds(word.polygon) == pytest.approx((20, 150, 80, 170), abs=2)
    page.command_actions.run("correct.undo")
    page.command_actions.run("correct.undo")
    assert "stowaway" not in (now(page).text.content if now(page).text else "")  # type: ignore[union-attr] # it has text
    settled(page, qtbot)


def test_a_region_can_be_drawn_without_a_mouse(page: MainWindow, qtbot: QtBot) -> None:
    page.command_actions.run("correct.draw-object")
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not no_editor(page))
    retype(page, qtbot, "crate")
    settled(page, qtbot)
    assert [o.name for o in now(page).objects or ()] == ["crate"]
    assert page.overlays.is_on("object")
    page.command_actions.run("correct.draw-line")
    press(page, Qt.Key.Key_Escape)
    assert not page.editing.shapes.is_drawing("line")
