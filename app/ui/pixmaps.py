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

_BAND_PIXELS: Final = 500_000
"""Pixels copied at a time: about a millisecond."""
MAX_SHARP: Final = 120_000_000
"""Pixels of a picture that are held; larger ones are shown scaled down to this many."""
PREVIEW_SIDE: Final = 1_600
"""Longest side of what is shown first."""


def load_image(image: Image, max_side: int | None = None, limits: OpenLimits | None = None) -> QImage:
    """The pixels of an image, upright, at most ``max_side`` wide or high; raises InputError."""
    from app.imaging.limits import DEFAULT_LIMITS
    from app.imaging.pixels import load

    return to_qimage(load(image, max_side=max_side, limits=limits or DEFAULT_LIMITS), image.name)


def sharp_side(image: Image) -> int | None:
    """How large the sharp picture may be (longest side); ``None``: as large as it is."""
    pixels = image.width * image.height
    if pixels <= MAX_SHARP:
        return None
    return int(max(image.width, image.height) * (MAX_SHARP / pixels) ** 0.5)


def to_qimage(picture: PIL.Image.Image, name: str = "image") -> QImage:
    """A Qt image with its own copy of the pixels of an RGB or RGBA picture.

    Its format is the one Qt draws quickest: RGB32, or ARGB32 with alpha multiplied in. Raises InputError
    when there is no memory for it.
    """
    alpha = picture.mode == "RGBA"
    wanted = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    made = QImage(picture.width, picture.height, wanted)
    if made.isNull():
        raise InputError(f"cannot open {name}: too little memory for its pixels")
    stride = made.bytesPerLine()
    target = memoryview(made.bits()).cast("B")
    rows = max(1, _BAND_PIXELS // max(1, picture.width))
    raw = "BGRA" if alpha else "BGRX"
    for top in range(0, picture.height, rows):
        bottom = min(picture.height, top + rows)
        band = picture.crop((0, top, picture.width, bottom))
        target[top * stride : bottom * stride] = band.tobytes("raw", raw)
    if alpha:
        made.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return made
