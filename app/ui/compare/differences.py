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
_MEASURED: Final = 1_000
"""Rows whose long texts are laid out to know their height; what is shared makes most others fit two lines."""
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


class RowMeasures:
    """What rows of one width share: where names, texts and confidences stand, and how wide letters are."""

    def __init__(self, names: tuple[str, str], font: QFont, width: float) -> None:
        bold = QFont(font)
        bold.setBold(True)
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.bold = QFontMetricsF(bold)
        self.names_left = _SIDE + _BAR + 10.0
        right = width - _SIDE
        longest = max(self.metrics.horizontalAdvance(name) for name in names)
        self.names_width = min(longest, _NAME_SHARE * (right - self.names_left))
        self.left = self.names_left + self.names_width + 10
        self.sure_left = right - self.metrics.horizontalAdvance("0.00")
        self.room = max(1.0, self.sure_left - 10 - self.left)
        self.sure_to_fit = int(self.room / max(self.bold.horizontalAdvance("W"), 1.0))
        """Letters that fit one line, whichever they are."""

    def fits_whole(self, text: str) -> bool:
        """Return True if a text fits one line although all of it might be marked."""
        return len(text) <= self.sure_to_fit or self.bold.horizontalAdvance(text) <= self.room

    def fitted(self, reading: ReadingInRow) -> FittedText:
        """Return what is shown of a reading."""
        wide = self.bold if reading.changed else self.metrics
        return fitted(reading.text, reading.changed, lambda text: wide.horizontalAdvance(text) <= self.room)

    def lines_of(self, reading: ReadingInRow) -> int:
        """Return the number of lines a reading takes."""
        if self.fits_whole(reading.text):
            return 1
        shown = self.fitted(reading)
        if self.bold.horizontalAdvance(shown.text) <= self.room:
            return 1
        return self.laid_out(shown)[1]

    def laid_out(self, shown: FittedText) -> tuple[QTextLayout, int]:
        """Return a text laid out with what differs marked, and its number of lines."""
        layout = QTextLayout(shown.text or "—", self.font)
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
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.room)
            line.setPosition(QPointF(0, count * self.metrics.height()))
            count += 1
        layout.endLayout()
        return layout, count


class DifferencesDelegate(RowDelegate):
    """A bar in the colour of the canvas, one reading under the other by name, the letters that differ marked.

    What both readings share makes way where a text does not fit, and a text that differs too much for one
    line takes more of them.
    """

    def __init__(self, parent: DifferencesView) -> None:
        super().__init__(parent)
        self._view = parent
        self._measured: tuple[object, RowMeasures] | None = None

    def measures(self, font: QFont) -> RowMeasures:
        """Return what all rows share at the present width of the list."""
        names, width = self._view.places.shown_names, self._view.viewport().width()
        known = (names, font.key(), width)
        if self._measured is None or self._measured[0] != known:
            self._measured = known, RowMeasures(names, QFont(font), width)
        return self._measured[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of both readings at the width of the list."""
        measures = self.measures(option.font)
        lines = 2
        texts = self._view.places.texts_in(index.row())
        if index.row() < _MEASURED and not all(map(measures.fits_whole, texts)):
            row: DifferenceRow = index.data(ROW_ROLE)
            lines = sum(map(measures.lines_of, row.readings))
        return QSize(160, round(2 * _PAD + lines * measures.metrics.height() + _GAP))

    def reading_area(self, row: DifferenceRow, font: QFont, area: QRectF, which: int) -> QRectF:
        """Return where in a row's area the text of the first (0) or second (1) reading stands."""
        measures = self.measures(font)
        first, second = (measures.lines_of(r) * measures.metrics.height() for r in row.readings)
        top = area.top() + _PAD + (first + _GAP if which else 0)
        return QRectF(area.left() + measures.left, top, measures.room, second if which else first)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both readings of a place by name, and how sure each is."""
        row: DifferenceRow = index.data(ROW_ROLE)
        area = QRectF(option.rect)
        draw_ground(painter, option, area.adjusted(6, 1, -6, -2))
        draw_separator(painter, area)
        measures = self.measures(option.font)
        bar = QPointF(area.left() + _SIDE + 1, area.top() + _PAD)
        draw_bar(painter, row.standing, bar, area.height() - 2 * _PAD)
        left = area.left() + measures.names_left
        for which, reading in enumerate(row.readings):
            room = self.reading_area(row, option.font, area, which)
            base = room.top() + measures.metrics.ascent()
            middle = Qt.TextElideMode.ElideMiddle
            draw_text(painter, reading.name, "muted", QPointF(left, base), measures.names_width + 1, middle)
            painter.setPen(theme.color("text" if reading.text else "disabled"))
            painter.save()
            painter.setClipRect(area)
            measures.laid_out(measures.fitted(reading))[0].draw(painter, room.topLeft())
            painter.restore()
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(area.left() + measures.sure_left, base), reading.sure)


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
        if event.size().width() != event.oldSize().width():
            self.setUniformItemSizes(self.places.longest <= self.rows.measures(self.font()).sure_to_fit)
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
        self.setUniformItemSizes(self.places.longest <= self.rows.measures(self.font()).sure_to_fit)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)
