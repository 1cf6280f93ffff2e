"""Notices about the queue of images: a provider that halted, what came of all, many taken out at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.i18n import number_text, tr, trn
from app.ui.session.arranged_images import confidence_of

if TYPE_CHECKING:
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.queue_progress import QueueEnd
    from app.ui.session.context import Context
    from app.ui.session.entries import Entry

TOPIC = "queue"
END_MILLISECONDS = 6_000
"""How long the status line says that a single image is analysed."""

_Looks = tuple[tuple[str, Callable[[], object]], ...]


class QueueNotices(QObject):
    """Follows the queue and offers what can be done about what happened to it."""

    def __init__(self, context: Context, analysis: AnalysisRunner) -> None:
        super().__init__(context.widget)
        self._messages = context.messages
        self._names = context.names
        self._session = context.session
        self._analysis = analysis
        self._untold: Callable[[], None] | None = None  # what is said once the last answer is in the session
        analysis.queue.halted.connect(self._on_halted)
        analysis.queue.finished.connect(self._on_finished)
        analysis.queue.emptied.connect(self._on_emptied)
        context.session.settled.connect(self._tell)

    def _on_halted(self, provider: str, reason: str) -> None:
        title = self._names.title_of(provider)
        sentence = tr("{provider}: {why}; the queue is paused").format(provider=title, why=reason)
        resume = self._analysis.queue.resume
        self._messages.notify(f"{TOPIC}/{provider}", sentence, tr("Resume"), resume)

    def _on_finished(self, end: QueueEnd) -> None:
        self._tell_when_settled(partial(self._tell_end, end))

    def _on_emptied(self, taken_out: Mapping[int, Sequence[str]], end: QueueEnd) -> None:
        self._tell_when_settled(partial(self._tell_cancelled, taken_out, end))

    def _tell_when_settled(self, tell: Callable[[], None]) -> None:
        self._untold = tell
        if not self._session.settling:
            self._tell()

    def _tell(self) -> None:
        untold, self._untold = self._untold, None
        if untold is not None:
            untold()

    def _tell_end(self, end: QueueEnd) -> None:
        if len(end.done) == 1 and not end.failed:
            self._messages.dismiss(TOPIC)
            self._messages.show_status(trn("%n image(s) analysed", 1), END_MILLISECONDS)
        elif end.failed:
            retry = self._analysis.retry_failed
            self._messages.notify(TOPIC, self._text(end), tr("Retry failed"), retry, looks=self._looks(end))
        elif end.done:
            self._messages.notify(TOPIC, self._text(end), tone="plain", looks=self._looks(end))

    def _tell_cancelled(self, taken_out: Mapping[int, Sequence[str]], end: QueueEnd) -> None:
        """Offer many images back, since they may have left by a slip of the finger."""
        if len(taken_out) + len(end.done) < 2:
            return
        take_back = partial(self._analysis.queue.take_back, taken_out)
        sentence = tr("Cancelled. Images not analysed: {count}").format(count=number_text(len(taken_out)))
        if end.done:
            sentence = f"{sentence}. {self._text(end)}"
        looks = self._looks(end)
        self._messages.notify(TOPIC, sentence, tr("Resume"), take_back, looks=looks)

    def _text(self, end: QueueEnd) -> str:
        least = self._least_certain(end)
        return end.text(None if least is None else confidence_of(least))

    def _least_certain(self, end: QueueEnd) -> Entry | None:
        """Return the image that was read with the lowest confidence; None where nobody tells any."""
        entries = filter(None, map(self._session.images.by_key, end.done))
        known = [entry for entry in entries if confidence_of(entry) <= 1]
        return min(known, key=confidence_of, default=None)

    def _looks(self, end: QueueEnd) -> _Looks:
        looks: _Looks = ()
        if end.failed:
            text = tr("Show failed image") if len(end.failed) == 1 else tr("Show next failed image")
            looks += ((text, partial(self._show_next, end.failed)),)
        least = self._least_certain(end)
        if least is not None and len(end.done) > 1:
            looks += ((tr("Show least certain image"), partial(self._session.show, least.key)),)
        return looks

    def _show_next(self, keys: Sequence[int]) -> None:
        """Look at the first of these images, or at the one after that which is looked at."""
        opened = [key for key in keys if self._session.images.by_key(key) is not None]
        current = self._session.current
        place = opened.index(current.key) + 1 if current is not None and current.key in opened else 0
        if opened:
            self._session.show(opened[place % len(opened)])
