"""Letters are commands where the image or a list has the keyboard, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.config.settings import KEEP_VIEW, OVERLAYS, OVERVIEW
from app.ui.widgets.pick_list import PickList
from app.ui.window.letter_keys import LetterKeys
from app.ui.window.main_window import MainWindow
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import give, show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def looking(window: MainWindow, qtbot: QtBot, make_image: MakeImage) -> MainWindow:
    """An image that was read, the keyboard on it."""
    show(window, qtbot, make_image())
    give(window, qtbot, analysis())
    window.activateWindow()
    window.viewer.focus_canvas()
    qtbot.waitUntil(lambda: window.isActiveWindow() and focused(window) is window.viewer.canvas)
    return window


def focused(window: MainWindow) -> QWidget:
    focus = QApplication.focusWidget()
    return focus if focus is not None else window


def letters(window: MainWindow, text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(window), letter)


def lasting(window: MainWindow) -> tuple[object, ...]:
    get = window.preferences.get
    return get(KEEP_VIEW), get(OVERLAYS), get(OVERVIEW)


def test_letters_are_commands_on_the_image_and_in_lists(looking: MainWindow, qtbot: QtBot) -> None:
    assert looking.viewer.canvas is not None
    for keyboard in (looking.viewer.canvas, looking.findings.tree, looking.strip.view):
        keyboard.setFocus()
        before = looking.overlays.is_on("word")
        letters(looking, "3")
        assert looking.overlays.is_on("word") != before


def test_a_letter_on_a_button_is_no_command(looking: MainWindow) -> None:
    before = lasting(looking)
    looking.toolbar.analyse.setFocus()
    assert focused(looking) is looking.toolbar.analyse
    letters(looking, "123kmh")
    assert lasting(looking) == before
    assert not looking.overlays.hidden


def test_a_click_on_the_tool_bar_leaves_the_keys_with_the_image(looking: MainWindow) -> None:
    fit = next(b for b in looking.toolbar.findChildren(QPushButton) if b.text() == "Fit")
    QTest.mouseClick(fit, Qt.MouseButton.LeftButton)
    assert focused(looking) is looking.viewer.canvas


def close_a_dialog_while_typing(window: MainWindow, qtbot: QtBot, text: str) -> LetterKeys:
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    field = QLineEdit(dialog)
    column.addWidget(field)
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    letters(window, text)
    dialog.accept()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is window.focusWidget())
    keys = window.findChildren(LetterKeys)[0]
    assert keys.suspended, "or what follows would be no test"
    return keys


@pytest.mark.parametrize("how", ["field", "click"])
def test_who_has_turned_to_the_window_need_not_wait_for_its_letters(
    looking: MainWindow, qtbot: QtBot, how: str
) -> None:
    canvas = looking.viewer.canvas
    assert canvas is not None
    keys = close_a_dialog_while_typing(looking, qtbot, "schl")
    if how == "field":
        looking.findings.field.setFocus()
        letters(looking, "quiet")
        assert looking.findings.field.text() == "quiet"
        canvas.setFocus()
    else:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().topLeft())
    assert not keys.suspended
    before = looking.overlays.is_on("word")
    letters(looking, "3")
    assert looking.overlays.is_on("word") != before


@pytest.mark.parametrize("where", ["image", "strip"])
def test_text_typed_while_a_dialog_closes_changes_nothing(
    looking: MainWindow, qtbot: QtBot, make_image: MakeImage, where: str
) -> None:
    show(looking, qtbot, make_image("kite.png", colour="red"))
    if where == "strip":
        looking.strip.view.setFocus()
    before, shown = lasting(looking), looking.session.current
    keys = close_a_dialog_while_typing(looking, qtbot, "schl")
    letters(looking, "kmh123")
    QTest.keyClick(focused(looking), Qt.Key.Key_Delete)
    assert lasting(looking) == before
    assert not looking.overlays.hidden
    assert looking.session.current is shown, "nor does the strip look for a name that begins so"
    qtbot.waitUntil(lambda: not keys.suspended)
    letters(looking, "k")
    assert looking.preferences.get(KEEP_VIEW) != before[0]


def test_what_a_picked_command_asks_for_can_be_typed_at_once(looking: MainWindow, qtbot: QtBot) -> None:
    looking.dialogs.open_palette()
    palette = looking.findChildren(PickList)[0]
    qtbot.waitUntil(palette.field.hasFocus)
    QTest.keyClicks(palette.field, "find in text")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(looking.findings.field.hasFocus)
    letters(looking, "kmh3")
    assert looking.findings.field.text() == "kmh3"
    assert looking.overlays.is_on("word")


@pytest.mark.parametrize(("key", "sign"), [("k", "kept"), ("m", "Overview"), ("5", "Objects")])
def test_a_lasting_setting_never_changes_unseen(
    looking: MainWindow, qtbot: QtBot, key: str, sign: str
) -> None:
    before = lasting(looking)
    letters(looking, key)
    assert lasting(looking) != before
    assert sign in looking.status.currentMessage()
