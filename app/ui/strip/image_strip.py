"""The image strip: the open images, thousands if need be; filtered, ordered, several selected at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.base.actions import Actions
from app.ui.base.i18n import number_text, tr, trn
from app.ui.base.runtime import Runtime
from app.ui.session.arranged_images import SortOrder, StateFilter
from app.ui.session.entries import ENTRY_ROLE, Entry, Index
from app.ui.session.session import Session
from app.ui.strip.entry_delegate import ROW, THUMBNAIL, EntryDelegate
from app.ui.strip.thumbnails import Thumbnails
from app.ui.widgets.escape_key import claims_escape
from app.ui.widgets.shortcuts import describe

AROUND: Final = 12
"""Rows above and below those in view whose small pictures are made too."""
_HEAD_MARGINS: Final = 34
"""Pixels around and between the parts of the head."""
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
SETTLED: Final = 30
"""Milliseconds after a change until the small pictures of what is in view are asked for."""


class FilterField(QLineEdit):
    """The field to filter images by; Escape empties it, then goes to the list, and so does Down."""

    def __init__(self, strip: ImageStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self.setPlaceholderText(tr("Filter images"))
        self.setClearButtonEnabled(True)
        describe(self, "images.filter")

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the field while one types in it, whatever it closes elsewhere."""
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the field at the keys that lead away."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return}:
            self._strip.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


