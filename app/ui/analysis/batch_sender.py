"""Sends images to a provider, several in one go, and reports what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.config.settings import LANGUAGES, TIMEOUT
from app.model.analysis import Analysis
from app.model.errors import VidimusError
from app.model.image import Image
from app.model.job import Progress
from app.ui.analysis.running_analyses import Run, RunningAnalyses
from app.ui.base.runtime import Ticket

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.model.outcome import Outcome
    from app.ui.session.context import Context

OnResult = Callable[[Run, Analysis | None], None]
"""Called with a run and its analysis, None where the image was closed or its page turned meanwhile."""
OnDone = Callable[[], None]
"""Called once after the last result of a batch."""


@dataclass
class _Batch:
    """Runs sent together: the numbers of those without a result yet, and who is called with results."""

    ticket: Ticket | None
    pending: set[int]
    on_result: OnResult
    on_done: OnDone


class BatchSender(QObject):
    """The runs under way and the road their results take back.

    ``progressed`` carries a run that went a step on.
    """

    progressed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = context.runtime
        self._backend = context.backend
        self._preferences = context.preferences
        self.runs = RunningAnalyses()
        self._batches: dict[int, _Batch] = {}

    def send(
        self,
        runs: Sequence[Run],
        asked: ProviderCall | None,
        on_result: OnResult,
        on_done: OnDone,
        *,
        use_kept: bool,
    ) -> None:
        """Send the images of runs that have provider and features in common, as one batch.

        ``on_result`` is called once for each run, ``on_done`` after the last; neither after ``stop_all``.
        """
        batch = _Batch(None, {run.number for run in runs}, on_result, on_done)
        for run in runs:
            self._batches[run.number] = batch
            if not self.runs.alive(run):
                self.runs.add(run)
        ticket = self._runtime.submit(
            partial(self._work, tuple(runs), asked, use_kept),
            partial(self._finished, tuple(runs)),
            partial(self._failed, tuple(runs)),
            self._reported,
        )
        batch.ticket = ticket
        for run in runs:
            self.runs.replace(run, ticket=ticket)

    def drop(self, run: Run, analysis: Analysis | None = None) -> bool:
        """End one run while the others of its batch go on; the last one cancels the batch.

        Return True if ``on_result`` was called with the analysis: it is not before the image was sent.
        """
        batch = self._batches.get(run.number)
        ticket = run.ticket if batch is None else batch.ticket
        if ticket is not None and (batch is None or batch.pending == {run.number}):
            ticket.cancel()
        self._settle(run, analysis)
        return batch is not None

    def stop_all(self) -> tuple[Run, ...]:
        """End every run at once and return those that were under way."""
        stopped = tuple(self.runs)
        for run in stopped:
            if run.ticket is not None:
                run.ticket.cancel()
            self.runs.end(run)
        self._batches.clear()
        return stopped

    async def _work(
        self, runs: Sequence[Run], asked: ProviderCall | None, use_kept: bool, ticket: Ticket
    ) -> None:
        engine = await self._backend.engine()
        by_image = {id(run.image): run for run in runs}
        secrets = asked.secrets if asked else ()
        languages: tuple[str, ...] = self._preferences.get(LANGUAGES)

        def on_progress(image: Image, progress: Progress) -> None:
            ticket.report((by_image[id(image)], progress))

        def on_outcome(image: Image, outcome: Outcome) -> None:
            from app.engine.provider_call import mask_secrets

            ticket.report((by_image[id(image)], mask_secrets(outcome.analysis, secrets)))

        await engine.analyze(
            [run.image for run in runs],
            runs[0].provider,
            runs[0].features,
            languages=languages,
            options=asked.options if asked else None,
            endpoint=asked.endpoint if asked else "",
            credentials=asked.credentials if asked else None,
            timeout=self._preferences.get(TIMEOUT),
            use_kept=use_kept,
            on_progress=on_progress,
            on_outcome=on_outcome,
        )

    def _reported(self, report: tuple[Run, Progress | Analysis]) -> None:
        run, content = report
        if isinstance(content, Analysis):
            self._settle(run, content)
            return
        known = self.runs.of(run.key, run.provider)
        if known is None or not self.runs.alive(run):
            return
        changed = self.runs.replace(run, progress=content, so_far=known.after(content))
        if changed is not None:
            self.progressed.emit(changed)

    def _finished(self, runs: Sequence[Run], _value: object) -> None:
        for run in runs:
            self._settle(run, None)

    def _failed(self, runs: Sequence[Run], error: VidimusError) -> None:
        for run in runs:
            if run.number in self._batches:
                self._settle(run, Analysis.failed(run.provider, run.features, error, run.seconds))

    def _settle(self, run: Run, analysis: Analysis | None) -> None:
        batch = self._batches.pop(run.number, None)
        self.runs.end(run)
        if batch is None:
            return
        batch.pending.discard(run.number)
        batch.on_result(run, analysis)
        if not batch.pending:
            batch.on_done()
