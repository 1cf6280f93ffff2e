"""The queue: many images analysed one after the other, which can rest, be added to, and be taken up again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.config.unlocking import ask_again
from app.ui.analysis.eta import EtaEstimator
from app.ui.analysis.provider_queue import ProviderQueue
from app.ui.analysis.queue_progress import QueueEnd, QueueProgress

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.model.analysis import Analysis
    from app.model.feature import Feature
    from app.model.image import Image
    from app.ui.analysis.batch_sender import OnDone, OnResult
    from app.ui.analysis.provider_access import OnDecision, ProviderAccess
    from app.ui.analysis.provider_queue import OnError, OnKept
    from app.ui.analysis.running_analyses import Run
    from app.ui.base.runtime import Ticket
    from app.ui.session.context import Context
    from app.ui.session.entries import Entry


class BatchRunner(Protocol):
    """What the queue needs of whoever performs analyses."""

    def asked_of(self, provider: str) -> tuple[Feature, ...]:
        """Return the chosen features that a provider has."""

    def lacks(self, entry: Entry, provider: str) -> bool:
        """Return True if a provider has not answered all that is asked about an image."""

    def send_batch(
        self, runs: Sequence[Run], asked: ProviderCall | None, on_result: OnResult, on_done: OnDone
    ) -> None:
        """Perform runs of one provider; call ``on_result`` for each and ``on_done`` after the last."""


class AnalysisQueue(QObject):
    """Images that wait to be analysed, with the providers each waits for.

    ``changed`` follows each step, ``membership_changed`` images that joined or left. ``halted`` carries a
    provider and why its images wait; ``finished`` a ``QueueEnd``; ``emptied`` the providers that each image
    taken out still waited for, by image key, and a ``QueueEnd`` of the others.
    """

    changed = Signal()
    membership_changed = Signal()
    halted = Signal(str, str)
    finished = Signal(object)
    emptied = Signal(object, object)

    def __init__(self, context: Context, runner: BatchRunner, access: ProviderAccess) -> None:
        super().__init__(context.widget)
        self._runner = runner
        self._access = access
        self._session = context.session
        self._runtime = context.runtime
        self._backend = context.backend
        self._paused = False
        self._provider_queues: dict[str, ProviderQueue] = {}
        self._pending: dict[int, set[str]] = {}
        self._total = 0
        self._failed: dict[int, None] = {}
        self._done: dict[int, None] = {}
        self._to_repeat: set[int] = set()
        self._reported_halts: set[str] = set()
        self._eta = EtaEstimator()
        self._starting = False
        self._first: int | None = None
        self._session.images.rowsRemoved.connect(self._forget_closed)

    # state

    @property
    def paused(self) -> bool:
        """Return True if the user lets the queue rest."""
        return self._paused

    @property
    def waiting(self) -> int:
        """Return the number of images in the queue that are not done."""
        return len(self._pending)

    @property
    def pending(self) -> Mapping[int, frozenset[str]]:
        """Return the providers each image still waits for, by image key, in order of joining."""
        return {key: frozenset(providers) for key, providers in self._pending.items()}

    @property
    def resting(self) -> bool:
        """Return True if images wait and nothing will happen without the user."""
        return bool(self._pending) and (self._paused or not any(self._moving()))

    @property
    def active(self) -> bool:
        """Return True if images wait and the queue works on them."""
        return bool(self._pending) and not self.resting

    def progress(self) -> QueueProgress:
        """Return how far the queue is now."""
        reasons = (queue.halt_reason for queue in self._provider_queues.values() if queue.halt_reason)
        return QueueProgress(
            total=self._total,
            done=self._total - len(self._pending),
            failed=len(self._failed),
            paused=self.resting,
            halt_reason="" if self._paused else next(reasons, ""),
            seconds_left=self._eta.seconds_left(len(self._pending), time.monotonic()),
        )

    def _moving(self) -> Iterable[bool]:
        queues = self._provider_queues
        return (p in queues and not queues[p].halt_reason for ps in self._pending.values() for p in ps)

    # what the user does

    def add(self, wanted: Mapping[int, Sequence[str]], *, paused: bool = False, anew: bool = False) -> int:
        """Add images with the providers each lacks; return how many were not in the queue already.

        ``anew`` asks even where an answer is there, since part of that failed.
        """
        if not self._pending:
            self._start_over()
        self._paused = self._paused or paused
        before = len(self._pending)
        keys_by_provider: dict[str, list[int]] = {}
        for key, providers in wanted.items():
            for provider in providers:
                if provider not in self._pending.setdefault(key, set()):
                    self._pending[key].add(provider)
                    keys_by_provider.setdefault(provider, []).append(key)
            self._failed.pop(key, None)
            self._done.pop(key, None)
            if anew:
                self._to_repeat.add(key)
        joined = len(self._pending) - before
        self._total += joined
        self._session.images.change_all(wanted, waiting=True, declined=False)
        for provider, keys in keys_by_provider.items():
            queue = self._provider_queues.setdefault(provider, ProviderQueue(self, provider))
            queue.prefer(self._first)
            queue.add(keys)
        self.membership_changed.emit()
        self.go_on()
        return joined

    def _start_over(self) -> None:
        self._total = 0
        self._failed.clear()
        self._done.clear()
        self._provider_queues.clear()
        self._to_repeat.clear()
        self._reported_halts.clear()
        self._eta = EtaEstimator()
        self._paused = False

    def pause(self) -> None:
        """Let the queue rest; what is under way is done yet."""
        self._paused = True
        self._eta.stop(time.monotonic())
        self.changed.emit()

    def resume(self) -> None:
        """Go on, also with the providers whose queues halted by themselves."""
        ask_again()
        self._paused = False
        self._reported_halts.clear()
        for queue in self._provider_queues.values():
            queue.halt_reason = ""
        self.go_on()

    def toggle(self) -> None:
        """Pause the queue or go on with it."""
        if self.resting:
            self.resume()
        else:
            self.pause()

    def prefer(self, key: int | None) -> None:
        """Let an image, that which is looked at, go before all others as soon as it is in the queue."""
        self._first = key
        for queue in self._provider_queues.values():
            queue.prefer(key)

    def waits_for(self, key: int, provider: str) -> bool:
        """Return True if an image is in the queue and still waits for a provider."""
        return provider in self._pending.get(key, ())

    def clear(self) -> None:
        """Take every image out."""
        for queue in self._provider_queues.values():
            queue.stop()
        self._provider_queues.clear()
        taken_out, self._pending = self._pending, {}
        self._paused = False
        self._total = 0
        self._session.images.change_all(taken_out, waiting=False)
        if taken_out:
            self.membership_changed.emit()
            for key in taken_out:
                self._failed.pop(key, None)  # not done with it
            self.emptied.emit({key: tuple(sorted(ps)) for key, ps in taken_out.items()}, self._end())
        self.changed.emit()

    def take_back(self, wanted: Mapping[int, Sequence[str]]) -> None:
        """Add images that were taken out again, as far as they are open still."""
        self.add({key: providers for key, providers in wanted.items() if self.entry(key) is not None})

    def halt_remote(self, local: Iterable[str], reason: str) -> None:
        """Halt the queues of all providers but the local ones."""
        for provider, queue in self._provider_queues.items():
            if provider not in local:
                queue.halt(reason)

    # what the queues of single providers use

    def entry(self, key: int) -> Entry | None:
        """Return an open image by its key, None once it was closed."""
        return self._session.images.by_key(key)

    def features_of(self, provider: str) -> tuple[Feature, ...]:
        """Return what is asked of a provider."""
        return self._runner.asked_of(provider)

    def wants(self, entry: Entry, provider: str) -> bool:
        """Return True if an image lacks an answer of this provider and none is under way."""
        wanted = entry.key in self._to_repeat or self._runner.lacks(entry, provider)
        return wanted and provider not in entry.running

    def ask_access(self, provider: str, images: Sequence[Image], on_decision: OnDecision) -> Ticket | None:
        """Call ``on_decision`` once it is known whether the provider may be asked about images."""
        return self._access.ask(provider, images, on_decision)

    def find_kept(
        self,
        provider: str,
        images: Sequence[Image],
        asked: ProviderCall | None,
        on_kept: OnKept,
        on_error: OnError,
    ) -> Ticket:
        """Look the images up in the store, since batches hold only what must be sent."""
        features = self.features_of(provider)

        async def look(_ticket: Ticket) -> list[Analysis | None]:
            return await self._backend.kept_for(images, provider, features, asked)

        return self._runtime.submit(look, on_kept, on_error)

    def send(
        self, runs: Sequence[Run], asked: ProviderCall | None, on_result: OnResult, on_done: OnDone
    ) -> None:
        """Send a batch; ``on_result`` is called once for each run, ``on_done`` once after the last."""
        self._runner.send_batch(runs, asked, on_result, on_done)

    def put(self, key: int, image: Image, analysis: Analysis) -> None:
        """Take an answer about an image."""
        self._session.put(key, image, analysis)

    def finish(self, key: int, provider: str, *, failed: bool = False, worked: bool = False) -> None:
        """Note that an image waits for this provider no longer; ``worked`` counts for the time left."""
        providers = self._pending.get(key)
        if providers is None:
            return
        providers.discard(provider)
        if failed:
            self._failed[key] = None
        if not providers:
            del self._pending[key]
            self._to_repeat.discard(key)
            self._done[key] = None
            if worked:
                self._eta.finished(time.monotonic())
            self._session.images.change(key, waiting=False)
            self.membership_changed.emit()

    def decline(self, provider: str) -> None:
        """Take every image out of the queue of a provider that the user declined."""
        for key in [key for key, providers in self._pending.items() if provider in providers]:
            self._session.images.change(key, declined=True)
            self.finish(key, provider)
            self._done.pop(key, None)
            self._failed.pop(key, None)
        self._provider_queues.pop(provider, None)

    def go_on(self) -> None:
        """Start what can be started now, and emit the signals of what came of it."""
        if self._starting:
            return
        self._starting = True
        try:
            for queue in tuple(self._provider_queues.values()):
                queue.start_next()
        finally:
            self._starting = False
        self._run_clock()
        self._report_halts()
        if self._total and not self._pending:
            self._total = 0
            self._provider_queues.clear()
            self.finished.emit(self._end())
        self.changed.emit()

    def _end(self) -> QueueEnd:
        return QueueEnd(tuple(self._done), tuple(self._failed), self._eta.elapsed(time.monotonic()))

    def _run_clock(self) -> None:
        now = time.monotonic()
        if self.active:
            self._eta.start(now)
        else:
            self._eta.stop(now)

    def _report_halts(self) -> None:
        for provider, queue in self._provider_queues.items():
            if queue.halt_reason and provider not in self._reported_halts:
                self._reported_halts.add(provider)
                self.halted.emit(provider, queue.halt_reason)

    def _forget_closed(self) -> None:
        closed = [key for key in self._pending if self._session.images.by_key(key) is None]
        for key in closed:
            del self._pending[key]
            for queue in self._provider_queues.values():
                queue.discard(key)
        if closed:
            self._total -= len(closed)
            self.membership_changed.emit()
            self.go_on()
