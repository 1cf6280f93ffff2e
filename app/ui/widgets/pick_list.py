"""A list over the window to pick from: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.base.i18n import tr
from app.ui.widgets.list_row import Index, RowDelegate, draw_text, draw_text_before, draw_tint

Entry = tuple[str, str, str]
"""Id, title and note of an entry; the note stands at the right."""
ListEntries = Callable[[str], Iterable[Entry]]
"""Gives the entries that fit what was typed, the best first."""

_NEAREST = 6
"""Entries proposed where none fits."""
_NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
_ID_ROLE = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class PickList(QFrame):
    """A field over a list. ``picked`` carries the id of the entry taken, after the list has closed."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, name: str, hint: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list_entries: ListEntries = _no_entries
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.fill)
        column.addWidget(self.field)
        self.note = QLabel("", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "muted")
        self.note.setContentsMargins(10, 0, 10, 0)
        self.note.hide()
        column.addWidget(self.note)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.itemClicked.connect(self._pick)
        column.addWidget(self.list)
        width = min(620, parent.width() - 80)
        self.resize(width, min(420, parent.height() - 120))
        self.move(parent.mapToGlobal(QPoint((parent.width() - width) // 2, 64)))

    def offer(self, list_entries: ListEntries) -> None:
        """Take entries from a function from now on, and list those that fit."""
        self._list_entries = list_entries
        self.fill(self.field.text())

    def fill(self, typed: str = "") -> None:
        """List the entries that fit what was typed; where none does say so, and list the nearest."""
        self.list.clear()
        entries = list(self._list_entries(typed))
        self._say("")
        if not entries:
            entries = self._nearest(typed)
            self._say(tr("Nothing found. Did you mean:") if entries else tr("Nothing found."))
        for entry, title, note in entries:
            item = QListWidgetItem(title, self.list)
            item.setData(_ID_ROLE, entry)
            item.setData(_NOTE_ROLE, note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (title, note))))
        self.list.setCurrentRow(-1 if self.note.text() else 0)  # a guess is no choice yet

    def search_text(self, entry: Entry) -> str:
        """Return what of an entry is compared with what was typed, to find the nearest."""
        return entry[1]

    def _nearest(self, typed: str) -> list[Entry]:
        """Return the entries most like what was typed."""
        from rapidfuzz.fuzz import partial_ratio, ratio

        sought = typed.casefold().strip()

        def likeness(entry: Entry) -> float:
            words = self.search_text(entry).casefold().split()
            best = max((ratio(sought, word) for word in words), default=0.0)
            return max(best, 0.9 * partial_ratio(sought, " ".join(words)))

        return sorted(self._list_entries(""), key=likeness, reverse=True)[:_NEAREST]

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.list.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move in the list by arrow keys while the field has the focus; Enter picks."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if self.list.currentRow() >= 0:
                    self._pick(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _pick(self, item: QListWidgetItem) -> None:
        entry = item.data(_ID_ROLE)
        self.close()
        self.picked.emit(entry)


def _no_entries(_typed: str) -> Iterable[Entry]:
    return ()


class _Delegate(RowDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:  # noqa: N802 - Qt's name
        return QSize(100, 32)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_tint(painter, rect.adjusted(0, 1, 0, -1), "accent_soft", 5)
        metrics = QFontMetrics(option.font)
        base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
        used = draw_text_before(painter, index.data(_NOTE_ROLE), "muted", QPointF(rect.right() - 10, base))
        draw_text(painter, index.data(), "text", QPointF(rect.left() + 10, base), rect.width() - used - 36)
