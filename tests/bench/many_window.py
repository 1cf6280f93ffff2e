"""The part of ``tests.bench.services`` that runs in the real window: a process of its own.

``python -m tests.bench.many_window URL FILE...``; folders and the key come by the environment.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.folder import resident
from tests.bench.gui_gap import Ticks


class Watch:
    """Opens the images, analyses all, analyses all anew and cancels."""

    def __init__(self, url: str, files: list[str], ticks: Ticks) -> None:
        self.url = url
        self.files = files
        self.ticks = ticks
        self.memory: dict[int, float] = {}

    def start(self, window: object) -> None:
        """The window is filled."""
        from app.config.settings import AGREED, ANALYSE_WHEN_SHOWN, ENDPOINTS
        from app.ui.window.main_window import MainWindow

        assert isinstance(window, MainWindow)
        self.window = window
        window.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
        window.preferences.set(ENDPOINTS, {"google-vision": self.url})
        window.preferences.set(AGREED, (f"google-vision {urlsplit(self.url).netloc}",))
        self.steps = self._steps()
        self.ready: Callable[[], bool] = lambda: True
        self.timer = QTimer(window)
        self.timer.timeout.connect(self._look)
        self.timer.start(2)

    def _look(self) -> None:
        if self.ready():
            try:
                self.ready = next(self.steps)
            except StopIteration:
                self.timer.stop()
                self.window.close()

    def _quiet(self) -> bool:
        return not self.window.runtime.busy

    def _steps(self) -> Iterator[Callable[[], bool]]:
        from app.model.feature import Feature

        window = self.window
        images = window.session.images
        yield lambda: window.status.reader.text() == "Reader ready" and images.rowCount() == len(self.files)
        yield self._quiet
        rested = time.perf_counter()
        yield lambda: time.perf_counter() > rested + 1.5
        self.ticks.report("window, at rest", rested, time.perf_counter())
        window.analysis.providers = ("google-vision",)
        window.analysis.features = (Feature.LABELS,)
        begun = time.perf_counter()
        window.analysis.run_all()
        yield self._counted
        ended = time.perf_counter()
        print(f"window: {len(self.files)} images analysed in {ended - begun:.2f} s")
        self.ticks.report("window, all of them", begun, ended)
        said = ", ".join(f"{megabytes:.0f} after {count}" for count, megabytes in self.memory.items())
        print(f"window: memory in MB {said}")
        yield self._quiet
        window.analysis.features = (Feature.LABELS, Feature.SAFETY)
        window.analysis.run_all()
        until = time.perf_counter() + 0.4
        yield lambda: time.perf_counter() > until
        under_way = len(window.analysis.runs)
        begun = time.perf_counter()
        window.analysis.cancel()
        idle = time.perf_counter()
        yield self._quiet
        print(
            f"window: cancelled with {under_way} images under way, idle after {(idle - begun) * 1000:.0f} ms,"
            f" all forgotten after {(time.perf_counter() - begun) * 1000:.0f} ms"
        )

    def _counted(self) -> bool:
        done = len(self.files) - self.window.analysis.queue.waiting
        for count in (50, 100, 150, 200):
            if done >= count and count not in self.memory:
                self.memory[count] = resident()
        return not self.window.analysis.busy


def main() -> None:
    """Print the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication(sys.argv[:1])
    ticks = Ticks()
    from app.ui.window.application import run

    watch = Watch(sys.argv[1], sys.argv[2:], ticks)
    run(sys.argv[2:], started=watch.start)


if __name__ == "__main__":
    main()
