"""Plays a person at the real program: ``python -m tests.e2e.driver FOLDER FIRST DROPPED``.

Runs the real ``main()`` on a real display with the image FIRST, drops the file DROPPED on the window, waits
for its words, switches overlays by their keys and photographs the window from the display server after
each step. FOLDER receives the photographs and ``report.json``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from app.ui.window.main_window import MainWindow

PATIENCE = 90.0  # seconds for the slowest step, reading the image

Condition = Callable[[], object]


class Person(QObject):
    """Goes through ``steps``: each yields a sentence and the condition that must come true."""

    def __init__(self, folder: Path, dropped: Path) -> None:
        super().__init__()
        self.folder = folder
        self.dropped = dropped
        self.report: dict[str, Any] = {}

    def begin(self, window: MainWindow) -> None:
        self.window = window
        self._steps = self.steps()
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._go_on()

    def _go_on(self) -> None:
        try:
            self._waiting_for, self._condition = next(self._steps)
        except StopIteration:
            self._end("")
        except Exception as error:  # noqa: BLE001 - told in the report, where the test finds it
            self._end(f"{type(error).__name__}: {error}")
        else:
            self._deadline = time.monotonic() + PATIENCE
            self._timer.start()

    def _look(self) -> None:
        if self._condition():
            self._timer.stop()
            self._go_on()
        elif time.monotonic() > self._deadline:
            self.photograph("gave-up")
            focus = self.window.focusWidget()
            self._end(f"waited in vain for {self._waiting_for}; the keyboard is at {focus}")

    def _end(self, trouble: str) -> None:
        self._timer.stop()
        self.report["trouble"] = trouble
        (self.folder / "report.json").write_text(json.dumps(self.report), "utf-8")
        self.window.close()

    # what this person does

    def steps(self) -> Iterator[tuple[str, Condition]]:
        window = self.window
        self.report["platform"] = QGuiApplication.platformName()
        window.activateWindow()  # there may be no window manager to do it
        yield "the focus", window.isActiveWindow
        yield "the first image", lambda: window.session.current is not None
        yield "quiet", lambda: not window.analysis.busy
        self.drop()
        yield "the dropped image", lambda: window.session.images.rowCount() == 2
        if self.current_name() != self.dropped.name:
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_PageDown)
        yield "the dropped image in view", lambda: self.current_name() == self.dropped.name
        yield "its words", lambda: not window.analysis.busy and self.words()
        yield "a painted canvas", self.settled
        self.report["words"] = self.words()
        self.report["view"] = self.view()
        self.photograph("everything")
        for key in (Qt.Key.Key_1, Qt.Key.Key_2):
            QTest.keyClick(window.windowHandle(), key)
        yield "blocks and lines to go", self.settled
        self.photograph("words")
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_3)
        yield "words to go", self.settled
        self.photograph("nothing")
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_3)
        yield "words to come back", self.settled
        self.photograph("again")

    def current_name(self) -> str:
        entry = self.window.session.current
        return entry.name if entry else ""

    def words(self) -> list[str]:
        content = self.window.findings.content
        return [row.title for row in content.rows if row.kind == "word"]

    def settled(self) -> bool:
        canvas = self.window.viewer.canvas
        return canvas is not None and canvas.settled

    def drop(self) -> None:
        """Drop the file the way the display server's events do it: on the window, which finds the widget."""
        handle = self.window.windowHandle()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.dropped))])
        at = self.window.viewer.mapTo(self.window, self.window.viewer.rect().center())
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(at, *how)
        QCoreApplication.sendEvent(handle, enter)
        QCoreApplication.sendEvent(handle, QDragMoveEvent(at + QPoint(2, 2), *how))
        drop = QDropEvent(QPointF(at), *how, QEvent.Type.Drop)
        QCoreApplication.sendEvent(handle, drop)
        self.report["drop"] = [enter.isAccepted(), drop.isAccepted()]

    def view(self) -> dict[str, float]:
        """How a pixel of the image becomes one of the photograph: ``x * zoom + left``."""
        canvas = self.window.viewer.canvas
        assert canvas is not None
        x0, y0 = canvas.image_at(QPointF(0, 0))
        x1, _ = canvas.image_at(QPointF(100, 100))
        corner = canvas.mapTo(self.window, QPoint(0, 0))
        ratio = self.window.devicePixelRatioF()
        zoom = 100 / (x1 - x0)
        return {
            "zoom": zoom * ratio,
            "left": (corner.x() - x0 * zoom) * ratio,
            "top": (corner.y() - y0 * zoom) * ratio,
        }

    def photograph(self, name: str) -> None:
        self.window.screen().grabWindow(self.window.winId()).save(str(self.folder / f"{name}.png"))


def main() -> int:
    folder, first, dropped = (Path(a) for a in sys.argv[1:4])
    person = Person(folder, dropped)

    import app.ui.window.application as window_part
    from app.__main__ import main as vidimus

    window_part.run = partial(window_part.run, started=person.begin)
    sys.argv = ["vidimus", str(first)]
    return vidimus() or 0


if __name__ == "__main__":
    raise SystemExit(main())
