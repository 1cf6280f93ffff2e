"""The queue: many images analysed one after the other, that can rest, be added to, and be taken up again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.analysis.eta import EtaEstimator, left_text
from app.ui.analysis.provider_queue import ProviderQueue
from app.ui.base.i18n import figure, tr, trn

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.model.analysis import Analysis
    from app.model.feature import Feature
    from app.model.image import Image
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.analysis.batch_sender import OnDone, OnResult
    from app.ui.analysis.provider_access import ProviderAccess
    from app.ui.analysis.running_analyses import Run
    from app.ui.base.backend import Backend
    from app.ui.base.runtime import Runtime
    from app.ui.session.entries import Entry
    from app.ui.session.session import Session


@dataclass(frozen=True)
class QueueProgress:
    """How far the queue is: images, of which ``done`` (``failed`` of them); seconds left where known.

    ``why`` says why it rests by itself.
    """

    total: int = 0
    done: int = 0
    failed: int = 0
    paused: bool = False
    why: str = ""
    left: float | None = None

    @property
    def text(self) -> str:
        """``37 of 200 · about 2 min left``."""
        parts = [tr("Paused")] if self.paused else []
        parts.append(tr("{done} of {all}").format(done=figure(self.done), all=figure(self.total)))
        if self.failed:
            parts.append(trn("%n failed", self.failed))
        if not self.paused and left_text(self.left):
            parts.append(left_text(self.left))
        return " · ".join(parts)


class AnalysisQueue(QObject):
    """Images that wait, by provider.

    ``changed`` follows each step; ``membership_changed``: images joined or left; ``halted``: a provider and
    why its line stopped; ``finished``: how it stood at the end; ``emptied``: the providers each image that
    had to leave still waited for.
    """

    changed = Signal()
    membership_changed = Signal()
    halted = Signal(str, str)
    finished = Signal(object)
    emptied = Signal(object)

    def __init__(
        self,
        analyst: AnalysisRunner,
        session: Session,
        permits: ProviderAccess,
        runtime: Runtime,
        services: Backend,
    ) -> None:
        super().__init__(analyst)
        self._analyst = analyst
        self._session = session
        self.permits = permits
        self.runtime = runtime
        self.services = services
        self._paused = False
        self._lanes: dict[str, ProviderQueue] = {}
        self._pending: dict[int, set[str]] = {}
        self._total = 0
        self._failed: set[int] = set()
        self._anew: set[int] = set()
        self._told_halts: set[str] = set()
        self._pace = EtaEstimator()
        self._pumping = False
        session.images.rowsRemoved.connect(self._forget_closed)

    # how it stands

    @property
    def paused(self) -> bool:
        """Whether the user lets it rest."""
        return self._paused

    @property
    def waiting(self) -> int:
        """Images in it that are not done."""
        return len(self._pending)

    @property
    def pending(self) -> Mapping[int, frozenset[str]]:
        """The providers each image still waits for, in order."""
        return {key: frozenset(providers) for key, providers in self._pending.items()}

    @property
    def resting(self) -> bool:
        """Whether images wait and nothing will happen without the user."""
        return bool(self._pending) and (self._paused or not any(self._moving()))

    @property
    def active(self) -> bool:
        """Whether it works on its images."""
        return bool(self._pending) and not self.resting

    def standing(self) -> QueueProgress:
        """How far it is."""
        now = time.monotonic()
        why = next((lane.halted for lane in self._lanes.values() if lane.halted), "")
        return QueueProgress(
            self._total,
            self._total - len(self._pending),
            len(self._failed),
            self.resting,
            "" if self._paused else why,
            self._pace.left(len(self._pending), now),
        )

    def _moving(self) -> Iterable[bool]:
        return (p in self._lanes and not self._lanes[p].halted for ps in self._pending.values() for p in ps)

    # what the user does

    def add(self, wanted: Mapping[int, Sequence[str]], *, paused: bool = False, anew: bool = False) -> int:
        """Images join with the providers each lacks; how many were not there already.

        ``anew``: also where an answer is there, since part of it failed.
        """
        if not self._pending:
            self._total = 0
            self._failed.clear()
            self._lanes.clear()
            self._anew.clear()
            self._told_halts.clear()
            self._pace = EtaEstimator()
            self._paused = False
        self._paused = self._paused or paused
        before = len(self._pending)
        by_lane: dict[str, list[int]] = {}
        for key, providers in wanted.items():
            for provider in providers:
                if provider not in self._pending.setdefault(key, set()):
                    self._pending[key].add(provider)
                    by_lane.setdefault(provider, []).append(key)
            self._failed.discard(key)
            if anew:
                self._anew.add(key)
        joined = len(self._pending) - before
        self._total += joined
        self._session.images.change_all(wanted, waiting=True, declined=False)
        for provider, keys in by_lane.items():
            self._lanes.setdefault(provider, ProviderQueue(self, provider)).add(keys)
        self.membership_changed.emit()
        self.go_on()
        return joined

    def pause(self) -> None:
        """Let it rest; what is under way is done yet."""
        self._paused = True
        self._pace.stop(time.monotonic())
        self.changed.emit()

    def resume(self) -> None:
        """Go on, also where a line stopped by itself."""
        self._paused = False
        self._told_halts.clear()
        for lane in self._lanes.values():
            lane.halted = ""
        self.go_on()

    def toggle(self) -> None:
        """Pause or go on."""
        if self.resting:
            self.resume()
        else:
            self.pause()

    def clear(self) -> None:
        """Everybody leaves."""
        for lane in self._lanes.values():
            lane.stop()
        self._lanes.clear()
        gone, self._pending = self._pending, {}
        self._paused = False
        self._total = 0
        self._session.images.change_all(gone, waiting=False)
        if gone:
            self.membership_changed.emit()
            self.emptied.emit({key: tuple(sorted(providers)) for key, providers in gone.items()})
        self.changed.emit()

    def take_back(self, wanted: Mapping[int, Sequence[str]]) -> None:
        """Those that had to leave join again, as far as they are open still."""
        self.add({key: providers for key, providers in wanted.items() if self.entry(key) is not None})

    def decline(self, provider: str) -> None:
        """The user does not want images to go there."""
        for key in [key for key, providers in self._pending.items() if provider in providers]:
            self._session.images.change(key, declined=True)
            self.finish(key, provider)
        self._lanes.pop(provider, None)

    def halt_remote(self, local: Iterable[str], why: str) -> None:
        """Stop the lines of providers that are not on this machine."""
        for provider, lane in self._lanes.items():
            if provider not in local:
                lane.halt(why)

    # what lines use

    def entry(self, key: int) -> Entry | None:
        """An image that is open."""
        return self._session.images.by_key(key)

    def features_of(self, provider: str) -> tuple[Feature, ...]:
        """What is asked of a provider."""
        return self._analyst.asked_of(provider)

    def wants(self, entry: Entry, provider: str) -> bool:
        """Whether an image still lacks what this provider is to say, and is not with it now."""
        wanted = entry.key in self._anew or self._analyst.lacks(entry, provider)
        return wanted and provider not in entry.running

    def send(self, batch: Sequence[Run], asked: ProviderCall | None, heard: OnResult, over: OnDone) -> None:
        """Send a batch off."""
        self._analyst.begin(batch)
        self._analyst.calls.send(batch, asked, heard, over, use_kept=False)

    def put(self, key: int, image: Image, analysis: Analysis) -> None:
        """An answer came."""
        self._session.put(key, image, analysis)

    def finish(self, key: int, provider: str, *, failed: bool = False, worked: bool = False) -> None:
        """This provider is done with this image; ``worked``: it took its time."""
        providers = self._pending.get(key)
        if providers is None:
            return
        providers.discard(provider)
        if failed:
            self._failed.add(key)
        if not providers:
            del self._pending[key]
            self._anew.discard(key)
            if worked:
                self._pace.finished(time.monotonic())
            self._session.images.change(key, waiting=False)
            self.membership_changed.emit()

    def go_on(self) -> None:
        """Start what can be started, and tell."""
        if self._pumping:
            return
        self._pumping = True
        try:
            for lane in tuple(self._lanes.values()):
                lane.pump()
        finally:
            self._pumping = False
        now = time.monotonic()
        if self.active:
            self._pace.start(now)
        else:
            self._pace.stop(now)
        for provider, lane in self._lanes.items():
            if lane.halted and provider not in self._told_halts:
                self._told_halts.add(provider)
                self.halted.emit(provider, lane.halted)
        if self._total and not self._pending:
            ended = self.standing()
            self._total = 0
            self._lanes.clear()
            self.finished.emit(ended)
        self.changed.emit()

    def _forget_closed(self) -> None:
        gone = [key for key in self._pending if self._session.images.by_key(key) is None]
        for key in gone:
            del self._pending[key]
            for lane in self._lanes.values():
                lane.discard(key)
        if gone:
            self._total -= len(gone)
            self.membership_changed.emit()
            self.go_on()
