"""Images that come in while the queue is at work: whether they join is asked, once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from app.ui.base.i18n import tr, trn
from app.ui.window.queue_restore import QueueRestore

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

TOPIC = "queue/join"


class QueueJoinOffer(QObject):
    """Watches what comes in, and offers."""

    def __init__(self, window: MainWindow, keeper: QueueRestore) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._keys: list[int] = []
        window.session.images.rowsInserted.connect(self._arrived)
        window.opener.finished.connect(self._offer)
        window.analysis.queue.changed.connect(self._follow)

    def _arrived(self, _parent: QModelIndex, first: int, last: int) -> None:
        if not self._window.analysis.queue.waiting or self._keeper.restoring:
            return
        for row in range(first, last + 1):
            entry = self._window.session.images.entry_at(row)
            if entry is not None:
                self._keys.append(entry.key)

    def _offer(self, _count: int) -> None:
        if not self._keys:
            return
        count = len(self._keys)
        came = trn("%n image(s) came in while the queue is at work", count)
        self._window.messages.notify(TOPIC, came, tr("Add to the queue"), self._add, "plain")

    def _add(self) -> None:
        found = map(self._window.session.images.by_key, self._keys)
        self._keys = []
        self._window.analysis.run_many([entry for entry in found if entry is not None])

    def _follow(self) -> None:
        """They are no news any more once the queue is through."""
        if self._keys and not self._window.analysis.queue.waiting:
            self._keys = []
            self._window.messages.dismiss(TOPIC)
