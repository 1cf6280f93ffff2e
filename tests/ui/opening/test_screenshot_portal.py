"""The desktop's own capture, against a small desktop of ours on a private bus, as the portal documents it."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from app.model.errors import InputError, TimeLimitError
from app.ui.opening import screen_capture
from app.ui.opening.screen_capture import asks_desktop
from app.ui.opening.screenshot_portal import capture_by_desktop, path_of, request_path
from app.ui.window.main_window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

PORTAL = "org.freedesktop.portal.Screenshot"


class Desktop:
    """Answers ``Screenshot`` as told: ``answer`` is a code and the results, None leaves the question open."""

    def __init__(self, answer: tuple[int, dict[str, Any]] | None, *, knows_it: bool = True) -> None:
        self.answer = answer
        self.knows_it = knows_it
        self.options: dict[str, Any] = {}
        self.asked = threading.Event()
        self.withdrawn = threading.Event()
        self.old_path = ""  # of portals that choose the path of a request themselves
        self._bus = open_dbus_connection("SESSION")
        self._bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        self._thread = threading.Thread(target=self._serve, name="desktop", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError, ConnectionError, ValueError):
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self._on_call(message)

    def _on_call(self, message: Any) -> None:
        fields = message.header.fields
        if fields.get(HeaderFields.member) == "Close":
            self.withdrawn.set()
            return
        if not self.knows_it or fields.get(HeaderFields.interface) != PORTAL:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        _parent, self.options = message.body
        token = self.options["handle_token"][1]
        path = self.old_path or request_path(fields[HeaderFields.sender], token)
        self._bus.send(new_method_return(message, "o", (path,)))
        self.asked.set()
        if self.answer is not None:
            # another caller's request ended just before: its answer is none of ours
            self._respond(f"{path}x", (1, {}))
            self._respond(path, self.answer)

    def _respond(self, path: str, body: tuple[int, dict[str, Any]]) -> None:
        emitter = DBusAddress(path, interface="org.freedesktop.portal.Request")
        self._bus.send(new_signal(emitter, "Response", "ua{sv}", body))

    def close(self) -> None:
        with suppress(OSError):
            self._bus.sock.shutdown(2)
        self._thread.join()
        self._bus.close()


@pytest.fixture
def private_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    if not shutil.which("dbus-daemon"):
        pytest.skip("there is no dbus-daemon on this machine")
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={tmp_path}"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert bus.stdout is not None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())
    yield
    bus.terminate()
    bus.wait()
    bus.stdout.close()


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    path = tmp_path / "Bildschirm foto 1.png"
    PIL.Image.new("RGB", (64, 32), "teal").save(path)
    return path


def wanted() -> bool:
    return True


@pytest.mark.usefixtures("private_bus")
@pytest.mark.parametrize("old_path", ["", "/org/freedesktop/portal/desktop/request/old/7"])
def test_the_picture_the_desktop_wrote_is_returned(shot: Path, old_path: str) -> None:
    desktop = Desktop((0, {"uri": ("s", shot.as_uri())}))
    desktop.old_path = old_path
    try:
        assert capture_by_desktop(wanted) == shot.read_bytes()
    finally:
        desktop.close()
    assert desktop.options["interactive"] == ("b", True)
    assert re.fullmatch(r"[A-Za-z0-9_]+", desktop.options["handle_token"][1])


@pytest.mark.usefixtures("private_bus")
def test_who_leaves_gets_nothing_and_hears_nothing() -> None:
    desktop = Desktop((1, {}))
    try:
        assert capture_by_desktop(wanted) is None
    finally:
        desktop.close()


@pytest.mark.usefixtures("private_bus")
@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((2, {}), "the desktop did not allow the screen to be captured"),
        ((0, {}), "the desktop gave no picture of the screen"),
        ((0, {"uri": ("s", "https://example.org/a.png")}), "the desktop gave no picture of the screen"),
        ((0, {"uri": ("u", 7)}), "the desktop gave no picture of the screen"),
        (
            (0, {"uri": ("s", "file:///nowhere/at-all.png")}),
            "the picture that the desktop made cannot be read",
        ),
    ],
)
def test_refusals_are_a_sentence(answer: tuple[int, dict[str, Any]], sentence: str) -> None:
    desktop = Desktop(answer)
    try:
        with pytest.raises(InputError, match=sentence):
            capture_by_desktop(wanted)
    finally:
        desktop.close()


@pytest.mark.usefixtures("private_bus")
def test_a_desktop_without_captures_says_so() -> None:
    with pytest.raises(InputError, match="offers no way"):
        capture_by_desktop(wanted)  # nobody has the name
    desktop = Desktop(None, knows_it=False)
    try:
        with pytest.raises(InputError, match="offers no way"):
            capture_by_desktop(wanted)
    finally:
        desktop.close()


@pytest.mark.usefixtures("private_bus")
def test_a_question_that_is_not_answered_is_withdrawn() -> None:
    desktop = Desktop(None)
    try:
        with pytest.raises(TimeLimitError, match="no answer in time"):
            capture_by_desktop(wanted, limit=0.01)
        assert desktop.withdrawn.wait(10)
        desktop.withdrawn.clear()
        desktop.asked.clear()
        assert capture_by_desktop(lambda: not desktop.asked.is_set()) is None
        assert desktop.withdrawn.wait(10)
    finally:
        desktop.close()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "nonsense"])
def test_without_a_session_bus_it_says_so(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(InputError, match="no desktop session"):
        capture_by_desktop(wanted)


@given(st.one_of(st.none(), st.integers(), st.text(), st.text().map("file://".__add__)))
def test_only_a_local_file_is_ever_read(uri: object) -> None:
    with suppress(InputError):
        assert path_of(uri).is_absolute()


def test_the_desktop_is_asked_in_wayland_sessions_alone() -> None:
    assert asks_desktop("wayland", {})
    assert asks_desktop("wayland-egl", {})
    assert asks_desktop("xcb", {"XDG_SESSION_TYPE": "wayland"})
    assert not asks_desktop("xcb", {"XDG_SESSION_TYPE": "x11"})
    assert not asks_desktop("windows", {})


@pytest.mark.usefixtures("private_bus")
def test_the_window_asks_the_desktop_and_opens_its_picture(
    window: MainWindow, qtbot: QtBot, shot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_capture, "asks_desktop", lambda *_: True)  # this display is not Wayland's
    desktop = Desktop((0, {"uri": ("s", shot.as_uri())}))
    try:
        window.command_actions.run("file.capture")
        assert not window.isVisible()
        assert not window.capture.possible
        qtbot.waitUntil(lambda: window.session.current is not None)
    finally:
        desktop.close()
    assert window.isVisible()
    entry = window.session.current
    assert entry is not None
    assert re.fullmatch(r"Screen capture \d{4}-\d\d-\d\d \d\d:\d\d:\d\d", entry.image.name)
    assert (entry.image.width, entry.image.height) == (64, 32)


@pytest.mark.usefixtures("private_bus")
def test_a_refusal_brings_the_window_back_with_a_sentence(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_capture, "asks_desktop", lambda *_: True)
    window.command_actions.run("file.capture")
    qtbot.waitUntil(lambda: bool(window.messages.notices))
    assert window.isVisible()
    assert window.messages.notices[0].sentence == "This desktop offers no way to capture the screen"
    assert window.capture.possible