class StripView(QListView):
    """The list itself. ``close_wanted``: Delete was pressed, which here is about images."""

    close_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the command about regions."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
            and event.modifiers() in _PLAIN
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ask that the selected images be closed at Delete."""
        if event.key() == Qt.Key.Key_Delete and event.modifiers() in _PLAIN:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Only select at a right click: to look at an image may be to analyse it."""
        if event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)
            return
        event.accept()
        index = self.indexAt(event.position().toPoint())
        chosen = self.selectionModel()
        if not index.isValid():
            chosen.clearSelection()
        elif not chosen.isSelected(index):
            chosen.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class ImageStrip(QWidget):
    """The list of open images with its filter and order, in step with the session."""

    copied = Signal(object)

    def __init__(self, session: Session, runtime: Runtime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.thumbnails = Thumbnails(runtime, self)
        self._chosen: frozenset[int] = frozenset()
        self._selected = 0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED)
        self._settled.timeout.connect(self._want_thumbnails)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.field: FilterField = FilterField(self)
        self._field_row = QHBoxLayout()
        self._field_row.setContentsMargins(12, 0, 12, 8)
        self._field_row.addWidget(self.field)
        column.addLayout(self._field_row)
        self.view: StripView = self._list()
        column.addWidget(self.view, 1)
        hint = QLabel(tr("Drop images, folders or links"), self)
        hint.setProperty("role", "muted")
        hint.setContentsMargins(14, 8, 14, 10)
        hint.setWordWrap(True)
        column.addWidget(hint)
        self._connect()
        self._update()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 6)
        self._title = QLabel(tr("Images"), self)
        self._title.setProperty("role", "section")
        self.count = QLabel("", self)
        self.count.setAccessibleName(tr("How many images are shown"))
        self.count.setProperty("role", "muted")
        self.sort = QToolButton(self)
        self.sort.setObjectName("sort")
        self.sort.setText(tr("Sort") + " ▾")
        self.sort.setProperty("role", "quiet")
        self.sort.setToolTip(tr("Which images are shown, and in which order"))
        self.sort.setAccessibleName(tr("Show and sort images"))
        self.sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sort.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(self.sort)
        return head

    def _list(self) -> StripView:
        view = StripView(self)
        view.setAccessibleName(tr("Open images"))
        view.setModel(self._session.arranged)
        view.setItemDelegate(EntryDelegate(self.thumbnails.get, self._leads, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        return view

    def _connect(self) -> None:
        arranged = self._session.arranged
        self.view.selectionModel().currentChanged.connect(self._picked)
        self.view.selectionModel().selectionChanged.connect(self._show_selected)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.field.textChanged.connect(arranged.set_text)
        self.thumbnails.loaded.connect(self.view.viewport().update)
        self._session.current_changed.connect(self._follow)
        arranged.modelAboutToBeReset.connect(self._remember)
        arranged.modelReset.connect(self._recall)
        arranged.rearranged.connect(self._update)
        arranged.dataChanged.connect(self._changed)
        self._session.images.rowsInserted.connect(self._update)
        self._session.images.rowsRemoved.connect(self._update)

    def connect_commands(self, actions: Actions) -> None:
        """Offer in the head what can be done with the list."""
        menu = QMenu(self)
        menu.aboutToShow.connect(actions.refresh_now)
        for state in StateFilter:
            menu.addAction(actions[f"images.only-{state.name.lower()}"])
        menu.addSeparator()
        for order in SortOrder:
            menu.addAction(actions[f"images.sort-{order.name.lower()}"])
        self.sort.setMenu(menu)

    def go_to_field(self) -> None:
        """Go to the filter field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def selected(self) -> tuple[Entry, ...]:
        """Return the images that are selected, in the order shown."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        entries = (self._session.arranged.index(row).data(ENTRY_ROLE) for row in rows)
        return tuple(entry for entry in entries if entry is not None)  # None: closed just now

    def copy_paths(self) -> None:
        """Put the paths of the images selected on the clipboard, one a line."""
        paths = [entry.path for entry in self.selected() if entry.path]
        if paths:
            QGuiApplication.clipboard().setText("\n".join(paths))
            self.copied.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the head, and ask for the small pictures of what may be in view now."""
        super().resizeEvent(event)
        self._fit_head()
        self._settled.start()

    def _picked(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if entry is not None:
            self._session.show(entry.key)

    def _follow(self, entry: Entry | None) -> None:
        if entry is None:
            return
        index = self._session.arranged.index(self._session.arranged.row_of(entry.key))
        if not index.isValid():
            return
        if index != self.view.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flag)
        self.view.scrollTo(index)

    def _remember(self) -> None:
        self._chosen = frozenset(entry.key for entry in self.selected())

    def _recall(self) -> None:
        """Select after another filter or order what was selected, and bring what is looked at into view."""
        arranged = self._session.arranged
        rows = sorted(row for key in self._chosen if (row := arranged.row_of(key)) >= 0)
        selection = QItemSelection()
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                selection.select(arranged.index(rows[start]), arranged.index(row))
                start = place + 1
        chosen = self.view.selectionModel()
        chosen.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self._session.current
        row = -1 if current is None else arranged.row_of(current.key)
        if row >= 0:
            index = arranged.index(row)
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(index)

    def _leads(self, index: Index) -> bool:
        """Return True if a row is the one looked at, where the selection alone does not say so."""
        current = self.view.currentIndex()
        alone = self._selected == 1 and self.view.selectionModel().isSelected(current)
        return index.row() == current.row() and not alone

    def _show_selected(self) -> None:
        shown, total = self._session.arranged.rowCount(), self._session.images.rowCount()
        self._selected = len(self.view.selectionModel().selectedRows())
        of = number_text(total)
        if shown != total:
            of = tr("{done} of {all}").format(done=number_text(shown), all=number_text(total))
        self.count.setText(trn("%n selected", self._selected) if self._selected > 1 else of if total else "")
        self._fit_head()
        self.view.viewport().update()

    def _fit_head(self) -> None:
        """Hide the title where there is no room for all of the head: count and order say more."""
        wanted = self._title.sizeHint().width() + self.count.sizeHint().width() + _HEAD_MARGINS
        if self.sort.isVisibleTo(self):
            wanted += self.sort.sizeHint().width()
        self._title.setVisible(wanted <= self.width())

    def _update(self) -> None:
        self._show_selected()
        total = self._session.images.rowCount()
        several = total > 1 or self._session.arranged.narrowed
        self.field.setVisible(several)
        self.sort.setVisible(several)
        self._fit_head()
        self._field_row.setContentsMargins(12, 0, 12, 8 if several else 0)
        self._settled.start()

    def _scrolled(self, _value: int) -> None:
        self._changed()

    def _changed(self) -> None:
        if not self._settled.isActive():
            self._settled.start()

    def _want_thumbnails(self) -> None:
        """Ask for the small pictures of rows in view first, then of those around."""
        arranged = self._session.arranged
        top = max(0, self.view.indexAt(QPoint(4, 1)).row())
        seen = range(top, top + self.view.viewport().height() // ROW + 2)
        around = (*range(seen.stop, seen.stop + AROUND), *range(max(0, top - AROUND), top))
        entries = [arranged.index(row).data(ENTRY_ROLE) for row in (*seen, *around)]
        side = round(THUMBNAIL * self.devicePixelRatioF())
        self.thumbnails.want([entry.image for entry in entries if entry is not None], side)
