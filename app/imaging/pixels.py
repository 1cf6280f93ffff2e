"""From an ``Image`` to its pixels: decoded, upright, 8 bits a channel, in sRGB."""

from __future__ import annotations

from typing import Final

import PIL.Image
import PIL.ImageFile

from app.imaging import color, frames
from app.imaging.incomplete import tolerating
from app.imaging.limits import OpenLimits, limits_for
from app.imaging.shrink import ask_for_smaller, decode, decodes_smaller
from app.imaging.source import check_pixels, open_error, open_picture
from app.model.image import Image
from app.model.phrase import phrase

_TURNS: Final = {
    2: PIL.Image.Transpose.FLIP_LEFT_RIGHT,
    3: PIL.Image.Transpose.ROTATE_180,
    4: PIL.Image.Transpose.FLIP_TOP_BOTTOM,
    5: PIL.Image.Transpose.TRANSPOSE,
    6: PIL.Image.Transpose.ROTATE_270,
    7: PIL.Image.Transpose.TRANSVERSE,
    8: PIL.Image.Transpose.ROTATE_90,
}
_MIN_PREVIEW_SHARE: Final = 0.75
"""A preview may be this much smaller than asked where the file gives that size for nothing."""


def load(
    image: Image,
    *,
    max_side: int | None = None,
    exact: bool = False,
    limits: OpenLimits | None = None,
) -> PIL.Image.Image:
    """Return the pixels of the image's frame: upright, sRGB, RGB or, where the file has transparency, RGBA.

    With ``max_side`` the longer side has at most that many pixels, and at least three quarters of that
    if the image has them (with ``exact``: just that many): a preview, as quick and lean as the format
    allows. The width of the result divided by ``image.width`` is its scale.

    ``limits`` are those under which the image was opened, unless told. Raises InputError "cannot open
    NAME: reason".
    """
    limits = limits or limits_for(image)
    with open_picture(image.source, image.name, limits) as (picture, stream):
        with tolerating(on=image.incomplete):
            frames.go_to_frame(picture, image.frame)
        check_pixels(picture, image.name, limits)
        turn = image.orientation if picture.format != "TIFF" else 1  # Pillow turns those itself
        upright = picture.size[::-1] if turn >= 5 else picture.size
        if upright != (image.width, image.height):
            raise open_error(image.name, phrase("the file has changed since it was first opened"))
        wanted = _wanted_size(picture.size, max_side)
        if wanted:
            share = 1.0 if exact else _MIN_PREVIEW_SHARE
            least = max(1, int(wanted[0] * share)), max(1, int(wanted[1] * share))
            ask_for_smaller(picture, stream, least)
        depth = color.stored_depth(picture)
        profile = picture.info.get("icc_profile")
        with tolerating(on=image.incomplete):
            decoded = decode(picture, stream)
        check_pixels(decoded, image.name, limits)
        plain = color.to_eight_bits(decoded, depth)
        if wanted and max(plain.size) > max(wanted):
            plain = plain.resize(wanted, PIL.Image.Resampling.HAMMING, reducing_gap=1.5 if exact else 1.0)
        plain = color.to_srgb(plain, profile)
        if turn in _TURNS:
            plain = plain.transpose(_TURNS[turn])
        plain.info = {}
        return plain


def has_quick_preview(image: Image) -> bool:
    """Return True if ``load`` with ``max_side`` is much quicker than without, since not all is decoded."""
    return decodes_smaller(image.format)


def _wanted_size(size: tuple[int, int], max_side: int | None) -> tuple[int, int] | None:
    longest = max(size)
    if max_side is None or longest <= max_side:
        return None
    return max(1, round(size[0] * max_side / longest)), max(1, round(size[1] * max_side / longest))
