"""The list of places where two readings differ: how its rows are drawn, gone to and edited."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from app.quality.comparison import Agreement
from app.ui.base.i18n import tr
from app.ui.canvas.palette import COLOURS
from app.ui.compare.difference_rows import ROW_ROLE, DifferenceRow, DifferencesModel, ReadingInRow
from app.ui.compare.fitted_text import FittedText, fitted
from app.ui.widgets import theme
from app.ui.widgets.inline_editor import InlineEditor
from app.ui.widgets.list_row import Index, RowDelegate, draw_ground, draw_separator, draw_text

_PAD: Final = 8
_SIDE: Final = 14
_BAR: Final = 4
_GAP: Final = 3
_NAME_SHARE: Final = 0.34
"""Of a row's width: what the names of the readings take at most."""
_SHORT: Final = 10
"""Letters that fit any row in one line."""
_DASH: Final = {Agreement.FIRST_ONLY: (6, 3), Agreement.SECOND_ONLY: (2, 2)}


def draw_bar(painter: QPainter, standing: Agreement, top: QPointF, height: float) -> None:
    """Draw the upright bar that stands for a standing: colour and dash as on the canvas."""
    pen = QPen(QColor(COLOURS[str(standing)]), _BAR)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dash = _DASH.get(standing)
    if dash:
        pen.setDashPattern([part / _BAR * 2 for part in dash])
    painter.setPen(pen)
    painter.drawLine(top, top + QPointF(0, height))


class DifferencesDelegate(RowDelegate):
    """A bar in the colour of the canvas, one reading under the other by name, the letters that differ marked.

    What both readings share makes way where a text does not fit, and a text that differs too much for one
    line takes more of them.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of both readings at the width of the list."""
        line = QFontMetricsF(option.font).height()
        lines = 2.0
        view = option.widget
        if isinstance(view, DifferencesView) and view.places.longest > _SHORT:
            row: DifferenceRow = index.data(ROW_ROLE)
            room = self.text_area(row, option.font, QRectF(view.viewport().rect())).width()
            lines = sum(_lines_of(r, option.font, room) for r in row.readings)
        return QSize(160, round(2 * _PAD + lines * line + _GAP))

    def text_area(self, row: DifferenceRow, font: QFont, area: QRectF) -> QRectF:
        """Return where in a row's area the texts stand: behind the names, before the confidences."""
        metrics = QFontMetricsF(font)
        left = area.left() + _SIDE + _BAR + 10
        right = area.right() - _SIDE
        names = max(metrics.horizontalAdvance(r.name) for r in row.readings)
        names = min(names, _NAME_SHARE * (right - left))
        sure = metrics.horizontalAdvance("0.00") + 10
        return QRectF(left + names + 10, area.top(), right - sure - left - names - 10, area.height())

    def reading_area(self, row: DifferenceRow, font: QFont, area: QRectF, which: int) -> QRectF:
        """Return where in a row's area the text of the first (0) or second (1) reading stands."""
        height = QFontMetricsF(font).height()
        room = self.text_area(row, font, area)
        first, second = (_lines_of(r, font, room.width()) * height for r in row.readings)
        room.setTop(area.top() + _PAD + (first + _GAP if which else 0))
        room.setHeight(second if which else first)
        return room

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both readings of a place by name, and how sure each is."""
        row: DifferenceRow = index.data(ROW_ROLE)
        area = QRectF(option.rect)
        draw_ground(painter, option, area.adjusted(6, 1, -6, -2))
        draw_separator(painter, area)
        metrics = QFontMetricsF(option.font)
        left, right = area.left() + _SIDE, area.right() - _SIDE
        draw_bar(painter, row.standing, QPointF(left + 1, area.top() + _PAD), area.height() - 2 * _PAD)
        left += _BAR + 10
        for which, reading in enumerate(row.readings):
            room = self.reading_area(row, option.font, area, which)
            base = room.top() + metrics.ascent()
            middle = Qt.TextElideMode.ElideMiddle
            draw_text(painter, reading.name, "muted", QPointF(left, base), room.left() - 10 - left, middle)
            _draw_reading(painter, option.font, reading, room)
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(right - metrics.horizontalAdvance("0.00"), base), reading.sure)


def _fitted(reading: ReadingInRow, font: QFont, room: float) -> FittedText:
    metrics = QFontMetricsF(font)
    bold = QFont(font)
    bold.setBold(True)
    wide = QFontMetricsF(bold) if reading.changed else metrics
    return fitted(reading.text, reading.changed, lambda text: wide.horizontalAdvance(text) <= room)


def _lines_of(reading: ReadingInRow, font: QFont, room: float) -> int:
    """Return the number of lines a reading takes."""
    if len(reading.text) <= _SHORT:
        return 1
    return _laid_out(_fitted(reading, font, room), font, room)[1]


def _laid_out(shown: FittedText, font: QFont, room: float) -> tuple[QTextLayout, int]:
    layout = QTextLayout(shown.text or "—", font)
    marked = QTextCharFormat()
    marked.setFontWeight(QFont.Weight.Bold)
    marked.setBackground(theme.color("doubt", 70))
    ranges = []
    for start, end in shown.spans:
        part = QTextLayout.FormatRange()
        part.start, part.length = _utf16(shown.text[:start]), _utf16(shown.text[start:end])
        part.format = marked
        ranges.append(part)
    layout.setFormats(ranges)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    height, count = 0.0, 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, room))
        line.setPosition(QPointF(0, height))
        height += QFontMetricsF(font).height()
        count += 1
    layout.endLayout()
    return layout, count


def _draw_reading(painter: QPainter, font: QFont, reading: ReadingInRow, room: QRectF) -> None:
    painter.setPen(theme.color("text" if reading.text else "disabled"))
    layout, _ = _laid_out(_fitted(reading, font, room.width()), font, room.width())
    layout.draw(painter, room.topLeft())


def _utf16(text: str) -> int:
    """Return how many of Qt's characters a text takes."""
    return len(text) + sum(1 for c in text if c > "\uffff")


