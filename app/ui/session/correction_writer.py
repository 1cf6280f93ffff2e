"""Writes corrections down in the order they were made, never on the GUI thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.base.backend import Backend
from app.ui.base.i18n import tr
from app.ui.base.runtime import Runtime, Ticket, in_thread

if TYPE_CHECKING:
    from app.storage.store import Store

JournalWrite = Callable[["Store"], bool]
"""One thing to write; says whether it was."""


class CorrectionWriter(QObject):
    """A line of notes to write; ``refused`` follows one that could not be written, with the reasons."""

    refused = Signal(tuple)

    def __init__(self, runtime: Runtime, services: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._services = services
        self._store: Store | None = None
        self._notes: deque[JournalWrite] = deque()
        self._writing = threading.Lock()

    def write(self, note: JournalWrite) -> None:
        """Write this after all that came before."""
        self._notes.append(note)
        self._runtime.submit(self._work, self._done)

    def flush(self) -> None:
        """Write what is left, now; for the end of the program, when the window is gone."""
        if self._store is not None:
            self.drain(self._store)

    async def _work(self, _ticket: Ticket) -> tuple[str, ...]:
        self._store = (await self._services.engine()).store
        if self._store is None or await in_thread(self.drain, self._store):
            return ()
        return await self._services.notices() or (tr("this correction could not be kept"),)

    def drain(self, store: Store) -> bool:
        """Write what is left, in this thread; says whether all of it was."""
        good = True
        with self._writing:  # one thread at a time, so that the order holds
            while self._notes:
                good &= self._notes.popleft()(store)
        return good

    def _done(self, reasons: tuple[str, ...]) -> None:
        if reasons:
            self.refused.emit(reasons)
