"""Performs the effects plans yield: HTTP, gRPC, the on-device reader, copies of images, waits."""

from __future__ import annotations

import asyncio
import itertools
import math
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx

from app.engine import http
from app.engine.deadline import Deadline, Trouble
from app.engine.fetch import fetch_image
from app.engine.image_bytes import bytes_to_read
from app.engine.plan_runner import Perform, run_plan
from app.engine.rate_limit import RateLimiter
from app.engine.reader_process import ReaderProcess
from app.engine.secrets import Secrets
from app.engine.single_flight import SingleFlight
from app.imaging.fit import fit
from app.imaging.pdf import pdf_text_layer
from app.model.errors import TimeLimitError, VidimusError
from app.model.image import Image
from app.model.job import Progress, ReadJob, ReadReply, Ready
from app.providers.kit.plan import (
    Effect,
    Fit,
    GrpcCall,
    LocalJob,
    Provider,
    Request,
    Share,
    Shared,
    TextLayer,
    Wait,
)

if TYPE_CHECKING:
    from app.engine.grpc_call import GrpcChannels

OnImageProgress = Callable[[Image, Progress], None]


class EffectPerformer:
    """Connections, child process and rate limits of one engine; use it on one asyncio loop.

    ``max_pixels`` is the limit under which images were opened; the child process keeps to it as well.
    """

    def __init__(self, max_pixels: int) -> None:
        self._max_pixels = max_pixels
        self._reader = ReaderProcess()
        self._client: httpx.AsyncClient | None = None
        self._channels: GrpcChannels | None = None
        self._rate_limiters: dict[str, RateLimiter] = {}
        self._shared_steps: SingleFlight[Deadline] = SingleFlight()
        self._reader_turn = asyncio.Lock()
        self._job_ids = itertools.count(1)

    def for_request(
        self,
        provider: Provider,
        request: Request,
        on_progress: OnImageProgress,
        secrets: Secrets,
        deadline: Deadline,
    ) -> Perform:
        """Return the function that performs the effects of one plan, within its time and the provider's rate.

        The time limit does not run while a call waits for its turn.
        """
        limiter = self._rate_limiters.setdefault(provider.id, RateLimiter(provider.limits))

        def report(progress: Progress) -> None:
            for image in request.images:
                on_progress(image, progress)

        async def perform(effect: Effect) -> Any:
            secrets.learn(effect)
            if isinstance(effect, Share):
                return deadline.begin_share(effect.images)
            if isinstance(effect, Shared):
                return await self._perform_shared(effect, perform, deadline)
            waits_since = deadline.clock()
            async with self._turn(effect, limiter):
                deadline.extend(deadline.clock() - waits_since)
                return await deadline.enforce(work(effect))

        def work(
            effect: httpx.Request | GrpcCall | LocalJob | TextLayer | Wait | Fit,
        ) -> Callable[[Trouble], Awaitable[Any]]:
            if isinstance(effect, httpx.Request):
                return partial(http.send_with_retry, self._http_client(), effect, report)
            if isinstance(effect, GrpcCall):
                return partial(self._grpc_call, effect, report)
            if isinstance(effect, LocalJob):
                return lambda _: self._read(effect, on_progress)
            if isinstance(effect, TextLayer):
                page = effect.image
                size = page.width, page.height
                return lambda _: asyncio.to_thread(pdf_text_layer, page.source, page.name, page.frame, size)
            if isinstance(effect, Wait):
                return lambda _: _wait(effect, report, deadline)
            return lambda _: asyncio.to_thread(fit, effect.image, effect.limits)

        return perform

    async def warm_up(self) -> Ready:
        """Start the on-device child process and load its models."""
        return await self._reader.warm_up()

    async def fetch_image(self, url: str, *, public_only: bool, max_bytes: int, timeout: float) -> bytes:  # noqa: ASYNC109 - as in ``app.engine.fetch``
        """Return the bytes behind a link; see ``app.engine.fetch``."""
        return await fetch_image(
            self._http_client(), url, public_only=public_only, max_bytes=max_bytes, timeout=timeout
        )

    async def close(self) -> None:
        """End the child process and close the connections."""
        await self._reader.close()
        if self._channels:
            await self._channels.close()
        if self._client:
            await self._client.aclose()
            self._client = None

    def _turn(self, effect: Effect, limiter: RateLimiter) -> AbstractAsyncContextManager[None]:
        if isinstance(effect, LocalJob):
            return self._reader_turn
        return limiter.slot() if isinstance(effect, httpx.Request | GrpcCall) else nullcontext()

    async def _perform_shared(self, shared: Shared, perform: Perform, deadline: Deadline) -> Any:
        """Perform steps that several plans wait for; whoever comes first performs them within its own time.

        A plan with more time performs them anew where that of the first was too short, and one with less
        is told of the trouble at its end.
        """

        async def steps() -> Any:
            try:
                return await run_plan(shared.steps(), perform)
            except VidimusError as error:
                raise _SharedStepsError(error, deadline, deadline.trouble) from error

        earlier: Trouble | None = None
        while True:
            first = self._shared_steps.starter(shared.name) or deadline
            ends = first is not deadline and not math.isinf(deadline.end)
            scope = asyncio.timeout_at(deadline.end if ends else None)
            try:
                async with scope:
                    return await self._shared_steps.run(shared.name, steps, deadline)
            except _SharedStepsError as fault:
                too_short = fault.trouble.cut_short and fault.deadline.end < deadline.end
                if too_short and deadline.holds(0):
                    earlier = fault.trouble
                    continue
                if earlier and earlier.known and isinstance(fault.error, TimeLimitError):
                    raise earlier.error(deadline) from None
                raise fault.error from None
            except TimeoutError:
                if not scope.expired():
                    raise
                trouble = first.trouble if first.trouble.known else earlier or first.trouble
                raise trouble.error(deadline) from None

    async def _read(self, job: LocalJob, on_progress: OnImageProgress) -> ReadReply:
        data, frame = await asyncio.to_thread(bytes_to_read, job.image)
        return await self._reader.read(
            ReadJob(
                id=next(self._job_ids),
                data=data,
                frame=frame,
                features=job.features,
                reader=job.reader,
                languages=job.languages,
                max_pixels=self._max_pixels,
                options=dict(job.options),
                name=job.image.name,
                incomplete=job.image.incomplete,
            ),
            lambda progress: on_progress(job.image, progress),
        )

    async def _grpc_call(self, call: GrpcCall, on_progress: http.OnProgress, trouble: Trouble) -> bytes:
        if self._channels is None:
            from app.engine.grpc_call import GrpcChannels  # grpc takes its time to load

            self._channels = GrpcChannels()
        return await self._channels.call(call, on_progress, trouble)

    def _http_client(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = http.new_client()
        return self._client


async def _wait(wait: Wait, report: http.OnProgress, deadline: Deadline) -> None:
    if not deadline.holds(wait.seconds):
        raise deadline.error()
    report(Progress(0, wait.reason))
    await asyncio.sleep(wait.seconds)


class _SharedStepsError(Exception):
    """The error of steps that plans share, with time and trouble of the plan that performed them."""

    def __init__(self, error: VidimusError, deadline: Deadline, trouble: Trouble) -> None:
        super().__init__(str(error))
        self.error = error
        self.deadline = deadline
        self.trouble = trouble
