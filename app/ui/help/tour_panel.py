"""The small panel that tells a step of the tour, and the outline of the control it speaks of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.base.i18n import tr
from app.ui.widgets import theme

WIDTH: Final = 320
GAP: Final = 12
"""Pixels between the panel and the control."""
_OWN_KEYS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape})


class TourPanel(QFrame):
    """Title, text and two buttons; ``skipped`` and ``went_on`` say which of them was pressed."""

    skipped = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Tour"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        self.number = self._label("muted")
        self.title = self._label("strong")
        self.text = self._label("")
        for label in (self.number, self.title, self.text):
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        self.skip = QPushButton(tr("Skip the tour"), self)
        self.skip.setProperty("role", "quiet")
        self.skip.clicked.connect(self.skipped)
        row.addWidget(self.skip)
        row.addStretch(1)
        self.next = QPushButton(tr("Next"), self)
        self.next.setProperty("role", "primary")
        self.next.clicked.connect(self.went_on)
        row.addWidget(self.next)
        column.addLayout(row)
        self.hide()

    def _label(self, role: str) -> QLabel:
        label = QLabel("", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def tell(self, number: int, count: int, title: str, text: str) -> None:
        """Show a step, the first is 1; a screen reader says it at once."""
        self.number.setText(tr("Step {number} of {count}").format(number=number, count=count))
        self.title.setText(title)
        self.text.setText(text)
        self.next.setText(tr("Finish") if number == count else tr("Next"))
        self.skip.setHidden(number == count)
        said = f"{self.number.text()}. {title}. {text}"
        self.setAccessibleDescription(said)
        self.next.setAccessibleDescription(said)
        self.ensurePolished()
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # in the fonts of the style sheet
        self._column.invalidate()
        self.resize(WIDTH, self._column.totalHeightForWidth(WIDTH))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the buttons from being commands; all others are commands here too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = event.key() in _OWN_KEYS and not event.modifiers()
            if own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave by Escape, go on by Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.skip if self.skip.hasFocus() else self.next).click()
        else:
            super().keyPressEvent(event)


class TourOutline(QWidget):
    """A quiet frame around a control; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        finally:
            painter.end()


def place_beside(target: QRect, panel: QSize, room: QRect) -> QPoint:
    """Return where a panel stands beside a control, wholly within a room: below, left, right or above.

    A control that leaves no room beside it has the panel in its own lower right corner.
    """
    left = min(max(target.left(), room.left() + GAP), room.right() + 1 - panel.width() - GAP)
    top = min(max(target.top(), room.top() + GAP), room.bottom() + 1 - panel.height() - GAP)
    inner = room.adjusted(GAP, GAP, -GAP, -GAP)
    for place in (
        QPoint(left, target.bottom() + 1 + GAP),
        QPoint(target.left() - GAP - panel.width(), top),
        QPoint(target.right() + 1 + GAP, top),
        QPoint(left, target.top() - GAP - panel.height()),
    ):
        if inner.contains(QRect(place, panel)):
            return place
    corner = target.intersected(room) if target.intersects(room) else room
    x = max(corner.right() + 1 - panel.width() - 2 * GAP, inner.left())
    return QPoint(x, max(corner.bottom() + 1 - panel.height() - 2 * GAP, inner.top()))
