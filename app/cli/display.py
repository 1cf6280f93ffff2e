"""Finds out whether a window can be opened, before Qt is loaded: Qt ends the program where it cannot."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path


def why_no_window() -> str | None:
    """Return why no window can be opened on this machine, as part of a sentence; None where one can."""
    if sys.platform in {"win32", "darwin"}:
        return None
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal", "vnc", "linuxfb"}:
        return None
    displays = [d for d in (os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")) if d]
    if not displays:
        return "there is no display"
    if any(_answers(display) for display in displays):
        return None
    return f"the display {displays[-1]} does not answer"


def _answers(display: str) -> bool:
    """Return True if a display server listens at a display's address."""
    host, colon, number = display.rpartition(":")
    if not colon:  # Wayland: a socket in the runtime folder
        return _listens(socket.AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / display))
    screen = number.partition(".")[0]
    if not screen.isdigit():
        return False
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{screen}"  # noqa: S108 - where X servers listen
        return any(_listens(socket.AF_UNIX, address) for address in (path, f"\0{path}"))
    return _listens(socket.AF_INET, (host, 6000 + int(screen)))


def _listens(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family) as connection:
            connection.settimeout(3)
            connection.connect(address)
    except (OSError, OverflowError):
        return False
    return True
