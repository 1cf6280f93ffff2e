"""The small card beside the pointer with the facts of the region under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.model.geometry import Polygon, bounds
from app.model.safe_text import one_line
from app.ui.base.text_direction import reads_from_right

_AWAY: Final = 18
_GAP: Final = 6
_MARGIN: Final = 8
_NOWHERE: Final = QRect()


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

    def show_region(
        self,
        title: str,
        facts: str,
        polygon: Polygon,
        at: QPoint,
        *,
        off: QRect = _NOWHERE,
        never_on: Sequence[QRect] = (),
    ) -> None:
        """Show the card near ``at`` without leaving the parent, in whose coordinates all places are.

        The card lies on neither ``off`` nor any of ``never_on``. Where there is no room for that it lies on
        ``off``; where one of ``never_on`` leaves it none, it hides.
        """
        left, top, right, bottom = bounds(polygon)
        self.title.setText(one_line(title, 48))
        self.title.setVisible(bool(title))
        side = Qt.AlignmentFlag.AlignRight if reads_from_right(title) else Qt.AlignmentFlag.AlignLeft
        self.title.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.facts.setText(one_line(facts, 120))
        self.place.setText(f"x {left:.0f}  y {top:.0f} · {right - left:.0f} × {bottom - top:.0f} px")
        self.adjustSize()
        corner = self._corner(at, off, never_on)
        if corner is None:
            self.hide()
            return
        self.move(corner)
        self.show()
        self.raise_()

    def _corner(self, at: QPoint, off: QRect, never_on: Sequence[QRect]) -> QPoint | None:
        """Return where the top left goes: as near the pointer as may be, rather below and right of it."""
        room = self._room.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        wide, high = self.width(), self.height()
        columns = (at.x() + _AWAY, at.x() - _AWAY - wide, room.left(), room.right() + 1 - wide)
        rows = [at.y() + _AWAY, at.y() - _AWAY - high]
        for rect in (off, *never_on):
            if not rect.isEmpty():
                rows += [rect.bottom() + 1 + _GAP, rect.top() - _GAP - high]
        places = [QRect(x, y, wide, high) for y in rows for x in columns]
        free = [p for p in places if room.contains(p) and not any(map(p.intersects, never_on))]
        clear = [p for p in free if not p.intersects(off) and not p.contains(at)]
        best = min(clear or free, key=lambda p: _gap(p, at), default=None)
        if best is None and not never_on:  # a room too small for the card
            return QPoint(_MARGIN, _MARGIN)
        return None if best is None else best.topLeft()


def _gap(place: QRect, at: QPoint) -> int:
    """Return the pixels across and down between a place and a point outside of it."""
    across = max(place.left() - at.x(), at.x() - place.right(), 0)
    return across + max(place.top() - at.y(), at.y() - place.bottom(), 0)
