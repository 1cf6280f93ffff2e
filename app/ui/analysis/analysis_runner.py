"""Runs analyses of open images, one at a time or many in the queue, and keeps track of how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.config.settings import ANALYSE_WHEN_SHOWN
from app.model.analysis import Analysis
from app.model.errors import NetworkError, VidimusError
from app.model.feature import Feature
from app.ui.analysis.analysis_queue import AnalysisQueue
from app.ui.analysis.batch_sender import BatchSender
from app.ui.analysis.consent import Consent
from app.ui.analysis.provider_access import LOCAL, AccessDecision, ProviderAccess
from app.ui.analysis.running_analyses import Run
from app.ui.base.backend import Backend
from app.ui.base.i18n import mark, tr
from app.ui.base.provider_names import FILE_FORMAT_TITLES
from app.ui.base.runtime import Runtime
from app.ui.session.entries import Entry
from app.ui.session.session import Session

_SWITCHED_OFF = mark("the offline switch was turned on, so this was stopped")


class AnalysisRunner(QObject):
    """Starts, follows and cancels analyses.

    ``runs_changed`` follows each step; ``partial`` carries the run whose progress brought regions.
    """

    runs_changed = Signal()
    partial = Signal(object)

    def __init__(self, session: Session, runtime: Runtime, services: Backend, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._services = services
        self.providers: tuple[str, ...] = ("on-device",)
        self.features: tuple[Feature, ...] = (Feature.TEXT, Feature.FACES)
        # nobody can be asked for what came from a file
        self.abilities: dict[str, frozenset[Feature]] = {
            **LOCAL,
            **dict.fromkeys(FILE_FORMAT_TITLES, frozenset()),
        }
        self.calls = BatchSender(runtime, services, self)
        self._permits = ProviderAccess(runtime, services, parent)
        self.queue = AnalysisQueue(self, session, self._permits, runtime, services)
        self._was_busy = False
        self._clock = QTimer(self)
        self._clock.setInterval(100)
        self._clock.timeout.connect(self.runs_changed)
        self.calls.progressed.connect(self._progressed)
        self.queue.changed.connect(self._queue_changed)
        session.current_changed.connect(self._turned)
        session.entry_changed.connect(self._consider)
        session.images.rowsRemoved.connect(self._drop_stale)

    @property
    def permits(self) -> ProviderAccess:
        """Who finds out whether a provider may be asked."""
        return self._permits

    @property
    def consent(self) -> Consent:
        """Who asks before an image leaves the machine."""
        return self._permits.consent

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
        """Whether anything is under way, or waits and will be."""
        return bool(self.calls.runs) or self.queue.active

    @property
    def can_run(self) -> bool:
        """Whether the current image could be analysed now."""
        entry = self._session.current
        return entry is not None and not entry.running and any(map(self.asked_of, self.providers))

    @property
    def runs(self) -> Sequence[Run]:
        """What is under way."""
        return tuple(self.calls.runs)

    def run_of(self, entry: Entry, provider: str) -> Run | None:
        """The run of this provider for this image."""
        return self.calls.runs.of(entry.key, provider)

    # what the user does

    def run_current(self) -> None:
        """Analyse the current image: what is missing, or all of it again when nothing is."""
        entry = self._session.current
        if entry is None or not self.can_run:
            return
        missing = self.missing(entry)
        able = tuple(p for p in self.providers if self.asked_of(p))
        self._start(entry, missing or able, use_kept=bool(missing))

    def run_all(self) -> int:
        """Put every open image that lacks something into the queue; how many joined."""
        return self.run_many(self._session.images.entries())

    def run_many(self, entries: Sequence[Entry], *, paused: bool = False) -> int:
        """Put those of these images that lack something into the queue; how many joined."""
        wanted = {entry.key: self.missing(entry) for entry in entries}
        return self.queue.add({key: lacking for key, lacking in wanted.items() if lacking}, paused=paused)

    def retry_failed(self) -> int:
        """Put every image with a failed analysis into the queue, for what failed."""
        images = self._session.images
        wanted = {}
        for entry in filter(None, map(images.by_key, images.troubled)):
            failed = tuple(p for p, s in entry.summaries.items() if s.status != "ok" and self.asked_of(p))
            if failed:
                wanted[entry.key] = failed
        return self.queue.add(wanted, anew=True)

    def retry(self, key: int, provider: str) -> None:
        """Ask one provider anew about one image."""
        entry = self._session.images.by_key(key)
        if entry is not None and provider not in entry.running:
            self._start(entry, (provider,), use_kept=False)

    def cancel(self) -> None:
        """Stop everything at once, the queue included."""
        self.queue.clear()
        self._stop_calls()
        self._tick()

    def end(self) -> None:
        """Stop everything at once because the program ends; the queue stays as it is kept."""
        self.queue.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._clock.stop()
        self._stop_calls()

    def go_offline(self) -> None:
        """End what would send an image away; what runs on this machine goes on."""
        self.consent.dismiss()
        self.queue.halt_remote(LOCAL, tr(_SWITCHED_OFF))
        for run in self.runs:
            if run.provider not in LOCAL:
                self._fail(run, NetworkError(tr(_SWITCHED_OFF)))
        self.queue.go_on()

    # what is asked of whom

    def asked_of(self, provider: str) -> tuple[Feature, ...]:
        """The chosen features a provider has; the others are not asked of it."""
        able = self.abilities.get(provider)
        return tuple(f for f in self.features if able is None or f in able)

    def missing(self, entry: Entry) -> tuple[str, ...]:
        """The chosen providers that have not answered yet, or not all that is asked now."""
        return tuple(p for p in self.providers if self.lacks(entry, p))

    def lacks(self, entry: Entry, provider: str) -> bool:
        """Whether this provider could say something about an image that it has not said."""
        asked = self.asked_of(provider)
        known = entry.summaries.get(provider)
        return bool(asked) and (known is None or known.status == "failed" or not set(asked) <= known.features)

    # one image

    def begin(self, batch: Sequence[Run]) -> None:
        """Mark the images of these runs as being analysed."""
        for run in batch:
            entry = self._session.images.by_key(run.key)
            if entry is not None:
                self._session.change(run.key, running=entry.running | {run.provider}, declined=False)

    def _start(self, entry: Entry, providers: Sequence[str], *, use_kept: bool) -> None:
        batch = [Run(entry.key, entry.image, p, self.asked_of(p) or self.features) for p in providers]
        self.begin(batch)
        for run in batch:
            self.calls.runs.add(run)
            ticket = self._permits.ask(run.provider, (run.image,), partial(self._answered, run, use_kept))
            if ticket is not None:
                self.calls.runs.replace(run, ticket=ticket)
        self._tick()

    def _answered(self, run: Run, use_kept: bool, answered: AccessDecision) -> None:
        if not self.calls.runs.alive(run):
            return
        if answered.granted:
            self.calls.send((run,), answered.asked, self._heard, self._tick, use_kept=use_kept)
        elif answered.fault is not None:
            self._fail(run, answered.fault)
        else:
            self.calls.drop(run)
            entry = self._session.images.by_key(run.key)
            if entry is not None:
                self._session.change(run.key, running=entry.running - {run.provider}, declined=True)
        self._tick()

    def _heard(self, run: Run, analysis: Analysis | None) -> None:
        if analysis is not None:
            self._session.put(run.key, run.image, analysis)

    def _fail(self, run: Run, error: VidimusError) -> None:
        failed = Analysis.failed(run.provider, run.features, error, run.seconds)
        if not self.calls.drop(run, failed):
            self._session.put(run.key, run.image, failed)

    def _stop_calls(self) -> None:
        self.consent.dismiss()
        stopped = self.calls.stop_all()
        for key in {run.key for run in stopped}:
            self._session.change(key, running=frozenset(), declined=True)

    # what follows

    def _turned(self, entry: Entry | None) -> None:
        self._drop_stale()
        if entry is None:
            self._tick()
        else:
            self._consider(entry)

    def _consider(self, entry: Entry | None) -> None:
        """Analyse what is looked at, where that is wanted and nothing else is to do."""
        current = self._session.current
        if entry is None or current is None or entry.key != current.key:
            return
        if not self.automatic or self.busy:
            return
        if entry.asked and not entry.declined and not entry.summaries and not entry.running:
            local = tuple(p for p in self.providers if p in LOCAL and self.asked_of(p))
            if local:
                self._start(entry, local, use_kept=True)

    def _drop_stale(self) -> None:
        """End what runs for images that were closed and pages that were turned."""
        for run in self.runs:
            entry = self._session.images.by_key(run.key)
            if entry is None or entry.image is not run.image:
                self.calls.drop(run)

    def _progressed(self, run: Run) -> None:
        progress = run.progress
        if progress is not None and (progress.text is not None or progress.faces is not None):
            self.partial.emit(run)
        if not self._clock.isActive():  # many uploads tell more than anybody could read
            self.runs_changed.emit()

    def _queue_changed(self) -> None:
        """The clock tells of a busy queue often enough."""
        if self.busy != self._was_busy or not self._clock.isActive():
            self._tick()

    def _tick(self) -> None:
        self._was_busy = self.busy
        if self._was_busy and not self._clock.isActive():
            self._clock.start()
        elif not self._was_busy and self._clock.isActive():
            self._clock.stop()
            self._consider(self._session.current)
        self.runs_changed.emit()
