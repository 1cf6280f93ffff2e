"""Killing the whole program at any moment: the store opens clean, and no child process stays behind."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.machine import on_display

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]

TIMES = 10
LONGEST = 5.0  # seconds after which a start, the opening, the reading and the keeping are over for sure


def gone(group: int, patience: float = 10.0) -> bool:
    """Whether every process of the group ended."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        subprocess.run(["true"], check=True)  # lets others run
    return False


def test_the_store_opens_clean_after_ten_kills(
    samples: Path, tmp_path: Path, private_folders: dict[str, Path]
) -> None:
    from app.store import Store

    environment = on_display()
    moments = random.Random(20250314)  # noqa: S311 - moments, not secrets
    command: list[str | Path] = [sys.executable, "-m", "app", samples / "sign.jpg", samples / "receipt.png"]
    for number in range(TIMES):
        moment = moments.uniform(0.2, LONGEST)
        process = subprocess.Popen(
            command, env=environment, cwd=tmp_path, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with pytest.raises(subprocess.TimeoutExpired):  # it must still run then
            process.wait(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert gone(process.pid), f"a child process outlived kill {number} after {moment:.2f} s"
        store = Store.open()
        store.close()
    files = [path for path in private_folders["VIDIMUS_DATA_DIR"].rglob("*") if path.is_file()]
    for path in files:
        with path.open("rb") as opened:
            if not opened.read(16).startswith(b"SQLite format 3"):
                continue
        connection = sqlite3.connect(path)
        try:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        finally:
            connection.close()
