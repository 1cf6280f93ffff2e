"""The command palette: type a few letters, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.ui import theme
from app.ui.commands import COMMANDS, Command

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.ui.window import Window

_KEY_ROLE = Qt.ItemDataRole.UserRole + 1
_ID_ROLE = Qt.ItemDataRole.UserRole


def matches(typed: str, command: Command) -> int | None:
    """How well a command fits what was typed (smaller is better); ``None``: not at all.

    Letters must come in order; words beginning so come first.
    """
    title = f"{command.title} {command.menu}".casefold()
    sought = typed.casefold().strip()
    at = title.find(sought)
    if at == 0:
        return 0
    if at > 0:
        return 1 if title[at - 1] == " " else 2
    position = 0
    for letter in sought:
        position = title.find(letter, position) + 1
        if not position:
            return None
    return 3


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:  # noqa: N802 - Qt's name
        return QSize(100, 32)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(option.rect)
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_soft"))
                painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
            metrics = QFontMetrics(option.font)
            base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.setPen(theme.color("text"))
            painter.drawText(QPointF(rect.left() + 10, base), index.data())
            key = index.data(_KEY_ROLE)
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(rect.right() - 10 - metrics.horizontalAdvance(key), base), key)
        finally:
            painter.restore()


class CommandPalette(QFrame):
    """A popup over the window with every command that makes sense now."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self.setObjectName("popup")
        self.setAccessibleName("Command palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Type a command")
        self.field.setAccessibleName("Command")
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        column.addWidget(self.field)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Commands")
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.itemClicked.connect(self._take)
        column.addWidget(self.list)
        self._fill("")
        width = min(520, window.width() - 80)
        self.resize(width, min(420, window.height() - 120))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 64)))

    def _fill(self, typed: str) -> None:
        self.list.clear()
        fitting = [(matches(typed, c), n, c) for n, c in enumerate(COMMANDS) if c.when(self._window)]
        ranked = sorted(
            ((m, n, c) for m, n, c in fitting if m is not None and c.id != "help.palette"),
            key=lambda r: r[:2],
        )
        for _, _, command in ranked:
            item = QListWidgetItem(command.title, self.list)
            item.setData(_ID_ROLE, command.id)
            item.setData(_KEY_ROLE, command.key)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows move in the list while the field has the focus; Enter takes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                item = self.list.currentItem()
                if self.list.count():
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem) -> None:
        command_id = item.data(_ID_ROLE)
        window = self._window
        self.close()
        window.actions_by_id.run(command_id)
