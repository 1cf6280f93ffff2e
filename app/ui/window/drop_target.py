"""A main window that takes drops: Qt asks on entering and on every move, so both must say yes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

TakeDrop = Callable[[QMimeData], bool]
"""Takes what was dropped; returns True if there was anything for it."""


class DropWindow(QMainWindow):
    """Offers a drop to each of ``drop_takers`` until one takes it.

    ``drop_preview`` is told what hovers, shows it and returns whether a drop would do anything.
    ``dragged_over`` carries whether something is dragged over the window.
    """

    dragged_over = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.drop_takers: tuple[TakeDrop, ...] = ()
        self.drop_preview: TakeDrop = QMimeData.hasUrls
        self._welcome = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept anything, so that Qt tells when it leaves; whether it may be dropped, each move says."""
        self._welcome = self.drop_preview(event.mimeData())
        event.acceptProposedAction()
        self.dragged_over.emit(True)  # noqa: FBT003 - Qt's signature

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Accept again what may be dropped, since Qt asks on every move."""
        if self._welcome:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Note that nothing is over the window any more."""
        self.dragged_over.emit(False)  # noqa: FBT003 - Qt's signature
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what was dropped."""
        self.dragged_over.emit(False)  # noqa: FBT003 - Qt's signature
        if self.take_drop(event.mimeData()):
            event.acceptProposedAction()

    def take_drop(self, data: QMimeData) -> bool:
        """Offer data to each taker in turn; return True if one took it."""
        return any(take(data) for take in self.drop_takers)
