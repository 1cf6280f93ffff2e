"""Which characters were taken for which, most often first; a row leads to the places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.quality.errors_page import confusion_text
from app.ui.widgets.list_row import (
    Index,
    RowDelegate,
    draw_focus,
    draw_ground,
    draw_separator,
    draw_text,
    draw_text_before,
    draw_tint,
)

if TYPE_CHECKING:
    from app.quality.edit_alignment import Confusion
    from app.ui.quality.measured_images import ErrorPlaces

HOW: Final = mark("Ground truth → reading. A row lists the words in which this happened.")
NO_CONFUSIONS: Final = mark("No character differs from the ground truth.")
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_SIDE, _HIGH = 14, 34


@dataclass(frozen=True)
class ConfusionRow:
    """A confusion, how often it happened, and in how many of the words listed as errors."""

    confusion: Confusion
    count: int
    words: int
    share: float

    @property
    def said(self) -> str:
        """Return the row in words."""
        where = trn("in %n word(s)", self.words) if self.words else tr("between words")
        return f"{confusion_text(self.confusion)}: {number_text(self.count)}, {where}"


class ConfusionsModel(QAbstractListModel):
    """Confusions, the most frequent first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[ConfusionRow] = ()

    def show(self, rows: Sequence[ConfusionRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of confusions."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row in words, or the row itself, by role."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.said if role in words else None


class _ConfusionDelegate(RowDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(160, _HIGH)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ConfusionRow = index.data(ROW_ROLE)
        area = QRectF(option.rect)
        draw_ground(painter, option, area.adjusted(6, 1, -6, -2))
        draw_separator(painter, area)
        draw_focus(painter, option, area.adjusted(6, 1, -6, -2))
        metrics = painter.fontMetrics()
        base = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        right = area.right() - _SIDE
        count = draw_text_before(painter, number_text(row.count), "text", QPointF(right, base))
        left = area.left() + _SIDE
        named = max(90.0, 0.35 * area.width())
        draw_text(painter, confusion_text(row.confusion), "text", QPointF(left, base), named - 8)
        room = right - max(count, 28) - 10 - left - named
        bar = QRectF(left + named, area.center().y() - 4, max(2.0, room * row.share), 8)
        draw_tint(painter, bar, "accent" if row.words else "idle", 2)


class ConfusionsPage(QWidget):
    """The list; ``chosen`` carries a confusion whose places are wanted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 12, 0)
        self.note = QLabel("", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "muted")
        head.addWidget(self.note)
        column.addLayout(head)
        self.view = QListView(self)
        self.view.setAccessibleName(tr("Confusions"))
        self.table = ConfusionsModel(self.view)
        self.view.setModel(self.table)
        self.view.setItemDelegate(_ConfusionDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.show_places(None)

    def show_places(self, places: ErrorPlaces | None) -> None:
        """List the confusions of a reading."""
        counts = places.figures.confusions.most_common() if places else []
        words: dict[Confusion, int] = {}
        for each in places.confusions if places else ():
            for confusion in each:
                words[confusion] = words.get(confusion, 0) + 1
        most = counts[0][1] if counts else 1
        self.table.show([ConfusionRow(c, n, words.get(c, 0), n / most) for c, n in counts])
        self.note.setText(tr(HOW) if counts else tr(NO_CONFUSIONS))
        self.note.setVisible(places is not None)
        self.view.setVisible(bool(counts))

    def _choose(self, index: Index) -> None:
        row: ConfusionRow = index.data(ROW_ROLE)
        if row.words:
            self.chosen.emit(row.confusion)
