"""Dialogs that fit small and scaled screens: what does not fit is scrolled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

FRAME: Final = QSize(24, 64)
"""Room for the frame, the title and a margin around a dialog, in device-independent pixels."""


class DialogScrollArea(QScrollArea):
    """An area that scrolls up and down only; its content is as wide as the area and gives it its height."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its controls are the stops, and scroll into view
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that shows all of the content."""
        content = self._content.sizeHint()
        return QSize(content.width() + self.verticalScrollBar().sizeHint().width(), content.height() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the content, and the height of a few rows."""
        content = self._content.minimumSizeHint()
        return QSize(content.width() + self.verticalScrollBar().sizeHint().width(), 80)

    def update_size_hint(self) -> None:
        """Measure other content; layouts keep size hints until they are asked to update."""
        layout = self._content.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def height_of(self, width: int) -> int:
        """Return the height of all content where the area has this width."""
        room = width - self.verticalScrollBar().sizeHint().width()
        layout = self._content.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(room) + 2
        return self.sizeHint().height()


def fit_to_screen(dialog: QDialog, area: DialogScrollArea, width: int) -> None:
    """Give a dialog this width and the height at which ``area`` shows all, or what the screen has."""
    layout = dialog.layout()
    inset = 0
    area.update_size_hint()
    if layout is not None:
        layout.activate()
        inset = layout.contentsMargins().left() + layout.contentsMargins().right()
    rest = dialog.sizeHint().height() - area.sizeHint().height()
    wanted = QSize(width, rest + area.height_of(width - inset))
    dialog.resize(size_within_screen(dialog, wanted))


def size_within_screen(dialog: QDialog, wanted: QSize) -> QSize:
    """Return a size, or as much of it as the screen of a dialog has."""
    return wanted.boundedTo(dialog.screen().availableSize() - FRAME)
