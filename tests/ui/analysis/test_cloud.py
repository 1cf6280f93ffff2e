"""Cloud providers in the window: asked once, never offline, keys never in files, errors with a next step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import AGREED, ENDPOINTS, OFFLINE
from app.model.feature import Feature
from app.ui.settings.providers_dialog import ProvidersDialog
from app.ui.window.main_window import MainWindow
from tests.services.local import Answer, Asked, LocalServer, serving
from tests.ui.conftest import MakeImage
from tests.ui.window.test_window import show

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

SECRET = "AIza-canary-of-the-window"
LABELS = {"responses": [{"labelAnnotations": [{"description": "steamer", "score": 0.5}]}]}
DENIED = {"error": {"code": 401, "message": "API key not valid.", "status": "UNAUTHENTICATED"}}


def answer(asked: Asked) -> Answer:
    if asked.headers.get("x-goog-api-key") != SECRET:
        return Answer(json.dumps(DENIED).encode(), 401)
    return Answer(json.dumps(LABELS).encode())


class Service:
    """What arrived."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    def __call__(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        return answer(asked)


@pytest.fixture
def service() -> Iterator[tuple[Service, LocalServer]]:
    rule = Service()
    with serving(rule) as server:
        yield rule, server
    credentials.hold("google-vision", "api_key", "")


def ready(
    window: MainWindow, qtbot: QtBot, make_image: MakeImage, server: LocalServer, key: str = SECRET
) -> None:
    if key:
        credentials.hold("google-vision", "api_key", key)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    window.preferences.set(ENDPOINTS, {"google-vision": address})
    offer(window, qtbot)
    window.choices.provider_list.boxes["google-vision"].setChecked(True)
    window.choices.provider_list.boxes["on-device"].setChecked(False)
    window.choices.feature_list.boxes["labels"].setChecked(True)
    show(window, qtbot, make_image())


def offer(window: MainWindow, qtbot: QtBot) -> None:
    window.provider_offers.load()
    qtbot.waitUntil(lambda: "google-vision" in window.choices.provider_list.boxes)


def asked_for_consent(window: MainWindow, qtbot: QtBot) -> str:
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: window.analysis.consent.dialog is not None)
    dialog = window.analysis.consent.dialog
    assert dialog is not None
    return dialog.windowTitle()


def test_consent_is_asked_once_and_remembered(
    service: tuple[Service, LocalServer], window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    rule, server = service
    ready(window, qtbot, make_image, server)
    assert "127.0.0.1" in asked_for_consent(window, qtbot)
    assert not rule.asked
    dialog = window.analysis.consent.dialog
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: not window.analysis.busy)
    assert len(rule.asked) == 1
    assert len(window.preferences.get(AGREED)) == 1
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: not window.analysis.busy)
    assert len(rule.asked) == 2
    assert window.analysis.consent.dialog is None


def test_declined_sends_nothing_and_shows_no_error(
    service: tuple[Service, LocalServer], window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    rule, server = service
    ready(window, qtbot, make_image, server)
    asked_for_consent(window, qtbot)
    dialog = window.analysis.consent.dialog
    assert dialog is not None
    dialog.reject()
    assert not window.analysis.busy
    assert not rule.asked
    assert window.preferences.get(AGREED) == ()


def test_offline_sends_nothing_and_can_be_switched_while_asked(
    service: tuple[Service, LocalServer], window: MainWindow, qtbot: QtBot, make_image: MakeImage
) -> None:
    rule, server = service
    ready(window, qtbot, make_image, server)
    asked_for_consent(window, qtbot)
    window.preferences.set(OFFLINE, value=True)
    assert window.analysis.consent.dialog is None
    assert not window.analysis.busy
    window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: not window.analysis.busy)
    assert any("offline" in n.sentence for n in window.messages.notices)
    assert not rule.asked
    window.command_actions.run("analyse.offline")
    assert not window.preferences.get(OFFLINE)


@pytest.mark.parametrize("key", ["", "AIza-wrong-key"])
def test_a_missing_or_wrong_key_says_so_and_opens_the_settings(
    service: tuple[Service, LocalServer],
    window: MainWindow,
    qtbot: QtBot,
    make_image: MakeImage,
    key: str,
) -> None:
    _rule, server = service
    ready(window, qtbot, make_image, server, key)
    if key:
        asked_for_consent(window, qtbot)
        dialog = window.analysis.consent.dialog
        assert dialog is not None
        dialog.accept()
    else:
        window.command_actions.run("analyse.run")
    qtbot.waitUntil(lambda: bool(window.messages.notices))
    notice = window.messages.notices[-1]
    assert notice.action == "Open settings"
    assert notice.sentence.startswith("Google Vision")
    assert notice.do is not None
    notice.do()
    page = window.findChild(ProvidersDialog)
    assert isinstance(page, ProvidersDialog)
    qtbot.waitUntil(lambda: page.choice.currentData() == "google-vision" and not page.cancel.isVisible())
    page.close()


def test_a_feature_nobody_chosen_has_says_who_has_it(window: MainWindow, qtbot: QtBot) -> None:
    offer(window, qtbot)
    box = window.choices.feature_list.boxes["labels"]
    assert not box.isChecked()
    assert "Google Vision" in box.toolTip()
    window.choices.provider_list.boxes["google-vision"].setChecked(True)
    box.setChecked(True)
    assert box.isEnabled()
    assert Feature.LABELS in window.choices.features


def test_keys_are_tried_and_held_but_never_written(
    service: tuple[Service, LocalServer], window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rule, server = service
    address = f"http://127.0.0.1:{server.server_address[1]}"
    window.preferences.set(ENDPOINTS, {"google-vision": address})
    page = ProvidersDialog(window.context, "google-vision")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "api_key" in page.fields and page.save.isEnabled())
    field = page.fields["api_key"]
    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert "no keyring" in page.where.text()
    key_file = tmp_path / "key.txt"
    key_file.write_text(SECRET, "utf-8")
    page.take_file("api_key", key_file)
    qtbot.waitUntil(lambda: field.text() == SECRET)
    page.test.click()
    qtbot.waitUntil(page.test.isEnabled, timeout=15_000)
    assert page.note.text().startswith("It works")
    assert len(rule.asked) == 1
    page.save.click()
    qtbot.waitUntil(lambda: page.states["api_key"].text().startswith("For this run only"))
    assert field.text() == ""
    qtbot.waitUntil(lambda: not window.runtime.busy)
    folder = window.preferences.folder
    assert not any(SECRET in f.read_text("utf-8", "replace") for f in folder.rglob("*") if f.is_file())
