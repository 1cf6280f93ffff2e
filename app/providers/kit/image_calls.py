"""The two loops over the images of a request: a call for each, or one for several.

An error of a call fails the images it was about, and no other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from app.model.analysis import Analysis
from app.model.chunked_json import JsonValue
from app.model.errors import VidimusError
from app.model.image import Image
from app.model.limits import Fitted
from app.model.outcome import Outcome
from app.providers.kit.plan import Effect, Fit, Plan, Provider, Request, Share

ImageCall = Callable[[Image], Generator[Effect, Any, Outcome]]
BatchCall = Callable[[Sequence[Fitted]], Generator[Effect, Any, Sequence[JsonValue]]]

_ENTRY_BYTES: Final = 4_000
"""Room in a batch's body for what stands beside one image."""


def call_per_image(provider_id: str, request: Request, call: ImageCall) -> Plan:
    """Return one outcome an image, each by steps of its own; the analyses get the seconds they took."""
    outcomes = []
    for image in request.images:
        if len(request.images) > 1:
            yield Share(1)
        started = time.monotonic()
        try:
            outcome = yield from call(image)
        except VidimusError as error:
            outcome = Outcome(Analysis.failed(provider_id, request.features, error))
        outcomes.append(_timed(outcome, started))
    return tuple(outcomes)


def call_per_batch(
    provider: Provider, request: Request, call: BatchCall, read: Callable[[JsonValue, Fitted], Analysis]
) -> Plan:
    """Return one outcome an image, all fitted to the provider's limits and sent in as few calls as these let.

    ``call`` sends some fitted images and returns the answer about each; ``read`` makes an analysis of one.
    """
    started = time.monotonic()
    outcomes: dict[int, Outcome] = {}
    fitted: dict[int, Fitted] = {}

    def fail(place: int, error: VidimusError) -> None:
        outcomes[place] = _timed(Outcome(Analysis.failed(provider.id, request.features, error)), started)

    for place, image in enumerate(request.images):
        try:
            fitted[place] = yield Fit(image, provider.limits)
        except VidimusError as error:
            fail(place, error)
    batches = list(_batches(fitted, provider.limits.request_bytes))
    for places in batches:
        if len(batches) > 1:
            yield Share(len(places))
        try:
            answers = yield from call([fitted[place] for place in places])
        except VidimusError as error:
            for place in places:
                fail(place, error)
            continue
        for place, answer in zip(places, answers, strict=True):
            try:
                outcomes[place] = _timed(Outcome(read(answer, fitted[place]), bytes(answer)), started)
            except VidimusError as error:
                fail(place, error)
    return tuple(outcomes[place] for place in range(len(request.images)))


def _batches(fitted: Mapping[int, Fitted], most_bytes: int | None) -> Iterator[list[int]]:
    """Yield the places of the images of one call after another, as many as its body holds in base64."""
    batch: list[int] = []
    size = 0
    for place, image in fitted.items():
        entry = (len(image.data) + 2) // 3 * 4 + _ENTRY_BYTES
        if batch and most_bytes is not None and size + entry > most_bytes:
            yield batch
            batch, size = [], 0
        batch.append(place)
        size += entry
    if batch:
        yield batch


def _timed(outcome: Outcome, started: float) -> Outcome:
    seconds = time.monotonic() - started
    return Outcome(msgspec.structs.replace(outcome.analysis, seconds=seconds), outcome.raw)
