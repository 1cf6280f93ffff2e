"""``vidimus analyze``: analyses images with providers; writes to standard output or files, in order."""

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
    print_error,
    print_failure,
)
from app.cli.inputs import OpenedImage, open_inputs, page_number, read_standard_input
from app.cli.output import ImageNotWrittenError, OutputWriter
from app.cli.pdf_options import use_passwords
from app.cli.request import load_settings, open_limits, provider_calls
from app.config import settings as prefs
from app.engine.consensus import combined, keep_consensus
from app.engine.engine import INCOMPLETE_WARNING, Engine
from app.engine.provider_call import ProviderCall, mask_secrets
from app.imaging.limits import OpenLimits
from app.model.analysis import Analysis
from app.model.errors import ErrorKind, InputError, UnsupportedError
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress
from app.model.outcome import Outcome
from app.storage.store import Store

CHUNK_SIZE = 240
"""Images under way at once: enough for every service's batches, few enough for the memory."""

Deliver = Callable[[OpenedImage, tuple[Outcome, ...]], None]


@dataclass(frozen=True)
class AnalysisTask:
    """How each image is analysed: by which providers, for which features and languages, within limits.

    ``timeout`` is in seconds an image and provider, ``frame`` counts from 0, ``piped`` is standard input.
    """

    calls: tuple[ProviderCall, ...]
    features: tuple[Feature, ...]
    languages: tuple[str, ...] = ()
    timeout: float | None = None
    frame: int = 0
    piped: bytes = b""
    limits: OpenLimits = field(default_factory=OpenLimits)


@dataclass
class Tally:
    """How many images were opened, could not be opened, and failed with some provider."""

    read: int = 0
    unreadable: int = 0
    failed: int = 0

    @property
    def status(self) -> int:
        """Return the exit status of the command."""
        if not self.read:
            return WRONG_USAGE
        return SOME_FAILED if self.failed or self.unreadable else OK


