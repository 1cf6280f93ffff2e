"""One switch per overlay: its colour and line, its name, how many regions it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.base.i18n import mark, number_text, tr
from app.ui.canvas.palette import region_style
from app.ui.widgets import theme
from app.ui.widgets.shortcuts import describe

OVERLAYS: Final[tuple[tuple[str, str], ...]] = (
    ("block", mark("Blocks")),
    ("line", mark("Lines")),
    ("word", mark("Words")),
    ("face", mark("Faces")),
    ("object", mark("Objects")),
)
_OF_TEXT: Final = ("block", "line", "word")
"""The switches that stay in the first row where there are two."""
FILLS: Final = {"block": 0, "line": 0, "word": 70, "face": 40, "object": 30}


class OverlayChip(QAbstractButton):
    """The switch of one overlay."""

    def __init__(self, key: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.title = tr(title)
        self.count: int | None = None
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        describe(self, f"view.{title.lower()}")

    def set_count(self, count: int | None) -> None:
        """How many regions it holds; ``None``: nothing was asked."""
        if count != self.count:
            self.count = count
            number = tr("not read") if count is None else str(count)
            self.setAccessibleDescription(number)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for swatch, name and count."""
        metrics = QFontMetrics(self.font())
        width = 36 + metrics.horizontalAdvance(self.title)
        if self.count is not None:
            width += 7 + metrics.horizontalAdvance(number_text(self.count))
        return QSize(width + 4, 28)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Swatch and name: where there is no room, the count goes whole, never cut, and the name stays."""
        return QSize(40 + QFontMetrics(self.font()).horizontalAdvance(self.title), 28)

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
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(area, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 6, 6)
        on = self.isChecked()
        swatch = QRectF(8, self.height() / 2 - 6, 12, 12)
        style = region_style(self.key)
        stroke = QColor(style.colour)
        fill = QColor(stroke)
        fill.setAlpha(FILLS[self.key] if on else 0)
        if not on:
            stroke = theme.color("idle")
        painter.setPen(QPen(stroke, style.width if on else 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(swatch, 2.5, 2.5)
        metrics = QFontMetrics(self.font())
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        left = 28
        painter.setPen(theme.color("text" if on else "muted"))
        painter.drawText(QPointF(left, base), self.title)
        left += 7 + metrics.horizontalAdvance(self.title)
        if self.count is not None and self.width() >= self.sizeHint().width() - 4:
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(left, base), number_text(self.count))


class OverlaysPanel(QWidget):
    """The switches, each pressed while its overlay is drawn.

    ``visible_changed``: key and whether it is on; ``hidden_changed``: all of them.
    """

    visible_changed = Signal(str, bool)
    hidden_changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Overlays"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(0)
            column.addLayout(row)
        self._in_two_rows = False
        self.hidden: bool = False
        self._on: dict[str, bool] = {key: True for key, _ in OVERLAYS}
        self.chips: dict[str, OverlayChip] = {}
        for key, title in OVERLAYS:
            chip = OverlayChip(key, title, self)
            chip.clicked.connect(self._clicked)
            self.chips[key] = chip
        self.chips["object"].hide()
        self._fill_rows()

    def _shown(self, kinds: tuple[str, ...]) -> list[OverlayChip]:
        return [chip for kind in kinds if not (chip := self.chips[kind]).isHidden()]

    @staticmethod
    def _width_of(chips: list[OverlayChip], *, least: bool = False) -> int:
        return sum((chip.minimumSizeHint() if least else chip.sizeHint()).width() for chip in chips)

    def _fill_rows(self) -> None:
        """Put the switches into one row, or those of regions without text into a second one."""
        for row in (self._first, self._second):
            while row.count():
                row.takeAt(0)
        second = self._second if self._in_two_rows else self._first
        for kind, chip in self.chips.items():
            (self._first if kind in _OF_TEXT else second).addWidget(chip)
        if self._in_two_rows:
            self._first.addStretch(1)
        second.addStretch(1)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all switches beside each other, with their counts."""
        return QSize(self._width_of(self._shown(tuple(self.chips))), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two rows of switches without their counts."""
        rest = tuple(kind for kind in self.chips if kind not in _OF_TEXT)
        first = self._width_of(self._shown(_OF_TEXT), least=True)
        second = self._width_of(self._shown(rest), least=True)
        return QSize(max(first, second), self._height())

    def _height(self) -> int:
        return 58 if self._in_two_rows else 28

    def event(self, event: QEvent) -> bool:
        """Fill one row or two when there is another width, or other switches."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            wanted = self._width_of(self._shown(tuple(self.chips)), least=True)
            if (wanted > self.width()) != self._in_two_rows:
                self._in_two_rows = wanted > self.width()
                self._fill_rows()
        return super().event(event)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many regions each overlay holds; one that is not named was not asked for."""
        for key, chip in self.chips.items():
            chip.set_count(counts.get(key))
        self.chips["object"].setVisible(bool(counts.get("object")))

    def set_on(self, keys: Mapping[str, bool]) -> None:
        """Set the switches as they were kept."""
        for key, on in keys.items():
            if key in self.chips and on != self.is_on(key):
                self.toggle(key)

    def is_on(self, key: str) -> bool:
        """Return True if this overlay is switched on, even while all are hidden."""
        return self._on[key]

    def is_drawn(self, key: str) -> bool:
        """Return True if this overlay is on the image now."""
        return self._on[key] and not self.hidden

    def toggle(self, key: str) -> None:
        """Switch one overlay; while all are hidden, show this one and no other."""
        if self.hidden:
            for other in [k for k, on in self._on.items() if on and k != key]:
                self._switch(other, on=False)
            self._switch(key, on=True)
            self._hide(hidden=False)
        else:
            self._switch(key, on=not self._on[key])

    def show_kind(self, key: str) -> None:
        """See to it that regions of this kind are drawn."""
        if self.hidden:
            self.toggle_hidden()
        if key in self.chips and not self.is_on(key):
            self.toggle(key)

    def toggle_hidden(self) -> None:
        """Hide every overlay, or show again those that are on."""
        self._hide(hidden=not self.hidden)

    def _switch(self, key: str, *, on: bool) -> None:
        self._on[key] = on
        self._show_state()
        self.visible_changed.emit(key, on)

    def _hide(self, *, hidden: bool) -> None:
        self.hidden = hidden
        self._show_state()
        self.hidden_changed.emit(hidden)

    def _show_state(self) -> None:
        for key, chip in self.chips.items():
            chip.setChecked(self.is_drawn(key))

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, OverlayChip):
            self.toggle(chip.key)
