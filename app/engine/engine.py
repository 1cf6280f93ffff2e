"""Performs the plans of providers: the one place where an analysis happens."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import msgspec

from app import __version__
from app.engine import http
from app.engine.batching import batches
from app.engine.fetch import MAX_BYTES, SECONDS, fetch_image
from app.engine.plan_runner import Perform, drive
from app.engine.rate_limit import Gate
from app.engine.reader_process import ReaderProcess
from app.engine.secrets import Secrets
from app.engine.single_flight import Sharing
from app.imaging.fit import fit
from app.imaging.limits import DEFAULT_LIMITS
from app.model.analysis import Analysis, Failure
from app.model.errors import (
    AnswerError,
    InputError,
    NetworkError,
    ServiceError,
    TimeLimitError,
    UnsupportedError,
    VidimusError,
)
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress, ReadJob, ReadReply, Ready
from app.providers.kit.plan import (
    Effect,
    Fit,
    GrpcCall,
    LocalJob,
    Outcome,
    Pager,
    Provider,
    Request,
    Shared,
    Wait,
)
from app.providers.kit.registry import provider as provider_by_id
from app.providers.kit.registry import providers

if TYPE_CHECKING:
    from app.engine.grpc_call import Channels
    from app.storage.store import Store

_log = logging.getLogger(__name__)

OnProgress = Callable[[Image, Progress], None]
OnOutcome = Callable[[Image, Outcome], None]


class Engine:
    """Carries out analyses. All methods run on one asyncio loop; callbacks are called there too.

    ``store`` answers identical requests a second time and keeps what was obtained; without one
    nothing is kept. ``offline`` refuses every provider that would send the image away. ``max_pixels`` is
    the limit under which images were opened, which the child process keeps to as well.
    """

    def __init__(
        self,
        store: Store | None = None,
        *,
        offline: bool = False,
        max_pixels: int = DEFAULT_LIMITS.max_pixels,
    ) -> None:
        self.store = store
        self.offline = offline
        self.max_pixels = max_pixels
        self._reader = ReaderProcess()
        self._client: httpx.AsyncClient | None = None
        self._channels: Channels | None = None
        self._gates: dict[str, Gate] = {}
        self._under_way: dict[str, asyncio.Semaphore] = {}
        self._job_ids = itertools.count(1)
        self._sharing = Sharing()

    async def analyze(
        self,
        images: Sequence[Image],
        provider_id: str,
        features: Sequence[Feature],
        *,
        languages: Sequence[str] = (),
        options: Mapping[str, str] | None = None,
        endpoint: str = "",
        credentials: Mapping[str, str] | None = None,
        use_kept: bool = True,
        keep: bool = True,
        timeout: float | None = None,  # noqa: ASYNC109 - per image, inside the whole
        on_progress: OnProgress | None = None,
        on_outcome: OnOutcome | None = None,
    ) -> list[Outcome]:
        """Analyse images with one provider; one outcome per image, in order.

        Failures are inside each analysis, never raised. ``timeout`` is seconds per image. ``use_kept``
        looks into the store first, ``keep`` puts there what was obtained.
        ``on_outcome`` hears of each image as soon as it is done. Cancelling the task ends what is
        under way at once; outcomes already heard of stand (and are in the store).
        """
        wanted = Request(
            images=(),
            features=tuple(features),
            languages=tuple(languages),
            credentials=dict(credentials or {}),
            options=dict(options or {}),
            endpoint=endpoint,
        )
        told = on_progress or (lambda _image, _progress: None)
        outcomes: dict[int, Outcome] = {}
        lacking: tuple[Failure, ...] = ()

        def done(index: int, outcome: Outcome) -> None:
            outcome = _with_lacking(outcome, tuple(features), lacking)
            outcomes[index] = outcome
            if on_outcome:
                on_outcome(images[index], outcome)

        try:
            provider = self._allowed(provider_id, wanted.features)
        except VidimusError as error:
            for index in range(len(images)):
                done(index, Outcome(Analysis.failed(provider_id, wanted.features, error)))
            return [outcomes[i] for i in range(len(images))]
        wanted, lacking = _split(provider, wanted)

        missing = []
        for index, image in enumerate(images):
            kept = await self._kept(image, provider_id, wanted) if use_kept else None
            if kept:
                done(index, kept)
            else:
                missing.append(index)

        # plans hold the bodies they send, so no more are under way than can be sent, and one being made
        under_way = self._under_way.setdefault(provider_id, asyncio.Semaphore(provider.limits.concurrent + 1))

        async def batch(indexes: Sequence[int]) -> None:
            asked = replace(wanted, images=tuple(images[i] for i in indexes))
            async with under_way:
                answers = await self._batch(provider, asked, timeout, told)
            for index, outcome in zip(indexes, answers, strict=True):
                if keep:
                    await self._keep(images[index], wanted, outcome)
                done(index, outcome)

        async with asyncio.TaskGroup() as group:
            left = list(missing)
            for chunk in batches([images[i] for i in missing], provider.limits):
                group.create_task(batch(left[: len(chunk)]))
                del left[: len(chunk)]
        return [outcomes[i] for i in range(len(images))]

    async def kept(
        self,
        images: Sequence[Image],
        provider_id: str,
        features: Sequence[Feature],
        *,
        languages: Sequence[str] = (),
        options: Mapping[str, str] | None = None,
        endpoint: str = "",
    ) -> list[Outcome | None]:
        """The kept outcome of each image for such a request, where there is one; asks nobody."""
        if self.store is None:
            return [None] * len(images)
        store = self.store
        provider = provider_by_id(provider_id)
        wanted, lacking = _split(
            provider, Request((), tuple(features), tuple(languages), {}, dict(options or {}), endpoint)
        )
        key = request_key(provider_id, wanted)

        def look() -> list[Outcome | None]:
            return [store.kept(image, key) for image in images]

        found = await asyncio.to_thread(look)
        return [one and _with_lacking(one, tuple(features), lacking) for one in found]

    async def more(
        self,
        image: Image,
        so_far: Analysis,
        *,
        languages: Sequence[str] = (),
        options: Mapping[str, str] | None = None,
        endpoint: str = "",
        credentials: Mapping[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - as in ``analyze``
    ) -> Outcome:
        """The analysis grown by the next hits of its provider; what grew takes its place in the store.

        The image is not sent. Failures are inside the outcome, never raised; nothing is kept then.
        """
        try:
            provider = self._allowed(so_far.provider, so_far.features)
            if not isinstance(provider, Pager) or not provider.can_more(so_far):
                raise UnsupportedError(f"{provider.title} has no more results")
        except VidimusError as error:
            return Outcome(Analysis.failed(so_far.provider, so_far.features, error))
        request = Request(
            (image,),
            so_far.features,
            tuple(languages),
            dict(credentials or {}),
            dict(options or {}),
            endpoint,
        )
        store = self.store
        raw = await asyncio.to_thread(store.raw, image, provider.id) if store else None
        secrets = _secrets(provider, request)
        perform = self._performer(provider, request, lambda _image, _progress: None, secrets)
        try:
            async with asyncio.timeout(timeout):
                (grown,) = await drive(provider.more(request, Outcome(so_far, raw)), perform)
        except TimeoutError:
            fault: VidimusError = TimeLimitError(
                f"{provider.title} was not done after {timeout:g} s; allow more time or try again"
            )
        except VidimusError as error:
            fault = error
        except Exception as error:  # noqa: BLE001 - as for a whole analysis
            _log.exception("the further results of %s failed", provider.id)
            fault = _defect(provider, error)
        else:
            grown = secrets.without(grown)
            if store is not None:
                key = request_key(provider.id, request)
                await asyncio.to_thread(partial(store.keep, image, key, grown, growing=True))
            return grown
        return secrets.without(Outcome(Analysis.failed(provider.id, request.features, fault)))

    async def warm_up(self) -> Ready:
        """Start the on-device child process and load its models."""
        return await self._reader.warm_up()

    async def fetch_image(
        self,
        url: str,
        *,
        public_only: bool = True,
        max_bytes: int = MAX_BYTES,
        timeout: float = SECONDS,  # noqa: ASYNC109 - as in ``app.engine.fetch``
    ) -> bytes:
        """The bytes behind a link, for opening as an image; see ``app.engine.fetch``."""
        if self.offline:
            raise NetworkError(f"the offline switch is on, so {url} was not fetched")
        return await fetch_image(
            self._http(), url, public_only=public_only, max_bytes=max_bytes, timeout=timeout
        )

    async def close(self) -> None:
        """End the child process and the connections."""
        await self._reader.close()
        if self._channels:
            await self._channels.close()
        if self._client:
            await self._client.aclose()
            self._client = None

    def _allowed(self, provider_id: str, features: Sequence[Feature]) -> Provider:
        provider = provider_by_id(provider_id)
        if self.offline and not provider.local:
            raise NetworkError(f"the offline switch is on, so nothing was sent to {provider.title}")
        if not provider.features & set(features):
            raise UnsupportedError(f"{provider.title} has no {' or '.join(features)}")
        return provider

    async def _batch(
        self, provider: Provider, request: Request, seconds: float | None, told: OnProgress
    ) -> tuple[Outcome, ...]:
        started = time.monotonic()
        secrets = _secrets(provider, request)
        perform = self._performer(provider, request, told, secrets)
        try:
            async with asyncio.timeout(None if seconds is None else seconds * len(request.images)):
                outcomes = await drive(provider.plan(request), perform)
        except TimeoutError:
            fault: VidimusError = TimeLimitError(
                f"{provider.title} was not done after {seconds:g} s; allow more time or try again"
            )
        except VidimusError as error:
            fault = error
        except Exception as error:  # noqa: BLE001 - a provider must not take others down with it
            _log.exception("the plan of %s failed", provider.id)
            fault = _defect(provider, error)
        else:
            if len(outcomes) == len(request.images):
                return tuple(secrets.without(one) for one in outcomes)
            fault = AnswerError(
                f"{provider.title} answered for {len(outcomes)} of {len(request.images)} images"
            )
        failed = Analysis.failed(provider.id, request.features, fault, time.monotonic() - started)
        return (secrets.without(Outcome(failed)),) * len(request.images)

    def _performer(self, provider: Provider, request: Request, told: OnProgress, secrets: Secrets) -> Perform:
        gate = self._gates.setdefault(provider.id, Gate(provider.limits))

        def tell(progress: Progress) -> None:
            for image in request.images:
                told(image, progress)

        async def perform(effect: Effect) -> Any:
            secrets.learn(effect)
            if isinstance(effect, LocalJob):
                return await self._local(effect, told)
            if isinstance(effect, Fit):
                return await asyncio.to_thread(fit, effect.image, effect.limits)
            if isinstance(effect, Wait):
                tell(Progress(0, effect.reason))
                return await asyncio.sleep(effect.seconds)
            if isinstance(effect, Shared):
                steps = effect.steps
                return await self._sharing.join(effect.name, lambda: drive(steps(), perform))
            if isinstance(effect, GrpcCall):
                async with gate.passing():
                    return await self._grpc_call(effect, tell)
            async with gate.passing():
                return await http.exchange(self._http(), effect, tell)

        return perform

    async def _local(self, job: LocalJob, told: OnProgress) -> ReadReply:
        data = await asyncio.to_thread(_bytes_of, job.image)
        return await self._reader.read(
            ReadJob(
                id=next(self._job_ids),
                data=data,
                frame=job.image.frame,
                features=job.features,
                reader=job.reader,
                languages=job.languages,
                max_pixels=self.max_pixels,
                options=dict(job.options),
                name=job.image.name,
            ),
            lambda progress: told(job.image, progress),
        )

    async def _grpc_call(self, call: GrpcCall, tell: http.Tell) -> bytes:
        if self._channels is None:
            from app.engine.grpc_call import Channels  # grpc takes its time to load

            self._channels = Channels()
        return await self._channels.call(call, tell)

    def _http(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = http.new_client()
        return self._client

    async def _kept(self, image: Image, provider_id: str, request: Request) -> Outcome | None:
        if self.store is None:
            return None
        return await asyncio.to_thread(self.store.kept, image, request_key(provider_id, request))

    async def _keep(self, image: Image, request: Request, outcome: Outcome) -> None:
        if self.store is None:
            return
        key = request_key(outcome.analysis.provider, request)
        await asyncio.to_thread(self.store.keep, image, key, outcome)


def _secrets(provider: Provider, request: Request) -> Secrets:
    secret = {f.name for f in provider.fields if f.secret}
    return Secrets(value for name, value in request.credentials.items() if name in secret)


def request_key(provider_id: str, request: Request) -> str:
    """What makes two requests for one image the same: a hash of provider, features, languages, options.

    Credentials do not count; the endpoint does, and for local providers this program's version, since
    a newer reader may read better.
    """
    provider = providers().get(provider_id)
    facts = (
        provider_id,
        sorted(request.features),
        list(request.languages),
        sorted(request.options.items()),
        request.endpoint,
        __version__ if provider and provider.local else "",
    )
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()


def _split(provider: Provider, request: Request) -> tuple[Request, tuple[Failure, ...]]:
    """The part of the request the provider can do, and a failure for each feature it lacks."""
    able = tuple(f for f in request.features if f in provider.features)
    lacking = tuple(
        Failure.of(UnsupportedError(f"{provider.title} has no {f}"), f)
        for f in request.features
        if f not in provider.features
    )
    return replace(request, features=able), lacking


def _with_lacking(outcome: Outcome, features: tuple[Feature, ...], lacking: tuple[Failure, ...]) -> Outcome:
    """The outcome with a failure for each feature the provider lacks."""
    if not lacking:
        return outcome
    errors = outcome.analysis.errors + lacking
    return replace(
        outcome, analysis=msgspec.structs.replace(outcome.analysis, features=features, errors=errors)
    )


def _bytes_of(image: Image) -> bytes:
    if isinstance(image.source, bytes):
        return image.source
    data = _read(image.source, image.name)
    if hashlib.sha256(data).hexdigest() != image.sha256:
        raise InputError(f"{image.name} has changed since it was opened; open it again")
    return data


def _read(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot open {name}: {error.strerror or 'it cannot be read'}") from error


def _defect(provider: Provider, error: Exception) -> VidimusError:
    if provider.local:
        return ServiceError(f"{provider.title} failed on this image ({type(error).__name__})")
    return AnswerError(f"the answer of {provider.title} could not be understood ({type(error).__name__})")
