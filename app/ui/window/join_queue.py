"""Asks whether images that come in while the queue is at work join the queue, once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from app.ui.base.i18n import tr, trn

if TYPE_CHECKING:
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.opening.image_opener import ImageOpener
    from app.ui.session.context import Context
    from app.ui.window.queue_restore import QueueRestore

TOPIC = "queue/join"


class QueueJoinOffer(QObject):
    """Watches the images that are opened; those of last time are left to ``QueueRestore``."""

    def __init__(
        self, context: Context, analysis: AnalysisRunner, opener: ImageOpener, restore: QueueRestore
    ) -> None:
        super().__init__(context.widget)
        self._messages = context.messages
        self._images = context.session.images
        self._analysis = analysis
        self._restore = restore
        self._keys: list[int] = []
        self._images.rowsInserted.connect(self._on_images_added)
        opener.finished.connect(self._offer)
        analysis.queue.changed.connect(self._dismiss_notice)

    def _on_images_added(self, _parent: QModelIndex, first: int, last: int) -> None:
        if not self._analysis.queue.waiting or self._restore.restoring:
            return
        for row in range(first, last + 1):
            entry = self._images.entry_at(row)
            if entry is not None:
                self._keys.append(entry.key)

    def _offer(self, _count: int) -> None:
        if not self._keys:
            return
        sentence = trn("%n image(s) came in while the queue is at work", len(self._keys))
        self._messages.notify(TOPIC, sentence, tr("Add to the queue"), self._add, "plain")

    def _add(self) -> None:
        entries = map(self._images.by_key, self._keys)
        self._keys = []
        self._analysis.run_many([entry for entry in entries if entry is not None])

    def _dismiss_notice(self) -> None:
        """Take the offer back once the queue is done."""
        if self._keys and not self._analysis.queue.waiting:
            self._keys = []
            self._messages.dismiss(TOPIC)
