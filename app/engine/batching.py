"""Images put into calls, by their number and by the size of a request body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.model.image import Image
from app.model.limits import Limits

_ENVELOPE: Final = 5_000
"""Bytes of a body besides each image, amply."""


def first_batch(images: Sequence[Image], limits: Limits) -> int:
    """Return how many of these images, from the first on, one call takes; at least one where there is any.

    Base64 grows by a third. What does not fit is made smaller, what is a PNG now may be larger then;
    a provider's plan looks again once it knows.
    """
    size = 0
    for count, image in enumerate(images[: limits.images]):
        size += min(image.bytes_size, limits.bytes or image.bytes_size) * 4 // 3 + _ENVELOPE
        if count and limits.request_bytes is not None and size > limits.request_bytes:
            return count
    return min(len(images), limits.images)


def batches(images: Sequence[Image], limits: Limits) -> list[Sequence[Image]]:
    """Return all images, in order, in as few batches as the limits of one call allow."""
    listed: list[Sequence[Image]] = []
    start = 0
    while start < len(images):
        count = first_batch(images[start : start + limits.images], limits)
        listed.append(images[start : start + count])
        start += count
    return listed
