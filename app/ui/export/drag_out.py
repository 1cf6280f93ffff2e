"""A button that is the file: dragged to another program, or clicked to put it on the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.ui.base.i18n import tr


class DragOut(QPushButton):
    """A button for a file that is made when it is wanted.

    ``wanted`` asks for the file as soon as the button is pressed; ``give`` brings it, maybe later.
    ``copied`` carries its path when it went to the clipboard. The drag begins when the pointer has gone
    far enough and the file is there, whichever comes last.
    """

    wanted = Signal()
    copied = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Copy or drag the file"), parent)
        self.setAutoDefault(False)
        self.setAccessibleName(tr("Copy the file"))
        self.setToolTip(tr("Puts the file on the clipboard; or drag it from here into another window"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._from: QPoint | None = None
        self._far = False
        self._copying = False
        self._path: Path | None = None
        self.clicked.connect(self._copy)

    def give(self, path: Path) -> None:
        """Take the file, and copy or drag it where that waits for it."""
        self._path = path
        if self._copying:
            self._copying = False
            self._to_clipboard()
        elif self._far:
            self._drag()

    def forget(self) -> None:
        """Let go of the file: it will not come, or another one is meant now."""
        self._path = None
        self._copying = self._far = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the file at once, so that it is there when the drag begins."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
            self.forget()
            self.wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a drag when the pointer has gone far enough."""
        super().mouseMoveEvent(event)
        if self._from is None or self._far:
            return
        moved = event.position().toPoint() - self._from
        if moved.manhattanLength() >= QApplication.startDragDistance():
            self._far = True
            if self._path is not None:
                self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Click, unless there was a drag."""
        self._from = None
        if self._far:
            self.setDown(False)
            self._far = False
        else:
            super().mouseReleaseEvent(event)

    def _drag(self) -> None:
        self._from = None
        self._far = False
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(self._data())
        drag.exec(Qt.DropAction.CopyAction)

    def _copy(self) -> None:
        if self._path is None:
            self._copying = True
            self.wanted.emit()
        else:
            self._to_clipboard()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setMimeData(self._data())
        self.copied.emit(self._path)

    def _data(self) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        return data
