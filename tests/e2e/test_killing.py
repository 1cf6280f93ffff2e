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

import PIL.Image
import pytest

from tests.e2e.machine import on_display
from tests.values import analysis

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
    from app.storage.store import Store

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


def test_at_most_the_last_keystroke_is_lost_when_corrections_are_killed(
    tmp_path: Path, private_folders: dict[str, Path]
) -> None:
    from app.imaging.open import identify
    from app.model.correct import region_at
    from app.model.history import History
    from app.model.outcome import Outcome
    from app.storage.journal import journal_of
    from app.storage.store import Store

    environment = on_display()
    picture = tmp_path / "page.png"
    PIL.Image.new("RGB", (200, 100), "white").save(picture)
    image = identify(picture, picture.name)
    with Store.open() as store:
        store.keep(image, "key", Outcome(analysis()))
    moments = random.Random(20250315)  # noqa: S311 - moments, not secrets
    for number in range(TIMES):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.typist", picture], env=environment, cwd=tmp_path, text=True,
            start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(moments.randrange(2, 40))]
        time.sleep(moments.random() * 0.01)  # somewhere within the next write
        process.send_signal(signal.SIGKILL)
        process.wait()
        said += process.stdout.readlines()
        process.stdout.close()
        assert gone(process.pid), f"a child process outlived kill {number}"
        told = [line.strip() for line in said if line.endswith("\n")]
        assert len(told) > 1, "the program ended by itself"
        with Store.open() as store:
            assert store.take_notices() == ()
            (original,) = store.analyses(image)
            journal = journal_of(store, image, original)
            assert journal is not None
            assert journal.unread == 0
            history = History.of(journal.original, journal.edits, journal.position)
            kept = getattr(region_at(history.current, ("word", (0, 0, 0))), "text", "")
            assert kept in told[-2:], f"kill {number}: {kept!r} is on disk after {told[-3:]}"
            assert original.text is not None
            assert original.text.blocks[0].lines[0].words[0].text == "one", "the answer itself is as it was"
