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
    from app.ui.analysis.analysis_queue import AnalysisQueue
    from app.ui.session.context import Context

WRITE_AFTER = 300
"""Milliseconds after a change until it is kept."""
TOPIC = "queue/kept"

WaitingFiles = dict[Path, tuple[str, ...]]
"""The files that wait, in order, each with the providers it waits for."""


class QueueRestore(QObject):
    """Writes what changed in the queue, a moment later. Images without a file of their own cannot be kept.

    ``restoring`` is True while the images of last time are being opened.
    """

    def __init__(self, context: Context, queue: AnalysisQueue) -> None:
        super().__init__(context.widget)
        self._runtime = context.runtime
        self._backend = context.backend
        self._messages = context.messages
        self._images = context.session.images
        self._queue = queue
        self._written: list[WaitingFiles] = [{}]  # what the store holds, and will hold after writes under way
        self._expected: WaitingFiles = {}
        self._restored = 0
        self.restoring = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_AFTER)
        self._timer.timeout.connect(self._write)
        queue.membership_changed.connect(self._write_soon)
        queue.changed.connect(self._dismiss_notice)
        self._images.rowsInserted.connect(self._on_images_added)

    def expect(self, queue: Mapping[Path, tuple[str, ...]], opening: Iterable[Path]) -> None:
        """Put files of the last queue into the queue once they are opened; those not ``opening`` leave."""
        self._written = [dict(queue)]
        self.restoring = True
        coming = set(opening)
        self._expected = {path: providers for path, providers in queue.items() if path in coming}
        if len(self._expected) < len(queue):
            self._write_soon()

    def changes(self) -> QueueChanges:
        """Return what may not be written yet."""
        return self._since_written(self._now())

    def _now(self) -> WaitingFiles:
        now = dict(self._expected)
        for key, providers in self._queue.pending.items():
            entry = self._images.by_key(key)
            if entry is not None and isinstance(entry.image.source, Path) and entry.image.frame == 0:
                now[entry.image.source] = tuple(sorted(providers))
        return now

    def _since_written(self, now: WaitingFiles) -> QueueChanges:
        """Return what turns any state the store may be in into ``now``: the end forgets writes under way."""
        known = dict.fromkeys(path for written in self._written for path in written)
        gone = [path for path in known if path not in now]
        joined = {
            path: providers
            for path, providers in now.items()
            if any(written.get(path) != providers for written in self._written)
        }
        return gone, joined

    def _write_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        now = self._now()
        gone, joined = self._since_written(now)
        if not gone and not joined:
            return
        self._written.append(now)

        async def write(_ticket: Ticket) -> None:
            await self._backend.remember_queue(gone, joined)

        self._runtime.submit(write, partial(self._on_written, now))

    def _on_written(self, now: WaitingFiles, _value: object) -> None:
        """Forget the states before the one that was written."""
        place = next((i for i, written in enumerate(self._written) if written is now), 0)
        del self._written[:place]

    def _on_images_added(self, _parent: QModelIndex, first: int, last: int) -> None:
        if not self._expected:
            return
        wanted = {}
        for row in range(first, last + 1):
            entry = self._images.entry_at(row)
            providers = self._expected_of(entry) if entry is not None else ()
            if entry is not None and providers:
                wanted[entry.key] = providers
        if wanted:
            self._restored += len(wanted)
            # not now: slots of rowsInserted must not change rows
            QTimer.singleShot(0, self, partial(self._restore, wanted))

    def _expected_of(self, entry: Entry) -> tuple[str, ...]:
        source = entry.image.source
        return self._expected.pop(source, ()) if isinstance(source, Path) else ()

    def _restore(self, wanted: Mapping[int, tuple[str, ...]]) -> None:
        self._queue.add(wanted, paused=True)
        sentence = trn("%n image(s) waiting from the last session", self._restored)
        self._messages.notify(TOPIC, sentence, tr("Resume"), self._queue.resume, tone="plain")

    def end(self) -> None:
        """Note that the images of last time are there; what waited and could not be opened leaves."""
        self.restoring = False
        if self._expected:
            self._expected.clear()
            self._write_soon()

    def _dismiss_notice(self) -> None:
        if self._restored and not self._queue.resting:
            self._restored = 0
            self._messages.dismiss(TOPIC)
