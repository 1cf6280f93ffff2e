"""The rows of a comparison: what each says, made when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from app.model.safe_text import one_line
from app.quality.comparison import Agreement, Pair, differing_spans
from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW, confidence_figure
from app.ui.base.i18n import number_text, tr
from app.ui.base.safe_text import tooltip
from app.ui.compare.fitted_text import Spans
from app.ui.widgets.list_row import Index

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_ROLES: Final = frozenset(
    (
        ROW_ROLE,
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole),
    )
)
_KEPT: Final = 2_000
"""Rows made ready and kept, so that scrolling back is quick."""
_LONGEST: Final = 4_000
"""Letters of a reading shown."""


@dataclass(frozen=True)
class ReadingInRow:
    """What one reading says in one place: its name, its text, the parts that differ, its confidence.

    ``sure`` is the confidence as a figure, ``said_sure`` with the word for one that is uncertain.
    """

    name: str
    text: str
    changed: Spans
    sure: str
    said_sure: str


@dataclass(frozen=True)
class DifferenceRow:
    """One place where two readings may differ, every text of it fit to be shown."""

    standing: Agreement
    words: str
    readings: tuple[ReadingInRow, ReadingInRow]

    @staticmethod
    def of(
        pair: Pair, names: tuple[str, str], doubtful_below: float = DEFAULT_DOUBTFUL_BELOW
    ) -> DifferenceRow:
        """Return the row of a place; ``names`` are those of the two readings."""
        first, second = one_line(pair.first_text, _LONGEST), one_line(pair.second_text, _LONGEST)
        both = pair.agreement is Agreement.DIFFERENT
        left, right = differing_spans(first, second) if both else ((), ())
        return DifferenceRow(
            pair.agreement,
            standing_words(pair, names),
            (
                ReadingInRow(
                    one_line(names[0], 60), first, left, *_sure(pair.first_confidence, doubtful_below)
                ),
                ReadingInRow(
                    one_line(names[1], 60), second, right, *_sure(pair.second_confidence, doubtful_below)
                ),
            ),
        )


def standing_words(pair: Pair, names: tuple[str, str]) -> str:
    """Return how a place stands, in words that name the readings."""
    if pair.spacing:
        return tr("spaces differ")
    return {
        Agreement.AGREED: tr("match"),
        Agreement.DIFFERENT: tr("different"),
        Agreement.FIRST_ONLY: tr("only in {reading}").format(reading=names[0]),
        Agreement.SECOND_ONLY: tr("only in {reading}").format(reading=names[1]),
    }[pair.agreement]


def _sure(confidence: float | None, below: float) -> tuple[str, str]:
    if confidence is None:
        return "", ""
    return number_text(confidence, 2), confidence_figure(confidence, below)


class DifferencesModel(QAbstractListModel):
    """Some places of a comparison; a row is made when it is looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.numbers: Sequence[int] = ()
        self.names = ("", "")
        self.longest: int = 0
        """Letters of the longest text listed."""
        self._doubtful_below = DEFAULT_DOUBTFUL_BELOW
        self._pairs: Sequence[Pair] = ()
        self._at: dict[int, int] = {}
        self._rows: dict[int, DifferenceRow] = {}

    def set_doubtful_below(self, below: float) -> None:
        """Call what was read with a confidence below this threshold, 0..1, uncertain."""
        if below != self._doubtful_below:
            self._doubtful_below = below
            self._rows.clear()

    def show(self, pairs: Sequence[Pair], numbers: Sequence[int], names: tuple[str, str]) -> None:
        """Replace everything; ``numbers`` says which of the places are listed."""
        self.beginResetModel()
        self._pairs, self.numbers, self.names = pairs, numbers, names
        self._at = {number: n for n, number in enumerate(numbers)}
        self._rows.clear()
        listed = (pairs[number] for number in numbers)
        self.longest = max((max(len(p.first_text), len(p.second_text)) for p in listed), default=0)
        self.endResetModel()

    @property
    def shown_names(self) -> tuple[str, str]:
        """Return the names of both readings, fit to be shown."""
        return one_line(self.names[0], 60), one_line(self.names[1], 60)

    def texts_in(self, row: int) -> tuple[str, str]:
        """Return what both readings say in a row, as they say it."""
        pair = self._pairs[self.numbers[row]]
        return pair.first_text, pair.second_text

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
            return " / ".join(reading.text for reading in row.readings)
        said = ";".join(f" {r.name}: {r.text or tr('nothing')} {r.said_sure}" for r in row.readings)
        words = f"{row.words};{said}"
        return tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else one_line(words, 900)

    def row_of(self, number: int) -> int:
        """Return the row of a place of the comparison, or -1 when it is not listed."""
        return self._at.get(number, -1)

    def _row(self, number: int) -> DifferenceRow:
        row = self._rows.get(number)
        if row is None:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            row = self._rows[number] = DifferenceRow.of(self._pairs[number], self.names, self._doubtful_below)
        return row
