"""Does at random whatever can be done in the real window: ``python -m tests.ui.window.monkey --seed 1``.

Commands, keys, the mouse, menus, drops, the clipboard, dialogs, settings, services on this machine (some of
whose answers are faulty) and now and then the real reader. After each action nothing may have gone wrong; at
the end the store must hold what the window showed, and a second start must bring the same images back. A
seed repeats its choices as far as the machine keeps the same pace. The last actions are told with a fault.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
from collections import deque
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from app.config.settings import (
    AGREED,
    ANALYSE_WHEN_SHOWN,
    ENDPOINTS,
    KEEP_MEGABYTES,
    MAX_FRAMES,
    MAX_MEGAPIXELS,
    OFFLINE,
    PRIVATE,
    PROVIDERS,
    RESTORE_SESSION,
    Setting,
)
from app.ui.window.application import run
from app.ui.window.main_window import MainWindow
from tests import conftest  # no network beyond this machine
from tests.ui.window.monkey_actions import Actions
from tests.ui.window.monkey_checks import Faults, Shown, faults_of_store, shown_in, size_of_store
from tests.ui.window.monkey_world import World, world

LAST: Final = 30
"""Actions told with a fault."""
STALL: Final = 2.0
"""Seconds without a turn of the event loop that count as a stall."""
_SCHEMES: Final = ("http", "https", "file")
_BEAT = 0.05
_PATIENCE = 120.0
_STUBBORN = 30  # actions within one dialog after which it is said to be hanging
_AT_START: tuple[Setting[Any], ...] = (
    PRIVATE,
    RESTORE_SESSION,
    KEEP_MEGABYTES,
    MAX_MEGAPIXELS,
    MAX_FRAMES,
    OFFLINE,
    ANALYSE_WHEN_SHOWN,
)


class Browser(QObject):
    """Takes the links that the window opens, in place of the user's browser."""

    @Slot(QUrl)
    def take(self, _url: QUrl) -> None:
        """Do nothing with it."""


class Monkey(QObject):
    """Acts in one window until the count is reached or something went wrong."""

    def __init__(self, seed: int, count: int, place: World, log: IO[str], *, go_on: bool) -> None:
        super().__init__()
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.count = count
        self.place = place
        self.log = log
        self.go_on = go_on
        self.faults = Faults()
        self.told: set[str] = set()
        self.last: deque[str] = deque(maxlen=LAST)
        self.done = 0
        self.shown: Shown | None = None
        self.worst = 0.0
        self.stalls: list[str] = []
        self._depth = 0
        self._dialog: QDialog | None = None
        self._patience = 0
        self._beat = QTimer(self)
        self._beat.setInterval(round(_BEAT * 1000))
        self._beat.timeout.connect(self._measure)
        self._seen = self._armed = time.monotonic()

    def begin(self, window: MainWindow) -> None:
        """Prepare the window and start."""
        self.window = window
        settings = window.preferences
        settings.set(ANALYSE_WHEN_SHOWN, value=False)
        settings.set(ENDPOINTS, dict(self.place.endpoints))
        settings.set(AGREED, tuple(f"{p} 127.0.0.1" for p in self.place.endpoints))
        settings.set(PROVIDERS, tuple(self.place.endpoints)[:1])
        self.actions = Actions(window, self.random, self.place)
        self._seen = time.monotonic()
        self._beat.start()
        self._leaving = False
        window.installEventFilter(self)
        QTimer.singleShot(500, self, self._next)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay, whatever was chosen, until all is done."""
        if event.type() == QEvent.Type.Close and not self._leaving:
            event.ignore()
            return True
        return False

    def _measure(self) -> None:
        now = time.monotonic()
        gap = now - self._seen - _BEAT
        self._seen = now
        self.worst = max(self.worst, gap)
        if gap > STALL:
            self.stalls.append(f"{gap:.1f} s at {self.last[-1] if self.last else 'the start'}")
        if now - self._armed > STALL / 4:
            self._armed = now
            faulthandler.dump_traceback_later(STALL, file=self.log)

    def _next(self) -> None:
        """Do one thing; what it opens is dealt with by the next, from the loop within."""
        self._look()
        if self.done >= self.count or (self.faults.messages and not self.go_on):
            self._deadline = time.monotonic() + _PATIENCE
            self._come_to_rest()
            return
        self.done += 1
        if self._depth == 0 and self.random.random() < 0.3 and self.window.runtime.busy:
            pause = self.random.choice((20, 100, 300))
        else:
            pause = self.random.choice((0, 0, 1, 5, 20))
        QTimer.singleShot(pause, self, self._next)
        self._act()

    def _act(self) -> None:
        modal = QApplication.activeModalWidget()
        dialog = modal if isinstance(modal, QDialog) else None
        if dialog is not self._dialog:
            self._dialog, self._patience = dialog, 0
        self._patience += 1
        what, do = self.actions.choose(self._depth, self._patience)
        self.last.append(f"{self.done}: {what}")
        if self.done % 250 == 0:
            self.log.write(f"{len(QApplication.allWidgets())} widgets\n")
        self.log.write(f"{time.monotonic():.2f} {self.last[-1]}\n")
        self.log.flush()
        if dialog is not None and self._patience == _STUBBORN:
            self.faults.add(f"a dialog hangs: {type(dialog).__name__} {dialog.windowTitle()!r}")
        self._depth += 1
        try:
            do()
        finally:
            self._depth -= 1

    def _look(self) -> None:
        """Tell what went wrong since the last look."""
        for message in self.faults.messages:
            if message not in self.told:
                self.told.add(message)
                self.log.write(f"FAULT {message}\n")
                actions = "\n  ".join(self.last)
                sys.stdout.write(f"after {self.done} actions: {message}\n  {actions}\n\n")
                sys.stdout.flush()

    def _come_to_rest(self) -> None:
        """Close what is open, wait for what runs, look at what is shown, and leave."""
        window = self.window
        if time.monotonic() > self._deadline:
            self.faults.add(f"does not come to rest: {self._unrest()}")
        elif self._unrest():
            QTimer.singleShot(30, self, self._come_to_rest)
            self._depth += 1
            try:
                self.actions.calm(self._depth - 1)
            finally:
                self._depth -= 1
            return
        for setting in _AT_START:
            window.preferences.set(setting, setting.default)
        window.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
        self.shown = shown_in(window)
        self._look()
        self._beat.stop()
        faulthandler.cancel_dump_traceback_later()
        self._leaving = True
        window.close()

    def _unrest(self) -> str:
        window = self.window
        if QApplication.activeModalWidget() or QApplication.activePopupWidget() or self._depth:
            return "something is open"
        if window.analysis.busy:
            return "analyses run"
        if window.session.settling or window.runtime.busy:
            return "work goes on"
        return ""


class Newcomer(QObject):
    """Starts anew and looks at what is there."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self._deadline = time.monotonic() + _PATIENCE

    def begin(self, window: MainWindow) -> None:
        """Wait for the images of last time."""
        self.window = window
        self._idle = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(50)

    def _look(self) -> None:
        window = self.window
        busy = window.runtime.busy or window.session.settling or window.session.current is None
        self._idle = 0 if busy else self._idle + 1
        if self._idle > 10 or time.monotonic() > self._deadline:
            self._timer.stop()
            self.shown = shown_in(window)
            window.close()


