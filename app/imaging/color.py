"""Any of Pillow's pixel modes to RGB or RGBA with 8 bits a channel, in sRGB."""

from __future__ import annotations

import functools
import io
import logging
from typing import Any, Final

import numpy as np
import PIL.Image
import PIL.ImageCms
from numpy.typing import NDArray

_log = logging.getLogger(__name__)

_BITS_PER_SAMPLE: Final = 258
"""The TIFF tag of that name."""
_MODES_OF_SPACES: Final = {"RGB ": ("RGB", "RGBA"), "GRAY": ("L", "LA"), "CMYK": ("CMYK",), "Lab ": ("LAB",)}
"""Which modes a profile of each colour space may describe."""
_TARGETS: Final = {
    "1": "L", "L": "L", "LA": "LA", "La": "LA", "PA": "RGBA", "RGB": "RGB", "RGBA": "RGBA", "RGBa": "RGBA",
    "CMYK": "CMYK", "LAB": "LAB",
}  # fmt: skip
_INVISIBLE_DIFFERENCE: Final = 2
"""Difference in levels of 255 that nobody sees: profiles that change less are sRGB by another name."""


def stored_depth(picture: PIL.Image.Image) -> int:
    """Return how many bits of a 16-bit sample the file uses: 16, or 12 where a TIFF says so."""
    tags = getattr(picture, "tag_v2", None)
    return 12 if tags is not None and tags.get(_BITS_PER_SAMPLE) == (12,) else 16


def to_eight_bits(picture: PIL.Image.Image, depth: int = 16) -> PIL.Image.Image:
    """Return the picture in mode L, LA, RGB, RGBA, CMYK or LAB; values are scaled, not cut off.

    16-bit samples lose their lower bits. 32-bit integers and floats are taken as they stand where they
    keep to 0..255, floats in 0..1 are multiplied, anything else is stretched from its least to its
    greatest value.
    """
    mode = picture.mode
    if mode.startswith("I;16"):
        return _from_sixteen_bits(picture, depth)
    if mode in {"I", "F"}:
        return PIL.Image.fromarray(_stretched(np.asarray(picture), picture.format == "PPM"))
    target = _TARGETS.get(mode, "RGB")
    if _has_transparent_colours(picture):
        target = "RGBA"
    return picture if mode == target else picture.convert(target)


def to_srgb(picture: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    """Return RGB or RGBA in sRGB, from what ``to_eight_bits`` gives and the file's ICC profile, if any.

    A profile that is damaged or describes another kind of picture is left out of account. The picture
    given may be changed.
    """
    transform = srgb_transform(profile, picture.mode) if profile else None
    if transform is None and picture.mode == "LAB":
        transform = _lab_transform()
    target = "RGBA" if picture.mode in {"LA", "RGBA"} else "RGB"
    if transform is None:
        return picture if picture.mode == target else picture.convert(target)
    if picture.mode == target:
        if picture.readonly:
            picture = picture.copy()
        PIL.ImageCms.applyTransform(picture, transform, inPlace=True)
        return picture
    if picture.mode == "LA":
        gray, alpha = picture.split()
        converted = _applied(transform, gray)
        converted.putalpha(alpha)
        return converted
    return _applied(transform, picture)


def _has_transparent_colours(picture: PIL.Image.Image) -> bool:
    """Return True if some of the picture's colours stand for transparency."""
    palette = picture.palette
    if picture.mode not in {"1", "L", "RGB", "P"}:
        return False
    return "transparency" in picture.info or (palette is not None and palette.mode == "RGBA")


def _from_sixteen_bits(picture: PIL.Image.Image, depth: int) -> PIL.Image.Image:
    samples = np.asarray(picture)
    gray = PIL.Image.fromarray((samples >> (depth - 8)).astype(np.uint8))
    key = picture.info.get("transparency")
    if isinstance(key, int):
        gray = gray.convert("LA")
        gray.putalpha(PIL.Image.fromarray(np.where(samples == key, 0, 255).astype(np.uint8)))
    return gray


def _stretched(samples: NDArray[Any], sixteen_bits: bool) -> NDArray[np.uint8]:
    if sixteen_bits:
        return np.asarray(np.clip(samples, 0, 65535) >> 8, np.uint8)
    values = np.nan_to_num(samples.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    if samples.dtype.kind == "f" and low >= 0 and high <= 1:
        values *= 255
    elif low < 0 or high > 255:
        values -= low
        values *= 255 / ((high - low) or 1)
    np.clip(np.rint(values, out=values), 0, 255, out=values)
    return values.astype(np.uint8)


@functools.lru_cache(maxsize=16)
def srgb_transform(profile: bytes, mode: str) -> PIL.ImageCms.ImageCmsTransform | None:
    """Return the transform from this mode and profile to sRGB, ``None`` where none is needed or possible."""
    try:
        source = PIL.ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if mode not in _MODES_OF_SPACES.get(source.profile.xcolor_space, ()):
            return None
        entry = "L" if mode == "LA" else mode
        target = mode if mode in {"RGB", "RGBA"} else "RGB"
        transform = PIL.ImageCms.buildTransform(
            source, _srgb(), entry, target, PIL.ImageCms.Intent.RELATIVE_COLORIMETRIC,
            PIL.ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )  # fmt: skip
        return None if _changes_nothing(transform, entry) else transform
    except (PIL.ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
        _log.debug("colour profile left out: %s", error)
        return None


def _changes_nothing(transform: PIL.ImageCms.ImageCmsTransform, mode: str) -> bool:
    if mode not in {"L", "RGB", "RGBA"}:
        return False
    steps = np.linspace(0, 255, 9).astype(np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(27, 27, 3)
    before = PIL.Image.fromarray(cube).convert(mode)
    after = _applied(transform, before)
    difference = np.asarray(after.convert("RGB"), np.int16) - np.asarray(before.convert("RGB"), np.int16)
    return bool(np.abs(difference).max() <= _INVISIBLE_DIFFERENCE)


def _applied(transform: PIL.ImageCms.ImageCmsTransform, picture: PIL.Image.Image) -> PIL.Image.Image:
    # Pillow's applyTransform may give None, but only where it works in place
    return transform.apply(picture)


@functools.lru_cache(maxsize=1)
def _lab_transform() -> PIL.ImageCms.ImageCmsTransform:
    return PIL.ImageCms.buildTransform(PIL.ImageCms.createProfile("LAB"), _srgb(), "LAB", "RGB")


@functools.lru_cache(maxsize=1)
def _srgb() -> PIL.ImageCms.ImageCmsProfile:
    return PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB"))
