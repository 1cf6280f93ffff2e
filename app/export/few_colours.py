"""A picture of few colours as numbers into a list of them, without loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import PIL.Image

_MOST: Final = 256
_ROWS: Final = 512
"""Rows looked at together, so that a large picture needs little more memory."""


@dataclass(frozen=True)
class IndexedPicture:
    """A picture of mode P, and its palette of RGB triples, as many as there are colours."""

    picture: PIL.Image.Image
    palette: bytes


def few_colours(picture: PIL.Image.Image) -> IndexedPicture | None:
    """Return an RGB picture with a palette, None where it has more than 256 colours."""
    counted = picture.getcolors(_MOST)
    if counted is None:
        return None
    import numpy as np

    colours = sorted(colour for _, colour in counted if isinstance(colour, tuple))
    keys = np.asarray([r << 16 | g << 8 | b for r, g, b in colours], np.uint32)
    indexed = PIL.Image.new("P", picture.size)
    for top in range(0, picture.height, _ROWS):
        rows = np.asarray(picture.crop((0, top, picture.width, min(top + _ROWS, picture.height))))
        packed = rows.astype(np.uint32) @ np.asarray([1 << 16, 1 << 8, 1], np.uint32)
        numbers = np.searchsorted(keys, packed).astype(np.uint8)
        indexed.paste(PIL.Image.fromarray(numbers), (0, top))
    palette = b"".join(map(bytes, colours))
    indexed.putpalette(palette)
    return IndexedPicture(indexed, palette)
