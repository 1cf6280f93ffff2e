"""Runs analyses of open images and keeps track of how far they are."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.model.analysis import Analysis
from app.model.errors import CredentialsError, NetworkError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress
from app.settings import ANALYSE_WHEN_SHOWN, ENDPOINTS, LANGUAGES, OFFLINE, OPTIONS, TIMEOUT
from app.ui.consent import Consent
from app.ui.entries import Entry
from app.ui.runtime import Runtime, Ticket
from app.ui.services import Services
from app.ui.session import Session

if TYPE_CHECKING:
    from app.engine.calling import Asked


@dataclass(frozen=True)
class Run:
    """One analysis under way: what, since when (``time.monotonic``), how far."""

    key: int
    image: Image
    provider: str
    features: tuple[Feature, ...]
    started: float
    progress: Progress | None = None
    ticket: Ticket | None = None

    @property
    def seconds(self) -> float:
        """How long it has been going."""
        return time.monotonic() - self.started


class Analyst(QObject):
    """Starts, follows and cancels analyses.

    ``runs_changed`` follows each step; ``partial`` carries the run whose progress brought regions.
    """

    runs_changed = Signal()
    partial = Signal(object)

    def __init__(self, session: Session, runtime: Runtime, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._runtime = runtime
        self._services = services
        self._runs: list[Run] = []
        self._queue: list[tuple[int, bool]] = []
        self.consent = Consent(parent, services.settings)
        self.providers: tuple[str, ...] = ("on-device",)
        self.features: tuple[Feature, ...] = (Feature.TEXT, Feature.FACES)
        self.abilities: dict[str, frozenset[Feature]] = dict(LOCAL)
        self._clock = QTimer(self)
        self._clock.setInterval(100)
        self._clock.timeout.connect(self.runs_changed)
        session.current_changed.connect(self._consider)
        session.entry_changed.connect(self._consider)

    @property
    def automatic(self) -> bool:
        """Whether an image is analysed as soon as it is looked at (on the device only)."""
        return self._services.settings.get(ANALYSE_WHEN_SHOWN)

    def toggle_automatic(self) -> None:
        """Turn that on or off."""
        self._services.settings.set(ANALYSE_WHEN_SHOWN, not self.automatic)
        self._consider(self._session.current)

    @property
    def busy(self) -> bool:
        """Whether anything is under way or queued."""
        return bool(self._runs or self._queue)

    @property
    def can_run(self) -> bool:
        """Whether the current image could be analysed now."""
        entry = self._session.current
        return entry is not None and not entry.running and any(map(self.asked_of, self.providers))

    @property
    def runs(self) -> Sequence[Run]:
        """What is under way."""
        return tuple(self._runs)

    @property
    def queued(self) -> int:
        """How many images wait their turn."""
        return len(self._queue)

    def run_of(self, entry: Entry, provider: str) -> Run | None:
        """The run of this provider for this image."""
        return next((r for r in self._runs if r.key == entry.key and r.provider == provider), None)

    def run_current(self) -> None:
        """Analyse the current image: what is missing, or all of it again when nothing is."""
        entry = self._session.current
        if entry is None or not self.can_run:
            return
        missing = self._missing(entry)
        able = tuple(p for p in self.providers if self.asked_of(p))
        self._start(entry, missing or able, use_kept=bool(missing))

    def run_all(self) -> None:
        """Analyse every open image that lacks something."""
        waiting = {key for key, _ in self._queue}
        for entry in self._session.images.entries():
            if self._missing(entry) and not entry.running and entry.key not in waiting:
                self._queue.append((entry.key, True))
        self._next()

    def retry(self, key: int, provider: str) -> None:
        """Ask one provider anew about one image."""
        entry = self._session.images.by_key(key)
        if entry is not None and provider not in entry.running:
            self._start(entry, (provider,), use_kept=False)

    def cancel(self) -> None:
        """Stop everything at once."""
        self._queue.clear()
        self.consent.dismiss()
        for run in self._runs:
            if run.ticket is not None:
                run.ticket.cancel()
        stopped, self._runs = self._runs, []
        for key in {run.key for run in stopped}:
            self._session.change(key, running=frozenset(), declined=True)
        self._tick()

    def go_offline(self) -> None:
        """End what would send an image away; what runs on this machine goes on."""
        self.consent.dismiss()
        for run in self.runs:
            if run.provider not in LOCAL:
                if run.ticket is not None:
                    run.ticket.cancel()
                error = NetworkError("the offline switch was turned on, so this was stopped")
                self._failed(run, error)

    def asked_of(self, provider: str) -> tuple[Feature, ...]:
        """The chosen features a provider has; the others are not asked of it."""
        able = self.abilities.get(provider)
        return tuple(f for f in self.features if able is None or f in able)

    def _missing(self, entry: Entry) -> tuple[str, ...]:
        return tuple(
            p
            for p in self.providers
            if self.asked_of(p)
            and (
                p not in entry.analyses
                or entry.analyses[p].status == "failed"
                or not set(self.asked_of(p)) <= set(entry.analyses[p].features)
            )
        )

    def _consider(self, entry: Entry | None) -> None:
        self._drop_stale()
        if entry is None:
            self._tick()
            return
        current = self._session.current
        if current is None or entry.key != current.key or not self.automatic or self.busy:
            return
        if entry.asked and not entry.declined and not entry.analyses and not entry.running:
            local = tuple(p for p in self.providers if p in LOCAL and self.asked_of(p))
            if local:
                self._start(entry, local, use_kept=True)

    def _drop_stale(self) -> None:
        """End what runs for images that were closed and pages that were turned."""
        for run in self.runs:
            entry = self._session.images.by_key(run.key)
            if entry is None or entry.image != run.image:
                self._runs.remove(run)
                if run.ticket is not None:
                    run.ticket.cancel()

    def _start(self, entry: Entry, providers: Sequence[str], *, use_kept: bool) -> None:
        self._session.change(entry.key, running=entry.running | frozenset(providers), declined=False)
        for provider in providers:
            features = self.asked_of(provider) or self.features
            run = Run(entry.key, entry.image, provider, features, time.monotonic())
            self._runs.append(run)
            if provider in LOCAL:
                self._submit(run, use_kept, None)
            else:
                self._prepare(run, use_kept)
        self._tick()

    def _submit(self, run: Run, use_kept: bool, asked: Asked | None) -> None:
        ticket = self._runtime.submit(
            partial(self._work, run, use_kept, asked),
            partial(self._done, run),
            partial(self._failed, run),
            partial(self._progressed, run),
        )
        self._replace(run, ticket=ticket)

    def _prepare(self, run: Run, use_kept: bool) -> None:
        """Get what the provider is called with, which may wait for the keyring, then ask the user."""
        if self._services.settings.get(OFFLINE):
            self._failed(run, NetworkError("the offline switch is on, so nothing was sent"))
            return
        settings = self._services.settings
        endpoints, options = settings.get(ENDPOINTS), settings.get(OPTIONS)

        async def gather(_ticket: Ticket) -> Asked:
            return await self._services.asked(run.provider, endpoints, options)

        ticket = self._runtime.submit(
            gather, partial(self._permit, run, use_kept), partial(self._failed, run)
        )
        self._replace(run, ticket=ticket)

    def _permit(self, run: Run, use_kept: bool, asked: Asked) -> None:
        if self._find(run) is None:
            return
        title = asked.provider.title
        if asked.fault is not None:
            self._failed(run, asked.fault)
        elif asked.lacks_credentials:
            self._failed(run, CredentialsError(f"{title} has no credentials yet; add them in its settings"))
        elif not asked.host:
            self._failed(run, CredentialsError(f"{title} needs an endpoint; add it in its settings"))
        else:
            answered = partial(self._answered, run, use_kept, asked)
            self.consent.ask(run.provider, title, asked.host, run.image, answered)

    def _answered(self, run: Run, use_kept: bool, asked: Asked, agreed: bool) -> None:
        if self._find(run) is None:
            return
        if agreed:
            self._submit(run, use_kept, asked)
            return
        self._queue.clear()
        self._end(run)
        entry = self._session.images.by_key(run.key)
        if entry is not None:
            self._session.change(run.key, running=entry.running - {run.provider}, declined=True)
        self._tick()

    async def _work(self, run: Run, use_kept: bool, asked: Asked | None, ticket: Ticket) -> Analysis:
        engine = await self._services.engine()
        languages: tuple[str, ...] = self._services.settings.get(LANGUAGES)
        outcomes = await engine.analyze(
            [run.image],
            run.provider,
            run.features,
            languages=languages,
            options=asked.options if asked else None,
            endpoint=asked.endpoint if asked else "",
            credentials=asked.credentials if asked else None,
            timeout=self._services.settings.get(TIMEOUT),
            use_kept=use_kept,
            on_progress=lambda _image, progress: ticket.report(progress),
        )
        if asked is None:
            return outcomes[0].analysis
        from app.engine.calling import without_secrets

        return without_secrets(outcomes[0].analysis, asked.secrets)

    def _find(self, run: Run) -> Run | None:
        return next((r for r in self._runs if (r.key, r.provider, r.started) == _identity(run)), None)

    def _replace(self, run: Run, **changes: object) -> Run | None:
        found = self._find(run)
        if found is None:
            return None
        new = replace(found, **changes)  # type: ignore[arg-type] # dataclass fields by name
        self._runs[self._runs.index(found)] = new
        return new

    def _progressed(self, run: Run, progress: Progress) -> None:
        new = self._replace(run, progress=progress)
        if new is not None and (progress.text is not None or progress.faces is not None):
            self.partial.emit(new)
        self.runs_changed.emit()

    def _done(self, run: Run, analysis: Analysis) -> None:
        self._end(run)
        self._session.put(run.key, run.image, analysis)
        self._tick()

    def _failed(self, run: Run, error: VidimusError) -> None:
        self._done(run, Analysis.failed(run.provider, run.features, error, run.seconds))

    def _end(self, run: Run) -> None:
        found = self._find(run)
        if found is not None:
            self._runs.remove(found)

    def _tick(self) -> None:
        if not self._runs:
            self._next()
        if self._runs and not self._clock.isActive():
            self._clock.start()
        elif not self._runs and self._clock.isActive():
            self._clock.stop()
            self._consider(self._session.current)
        self.runs_changed.emit()

    def _next(self) -> None:
        while self._queue and not self._runs:
            key, use_kept = self._queue.pop(0)
            entry = self._session.images.by_key(key)
            if entry is not None and self._missing(entry):
                self._start(entry, self._missing(entry), use_kept=use_kept)


LOCAL = {
    "on-device": frozenset({Feature.TEXT, Feature.FACES}),
    "tesseract": frozenset({Feature.TEXT}),
}
"""Providers that may start by themselves, since the image never leaves the machine, and their features."""


def _identity(run: Run) -> tuple[int, str, float]:
    return run.key, run.provider, run.started
