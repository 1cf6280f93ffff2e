"""How many images go in one call: by number and by the size of a body, as far as their files tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.model.image import Image
from app.model.limits import Limits

_ENVELOPE: Final = 5_000
"""Bytes of a body besides each image, amply."""


def first_batch(images: Sequence[Image], limits: Limits) -> int:
    """How many of these images, from the first on, one call takes; at least one where there is any.

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
    """All images in as few calls as that allows, in order."""
    found: list[Sequence[Image]] = []
    at = 0
    while at < len(images):
        count = first_batch(images[at : at + limits.images], limits)
        found.append(images[at : at + count])
        at += count
    return found
