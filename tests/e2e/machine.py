"""What the end-to-end tests need of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache

import pytest

from tests.conftest import ROOT


def on_display() -> dict[str, str]:
    """An environment in which the program talks to a real display server; skips where there is none."""
    if not os.environ.get("DISPLAY"):
        pytest.skip("there is no display; packaging/test.sh brings its own")
    return headless() | {"DISPLAY": os.environ["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}


def headless() -> dict[str, str]:
    """An environment without any display, with the program importable."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}


@cache
def without_network() -> tuple[str, ...]:
    """The words before a command that run it with networking off; skips where that is not allowed."""
    for attempt in (("unshare", "-n"), ("unshare", "-r", "-n")):
        if shutil.which(attempt[0]):
            tried = subprocess.run([*attempt, "true"], capture_output=True, check=False)
            if tried.returncode == 0:
                return attempt
    pytest.skip("networking cannot be switched off here")
