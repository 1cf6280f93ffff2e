"""The page of keys with a desktop's real keyring. Run by ``test_keys`` inside a D-Bus session of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, suppress

import keyring
import pytest
import secretstorage
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from keyring.backends.SecretService import Keyring
from pytestqt.qtbot import QtBot
from secretstorage.util import format_secret, open_session

from app.config import credentials
from app.ui.settings.providers_dialog import ProvidersDialog
from app.ui.window.main_window import MainWindow
from tests.services.keys import service_account

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

PASSWORD = b"canary-login"
LOGIN = "/org/freedesktop/secrets/collection/login"
INTERNAL = DBusAddress(
    "/org/freedesktop/secrets",
    "org.freedesktop.secrets",
    "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
)


class Prompter:
    """Stands where a desktop asks for the password, and leaves the question open until it goes."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._bus = open_dbus_connection("SESSION")
        self._bus.send_and_get_reply(message_bus.RequestName("org.gnome.keyring.SystemPrompter"))
        self._thread = threading.Thread(target=self._serve, name="prompter", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError, ConnectionError, ValueError):
            while True:
                message = self._bus.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                self._bus.send(new_method_return(message))
                member = message.header.fields.get(HeaderFields.member)
                if member == "BeginPrompting":
                    self.asked.set()

    def leave(self) -> None:
        """Whoever waits for an answer learns that none will come."""
        with suppress(OSError):
            self._bus.sock.shutdown(2)
        self._thread.join()
        self._bus.close()


@pytest.fixture
def real_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]  # keyring's own have no types
    yield
    credentials.forget_this_run()
    keyring.set_keyring(before)


@pytest.fixture
def prompter() -> Iterator[Prompter]:
    prompter = Prompter()
    yield prompter
    prompter.leave()


def lock() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()


def unlock() -> None:
    """What the password prompt of a desktop does once it has the password."""
    with closing(secretstorage.dbus_init()) as bus:
        secret = format_secret(open_session(bus), PASSWORD, "text/plain")
        call = new_method_call(INTERNAL, "UnlockWithMasterPassword", "o(oayays)", (LOGIN, secret))
        assert bus.send_and_get_reply(call).header.message_type is MessageType.method_return


def waiting(window: MainWindow, qtbot: QtBot) -> ProvidersDialog:
    dialog = ProvidersDialog(window.context, "google-vision")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.note.text().startswith("Waiting for the keyring"))
    return dialog


def idle(dialog: ProvidersDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.save.isEnabled() and not dialog.cancel.isVisible(), timeout=10_000)


@pytest.mark.usefixtures("real_keyring")
def test_keys_are_kept_found_again_and_removed_through_the_page(window: MainWindow, qtbot: QtBot) -> None:
    account = service_account("http://127.0.0.1:1")
    dialog = waiting(window, qtbot)
    idle(dialog, qtbot)
    page = dialog.page
    assert page is not None
    assert dialog.where.text() == "Keys are kept in the keyring of your desktop, never in a file of Vidimus."
    page.fields["service_account"].setText(account)
    dialog.save.click()
    qtbot.waitUntil(lambda: page.states["service_account"].text().startswith("Kept in the keyring"))
    assert credentials.get("google-vision", "service_account") == account
    page.removers["service_account"].click()
    qtbot.waitUntil(lambda: page.states["service_account"].text() == "Not set")
    assert credentials.get("google-vision", "service_account") is None


@pytest.mark.usefixtures("real_keyring")
def test_a_locked_keyring_is_waited_for_can_be_left_and_opens_later(
    window: MainWindow, qtbot: QtBot, prompter: Prompter
) -> None:
    credentials.put("google-vision", "api_key", "canary-key")
    lock()
    dialog = waiting(window, qtbot)
    qtbot.waitUntil(prompter.asked.is_set)
    assert dialog.cancel.isVisible()
    assert not dialog.save.isEnabled()
    dialog.cancel.click()
    idle(dialog, qtbot)
    assert dialog.note.text().startswith("No longer waiting for the keyring")
    page = dialog.page
    assert page is not None
    assert page.states["api_key"].text().strip() == ""
    unlock()
    dialog.choice.setCurrentIndex((dialog.choice.currentIndex() + 1) % dialog.choice.count())
    dialog.choice.setCurrentIndex(dialog.choice.findData("google-vision"))
    idle(dialog, qtbot)
    page = dialog.page
    assert page is not None
    where = "Kept in the keyring of your desktop as vidimus:google-vision, api_key"
    assert page.states["api_key"].text() == where
    page.removers["api_key"].click()
    qtbot.waitUntil(lambda: page.states["api_key"].text() == "Not set")
    assert credentials.get("google-vision", "api_key") is None


@pytest.mark.usefixtures("real_keyring")
def test_a_keyring_nobody_unlocks_is_one_sentence(
    window: MainWindow, qtbot: QtBot, prompter: Prompter
) -> None:
    lock()
    dialog = waiting(window, qtbot)
    qtbot.waitUntil(prompter.asked.is_set)
    prompter.leave()
    idle(dialog, qtbot)
    assert dialog.note.text() == "The keyring is locked; unlock it and try again"
    unlock()


@pytest.mark.usefixtures("real_keyring")
def test_a_keyring_that_was_declined_is_asked_again_for_a_key_that_is_saved(
    window: MainWindow, qtbot: QtBot, prompter: Prompter
) -> None:
    lock()
    dialog = waiting(window, qtbot)
    qtbot.waitUntil(prompter.asked.is_set)
    prompter.leave()
    idle(dialog, qtbot)
    again = Prompter()
    try:
        dialog.choice.setCurrentIndex((dialog.choice.currentIndex() + 1) % dialog.choice.count())
        idle(dialog, qtbot)
        assert dialog.note.text() == "The keyring is locked; unlock it and try again"
        assert not again.asked.is_set(), "another page asks nobody"
        page = dialog.page
        assert page is not None
        next(iter(page.fields.values())).setText("canary-key")
        dialog.save.click()
        qtbot.waitUntil(again.asked.is_set)
    finally:
        again.leave()
    idle(dialog, qtbot)
    assert dialog.note.text() == "The keyring is locked; unlock it and try again"
    unlock()
