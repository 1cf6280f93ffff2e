"""The card under the list: the selected region cut out of the image, with all that is known of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.model.geometry import Bounds, Polygon, bounds
from app.ui.base.i18n import mark, tr
from app.ui.base.text_direction import reads_from_right
from app.ui.content.region_facts import RegionFacts
from app.ui.widgets import theme

HEIGHT: Final = 72
"""Logical pixels of the cut-out."""
_LARGEST: Final = 3.0
"""Device pixels an image pixel at most: what is small stays small."""


_COPIES: Final = {
    "text": (mark("Text"), mark("Copy the text that is selected")),
    "table": (mark("Table"), mark("Copy the words that are selected as a table")),
    "polygon": (mark("Polygon"), mark("Copy the polygon of the region")),
    "picture": (mark("Picture"), mark("Copy the region as a picture")),
}


class CutOut(QWidget):
    """A part of the image with the polygon of a region. ``picture`` covers ``area`` of the image."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("The region in the image"))
        self.picture: QImage | None = None
        self._area: Bounds = (0, 0, 1, 1)
        self._polygon: Polygon = ()

    def room(self) -> QSize:
        """Device pixels there are."""
        return self.size() * self.devicePixelRatioF()

    def show_part(self, picture: QImage | None, area: Bounds, polygon: Polygon) -> None:
        """Show a part of the image."""
        self.picture, self._area, self._polygon = picture, area, polygon
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(200, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another part fits."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws it."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), theme.color("canvas"))
        if self.picture is not None:
            self._paint_part(painter, self.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own signature
        painter.setPen(theme.color("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_part(self, painter: QPainter, picture: QImage) -> None:
        ratio = self.devicePixelRatioF()
        size = picture.size().toSizeF() / ratio
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(QPointF(left, top), size), picture)
        x0, y0, x1, y1 = self._area
        across, down = size.width() / max(x1 - x0, 1e-9), size.height() / max(y1 - y0, 1e-9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawPolygon(
            QPolygonF([QPointF(left + (x - x0) * across, top + (y - y0) * down) for x, y in self._polygon])
        )


class DetailCard(QFrame):
    """The card. ``wanted``: which thing to copy (text, table, polygon, picture)."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAccessibleName(tr("Selected region"))
        self.wanted_at_all = True
        self.facts_shown: RegionFacts | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(4)
        self.cut_out = CutOut(self)
        column.addWidget(self.cut_out)
        column.addSpacing(2)
        self.title = self._label(column, "strong")
        self.facts = self._label(column, "muted")
        self.place = self._label(column, "muted")
        self.origin = self._label(column, "muted")
        self.others = self._label(column, "")
        for label in (self.origin, self.others):
            label.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        self.buttons: dict[str, QPushButton] = {}
        for what, (title, tip) in _COPIES.items():
            button = QPushButton(tr(title), self)
            button.setProperty("role", "small")
            button.setAccessibleName(tr(tip))
            button.setToolTip(tr(tip))
            button.clicked.connect(self._clicked)
            self.buttons[what] = button
            row.addWidget(button)
        copy = QLabel(tr("Copy"), self)
        copy.setProperty("role", "muted")
        row.insertWidget(0, copy)
        row.addStretch(1)
        column.addLayout(row)

    def _label(self, column: QVBoxLayout, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        column.addWidget(label)
        return label

    def _clicked(self) -> None:
        for what, button in self.buttons.items():
            if button is self.sender():
                self.wanted.emit(what)

    def show_facts(self, facts: RegionFacts | None, summary: str = "") -> None:
        """Show the facts of one region, or a sentence about what is selected instead."""
        self.facts_shown = facts
        self.title.setText(_shortened(facts.title if facts else summary))
        right = facts is not None and reads_from_right(facts.title)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.title.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.title.setProperty("role", "strong" if facts else "muted")
        self.title.style().polish(self.title)
        self.facts.setText(facts.facts if facts else "")
        self.place.setText(facts.place if facts else "")
        for label in (self.facts, self.place):
            label.setVisible(bool(label.text()))
        placed = facts is not None and bool(facts.polygon)
        self.cut_out.setVisible(placed)
        self.buttons["text"].setEnabled(facts is None or bool(facts.raw))
        self.buttons["table"].setVisible(facts is None or facts.several)
        for what in ("polygon", "picture"):
            self.buttons[what].setVisible(placed)

    def show_origin(self, text: str) -> None:
        """Show where the reading comes from."""
        self.origin.setText(text)
        self.origin.setVisible(bool(text))

    def show_other_readings(self, lines: tuple[str, ...]) -> None:
        """Show how other providers read the place, a line each."""
        self.others.setText("\n".join(lines))
        self.others.setVisible(bool(lines))

    @staticmethod
    def area_of(polygon: Polygon, room: QSize) -> tuple[Bounds, QSize]:
        """Return the part of the image around a region that fills ``room`` (device pixels), and its size."""
        left, top, right, bottom = bounds(polygon)
        width, height = max(right - left, 1.0), max(bottom - top, 1.0)
        margin = 0.25 * min(width, height) + 2
        zoom = min(room.width() / (width + 2 * margin), room.height() / (height + 2 * margin), _LARGEST)
        x, y = (left + right) / 2, (top + bottom) / 2
        across, down = room.width() / zoom / 2, room.height() / zoom / 2
        return (x - across, y - down, x + across, y + down), room


def _shortened(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
