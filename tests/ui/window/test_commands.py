"""One list of commands makes menus, keys, palette and sheet."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.config.settings import THEME
from app.ui.widgets import theme
from app.ui.window.command_palette import CommandPalette
from app.ui.window.command_search import match_rank
from app.ui.window.commands import COMMANDS, MENUS
from app.ui.window.key_sheet import KeySheet
from app.ui.window.main_window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def test_ids_and_keys_are_unique() -> None:
    assert max(Counter(c.id for c in COMMANDS).values()) == 1
    keys = Counter(QKeySequence(k).toString() for c in COMMANDS for k in c.keys)
    assert max(keys.values()) == 1, keys.most_common(3)
    assert "" not in keys


def test_every_command_stands_in_a_menu(window: MainWindow) -> None:
    assert {c.menu for c in COMMANDS} == set(MENUS)
    entries = {
        action.text()
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()  # type: ignore[attr-defined]  # the stubs say QObject
        if not action.isSeparator()
    }
    assert entries == {c.title for c in COMMANDS}


def test_the_palette_offers_what_makes_sense_and_runs_it(window: MainWindow, qtbot: QtBot) -> None:
    palette = CommandPalette(window.context, "File")
    palette.show()
    offered = {palette.list.item(i).text() for i in range(palette.list.count())}
    assert "Open images…" in offered
    assert "Copy all text" not in offered
    palette.field.setText("dark")
    assert palette.list.item(0).text() == "Dark theme"
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.theme.mode == "dark"
    assert theme.colors() is theme.DARK
    window.preferences.set(THEME, "light")
    assert theme.colors() is theme.LIGHT


def test_letters_in_order_are_enough() -> None:
    fit = next(c for c in COMMANDS if c.id == "view.fit")
    assert match_rank("fit", fit) == 0
    assert match_rank("image", fit) == 1
    assert match_rank("mag", fit) == 2
    assert match_rank("ftm", fit) == 3
    assert match_rank("zzz", fit) is None


def test_the_key_sheet_names_every_key(window: MainWindow, qtbot: QtBot) -> None:
    sheet = KeySheet(window.context)
    qtbot.addWidget(sheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {c.key for c in COMMANDS if c.keys} <= shown


def test_a_command_that_makes_no_sense_is_disabled(window: MainWindow) -> None:
    window.command_actions.refresh_now()
    assert not window.command_actions["analyse.run"].isEnabled()
    window.command_actions.run("analyse.run")
    assert not window.analysis.busy


def test_full_screen_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.command_actions.run("view.full-screen")
    qtbot.waitUntil(window.isFullScreen)
    window.command_actions.run("view.full-screen")
    qtbot.waitUntil(lambda: not window.isFullScreen())
