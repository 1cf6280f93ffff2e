"""Runs analyses of open images, one at a time or many in the queue, and keeps track of how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.config.settings import ANALYSE_WHEN_SHOWN
from app.config.unlocking import ask_again
from app.model.analysis import Analysis
from app.model.analysis_origin import sources_of
from app.model.errors import NetworkError, VidimusError
from app.model.feature import Feature
from app.model.phrase import phrase
from app.ui.analysis.analysis_queue import AnalysisQueue
from app.ui.analysis.batch_sender import BatchSender, OnDone, OnResult
from app.ui.analysis.consent import Consent
from app.ui.analysis.provider_access import LOCAL_PROVIDERS, PDF_TEXT, AccessDecision, ProviderAccess
from app.ui.analysis.running_analyses import Run
from app.ui.base.i18n import tr
from app.ui.base.provider_names import FILE_FORMAT_TITLES
from app.ui.base.sentences import sentence_of
from app.ui.session.context import Context
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.config.settings import Setting
    from app.engine.provider_call import ProviderCall

_SWITCHED_OFF = phrase("the offline switch was turned on, so this was stopped")


class AnalysisRunner(QObject):
    """Starts, follows and cancels analyses of open images.

    ``providers`` and ``features`` are those chosen; ``abilities`` what each provider known by now can do.
    ``runs_changed`` follows each step; ``partial`` carries the run whose progress brought regions.
    """

    runs_changed = Signal()
    partial = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._session = context.session
        self._preferences = context.preferences
        self.providers: tuple[str, ...] = ("on-device",)
        self.features: tuple[Feature, ...] = (Feature.TEXT, Feature.FACES)
        # nobody can be asked for what came from a file
        self.abilities: dict[str, frozenset[Feature]] = {
            **LOCAL_PROVIDERS,
            **dict.fromkeys(FILE_FORMAT_TITLES, frozenset()),
        }
        self.batch_sender = BatchSender(context, self)
        self.provider_access = ProviderAccess(context)
        self.queue = AnalysisQueue(context, self, self.provider_access)
        self._was_busy = False
        self._clock = QTimer(self)
        self._clock.setInterval(100)
        self._clock.timeout.connect(self.runs_changed)
        self.batch_sender.progressed.connect(self._on_progress)
        self.queue.changed.connect(self._on_queue_changed)
        self._session.current_changed.connect(self._on_current_changed)
        self._session.entry_changed.connect(self._analyse_if_shown)
        self._session.settled.connect(self._on_queue_changed)
        self._session.images.rowsRemoved.connect(self._drop_stale)
        self._preferences.changed.connect(self._on_preference_changed)

    @property
    def consent(self) -> Consent:
        """Return who asks before an image leaves the machine."""
        return self.provider_access.consent

    @property
    def automatic(self) -> bool:
        """Return True if an image is analysed as soon as it is shown, on the device only."""
        return self._preferences.get(ANALYSE_WHEN_SHOWN)

    def toggle_automatic(self) -> None:
        """Turn analysing as soon as an image is shown on or off."""
        self._preferences.set(ANALYSE_WHEN_SHOWN, not self.automatic)

    @property
    def busy(self) -> bool:
        """Return True if anything is under way, or waits and will be."""
        return bool(self.batch_sender.runs) or self.queue.active or self._session.settling

    @property
    def can_run(self) -> bool:
        """Return True if the current image could be analysed now."""
        entry = self._session.current
        return entry is not None and not entry.running and any(map(self.asked_of, self.providers))

    @property
    def runs(self) -> Sequence[Run]:
        """Return the runs under way, the oldest first."""
        return tuple(self.batch_sender.runs)

    def works_on(self, entry: Entry | None) -> bool:
        """Return True if an image is being analysed, or waits and will be without the user."""
        if entry is None:
            return False
        if self.batch_sender.runs.any_of(entry.key):
            return True
        return (entry.waiting and self.queue.active) or self._waits_its_turn(entry)

    def waiting_sentence(self, entry: Entry) -> str:
        """Return why an image that waits is not analysed yet, empty for one that does not wait."""
        if entry.waiting and self.queue.resting:
            return tr("Waiting: the queue is paused.")
        if entry.waiting or self._waits_its_turn(entry):
            return tr("Waiting: another image is being analysed.")
        return ""

    def waits_for(self, entry: Entry, provider: str) -> bool:
        """Return True if an image waits for an analysis by a provider."""
        if self.queue.waits_for(entry.key, provider):
            return True
        return provider in self._own_accord(entry) and self._waits_its_turn(entry)

    def _waits_its_turn(self, entry: Entry) -> bool:
        """Return True if an image will be analysed by itself as soon as others are done."""
        current = self._session.current
        shown = current is not None and current.key == entry.key
        return shown and self.busy and self.automatic and bool(self._own_accord(entry))

    def run_of(self, entry: Entry, provider: str) -> Run | None:
        """Return the run of a provider for an image, None without one."""
        return self.batch_sender.runs.of(entry.key, provider)

    # what the user does

    def run_current(self) -> None:
        """Analyse the current image: what is missing, or all of it again when nothing is."""
        entry = self._session.current
        if entry is None or not self.can_run:
            return
        ask_again()
        missing = self.missing(entry)
        able = tuple(p for p in self.providers if self.asked_of(p) and (p != PDF_TEXT or entry.is_pdf_page))
        self._start(entry, missing or able, use_kept=bool(missing))

    def run_all(self) -> int:
        """Put every open image that lacks something into the queue; return how many joined."""
        return self.run_many(self._session.images.entries())

    def run_many(self, entries: Sequence[Entry], *, paused: bool = False) -> int:
        """Put those of these images that lack something into the queue; return how many joined."""
        missing = {entry.key: self.missing(entry) for entry in entries}
        return self.queue.add({key: names for key, names in missing.items() if names}, paused=paused)

    def retry_failed(self) -> int:
        """Put every image with a failed analysis into the queue, for what failed; return how many joined."""
        ask_again()
        images = self._session.images
        wanted = {}
        for entry in filter(None, map(images.by_key, images.troubled)):
            failed = tuple(filter(self.asked_of, entry.troubled))
            if failed:
                wanted[entry.key] = failed
        return self.queue.add(wanted, anew=True)

    def retry(self, key: int, provider: str) -> None:
        """Ask one provider anew about one image."""
        entry = self._session.images.by_key(key)
        if entry is not None and provider not in entry.running and not sources_of(provider):
            ask_again()
            self._start(entry, (provider,), use_kept=False)

    def cancel(self) -> None:
        """Stop everything at once, the queue included."""
        self.queue.clear()
        self._stop_runs()
        self._update_clock()

    def end(self) -> None:
        """Stop everything at once because the program ends; the queue stays as it was written."""
        self.queue.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._clock.stop()
        self._stop_runs()

    def go_offline(self) -> None:
        """Stop what would send an image away; what runs on this machine goes on."""
        self.consent.dismiss()
        self.queue.halt_remote(LOCAL_PROVIDERS, sentence_of(_SWITCHED_OFF))
        for run in self.runs:
            if run.provider not in LOCAL_PROVIDERS:
                self._fail(run, NetworkError(_SWITCHED_OFF))
        self.queue.go_on()

    # what is asked of whom

    def asked_of(self, provider: str) -> tuple[Feature, ...]:
        """Return the chosen features that a provider has; the others are not asked of it."""
        if provider == PDF_TEXT:
            return (Feature.TEXT,)
        able = frozenset() if sources_of(provider) else self.abilities.get(provider)
        return tuple(f for f in self.features if able is None or f in able)

    def missing(self, entry: Entry) -> tuple[str, ...]:
        """Return the chosen providers that have not answered all that is asked about an image."""
        return tuple(p for p in self.providers if self.lacks(entry, p))

    def lacks(self, entry: Entry, provider: str) -> bool:
        """Return True if a provider has not answered all that is asked about an image."""
        if provider == PDF_TEXT and not entry.is_pdf_page:
            return False
        asked = self.asked_of(provider)
        known = entry.summaries.get(provider)
        return bool(asked) and (known is None or known.status == "failed" or not set(asked) <= known.features)

    # runs

    def send_batch(
        self, runs: Sequence[Run], asked: ProviderCall | None, on_result: OnResult, on_done: OnDone
    ) -> None:
        """Perform runs of one provider; call ``on_result`` for each and ``on_done`` after the last."""
        self._mark_running(runs)
        self.batch_sender.send(runs, asked, on_result, on_done, use_kept=False)

    def _mark_running(self, runs: Sequence[Run]) -> None:
        for run in runs:
            entry = self._session.images.by_key(run.key)
            if entry is not None:
                self._session.change(run.key, running=entry.running | {run.provider}, declined=False)

    def _start(self, entry: Entry, providers: Sequence[str], *, use_kept: bool) -> None:
        runs = [Run(entry.key, entry.image, p, self.asked_of(p) or self.features) for p in providers]
        self._mark_running(runs)
        for run in runs:
            self.batch_sender.runs.add(run)
            on_decision = partial(self._on_decision, run, use_kept)
            ticket = self.provider_access.ask(run.provider, (run.image,), on_decision)
            if ticket is not None:
                self.batch_sender.runs.replace(run, ticket=ticket)
        self._update_clock()

    def _on_decision(self, run: Run, use_kept: bool, decision: AccessDecision) -> None:
        if not self.batch_sender.runs.alive(run):
            return
        if decision.granted:
            self.batch_sender.send(
                (run,), decision.asked, self._on_result, self._update_clock, use_kept=use_kept
            )
        elif decision.fault is not None:
            self._fail(run, decision.fault)
        else:
            self.batch_sender.drop(run)
            entry = self._session.images.by_key(run.key)
            if entry is not None:
                self._session.change(run.key, running=entry.running - {run.provider}, declined=True)
        self._update_clock()

    def _on_result(self, run: Run, analysis: Analysis | None) -> None:
        if analysis is not None:
            self._session.put(run.key, run.image, analysis)

    def _fail(self, run: Run, error: VidimusError) -> None:
        failed = Analysis.failed(run.provider, run.features, error, run.seconds)
        if not self.batch_sender.drop(run, failed):
            self._session.put(run.key, run.image, failed)

    def _stop_runs(self) -> None:
        self.consent.dismiss()
        stopped = self.batch_sender.stop_all()
        for key in {run.key for run in stopped}:
            self._session.change(key, running=frozenset(), declined=True)

    # what follows

    def _on_current_changed(self, entry: Entry | None) -> None:
        self._drop_stale()
        self.queue.prefer(None if entry is None else entry.key)
        if entry is None:
            self._update_clock()
        else:
            self._analyse_if_shown(entry)

    def _on_preference_changed(self, setting: Setting[object]) -> None:
        if setting is ANALYSE_WHEN_SHOWN:
            self._analyse_if_shown(self._session.current)

    def _analyse_if_shown(self, entry: Entry | None) -> None:
        """Analyse the current image, where that is wanted and nothing else is to do."""
        current = self._session.current
        if entry is None or current is None or entry.key != current.key:
            return
        if self._lacks_text_layer(entry):
            self._start(entry, (PDF_TEXT,), use_kept=True)
            return  # which changes the entry, so that this is asked again
        if not self.automatic:
            return
        if self.busy:
            local = self._own_accord(entry)
            if (
                local and self.queue.active and not entry.waiting
            ):  # not after all the others, now that somebody looks at it
                self.queue.add({entry.key: local})
            return
        local = self._own_accord(entry)
        if local:
            self._start(entry, local, use_kept=True)

    def _lacks_text_layer(self, entry: Entry) -> bool:
        """Return True if the text that a page of a PDF holds was not asked for; it is there in no time."""
        known = PDF_TEXT in entry.summaries or PDF_TEXT in entry.running
        return entry.is_pdf_page and entry.asked and not entry.declined and not known

    def _own_accord(self, entry: Entry) -> tuple[str, ...]:
        """Return the local providers that are asked about an image without the user, once it is shown."""
        if not entry.asked or entry.declined or entry.has_reading or entry.running - {PDF_TEXT}:
            return ()
        readers = LOCAL_PROVIDERS.keys() - {PDF_TEXT}
        return tuple(p for p in self.providers if p in readers and self.asked_of(p))

    def _drop_stale(self) -> None:
        """Drop runs of images that were closed and of pages that were turned."""
        for run in self.runs:
            entry = self._session.images.by_key(run.key)
            if entry is None or entry.image is not run.image:
                self.batch_sender.drop(run)

    def _on_progress(self, run: Run) -> None:
        progress = run.progress
        if progress is not None and (progress.text is not None or progress.faces is not None):
            self.partial.emit(run)
        if not self._clock.isActive():  # many uploads report more often than anybody could read
            self.runs_changed.emit()

    def _on_queue_changed(self) -> None:
        """Leave a busy queue to the clock, which ticks often enough."""
        if self.busy != self._was_busy or not self._clock.isActive():
            self._update_clock()

    def _update_clock(self) -> None:
        self._was_busy = self.busy
        if self._was_busy and not self._clock.isActive():
            self._clock.start()
        elif not self._was_busy and self._clock.isActive():
            self._clock.stop()
            self._analyse_if_shown(self._session.current)
        self.runs_changed.emit()
