"""The one place where pixels from ``app.imaging`` become Qt images.

A QImage over foreign memory would share it; here every QImage owns its memory and is filled row band by
row band, so that no other Python thread waits long for the interpreter's lock. Runs in worker threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from app.model.errors import InputError
from app.model.image import Image

if TYPE_CHECKING:
    import PIL.Image

    from app.imaging.limits import OpenLimits
    from app.imaging.pyramid import Pyramid
    from app.ui.canvas.scaled_copies import ScaledCopy

_BAND_PIXELS: Final = 500_000
"""Pixels copied at a time: about a millisecond."""
MAX_HELD: Final = 40_000_000
"""Pixels of a picture that are held; of larger ones only the tiles that are looked at."""
PREVIEW_SIDE: Final = 1_600
"""Longest side of what is shown first."""


def load_image(image: Image, max_side: int | None = None, limits: OpenLimits | None = None) -> QImage:
    """Return an image's pixels, upright, at most ``max_side`` wide or high; raise InputError."""
    from app.imaging.pixels import load

    return to_qimage(load(image, max_side=max_side, limits=limits), image.name)


def load_scaled_copy(
    image: Image, max_side: int | None = None, limits: OpenLimits | None = None
) -> ScaledCopy:
    """Return an image's pixels, upright, at most ``max_side`` wide or high, as the canvas takes them.

    Their memory is not copied once more. Raises InputError.
    """
    from app.imaging.pixels import load

    return to_scaled_copy(load(image, max_side=max_side, limits=limits))


def to_scaled_copy(picture: PIL.Image.Image) -> ScaledCopy:
    """Return the memory of an RGB or RGBA picture as the canvas draws it; the picture is unusable after."""
    import numpy as np

    from app.imaging.buffer import pixel_buffer
    from app.ui.canvas.scaled_copies import copy_of_pixels

    alpha = picture.mode == "RGBA"
    held = pixel_buffer(picture.convert("RGBa") if alpha else picture)
    pixels = np.frombuffer(held.data, np.uint32).reshape(held.height, held.width)
    if not pixels.flags.writeable:
        pixels = pixels.copy()
    rows = max(1, _BAND_PIXELS // held.width)
    for top in range(0, held.height, rows):
        band = pixels[top : top + rows]
        swapped = band.byteswap()  # red, green, blue, alpha as one number, then alpha to the front
        np.left_shift(swapped, np.uint32(24), out=band)
        swapped >>= np.uint32(8)
        band |= swapped
    return copy_of_pixels(pixels, alpha=alpha)


def small_scaled_copy(pyramid: Pyramid) -> ScaledCopy | None:
    """Return the small copy of a pyramid, as far as it is built; ``None`` when the pyramid is closed."""
    import numpy as np

    from app.ui.canvas.scaled_copies import copy_of_pixels

    tile = pyramid.small_copy()
    if tile is None:
        return None
    if not pyramid.alpha:
        opaque = np.full((*tile.shape[:2], 1), 255, np.uint8)
        tile = np.concatenate((tile[:, :, ::-1], opaque), axis=2)
    return copy_of_pixels(np.ascontiguousarray(tile).view(np.uint32)[:, :, 0], alpha=pyramid.alpha)


def to_qimage(picture: PIL.Image.Image, name: str = "image") -> QImage:
    """Return a Qt image with its own copy of the pixels of an RGB or RGBA picture.

    Its format is the one Qt draws quickest: RGB32, or ARGB32 with alpha multiplied in. Raises InputError
    when there is no memory for it.
    """
    alpha = picture.mode == "RGBA"
    wanted = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    qimage = QImage(picture.width, picture.height, wanted)
    if qimage.isNull():
        raise InputError("cannot open {name}: too little memory for its pixels", name=name)
    stride = qimage.bytesPerLine()
    target = memoryview(qimage.bits()).cast("B")
    rows = max(1, _BAND_PIXELS // max(1, picture.width))
    raw = "BGRA" if alpha else "BGRX"
    for top in range(0, picture.height, rows):
        bottom = min(picture.height, top + rows)
        band = picture.crop((0, top, picture.width, bottom))
        target[top * stride : bottom * stride] = band.tobytes("raw", raw)
    if alpha:
        qimage.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return qimage
