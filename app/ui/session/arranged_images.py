"""Which of the open images the strip shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal

from app.ui.session.entries import Entry, ImageList, Index, State

LATER: Final = 250
"""Milliseconds until a list that changes while it is worked on is put in order again."""
_REMOVED_SINGLY: Final = 50


class SortOrder(StrEnum):
    """By what images are ordered."""

    OPENED = "order of opening"
    NAME = "name"
    STATE = "state"
    CONFIDENCE = "confidence"
    ERRORS = "errors"
    HITS = "copies found"


class StateFilter(StrEnum):
    """Which images are shown."""

    ALL = "all images"
    NEW = "not analysed"
    DONE = "analysed"
    TROUBLED = "with errors"
    HITS = "with copies found"


_RANKS: Final = {
    state: rank
    for rank, state in enumerate(
        (State.FAILED, State.PARTIAL, State.RUNNING, State.WAITING, State.IDLE, State.DONE)
    )
}


def errors_of(entry: Entry) -> int:
    """Failures in its analyses."""
    return sum(s.errors for s in entry.summaries.values())


def hits_of(entry: Entry) -> int:
    """Return the number of copies found, by the provider that found most."""
    return max((s.hits for s in entry.summaries.values()), default=0)


def confidence_of(entry: Entry) -> float:
    """Return the lowest mean confidence of an entry's analyses; over 1 without one, so that it comes last."""
    known = [s.confidence for s in entry.summaries.values() if s.confidence is not None]
    return min(known, default=2.0)


def _name(entry: Entry) -> tuple[object, ...]:
    return _natural(entry.name)


@lru_cache(maxsize=16_384)
def _natural(name: str) -> tuple[object, ...]:
    from app.imaging.find_images import natural_key

    return natural_key(name)


_KEYS: Final[dict[SortOrder, Callable[[Entry], Any]]] = {
    SortOrder.NAME: _name,
    SortOrder.STATE: lambda e: _RANKS[e.state],
    SortOrder.CONFIDENCE: confidence_of,
    SortOrder.ERRORS: lambda e: -errors_of(e),
    SortOrder.HITS: lambda e: -hits_of(e),
}
_TESTS: Final[dict[StateFilter, Callable[[Entry], bool]]] = {
    StateFilter.ALL: lambda _e: True,
    StateFilter.NEW: lambda e: not e.summaries,
    StateFilter.DONE: lambda e: bool(e.summaries),
    StateFilter.TROUBLED: lambda e: errors_of(e) > 0,
    StateFilter.HITS: lambda e: hits_of(e) > 0,
}


class ArrangedImages(QAbstractListModel):
    """The shown images in their order, as a model. ``rearranged`` follows whenever who is where changed."""

    rearranged = Signal()

    def __init__(self, images: ImageList, parent: QObject) -> None:
        super().__init__(parent)
        self._images = images
        self._keys: list[int] = []
        self._rows: dict[int, int] = {}
        self.order = SortOrder.OPENED
        self.backwards = False
        self.only = StateFilter.ALL
        self.text = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER)
        self._later.timeout.connect(self.arrange)
        images.rowsInserted.connect(self._inserted)
        images.rowsRemoved.connect(self._removed)
        images.dataChanged.connect(self._changed)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many images are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list of open images says of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._keys):
            return None
        return self._images.data(self._images.index(self._images.row_of(self._keys[index.row()])), role)

    def key_at(self, row: int) -> int | None:
        """Return the key of the image in a row, where there is one."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int:
        """Where an image is shown; -1 where it is not."""
        return self._rows.get(key, -1)

    @property
    def narrowed(self) -> bool:
        """Return True if some images may not be shown."""
        return bool(self.text.strip()) or self.only is not StateFilter.ALL

    def neighbour(self, key: int, by: int) -> int | None:
        """Return the image so many rows on; from one that is not shown, the first or the last."""
        row = self.row_of(key)
        if row < 0:
            return self.key_at(0 if by > 0 else len(self._keys) - 1)
        return self.key_at(row + by)

    def set_text(self, text: str) -> None:
        """Show only images whose name or second line has all these words, upper and lower case alike."""
        self.text = text
        self.arrange()

    def set_only(self, only: StateFilter) -> None:
        """Show only these."""
        self.only = only
        self.arrange()

    def set_order(self, order: SortOrder) -> None:
        """Order by this."""
        self.order = order
        self.arrange()

    def turn_round(self) -> None:
        """Show the images the other way round, or back."""
        self.backwards = not self.backwards
        self.arrange()

    def arrange(self) -> None:
        """Put everything in order now."""
        self._later.stop()
        passes = self._passes()
        entries = [e for e in self._images.entries() if passes(e)]
        if self.order in _KEYS:
            entries.sort(key=_KEYS[self.order])
        if self.backwards:
            entries.reverse()
        keys = [e.key for e in entries]
        if keys == self._keys:
            return
        self.beginResetModel()
        self._keys = keys
        self._rows = {key: row for row, key in enumerate(keys)}
        self.endResetModel()
        self.rearranged.emit()

    def _passes(self) -> Callable[[Entry], bool]:
        test = _TESTS[self.only]
        words = self.text.casefold().split()
        if not words:
            return test
        return lambda e: test(e) and all(w in f"{e.name} {e.details}".casefold() for w in words)

    @property
    def _plain(self) -> bool:
        return self.order is SortOrder.OPENED and not self.backwards

    @property
    def _lively(self) -> bool:
        """Return True if an image's place depends on what is known of it."""
        return self.narrowed or self.order not in {SortOrder.OPENED, SortOrder.NAME}

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if not self._plain:
            self._later.start()
            return
        passes = self._passes()
        entries = self._images.entries()[first : last + 1]
        keys = [e.key for e in entries if passes(e)]
        if not keys:
            return
        row = len(self._keys)
        self.beginInsertRows(QModelIndex(), row, row + len(keys) - 1)
        for key in keys:
            self._rows[key] = len(self._keys)
            self._keys.append(key)
        self.endInsertRows()
        self.rearranged.emit()

    def _removed(self) -> None:
        gone = [row for row, key in enumerate(self._keys) if self._images.row_of(key) < 0]
        if len(gone) > _REMOVED_SINGLY:
            self.arrange()
            return
        for row in reversed(gone):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[self._keys.pop(row)]
            for later in range(row, len(self._keys)):
                self._rows[self._keys[later]] = later
            self.endRemoveRows()
        if gone:
            self.rearranged.emit()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = []
        for place in range(first.row(), last.row() + 1):
            entry = self._images.entry_at(place)
            if entry is not None and entry.key in self._rows:
                rows.append(self._rows[entry.key])
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
        if self._lively and not self._later.isActive():
            self._later.start()
