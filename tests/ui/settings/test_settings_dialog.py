"""The settings page on a bare widget: what it changes are preferences, and nothing else is called."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from app.config.settings import LANGUAGES, MAX_MEGAPIXELS, OFFLINE, THEME, Setting
from app.ui.session.context import Context
from app.ui.settings.language_choice import LanguageChoice
from app.ui.settings.settings_dialog import SettingsDialog

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> SettingsDialog:
    opened = SettingsDialog(context)
    qtbot.addWidget(opened)
    return opened


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


def test_languages_are_chosen_by_name(context: Context, dialog: SettingsDialog) -> None:
    choice: Any = dialog.controls[LANGUAGES.name]
    assert isinstance(choice, LanguageChoice)
    dialog.show()
    assert choice.text().startswith("Detect automatically")
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    for typed, code in (("german", "de"), ("russian", "ru")):
        choice.field.clear()
        QTest.keyClicks(choice.field, typed)
        rows = [choice.list.item(row) for row in range(choice.list.count())]
        (fits,) = [i for i in rows if not i.isHidden() and i.text().endswith(f"({code})")]
        choice.list.setCurrentItem(fits)
        QTest.keyClick(choice.list, Qt.Key.Key_Space)
        assert code in context.preferences.get(LANGUAGES)
    assert context.preferences.get(LANGUAGES) == ("de", "ru")
    assert choice.text().startswith("Deutsch, русский")
    choice.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert context.preferences.get(LANGUAGES) == ()
    assert choice.text().startswith("Detect automatically")


def test_a_language_nobody_lists_stays(context: Context, qtbot: QtBot) -> None:
    context.preferences.set(LANGUAGES, ("en-GB", "xx-nobody"))
    opened = SettingsDialog(context)
    qtbot.addWidget(opened)
    choice: Any = opened.controls[LANGUAGES.name]
    assert set(choice.codes) == {"en-GB", "xx-nobody"}
    assert "xx-nobody" in choice.accessibleDescription()


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
