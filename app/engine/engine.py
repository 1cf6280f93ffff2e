"""Analyses images with providers: the one place where an analysis happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import msgspec

from app.engine.batching import batches
from app.engine.deadline import Deadline
from app.engine.effects import EffectPerformer, OnImageProgress
from app.engine.feature_support import split_by_support, with_lacking
from app.engine.fetch import MAX_BYTES, MAX_SECONDS
from app.engine.kept_answers import KeptAnswers
from app.engine.provider_plan import run_provider_plan
from app.engine.secrets import Secrets
from app.imaging.limits import DEFAULT_LIMITS
from app.model.analysis import Analysis, Failure
from app.model.errors import NetworkError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.job import Progress, Ready
from app.providers.kit.plan import Outcome, Pager, Provider, Request
from app.providers.kit.registry import provider as provider_by_id

if TYPE_CHECKING:
    from app.storage.store import Store

INCOMPLETE_WARNING: Final = "the file is cut off, so only part of the image was analysed"
"""What the analysis of an incomplete image says of itself, under ``warning`` in its properties."""

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
        self._kept_answers = KeptAnswers(store)
        self._effects = EffectPerformer(max_pixels)
        self._open_batches: dict[str, asyncio.Semaphore] = {}

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
        on_progress: OnImageProgress | None = None,
        on_outcome: OnOutcome | None = None,
    ) -> list[Outcome]:
        """Analyse images with one provider and return one outcome per image, in order.

        Failures are inside each analysis, never raised. ``timeout`` is seconds per image. ``use_kept``
        looks into the store first, ``keep`` puts there what was obtained.
        ``on_outcome`` hears of each image as soon as it is done. Cancelling the task ends what is
        under way at once; outcomes already heard of stand (and are in the store).
        """
        request = _request((), features, languages, options, endpoint, credentials)
        outcomes: dict[int, Outcome] = {}
        lacking: tuple[Failure, ...] = ()

        def finish(index: int, outcome: Outcome) -> None:
            outcome = with_lacking(outcome, tuple(features), lacking)
            outcomes[index] = outcome
            if on_outcome:
                on_outcome(images[index], outcome)

        try:
            provider = self._allowed_provider(provider_id, request.features)
        except VidimusError as error:
            for index in range(len(images)):
                finish(index, Outcome(Analysis.failed(provider_id, request.features, error)))
            return [outcomes[i] for i in range(len(images))]
        request, lacking = split_by_support(provider, request)

        missing = []
        for index, image in enumerate(images):
            kept = (await self._kept_answers.find([image], provider_id, request))[0] if use_kept else None
            if kept:
                finish(index, kept)
            else:
                missing.append(index)

        # plans hold the bodies they send, so no more are under way than can be sent, and one being made
        open_batches = self._open_batches.setdefault(
            provider_id, asyncio.Semaphore(provider.limits.concurrent + 1)
        )

        async def analyze_batch(indexes: Sequence[int]) -> None:
            batch_request = replace(request, images=tuple(images[i] for i in indexes))
            async with open_batches:
                answers = await self._analyze_batch(provider, batch_request, timeout, on_progress)
            for index, answer in zip(indexes, answers, strict=True):
                outcome = _with_warning(images[index], answer)
                if keep:
                    await self._kept_answers.keep(images[index], request, outcome)
                finish(index, outcome)

        async with asyncio.TaskGroup() as group:
            waiting = list(missing)
            for batch in batches([images[i] for i in missing], provider.limits):
                group.create_task(analyze_batch(waiting[: len(batch)]))
                del waiting[: len(batch)]
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
        """Return the kept outcome of each image for such a request, where there is one; asks nobody."""
        if self.store is None:
            return [None] * len(images)
        provider = provider_by_id(provider_id)
        request, lacking = split_by_support(
            provider, _request((), features, languages, options, endpoint, None)
        )
        outcomes = await self._kept_answers.find(images, provider_id, request)
        return [outcome and with_lacking(outcome, tuple(features), lacking) for outcome in outcomes]

    async def more(
        self,
        image: Image,
        previous: Analysis,
        *,
        languages: Sequence[str] = (),
        options: Mapping[str, str] | None = None,
        endpoint: str = "",
        credentials: Mapping[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - as in ``analyze``
    ) -> Outcome:
        """Return the analysis grown by the provider's next hits; it replaces the earlier one in the store.

        The image is not sent. Failures are inside the outcome, never raised; nothing is kept then.
        """
        try:
            provider = self._allowed_provider(previous.provider, previous.features)
            if not isinstance(provider, Pager) or not provider.can_more(previous):
                raise UnsupportedError("{title} has no more results", title=provider.title)
        except VidimusError as error:
            return Outcome(Analysis.failed(previous.provider, previous.features, error))
        request = _request((image,), previous.features, languages, options, endpoint, credentials)
        raw = await self._kept_answers.raw_answer(image, provider.id)
        secrets = Secrets.of_request(provider, request)
        pager = provider
        deadline = Deadline(provider.title, timeout)
        try:
            (grown,) = await run_provider_plan(
                provider,
                lambda: pager.more(request, Outcome(previous, raw)),
                self._effects.for_request(provider, request, _ignore_progress, secrets, deadline),
                images=1,
            )
        except VidimusError as error:
            return secrets.mask(Outcome(Analysis.failed(provider.id, request.features, error)))
        grown = secrets.mask(grown)
        await self._kept_answers.keep(image, request, grown, growing=True)
        return grown

    async def warm_up(self) -> Ready:
        """Start the on-device child process and load its models."""
        return await self._effects.warm_up()

    async def fetch_image(
        self,
        url: str,
        *,
        public_only: bool = True,
        max_bytes: int = MAX_BYTES,
        timeout: float = MAX_SECONDS,  # noqa: ASYNC109 - as in ``app.engine.fetch``
    ) -> bytes:
        """Return the bytes behind a link, for opening as an image; see ``app.engine.fetch``."""
        if self.offline:
            raise NetworkError("the offline switch is on, so {link} was not fetched", link=url)
        return await self._effects.fetch_image(
            url, public_only=public_only, max_bytes=max_bytes, timeout=timeout
        )

    async def close(self) -> None:
        """End the child process and close the connections."""
        await self._effects.close()

    def _allowed_provider(self, provider_id: str, features: Sequence[Feature]) -> Provider:
        provider = provider_by_id(provider_id)
        if self.offline and not provider.local:
            raise NetworkError(
                "the offline switch is on, so nothing was sent to {title}", title=provider.title
            )
        if not provider.features & set(features):
            raise UnsupportedError(
                "{title} has no {features}", title=provider.title, features=" or ".join(features)
            )
        return provider

    async def _analyze_batch(
        self,
        provider: Provider,
        request: Request,
        seconds_per_image: float | None,
        on_progress: OnImageProgress | None,
    ) -> tuple[Outcome, ...]:
        started = time.monotonic()
        secrets = Secrets.of_request(provider, request)
        images = len(request.images)
        deadline = Deadline(provider.title, seconds_per_image, images)
        report = on_progress or _ignore_progress
        try:
            outcomes = await run_provider_plan(
                provider,
                lambda: provider.plan(request),
                self._effects.for_request(provider, request, report, secrets, deadline),
                images=images,
            )
        except VidimusError as error:
            failed = Analysis.failed(provider.id, request.features, error, time.monotonic() - started)
            return (secrets.mask(Outcome(failed)),) * images
        return tuple(secrets.mask(outcome) for outcome in outcomes)


def _with_warning(image: Image, outcome: Outcome) -> Outcome:
    """Return the outcome; of an image that is cut off, its analysis says so, once."""
    analysis = outcome.analysis
    if not image.incomplete or analysis.status == "failed":
        return outcome
    properties = {**analysis.properties, "warning": INCOMPLETE_WARNING}
    return replace(outcome, analysis=msgspec.structs.replace(analysis, properties=properties))


def _request(
    images: tuple[Image, ...],
    features: Sequence[Feature],
    languages: Sequence[str],
    options: Mapping[str, str] | None,
    endpoint: str,
    credentials: Mapping[str, str] | None,
) -> Request:
    return Request(
        images=images,
        features=tuple(features),
        languages=tuple(languages),
        credentials=dict(credentials or {}),
        options=dict(options or {}),
        endpoint=endpoint,
    )


def _ignore_progress(_image: Image, _progress: Progress) -> None:
    """Do nothing where nobody wants to hear of progress."""
