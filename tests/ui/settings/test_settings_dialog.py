"""The settings page on a bare widget: what it changes are preferences, and nothing else is called."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.config.settings import LANGUAGES, MAX_MEGAPIXELS, OFFLINE, THEME, Setting
from app.ui.session.context import Context
from app.ui.settings.settings_dialog import SettingsDialog
from app.ui.widgets.language_list import LanguageButton

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def dialog(context: Context) -> SettingsDialog:
    return SettingsDialog(context)  # which the context's widget owns


def test_each_control_changes_its_preference_and_the_program_hears_of_it(
    context: Context, dialog: SettingsDialog
) -> None:
    changed: list[Setting[Any]] = []
    context.preferences.changed.connect(changed.append)
    offline, look, most = (dialog.controls[s.name] for s in (OFFLINE, THEME, MAX_MEGAPIXELS))
    assert isinstance(offline, QCheckBox)
    offline.click()
    assert isinstance(look, QComboBox)
    look.setCurrentIndex(look.findData("dark"))
    assert isinstance(most, QSpinBox)
    most.setValue(7)
    assert changed == [OFFLINE, THEME, MAX_MEGAPIXELS]
    assert context.preferences.get(OFFLINE)
    assert context.preferences.get(THEME) == "dark"
    assert context.preferences.limits.max_pixels == 7_000_000
    assert dialog.note.isHidden()


def test_languages_are_chosen_from_a_list(context: Context, dialog: SettingsDialog, qtbot: QtBot) -> None:
    button = dialog.controls[LANGUAGES.name]
    assert isinstance(button, LanguageButton)
    assert button.text().startswith("Detect automatically")
    dialog.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    opened = button.opened
    assert opened is not None
    qtbot.waitUntil(opened.isVisible)
    QTest.keyClicks(opened.field, "russian")
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    assert context.preferences.get(LANGUAGES) == ("ru",)
    assert button.text().startswith("Russian")
    opened.close()


def test_what_waits_for_the_next_start_says_so(dialog: SettingsDialog) -> None:
    private: Any = dialog.controls["private"]
    private.click()
    assert not dialog.note.isHidden()
    assert "next start" in dialog.note.text()


def test_the_way_to_the_keys_is_a_command(context: Context, dialog: SettingsDialog) -> None:
    run = QSignalSpy(context.actions["file.providers"].triggered)
    dialog.open()
    dialog.providers.click()
    assert run.count() == 1
    assert not dialog.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog), "nothing is left of a closed dialog"
