"""The results tree: block > line > word with text and confidence; then, in groups, what else was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QCursor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW, confidence_figure, is_doubtful
from app.ui.base.i18n import number_text, tr
from app.ui.base.text_direction import reads_from_right
from app.ui.content.content import Content, ContentRow, Key
from app.ui.content.display_names import display_name
from app.ui.content.region_facts import JUDGED
from app.ui.content.same_region import SameRegions
from app.ui.content.status_icons import paint_status_icons
from app.ui.findings.kept_place import RowPlace, row_at_top, rows_turned
from app.ui.widgets import theme

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ABSENT: Final = "—"
_MANY: Final = 500


class ContentModel(QAbstractItemModel):
    """A read-only model over a ``Content``; the internal id of an index is its row number there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content = Content()
        self.holding: frozenset[int] = frozenset()
        """The numbers of rows with selected rows somewhere under them."""
        self.doubtful_below = DEFAULT_DOUBTFUL_BELOW

    def show(self, content: Content) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.content, self.holding = content, frozenset()
        self.endResetModel()

    def patch(self, content: Content) -> None:
        """Show another state of the same rows; what is open and selected stays so."""
        before, self.content = self.content, content
        pairs = zip(before.rows, content.rows, strict=True)
        changed = [number for number, (old, row) in enumerate(pairs) if old is not row]
        if len(changed) > _MANY:  # told as a whole: a view paints what it shows, and no more
            self.dataChanged.emit(self.index(0, 0), self.index(len(content.roots) - 1, 0))
            return
        for number in changed:
            index = self.createIndex(content.rows[number].position, 0, number)
            self.dataChanged.emit(index, index)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a row under a parent."""
        siblings = self._children(parent)
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index | None = None) -> Any:
        """Return the index above an index."""
        if index is None:
            return super().parent()
        above = self._row(index).parent if index.isValid() else -1
        return QModelIndex() if above < 0 else self.createIndex(self.content.rows[above].position, 0, above)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many rows stand under a parent."""
        return len(self._children(parent))

    def columnCount(self, _parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """One; the delegate draws the confidence beside the text."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, accessible text, and the row itself."""
        if not index.isValid():
            return None
        row = self._row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [f"{display_name(row.kind_name)}: {row.title}"]
            if row.confidence is not None:
                below = self.doubtful_below if row.kind in JUDGED else 0.0
                figure = confidence_figure(row.confidence, below)
                said.append(tr("confidence {confidence}").format(confidence=figure))
            if row.corrected:
                said.append(tr("corrected by hand"))
            if row.reviewed:
                said.append(tr("reviewed"))
            if int(index.internalId()) in self.holding:
                said.append(tr("contains the selection"))
            return ", ".join(said)
        return row if role == ROW_ROLE else None

    def index_of(self, key: Key) -> QModelIndex:
        """Return the index of a region; invalid when there is none."""
        number = self.content.index_of(key)
        if number is None:
            return QModelIndex()
        return self.createIndex(self.content.rows[number].position, 0, number)

    def _row(self, index: Index) -> ContentRow:
        return self.content.rows[int(index.internalId())]

    def _children(self, parent: Index | None) -> Sequence[int]:
        if parent is None or not parent.isValid():
            return self.content.roots
        return self._row(parent).children


class ContentDelegate(QStyledItemDelegate):
    """Paints a row: text at the left, confidence as number and bar at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doubtful_below = DEFAULT_DOUBTFUL_BELOW

    def bar_colour(self, row: ContentRow) -> str:
        """Return the theme's name of the colour of a row's bar.

        Two colours are for what was read, sure or doubtful: an unlikely label is no mistake.
        """
        if row.kind not in JUDGED:
            return "idle"
        return "doubt" if is_doubtful(row.confidence, self.doubtful_below) else "good"

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Rows are all of one height."""
        metrics = QFontMetrics(option.font)
        return QSize(120, metrics.height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws it."""
        painter.save()
        try:
            self._paint(painter, option, index.data(ROW_ROLE))
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, row: ContentRow) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        font = option.font
        metrics = QFontMetrics(font)
        base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
        right = rect.right() - 12
        if row.kind in {"line", "word", "block"} or row.confidence is not None:
            right = self._confidence(painter, row, right, rect, base, metrics)
        right = paint_status_icons(painter, row, right, rect.center().y()) - 8
        left = rect.left() + 4
        if row.swatch:
            painter.setPen(QPen(theme.color("idle"), 1))
            painter.setBrush(QColor(row.swatch))
            painter.drawRoundedRect(QRectF(left + 0.5, rect.center().y() - 5.5, 18, 11), 2.5, 2.5)
            left += 26
        painter.setPen(theme.color("muted" if row.kind in {"block", "group"} else "text"))
        text = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, int(right - left))
        if reads_from_right(text):  # from the right end of its room, its full stop at the left
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            left = right - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(left, base), text)

    def _confidence(
        self,
        painter: QPainter,
        row: ContentRow,
        right: float,
        rect: QRectF,
        base: float,
        metrics: QFontMetrics,
    ) -> float:
        value = row.confidence
        number = ABSENT if value is None else number_text(value, 2)
        bar = QRectF(right - 34, rect.center().y() - 2, 34, 4)
        left = bar.left() - 8 - metrics.horizontalAdvance("0.00")
        painter.setPen(theme.color("muted"))
        painter.drawText(QPointF(bar.left() - 8 - metrics.horizontalAdvance(number), base), number)
        if value is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("pressed"))
            painter.drawRoundedRect(bar, 2, 2)
            painter.setBrush(theme.color(self.bar_colour(row)))
            bar.setWidth(max(3.0, bar.width() * min(1.0, max(0.0, value))))
            painter.drawRoundedRect(bar, 2, 2)
        if row.kind in JUDGED and is_doubtful(value, self.doubtful_below):
            word = tr("uncertain")
            left -= 8 + metrics.horizontalAdvance(word)
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(left, base), word)
        return left


class FindingsTree(QTreeView):
    """The tree. ``keys_changed`` follows a selection made here, never one made through ``select``."""

    keys_changed = Signal(tuple)
    key_activated = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Results"))
        self.contents = ContentModel(self)
        self.setModel(self.contents)
        self.rows_painter = ContentDelegate(self)
        self.setItemDelegate(self.rows_painter)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        self._hovered = QModelIndex()
        self._place: RowPlace | None = None
        self.selectionModel().selectionChanged.connect(self._selected)
        self.activated.connect(self._activated)

    def show_content(self, content: Content, *, keep_place: bool) -> None:
        """Show other rows; lines are open, words are not. ``keep_place`` leaves the scroll bar alone."""
        if content.row_layout is self.contents.content.row_layout:
            self.contents.patch(content)
            return
        before = self.contents.content
        top = row_at_top(self, before) if keep_place else None
        turned = rows_turned(self, before, self.contents.index_of) if keep_place else ()
        self._quiet = True
        try:
            self.contents.show(content)
            self.expandToDepth(0)
            for at, number in enumerate(content.roots):
                if content.rows[number].closed:
                    self.collapse(self.contents.index(at, 0))
            same = SameRegions(before, content)
            for key, opened in turned:
                if (found := same.find(key)) is not None:
                    self.setExpanded(self.contents.index_of(found), opened)
            self._place = None if top is None else top.in_later(same)
        finally:
            self._quiet = False
        self.verticalScrollBar().setValue(0)
        self.go_back_to_place()

    def go_back_to_place(self) -> None:
        """Let the row that stood at the top stand there again, wherever it is in the rows shown last."""
        if self._place is not None:
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            bar = self.verticalScrollBar()
            row = self.visualRect(self.contents.index_of(self._place.key))
            bar.setValue(bar.value() + row.top() - self._place.offset)

    def set_doubtful_below(self, below: float) -> None:
        """Colour bars as doubtful whose confidence lies below this threshold, 0..1."""
        self.rows_painter.doubtful_below = self.contents.doubtful_below = below
        self.viewport().update()

    def place_of(self, key: Key) -> QRect | None:
        """Where the text of a region stands in the viewport, scrolled into view; ``None`` without one."""
        index = self.contents.index_of(key)
        if not index.isValid():
            return None
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return self.visualRect(index)

    def selected_keys(self) -> tuple[Key, ...]:
        """Regions selected, in reading order."""
        numbers = sorted(int(i.internalId()) for i in self.selectionModel().selectedIndexes())
        rows = (self.contents.content.rows[n] for n in numbers)
        return tuple(r.key for r in rows if r.kind != "group")

    def select(self, keys: Iterable[Key]) -> None:
        """Select these regions; scroll only when the first is out of view."""
        indexes = [i for i in map(self.contents.index_of, keys) if i.isValid()]
        selection = QItemSelection()
        for first, last in _ranges(indexes):
            selection.append(QItemSelectionRange(first, last))
        self._quiet = True
        try:
            for index in indexes[:1]:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        finally:
            self._quiet = False
        for index in indexes[:1]:
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows, having found the one under the pointer once for all."""
        place = self.viewport().mapFromGlobal(QCursor.pos())
        self._hovered = self.indexAt(place) if self.underMouse() else QModelIndex()
        super().paintEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Draw a row, with the tint of a selected one under its arrow too, or the mark of what it hides."""
        selected = self.selectionModel().isSelected(index)
        if int(index.internalId()) in self.contents.holding and not self.isExpanded(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            bar = QRectF(option.rect)
            painter.drawRoundedRect(QRectF(bar.left() + 1, bar.top() + 3, 4, bar.height() - 6), 2, 2)
        if selected or index == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), 5, 5)
        super().drawRow(painter, option, index)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the current row in view where the card under the list takes room from it."""
        index = self.currentIndex()
        row = self.visualRect(index)
        seen = row.isValid() and 0 <= row.top() < event.oldSize().height()
        super().resizeEvent(event)
        if seen and self.selectionModel().isSelected(index):
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _note_holding(self) -> None:
        """Note which rows have selected ones under them; the many of one parent count once."""
        holding: set[int] = set()
        for chosen in self.selectionModel().selection().toList():
            above = chosen.parent()
            while above.isValid() and int(above.internalId()) not in holding:
                holding.add(int(above.internalId()))
                above = above.parent()
        if holding != self.contents.holding:
            self.contents.holding = frozenset(holding)
            self.viewport().update()

    def _selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self._note_holding()
        if not self._quiet:
            self.keys_changed.emit(self.selected_keys())

    def _activated(self, index: QModelIndex) -> None:
        row: ContentRow = index.data(ROW_ROLE)
        if row.kind != "group":
            self.key_activated.emit(row.key)


def _ranges(indexes: Iterable[QModelIndex]) -> list[tuple[QModelIndex, QModelIndex]]:
    """Neighbours under one parent put together: thousands of single rows take Qt seconds to select."""
    out: list[tuple[QModelIndex, QModelIndex]] = []
    parent: QModelIndex | None = None
    for index in indexes:
        above = index.parent()
        if out and above == parent and index.row() == out[-1][1].row() + 1:
            out[-1] = (out[-1][0], index)
        else:
            out.append((index, index))
        parent = above
    return out
