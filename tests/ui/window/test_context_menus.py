"""A right click selects what it is on and says what can be done with it; it starts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import ANALYSE_WHEN_SHOWN
from app.model.edit import Key
from app.ui.canvas import Canvas, RegionRef
from app.ui.window.commands.mnemonics import plain_title
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.many import opened, pictures, select
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]
WORD: Key = ("word", (0, 0, 1))
FACE: Key = ("face", (0,))


@pytest.fixture
def read(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> Iterator[MainWindow]:
    """An image that was read, all its kinds drawn."""
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    for kind in ("line", "face"):
        if not window.overlays.is_on(kind):
            window.overlays.toggle(kind)
    yield window
    close_menu()


def close_menu() -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def right_click(widget: QWidget, at: QPoint) -> dict[str, str]:
    """Return titles and keys of the menu that opens."""
    close_menu()
    QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=at)
    place = widget.mapToGlobal(at)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place))
    return shown()


def shown() -> dict[str, str]:
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return {}
    actions = [action for action in menu.actions() if not action.isSeparator()]
    assert all(action.isEnabled() and action.isShortcutVisibleInContextMenu() for action in actions)
    return {plain_title(action.text()): action.shortcut().toString() for action in actions}


def canvas_of(window: MainWindow) -> Canvas:
    assert window.viewer.canvas is not None
    return window.viewer.canvas


def place(window: MainWindow, key: Key) -> QPoint:
    area = canvas_of(window).widget_rect(RegionRef("on-device", *key))
    assert area is not None
    return area.center().toPoint()


def test_a_word_on_the_image(read: MainWindow) -> None:
    menu = right_click(canvas_of(read), place(read, WORD))
    assert read.session.selection.keys == (WORD,)
    assert menu["Copy selected text"] == "Ctrl+C"
    assert menu["Edit text"] == "F2"
    assert menu["Delete"] == "Del"
    assert "Merge" not in menu, "one word has nothing to be merged with"
    assert "Analyse" not in menu


def test_several_selected_stay_selected(read: MainWindow) -> None:
    both = (WORD, ("word", (0, 0, 2)))
    read.session.selection.select(both)
    menu = right_click(canvas_of(read), place(read, WORD))
    assert read.session.selection.keys == both
    assert "Merge" in menu


def test_a_face_has_no_text(read: MainWindow) -> None:
    menu = right_click(canvas_of(read), place(read, FACE))
    assert read.session.selection.keys == (FACE,)
    assert "Edit text" not in menu
    assert "Copy selected text" not in menu
    assert {"Move and reshape", "Delete", "Zoom to selection"} <= menu.keys()


def test_an_empty_place_of_the_image(read: MainWindow) -> None:
    read.session.selection.select((WORD,))
    canvas = canvas_of(read)
    corner = canvas.widget_at((315, 195)).toPoint()
    menu = right_click(canvas, corner)
    assert read.session.selection.keys == ()
    assert {"Fit image", "Copy all text", "Analyse", "Export…", "Close image"} <= menu.keys()
    assert "Delete" not in menu
    assert not read.analysis.busy


def test_the_menu_key_is_about_what_is_selected(read: MainWindow) -> None:
    read.session.selection.select((WORD,))
    canvas, at = canvas_of(read), QPoint(1, 1)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, at, canvas.mapToGlobal(at)))
    assert read.session.selection.keys == (WORD,)
    assert "Edit text" in shown()


def test_a_row_of_the_list(read: MainWindow) -> None:
    tree = read.findings.tree
    line: Key = ("line", (1, 0))
    index = tree.contents.index_of(line)
    menu = right_click(tree.viewport(), tree.visualRect(index).center())
    assert read.session.selection.keys == (line,)
    assert {"Copy selected text", "Edit text", "Delete"} <= menu.keys()


def test_the_transcript(read: MainWindow) -> None:
    read.command_actions.run("view.transcript")
    menu = right_click(read.findings.transcript.viewport(), QPoint(30, 30))
    assert "Copy all text" in menu


def test_a_right_click_on_the_strip_selects_and_starts_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(window, qtbot, pictures(tmp_path, 3))
    window.preferences.set(ANALYSE_WHEN_SHOWN, value=True)
    window.analysis.cancel()
    before = window.session.current
    view = window.strip.view
    menu = right_click(view.viewport(), view.visualRect(view.model().index(2, 0)).center())
    assert [entry.name for entry in window.strip.selected()] == ["002.png"]
    assert window.session.current is not None
    assert before is not None
    assert window.session.current.key == before.key, "another image was not even looked at"
    assert not window.analysis.busy
    assert menu["Analyse selected images"] == "Ctrl+F5"
    assert "Close selected images" in menu
    select(window, (0, 2))
    right_click(view.viewport(), view.visualRect(view.model().index(2, 0)).center())
    assert len(window.strip.selected()) == 2, "several that are selected stay so"
    right_click(view.viewport(), QPoint(40, view.viewport().height() - 4))
    assert window.strip.selected() == ()
    assert "Close selected images" not in shown()
    close_menu()


def test_the_path_of_an_image_is_in_its_tool_tip_and_can_be_copied(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = pictures(tmp_path, 3)
    opened(window, qtbot, paths)
    view = window.strip.view
    index = view.model().index(1, 0)
    assert str(tmp_path / "001.png") in index.data(Qt.ItemDataRole.ToolTipRole)
    menu = right_click(view.viewport(), view.visualRect(index).center())
    assert "Copy path" in menu
    close_menu()
    window.command_actions.run("images.copy-path")
    assert QApplication.clipboard().text() == str(tmp_path / "001.png")
    assert window.statusBar().currentMessage().startswith("Copied ")


def names(window: MainWindow) -> list[str]:
    return [entry.name for entry in window.session.images.entries()]


def test_delete_in_the_strip_closes_what_is_selected_and_no_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = pictures(tmp_path, 5)
    opened(window, qtbot, paths)
    window.activateWindow()
    window.strip.view.setFocus()
    qtbot.waitUntil(window.strip.view.hasFocus)
    window.session.show(window.session.images.entries()[1].key)
    select(window, (1, 2, 4))
    QTest.keyClick(window.strip.view, Qt.Key.Key_Delete)
    assert names(window) == ["000.png", "003.png"]
    assert window.session.current is not None
    assert window.session.current.name == "003.png", "the nearest that stays"
    assert all(path.exists() for path in paths)
    notice = next(n for n in window.messages.notices if n.topic == "closed")
    assert (notice.sentence, notice.action) == ("Images closed: 3; their files are untouched", "Open again")
    assert notice.do is not None
    notice.do()
    assert sorted(names(window)) == [path.name for path in paths]
    select(window, (0,))
    QTest.keyClick(window.strip.view, Qt.Key.Key_Delete)
    assert "000.png" not in names(window)
    assert window.status.currentMessage() == "Closed 000.png; its file is untouched"
    select(window, range(4))
    window.command_actions.run("images.close-selected")
    assert window.session.current is None


def test_delete_in_the_strip_deletes_no_region(read: MainWindow, qtbot: QtBot) -> None:
    read.session.selection.select((WORD,))
    read.activateWindow()
    read.strip.view.setFocus()
    qtbot.waitUntil(read.strip.view.hasFocus)
    assert read.editing.can_correct
    QTest.keyClick(read.strip.view, Qt.Key.Key_Delete)
    assert not read.editing.undoable
    assert read.session.current is None
