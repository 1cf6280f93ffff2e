"""``vidimus analyze``: images through providers, answers to standard output or files, in order."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.cli.console import (
    OK,
    PROGRESS,
    SOME_FAILED,
    WRONG_USAGE,
    UsageError,
    tell,
    tell_error,
)
from app.cli.inputs import Input, opened, page_number, read_standard_input
from app.cli.output import Output
from app.cli.request import asked, load_settings, open_limits
from app.config import settings as prefs
from app.engine.engine import Engine
from app.engine.provider_call import ProviderCall, mask_secrets
from app.imaging.limits import OpenLimits
from app.model.analysis import Analysis
from app.model.errors import ErrorKind, InputError, UnsupportedError
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress
from app.model.outcome import Outcome
from app.storage.store import Store

TOGETHER = 240
"""Images under way at once: enough for every service's batches, little enough to hold."""

Deliver = Callable[[Input, tuple[Outcome, ...]], None]


@dataclass(frozen=True)
class Task:
    """What is wanted of each image."""

    asked: tuple[ProviderCall, ...]
    features: tuple[Feature, ...]
    languages: tuple[str, ...] = ()
    timeout: float | None = None
    frame: int = 0
    piped: bytes = b""
    limits: OpenLimits = field(default_factory=OpenLimits)


@dataclass
class Tally:
    """How it went so far."""

    read: int = 0
    unreadable: int = 0
    failed: int = 0

    @property
    def status(self) -> int:
        """The exit status."""
        if not self.read:
            return WRONG_USAGE
        return SOME_FAILED if self.failed or self.unreadable else OK


def run(given: argparse.Namespace) -> int:
    """Carry the command out; returns the exit status. Raises UsageError."""
    settings = load_settings()
    limits = open_limits(settings)
    try:
        several = _may_be_several(given)
        output = Output(given.output, given.format, several=several, inputs=given.inputs)
    except UnsupportedError as error:
        raise UsageError(str(error)) from None
    task = Task(
        asked=asked(given.provider or ["on-device"], given.endpoint or (), given.option or (), settings),
        features=tuple(Feature(f) for f in dict.fromkeys(given.feature or ["text"])),
        languages=tuple(given.language or ()),
        timeout=given.timeout,
        frame=page_number(given.page),
        limits=limits,
    )
    sources = list(given.inputs)
    if "-" in sources:
        try:
            task = replace(task, piped=read_standard_input(limits))
        except InputError as error:
            tell_error("-", "-", error)
            sources = [s for s in sources if s != "-"]
    raw = Path(given.raw) if given.raw else None

    def deliver(one: Input, outcomes: tuple[Outcome, ...]) -> None:
        if raw is not None:
            output.write_raw(raw, one.image, outcomes)
        output.write(one.image, tuple(o.analysis for o in outcomes))

    store = None if given.no_cache else open_store(settings)
    offline = given.offline or settings.get(prefs.OFFLINE)
    try:
        tally = perform(sources, task, deliver, store=store, offline=offline)
    finally:
        output.finish()
    tally.unreadable += len(given.inputs) - len(sources)
    return tally.status


def open_store(settings: prefs.Settings) -> Store:
    """The kept answers, as the settings want them."""
    return Store.open(
        private=settings.get(prefs.PRIVATE), limit=settings.get(prefs.KEEP_MEGABYTES) * 1_000_000
    )


def perform(
    sources: Sequence[str], task: Task, deliver: Deliver, *, store: Store | None, offline: bool = False
) -> Tally:
    """Analyse everything; ``deliver`` gets each image's outcomes, in the order of the inputs."""
    with store or contextlib.nullcontext():
        try:
            return asyncio.run(_perform(sources, task, deliver, store, offline=offline))
        finally:
            PROGRESS.clear()
            for notice in store.take_notices() if store else ():
                tell(str(store.path) if store else "-", "-", "service", notice)


