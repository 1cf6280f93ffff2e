"""How images are put together into calls."""

from __future__ import annotations

from app.engine.batching import batches, first_batch
from app.model.image import Image
from app.model.limits import Limits


def images(*sizes: int) -> list[Image]:
    return [Image(f"{n}", f"{n}", 10, 10, b"", bytes_size=size) for n, size in enumerate(sizes)]


def counts(limits: Limits, *sizes: int) -> list[int]:
    return [len(batch) for batch in batches(images(*sizes), limits)]


def test_as_many_as_the_service_takes() -> None:
    assert counts(Limits(images=8), *[100] * 20) == [8, 8, 4]
    assert counts(Limits(images=8)) == []
    assert counts(Limits(images=1), 5, 5) == [1, 1]


def test_a_body_does_not_grow_over_its_limit() -> None:
    limits = Limits(images=16, request_bytes=1_000_000)
    assert counts(limits, *[300_000] * 5) == [2, 2, 1]
    assert counts(limits, 5_000_000, 10, 5_000_000) == [1, 1, 1], "one that is too large goes alone"


def test_what_will_be_made_smaller_counts_as_small() -> None:
    limits = Limits(images=16, bytes=100_000, request_bytes=1_000_000)
    assert counts(limits, *[50_000_000] * 8) == [7, 1]
    assert first_batch(images(1, 1), limits) == 2
