"""Notices about the queue of images: a provider that halted, the end, many images taken out at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.i18n import number_text, tr, trn

if TYPE_CHECKING:
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.queue_progress import QueueProgress
    from app.ui.session.context import Context

TOPIC = "queue"
END_MILLISECONDS = 6_000
"""How long the status line says that all images are analysed."""


class QueueNotices(QObject):
    """Follows the queue and offers what can be done about what happened to it."""

    def __init__(self, context: Context, analysis: AnalysisRunner) -> None:
        super().__init__(context.widget)
        self._messages = context.messages
        self._names = context.names
        self._analysis = analysis
        analysis.queue.halted.connect(self._on_halted)
        analysis.queue.finished.connect(self._on_finished)
        analysis.queue.emptied.connect(self._on_emptied)

    def _on_halted(self, provider: str, reason: str) -> None:
        title = self._names.title_of(provider)
        sentence = tr("{provider}: {why}; the queue is paused").format(provider=title, why=reason)
        resume = self._analysis.queue.resume
        self._messages.notify(f"{TOPIC}/{provider}", sentence, tr("Resume"), resume)

    def _on_finished(self, end: QueueProgress) -> None:
        if end.failed:
            failed = trn("{failed} of %n image(s) failed, wholly or in part", end.total)
            sentence = failed.format(failed=number_text(end.failed))
            self._messages.notify(TOPIC, sentence, tr("Retry failed"), self._analysis.retry_failed)
        elif end.total:
            self._messages.dismiss(TOPIC)
            self._messages.show_status(trn("%n image(s) analysed", end.total), END_MILLISECONDS)

    def _on_emptied(self, taken_out: Mapping[int, Sequence[str]]) -> None:
        """Offer many images back, since they may have left by a slip of the finger."""
        if len(taken_out) > 1:
            take_back = partial(self._analysis.queue.take_back, taken_out)
            sentence = tr("Cancelled. Images not analysed: {count}").format(count=number_text(len(taken_out)))
            self._messages.notify(TOPIC, sentence, tr("Resume"), take_back)
