"""The page where keys are changed: every command with its keys, and what a new key would take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from app.config.settings import KEYS
from app.ui.base.i18n import tr
from app.ui.widgets import keymap
from app.ui.widgets.shortcuts import Shortcut, all_shortcuts, menus_in_order, shortcut
from app.ui.window.command_search import match_rank

if TYPE_CHECKING:
    from app.ui.session.context import Context

_ID: Final = Qt.ItemDataRole.UserRole


def holder(key: str, but: str) -> Shortcut | None:
    """Return the command other than ``but`` that has this portable key now, None without one."""
    return next((c for c in all_shortcuts() if c.id != but and key in map(keymap.portable, c.used)), None)


class KeyChanges(QDialog):
    """A list of commands and a field for a new key; changes take effect at once and are kept as settings."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self.setWindowTitle(tr("Change keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Filter by command or shortcut"))
        self.field.setAccessibleName(tr("Filter by command or shortcut"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._to_edit)
        column.addWidget(self.field)
        self.list = self._table()
        column.addWidget(self.list, 1)
        self.about = self._label("strong")
        column.addWidget(self.about)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.edit = QKeySequenceEdit(self)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(tr("New shortcut"))
        self.edit.keySequenceChanged.connect(self._typed)
        row.addWidget(self.edit, 1)
        self.take = self._button(tr("Use"), self._use, tr("Use this shortcut for the command"))
        self.add = self._button(tr("Add"), self._add, tr("Add this shortcut to those of the command"))
        self.none = self._button(tr("No shortcut"), self._clear, tr("Remove all shortcuts of the command"))
        self.own = self._button(tr("Default"), self._own, tr("Restore the default shortcuts of the command"))
        for button in (self.take, self.add, self.none, self.own):
            row.addWidget(button)
        column.addLayout(row)
        self.warning = self._label("bad")
        self.warning.setMinimumHeight(self.fontMetrics().height() + 4)
        column.addWidget(self.warning)
        row = QHBoxLayout()
        self.all = self._button(tr("Restore all defaults"), self._reset, tr("Restore all default shortcuts"))
        row.addWidget(self.all)
        row.addStretch(1)
        close = self._button(tr("Close"), self.accept, tr("Close this page"))
        row.addWidget(close)
        column.addLayout(row)
        self._fill()
        self.resize(720, 600)
        self.field.setFocus()

    def _table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setAccessibleName(tr("Commands and their shortcuts"))
        table.setColumnCount(2)
        table.setHeaderHidden(True)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.currentItemChanged.connect(self._chosen)
        table.itemActivated.connect(self._to_edit)
        return table

    def _label(self, role: str) -> QLabel:
        label = QLabel("", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, run: object, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(run)
        return button

    @property
    def current(self) -> Shortcut | None:
        """Return the command chosen in the list, None without one."""
        item = self.list.currentItem()
        return shortcut(item.data(0, _ID)) if item is not None else None

    @property
    def typed(self) -> str:
        """Return the key typed as a portable key sequence, empty without one."""
        return self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def choose(self, command_id: str) -> None:
        """Choose a command in the list."""
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None and item.data(0, _ID) == command_id:
                self.list.setCurrentItem(item)

    def _fill(self) -> None:
        height = self.fontMetrics().height() + 8
        for menu in menus_in_order():
            for each in (c for c in all_shortcuts() if c.menu == menu):
                item = QTreeWidgetItem(self.list)
                item.setData(0, _ID, each.id)
                item.setSizeHint(0, QSize(0, height))
        self._update_rows()
        self.choose(all_shortcuts()[0].id)

    def _update_rows(self) -> None:
        """Write names and keys into the rows; what was changed is bold."""
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is None:
                continue
            each = shortcut(item.data(0, _ID))
            keys = ", ".join(map(keymap.native, each.used)) or "—"
            title = f"{tr(each.menu)}: {each.name}"
            item.setText(0, title)
            item.setText(1, keys)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{title}, {keys}")
            font = QFont(self.font())
            font.setBold(keymap.is_changed(each.id))
            item.setFont(0, font)
            item.setFont(1, font)
        self.all.setEnabled(bool(keymap.texts()))
        self._chosen()

    def _filter(self, sought: str) -> None:
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None:
                fits = match_rank(sought, shortcut(item.data(0, _ID))) in {0, 1, 2}
                item.setHidden(not fits and sought.casefold() not in item.text(1).casefold())
        current = self.list.currentItem()
        if current is None or current.isHidden():  # what is not seen is not what a new key is for
            rows = map(self.list.topLevelItem, range(self.list.topLevelItemCount()))
            seen = next((row for row in rows if row is not None and not row.isHidden()), None)
            if seen is None:
                self.list.setCurrentIndex(QModelIndex())
            else:
                self.list.setCurrentItem(seen)

    def _to_edit(self) -> None:
        if self.current is not None:
            self.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the filter into the list by Down."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> None:
        chosen = self.current
        self.about.setText(
            "" if chosen is None else tr("New shortcut for {command}").format(command=chosen.name)
        )
        self.own.setEnabled(chosen is not None and keymap.is_changed(chosen.id))
        self.none.setEnabled(chosen is not None and bool(chosen.used))
        self.edit.clear()
        self._typed()

    def _typed(self) -> None:
        chosen, key = self.current, self.typed
        self.take.setEnabled(bool(key) and chosen is not None)
        self.add.setEnabled(bool(key) and chosen is not None and key not in chosen.used)
        previous = holder(key, chosen.id) if key and chosen is not None else None
        sentence = tr("{key} is already the shortcut for {command}, which would lose it.")
        warning = "" if previous is None else sentence.format(key=keymap.native(key), command=previous.name)
        self.warning.setText(warning)

    def _use(self) -> None:
        self._give((self.typed,))

    def _add(self) -> None:
        chosen = self.current
        if chosen is not None:
            self._give((*chosen.used, self.typed))

    def _clear(self) -> None:
        self._give(())

    def _own(self) -> None:
        chosen = self.current
        if chosen is not None:
            self._give(chosen.keys)

    def _give(self, keys: keymap.Keys) -> None:
        """Give the chosen command these keys, and take them from whoever had them."""
        chosen = self.current
        if chosen is None:
            return
        for key in keys:
            previous = holder(key, chosen.id)
            if previous is not None:
                remaining = tuple(k for k in previous.used if keymap.portable(k) != key)
                keymap.change(previous.id, remaining, previous.keys)
        keymap.change(chosen.id, keys, chosen.keys)
        self._apply()

    def _reset(self) -> None:
        keymap.reset()
        self._apply()

    def _apply(self) -> None:
        self._preferences.set(KEYS, keymap.texts())  # the actions follow
        self.list.setFocus()  # the button pressed goes off, and the next one would take keys away
        self._update_rows()
