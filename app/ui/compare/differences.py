"""The list of places where two readings differ: rows, how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from app.model.safe_text import one_line
from app.quality.comparison import Agreement, Pair, differing_spans
from app.ui.base.i18n import number_text, tr
from app.ui.base.safe_text import tooltip
from app.ui.canvas.palette import COLOURS
from app.ui.widgets import theme
from app.ui.widgets.list_row import Index, RowDelegate, draw_ground, draw_separator

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Spans = tuple[tuple[int, int], ...]
_ROLES: Final = frozenset(
    (
        ROW_ROLE,
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole),
    )
)
_KEPT: Final = 2_000
"""Rows made ready and kept, so that scrolling back is quick."""

_LONGEST: Final = 400
"""Letters of a reading shown; finding the changed ones takes the product of both lengths."""
_PAD: Final = 8
_SIDE: Final = 14
_BAR: Final = 4
_GAP: Final = 3
_DASH: Final = {Agreement.FIRST_ONLY: (6, 3), Agreement.SECOND_ONLY: (2, 2)}


@dataclass(frozen=True)
class DifferenceRow:
    """One place where two readings may differ, every text of it fit to be shown."""

    standing: Agreement
    words: str
    first: str
    second: str
    first_changed: Spans
    second_changed: Spans
    first_sure: str
    second_sure: str

    @staticmethod
    def of(pair: Pair, names: tuple[str, str]) -> DifferenceRow:
        """Return the row of a place; ``names`` are those of the two readings."""
        first, second = one_line(pair.first_text, _LONGEST), one_line(pair.second_text, _LONGEST)
        both = pair.agreement is Agreement.DIFFERENT
        left, right = differing_spans(first, second) if both else ((), ())
        return DifferenceRow(
            pair.agreement,
            standing_words(pair, names),
            first,
            second,
            left,
            right,
            _sure(pair.first_confidence),
            _sure(pair.second_confidence),
        )


def standing_words(pair: Pair, names: tuple[str, str]) -> str:
    """Return how a place stands, in words that name the readings."""
    if pair.spacing:
        return tr("spaces differ")
    return {
        Agreement.AGREED: tr("agreed"),
        Agreement.DIFFERENT: tr("different"),
        Agreement.FIRST_ONLY: tr("only {reading}").format(reading=names[0]),
        Agreement.SECOND_ONLY: tr("only {reading}").format(reading=names[1]),
    }[pair.agreement]


def _sure(confidence: float | None) -> str:
    return "" if confidence is None else number_text(confidence, 2)


def draw_bar(painter: QPainter, standing: Agreement, top: QPointF, height: float) -> None:
    """Draw the upright bar that stands for a standing: colour and dash as on the canvas."""
    pen = QPen(QColor(COLOURS[str(standing)]), _BAR)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dash = _DASH.get(standing)
    if dash:
        pen.setDashPattern([part / _BAR * 2 for part in dash])
    painter.setPen(pen)
    painter.drawLine(top, top + QPointF(0, height))


class DifferencesModel(QAbstractListModel):
    """Some places of a comparison; a row is made when it is looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.numbers: Sequence[int] = ()
        self.names = ("", "")
        self._pairs: Sequence[Pair] = ()
        self._at: dict[int, int] = {}
        self._rows: dict[int, DifferenceRow] = {}

    def show(self, pairs: Sequence[Pair], numbers: Sequence[int], names: tuple[str, str]) -> None:
        """Replace everything; ``numbers`` says which of the places are listed."""
        self.beginResetModel()
        self._pairs, self.numbers, self.names = pairs, numbers, names
        self._at = {number: n for n, number in enumerate(numbers)}
        self._rows.clear()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of places that are listed."""
        return 0 if parent is not None and parent.isValid() else len(self.numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return both readings in words, or the row itself, by role."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self._row(self.numbers[index.row()])
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.first} / {row.second}"
        words = (
            f"{row.words}; {self.names[0]}: {row.first or tr('nothing')} {row.first_sure};"
            f" {self.names[1]}: {row.second or tr('nothing')} {row.second_sure}"
        )
        return tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else one_line(words, 900)

    def row_of(self, number: int) -> int:
        """Return the row of a place of the comparison, or -1 when it is not listed."""
        return self._at.get(number, -1)

    def _row(self, number: int) -> DifferenceRow:
        row = self._rows.get(number)
        if row is None:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            row = self._rows[number] = DifferenceRow.of(self._pairs[number], self.names)
        return row


class DifferencesDelegate(RowDelegate):
    """A bar in the colour of the canvas, one reading under the other, the letters that differ marked."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of two lines."""
        line = QFontMetricsF(option.font).height()
        return QSize(160, round(2 * _PAD + 2 * line + _GAP))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both readings of a place, how it stands and how sure each reading is."""
        row: DifferenceRow = index.data(ROW_ROLE)
        area = QRectF(option.rect)
        draw_ground(painter, option, area.adjusted(6, 1, -6, -2))
        draw_separator(painter, area)
        metrics = QFontMetricsF(option.font)
        left, right = area.left() + _SIDE, area.right() - _SIDE
        draw_bar(painter, row.standing, QPointF(left + 1, area.top() + _PAD), area.height() - 2 * _PAD)
        left += _BAR + 10
        sure = metrics.horizontalAdvance("0.00")
        standing = right - sure - 14 - metrics.horizontalAdvance(row.words)
        for line, (text, spans, number) in enumerate(
            (
                (row.first, row.first_changed, row.first_sure),
                (row.second, row.second_changed, row.second_sure),
            )
        ):
            top = area.top() + _PAD + line * (metrics.height() + _GAP)
            edge = standing if line == 0 else right - sure
            room = QRectF(left, top, edge - left - 10, metrics.height())
            self._reading(painter, option.font, text, spans, room)
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(right - sure, top + metrics.ascent()), number)
            if line == 0:
                painter.drawText(QPointF(standing, top + metrics.ascent()), row.words)

    @staticmethod
    def _reading(painter: QPainter, font: QFont, text: str, spans: Spans, area: QRectF) -> None:
        painter.setPen(theme.color("text" if text else "disabled"))
        layout = QTextLayout(text or "—", font)
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setBackground(theme.color("doubt", 70))
        ranges = []
        for start, end in spans:
            part = QTextLayout.FormatRange()
            part.start, part.length = _utf16(text[:start]), _utf16(text[start:end])
            part.format = marked
            ranges.append(part)
        layout.setFormats(ranges)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        line = layout.createLine()  # the first line alone: what does not fit it is left out, with a sign
        line.setLineWidth(max(1.0, area.width() - 12))
        layout.endLayout()
        painter.save()
        painter.setClipRect(area)
        layout.draw(painter, area.topLeft())
        if line.textLength() < _utf16(text):
            painter.drawText(QPointF(area.right() - 11, area.top() + line.ascent()), "…")
        painter.restore()


def _utf16(text: str) -> int:
    """Return how many of Qt's characters a text takes."""
    return len(text) + sum(1 for c in text if c > "\uffff")


class DifferencesView(QListView):
    """The list; ``chosen`` carries the number of the place the user went to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Differences"))
        self.places = DifferencesModel(self)
        self.setModel(self.places)
        self.setItemDelegate(DifferencesDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False

    @property
    def number(self) -> int | None:
        """Return the number of the place gone to, as the comparison counts."""
        index = self.currentIndex()
        return self.places.numbers[index.row()] if index.isValid() else None

    def go_to(self, number: int) -> None:
        """Go to a place, if it is listed, without telling."""
        row = self.places.row_of(number)
        if row >= 0 and number != self.number:
            self._quiet = True
            self.setCurrentIndex(self.places.index(row))
            self._quiet = False

    def step(self, by: int) -> None:
        """Go to the next place listed, or the one before; round at the ends."""
        count = len(self.places.numbers)
        if count:
            row = self.currentIndex().row()
            row = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            self.setCurrentIndex(self.places.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell where the user went, by mouse or by key."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.places.numbers[current.row()])
