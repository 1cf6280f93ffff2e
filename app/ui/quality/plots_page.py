"""The plots of a reading, one below the other, each of which can be saved as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.base.i18n import tr
from app.ui.base.safe_text import tooltip
from app.ui.quality.plots import Plot, as_svg
from app.ui.widgets import theme


class PlotView(QWidget):
    """Draws a plot as wide as there is room; ``opened`` carries the key of an image whose bar was clicked."""

    opened = Signal(int)

    def __init__(self, parent: QWidget, plot: Plot) -> None:
        super().__init__(parent)
        self.plot = plot
        self.setAccessibleName(plot.summary)
        self.setToolTip(tooltip(plot.summary))
        self.setFixedHeight(round(plot.height))
        self.setMinimumWidth(240)
        if plot.targets:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the plot in its own units."""
        return QSize(round(self.plot.width), round(self.plot.height))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw lines, areas and letters in the colours of the theme."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            stretch = self.width() / self.plot.width
            for stroke in self.plot.strokes:
                shape = QPolygonF([QPointF(x * stretch, y) for x, y in stroke.points])
                if stroke.filled:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.color(stroke.color))
                    painter.drawPolygon(shape)
                    continue
                pen = QPen(theme.color(stroke.color), stroke.width)
                if stroke.dashed:
                    pen.setDashPattern([4, 3])
                painter.setPen(pen)
                painter.drawPolyline(shape)
            font = QFont(self.font())
            font.setPointSizeF(font.pointSizeF() * 0.9)
            painter.setFont(font)
            for each in self.plot.letterings:
                width = QFontMetricsF(font).horizontalAdvance(each.text)
                painter.setPen(theme.color(each.color))
                painter.drawText(QPointF(each.x * stretch - width * (each.side + 1) / 2, each.y), each.text)
        finally:
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the image whose bar was clicked."""
        key = self.plot.target_at(event.position().y())
        inside = QRectF(self.rect()).contains(event.position())
        if key is not None and inside and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(key)


class PlotsPage(QScrollArea):
    """Plots under their titles. ``opened`` carries the key of an image, ``svg_wanted`` a title and an SVG."""

    opened = Signal(int)
    svg_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Plots"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.views: list[PlotView] = []
        self.buttons: list[QPushButton] = []

    def show_plots(self, plots: Sequence[tuple[str, str, Plot]], note: str = "") -> None:
        """Show plots: the title of each, a sentence about it, and itself; a note where there is none."""
        inner = QWidget(self)
        inner.setObjectName("quality-figures")
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 6, 12, 14)
        column.setSpacing(4)
        self.views, self.buttons = [], []
        if not plots:
            column.addWidget(_label(inner, note, "muted"))
        for title, sentence, plot in plots:
            row = QHBoxLayout()
            row.addWidget(_label(inner, title, "strong"), 1)
            button = QPushButton("SVG", inner)
            button.setProperty("role", "small")
            button.setAccessibleName(tr("Save the plot as SVG: {title}").format(title=title))
            button.setToolTip(button.accessibleName())
            button.clicked.connect(partial(self._save, title, plot))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
            column.addWidget(_label(inner, sentence, "muted"))
            view = PlotView(inner, plot)
            view.opened.connect(self.opened)
            column.addWidget(view)
            column.addSpacing(12)
            self.views.append(view)
            self.buttons.append(button)
        column.addStretch(1)
        self.setWidget(inner)
        inner.show()

    def _save(self, title: str, plot: Plot, _on: bool = False) -> None:
        self.svg_wanted.emit(title, as_svg(plot, lambda name: theme.color(name).name()))


def _label(parent: QWidget, text: str, role: str) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
