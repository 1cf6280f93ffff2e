"""The program ends when its window does, whatever a worker is in the middle of."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.xvfb

BUSY = """
import ctypes, sys
from PySide6.QtCore import QTimer
import app.ui.window.application as program
from app import __main__ as start

def started(window):
    # a call into C that lasts, as a decoder's: nothing in Python can stop it
    window.runtime.call(lambda _ticket: ctypes.CDLL(None).sleep(60), print)
    QTimer.singleShot(300, window.close)

run = program.run
program.run = lambda paths: run(paths, started=started)
sys.argv = ["vidimus"]
raise SystemExit(start.main())
"""


def test_a_busy_worker_does_not_keep_the_program(private_folders: object) -> None:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", BUSY], cwd=ROOT, capture_output=True, text=True, check=False, timeout=50
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert time.monotonic() - begun < 50  # not the minute the worker would have taken
