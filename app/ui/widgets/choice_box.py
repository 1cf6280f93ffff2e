"""A combo box that draws the arrow of the buttons of the tool bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from app.ui.widgets import theme


class ChoiceBox(QComboBox):
    """A field with a list, with the same arrow as the buttons of the tool bar."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box, then its arrow: a letter, since style sheets draw none."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            painter.setPen(theme.color("text"))
            area = self.rect().adjusted(0, 0, -8, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "▾")
        finally:
            painter.end()
