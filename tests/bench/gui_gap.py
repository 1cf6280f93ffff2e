"""The GUI thread while a real page is analysed on the device: gaps between ticks of a 5 ms timer.

Run by hand: ``python -m tests.bench.gui_gap [IMAGE ...]``. Budget: p99 at most 16.7 ms, worst at most 33 ms.
The floor is a bare Qt loop doing nothing in the same run; on a loaded machine it shows what is not ours.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "page.png"


class Ticks(QObject):
    """Remembers when a 5 ms timer fired."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        self.times.append(time.perf_counter())

    def report(self, name: str, start: float, end: float) -> None:
        """Print the gaps between two moments."""
        inside = np.array([t for t in self.times if start <= t <= end])
        gaps = np.diff(inside) * 1000
        worst = ", ".join(f"{g:.0f} at {t - start:.2f} s" for g, t in _largest(gaps, inside))
        p50, p95, p99 = np.percentile(gaps, (50, 95, 99))
        print(
            f"{name:26} {len(gaps):6} ticks  p50 {p50:5.1f}  p95 {p95:5.1f}  p99 {p99:5.1f}"
            f"  worst {gaps.max():5.1f} ms  ({worst})"
        )


def _largest(gaps: np.ndarray, times: np.ndarray) -> list[tuple[float, float]]:
    order = np.argsort(gaps)[::-1][:5]
    return [(float(gaps[i]), float(times[i])) for i in order]


class Watch:
    """Opens one image after the other, waits for each analysis, and prints."""

    def __init__(self, files: list[str], ticks: Ticks) -> None:
        self.files = files
        self.ticks = ticks
        self.begun = 0.0

    def start(self, window: object) -> None:
        from app.ui.window.main_window import MainWindow

        assert isinstance(window, MainWindow)
        self.window = window
        self._poll = QTimer(window)
        self._poll.timeout.connect(self._look)
        QTimer.singleShot(0, window, self._warm)

    def _warm(self) -> None:
        self.begun = time.perf_counter()
        self._state = self._until_ready
        self._poll.start(50)

    def _look(self) -> None:
        self._state()

    def _until_ready(self) -> None:
        if self.window.status.reader.text() == "Reader ready" and not self.window.analysis.busy:
            self.ticks.report("starting, first image", self.begun, time.perf_counter())
            self._idle_from = time.perf_counter()
            self._state = self._idle

    def _idle(self) -> None:
        if time.perf_counter() - self._idle_from > 2:
            self.ticks.report("idle", self._idle_from, time.perf_counter())
            self._next()

    def _next(self) -> None:
        if not self.files:
            self.window.close()
            return
        self.file = self.files.pop(0)
        self.begun = time.perf_counter()
        self.window.open_paths([self.file])
        self._state = self._until_read

    def _until_read(self) -> None:
        entry = self.window.session.current
        if entry is None or entry.image.source != Path(self.file):
            return
        if entry.analyses and not entry.running and not self.window.runtime.busy:
            self.ticks.report(Path(self.file).name, self.begun, time.perf_counter())
            self._next()


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VIDIMUS_CONFIG_DIR"] = os.environ["VIDIMUS_DATA_DIR"] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QApplication([])
        ticks = Ticks()
        QTimer.singleShot(2000, application.quit)
        start = time.perf_counter()
        application.exec()
        ticks.report("bare loop", start, time.perf_counter())
        from app.ui.window.application import run

        first = str(SAMPLE.with_name("receipt.png"))
        watch = Watch([str(Path(f).resolve()) for f in sys.argv[1:] or [str(SAMPLE)]], ticks)
        run([first], started=watch.start)


if __name__ == "__main__":
    main()
