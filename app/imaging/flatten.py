"""Laying a transparent picture on a background."""

from __future__ import annotations

from typing import Final

import PIL.Image
import PIL.ImageStat

_LIGHT: Final = 128
_SAMPLE_SIDE: Final = 256
"""Side of the sample by which light and dark are told."""


def flatten(picture: PIL.Image.Image) -> PIL.Image.Image:
    """Return the RGB picture on white, or on black where what is visible of it is mostly light.

    So neither black nor white writing on nothing disappears. RGB comes back as it is.
    """
    if picture.mode == "RGB":
        return picture
    ground = PIL.Image.new("RGB", picture.size, _background(picture))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _background(picture: PIL.Image.Image) -> str:
    sample = picture.copy()
    sample.thumbnail((_SAMPLE_SIDE, _SAMPLE_SIDE), PIL.Image.Resampling.BOX)
    alpha = sample.getchannel("A")
    visible = PIL.ImageStat.Stat(
        sample.convert("RGB").convert("L"), alpha.point(lambda a: 255 * (a > _LIGHT))
    )
    # mostly opaque pictures look as their maker saw them: on white
    if not visible.count[0] or visible.count[0] > 0.5 * sample.width * sample.height:
        return "white"
    return "black" if visible.mean[0] > _LIGHT else "white"
