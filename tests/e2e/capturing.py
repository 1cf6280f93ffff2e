"""Captures a part of a real display: ``python -m tests.e2e.capturing FOLDER``.

Runs the real ``main()`` over a window painted in one colour, in which a rectangle of another lies, and
chooses by mouse and keys. FOLDER receives photographs of the display and ``report.json``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.ui.opening.capture_overlay import CaptureOverlay
from tests.e2e.driver import Condition, Person

BEHIND = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QColor, QPainter, QRasterWindow
class Painted(QRasterWindow):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self.height(), QColor("#204060"))
        painter.fillRect(100, 50, 200, 120, QColor("#e0a010"))
        painter.end()
        print("painted", flush=True)
application = QGuiApplication(sys.argv)
window = Painted()
window.setFlags(Qt.WindowType.BypassWindowManagerHint)
window.setGeometry(QGuiApplication.primaryScreen().geometry())
window.show()
application.exec()
"""


class Capturer(Person):
    """Captures by mouse, by keys, and not at all."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, folder)

    def _end(self, trouble: str) -> None:
        self.window.show()  # a capture hides it, and what is hidden does not close the program
        super()._end(trouble)

    @property
    def overlay(self) -> CaptureOverlay:
        return self.window.capture.overlays[0]

    def steps(self) -> Iterator[tuple[str, Condition]]:
        window = self.window
        window.activateWindow()
        yield "the focus", window.isActiveWindow
        yield "the sample", lambda: window.session.current is not None
        window.command_actions.run("file.capture")
        self.report["hidden"] = not window.isVisible()
        yield "the overlay", lambda: window.capture.overlays and self.overlay.isActiveWindow()
        self.report["window_hidden_behind"] = not window.isVisible()
        scale = self.overlay.picture.width() / self.overlay.width()
        self.report["scale"] = scale
        # from inside the rectangle to its last pixel, as the mouse goes, then one step by key
        start, stop = QPoint(110, 60), QPoint(209, 109)
        QTest.mousePress(self.overlay, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(self.overlay, stop)
        QTest.mouseRelease(self.overlay, Qt.MouseButton.LeftButton, pos=stop)
        yield "the region", lambda: not self.overlay.region.isEmpty()
        screen = QGuiApplication.primaryScreen()
        screen.grabWindow(0).save(str(self.folder / "overlay.png"))
        QTest.keyClick(self.overlay, Qt.Key.Key_Right)
        QTest.keyClick(self.overlay, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        region = self.overlay.region
        self.report["region"] = [region.x(), region.y(), region.width(), region.height()]
        QTest.keyClick(self.overlay, Qt.Key.Key_Return)
        yield "the capture", self.captured
        assert window.session.current is not None
        image = window.session.current.image
        self.report["name"] = image.name
        self.report["size"] = [image.width, image.height]
        source = image.source
        assert isinstance(source, bytes)
        (self.folder / "captured.png").write_bytes(source)
        self.report["visible"] = window.isVisible()
        window.command_actions.run("file.capture")
        yield "the overlay again", lambda: window.capture.overlays and self.overlay.isActiveWindow()
        QTest.keyClick(self.overlay, Qt.Key.Key_Left)  # somebody without a mouse begins in the middle
        self.report["middle"] = [self.overlay.region.width(), self.overlay.region.height()]
        QTest.keyClick(self.overlay, Qt.Key.Key_Escape)
        yield "the window back", window.isVisible
        self.report["after_escape"] = window.session.images.rowCount()

    def captured(self) -> bool:
        entry = self.window.session.current
        return entry is not None and entry.image.name.startswith("Screen capture")


def main() -> None:
    from app.ui.window.application import run

    environment = {**os.environ, "QT_SCALE_FACTOR": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", BEHIND], stdout=subprocess.PIPE, text=True, env=environment
    ) as behind:
        assert behind.stdout is not None
        assert behind.stdout.readline() == "painted\n"
        capturer = Capturer(Path(sys.argv[1]))
        run((), started=capturer.begin)
        behind.terminate()


if __name__ == "__main__":
    main()
