"""A feature no chosen provider has: one that has it is chosen, or what is missing is said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import AGREED, FEATURES, OFFLINE
from app.model.feature import Feature
from app.ui.base.messages import Notice
from app.ui.settings.providers_dialog import ProvidersDialog
from app.ui.window.main_window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def offered(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    window.provider_offers.load()
    qtbot.waitUntil(lambda: "google-vision" in window.choices.provider_list.boxes)
    yield window
    credentials.hold("google-vision", "api_key", "")


def notice(window: MainWindow, qtbot: QtBot, topic: str = "features/copies") -> Notice:
    qtbot.waitUntil(lambda: any(n.topic == topic for n in window.messages.notices))
    return next(n for n in window.messages.notices if n.topic == topic)


def test_copies_switched_on_choose_a_provider_with_a_key(offered: MainWindow, qtbot: QtBot) -> None:
    credentials.hold("google-vision", "api_key", "a key")
    box = offered.choices.feature_list.boxes["copies"]
    assert box.isEnabled()
    box.click()
    said = notice(offered, qtbot)
    assert "google-vision" in offered.choices.providers
    assert "on-device" in offered.choices.providers, "nobody chosen before is dropped"
    assert Feature.COPIES in offered.choices.features
    assert said.tone == "plain"
    assert "Google" in said.sentence
    assert "F5" in said.sentence


def test_without_a_key_it_says_which_and_leads_there(offered: MainWindow, qtbot: QtBot) -> None:
    offered.inspector.show_copies()
    QTest.mouseClick(offered.inspector.copies.look, Qt.MouseButton.LeftButton)
    said = notice(offered, qtbot)
    assert said.sentence.startswith("Copies needs a key for one of these services: ")
    assert "Google" in said.sentence
    assert offered.choices.providers == ("on-device",)
    assert Feature.COPIES not in offered.choices.features
    assert offered.choices.feature_list.boxes["copies"].text() == "Copies · no provider chosen"
    assert said.do is not None
    said.do()
    qtbot.waitUntil(lambda: offered.findChild(ProvidersDialog) is not None)
    dialog = offered.findChild(ProvidersDialog)
    assert dialog is not None
    dialog.close()


def test_any_other_feature_finds_its_provider_too(offered: MainWindow, qtbot: QtBot) -> None:
    offered.choices.provider_list.boxes["on-device"].setChecked(False)
    offered.choices.feature_list.boxes["faces"].setChecked(False)
    offered.choices.feature_list.boxes["faces"].click()
    notice(offered, qtbot, "features/faces")
    assert offered.choices.providers == ("on-device",), "no image has to leave the machine for faces"


def test_offline_is_said_and_can_be_ended(offered: MainWindow, qtbot: QtBot) -> None:
    offered.preferences.set(OFFLINE, value=True)
    offered.command_actions.run("copies.look")
    said = notice(offered, qtbot)
    assert "offline switch is on" in said.sentence
    assert said.do is not None
    said.do()
    assert not offered.preferences.get(OFFLINE)


def test_who_was_agreed_to_comes_first_and_asking_twice_tells_who(offered: MainWindow, qtbot: QtBot) -> None:
    credentials.hold("google-vision", "api_key", "a key")
    offered.preferences.set(AGREED, ("google-vision",))
    offered.command_actions.run("copies.look")
    first = notice(offered, qtbot)
    offered.messages.dismiss(first.topic)
    offered.command_actions.run("copies.look")
    assert notice(offered, qtbot).sentence == first.sentence


def test_what_was_chosen_the_last_time_asks_nothing_at_the_start(offered: MainWindow) -> None:
    offered.choices.remember(("on-device",), ("text", "copies"))
    assert not offered.messages.notices
    assert offered.preferences.get(FEATURES) == ("text", "copies"), "and stays wished"
    assert offered.analysis.features == (Feature.TEXT,)
