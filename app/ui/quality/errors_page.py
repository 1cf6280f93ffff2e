"""The errors of a reading as a list, by kind, by confidence and by confusion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.model.safe_text import one_line
from app.quality.comparison import Agreement, Pair
from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW
from app.ui.base.i18n import mark, tr, trn
from app.ui.compare.differences import DifferencesView
from app.ui.compare.panel import CompareLegend
from app.ui.widgets.shortcuts import describe

if TYPE_CHECKING:
    from app.quality.edit_alignment import Confusion
    from app.ui.quality.measured_images import ErrorPlaces

NO_ERRORS: Final = mark("No errors: the reading matches the ground truth.")
NONE_FIT: Final = mark("No errors match this filter.")
GAP: Final = "∅"
"""Stands for nothing in a confusion."""

KINDS: Final[dict[str, Agreement | None]] = {
    mark("All errors"): None,
    mark("Different words"): Agreement.DIFFERENT,
    mark("Missing words"): Agreement.SECOND_ONLY,
    mark("Extra words"): Agreement.FIRST_ONLY,
}
_NAMES: Final = {
    Agreement.DIFFERENT: mark("different"),
    Agreement.SECOND_ONLY: mark("missing"),
    Agreement.FIRST_ONLY: mark("extra"),
}
_ANY, _DOUBTFUL, _SURE = range(3)


def confusion_text(confusion: Confusion) -> str:
    """Return what was taken for what, fit to be shown."""
    truth, read = (_visible(text) for text in confusion)
    return f"{truth} → {read}"


def _visible(text: str) -> str:
    return {"": GAP, " ": "␣", "\n": "⏎"}.get(text) or one_line(text, 20)


class ErrorsPage(QWidget):
    """Filters over a list of errors; ``went`` carries the number of the one gone to."""

    went = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: ErrorPlaces | None = None
        self.names = ("", "")
        self.confusion: Confusion | None = None
        self._below = DEFAULT_DOUBTFUL_BELOW
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 12, 4)
        head.setSpacing(6)
        self.counts = CompareLegend(self)
        head.addWidget(self.counts)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.kind = self._choice(tr("Errors listed"), [tr(name) for name in KINDS])
        row.addWidget(self.kind, 1)
        self.buttons: dict[str, QPushButton] = {}
        for command_id, sign in (("compare.previous", "↑"), ("compare.next", "↓")):
            button = QPushButton(sign, self)
            button.setProperty("role", "square")
            describe(button, command_id)
            self.buttons[command_id] = button
            row.addWidget(button)
        head.addLayout(row)
        self.confidence = self._choice(
            tr("Confidence"), [tr("Any confidence"), tr("Uncertain only"), tr("Not uncertain only")]
        )
        head.addWidget(self.confidence)
        self.only = QPushButton("", self)
        self.only.setProperty("role", "small")
        self.only.clicked.connect(lambda: self.show_confusion(None))
        self.only.hide()
        head.addWidget(self.only, 0, Qt.AlignmentFlag.AlignLeft)
        self.note = QLabel("", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "muted")
        head.addWidget(self.note)
        column.addLayout(head)
        self.view = DifferencesView(self)
        self.view.setAccessibleName(tr("Errors"))
        self.view.chosen.connect(self.went)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self._list()

    def _choice(self, name: str, items: list[str]) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setMinimumContentsLength(8)
        choice.addItems(items)
        choice.currentIndexChanged.connect(self._list)
        return choice

    def set_doubtful_below(self, below: float) -> None:
        """Call what was read with a confidence below this threshold, 0..1, uncertain."""
        self._below = below
        self.view.places.set_doubtful_below(below)
        self._list()

    def show_places(self, places: ErrorPlaces | None, names: tuple[str, str]) -> None:
        """List the errors of a reading; ``names`` are those of the reading and of the ground truth."""
        self.places, self.names = places, names
        if (
            places is not None
            and self.confusion is not None
            and self.confusion not in places.figures.confusions
        ):
            self.confusion = None
        self._list()

    def show_confusion(self, confusion: Confusion | None) -> None:
        """List the errors with a confusion alone; None lists all of them."""
        self.confusion = confusion
        self._list()

    def go_to(self, number: int) -> None:
        """Go to an error picked elsewhere; lists all where it is none of those listed."""
        if self.view.places.row_of(number) < 0:
            self.confusion = None
            self.kind.setCurrentIndex(0)
            self.confidence.setCurrentIndex(_ANY)
            self._list()
        self.view.go_to(number)

    def _fits(self) -> Callable[[int, Pair], bool]:
        kind = list(KINDS.values())[self.kind.currentIndex()]
        sure, below, wanted = self.confidence.currentIndex(), self._below, self.confusion
        confusions = self.places.confusions if self.places else ()

        def fits(number: int, pair: Pair) -> bool:
            if kind is not None and pair.agreement is not kind:
                return False
            known = pair.first_confidence
            if sure != _ANY and (known is None or (known < below) != (sure == _DOUBTFUL)):
                return False
            return wanted is None or wanted in confusions[number]

        return fits

    def _list(self, *_index: int) -> None:
        places = self.places
        pairs = places.comparison.pairs if places else ()
        fits, kept = self._fits(), self.view.number
        rows = [n for n, pair in enumerate(pairs) if fits(n, pair)]
        self.view.places.show(pairs, rows, self.names)
        if kept is not None:
            self.view.go_to(kept)
        self.view.setVisible(bool(rows))
        counts = places.comparison.counts if places else {}
        lines = ((how, f"{counts[how]} {tr(name)}") for how, name in _NAMES.items() if counts.get(how))
        self.counts.set_lines(tuple(lines))
        self.only.setVisible(self.confusion is not None)
        if self.confusion is not None:
            said = tr("Only {confusion}").format(confusion=confusion_text(self.confusion))
            self.only.setText(f"{said}  ✕")
            self.only.setAccessibleName(
                tr("List all errors again, not only {confusion}").format(
                    confusion=confusion_text(self.confusion)
                )
            )
            self.only.setToolTip(self.only.accessibleName())
        if places is None or rows:
            said = "" if len(rows) == len(pairs) else trn("%n error(s) listed", len(rows))
        else:
            said = tr(NONE_FIT if pairs else NO_ERRORS)
        self.note.setText(said)
        self.note.setVisible(bool(said))
