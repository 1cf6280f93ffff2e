"""The small card beside the pointer with the facts of the region under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.model.geometry import Polygon, bounds
from app.model.safe_text import one_line
from app.ui.base.text_direction import reads_from_right

_AWAY = 18


class HoverCard(QFrame):
    """Text, kind, confidence and place of one region. Never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(3)
        self.title = self._label(column, "")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.facts = self._label(column, "muted")
        self.place = self._label(column, "muted")
        self.hide()

    def _label(self, column: QVBoxLayout, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        column.addWidget(label)
        return label

    def show_region(self, title: str, facts: str, polygon: Polygon, at: QPoint) -> None:
        """Show the card near ``at`` (parent coordinates) without leaving the parent."""
        left, top, right, bottom = bounds(polygon)
        self.title.setText(one_line(title, 48))
        self.title.setVisible(bool(title))
        side = Qt.AlignmentFlag.AlignRight if reads_from_right(title) else Qt.AlignmentFlag.AlignLeft
        self.title.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.facts.setText(one_line(facts, 120))
        self.place.setText(f"x {left:.0f}  y {top:.0f} · {right - left:.0f} × {bottom - top:.0f} px")
        self.adjustSize()
        room = self._room.rect()
        x, y = at.x() + _AWAY, at.y() + _AWAY
        if x + self.width() > room.width() - 8:
            x = at.x() - _AWAY - self.width()
        if y + self.height() > room.height() - 8:
            y = at.y() - _AWAY - self.height()
        self.move(max(8, x), max(8, y))
        self.show()
        self.raise_()