async def _perform(
    sources: Sequence[str], task: Task, deliver: Deliver, store: Store | None, *, offline: bool
) -> Tally:
    tally = Tally()
    engine = Engine(store, offline=offline)

    async def fetch(url: str) -> bytes:
        return await engine.fetch_image(url, public_only=False)

    try:
        inputs = opened(sources, task.limits, fetch, task.frame, task.piped)
        async for chunk in _chunks(inputs, tally):
            await _Chunk(engine, task, chunk, deliver, tally).perform()
    finally:
        await engine.close()
    return tally


async def _chunks(inputs: AsyncIterator[Input | None], tally: Tally) -> AsyncIterator[list[Input]]:
    chunk: list[Input] = []
    async for one in inputs:
        if one is None:
            tally.unreadable += 1
            continue
        tally.read += 1
        chunk.append(one)
        if len(chunk) == TOGETHER:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Chunk:
    """Some images through all providers at once, delivered in order as they get done."""

    def __init__(
        self, engine: Engine, task: Task, inputs: list[Input], deliver: Deliver, tally: Tally
    ) -> None:
        self._engine = engine
        self._task = task
        self._inputs = inputs
        self._deliver = deliver
        self._tally = tally
        self._outcomes: list[list[Outcome | None]] = [[None] * len(task.asked) for _ in inputs]
        self._next = 0

    async def perform(self) -> None:
        async with asyncio.TaskGroup() as group:
            for column in range(len(self._task.asked)):
                group.create_task(self._ask(column))

    async def _ask(self, column: int) -> None:
        one = self._task.asked[column]
        images = [given.image for given in self._inputs]
        if one.fault is not None:
            failed = Analysis.failed(one.provider.id, self._task.features, one.fault)
            for row in range(len(images)):
                self._done(row, column, Outcome(failed))
            return
        rows: dict[int, list[int]] = {}
        for row, image in enumerate(images):
            rows.setdefault(id(image), []).append(row)
        await self._engine.analyze(
            images,
            one.provider.id,
            self._task.features,
            languages=self._task.languages,
            options=one.options,
            endpoint=one.endpoint,
            credentials=one.credentials,
            use_kept=self._engine.store is not None,
            timeout=self._task.timeout,
            on_progress=lambda image, progress: _show(one, image, progress),
            on_outcome=lambda image, outcome: self._done(rows[id(image)].pop(0), column, outcome),
        )

    def _done(self, row: int, column: int, outcome: Outcome) -> None:
        analysis = mask_secrets(outcome.analysis, self._task.asked[column].secrets)
        self._outcomes[row][column] = Outcome(analysis, outcome.raw)
        while self._next < len(self._inputs):
            ready = [o for o in self._outcomes[self._next] if o is not None]
            if len(ready) < len(self._task.asked):
                return
            self._tell(self._inputs[self._next], ready)
            self._next += 1

    def _tell(self, one: Input, outcomes: list[Outcome]) -> None:
        if all(_cannot_open(outcome) for outcome in outcomes):
            # damage behind a sound header shows only in decoding; it is the file's fault all the same
            failure = outcomes[0].analysis.errors[0]
            tell(one.shown, "-", failure.kind, failure.message)
            self._tally.read -= 1
            self._tally.unreadable += 1
            return
        for outcome in outcomes:
            for failure in outcome.analysis.errors:
                tell(one.shown, outcome.analysis.provider, failure.kind, failure.message)
        self._tally.failed += any(o.analysis.status != "ok" for o in outcomes)
        self._deliver(one, tuple(outcomes))


def _cannot_open(outcome: Outcome) -> bool:
    errors = outcome.analysis.errors
    return (
        len(errors) == 1
        and errors[0].kind is ErrorKind.INPUT
        and errors[0].message.startswith("cannot open ")
    )


def _show(one: ProviderCall, image: Image, progress: Progress) -> None:
    sentence = f"{image.name}: {one.provider.title}: {progress.words(time.monotonic())}"
    PROGRESS.show(sentence, f"{one.provider.id} {progress.stage}")


def _may_be_several(given: argparse.Namespace) -> bool:
    return len(given.inputs) > 1 or given.page == "all" or Path(given.inputs[0]).is_dir()
