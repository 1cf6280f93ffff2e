"""The window while a service is in trouble: worst gap of a 5 ms timer, and how soon Cancel is done.

Run by hand: ``python -m tests.bench.services_window [FAULT ...]``. Goals: worst gap at most 33 ms, idle at
most 100 ms after Cancel. The services run in a process of their own, so that the gaps are the window's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.gui_gap import Ticks
from tests.conftest import ROOT
from tests.services import google_vision, yandex
from tests.services.local import (
    Answer,
    Fault,
    changed,
    drip,
    html,
    padded,
    reset,
    serving,
    status,
    truncated,
)
from tests.services.pictures import drawn

GOOGLE, YANDEX = "google-vision", "yandex-vision"
WATCHED = 2.0
"""Seconds that a fault without an end is watched before it is cancelled."""
Condition = Callable[[], bool]


def _words(answer: Answer, _handler: object) -> Answer:
    """The answer with its one paragraph so often that it is 40 MB."""
    body = json.loads(answer.body)
    block = body["responses"][0]["fullTextAnnotation"]["pages"][0]["blocks"][0]
    paragraph = block["paragraphs"][0]
    block["paragraphs"] = [paragraph] * (40 * 2**20 // len(json.dumps(paragraph)))
    return replace(answer, body=json.dumps(body).encode())


def _bad_image(body: Any) -> None:
    body["responses"][3 % len(body["responses"])] = {"error": {"code": 3, "message": "Bad image data."}}


FAULTS: dict[str, tuple[Fault | None, bool]] = {
    "no fault": (None, False),
    "429 with Retry-After": (status(429, {}, Retry_After="30"), True),
    "500": (status(500), False),
    "reset half way": (reset, False),
    "drip": (drip, True),
    "HTML": (html, False),
    "truncated": (truncated, False),
    "40 MB, unknown field": (padded(40 * 2**20), False),
    "40 MB of words": (_words, False),
    "a bad image of eight": (changed(_bad_image), False),
    "expired token": (status(401), False),
}
"""By name: what is sent, and whether only Cancel ends it."""


def serve() -> None:
    """The two services: prints their addresses, then takes the name of a fault from each line."""
    with serving(google_vision.Google()) as google, serving(yandex.YandexVision()) as other:
        print(google.url, other.url, flush=True)
        for line in sys.stdin:
            google.always = FAULTS[line.strip()][0]
            print("ready", flush=True)


class Watch:
    """Goes through the faults, one after the other, in the real window."""

    def __init__(self, ticks: Ticks, services: subprocess.Popen[str], files: list[Path]) -> None:
        self._ticks = ticks
        self._services = services
        self._files = files

    def start(self, window: Any) -> None:
        """Called with the filled window."""
        self._window = window
        self._steps = self._all()
        self._until: Condition = lambda: True
        self._poll = QTimer(window)
        self._poll.timeout.connect(self._look)
        self._poll.start(1)

    def _look(self) -> None:
        if self._until():
            try:
                self._until = next(self._steps)
            except StopIteration:
                self._poll.stop()
                self._window.close()

    def _all(self) -> Generator[Condition, None, None]:
        window = self._window
        yield lambda: window.status.reader.text() == "Reader ready" and not window.runtime.working
        window.choices.remember((GOOGLE, YANDEX), ("text",))
        window.open_paths([str(f) for f in self._files])
        yield lambda: window.session.images.rowCount() > len(self._files) and not window.runtime.working
        entries = window.session.images.entries()[1:]
        window.session.show(entries[0].key)
        yield lambda: not window.runtime.working
        for name in sys.argv[1:] or FAULTS:
            yield from self._one(name, entries, endless=FAULTS[name][1])

    def _one(self, name: str, entries: Any, *, endless: bool) -> Generator[Condition, None, None]:
        window = self._window
        assert self._services.stdin is not None
        assert self._services.stdout is not None
        print(name, file=self._services.stdin, flush=True)
        self._services.stdout.readline()
        yield _after(0.5)
        begun = time.perf_counter()
        if name == "a bad image of eight":
            for entry in entries:
                window.session.change(entry.key, analyses={})
            window.analysis.run_many(window.session.images.entries()[1:])
        else:
            for provider in (GOOGLE, YANDEX):
                window.analysis.retry(entries[0].key, provider)
        if endless:
            yield _after(WATCHED)
            self._ticks.report(name, begun, time.perf_counter())
            begun = time.perf_counter()
            window.analysis.cancel()
            returned = time.perf_counter()
            yield lambda: not window.analysis.busy and not window.runtime.working
            idle = time.perf_counter()
            back, ended = 1000 * (returned - begun), 1000 * (idle - begun)
            print(f"{'':26} Cancel: back after {back:.1f} ms, idle after {ended:.1f} ms")
        else:
            yield lambda: not window.analysis.busy and not window.runtime.working
            yield _after(0.3)
            self._ticks.report(name, begun, time.perf_counter())
        entry = window.session.images.by_key(entries[0].key)
        print(f"{'':26} {', '.join(f'{p} {a.status}' for p, a in entry.analyses.items())}", flush=True)


def _after(seconds: float) -> Condition:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VIDIMUS_CONFIG_DIR"] = os.environ["VIDIMUS_DATA_DIR"] = folder
        os.environ["VIDIMUS_GOOGLE_VISION_API_KEY"] = google_vision.API_KEY
        os.environ["VIDIMUS_YANDEX_VISION_API_KEY"] = yandex.API_KEY
        os.environ["PYTHON_KEYRING_BACKEND"] = (
            "keyring.backends.fail.Keyring"  # a locked one would ask, and wait
        )
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        pictures = Path(folder) / "pictures"
        pictures.mkdir()
        command = [sys.executable, "-m", "tests.bench.services_window", "serve"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as services:
            assert services.stdout is not None
            urls = services.stdout.readline().split()
            try:
                _run(services, urls, drawn(pictures, 8, width=800))
            finally:
                services.terminate()


def _run(services: subprocess.Popen[str], urls: list[str], files: list[Path]) -> None:
    from app.config.settings import AGREED, ENDPOINTS, TIMEOUT, Settings
    from app.ui.window.application import run

    names = (GOOGLE, YANDEX)
    settings = Settings()
    settings.set(ENDPOINTS, dict(zip(names, urls, strict=True)))
    settings.set(AGREED, tuple(f"{n} {u.removeprefix('http://')}" for n, u in zip(names, urls, strict=True)))
    settings.set(TIMEOUT, 60)
    application = QApplication([])
    ticks = Ticks()
    QTimer.singleShot(2000, application.quit)
    start = time.perf_counter()
    application.exec()
    ticks.report("bare loop", start, time.perf_counter())
    run([], started=Watch(ticks, services, files).start)


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main()
