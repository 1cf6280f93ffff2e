"""The images that are open: one immutable entry each, and the Qt model that lists them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.model.analysis import Analysis
from app.model.analysis_origin import AnalysisOrigin
from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.base.i18n import mark, tr
from app.ui.base.safe_text import tooltip
from app.ui.session.summary import Summary, found, summary_of

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


class State(StrEnum):
    """What the dot of an entry says."""

    IDLE = mark("not analysed")
    WAITING = mark("waiting")
    RUNNING = mark("being analysed")
    DONE = mark("analysed")
    PARTIAL = mark("partly failed")
    FAILED = mark("failed")


@dataclass(frozen=True)
class Entry:
    """One open image with what is known of it; ``analyses`` and ``running`` go by provider."""

    key: int
    image: Image
    analyses: Mapping[str, Analysis] = field(default_factory=dict)
    summaries: Mapping[str, Summary] = field(default_factory=dict)
    """Of every analysis there is, also of those that are not held now."""
    origins: Mapping[str, AnalysisOrigin] = field(default_factory=dict)
    """Where the analyses come from, of those the store has told it."""
    failures: Mapping[str, Analysis] = field(default_factory=dict)
    """By provider, the last attempt that failed, where an earlier answer stays in its place."""
    running: frozenset[str] = frozenset()
    asked: bool = False
    """True if the store was asked for kept analyses already."""
    declined: bool = False
    """True if the user cancelled, so that nothing starts by itself."""
    waiting: bool = False
    """True if the image stands in the queue."""

    def __post_init__(self) -> None:
        if self.analyses and not self.summaries:
            made = {provider: summary_of(analysis) for provider, analysis in self.analyses.items()}
            object.__setattr__(self, "summaries", made)

    @property
    def state(self) -> State:
        """The dot: what runs counts before what is there, and trouble before success."""
        if self.running:
            return State.RUNNING
        if self.waiting:
            return State.WAITING
        statuses = {s.status for s in self.summaries.values()}
        if not statuses:
            return State.IDLE
        if statuses == {"failed"}:
            return State.FAILED
        return State.DONE if statuses == {"ok"} and not self.failures else State.PARTIAL

    @property
    def troubled(self) -> tuple[str, ...]:
        """Return the providers that failed, wholly or in part, when they were asked last."""
        failed = [p for p, s in self.summaries.items() if s.status != "ok" and not self.is_from_file(p)]
        return (*failed, *(p for p in self.failures if p not in failed))

    @property
    def is_pdf_page(self) -> bool:
        """Return True if the image is a page of a PDF, which may hold text itself."""
        return self.image.format == "PDF"

    @property
    def has_reading(self) -> bool:
        """Return True if anything but a reference, and the text a PDF holds itself, is known of the image."""
        return any(p != "pdf-text" and not self.is_reference(p) for p in self.summaries)

    def is_from_file(self, provider: str) -> bool:
        """Return True if a provider's analysis was read from a file, which nobody can be asked for anew."""
        origin = self.origins.get(provider)
        return origin is not None and bool(origin.file)

    def is_reference(self, provider: str) -> bool:
        """Return True if what goes by this provider id is ground truth, which nobody corrects."""
        origin = self.origins.get(provider)
        return origin is not None and origin.is_reference

    @property
    def reviewed(self) -> bool:
        """Return True if somebody marked the image as reviewed."""
        return any(s.reviewed for s in self.summaries.values())

    @property
    def corrected(self) -> bool:
        """Return True if an analysis of it was corrected by hand."""
        return any(s.corrected for s in self.summaries.values())

    @property
    def name(self) -> str:
        """The image's name, fit to be shown."""
        return _shown_name(self.image.name)

    @property
    def path(self) -> str:
        """The whole path of the image's file; empty where it came without one."""
        source = self.image.source
        return "" if isinstance(source, bytes) else str(source.absolute())

    @property
    def details(self) -> str:
        """The second line: size, pages, state in words where it matters."""
        parts = [f"{self.image.width}×{self.image.height}"]
        if self.image.frames > 1:
            parts.append(tr("page {page}/{pages}").format(page=self.image.frame + 1, pages=self.image.frames))
        if self.image.incomplete:
            parts.append(tr("cut off"))
        state = self.state
        if state is State.DONE:
            parts.append(found(self.summaries.values()))
        elif state is not State.IDLE:
            parts.append(tr("reading") if state is State.RUNNING else tr(state.value))
        return " · ".join(p for p in parts if p)


