"""The canvas is imported by two threads at once: the window's, and the one that loads pixels."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.ui import canvas
from tests.conftest import ROOT

pytestmark = pytest.mark.window

BOTH = """
import sys, threading
import PySide6.QtWidgets
sys.setswitchinterval(1e-5)
failed = []
def bring(name):
    try:
        __import__(name)
    except BaseException as error:
        failed.append(repr(error))
worker = threading.Thread(target=bring, args=("app.ui.canvas.scaled_copies",))
worker.start()
bring("app.ui.canvas.canvas")
worker.join()
print(failed)
"""


@pytest.mark.parametrize("time", range(3))  # before, two of three such starts failed
def test_neither_waits_for_the_other(time: int) -> None:
    done = subprocess.run([sys.executable, "-c", BOTH], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_its_parts_are_there_when_they_are_asked_for() -> None:
    assert canvas.Canvas.__module__ == "app.ui.canvas.canvas"
    assert canvas.RegionRef.__module__ == "app.ui.canvas.overlay"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = canvas.nothing
