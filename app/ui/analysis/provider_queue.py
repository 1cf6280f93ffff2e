"""The images that wait for one provider: access once, kept answers first, then batches as full as they go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from app.engine.batching import first_batch
from app.model.analysis import Analysis, Failure
from app.model.errors import ErrorKind, VidimusError
from app.model.limits import Limits
from app.ui.analysis.provider_access import LOCAL_PROVIDERS, AccessDecision, OnDecision
from app.ui.analysis.running_analyses import Run
from app.ui.base.sentences import sentence_of

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.model.feature import Feature
    from app.model.image import Image
    from app.ui.analysis.batch_sender import OnDone, OnResult
    from app.ui.base.runtime import Ticket
    from app.ui.session.entries import Entry

LOOKUP_SIZE: Final = 128
"""Images looked up in the store at a time."""
FAILURES_UNTIL_HALT: Final = 3
"""Batches in a row that fail for reasons of network or service before a provider's queue halts by itself."""
_HALT_AT_ONCE: Final = frozenset({ErrorKind.CREDENTIALS, ErrorKind.QUOTA})
_HALT_LATER: Final = frozenset({ErrorKind.NETWORK, ErrorKind.TIMEOUT})
_OF_THE_SERVICE: Final = frozenset({"4", "13", "14"})
"""Codes of gRPC that are about the service, not about an image, besides those of HTTP from 500."""

OnKept = Callable[[Sequence[Analysis | None]], None]
"""Called with the kept analysis of each image looked up, None where there is none."""
OnError = Callable[[VidimusError], None]


class QueueOwner(Protocol):
    """What the queue of one provider needs of the whole queue."""

    @property
    def paused(self) -> bool:
        """Return True if the user lets the queue rest."""

    def entry(self, key: int) -> Entry | None:
        """Return an open image by its key, None once it was closed."""

    def features_of(self, provider: str) -> tuple[Feature, ...]:
        """Return what is asked of a provider."""

    def wants(self, entry: Entry, provider: str) -> bool:
        """Return True if an image lacks an answer of this provider and none is under way."""

    def ask_access(self, provider: str, images: Sequence[Image], on_decision: OnDecision) -> Ticket | None:
        """Call ``on_decision`` once it is known whether the provider may be asked about images."""

    def find_kept(
        self,
        provider: str,
        images: Sequence[Image],
        asked: ProviderCall | None,
        on_kept: OnKept,
        on_error: OnError,
    ) -> Ticket:
        """Look the images up in the store, since batches hold only what must be sent."""

    def send(
        self, runs: Sequence[Run], asked: ProviderCall | None, on_result: OnResult, on_done: OnDone
    ) -> None:
        """Send a batch; ``on_result`` is called once for each run, ``on_done`` once after the last."""

    def put(self, key: int, image: Image, analysis: Analysis) -> None:
        """Take an answer about an image."""

    def finish(self, key: int, provider: str, *, failed: bool = False, worked: bool = False) -> None:
        """Note that an image waits for this provider no longer; ``worked`` counts for the time left."""

    def decline(self, provider: str) -> None:
        """Take every image out of the queue of a provider that the user declined."""

    def go_on(self) -> None:
        """Start what can be started now."""


