"""Keys the user changes, what was opened and run lately, and high contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import CONTRAST, KEYS, PRIVATE, RECENT, RECENT_COMMANDS, THEME, Settings
from app.ui.help.manual_window import ManualLibrary
from app.ui.widgets import keymap, theme
from app.ui.window.command_palette import CommandPalette
from app.ui.window.commands import COMMANDS, command
from app.ui.window.key_changes import KeyChanges
from app.ui.window.key_sheet import KeySheet
from app.ui.window.main_window import MainWindow
from app.ui.window.recent_files import RecentFiles
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> KeyChanges:
    changes = KeyChanges(window.context)
    qtbot.addWidget(changes)
    changes.show()
    return changes


def press(page: KeyChanges, key: str) -> None:
    page.edit.setKeySequence(QKeySequence(key))


def click(page: QWidget, text: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.text() == text).click()


def test_what_is_no_key_is_left_out() -> None:
    keymap.use({"edit.find": "F7 nonsense Ctrl+Alt+J", "view.fit": ""})
    assert keymap.texts() == {"edit.find": "F7 Ctrl+Alt+J", "view.fit": ""}
    assert command("view.fit").used == ()
    assert command("view.fit").key == ""
    assert command("view.fit").tip == "Fit image"
    keymap.reset()
    assert command("view.fit").used == command("view.fit").keys


def test_a_new_key_works_at_once_and_is_kept(window: MainWindow, page: KeyChanges, qtbot: QtBot) -> None:
    page.choose("view.fit")
    assert "Fit image" in page.about.text()
    assert not page.take.isEnabled()
    press(page, "F7")
    assert page.warning.text() == ""
    click(page, "Use")
    assert command("view.fit").used == ("F7",)
    assert window.command_actions["view.fit"].shortcut().toString() == "F7"
    tips = [b.toolTip() for b in window.toolbar.findChildren(QPushButton)]
    assert "Fit image (F7)" in tips
    assert window.preferences.get(KEYS) == {"view.fit": "F7"}
    qtbot.waitUntil(lambda: Settings().get(KEYS) == {"view.fit": "F7"})
    click(page, "Default")
    assert window.preferences.get(KEYS) == {}
    assert command("view.fit").used == ("Ctrl+0", "F")


def test_a_key_that_is_taken_says_what_would_lose_it(window: MainWindow, page: KeyChanges) -> None:
    page.choose("view.fit")
    press(page, "Ctrl+F")
    assert page.warning.text() == "Ctrl+F is already the shortcut for Find in text, which would lose it."
    click(page, "Add")
    assert command("view.fit").used == ("Ctrl+0", "F", "Ctrl+F")
    assert command("edit.find").used == ()
    assert window.findings.field.placeholderText().strip() == "Find in text"
    held = [k for c in COMMANDS for k in c.used]
    assert len(held) == len(set(held))
    page.choose("view.fit")
    click(page, "No shortcut")
    assert command("view.fit").used == ()
    click(page, "Restore all defaults")
    assert keymap.texts() == {}
    assert command("edit.find").used == ("Ctrl+F",)
    assert not page.all.isEnabled()


def test_the_list_is_filtered_by_name_and_by_key(page: KeyChanges) -> None:
    def shown() -> set[str]:
        items = [page.list.topLevelItem(n) for n in range(page.list.topLevelItemCount())]
        return {i.data(0, Qt.ItemDataRole.UserRole) for i in items if i is not None and not i.isHidden()}

    assert len(shown()) == len(COMMANDS)
    page.field.setText("fit image")
    assert shown() == {"view.fit"}
    page.field.setText("F11")
    assert shown() == {"view.full-screen"}
    assert page.about.text() == "New shortcut for Full screen", "what is changed is what is seen"
    page.field.setText("no such command")
    assert shown() == set()
    assert page.current is None
    assert not page.none.isEnabled()
    page.field.setText("F11")
    QTest.keyClick(page.list, Qt.Key.Key_Return)


def test_keys_are_changed_without_a_mouse(window: MainWindow, page: KeyChanges, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClicks(page.field, "fit im")
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.edit.hasFocus() or page.edit.isAncestorOf(page.focusWidget()))
    QTest.keyClick(page.edit, Qt.Key.Key_F7)
    qtbot.waitUntil(page.take.isEnabled)
    page.take.setFocus()
    QTest.keyClick(page.take, Qt.Key.Key_Space)
    assert command("view.fit").used == ("F7",)
    assert page.list.hasFocus(), "and no button that a second press would push"


def test_the_sheet_leads_to_the_page_and_shows_what_is_in_force(window: MainWindow, qtbot: QtBot) -> None:
    keymap.change("edit.paste", (), command("edit.paste").keys)
    window.preferences.set(KEYS, keymap.texts())
    sheet = KeySheet(window.context)
    qtbot.addWidget(sheet)
    assert "Paste image or link" not in {label.text() for label in sheet.findChildren(QLabel)}
    click(sheet, "Change keyboard shortcuts…")
    opened = window.findChild(KeyChanges)
    assert opened is not None
    opened.accept()


def test_changed_keys_are_there_at_the_next_start(window: MainWindow) -> None:
    window.preferences.set(KEYS, {"view.fit": "F7"})
    keymap.use(window.preferences.get(KEYS))
    assert command("view.fit").used == ("F7",)


def test_commands_run_lately_lead_the_palette(window: MainWindow) -> None:
    palette = CommandPalette(window.context, "File", ManualLibrary(window.context))
    palette.picked.emit("view.theme-dark")
    palette.picked.emit("view.full-screen")
    palette.picked.emit("view.theme-dark")
    assert window.preferences.get(RECENT_COMMANDS) == ("view.theme-dark", "view.full-screen")
    again = CommandPalette(window.context, "File", ManualLibrary(window.context))
    assert [again.list.item(n).text() for n in range(2)] == ["Dark theme", "Full screen"]
    window.command_actions.run("view.full-screen")


def test_commands_of_the_focus_come_next(window: MainWindow, make_image: MakeImage, qtbot: QtBot) -> None:
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None and window.viewer.canvas is not None)
    assert window.viewer.canvas is not None
    window.viewer.canvas.setFocus()
    window.dialogs.open_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.list.item(0).data(Qt.ItemDataRole.UserRole).startswith("view.")


def test_files_opened_lately_open_again(
    window: MainWindow, make_image: MakeImage, qtbot: QtBot, tmp_path: Path
) -> None:
    one, two = make_image("one.png", (40, 40)), make_image("two.png", (50, 50))
    window.command_actions.refresh_now()
    assert not window.command_actions["file.recent"].isEnabled()
    window.open_paths([str(one)])
    window.open_paths([str(two)])
    window.open_paths([str(one)])
    assert window.preferences.get(RECENT) == (str(one), str(two))
    qtbot.waitUntil(lambda: window.session.images.rowCount() == 2)
    qtbot.waitUntil(lambda: not window.runtime.busy, timeout=20_000)  # the third has been opened as well
    window.session.close_all()
    window.dialogs.open_recent()
    files = window.findChild(RecentFiles)
    assert files is not None
    files.fill("TWO")
    assert [files.list.item(n).text() for n in range(files.list.count())] == ["two.png"]
    QTest.keyClick(files.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.images.rowCount() == 1)
    window.command_actions.run("file.forget-recent")
    assert window.preferences.get(RECENT) == ()
    window.preferences.set(PRIVATE, value=True)
    window.open_paths([str(tmp_path / "nothing.png")])
    assert window.preferences.get(RECENT) == ()
    qtbot.waitUntil(lambda: bool(window.messages.notices))


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("scheme", "least"),
    [(theme.LIGHT_HIGH, 7.0), (theme.DARK_HIGH, 7.0), (theme.LIGHT, 4.5), (theme.DARK, 4.5)],
)
def test_text_stands_out_from_its_ground(scheme: theme.Colors, least: float) -> None:
    for ink in (scheme.text, scheme.muted):
        for ground in (scheme.surface, scheme.window):
            light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least


def test_high_contrast_is_a_switch_and_is_kept(window: MainWindow, qapp: QApplication) -> None:
    window.preferences.set(THEME, "light")
    window.command_actions.run("view.contrast")
    assert theme.colors() is theme.LIGHT_HIGH
    assert window.preferences.get(CONTRAST) == "high"
    window.preferences.set(THEME, "dark")
    assert theme.colors() is theme.DARK_HIGH
    assert window.theme.dark
    window.command_actions.run("view.contrast")
    assert theme.colors() is theme.DARK
    window.preferences.set(CONTRAST, "system")
    assert not window.theme.high
    window.preferences.set(THEME, "system")


def test_the_keys_of_the_tabs_bring_the_keyboard_along(
    window: MainWindow, make_image: MakeImage, qtbot: QtBot
) -> None:
    window.open_paths([str(make_image())])
    qtbot.waitUntil(lambda: window.session.current is not None and window.viewer.canvas is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for command_id, widget in (
        ("view.copies", window.inspector.copies.view),
        ("view.findings", window.findings.tree),
        ("compare.open", window.inspector.compare.view),
        ("view.findings", window.findings.tree),
    ):
        window.command_actions.run(command_id)
        assert window.focusWidget() is widget or not widget.isVisible()


def test_an_empty_box_is_seen_in_the_dark(window: MainWindow, qtbot: QtBot) -> None:
    window.preferences.set(THEME, "dark")
    box = QCheckBox("", window)
    qtbot.addWidget(box)
    picture = box.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, picture.height() // 2).lightness()
    across = [picture.pixelColor(x, picture.height() // 2).lightness() for x in range(picture.width())]
    assert max(across) - ground > 60
