"""A main window that takes drops: Qt asks on entering and on every move, so both must say yes."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow


class DropWindow(QMainWindow):
    """Subclasses say what a drop does."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragged(self, *, on: bool) -> None:
        """Something that may be dropped is over the window, or left it."""
        raise NotImplementedError

    def dropped(self, data: QMimeData) -> bool:
        """Take it; whether there was anything in it."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take what may hold an image."""
        if _may_hold_image(event.mimeData()):
            event.acceptProposedAction()
            self.dragged(on=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Qt asks again on every move."""
        if _may_hold_image(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The frame goes quiet again."""
        self.dragged(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open it."""
        self.dragged(on=False)
        if self.dropped(event.mimeData()):
            event.acceptProposedAction()


def _may_hold_image(data: QMimeData) -> bool:
    return data.hasUrls() or data.hasImage() or data.hasText()
