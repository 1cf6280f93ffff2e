"""A screen capture by the desktop itself, where programs may not look at the screen (Wayland).

Speaks to ``org.freedesktop.portal.Screenshot`` on the session bus, as its documentation and that of
``org.freedesktop.portal.Request`` say. The desktop asks the user what to capture and writes a file.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from app.model.errors import InputError, TimeLimitError
from app.model.system_errors import reason

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

LIMIT: Final = 180.0
"""Seconds the user may take to choose what to capture."""
MOST_BYTES: Final = 512 * 2**20
"""Of the file that the desktop writes."""
_CALL_SECONDS: Final = 20.0
"""How long the desktop may take to answer that it will ask."""
_STEP: Final = 0.2
"""Seconds between two looks whether the capture is still wanted."""
_BUS: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_REQUEST: Final = "org.freedesktop.portal.Request"


def capture_by_desktop(wanted: Callable[[], bool], limit: float = LIMIT) -> bytes | None:
    """Let the desktop ask the user what to capture; return the encoded picture, None if the user left.

    Blocks, at most ``limit`` seconds; ends soon after ``wanted`` says no, with None. Raises InputError with
    one sentence where the desktop cannot or will not, TimeLimitError when time runs out.
    """
    from jeepney.io.blocking import open_dbus_connection

    try:
        connection = open_dbus_connection("SESSION")
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        raise InputError("the screen cannot be captured: there is no desktop session to ask") from error
    with connection:
        return _captured(connection, wanted, limit)


def request_path(unique_name: str, token: str) -> str:
    """Return the path of the request that a caller of this unique bus name makes with a token."""
    return f"{_PATH}/request/{unique_name.removeprefix(':').replace('.', '_')}/{token}"


def path_of(uri: object) -> Path:
    """Return the local file that a ``file:`` address names; raise InputError for everything else."""
    try:
        parts = urlsplit(uri) if isinstance(uri, str) else None
    except ValueError:  # such as half an address of IPv6
        parts = None
    path = "" if parts is None else unquote(parts.path)
    if parts is None or parts.scheme != "file" or parts.netloc not in {"", "localhost"} or "\0" in path:
        raise InputError("the desktop gave no picture of the screen")
    if not path.startswith("/"):
        raise InputError("the desktop gave no picture of the screen")
    return Path(path)


def _captured(connection: DBusConnection, wanted: Callable[[], bool], limit: float) -> bytes | None:
    from jeepney import MatchRule
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import Proxy

    token = f"vidimus_{secrets.token_hex(8)}"
    path = request_path(connection.unique_name, token)
    # old portals choose another path and tell it in the answer, so the path is compared later
    rule = MatchRule(type="signal", interface=_REQUEST, member="Response")
    try:
        Proxy(message_bus, connection, timeout=_CALL_SECONDS).AddMatch(rule)
        with connection.filter(rule) as responses:
            path = _ask(connection, token, path)
            deadline = time.monotonic() + limit
            while True:
                response = _next(connection, responses, min(_STEP, max(0.0, deadline - time.monotonic())))
                if response is not None and _path_of_message(response) == path:
                    return _picture(response)
                if not wanted():
                    _withdraw(connection, path)
                    return None
                if time.monotonic() >= deadline:
                    _withdraw(connection, path)
                    raise TimeLimitError("the screen was not captured: the desktop gave no answer in time")
    except (OSError, EOFError) as error:
        raise InputError("the screen was not captured: the desktop session ended the connection") from error


def _ask(connection: DBusConnection, token: str, path: str) -> str:
    """Ask for a capture; return the path of the request, on which the answer will come."""
    from jeepney import DBusAddress, MessageType, new_method_call

    portal = DBusAddress(_PATH, bus_name=_BUS, interface=f"{_BUS.rpartition('.')[0]}.Screenshot")
    options = {"handle_token": ("s", token), "interactive": ("b", True), "modal": ("b", False)}
    call = new_method_call(portal, "Screenshot", "sa{sv}", ("", options))
    try:
        answer = connection.send_and_get_reply(call, timeout=_CALL_SECONDS)
    except TimeoutError as error:
        raise TimeLimitError("the screen was not captured: the desktop gave no answer in time") from error
    if answer.header.message_type is MessageType.error:
        raise InputError("this desktop offers no way to capture the screen")
    given = answer.body[0] if answer.body else path
    return given if isinstance(given, str) else path


def _next(connection: DBusConnection, responses: Any, seconds: float) -> Message | None:
    try:
        return connection.recv_until_filtered(responses, timeout=seconds)
    except TimeoutError:
        return None


def _path_of_message(message: Message) -> object:
    from jeepney import HeaderFields

    return message.header.fields.get(HeaderFields.path)


def _picture(response: Message) -> bytes | None:
    """Read the file named in a response; 0 is done, 1 the user left, 2 everything else."""
    code, results = response.body if len(response.body) == 2 else (2, {})
    if code == 1:
        return None
    if code != 0 or not isinstance(results, dict):
        raise InputError("the desktop did not allow the screen to be captured")
    _signature, uri = results.get("uri", ("s", None))
    path = path_of(uri)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(
            "the picture that the desktop made cannot be read: {reason}", reason=reason(error)
        ) from error
    if len(data) > MOST_BYTES:
        raise InputError("the desktop gave no picture of the screen")
    return data


def _withdraw(connection: DBusConnection, path: str) -> None:
    """Let the desktop take its question away."""
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress(path, bus_name=_BUS, interface=_REQUEST)
    connection.send(new_method_call(address, "Close"))
