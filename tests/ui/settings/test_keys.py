"""The page of providers and keys: key files, where keys are kept, Remove, Test, a keyring that waits."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.core
import pytest
from keyring.errors import KeyringLocked
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.config import credentials
from app.config.settings import ENDPOINTS, OFFLINE, PRICES
from app.storage.store import Store
from app.ui.settings.connection_test import picture
from app.ui.settings.provider_page import ProviderPage
from app.ui.settings.providers_dialog import ProvidersDialog
from app.ui.settings.secret_field import SecretField
from app.ui.settings.settings_dialog import SettingsDialog
from app.ui.window.main_window import MainWindow
from tests.config.test_credentials import Memory
from tests.conftest import ROOT
from tests.services import google_vision
from tests.services.keys import CANARY, service_account
from tests.services.local import LocalServer, serving

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[Memory]:
    before = keyring.get_keyring()
    backend = Memory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)
    credentials.forget_this_run()


@pytest.fixture
def google() -> Iterator[tuple[google_vision.Google, LocalServer]]:
    rules = google_vision.Google()
    with serving(rules) as server:
        yield rules, server


def opened(window: MainWindow, qtbot: QtBot, provider: str = "google-vision") -> ProvidersDialog:
    """The dialog, once it has looked into the keyring."""
    dialog = ProvidersDialog(window.context, provider)
    qtbot.addWidget(dialog)
    dialog.show()
    idle(dialog, qtbot, provider)
    return dialog


def idle(dialog: ProvidersDialog, qtbot: QtBot, provider: str = "google-vision") -> ProviderPage:
    qtbot.waitUntil(lambda: dialog.choice.currentData() == provider and dialog.save.isEnabled())
    assert dialog.page is not None
    return dialog.page


def key_file(folder: Path, text: str | bytes) -> Path:
    path = folder / "key.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_key_file_is_chosen_read_and_kept_in_the_keyring(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_keyring: Memory
) -> None:
    account = service_account("http://127.0.0.1:1")
    path = key_file(tmp_path, account)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    assert "from file" not in {b.accessibleName() for b in page.findChildren(type(dialog.save))}
    button = next(
        b for b in page.findChildren(type(dialog.save)) if b.accessibleName() == "Service account from file"
    )
    button.click()
    qtbot.waitUntil(lambda: page.fields["service_account"].text() == account)
    assert dialog.note.text().startswith("Taken from key.json.")
    dialog.save.click()
    qtbot.waitUntil(lambda: page.states["service_account"].text().startswith("Kept in "))
    assert page.fields["service_account"].text() == ""
    assert credentials.get("google-vision", "service_account") == account
    assert len(own_keyring.held) > 2
    assert dialog.note.text() == "Kept in the keyring (test credentials Memory)."
    assert dialog.where.text().endswith(" (test credentials Memory), never in a file of Vidimus.")


def test_choosing_no_file_changes_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    page.file_wanted.emit("service_account")
    assert dialog.save.isEnabled()
    assert page.typed() == {}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\x00", "it is not text"),
        (b"not json", "it holds no JSON"),
        (b"[1]", "it holds no JSON"),
        (b"[" * 60_000, "it holds no JSON"),
        (b" \n", "it is empty"),
        (b"x" * 70_000, "it is too large"),
    ],
)
def test_what_is_no_key_file_is_told_and_not_taken(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, content: bytes, why: str
) -> None:
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    dialog.take_file("service_account", key_file(tmp_path, content))
    qtbot.waitUntil(lambda: why in dialog.note.text())
    assert page.typed() == {}
    assert dialog.note.property("role") == "bad"


def test_a_pipe_or_nothing_is_no_key_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    dialog.take_file("service_account", pipe)
    qtbot.waitUntil(lambda: "is not a file" in dialog.note.text())
    dialog.take_file("service_account", tmp_path / "gone.json")
    qtbot.waitUntil(lambda: "gone.json: no such file or directory" in dialog.note.text())
    dialog.take_file("nothing", pipe)
    assert dialog.save.isEnabled()


def test_a_key_file_that_may_not_be_read_says_why(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> str:
        raise PermissionError(13, "Permission denied")

    path = key_file(tmp_path, "{}")
    dialog = opened(window, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", refused)
        dialog.take_file("service_account", path)
        qtbot.waitUntil(lambda: "permission denied" in dialog.note.text())


def drop(field: SecretField, data: QMimeData) -> None:
    middle = field.rect().center()
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(field, QDragEnterEvent(middle, action, data, buttons, keys))
    QApplication.sendEvent(field, QDragMoveEvent(middle, action, data, buttons, keys))
    QApplication.sendEvent(field, QDropEvent(QPointF(middle), action, data, buttons, keys))


def test_a_key_file_may_be_dropped_and_text_too(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    field = page.fields["service_account"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(key_file(tmp_path, '{"a": 1}')))])
    drop(field, data)
    qtbot.waitUntil(lambda: field.text() == '{"a": 1}')
    idle(dialog, qtbot)
    text = QMimeData()
    text.setText("AIza-dropped")
    drop(page.fields["api_key"], text)
    assert page.fields["api_key"].text() == "AIza-dropped"


def test_a_pasted_key_file_of_many_lines_arrives_whole(window: MainWindow, qtbot: QtBot) -> None:
    account = json.dumps(json.loads(service_account("http://127.0.0.1:1")), indent=2)
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    QGuiApplication.clipboard().setText(account)
    page.fields["service_account"].paste()
    assert json.loads(page.typed()["service_account"]) == json.loads(account)
    QGuiApplication.clipboard().clear()


def test_only_what_is_kept_can_be_removed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, own_keyring: Memory
) -> None:
    credentials.put("google-vision", "api_key", "AIza-kept")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_ACCESS_TOKEN", "of the environment")
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    assert page.states["service_account"].text() == "Not set"
    assert "VIDIMUS_GOOGLE_VISION_ACCESS_TOKEN" in page.states["access_token"].text()
    assert {n for n, b in page.removers.items() if b.isEnabled()} == {"api_key"}
    page.removers["api_key"].click()
    qtbot.waitUntil(lambda: page.states["api_key"].text() == "Not set")
    assert dialog.note.text() == "Removed."
    assert not page.removers["api_key"].isEnabled()
    assert own_keyring.held == {}


def test_return_in_a_field_keeps_the_key_and_nothing_typed_says_so(
    window: MainWindow, qtbot: QtBot, own_keyring: Memory
) -> None:
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    field = page.fields["api_key"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.note.text().startswith("Type or paste a key first")
    QTest.keyClicks(field, "AIza-typed")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("vidimus:google-vision", "api_key") in own_keyring.held)
    idle(dialog, qtbot)


def test_the_test_tries_what_was_typed_and_keeps_nothing_of_it(
    google: tuple[google_vision.Google, LocalServer],
    window: MainWindow,
    qtbot: QtBot,
    private_folders: dict[str, Path],
) -> None:
    rules, server = google
    credentials.put("google-vision", "api_key", "AIza-kept-but-wrong")
    window.preferences.set(ENDPOINTS, {"google-vision": server.url})
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    dialog.test.click()
    qtbot.waitUntil(lambda: "API key not valid" in dialog.note.text())
    assert dialog.note.property("role") == "bad"
    page.fields["service_account"].setText(service_account(server.url))
    dialog.test.click()
    qtbot.waitUntil(lambda: dialog.note.text().startswith("It works"))
    assert rules.exchanged == 1
    assert len(rules.images) == 1
    window.close()
    window.startup_shutdown.end()
    with Store.open() as store:
        assert store.analyses(picture()) == ()
    for file in (f for folder in private_folders.values() for f in folder.rglob("*") if f.is_file()):
        assert CANARY.encode() not in file.read_bytes()


def test_the_test_of_an_offline_program_sends_nothing(
    google: tuple[google_vision.Google, LocalServer], window: MainWindow, qtbot: QtBot
) -> None:
    _rules, server = google
    window.preferences.set(ENDPOINTS, {"google-vision": server.url})
    window.preferences.set(OFFLINE, value=True)
    assert window.preferences.get(OFFLINE)
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    page.fields["api_key"].setText(google_vision.API_KEY)
    dialog.test.click()
    qtbot.waitUntil(lambda: "offline switch" in dialog.note.text())
    assert server.asked == []


def test_a_keyring_that_waits_is_waited_for_elsewhere_and_can_be_left(
    window: MainWindow, qtbot: QtBot, own_keyring: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials.put("google-vision", "api_key", "AIza-kept")
    unlocked, look = threading.Event(), own_keyring.get_password

    def locked(service: str, username: str) -> str | None:
        unlocked.wait(30)
        return look(service, username)

    monkeypatch.setattr(own_keyring, "get_password", locked)
    dialog = ProvidersDialog(window.context, "google-vision")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.note.text().startswith("Waiting for the keyring"))
    assert not dialog.where.text().strip(), "where keys are kept is not known while the keyring is awaited"
    assert dialog.cancel.isVisible()
    assert not dialog.save.isEnabled()
    dialog.cancel.click()
    assert dialog.note.text().startswith("No longer waiting for the keyring")
    page = idle(dialog, qtbot)
    unlocked.set()
    page.fields["access_token"].setText("typed")
    dialog.save.click()
    qtbot.waitUntil(lambda: page.states["access_token"].text().startswith("Kept in "))
    assert page.states["api_key"].text().startswith("Kept in ")


def test_a_locked_keyring_is_one_sentence(window: MainWindow, qtbot: QtBot, own_keyring: Memory) -> None:
    own_keyring.fault = keyring.errors.KeyringLocked("no")
    dialog = opened(window, qtbot)
    assert dialog.note.text() == "The keyring is locked; unlock it and try again"


def test_the_pages_of_all_providers_fit_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    for row in range(dialog.choice.count()):
        dialog.choice.setCurrentIndex(row)
        page = idle(dialog, qtbot, dialog.choice.itemData(row))
        smallest = dialog.minimumSizeHint()
        assert smallest.width() <= 600
        assert smallest.height() <= 330
        dialog.resize(smallest)
        assert page.width() <= dialog.area.viewport().width()
        for line in page.fields.values():
            assert line.width() >= 140
            assert page.rect().contains(line.mapTo(page, QPoint(0, 0)))


def test_options_of_a_provider_are_settings(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    mode, model = page.options["text"], page.options["model"]
    mode.setCurrentText("sparse")  # type: ignore[attr-defined]  # a combo box
    QTest.keyClicks(model, "builtin/latest")
    QTest.keyClick(model, Qt.Key.Key_Return)
    page.address.setText("https://eu-vision.googleapis.com")
    page.address.editingFinished.emit()
    again = idle(opened(window, qtbot), qtbot)
    assert again.address.text() == "https://eu-vision.googleapis.com"
    assert again.options["text"].currentText() == "sparse"  # type: ignore[attr-defined]
    again.options["text"].setCurrentText("document")  # type: ignore[attr-defined]
    again.address.clear()
    again.address.editingFinished.emit()
    assert window.preferences.get(ENDPOINTS) == {}


def test_the_price_of_a_provider_is_a_setting(window: MainWindow, qtbot: QtBot) -> None:
    page = idle(opened(window, qtbot), qtbot)
    QTest.keyClicks(page.price, "1.50 USD")
    QTest.keyClick(page.price, Qt.Key.Key_Return)
    assert window.preferences.get(PRICES) == {"google-vision": "1.50 USD"}
    again = idle(opened(window, qtbot), qtbot)
    assert again.price.text() == "1.50 USD"
    QTest.keyClicks(again.price, "17")  # no longer a price
    assert again.price.text() == "1.50 USD"
    again.price.selectAll()
    QTest.keyClick(again.price, Qt.Key.Key_Backspace)
    QTest.keyClick(again.price, Qt.Key.Key_Return)
    assert window.preferences.get(PRICES) == {}


@pytest.mark.parametrize("way", ["close", "deleteLater"])
def test_a_page_left_before_it_is_filled_leaves_no_trace(window: MainWindow, qtbot: QtBot, way: str) -> None:
    for shown in (True, False):
        dialog = ProvidersDialog(window.context, "google-vision")
        dialog.setVisible(shown)
        getattr(dialog, way)()
        qtbot.waitUntil(lambda: not window.runtime.busy)
        qtbot.waitUntil(lambda: window.findChild(ProvidersDialog) is None)


def test_the_settings_lead_to_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.dialogs.open_settings()
    settings = window.findChild(SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    assert settings.height() <= settings.screen().availableSize().height()
    settings.providers.click()
    page = window.findChild(ProvidersDialog)
    assert isinstance(page, ProvidersDialog)
    qtbot.waitUntil(page.save.isEnabled)
    page.close()


IN_SESSION = """
printf 'canary-login' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
exec "$0" -m pytest -q -p no:cacheprovider -p no:unraisableexception "$1"
"""
# keyring leaves its connections to the garbage collector, which warns about them


@pytest.mark.parametrize("name", ["nonsense.Backend", "keyring.backends.SecretService.Keyring"])
def test_a_keyring_that_is_named_and_not_to_be_had_is_none(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    dialog = opened(window, qtbot)
    page = idle(dialog, qtbot)
    assert dialog.where.text().startswith(
        "There is no keyring on this machine, so credentials count for this"
    )
    assert dialog.save.text() == "Use for this run"
    page.fields["api_key"].setText("canary-key")
    dialog.save.click()
    qtbot.waitUntil(lambda: page.states["api_key"].text().startswith("For this run only"))


def test_who_declined_is_asked_again_only_for_what_they_do(
    window: MainWindow, qtbot: QtBot, own_keyring: Memory, google: tuple[google_vision.Google, LocalServer]
) -> None:
    window.preferences.set(ENDPOINTS, {"google-vision": google[1].url})
    own_keyring.fault = KeyringLocked()
    dialog = opened(window, qtbot)
    assert dialog.note.text() == "The keyring is locked; unlock it and try again"
    asked = own_keyring.asked
    dialog.choice.setCurrentIndex(dialog.choice.findData("yandex-ocr"))
    idle(dialog, qtbot, "yandex-ocr")
    assert dialog.note.text() == "The keyring is locked; unlock it and try again"
    assert own_keyring.asked == asked, "one question a run"
    dialog.choice.setCurrentIndex(dialog.choice.findData("google-vision"))
    page = idle(dialog, qtbot)
    dialog.test.click()
    idle(dialog, qtbot)
    assert own_keyring.asked == asked + 1
    own_keyring.fault = None
    page.fields["api_key"].setText("canary-key")
    dialog.save.click()
    qtbot.waitUntil(lambda: page.states["api_key"].text().startswith("Kept in "))


def test_the_real_keyring_of_a_desktop_works_through_the_page(tmp_path: Path) -> None:
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("there is no gnome-keyring on this machine")
    tests = Path(__file__).with_name("in_a_keyring_session.py")
    hidden = {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"}
    names = ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", IN_SESSION, sys.executable, tests],
        env={k: v for k, v in os.environ.items() if k not in hidden}
        | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
        | {name: str(tmp_path / name.lower()) for name in names},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3_000:]
    assert "4 passed" in done.stdout
    for file in (f for f in tmp_path.rglob("*") if f.is_file()):
        assert CANARY.encode() not in file.read_bytes()