def run(given: argparse.Namespace) -> int:
    """Carry the command out and return its exit status; raises UsageError."""
    settings = load_settings()
    limits = replace(open_limits(settings, given.dpi), incomplete=given.partial)
    use_passwords(given.password_file)
    try:
        several = _may_be_several(given)
        output = OutputWriter(given.output, given.format, several=several, inputs=given.inputs)
    except UnsupportedError as error:
        raise UsageError(str(error)) from None
    task = AnalysisTask(
        calls=provider_calls(
            given.provider or ["on-device"], given.endpoint or (), given.option or (), settings
        ),
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
            print_error("-", "-", error)
            sources = [s for s in sources if s != "-"]
    raw = Path(given.raw) if given.raw else None

    def deliver(opened: OpenedImage, outcomes: tuple[Outcome, ...]) -> None:
        if raw is not None:
            output.write_raw(raw, opened.image, outcomes)
        output.write(opened.image, tuple(o.analysis for o in outcomes))

    store = None if given.no_cache else open_store(settings)
    offline = given.offline or settings.get(prefs.OFFLINE)
    try:
        tally = perform(sources, task, deliver, store=store, offline=offline)
    finally:
        output.finish()
    output.say_if_empty()
    tally.unreadable += len(given.inputs) - len(sources)
    return tally.status


def open_store(settings: prefs.Settings) -> Store:
    """Open the store of kept answers as the settings want it: private or not, and how large."""
    return Store.open(
        private=settings.get(prefs.PRIVATE), limit=settings.get(prefs.KEEP_MEGABYTES) * 1_000_000
    )


def perform(
    sources: Sequence[str],
    task: AnalysisTask,
    deliver: Deliver,
    *,
    store: Store | None,
    offline: bool = False,
) -> Tally:
    """Analyse the images of all sources; ``deliver`` gets each one's outcomes, in order of the sources."""
    with store or contextlib.nullcontext():
        try:
            return asyncio.run(_perform(sources, task, deliver, store, offline=offline))
        finally:
            PROGRESS.clear()
            for notice in store.take_notices() if store else ():
                print_failure(str(store.path) if store else "-", "-", "service", str(notice))


async def _perform(
    sources: Sequence[str], task: AnalysisTask, deliver: Deliver, store: Store | None, *, offline: bool
) -> Tally:
    tally = Tally()
    engine = Engine(store, offline=offline)

    async def fetch(url: str) -> bytes:
        return await engine.fetch_image(url, public_only=False)

    try:
        inputs = open_inputs(sources, task.limits, fetch, task.frame, task.piped)
        async for chunk in _chunks(inputs, tally):
            await _Chunk(engine, task, chunk, deliver, tally).perform()
    finally:
        await engine.close()
    return tally


async def _chunks(
    inputs: AsyncIterator[OpenedImage | None], tally: Tally
) -> AsyncIterator[list[OpenedImage]]:
    chunk: list[OpenedImage] = []
    async for opened in inputs:
        if opened is None:
            tally.unreadable += 1
            continue
        tally.read += 1
        chunk.append(opened)
        if len(chunk) == CHUNK_SIZE:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Chunk:
    """Some images analysed by all providers at once, and delivered in order as they are done."""

    def __init__(
        self, engine: Engine, task: AnalysisTask, inputs: list[OpenedImage], deliver: Deliver, tally: Tally
    ) -> None:
        self._engine = engine
        self._task = task
        self._inputs = inputs
        self._deliver = deliver
        self._tally = tally
        called = {call.provider.id: call for each in task.calls for call in (each, *each.sources)}
        self._calls = tuple(called.values())
        self._answers: list[dict[str, asyncio.Future[Outcome]]] = []
        self._next = 0

    async def perform(self) -> None:
        loop = asyncio.get_running_loop()
        self._answers = [
            {call.provider.id: loop.create_future() for call in self._calls} for _ in self._inputs
        ]
        async with asyncio.TaskGroup() as group:
            for call in self._calls:
                group.create_task(self._combine(call) if call.sources else self._analyze(call))

    async def _combine(self, call: ProviderCall) -> None:
        """Make the consensus of each image as soon as all its sources have answered."""
        for row, opened in enumerate(self._inputs):
            sources = [(await self._answers[row][source.provider.id]).analysis for source in call.sources]
            made = await asyncio.to_thread(combined, sources, self._task.features, call.provider.id)
            if self._engine.store is not None:
                await asyncio.to_thread(keep_consensus, self._engine.store, opened.image, made)
            self._on_outcome(row, call, Outcome(made))

    async def _analyze(self, call: ProviderCall) -> None:
        images = [opened.image for opened in self._inputs]
        if call.fault is not None:
            failed = Analysis.failed(call.provider.id, self._task.features, call.fault)
            for row in range(len(images)):
                self._on_outcome(row, call, Outcome(failed))
            return
        rows: dict[int, list[int]] = {}
        for row, image in enumerate(images):
            rows.setdefault(id(image), []).append(row)
        await self._engine.analyze(
            images,
            call.provider.id,
            self._task.features,
            languages=self._task.languages,
            options=call.options,
            endpoint=call.endpoint,
            credentials=call.credentials,
            use_kept=self._engine.store is not None,
            timeout=self._task.timeout,
            on_progress=lambda image, progress: _show_progress(call, image, progress),
            on_outcome=lambda image, outcome: self._on_outcome(rows[id(image)].pop(0), call, outcome),
        )

    def _on_outcome(self, row: int, call: ProviderCall, outcome: Outcome) -> None:
        analysis = mask_secrets(outcome.analysis, call.secrets)
        self._answers[row][call.provider.id].set_result(Outcome(analysis, outcome.raw))
        while self._next < len(self._inputs):
            wanted = [self._answers[self._next][each.provider.id] for each in self._task.calls]
            if not all(answer.done() for answer in wanted):
                return
            self._finish(self._inputs[self._next], [answer.result() for answer in wanted])
            self._next += 1

    def _finish(self, opened: OpenedImage, outcomes: list[Outcome]) -> None:
        name = opened.source_name
        if all(_cannot_open(outcome) for outcome in outcomes):
            # damage behind an intact header shows only in decoding; still it is the file's fault
            failure = outcomes[0].analysis.errors[0]
            print_failure(name, "-", failure.kind, opened.of_page(failure.message))
            self._tally.read -= 1
            self._tally.unreadable += 1
            return
        if opened.image.incomplete:
            print_failure(name, "-", ErrorKind.INPUT, opened.of_page(INCOMPLETE_WARNING))
        for outcome in outcomes:
            for failure in outcome.analysis.errors:
                sentence = opened.of_page(failure.message)
                print_failure(name, outcome.analysis.provider, failure.kind, sentence)
        failed = any(o.analysis.status != "ok" for o in outcomes)
        try:
            self._deliver(opened, tuple(outcomes))
        except ImageNotWrittenError as error:
            print_failure(name, "-", error.kind, opened.of_page(str(error)))
            failed = True
        self._tally.failed += failed


def _cannot_open(outcome: Outcome) -> bool:
    errors = outcome.analysis.errors
    return (
        len(errors) == 1
        and errors[0].kind is ErrorKind.INPUT
        and errors[0].message.startswith("cannot open ")
    )


def _show_progress(call: ProviderCall, image: Image, progress: Progress) -> None:
    sentence = f"{image.name}: {call.provider.title}: {progress.words(time.monotonic())}"
    PROGRESS.show(sentence, f"{call.provider.id} {progress.stage}")


def _may_be_several(given: argparse.Namespace) -> bool:
    return len(given.inputs) > 1 or given.page == "all" or Path(given.inputs[0]).is_dir()
