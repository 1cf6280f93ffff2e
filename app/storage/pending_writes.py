"""Writes to the store that wait for their turn, in the order they were asked for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.store import Store

JournalWrite = Callable[["Store"], bool]
"""One write; returns whether it worked."""


class PendingWrites:
    """A queue of writes; may be filled and emptied from any thread, and keeps their order."""

    def __init__(self) -> None:
        self._writes: deque[JournalWrite] = deque()
        self._writing = threading.Lock()

    def add(self, write: JournalWrite) -> None:
        """Queue a write behind all that came before."""
        self._writes.append(write)

    def drain(self, store: Store) -> bool:
        """Perform every write that waits, in this thread; return True if all of them worked."""
        good = True
        with self._writing:  # one thread at a time, so that the order holds
            while self._writes:
                good &= self._writes.popleft()(store)
        return good
