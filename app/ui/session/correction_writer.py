"""Writes corrections down in the order they were made, never on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.edit import Edit
from app.model.history import History
from app.model.phrase import Phrase, phrase
from app.ui.base.backend import Backend
from app.ui.base.runtime import Runtime, Ticket

if TYPE_CHECKING:
    from app.storage.store import Store


class CorrectionWriter(QObject):
    """Hands edits to the store's queue of writes; ``refused`` carries the reasons why one was not written."""

    refused = Signal(tuple)

    def __init__(self, runtime: Runtime, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._backend = backend

    def write_edit(self, journal: int, number: int, edit: Edit) -> None:
        """Keep an edit as number ``number`` (from 0) of a journal, and the last one in force."""

        def write(store: Store) -> bool:
            from app.storage.journal import write

            return write(store, journal, number, edit)

        self._write(write)

    def write_position(self, journal: int, position: int, *, cut: bool = False) -> None:
        """Keep how many edits of a journal are in force; ``cut`` lets the others go."""

        def write(store: Store) -> bool:
            from app.storage.journal import turn

            return turn(store, journal, position, cut=cut)

        self._write(write)

    def rewrite(self, journal: int, history: History) -> None:
        """Keep a history in a journal again, after something typed was kept in its place."""
        for number in range(history.position, len(history.edits)):
            self.write_edit(journal, number, history.edits[number])
        self.write_position(journal, history.position, cut=not history.redoable)

    def bring_back(self, journal: int) -> None:
        """Let the analysis of a journal be its provider's newest again."""

        def write(store: Store) -> bool:
            from app.storage.journal import bring_back

            return bring_back(store, journal)

        self._write(write)

    def _write(self, write: Callable[[Store], bool]) -> None:
        self._backend.pending_writes.add(write)
        self._runtime.submit(self._work, self._done)

    async def _work(self, _ticket: Ticket) -> tuple[Phrase, ...]:
        if await self._backend.write_pending():
            return ()
        return await self._backend.notices() or (phrase("this correction could not be kept"),)

    def _done(self, reasons: tuple[Phrase, ...]) -> None:
        if reasons:
            self.refused.emit(reasons)