def play(seed: int, count: int, folder: Path, *, go_on: bool = False) -> tuple[list[str], Monkey]:
    """Let one monkey play with folders of its own; return what went wrong, and the monkey."""
    for name in ("config", "data", "cache"):
        os.environ[f"VIDIMUS_{name.upper()}_DIR"] = str(folder / name)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    os.environ["HOME"] = str(folder)
    os.chdir(folder)
    application = QApplication(["vidimus"])
    browser = Browser()
    for scheme in _SCHEMES:
        QDesktopServices.setUrlHandler(scheme, browser, "take")  # type: ignore[arg-type]  # bytes, say the stubs
    with ExitStack() as stack:
        log = stack.enter_context((folder / "actions.log").open("w", encoding="utf-8"))
        place = stack.enter_context(world(seed, folder))
        monkey = Monkey(seed, count, place, log, go_on=go_on)
        with monkey.faults.watching():
            run([str(p) for p in place.first], started=monkey.begin)
            if monkey.shown is not None:
                for fault in faults_of_store(folder / "data", monkey.shown):
                    monkey.faults.add(fault)
            newcomer = Newcomer()
            run(started=newcomer.begin)
        if monkey.shown is None or newcomer.shown is None:
            monkey.faults.add("the window was closed before its end")
        elif missing := monkey.shown.files ^ newcomer.shown.files:
            monkey.faults.add(f"not the same images after a new start: {sorted(map(str, missing))}")
        monkey._look()
    for scheme in _SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)
    application.clipboard().clear()  # offscreen it outlives the interpreter, which made what is on it
    for window in (monkey.window, newcomer.window):
        shiboken6.delete(window)  # before the application, as where nobody keeps it
    del application
    return monkey.faults.messages, monkey


def main() -> int:
    """Play once, and tell how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--folder", type=Path, help="where everything is kept (default: a temporary folder)")
    parser.add_argument("--go-on", action="store_true", help="do not stop at the first fault")
    parser.add_argument("--stalls-are-faults", action="store_true")
    asked = parser.parse_args()
    faulthandler.enable()
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="monkey-")))
        folder = folder.resolve()
        folder.mkdir(parents=True, exist_ok=True)
        faults, monkey = play(asked.seed, asked.count, folder, go_on=asked.go_on)
        kept = size_of_store(folder / "data")
        os.chdir("/")
    reached = f", refused hosts: {sorted(set(conftest._reached))}" if conftest._reached else ""
    sys.stdout.write(
        f"seed {asked.seed}: {monkey.done} actions, {len(faults)} faults,"
        f" {kept}, worst gap {monkey.worst:.2f} s, stalls: {monkey.stalls or 'none'}{reached}\n"
    )
    return 1 if faults or (asked.stalls_are_faults and monkey.stalls) else 0


if __name__ == "__main__":
    sys.exit(main())
