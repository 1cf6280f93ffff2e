"""Texts edited where they stand, in the list and on the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.correct import region_at
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.window.main_window import MainWindow
from tests.ui.editing.page_helpers import (
    LINE,
    WORD,
    choose,
    editor,
    kept,
    no_editor,
    now,
    place,
    press,
    retype,
    settled,
    text_of,
)

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def test_a_word_is_edited_in_the_list_and_every_keystroke_is_on_disk(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.findings.tree.setFocus()
    page.command_actions.run("correct.text")
    field = editor(page)
    assert field.parent() is page.findings.tree.viewport()
    assert field.text() == "steamer"
    assert field.accessibleName() == "Text of the word"
    field.selectAll()
    QTest.keyClicks(field, "schoon")
    assert text_of(page, WORD) == "steamer"  # the window follows when it is done
    assert kept(page, qtbot) == ["The", "schoon", "Albatross"]
    QTest.keyClicks(field, "er")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text_of(page, WORD) == "schooner"
    settled(page, qtbot)
    assert kept(page, qtbot) == ["The", "schooner", "Albatross"]
    row = page.findings.content.row(WORD)
    assert row is not None
    assert (row.title, row.corrected) == ("schooner", True)
    index = page.findings.tree.contents.index_of(WORD)
    assert "corrected by hand" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.findings.copy_page()
    assert "schooner" in page.findings.content.text_of([("line", (0, 0))])


def test_escape_leaves_the_text_as_it_was_on_disk_too(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    QTest.keyClicks(editor(page), "other")
    assert kept(page, qtbot) == ["The", "other", "Albatross"]
    for _ in "other":
        QTest.keyClick(editor(page), Qt.Key.Key_Backspace)
    QTest.keyClicks(editor(page), "steamer")
    assert kept(page, qtbot) == ["The", "steamer", "Albatross"]
    QTest.keyClicks(editor(page), "s")
    assert kept(page, qtbot) == ["The", "steamers", "Albatross"]
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert kept(page, qtbot) == ["The", "steamer", "Albatross"]
    assert not page.editing.undoable
    # what could be redone still can
    page.editing.type()
    retype(page, qtbot, "first")
    settled(page, qtbot)
    page.command_actions.run("correct.undo")
    settled(page, qtbot)
    choose(page, WORD)
    page.editing.type()
    QTest.keyClicks(editor(page), "other")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert page.editing.redoable
    page.command_actions.run("correct.redo")
    settled(page, qtbot)
    assert kept(page, qtbot) == ["The", "first", "Albatross"]


def test_enter_and_double_click_on_the_canvas_open_the_text_there(page: MainWindow, qtbot: QtBot) -> None:
    canvas = page.viewer.canvas
    assert canvas is not None
    choose(page, WORD)
    canvas.setFocus()
    press(page, Qt.Key.Key_Return)
    field = editor(page)
    assert field.parent() is canvas
    assert not field.geometry().contains(place(page, WORD)), "the image is there to be read"
    canvas.zoom_by(2)
    assert field.geometry().intersects(canvas.rect())
    retype(page, qtbot, "schooner")
    settled(page, qtbot)
    assert text_of(page, WORD) == "schooner"
    canvas.fit()
    there = place(page, ("word", (0, 0, 2)))
    QTest.mouseMove(canvas, there)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert editor(page).text() == "Albatross"
    page.findings.tree.setFocus()  # leaving keeps what was typed
    qtbot.waitUntil(lambda: no_editor(page))


def test_a_double_click_in_the_list_edits_a_line_and_looks_at_a_face(page: MainWindow, qtbot: QtBot) -> None:
    tree = page.findings.tree
    tree.activated.emit(tree.contents.index_of(LINE))
    assert editor(page).text() == "entered the harbour"
    retype(page, qtbot, "entered a harbour")
    settled(page, qtbot)
    assert [w.text for w in region_at(now(page), LINE).words] == ["entered", "a", "harbour"]  # type: ignore[union-attr] # a line
    before = page.viewer.canvas.zoom if page.viewer.canvas else 0
    tree.activated.emit(tree.contents.index_of(("face", (0,))))
    assert page.viewer.canvas is not None
    assert page.viewer.canvas.zoom != before
    assert no_editor(page)


def test_tab_goes_on_to_the_next_word(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    retype(page, qtbot, "schooner", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not no_editor(page))
    assert editor(page).text() == "Albatross"
    QTest.keyClick(editor(page), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(page.findChildren(InlineEditor)) and editor(page).text() == "entered")
    QTest.keyClick(editor(page), Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: bool(page.findChildren(InlineEditor)) and editor(page).text() == "Albatross")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert text_of(page, WORD) == "schooner"


def test_emptied_text_deletes_the_word(page: MainWindow, qtbot: QtBot) -> None:
    choose(page, WORD)
    page.editing.type()
    field = editor(page)
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(page, qtbot)
    assert text_of(page, ("line", (0, 0))) == "The Albatross"
