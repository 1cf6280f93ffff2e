"""Who analysed the current image: one pill a provider with state, time and error; the chosen one is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from app.ui import theme
from app.ui.safe_text import one_line, tooltip


@dataclass(frozen=True)
class Standing:
    """How a provider stands with the image: ``tone`` is a colour name; ``share`` 0..1 while it runs."""

    provider: str
    title: str
    note: str = ""
    tone: str = "idle"
    tip: str = ""
    share: float | None = None


class Pill(QAbstractButton):
    """One provider."""

    def __init__(self, standing: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.standing = standing
        self.tell(standing)

    def tell(self, standing: Standing) -> None:
        """Show another standing."""
        resize = (standing.title, standing.note) != (self.standing.title, self.standing.note)
        self.standing = standing
        self.setAccessibleName(one_line(f"{standing.title}: {standing.note or 'not asked yet'}"))
        self.setToolTip(tooltip(standing.tip or f"{standing.title}: {standing.note or 'not asked yet'}"))
        if resize:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for dot, title and note."""
        metrics = QFontMetrics(self.font())
        width = 36 + metrics.horizontalAdvance(one_line(self.standing.title, 40))
        if self.standing.note:
            width += 12 + metrics.horizontalAdvance(one_line(self.standing.note, 60))
        return QSize(width, 28)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Dot and title."""
        return QSize(36 + QFontMetrics(self.font()).horizontalAdvance(one_line(self.standing.title, 40)), 28)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws it."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = "accent_soft" if self.isChecked() else "hover"
        painter.setPen(QPen(theme.color("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(area, 14, 14)
        metrics = QFontMetrics(self.font())
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        middle = QPointF(15, self.height() / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tone = theme.color(self.standing.tone)
        if self.standing.share is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawEllipse(middle, 4, 4)
        else:
            ring = QRectF(middle.x() - 5, middle.y() - 5, 10, 10)
            painter.setPen(QPen(theme.color("pressed"), 2))
            painter.drawEllipse(ring)
            painter.setPen(QPen(tone, 2))
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * max(0.06, self.standing.share)))
        title = one_line(self.standing.title, 40)
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(26, base), title)
        left = 34 + metrics.horizontalAdvance(title)
        painter.setPen(theme.color("bad" if self.standing.tone == "bad" else "muted"))
        room = self.width() - left - 10
        note = metrics.elidedText(one_line(self.standing.note, 60), Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QPointF(left, base), note)


class ProviderBar(QWidget):
    """The pills. ``chosen``: the provider whose analysis is to be shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Providers")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.pills: dict[str, Pill] = {}

    def tell(self, standings: tuple[Standing, ...], shown: str) -> None:
        """Show how each provider stands; ``shown`` is the one whose analysis is seen."""
        wanted = {s.provider: s for s in standings}
        for gone in [p for p in self.pills if p not in wanted]:
            pill = self.pills.pop(gone)
            self._row.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        for standing in standings:
            found = self.pills.get(standing.provider)
            if found is None:
                found = Pill(standing, self)
                found.clicked.connect(self._clicked)
                self.pills[standing.provider] = found
                self._row.insertWidget(self._row.count() - 1, found)
            elif found.standing != standing:
                found.tell(standing)
            found.setChecked(standing.provider == shown)

    def _clicked(self) -> None:
        pill = self.sender()
        if isinstance(pill, Pill):
            pill.setChecked(True)
            self.chosen.emit(pill.standing.provider)
