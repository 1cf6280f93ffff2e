"""A label that gives way: where it is narrow it elides its text, and its tool tip has all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from app.ui.base.safe_text import tooltip

_NARROWEST = 40


class ElidedLabel(QLabel):
    """A label of one line of plain text that may be narrower than its text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._tip = ""

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text, and say all of it in the tool tip unless that says more."""
        super().setText(text)
        self.setToolTip(self._tip)

    def setToolTip(self, tip: str) -> None:  # noqa: N802 - Qt's name
        """Say something else in the tool tip; nothing: the text itself."""
        self._tip = tip
        super().setToolTip(tip or (tooltip(self.text()) if self.text() else ""))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a few letters, none without a text."""
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), _NARROWEST) if self.text() else 0, wanted.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the text, elided where it does not fit."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        try:
            style = self.style()
            style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
            margins = super().minimumSizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
            area = self.rect().adjusted(max(0, margins // 2), 0, -max(0, margins // 2), 0)
            text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width() + 1)
            style.drawItemText(
                painter, area, int(self.alignment()), option.palette, self.isEnabled(), text,
                self.foregroundRole(),
            )  # fmt: skip
        finally:
            painter.end()
