"""A copy of an image that a service takes: small enough, of an accepted format, without metadata."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import PIL.Image

from app.imaging import jpeg
from app.imaging.source import safe_name
from app.model.errors import InputError, UnsupportedError
from app.model.geometry import Point
from app.model.image import Image
from app.model.limits import Fitted, Limits

_JPEG: Final = "image/jpeg"
_PNG: Final = "image/png"
_QUALITIES: Final = (92, 85, 75, 65)
_SHARP_COLOURS: Final = 90
"""From this JPEG quality on, colours are kept at full resolution."""
_SHRINK_STEP: Final = 0.8
_FEW_COLOURS: Final = 256
_FEW_GRAYS: Final = 64
_LOSSY: Final = frozenset({"JPEG", "MPO", "WEBP", "AVIF", "HEIF"})
_JPEG_MAX_SIDE: Final = 65_500
"""The longest side JPEG can have."""


@dataclass(frozen=True)
class CopyScale:
    """Maps a pixel of the copy to the original; edges map to edges, so it is a plain multiplication."""

    x: float
    y: float

    def __call__(self, point: Point) -> Point:
        """Return the point of the upright original, in pixels, for a point of the copy."""
        return point[0] * self.x, point[1] * self.y


@dataclass(frozen=True)
class _CopySize:
    """Size of the picture in the copy, and of the canvas it stands on, at the top left."""

    width: int
    height: int
    canvas: tuple[int, int]


def fit(image: Image, limits: Limits) -> Fitted:
    """Return the copy of an image to send: upright, sRGB, no metadata, within the limits.

    A JPEG that is all that already is sent as it is. Graphics with few colours stay lossless where that
    fits; otherwise JPEG quality goes down first, then size. Pictures under ``min_side`` are padded.
    Raises InputError (cannot be opened, or cannot be made to fit) and UnsupportedError.
    """
    accepted = [mime for mime in (_JPEG, _PNG) if mime in limits.formats]
    if not accepted:
        raise UnsupportedError(
            "the service takes neither JPEG nor PNG but {formats}", formats=", ".join(limits.formats)
        )
    untouched = _bytes_as_given(image, limits)
    if untouched is not None:
        return Fitted(untouched, _JPEG, image.width, image.height, CopyScale(1.0, 1.0))
    scale = 1.0
    picture: PIL.Image.Image | None = None
    while True:
        plan, scale = _copy_size(image, limits, scale)
        picture = _picture_of_size(image, plan, picture)
        copy = _padded(picture, plan)
        encoded = _encode(copy, accepted, limits.bytes, lossless=_is_graphic(image, copy))
        if encoded is not None:
            mime, data = encoded
            to_original = CopyScale(image.width / plan.width, image.height / plan.height)
            return Fitted(data, mime, *plan.canvas, to_original)
        if max(plan.width, plan.height) == 1:
            raise InputError("{name} cannot be made small enough for the service", name=safe_name(image.name))
        scale *= _SHRINK_STEP


def _bytes_as_given(image: Image, limits: Limits) -> bytes | None:
    """Return the file's bytes where they may be sent as they are, else ``None``."""
    if image.incomplete or image.format != "JPEG" or image.mode not in {"RGB", "L"} or image.orientation != 1:
        return None
    if _JPEG not in limits.formats:
        return None
    if limits.bytes is not None and image.bytes_size > limits.bytes:
        return None
    if _copy_size(image, limits, 1.0)[0] != _CopySize(image.width, image.height, (image.width, image.height)):
        return None
    if isinstance(image.source, Path):
        try:
            data = image.source.read_bytes()
        except OSError:
            return None  # opening it again says why, in the words of all opening
    else:
        data = image.source
    return data if jpeg.has_only_picture(data) else None


def _copy_size(image: Image, limits: Limits, scale: float) -> tuple[_CopySize, float]:
    """Return the largest size within the limits at ``scale`` or below, and its scale."""
    longest = min(limits.max_side or _JPEG_MAX_SIDE, _JPEG_MAX_SIDE)
    least = limits.min_side or 1
    if least > longest or (limits.pixels is not None and least * least > limits.pixels):
        raise InputError(
            "{name} cannot be made to fit: the service's limits exclude each other",
            name=safe_name(image.name),
        )
    scale = min(scale, longest / max(image.width, image.height))
    if limits.pixels is not None:
        scale = min(scale, math.sqrt(limits.pixels / (image.width * image.height)))
    while True:
        width = max(1, math.floor(image.width * scale + 1e-9))
        height = max(1, math.floor(image.height * scale + 1e-9))
        canvas = max(width, least), max(height, least)
        if limits.pixels is None or canvas[0] * canvas[1] <= limits.pixels:
            return _CopySize(width, height, canvas), scale
        scale *= 0.95


def _picture_of_size(image: Image, plan: _CopySize, larger: PIL.Image.Image | None) -> PIL.Image.Image:
    size = plan.width, plan.height
    if larger is None:
        # these bring numpy, and what fits as it is needs neither
        from app.imaging.flatten import flatten
        from app.imaging.pixels import load

        longest = max(size)
        smaller = longest < max(image.width, image.height)
        larger = flatten(load(image, max_side=longest if smaller else None, exact=True))
    if larger.size == size:
        return larger
    return larger.resize(size, PIL.Image.Resampling.LANCZOS, reducing_gap=2.0)


def _padded(picture: PIL.Image.Image, plan: _CopySize) -> PIL.Image.Image:
    if picture.size == plan.canvas:
        return picture
    canvas = PIL.Image.new("RGB", plan.canvas, picture.getpixel((0, 0)))
    canvas.paste(picture, (0, 0))
    return canvas


def _is_graphic(image: Image, copy: PIL.Image.Image) -> bool:
    """Return True if the copy is worth keeping lossless: drawn or bilevel, and not spoilt by JPEG already."""
    if image.format in _LOSSY:
        return False
    colours = copy.getcolors(_FEW_COLOURS)
    if colours is None:
        return False
    return len(colours) <= _FEW_GRAYS or not _all_gray({colour for _, colour in colours})


def _all_gray(colours: set[float | tuple[int, ...]]) -> bool:
    return all(isinstance(colour, tuple) and len(set(colour)) == 1 for colour in colours)


def _encode(
    copy: PIL.Image.Image, accepted: Sequence[str], most: int | None, *, lossless: bool
) -> tuple[str, bytes] | None:
    if _PNG in accepted and (lossless or _JPEG not in accepted):
        data = _encode_png(copy)
        if most is None or len(data) <= most:
            return _PNG, data
    if _JPEG in accepted:
        for quality in _QUALITIES:
            data = _encode_jpeg(copy, quality)
            if most is None or len(data) <= most:
                return _JPEG, data
    return None


def _encode_png(copy: PIL.Image.Image) -> bytes:
    out = io.BytesIO()
    colours = {colour for _, colour in copy.getcolors(_FEW_COLOURS) or ()}
    if colours and colours <= {(0, 0, 0), (255, 255, 255)}:
        copy = copy.convert("1", dither=PIL.Image.Dither.NONE)
    elif colours and _all_gray(colours):
        copy = copy.convert("L")
    copy.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _encode_jpeg(copy: PIL.Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=quality, subsampling=0 if quality >= _SHARP_COLOURS else 2)
    return out.getvalue()
