"""A folder of 5,000 images in the real window: until the strip is usable, while it scrolls, memory.

Run by hand: ``python -m tests.bench.folder``. Budget: usable within 1 s, no gap of the GUI thread over
33 ms while scrolling, the same memory after 500 images were looked at as after 50. The floor is reading
every file once, in one thread, and hashing it.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import PIL.Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.gui_gap import Ticks

IMAGES = 5_000
LOOKED_AT = 500


def make(folder: Path, count: int) -> None:
    """That many photographs of noise, all different, of about 150 kB."""
    base = PIL.Image.effect_noise((640, 480), 60).convert("RGB")
    for number in range(count):
        base.save(folder / f"{number:05}.jpg", quality=70, comment=f"{number}")


def resident() -> float:
    """Megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Watch:
    """Opens the folder, scrolls through it, filters and sorts it, looks at images one after the other."""

    def __init__(self, folder: Path, ticks: Ticks) -> None:
        self.folder = folder
        self.ticks = ticks

    def start(self, window: object) -> None:
        """The window is filled."""
        from app.config.settings import ANALYSE_WHEN_SHOWN
        from app.ui.window.main_window import MainWindow

        assert isinstance(window, MainWindow)
        self.window = window
        window.preferences.set(ANALYSE_WHEN_SHOWN, value=False)
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
        window = self.window
        yield lambda: window.status.reader.text() == "Reader ready" and window.session.images.rowCount() > 0
        yield self._quiet
        print(f"memory with the window ready   {resident():7.0f} MB")
        before = window.session.images.rowCount()
        begun = time.perf_counter()
        window.open_paths([str(self.folder)])
        yield lambda: window.session.images.rowCount() > before
        print(f"first of them in the strip     {time.perf_counter() - begun:7.2f} s")
        yield lambda: window.session.images.rowCount() >= before + IMAGES
        listed = time.perf_counter()
        print(f"all {IMAGES:,} in the strip        {listed - begun:7.2f} s")
        self.ticks.report("while they come", begun, listed)
        yield self._quiet
        yield from self._scroll()
        yield from self._arrange()
        yield from self._look_at()

    def _scroll(self) -> Iterator[Callable[[], bool]]:
        bar = self.window.strip.view.verticalScrollBar()
        begun = time.perf_counter()
        for step in range(300):  # as fast as a wheel turns, then as a dragged handle does
            bar.setValue(step * 97 if step < 200 else round(bar.maximum() * (step - 200) / 100))
            until = time.perf_counter() + 0.016
            yield lambda until=until: time.perf_counter() >= until  # type: ignore[misc]  # its default binds it
        self.ticks.report("scrolling", begun, time.perf_counter())
        yield self._quiet
        print(f"small pictures held            {len(self.window.strip.thumbnails):7}")

    def _arrange(self) -> Iterator[Callable[[], bool]]:
        for command in ("images.sort-name", "images.sort-confidence", "images.sort-opened"):
            begun = time.perf_counter()
            self.window.command_actions.run(command)
            print(f"{command:30} {(time.perf_counter() - begun) * 1000:7.1f} ms")
            yield self._quiet
        for text in ("12", ""):
            begun = time.perf_counter()
            self.window.strip.field.setText(text)
            print(f"filter {text!r:23} {(time.perf_counter() - begun) * 1000:7.1f} ms")
            yield self._quiet

    def _look_at(self) -> Iterator[Callable[[], bool]]:
        window = self.window
        begun = time.perf_counter()
        for number in range(1, LOOKED_AT + 1):
            entry = window.session.images.entry_at(number)
            assert entry is not None
            window.session.show(entry.key)
            yield lambda key=entry.key: self._drawn(key)  # type: ignore[misc]  # its default binds it
            if number in {50, LOOKED_AT}:
                print(f"memory after {number:3} looked at      {resident():7.0f} MB")
        self.ticks.report("one image after the other", begun, time.perf_counter())

    def _drawn(self, key: int) -> bool:
        entry = self.window.session.images.by_key(key)
        return entry is not None and entry.asked and self._quiet()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "images"
        folder.mkdir()
        make(folder, IMAGES)
        begun = time.perf_counter()
        for path in sorted(folder.iterdir()):
            hashlib.sha256(path.read_bytes()).digest()
        print(f"floor: read and hash each once {time.perf_counter() - begun:7.2f} s")
        os.environ["VIDIMUS_CONFIG_DIR"] = os.environ["VIDIMUS_DATA_DIR"] = str(Path(name) / "own")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QApplication(sys.argv[:1])
        ticks = Ticks()
        from app.ui.window.application import run

        watch = Watch(folder, ticks)
        run([], started=watch.start)


if __name__ == "__main__":
    main()
