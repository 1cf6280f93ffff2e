"""One provider's line in the queue: permission once, kept answers first, then batches as full as they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from app.engine.batching import first_batch
from app.model.analysis import Analysis
from app.model.errors import ErrorKind, VidimusError
from app.model.limits import Limits
from app.ui.analysis.provider_access import LOCAL, AccessDecision
from app.ui.analysis.running_analyses import Run

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.ui.analysis.analysis_queue import AnalysisQueue
    from app.ui.base.runtime import Ticket
    from app.ui.session.entries import Entry

LOOKED_UP: Final = 128
"""Images looked up in the store at a time."""
IN_VAIN: Final = 3
"""Batches in a row that fail for reasons of the network before the line stops by itself."""
_AT_ONCE: Final = frozenset({ErrorKind.CREDENTIALS, ErrorKind.QUOTA})
_LATER: Final = frozenset({ErrorKind.NETWORK, ErrorKind.TIMEOUT})


class ProviderQueue:
    """Images that wait for one provider, in order. ``halted`` says why it stopped by itself, else empty."""

    def __init__(self, queue: AnalysisQueue, provider: str) -> None:
        self.provider = provider
        self.halted = ""
        self._queue = queue
        self._waiting: dict[int, None] = {}
        self._ready: dict[int, None] = {}
        self._under_way = 0
        self._asking = False
        self._granted = False
        self._asked: ProviderCall | None = None
        self._tickets: list[Ticket] = []
        self._looking: tuple[int, ...] = ()
        self._in_vain = 0

    @property
    def busy(self) -> bool:
        """Whether something is being asked or sent for it now."""
        return self._asking or bool(self._looking or self._under_way)

    def add(self, keys: Iterable[int]) -> None:
        """Images join at the end."""
        for key in keys:
            if key not in self._ready:
                self._waiting[key] = None

    def discard(self, key: int) -> None:
        """An image leaves."""
        self._waiting.pop(key, None)
        self._ready.pop(key, None)

    def stop(self) -> None:
        """Forget what was asked for it."""
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets.clear()
        self._waiting = dict.fromkeys(self._looking) | self._waiting
        self._looking = ()
        self._asking = False

    def halt(self, why: str) -> None:
        """Stop by itself; what is under way goes on."""
        self.stop()
        self._granted = False
        self.halted = why

    def pump(self) -> None:
        """Start whatever can be started."""
        if self._queue.paused or self.halted or not (self._waiting or self._ready):
            return
        if not self._granted:
            self._ask()
        if not self._granted:
            return
        limits, most = self._limits()
        while self._waiting and not self._looking and len(self._ready) < limits.images * most:
            self._look_up()  # again where none of those wanted this provider any more
        while self._ready and self._under_way < most:
            batch = self._next_batch(limits)
            if not batch:
                return
            self._send(batch)

    def _limits(self) -> tuple[Limits, int]:
        """What goes in one call, and how many calls are under way at most."""
        if self._asked is None:
            return Limits(images=1), 1
        limits = self._asked.provider.limits
        return limits, limits.concurrent + 1  # one is being made while the others are under way

    def _ask(self) -> None:
        if self._asking:
            return
        self._asking = True
        images = [e.image for e in self._entries((*self._ready, *self._waiting))]
        ticket = self._queue.permits.ask(self.provider, images, self._answered)
        if ticket is not None:
            self._tickets.append(ticket)

    def _answered(self, answered: AccessDecision) -> None:
        if not self._asking:
            return  # cancelled meanwhile
        self._asking = False
        if answered.granted:
            self._granted = True
            self._asked = answered.asked
        elif answered.fault is not None:
            self.halted = str(answered.fault)
        else:
            self._queue.decline(self.provider)
        self._queue.go_on()

    def _look_up(self) -> None:
        """Find what is kept already, so that batches hold only what must be sent."""
        keys = tuple(self._waiting)[:LOOKED_UP]
        entries = self._entries(keys)
        for key in keys:
            del self._waiting[key]
        missing = set(keys) - {e.key for e in entries}
        for key in missing:
            self._queue.finish(key, self.provider)
        if not entries:
            return
        self._looking = tuple(e.key for e in entries)
        features = self._queue.features_of(self.provider)
        images = [e.image for e in entries]
        asked = self._asked

        async def look(_ticket: Ticket) -> list[Analysis | None]:
            return await self._queue.services.kept_for(images, self.provider, features, asked)

        ticket = self._queue.runtime.submit(
            look, partial(self._looked_up, entries), partial(self._not_looked_up, entries)
        )
        self._tickets.append(ticket)

    def _looked_up(self, entries: Sequence[Entry], kept: Sequence[Analysis | None]) -> None:
        self._looking = ()
        for entry, analysis in zip(entries, kept, strict=True):
            if analysis is None:
                self._ready[entry.key] = None
            else:
                self._queue.put(entry.key, entry.image, analysis)
                self._queue.finish(entry.key, self.provider)
        self._queue.go_on()

    def _not_looked_up(self, entries: Sequence[Entry], _error: VidimusError) -> None:
        self._looked_up(entries, [None] * len(entries))

    def _entries(self, keys: Iterable[int]) -> list[Entry]:
        """Those of these images that still want this provider."""
        found = (self._queue.entry(key) for key in keys)
        return [e for e in found if e is not None and self._queue.wants(e, self.provider)]

    def _next_batch(self, limits: Limits) -> list[Entry]:
        """The next images for one call; none while a fuller batch may come."""
        while self._ready:
            keys = tuple(self._ready)[: limits.images]
            entries = self._entries(keys)
            gone = set(keys) - {e.key for e in entries}
            for key in gone:
                del self._ready[key]
                self._queue.finish(key, self.provider)
            if gone:
                continue
            count = first_batch([e.image for e in entries], limits)
            if count == len(entries) < limits.images and (self._waiting or self._looking):
                return []
            for entry in entries[:count]:
                del self._ready[entry.key]
            return entries[:count]
        return []

    def _send(self, entries: Sequence[Entry]) -> None:
        self._under_way += 1
        features = self._queue.features_of(self.provider)
        batch = [Run(e.key, e.image, self.provider, features) for e in entries]
        heard: list[Analysis | None] = []

        def told(run: Run, analysis: Analysis | None) -> None:
            heard.append(analysis)
            self._heard(run, analysis)

        self._queue.send(batch, self._asked, told, partial(self._over, heard))

    def _heard(self, run: Run, analysis: Analysis | None) -> None:
        if analysis is not None:
            self._queue.put(run.key, run.image, analysis)
        failed = analysis is not None and analysis.status != "ok"
        self._queue.finish(run.key, self.provider, failed=failed, worked=True)

    def _over(self, heard: Sequence[Analysis | None]) -> None:
        self._under_way -= 1
        faults = [a.errors[0] for a in heard if a is not None and a.status == "failed" and a.errors]
        kinds = {f.kind for f in faults}
        if len(faults) == len(heard) and kinds <= _AT_ONCE | _LATER and self.provider not in LOCAL:
            self._in_vain += 1
            if (kinds & _AT_ONCE or self._in_vain >= IN_VAIN) and not self.halted and self._left:
                self.halt(faults[0].message)
        else:
            self._in_vain = 0
        self._queue.go_on()

    @property
    def _left(self) -> bool:
        return bool(self._waiting or self._ready)
