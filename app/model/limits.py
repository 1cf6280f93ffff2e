"""What a service takes in one call, and a copy of an image made to fit that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.model.geometry import Point


@dataclass(frozen=True)
class Limits:
    """What the service takes in one call; ``None`` means no limit is known.

    ``images``: images a call. ``bytes``: of one encoded image. ``pixels``: width times height.
    ``min_side``/``max_side`` in pixels. ``formats``: MIME types it reads. ``request_bytes``: whole body.
    ``concurrent``: calls under way at once; ``per_second``: calls a second.
    """

    images: int = 1
    bytes: int | None = None
    pixels: int | None = None
    min_side: int | None = None
    max_side: int | None = None
    request_bytes: int | None = None
    formats: tuple[str, ...] = ("image/jpeg", "image/png")
    concurrent: int = 8
    per_second: float | None = None


@dataclass(frozen=True)
class Fitted:
    """The copy to send. ``to_original`` maps a pixel of it to a pixel of the upright original."""

    data: bytes
    mime: str
    width: int
    height: int
    to_original: Callable[[Point], Point]
