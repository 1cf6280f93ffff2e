"""The Compare tab: which two readings, how far they agree, and the places where they do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.model.analysis import Analysis
from app.model.safe_text import one_line
from app.quality.comparison import Agreement, Comparison, ComparisonRules, Pair
from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.compare.difference_rows import standing_words
from app.ui.compare.differences import DifferencesView, draw_bar
from app.ui.widgets import theme
from app.ui.widgets.shortcuts import describe
from app.ui.widgets.yielding_row import YieldingRow

TOO_FEW: Final = mark(
    "Two readings are needed: analyse this image with a second provider, or import results."
)
NONE_DIFFER: Final = mark("Both readings match.")
NOTHING_READ: Final = mark("Neither reading has any text.")
NONE_FIT: Final = mark("No words match this filter.")


def _differs(pair: Pair) -> bool:
    return pair.agreement is not Agreement.AGREED


FILTERS: Final[dict[str, Callable[[Pair], bool]]] = {
    mark("Differences"): _differs,
    mark("Different text"): lambda p: p.agreement is Agreement.DIFFERENT and not p.spacing,
    mark("Spaces differ"): lambda p: p.spacing,
    mark("Only in the first"): lambda p: p.agreement is Agreement.FIRST_ONLY,
    mark("Only in the second"): lambda p: p.agreement is Agreement.SECOND_ONLY,
    mark("Matching"): lambda p: p.agreement is Agreement.AGREED,
    mark("All words"): lambda _: True,
}


_ONE_ALONE: Final = tuple(FILTERS).index("Only in the first"), tuple(FILTERS).index("Only in the second")
"""Rows of the filters that are named after a reading once there are two."""


@dataclass(frozen=True)
class ComparedReading:
    """One analysis that can be compared; ``key`` tells it from the others of the image.

    ``made``: when, in seconds since 1970; 0 for the one shown now. ``reference``: it is ground truth, which
    stands second and is not corrected.
    """

    key: str
    title: str
    analysis: Analysis
    made: float = 0.0
    reference: bool = False


class CompareLegend(QWidget):
    """How many places stand in each way, beside the bar that marks them on the canvas and in the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[Agreement, str], ...] = ()

    def set_lines(self, lines: tuple[tuple[Agreement, str], ...]) -> None:
        """Show these lines: a standing and the words beside its bar."""
        self._lines = lines
        self.setAccessibleName(one_line(", ".join(text for _, text in lines) or tr("No differences")))
        self.setFixedHeight(len(lines) * self._step())
        self.update()

    def _step(self) -> int:
        return self.fontMetrics().height() + 4

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars and their words."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics = self.fontMetrics()
            for number, (standing, text) in enumerate(self._lines):
                top = number * self._step() + 2
                draw_bar(painter, standing, QPointF(3, top + 1), metrics.height() - 2)
                painter.setPen(theme.color("muted"))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 16)
                painter.drawText(QPointF(14, top + metrics.ascent()), shown)
        finally:
            painter.end()


