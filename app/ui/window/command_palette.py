"""Lists over the window to pick from: type a few letters, press Enter. Commands, and files opened lately."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

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
    QWidget,
)

from app.config.settings import RECENT, RECENT_COMMANDS
from app.ui.base.i18n import tr
from app.ui.base.safe_text import one_line
from app.ui.widgets import theme
from app.ui.window.commands import COMMANDS, Command

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.ui.window.main_window import MainWindow

_KEY_ROLE = Qt.ItemDataRole.UserRole + 1
_ID_ROLE = Qt.ItemDataRole.UserRole
MOST_COMMANDS: Final = 8


def matches(typed: str, command: Command) -> int | None:
    """How well a command fits what was typed (smaller is better); ``None``: not at all.

    Letters must come in order; words beginning so come first.
    """
    title = f"{command.shown} {tr(command.menu)}".casefold()
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


class PickList(QFrame):
    """A field over a list. ``entries`` says what fits what was typed, ``take`` does it."""

    def __init__(self, window: MainWindow, name: str, hint: str) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self.setObjectName("popup")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.fill)
        column.addWidget(self.field)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.itemClicked.connect(self._taken)
        column.addWidget(self.list)
        width = min(520, window.width() - 80)
        self.resize(width, min(420, window.height() - 120))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 64)))

    def entries(self, typed: str) -> Iterable[tuple[str, str, str]]:
        """Id, title and note of each entry that fits, the best first."""
        raise NotImplementedError

    def take(self, entry: str) -> None:
        """Do what an entry stands for; the list is closed already."""
        raise NotImplementedError

    def fill(self, typed: str = "") -> None:
        """List what fits."""
        self.list.clear()
        for entry, title, note in self.entries(typed):
            item = QListWidgetItem(title, self.list)
            item.setData(_ID_ROLE, entry)
            item.setData(_KEY_ROLE, note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (title, note))))
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
                    self._taken(item)
                return True
        return super().eventFilter(watched, event)

    def _taken(self, item: QListWidgetItem) -> None:
        entry = item.data(_ID_ROLE)
        self.close()
        self.take(entry)


class CommandPalette(PickList):
    """Every command that makes sense now: the latest first, then those of what has the focus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, tr("Command palette"), tr("Type a command"))
        self._here = _menu_of_focus(window)
        self.fill()

    def entries(self, typed: str) -> Iterable[tuple[str, str, str]]:
        """Commands, with their keys."""
        used = self._window.preferences.get(RECENT_COMMANDS)
        ranked = []
        for number, each in enumerate(COMMANDS):
            fit = matches(typed, each)
            if fit is None or each.id == "help.palette" or not each.when(self._window):
                continue
            lately = used.index(each.id) if each.id in used else len(used)
            ranked.append(((fit, lately, each.menu != self._here, number), each))
        for _, each in sorted(ranked, key=lambda r: r[0]):
            yield each.id, each.shown, each.key

    def take(self, entry: str) -> None:
        """Run a command, and remember that it was."""
        preferences = self._window.preferences
        before = [c for c in preferences.get(RECENT_COMMANDS) if c != entry]
        preferences.set(RECENT_COMMANDS, (entry, *before)[:MOST_COMMANDS])
        self._window.command_actions.run(entry)


class RecentFiles(PickList):
    """Files opened lately, the latest first; one that is gone says so when it is opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, tr("Files opened lately"), tr("Type a part of a name"))
        self.fill()

    def entries(self, typed: str) -> Iterable[tuple[str, str, str]]:
        """Files, with their folders."""
        sought = typed.casefold().strip()
        files: tuple[str, ...] = self._window.preferences.get(RECENT)
        for path in map(Path, files):
            if sought in str(path).casefold():
                yield str(path), one_line(path.name, 60), one_line(_short(path.parent), 60)

    def take(self, entry: str) -> None:
        """Open it."""
        self._window.open_paths([entry])


def _short(folder: Path) -> str:
    """The end of a folder's path, which tells more than its beginning."""
    parts = folder.parts
    return str(folder) if len(parts) < 4 else str(Path("…", *parts[-2:]))


def _menu_of_focus(window: MainWindow) -> str:
    """The menu of what has the focus."""
    focus: QWidget | None = window.focusWidget()
    places = (
        (window.inspector.copies, "Provenance"),
        (window.inspector.compare, "Analyse"),
        (window.inspector, "Edit"),
        (window.strip, "Analyse"),
        (window.viewer, "View"),
    )
    return next((menu for place, menu in places if focus is not None and place.isAncestorOf(focus)), "File")
