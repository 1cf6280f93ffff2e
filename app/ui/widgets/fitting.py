"""Dialogs that fit small and scaled screens: what does not fit is scrolled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

FRAME: Final = QSize(24, 64)
"""Room for the frame, the title and a margin around a dialog, in device-independent pixels."""


class Scroll(QScrollArea):
    """Scrolls up and down only; what is inside is as wide as there is room. Wants the height of that."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the controls inside are the stops, and bring themselves
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All of what is inside."""
        inside = self._inside.sizeHint()
        return QSize(inside.width() + self.verticalScrollBar().sizeHint().width(), inside.height() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Its width, and a few rows."""
        inside = self._inside.minimumSizeHint()
        return QSize(inside.width() + self.verticalScrollBar().sizeHint().width(), 80)

    def tell_changed(self) -> None:
        """Something else is inside; layouts remember hints until they are told."""
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def height_of(self, width: int) -> int:
        """How high all of what is inside is when the area is that wide."""
        room = width - self.verticalScrollBar().sizeHint().width()
        layout = self._inside.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(room) + 2
        return self.sizeHint().height()


def fit_to_screen(dialog: QDialog, area: Scroll, width: int) -> None:
    """Give a dialog this width and the height at which ``area`` shows all, or what the screen has."""
    layout = dialog.layout()
    inset = 0
    area.tell_changed()
    if layout is not None:
        layout.activate()
        inset = layout.contentsMargins().left() + layout.contentsMargins().right()
    rest = dialog.sizeHint().height() - area.sizeHint().height()
    wanted = QSize(width, rest + area.height_of(width - inset))
    dialog.resize(room(dialog, wanted))


def room(dialog: QDialog, wanted: QSize) -> QSize:
    """A size, or as much of it as the screen has."""
    return wanted.boundedTo(dialog.screen().availableSize() - FRAME)
