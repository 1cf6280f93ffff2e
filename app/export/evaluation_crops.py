"""Places of errors cut out of the picture, as images inside HTML."""

from __future__ import annotations

import base64
import io
from typing import Final

import PIL.Image

from app.imaging.pixels import load
from app.model.errors import VidimusError
from app.model.geometry import Polygon, bounds
from app.model.image import Image

MOST_BYTES: Final = 100_000_000
"""Bytes of all crops of a report; later ones are left out, which is said."""
_MARGIN: Final = 12
_HEIGHT: Final = 96
_WIDTH: Final = 640


class Crops:
    """Cuts places out of one image after another, up to a number of bytes; ``left_out`` counts the others."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._room = most_bytes
        self._image: Image | None = None
        self._picture: PIL.Image.Image | None = None
        self.left_out = 0

    def turn_to(self, image: Image | None) -> bool:
        """Take the next image; return True if it can be read. One that cannot be gives no crops."""
        self._image, self._picture = image, None
        if image is not None:
            try:
                self._picture = load(image).convert("RGB")
            except VidimusError:
                return False
        return self._picture is not None

    def crop(self, polygon: Polygon, text: str) -> str:
        """Return the place of an error; ``text`` (HTML) is told to who cannot see it.

        Nothing comes of a place that is not on the picture.
        """
        picture, image = self._picture, self._image
        if not polygon or picture is None or image is None:
            return ""
        scale = picture.width / image.width
        left, top, right, bottom = (side * scale for side in bounds(polygon))
        box = (
            max(0, int(left) - _MARGIN),
            max(0, int(top) - _MARGIN),
            min(picture.width, int(right) + _MARGIN),
            min(picture.height, int(bottom) + _MARGIN),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return ""
        part = picture.crop(box)
        part.thumbnail((_WIDTH, _HEIGHT))
        part.info = {}  # a comment of the file would go along
        out = io.BytesIO()
        part.save(out, "JPEG", quality=80)
        encoded = base64.b64encode(out.getvalue()).decode()
        if len(encoded) > self._room:
            self.left_out += 1
            return '<span class="note">left out</span>'
        self._room -= len(encoded)
        return f'<img alt="{text}" src="data:image/jpeg;base64,{encoded}">'