class ComparePanel(QWidget):
    """The two readings chosen, how far they agree, and the list of places where they do not.

    ``wanted``: other readings or rules were chosen. ``went`` carries the number of the place gone to.
    """

    wanted = Signal()
    went = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.readings: tuple[ComparedReading, ...] = ()
        self.names = ("", "")
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.controls = QWidget(self)
        self._fill_controls()
        column.addWidget(self.controls)
        self.note = self._label("muted")
        row = QVBoxLayout()  # a style sheet leaves a label no margins of its own
        row.setContentsMargins(14, 0, 12, 0)
        row.addWidget(self.note)
        column.addLayout(row)
        self.view = DifferencesView(self)
        self.view.chosen.connect(self.went)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.offer((), None)

    def _label(self, role: str) -> QLabel:
        label = QLabel("", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _fill_controls(self) -> None:
        grid = QGridLayout(self.controls)
        grid.setContentsMargins(14, 12, 12, 10)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.first = self._choice(tr("First reading"))
        self.second = self._choice(tr("Second reading"))
        grid.addWidget(self.first, 0, 0)
        grid.addWidget(self.second, 1, 0)
        grid.addWidget(self._button("compare.swap", "⇅"), 0, 1)
        grid.addWidget(self._button("compare.panes", "◫"), 1, 1)
        self.agreed = self._label("strong")
        self.counts = CompareLegend(self.controls)
        grid.addWidget(self.agreed, 2, 0, 1, 2)
        grid.addWidget(self.counts, 3, 0, 1, 2)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.kind = self._choice(tr("Words listed"))
        self.kind.addItems([tr(name) for name in FILTERS])
        self.kind.currentIndexChanged.connect(self._list)
        row.addWidget(self.kind, 1)
        row.addWidget(self._button("compare.previous", "↑"))
        row.addWidget(self._button("compare.next", "↓"))
        grid.addLayout(row, 4, 0, 1, 2)
        boxes = YieldingRow(self.controls, 12)
        self.case = QCheckBox(tr("Ignore case"), self.controls)
        self.punctuation = QCheckBox(tr("Ignore punctuation"), self.controls)
        for box in (self.case, self.punctuation):
            box.toggled.connect(self._asked)
            boxes.box.addWidget(box)
        grid.addWidget(boxes, 5, 0, 1, 2)
        self.first.activated.connect(self._asked)
        self.second.activated.connect(self._asked)

    def _button(self, command_id: str, sign: str) -> QPushButton:
        button = QPushButton(sign, self.controls)
        button.setProperty("role", "square")
        describe(button, command_id)
        self.buttons[command_id] = button
        return button

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self.controls)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setMinimumContentsLength(8)
        return choice

    @property
    def rules(self) -> ComparisonRules:
        """Return what counts as equal text."""
        return ComparisonRules(self.case.isChecked(), self.punctuation.isChecked())

    @property
    def chosen(self) -> tuple[ComparedReading, ComparedReading] | None:
        """Return the two readings to be compared; None when there are fewer."""
        first, second = self.first.currentIndex(), self.second.currentIndex()
        if min(first, second) < 0 or len(self.readings) < 2:
            return None
        return self.readings[first], self.readings[second]

    def offer(self, readings: Sequence[ComparedReading], wanted: tuple[str, str] | None) -> None:
        """Offer these readings; those chosen before stay chosen where they are still there."""
        before = self.chosen
        keys = wanted or ((before[0].key, before[1].key) if before else None)
        known = {r.key for r in self.readings}
        self.readings = readings = tuple(sorted(readings, key=lambda r: r.reference))
        for place, choice in enumerate((self.first, self.second)):
            choice.clear()
            choice.addItems([one_line(r.title, 60) for r in readings])
            rows = [n for n, r in enumerate(readings) if keys and r.key == keys[place]]
            choice.setCurrentIndex(rows[0] if rows else min(place, len(readings) - 1))
        if len(readings) > 1 and self.first.currentIndex() == self.second.currentIndex():
            self.second.setCurrentIndex((self.first.currentIndex() + 1) % len(readings))
        self._put_references_second(known)
        there = len(readings) > 1
        self.controls.setVisible(there)
        if not there:
            self.comparison = None
            self.view.places.show((), (), ("", ""))
            self.view.hide()
            self._say(TOO_FEW)

    def _put_references_second(self, known: set[str]) -> None:
        """Let a reference be chosen in the second place alone, where one that has just come stands."""
        readings = self.readings
        rows = [n for n, r in enumerate(readings) if r.reference]
        if not rows or len(rows) == len(readings):
            return
        model = self.first.model()
        for row in rows:
            if isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(False)
        first, second = self.first.currentIndex(), self.second.currentIndex()
        fresh = [row for row in rows if readings[row].key not in known]
        if fresh:
            self.second.setCurrentIndex(fresh[0])
        elif readings[first].reference:
            self.second.setCurrentIndex(first)
        if readings[first].reference:  # the readings stand before the references
            self.first.setCurrentIndex(0 if readings[second].reference else second)

    def show_comparison(self, comparison: Comparison, names: tuple[str, str]) -> None:
        """Show what came out; the place gone to stays where it is still there."""
        self.comparison, self.names = comparison, names
        counts = comparison.counts
        for row, name in zip(_ONE_ALONE, names, strict=True):
            self.kind.setItemText(row, tr("Only in {reading}").format(reading=one_line(name, 60)))
        agreement = comparison.agreed_share
        self.agreed.setText(
            ""
            if agreement is None
            else trn("{share} % of %n word(s) match", len(comparison.pairs)).format(
                share=number_text(100 * agreement, 1)
            )
        )
        parts = (
            (Agreement.DIFFERENT, tr("different")),
            (Agreement.FIRST_ONLY, tr("only in {reading}").format(reading=one_line(names[0], 60))),
            (Agreement.SECOND_ONLY, tr("only in {reading}").format(reading=one_line(names[1], 60))),
        )
        self.counts.set_lines(tuple((how, f"{counts[how]} {words}") for how, words in parts if counts[how]))
        self._list()

    def say(self, sentence: str) -> None:
        """Say why there is no comparison."""
        self.comparison = None
        self.agreed.setText("")
        self.counts.set_lines(())
        self.view.places.show((), (), ("", ""))
        self.view.hide()
        self._say(sentence)

    @property
    def can_swap(self) -> bool:
        """Return True if the readings can change places: a reference stays the second."""
        chosen = self.chosen
        return chosen is not None and not any(reading.reference for reading in chosen)

    def swap(self) -> None:
        """Make the first reading the second, and the second the first."""
        if not self.can_swap:
            return
        first, second = self.first.currentIndex(), self.second.currentIndex()
        self.first.setCurrentIndex(second)
        self.second.setCurrentIndex(first)
        self.wanted.emit()

    def table(self) -> tuple[tuple[str, ...], ...]:
        """Return the places listed now as rows: both texts and how they stand; a heading first."""
        comparison = self.comparison
        names = (one_line(self.names[0], 60), one_line(self.names[1], 60))
        pairs = [] if comparison is None else [comparison.pairs[n] for n in self.view.places.numbers]
        rows = ((p.first_text, p.second_text, standing_words(p, names)) for p in pairs)
        return ((*names, tr("Difference")), *rows)

    def go_to(self, number: int) -> None:
        """Go to a place that was picked elsewhere; lists all places when it is none of those listed."""
        if self.view.places.row_of(number) < 0:
            self.kind.setCurrentIndex(len(FILTERS) - 1)
        self.view.go_to(number)

    def _list(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        kept = self.view.number
        fits = list(FILTERS.values())[self.kind.currentIndex()]
        rows = [n for n, p in enumerate(comparison.pairs) if fits(p)]
        self.view.places.show(comparison.pairs, rows, self.names)
        if kept is not None:
            self.view.go_to(kept)
        self.view.setVisible(bool(rows))
        if not comparison.pairs:
            self._say(NOTHING_READ)
        elif not rows:
            self._say(NONE_DIFFER if self.kind.currentIndex() == 0 else NONE_FIT)
        else:
            self._say("")

    def _say(self, sentence: str) -> None:
        self.note.setText(one_line(tr(sentence), 300))
        self.note.setVisible(bool(sentence))

    def _asked(self) -> None:
        self.wanted.emit()