class DifferencesView(QListView):
    """The list; ``chosen`` carries the number of the place the user went to.

    A text edited in its row is told by ``typed`` with each keystroke, and by ``edited`` in the end: the text
    (``None`` by Escape) and where to go on: 1 by Enter or Tab, -1 by Shift+Tab, 0 for nowhere.
    """

    chosen = Signal(int)
    typed = Signal(str)
    edited = Signal(object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Differences"))
        self.places = DifferencesModel(self)
        self.setModel(self.places)
        self.rows = DifferencesDelegate(self)
        self.setItemDelegate(self.rows)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor: InlineEditor | None = None
        self._edited: tuple[int, int] = (0, 0)
        self._quiet = False
        self.places.modelAboutToBeReset.connect(self._note_scroll)
        self.places.modelReset.connect(self._renewed)
        self._scrolled = 0

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
        number = self.neighbour(by)
        if number is not None:
            self.setCurrentIndex(self.places.index(self.places.row_of(number)))

    def neighbour(self, by: int) -> int | None:
        """Return the number of the next place listed, or the one before; round at the ends."""
        count = len(self.places.numbers)
        if not count:
            return None
        row = self.currentIndex().row()
        row = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
        return self.places.numbers[row]

    def edit_reading(self, which: int, text: str) -> None:
        """Edit the text of the first (0) or second (1) reading in the row gone to."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if self.editor is not None:
            self.editor.finish(self.editor.text())
        self.scrollTo(index)
        self._edited = (index.row(), which)
        row: DifferenceRow = index.data(ROW_ROLE)
        editor = InlineEditor(text, self.viewport(), enter_step=1)
        editor.setAccessibleName(tr("Text of {reading}").format(reading=row.readings[which].name))
        editor.textEdited.connect(self.typed)
        editor.ended.connect(self._ended)
        self.editor = editor
        self._lay_editor()
        editor.show()
        editor.selectAll()
        editor.setFocus()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell where the user went, by mouse or by key."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.places.numbers[current.row()])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay rows whose height goes by the width out anew."""
        super().resizeEvent(event)
        if not self.uniformItemSizes():
            self.scheduleDelayedItemsLayout()
        self._lay_editor()

    def _lay_editor(self) -> None:
        if self.editor is None:
            return
        row_number, which = self._edited
        index = self.places.index(row_number)
        row: DifferenceRow = index.data(ROW_ROLE)
        area = self.rows.reading_area(row, self.font(), QRectF(self.visualRect(index)), which)
        width = self.viewport().width() - _SIDE - area.left()
        place = QRect(round(area.left()), round(area.top()), round(width), round(area.height()))
        self.editor.lie_over(place, self.viewport().rect())

    def _ended(self, text: str | None, step: int) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.close()
        if had_focus:
            self.setFocus()
        self.edited.emit(text, step)

    def _note_scroll(self) -> None:
        if self.editor is not None:  # the row under it goes
            self.editor.finish(self.editor.text())
        self._scrolled = self.verticalScrollBar().value()

    def _renewed(self) -> None:
        """Stay where the list was scrolled to; rows are of one height where every text is short."""
        self.setUniformItemSizes(self.places.longest <= _SHORT)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)