class ImageList(QAbstractListModel):
    """Entries in the order they were opened. Entries are replaced, never changed.

    Finding one by its key or its place takes the same time however many there are.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._rows: dict[int, int] = {}
        self._open: dict[tuple[str, int], int] = {}
        self._troubled: set[int] = set()
        self._keys = itertools.count(1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many images are open."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, accessible text and the entry itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [entry.name, entry.details, tr(entry.state.value)]
            said += [tr("corrected by hand")] if entry.corrected else []
            said += [tr("reviewed")] if entry.reviewed else []
            return ", ".join(said)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join(filter(None, (entry.name, entry.details, entry.path))), 5_000)
        return entry if role == ENTRY_ROLE else None

    def entries(self) -> Sequence[Entry]:
        """All entries in order."""
        return tuple(self._entries)

    def entry_at(self, row: int) -> Entry | None:
        """Return the entry in a row, where there is one."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def by_key(self, key: int) -> Entry | None:
        """Return the entry with a key, unless it was closed."""
        row = self._rows.get(key)
        return None if row is None else self._entries[row]

    def row_of(self, key: int) -> int:
        """Where the entry stands; -1 when it was closed."""
        return self._rows.get(key, -1)

    @property
    def troubled(self) -> tuple[int, ...]:
        """The keys of images of which an analysis failed, wholly or in part, in order."""
        return tuple(sorted(self._troubled, key=self.row_of))

    @property
    def any_troubled(self) -> bool:
        """Return True if there is such an image."""
        return bool(self._troubled)

    def add(self, image: Image) -> Entry:
        """Append an image; one that is open already (same bytes, same page) is not opened twice."""
        return self.add_all((image,))[0]

    def add_all(self, images: Sequence[Image]) -> tuple[Entry, ...]:
        """Append images, all at once for those who watch; gives the entry of each."""
        made: dict[tuple[str, int], Entry] = {}
        for image in images:
            identity = image.sha256, image.stored_frame
            if identity not in self._open and identity not in made:
                made[identity] = Entry(next(self._keys), image)
        if made:
            row = len(self._entries)
            self.beginInsertRows(QModelIndex(), row, row + len(made) - 1)
            for identity, entry in made.items():
                self._rows[entry.key] = len(self._entries)
                self._open[identity] = entry.key
                self._entries.append(entry)
            self.endInsertRows()
        return tuple(self._entries[self._rows[self._open[i.sha256, i.stored_frame]]] for i in images)

    def change(self, key: int, **changes: Any) -> Entry | None:
        """Replace fields of an entry; ``None`` when it was closed meanwhile."""
        changed = self.change_all((key,), **changes)
        return changed[0] if changed else None

    def change_all(self, keys: Iterable[int], **changes: Any) -> tuple[Entry, ...]:
        """Replace fields of several entries, told at once; gives those that are still open."""
        rows = sorted(self._rows[key] for key in keys if key in self._rows)
        for row in rows:
            before = self._entries[row]
            after = replace(before, **changes)
            if "summaries" not in changes and after.analyses is not before.analyses:
                after = replace(after, summaries=_summaries(before, after))
            self._entries[row] = after
            if after.image is not before.image:
                self._forget(before)
                self._open.setdefault((after.image.sha256, after.image.stored_frame), after.key)
            if after.failures or any(s.status != "ok" for s in after.summaries.values()):
                self._troubled.add(after.key)
            else:
                self._troubled.discard(after.key)
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))
        return tuple(self._entries[row] for row in rows)

    def remove(self, key: int) -> None:
        """Close an image."""
        row = self.row_of(key)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        self._forget(self._entries.pop(row))
        del self._rows[key]
        self._troubled.discard(key)
        for later in range(row, len(self._entries)):
            self._rows[self._entries[later].key] = later
        self.endRemoveRows()

    def clear(self) -> None:
        """Close every image."""
        if not self._entries:
            return
        self.beginRemoveRows(QModelIndex(), 0, len(self._entries) - 1)
        for held in (self._entries, self._rows, self._open, self._troubled):
            held.clear()
        self.endRemoveRows()

    def _forget(self, entry: Entry) -> None:
        identity = entry.image.sha256, entry.image.stored_frame
        if self._open.get(identity) == entry.key:
            del self._open[identity]


@lru_cache(maxsize=16_384)  # asked for at each paint and by every filter and order
def _shown_name(name: str) -> str:
    return one_line(name)


def _summaries(before: Entry, after: Entry) -> Mapping[str, Summary]:
    made: dict[str, Summary] = {}
    if after.image is before.image and not after.asked:  # what is kept, but not held
        made.update((p, s) for p, s in before.summaries.items() if p not in before.analyses)
    for provider, analysis in after.analyses.items():
        known = before.summaries.get(provider)
        same = known is not None and before.analyses.get(provider) is analysis
        made[provider] = known if known is not None and same else summary_of(analysis)
    return made
