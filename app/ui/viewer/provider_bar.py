"""Who analysed the current image: one pill a provider, with its state, its line and an eye.

The line is dashed as the provider's regions are on the canvas; the eye says whether they are drawn.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.base.safe_text import tooltip
from app.ui.canvas.palette import dash_pattern
from app.ui.viewer.provider_status import ProviderStatus
from app.ui.widgets import theme

_LINE: Final = 28.0
"""Length of a provider's line under its name, where the name is not longer."""
_EYE: Final = 26
"""Width of the part of a pill that holds the eye."""
_NARROWEST: Final = 52
"""A title is cut to this width where there is no room for it."""


class ProviderPill(QAbstractButton):
    """One provider. ``clicked`` asks for it alone, ``eyed`` for it beside the others, or no longer.

    The eye, a click with Ctrl and Space do the latter; Enter is a click.
    """

    eyed = Signal()

    def __init__(self, status: ProviderStatus, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.status = status
        self.show_status(status)

    def show_status(self, status: ProviderStatus) -> None:
        """Show another status of the provider."""
        before, self.status = self.status, status
        words = f"{status.title}: {status.note or tr('not asked yet')}"
        self.setAccessibleName(one_line(words))
        tip = status.tip or words
        if status.rank is not None:
            self.setAccessibleDescription(tr("drawn") if status.drawn else tr("not drawn"))
            tip += "\n" + tr("Click: alone. Ctrl+click or Space: beside the others.")
        self.setToolTip(tooltip(tip))
        if (before.title, before.note, before.rank) != (status.title, status.note, status.rank):
            self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Nothing by itself: whose findings are listed is told from outside."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for dot, title, note and eye."""
        metrics = QFontMetrics(self.font())
        width = self._around() + metrics.horizontalAdvance(self._title())
        if self.status.note:
            width += 12 + metrics.horizontalAdvance(one_line(self.status.note, 60))
        return QSize(width, 28)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Dot, the beginning of the title and the eye."""
        title = QFontMetrics(self.font()).horizontalAdvance(self._title())
        return QSize(self._around() + min(title, _NARROWEST), 28)

    def _title(self) -> str:
        return one_line(self.status.title, 40)

    def _around(self) -> int:
        """Return the width that dot, margins and eye take together."""
        return 38 if self.status.rank is None else 38 + _EYE - 8

    def eye_area(self) -> QRectF:
        """Return where a click is one on the eye, empty without an eye."""
        if self.status.rank is None:
            return QRectF()
        return QRectF(self.width() - _EYE, 0, _EYE, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a press on the eye, or with Ctrl, for a switch and no click."""
        left = event.button() == Qt.MouseButton.LeftButton
        with_key = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if left and (with_key or self.eye_area().contains(event.position())):
            event.accept()
            self.eyed.emit()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space is the eye, Enter a click."""
        if event.key() == Qt.Key.Key_Space:
            self.eyed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space was dealt with when it went down."""
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)

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
        tone = theme.color(self.status.tone)
        if self.status.share is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawEllipse(middle, 4, 4)
        else:
            ring = QRectF(middle.x() - 5, middle.y() - 5, 10, 10)
            painter.setPen(QPen(theme.color("pressed"), 2))
            painter.drawEllipse(ring)
            painter.setPen(QPen(tone, 2))
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * max(0.06, self.status.share)))
        left = 26.0
        right = self.width() - 10.0
        if self.status.rank is not None:
            right = self.eye_area().left() - 2
            self._paint_eye(painter)
        title = metrics.elidedText(self._title(), Qt.TextElideMode.ElideMiddle, round(right - left))
        painter.setPen(theme.color("text"))
        if self.status.rank is not None:
            base -= 2
            self._paint_line(painter, left, base + 5.5, max(_LINE, metrics.horizontalAdvance(title)))
            painter.setPen(theme.color("text"))
        painter.drawText(QPointF(left, base), title)
        left += 8 + metrics.horizontalAdvance(title)
        painter.setPen(theme.color("bad" if self.status.tone == "bad" else "muted"))
        note, room = one_line(self.status.note, 60), round(right - left)
        if metrics.horizontalAdvance(note) <= room or room > _NARROWEST:
            note = metrics.elidedText(note, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left, base), note)

    def _paint_line(self, painter: QPainter, left: float, middle: float, length: float) -> None:
        """Draw the dashes of the provider's regions under its name."""
        pen = QPen(theme.color("text" if self.status.drawn else "idle"), 2)
        pattern = dash_pattern(self.status.rank or 0)
        if pattern:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([part / 2 for part in pattern])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(left + length, middle))

    def _paint_eye(self, painter: QPainter) -> None:
        """Draw an eye, struck through while the regions are not drawn."""
        drawn = self.status.drawn
        middle = QPointF(self.eye_area().left() + 10, self.height() / 2)
        lid = QPainterPath(middle - QPointF(7, 0))
        lid.quadTo(middle - QPointF(0, 9), middle + QPointF(7, 0))
        lid.quadTo(middle + QPointF(0, 9), middle - QPointF(7, 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("text" if drawn else "muted"), 1.2))
        painter.drawPath(lid)
        if drawn:
            painter.setBrush(theme.color("text"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(middle, 2.2, 2.2)
        else:
            painter.drawLine(middle + QPointF(-6, 5), middle + QPointF(6, -5))


class ProviderBar(QWidget):
    """The pills. ``chosen``: a provider to be shown alone; ``eyed``: one to be drawn beside, or not.

    ``menu_wanted`` carries a provider, and the place on the screen for what can be done with it.
    """

    chosen = Signal(str)
    eyed = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Providers"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.pills: dict[str, ProviderPill] = {}

    def show_statuses(self, statuses: tuple[ProviderStatus, ...], listed: str) -> None:
        """Show a pill for each status; that of the provider whose findings are ``listed`` is pressed."""
        wanted = {status.provider for status in statuses}
        for gone in [provider for provider in self.pills if provider not in wanted]:
            pill = self.pills.pop(gone)
            self._row.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        for status in statuses:
            known = self.pills.get(status.provider)
            if known is None:
                known = ProviderPill(status, self)
                known.clicked.connect(self._clicked)
                known.eyed.connect(self._eyed)
                known.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                known.customContextMenuRequested.connect(partial(self.open_menu, status.provider))
                self.pills[status.provider] = known
                self._row.insertWidget(self._row.count() - 1, known)
            elif known.status != status:
                known.show_status(status)
            known.setChecked(status.provider == listed)

    def open_menu(self, provider: str, _at: QPoint | None = None) -> None:
        """Ask for what can be done with a provider, under its pill."""
        pill = self.pills.get(provider)
        if pill is not None:
            self.menu_wanted.emit(provider, pill.mapToGlobal(QPoint(0, pill.height() + 2)))

    def _clicked(self) -> None:
        pill = self.sender()
        if isinstance(pill, ProviderPill):
            self.chosen.emit(pill.status.provider)

    def _eyed(self) -> None:
        pill = self.sender()
        if isinstance(pill, ProviderPill):
            self.eyed.emit(pill.status.provider)
