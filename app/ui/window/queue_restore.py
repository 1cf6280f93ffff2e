"""Keeps the queue as it changes, and takes it up again, resting, at the next start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QTimer

from app.ui.base.backend import QueueChanges
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Ticket
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

WRITE_AFTER = 300
"""Milliseconds after a change until it is kept."""
TOPIC = "queue/kept"

Lines = dict[Path, tuple[str, ...]]
"""The files that wait, in order, each with the providers it waits for."""


class QueueRestore(QObject):
    """Writes what changed, a moment later. Images without a file of their own cannot be kept.

    ``restoring``: the images of last time are being opened.
    """

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._kept: list[Lines] = [{}]  # what the file says, and will say when what is under way is done
        self._expected: Lines = {}
        self._taken_up = 0
        self.restoring = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_AFTER)
        self._timer.timeout.connect(self._write)
        window.analysis.queue.membership_changed.connect(self._changed)
        window.analysis.queue.changed.connect(self._follow)
        window.session.images.rowsInserted.connect(self._arrived)
        window.opener.finished.connect(self._all_here)

    def expect(self, queue: Mapping[Path, tuple[str, ...]], opening: Iterable[Path]) -> None:
        """These waited at the end of last time; those of them that are being opened will again."""
        self._kept = [dict(queue)]
        self.restoring = True
        here = set(opening)
        self._expected = {path: providers for path, providers in queue.items() if path in here}
        if len(self._expected) < len(queue):
            self._changed()

    def changes(self) -> QueueChanges:
        """What may not be written yet."""
        return self._since_kept(self._now())

    def _now(self) -> Lines:
        session = self._window.session
        now = dict(self._expected)
        for key, providers in self._window.analysis.queue.pending.items():
            entry = session.images.by_key(key)
            if entry is not None and isinstance(entry.image.source, Path) and entry.image.frame == 0:
                now[entry.image.source] = tuple(sorted(providers))
        return now

    def _since_kept(self, now: Lines) -> QueueChanges:
        """What makes ``now`` of any state the file may be in: the end forgets what is under way."""
        gone = [path for path in dict.fromkeys(p for kept in self._kept for p in kept) if path not in now]
        joined = {
            path: providers
            for path, providers in now.items()
            if any(kept.get(path) != providers for kept in self._kept)
        }
        return gone, joined

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        now = self._now()
        gone, joined = self._since_kept(now)
        if not gone and not joined:
            return
        self._kept.append(now)

        async def work(_ticket: Ticket) -> None:
            await self._window.backend.remember_queue(gone, joined)

        self._window.runtime.submit(work, partial(self._written, now))

    def _written(self, now: Lines, _value: object) -> None:
        """The file has got this far; what came before is past."""
        place = next((i for i, kept in enumerate(self._kept) if kept is now), 0)
        del self._kept[:place]

    def _arrived(self, _parent: QModelIndex, first: int, last: int) -> None:
        if not self._expected:
            return
        images = self._window.session.images
        wanted = {}
        for row in range(first, last + 1):
            entry = images.entry_at(row)
            providers = self._expected_of(entry) if entry is not None else ()
            if entry is not None and providers:
                wanted[entry.key] = providers
        if wanted:
            self._taken_up += len(wanted)
            # not now: those who hear of new rows must not change them
            QTimer.singleShot(0, self, partial(self._take_up, wanted))

    def _expected_of(self, entry: Entry) -> tuple[str, ...]:
        source = entry.image.source
        return self._expected.pop(source, ()) if isinstance(source, Path) else ()

    def _take_up(self, wanted: Mapping[int, tuple[str, ...]]) -> None:
        window = self._window
        window.analysis.queue.add(wanted, paused=True)
        count = self._taken_up
        sentence = trn("%n image(s) wait from last time", count)
        window.messages.notify(TOPIC, sentence, tr("Resume"), window.analysis.queue.resume, tone="plain")

    def _all_here(self, _count: int) -> None:
        self.restoring = False
        if self._expected:
            self._expected.clear()
            self._changed()

    def _follow(self) -> None:
        if self._taken_up and not self._window.analysis.queue.resting:
            self._taken_up = 0
            self._window.messages.dismiss(TOPIC)
