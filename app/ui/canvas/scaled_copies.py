"""Half-size copies of an image, made with numpy: it lets other threads run meanwhile, which Qt does not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Pixels = NDArray[np.uint32]

_SMALLEST = 512
_OPAQUE, _CLEAR = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
_STEP = 200_000  # pixels handled at once: about a millisecond, and they stay in the processor's cache


@dataclass(frozen=True)
class ScaledCopy:
    """One copy: each of its pixels stands for ``side`` × ``side`` of the image's own.

    ``pixels`` holds the memory ``image`` shows, where that is ours.
    """

    image: QImage
    side: int
    pixels: Pixels | None = None


def copy_of_pixels(pixels: Pixels, *, alpha: bool) -> ScaledCopy:
    """Return an image over uint32 (height, width) pixels, 0xAARRGGBB, premultiplied with ``alpha``."""
    return _scaled_copy(pixels, 1, _CLEAR if alpha else _OPAQUE)


def make_scaled_copies(first: ScaledCopy) -> tuple[ScaledCopy, ...]:
    """Return the image in a quickly drawn format, and half-size copies down to a few hundred pixels."""
    image = first.image
    kind = _CLEAR if image.hasAlphaChannel() else _OPAQUE
    if image.format() not in {_OPAQUE, _CLEAR}:
        first = _converted(image, kind)
    copies = [first]
    pixels = _pixels(image) if first.pixels is None else first.pixels
    while max(pixels.shape) > _SMALLEST:
        pixels = halved(pixels)
        copies.append(_scaled_copy(pixels, 2 * copies[-1].side, kind))
    return tuple(copies)


def halved(pixels: Pixels) -> Pixels:
    """Return uint32 pixels of half the size, each the mean of four; an odd last row or column is doubled."""
    height, width = pixels.shape
    out = np.empty(((height + 1) // 2, (width + 1) // 2), np.uint32)
    for start, end in _steps(len(out), 4 * out.shape[1]):
        upper = pixels[2 * start : 2 * end : 2]
        lower = pixels[2 * start + 1 : 2 * end : 2]
        if len(lower) < len(upper):
            lower = np.vstack((lower, upper[-1:]))
        both = _mean_up(upper, lower)
        pairs = width // 2
        out[start:end, :pairs] = _mean_down(both[:, 0 : 2 * pairs : 2], both[:, 1 : 2 * pairs : 2])
        if width % 2:
            out[start:end, -1] = both[:, -1]
    return out


def _mean_up(a: Pixels, b: Pixels) -> Pixels:
    """Mean of each of the four bytes, halves rounded up; with its twin below the errors cancel out."""
    return (a | b) - (((a ^ b) & np.uint32(0xFEFEFEFE)) >> np.uint32(1))


def _mean_down(a: Pixels, b: Pixels) -> Pixels:
    return (a & b) + (((a ^ b) & np.uint32(0xFEFEFEFE)) >> np.uint32(1))


def _converted(image: QImage, kind: QImage.Format) -> ScaledCopy:
    out = np.empty((image.height(), image.width()), np.uint32)
    for start, end in _steps(image.height(), image.width()):
        part = image.copy(0, start, image.width(), end - start).convertToFormat(kind)
        out[start:end] = _pixels(part)
        time.sleep(0)  # Qt held the lock: let the window have it
    return _scaled_copy(out, 1, kind)


def _pixels(image: QImage) -> Pixels:
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return rows[:, : image.width()]


def _scaled_copy(pixels: Pixels, side: int, kind: QImage.Format) -> ScaledCopy:
    height, width = pixels.shape
    return ScaledCopy(QImage(pixels.data, width, height, 4 * width, kind), side, pixels)


def _steps(rows: int, width: int) -> Iterator[tuple[int, int]]:
    step = max(1, _STEP // width)
    for start in range(0, rows, step):
        yield start, min(start + step, rows)