class ProviderQueue:
    """Images that wait for one provider, in order.

    ``halt_reason`` says why the queue halted by itself, else empty.
    """

    def __init__(self, owner: QueueOwner, provider: str) -> None:
        self.provider = provider
        self.halt_reason = ""
        self._owner = owner
        self._waiting: dict[int, None] = {}
        self._ready: dict[int, None] = {}
        self._looked_up: tuple[int, ...] = ()
        self._batches_under_way = 0
        self._deciding = False
        self._granted = False
        self._asked: ProviderCall | None = None
        self._tickets: list[Ticket] = []
        self._failures_in_a_row = 0
        self._first: int | None = None

    def add(self, keys: Iterable[int]) -> None:
        """Add images at the end."""
        for key in keys:
            if key not in self._ready:
                self._waiting[key] = None
        self._put_first()

    def prefer(self, key: int | None) -> None:
        """Let an image go before all others, now and whenever it joins; None: none of them."""
        self._first = key
        self._put_first()

    @property
    def _first_waits(self) -> bool:
        return self._first is not None and self._first in self._waiting

    def _put_first(self) -> None:
        first = self._first
        if first is None:
            return
        if first in self._waiting:
            self._waiting = {first: None} | self._waiting
        if first in self._ready:
            self._ready = {first: None} | self._ready

    def discard(self, key: int) -> None:
        """Take an image out, whether it is in the queue or not."""
        self._waiting.pop(key, None)
        self._ready.pop(key, None)

    def stop(self) -> None:
        """Cancel questions and look-ups under way; batches under way go on."""
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets.clear()
        self._waiting = dict.fromkeys(self._looked_up) | self._waiting
        self._looked_up = ()
        self._deciding = False

    def halt(self, reason: str) -> None:
        """Stop by itself for a reason; batches under way go on."""
        self.stop()
        self._granted = False
        self.halt_reason = reason

    def start_next(self) -> None:
        """Start every question, look-up and batch that can be started now."""
        if self._owner.paused or self.halt_reason or not self._has_images:
            return
        if not self._granted:
            self._ask_access()
        if not self._granted:
            return
        limits, most_batches = self._limits()
        enough = limits.images * most_batches
        while self._waiting and not self._looked_up and (len(self._ready) < enough or self._first_waits):
            self._look_up()  # again where none of those wanted this provider any more
        while self._ready and self._batches_under_way < most_batches:
            entries = self._next_batch(limits)
            if not entries:
                return
            self._send(entries)

    @property
    def _has_images(self) -> bool:
        return bool(self._waiting or self._ready)

    def _limits(self) -> tuple[Limits, int]:
        """Return what goes in one call, and how many calls are under way at most."""
        if self._asked is None:
            return Limits(images=1), 1
        limits = self._asked.provider.limits
        return limits, limits.concurrent + 1  # one is being made while the others are under way

    def _ask_access(self) -> None:
        if self._deciding:
            return
        self._deciding = True
        images = [entry.image for entry in self._wanted((*self._ready, *self._waiting))]
        ticket = self._owner.ask_access(self.provider, images, self._on_decision)
        if ticket is not None:
            self._tickets.append(ticket)

    def _on_decision(self, decision: AccessDecision) -> None:
        if not self._deciding:
            return  # cancelled meanwhile
        self._deciding = False
        if decision.granted:
            self._granted = True
            self._asked = decision.asked
        elif decision.fault is not None:
            self.halt_reason = sentence_of(decision.fault)
        else:
            self._owner.decline(self.provider)
        self._owner.go_on()

    def _look_up(self) -> None:
        keys = tuple(self._waiting)[:LOOKUP_SIZE]
        entries = self._wanted(keys)
        for key in keys:
            del self._waiting[key]
        for key in set(keys) - {entry.key for entry in entries}:
            self._owner.finish(key, self.provider)
        if not entries:
            return
        self._looked_up = tuple(entry.key for entry in entries)
        images = [entry.image for entry in entries]
        on_kept, on_error = partial(self._on_kept, entries), partial(self._on_lookup_failed, entries)
        self._tickets.append(self._owner.find_kept(self.provider, images, self._asked, on_kept, on_error))

    def _on_kept(self, entries: Sequence[Entry], kept: Sequence[Analysis | None]) -> None:
        self._looked_up = ()
        for entry, analysis in zip(entries, kept, strict=True):
            if analysis is None:
                self._ready[entry.key] = None
            else:
                self._owner.put(entry.key, entry.image, analysis)
                self._owner.finish(entry.key, self.provider)
        self._put_first()
        self._owner.go_on()

    def _on_lookup_failed(self, entries: Sequence[Entry], _error: VidimusError) -> None:
        self._on_kept(entries, [None] * len(entries))

    def _wanted(self, keys: Iterable[int]) -> list[Entry]:
        """Return those of these images that are open and still want this provider."""
        entries = (self._owner.entry(key) for key in keys)
        return [e for e in entries if e is not None and self._owner.wants(e, self.provider)]

    def _next_batch(self, limits: Limits) -> list[Entry]:
        """Return the next images for one call; none while a fuller batch may come."""
        while self._ready:
            keys = tuple(self._ready)[: limits.images]
            entries = self._wanted(keys)
            unwanted = set(keys) - {entry.key for entry in entries}
            for key in unwanted:
                del self._ready[key]
                self._owner.finish(key, self.provider)
            if unwanted:
                continue
            count = first_batch([entry.image for entry in entries], limits)
            if count == len(entries) < limits.images and (self._waiting or self._looked_up):
                return []
            for entry in entries[:count]:
                del self._ready[entry.key]
            return entries[:count]
        return []

    def _send(self, entries: Sequence[Entry]) -> None:
        self._batches_under_way += 1
        features = self._owner.features_of(self.provider)
        runs = [Run(entry.key, entry.image, self.provider, features) for entry in entries]
        results: list[Analysis | None] = []

        def on_result(run: Run, analysis: Analysis | None) -> None:
            results.append(analysis)
            self._on_result(run, analysis)

        self._owner.send(runs, self._asked, on_result, partial(self._on_batch_done, results))

    def _on_result(self, run: Run, analysis: Analysis | None) -> None:
        if analysis is not None:
            self._owner.put(run.key, run.image, analysis)
        failed = analysis is not None and analysis.status != "ok"
        self._owner.finish(run.key, self.provider, failed=failed, worked=True)

    def _on_batch_done(self, results: Sequence[Analysis | None]) -> None:
        self._batches_under_way -= 1
        faults = [a.errors[0] for a in results if a is not None and a.status == "failed" and a.errors]
        kinds = {fault.kind for fault in faults}
        all_failed = len(faults) == len(results) and all(_is_about_all_images(fault) for fault in faults)
        if all_failed and self.provider not in LOCAL_PROVIDERS:
            self._failures_in_a_row += 1
            enough = bool(kinds & _HALT_AT_ONCE) or self._failures_in_a_row >= FAILURES_UNTIL_HALT
            if enough and not self.halt_reason and self._has_images:
                self.halt(sentence_of(faults[0]))
        else:
            self._failures_in_a_row = 0
        self._owner.go_on()


def _is_about_all_images(fault: Failure) -> bool:
    """Return True if the next images can be expected to fail of it too."""
    code = fault.code or ""
    in_trouble = code in _OF_THE_SERVICE or (code.isdecimal() and 500 <= int(code) < 600)
    return fault.kind in _HALT_AT_ONCE | _HALT_LATER or (fault.kind is ErrorKind.SERVICE and in_trouble)
