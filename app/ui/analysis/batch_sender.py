"""Sends images to a provider, several in one go, and tells what became of each."""

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
from app.ui.base.backend import Backend
from app.ui.base.runtime import Runtime, Ticket

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.model.outcome import Outcome

OnResult = Callable[[Run, Analysis | None], None]
"""What became of one run; ``None`` where its image was closed or turned meanwhile."""
OnDone = Callable[[], None]


@dataclass
class _Flight:
    ticket: Ticket | None
    left: set[int]
    heard: OnResult
    over: OnDone


class BatchSender(QObject):
    """What is under way, and the way back. ``progressed`` carries a run that went a step on."""

    progressed = Signal(object)

    def __init__(self, runtime: Runtime, services: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._services = services
        self.runs = RunningAnalyses()
        self._flights: dict[int, _Flight] = {}

    def send(
        self,
        batch: Sequence[Run],
        asked: ProviderCall | None,
        heard: OnResult,
        over: OnDone,
        *,
        use_kept: bool,
    ) -> None:
        """Send the images of these runs, all of one provider and alike in what is asked.

        ``heard`` is called once for each, ``over`` once after the last; neither after ``stop_all``.
        """
        flight = _Flight(None, {run.number for run in batch}, heard, over)
        for run in batch:
            self._flights[run.number] = flight
            if not self.runs.alive(run):
                self.runs.add(run)
        ticket = self._runtime.submit(
            partial(self._work, tuple(batch), asked, use_kept),
            partial(self._ended, tuple(batch)),
            partial(self._failed, tuple(batch)),
            self._arrived,
        )
        flight.ticket = ticket
        for run in batch:
            self.runs.replace(run, ticket=ticket)

    def drop(self, run: Run, analysis: Analysis | None = None) -> bool:
        """End one run; the others of its batch go on, unless there are none.

        Whether somebody was told of ``analysis``: nobody is before the image was sent.
        """
        flight = self._flights.get(run.number)
        ticket = run.ticket if flight is None else flight.ticket
        if ticket is not None and (flight is None or flight.left == {run.number}):
            ticket.cancel()
        self._settle(run, analysis)
        return flight is not None

    def stop_all(self) -> tuple[Run, ...]:
        """End everything at once; gives what was under way."""
        stopped = tuple(self.runs)
        for run in stopped:
            if run.ticket is not None:
                run.ticket.cancel()
            self.runs.end(run)
        self._flights.clear()
        return stopped

    async def _work(
        self, batch: Sequence[Run], asked: ProviderCall | None, use_kept: bool, ticket: Ticket
    ) -> None:
        engine = await self._services.engine()
        by_image = {id(run.image): run for run in batch}
        secrets = asked.secrets if asked else ()
        languages: tuple[str, ...] = self._services.settings.get(LANGUAGES)

        def progressed(image: Image, progress: Progress) -> None:
            ticket.report((by_image[id(image)], progress))

        def done(image: Image, outcome: Outcome) -> None:
            from app.engine.provider_call import mask_secrets

            ticket.report((by_image[id(image)], mask_secrets(outcome.analysis, secrets)))

        await engine.analyze(
            [run.image for run in batch],
            batch[0].provider,
            batch[0].features,
            languages=languages,
            options=asked.options if asked else None,
            endpoint=asked.endpoint if asked else "",
            credentials=asked.credentials if asked else None,
            timeout=self._services.settings.get(TIMEOUT),
            use_kept=use_kept,
            on_progress=progressed,
            on_outcome=done,
        )

    def _arrived(self, news: tuple[Run, Progress | Analysis]) -> None:
        run, what = news
        if isinstance(what, Analysis):
            self._settle(run, what)
            return
        new = self.runs.replace(run, progress=what)
        if new is not None:
            self.progressed.emit(new)

    def _ended(self, batch: Sequence[Run], _value: object) -> None:
        for run in batch:
            self._settle(run, None)

    def _failed(self, batch: Sequence[Run], error: VidimusError) -> None:
        for run in batch:
            if run.number in self._flights:
                self._settle(run, Analysis.failed(run.provider, run.features, error, run.seconds))

    def _settle(self, run: Run, analysis: Analysis | None) -> None:
        flight = self._flights.pop(run.number, None)
        self.runs.end(run)
        if flight is None:
            return
        flight.left.discard(run.number)
        flight.heard(run, analysis)
        if not flight.left:
            flight.over()
