"""A secret goes through the whole window, faults included, and is left nowhere: file, log, text, export."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import AGREED, ENDPOINTS
from app.engine import http
from app.model.feature import Feature
from app.providers.kit import tokens
from app.ui.settings.providers_dialog import ProvidersDialog
from app.ui.window.main_window import MainWindow
from tests.services import google_vision
from tests.services.keys import CANARY, secrets_of_pem, service_account
from tests.services.local import Answer, LocalServer, changed, html, serving, status
from tests.services.pictures import drawn
from tests.ui.many import opened, settled

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

GOOGLE = "google-vision"
TEXTS = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText")


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    monkeypatch.setattr(http, "FIRST_WAIT", 0.01)
    monkeypatch.setattr(tokens, "_kept", {})
    with serving(google_vision.Google()) as server:
        yield server
    for name in ("api_key", "service_account"):
        credentials.hold(GOOGLE, name, "")


def texts_on_screen() -> str:
    """Whatever any widget says, shown or not."""
    texts = []
    for widget in QApplication.allWidgets():
        texts += [str(getattr(widget, name)()) for name in TEXTS if callable(getattr(widget, name, None))]
        plain = getattr(widget, "toPlainText", None)
        texts += [plain()] if callable(plain) else []
    return "\n".join(texts)


def is_clean(what: str | bytes) -> bool:
    data = what.encode() if isinstance(what, str) else what
    return not any(secret.encode() in data for secret in (CANARY, *secrets_of_pem()))


def ask(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Ask once more; the sentences that stand in the window then, which are clean like all else there."""
    entry = window.session.current
    assert entry is not None
    window.analysis.retry(entry.key, GOOGLE)
    settled(window, qtbot)
    qtbot.waitUntil(lambda: not window.runtime.busy)
    assert is_clean(texts_on_screen())
    return [notice.sentence for notice in window.messages.notices]


def answer_that_echoes(echoed: str) -> Any:
    """A refusal that repeats what it was given."""

    def refuse(answer: Answer, handler: Any) -> Answer:
        if handler.path == "/token":
            return answer
        body = {"error": {"code": 403, "message": f"{handler.headers[echoed]} is refused", "status": "NO"}}
        return Answer(json.dumps(body).encode(), 403)

    return refuse


def closed(window: MainWindow) -> None:
    window.close()
    window.startup_shutdown.end()


def test_a_secret_shows_nowhere_in_a_whole_run_of_the_window(
    google: LocalServer,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    private_folders: dict[str, Path],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    window.preferences.set(ENDPOINTS, {GOOGLE: google.url})
    window.preferences.set(AGREED, (f"{GOOGLE} 127.0.0.1:{google.server_address[1]}",))
    window.provider_offers.load()
    qtbot.waitUntil(lambda: GOOGLE in window.choices.provider_list.boxes)
    window.choices.remember((GOOGLE,), (Feature.TEXT, Feature.COPIES))

    # the key file, through the page of keys, tried and used for this run
    key_file = tmp_path_factory.mktemp("elsewhere") / "key.json"
    key_file.write_text(service_account(google.url), "utf-8")
    page = ProvidersDialog(window.context, GOOGLE)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.save.isEnabled)
    page.take_file("service_account", key_file)
    qtbot.waitUntil(lambda: page.note.text().startswith("Taken from key.json"))
    page.test.click()
    qtbot.waitUntil(lambda: page.note.text().startswith("It works"))
    google.always = answer_that_echoes("Authorization")
    page.test.click()
    qtbot.waitUntil(lambda: "is refused" in page.note.text())
    google.always = None
    page.save.click()
    qtbot.waitUntil(lambda: page.states["service_account"].text().startswith("For this run only"))
    assert is_clean(texts_on_screen())
    page.hide()

    # analyses: sound, refused with the token repeated, an error of one image, no answer at all
    opened(window, qtbot, drawn(tmp_path))
    assert ask(window, qtbot) == []
    google.always = answer_that_echoes("Authorization")
    assert "••• is refused" in ask(window, qtbot)[-1]
    credentials.hold(GOOGLE, "service_account", "")
    credentials.hold(GOOGLE, "api_key", google_vision.API_KEY)
    google.always = changed(
        lambda _body: {"responses": [{"error": {"code": 16, "message": google_vision.API_KEY}}]}
    )
    assert "•••" in ask(window, qtbot)[-1]
    for fault in (html, status(500, {"error": {"message": google_vision.API_KEY}})):
        google.always = fault
        assert len(ask(window, qtbot)) == 1
    google.always = None
    assert ask(window, qtbot) == []

    # what leaves the window
    qtbot.waitUntil(lambda: window.copies_controller.can_export)
    for name in ("copies.csv", "copies.json"):
        window.copies_controller.export(tmp_path / name)
        qtbot.waitUntil((tmp_path / name).is_file)
    window.command_actions.run("edit.copy-page")
    assert is_clean(QGuiApplication.clipboard().text())
    QGuiApplication.clipboard().clear()
    closed(window)

    assert is_clean(caplog.text)
    out, err = capfd.readouterr()
    assert is_clean(out + err)
    files = [f for folder in (*private_folders.values(), tmp_path) for f in folder.rglob("*") if f.is_file()]
    assert {"settings.toml", "vidimus.sqlite", "copies.csv", "copies.json"} <= {f.name for f in files}
    assert [f for f in files if not is_clean(f.read_bytes())] == []


def test_the_search_for_the_canary_would_find_it(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setToolTip(f"the key {CANARY}")
    assert not is_clean(texts_on_screen())
