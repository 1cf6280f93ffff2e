"""Performs the effects plans yield: HTTP, gRPC, the on-device reader, copies of images, waits."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx

from app.engine import http
from app.engine.fetch import fetch_image
from app.engine.image_bytes import unchanged_bytes
from app.engine.plan_runner import Perform, run_plan
from app.engine.rate_limit import RateLimiter
from app.engine.reader_process import ReaderProcess
from app.engine.secrets import Secrets
from app.engine.single_flight import SingleFlight
from app.imaging.fit import fit
from app.model.image import Image
from app.model.job import Progress, ReadJob, ReadReply, Ready
from app.providers.kit.plan import Effect, Fit, GrpcCall, LocalJob, Provider, Request, Shared, Wait

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
        self._shared_steps = SingleFlight()
        self._job_ids = itertools.count(1)

    def for_request(
        self, provider: Provider, request: Request, on_progress: OnImageProgress, secrets: Secrets
    ) -> Perform:
        """Return the function that performs the effects of one plan, within the provider's rate limit."""
        limiter = self._rate_limiters.setdefault(provider.id, RateLimiter(provider.limits))

        def report(progress: Progress) -> None:
            for image in request.images:
                on_progress(image, progress)

        async def perform(effect: Effect) -> Any:
            secrets.learn(effect)
            if isinstance(effect, LocalJob):
                return await self._read(effect, on_progress)
            if isinstance(effect, Fit):
                return await asyncio.to_thread(fit, effect.image, effect.limits)
            if isinstance(effect, Wait):
                report(Progress(0, effect.reason))
                return await asyncio.sleep(effect.seconds)
            if isinstance(effect, Shared):
                steps = effect.steps
                return await self._shared_steps.run(effect.name, lambda: run_plan(steps(), perform))
            if isinstance(effect, GrpcCall):
                async with limiter.slot():
                    return await self._grpc_call(effect, report)
            async with limiter.slot():
                return await http.send_with_retry(self._http_client(), effect, report)

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

    async def _read(self, job: LocalJob, on_progress: OnImageProgress) -> ReadReply:
        data = await asyncio.to_thread(unchanged_bytes, job.image)
        return await self._reader.read(
            ReadJob(
                id=next(self._job_ids),
                data=data,
                frame=job.image.frame,
                features=job.features,
                reader=job.reader,
                languages=job.languages,
                max_pixels=self._max_pixels,
                options=dict(job.options),
                name=job.image.name,
            ),
            lambda progress: on_progress(job.image, progress),
        )

    async def _grpc_call(self, call: GrpcCall, on_progress: http.OnProgress) -> bytes:
        if self._channels is None:
            from app.engine.grpc_call import GrpcChannels  # grpc takes its time to load

            self._channels = GrpcChannels()
        return await self._channels.call(call, on_progress)

    def _http_client(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = http.new_client()
        return self._client
