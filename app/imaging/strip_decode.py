"""Decoding a picture strip by strip, so that a huge one never lies in memory as a whole.

Pillow decodes into one block of memory from the top down. Here that block is memory of the system's own,
and what has been taken from it is given back while decoding goes on. This works for JPEG and for PNG that
is not interlaced; other pictures are decoded whole, then taken in strips.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable
from typing import IO, Any, Final

import PIL.Image
import PIL.ImageFile
from PIL import _imaging as pillow_core

from app.imaging.pdf import PdfPicture
from app.imaging.shrink import decode

STRIP: Final = 128
"""Rows of a strip."""
OnStrip = Callable[[int, PIL.Image.Image], None]
"""Hears the first row of a strip, and the strip in the picture's own mode and width."""

_BYTES: Final = {"L": 1, "P": 1, "I;16": 2, "LA": 4, "RGB": 4, "RGBA": 4, "CMYK": 4}
_SENTINEL: Final = 64


def decode_in_strips(picture: PIL.ImageFile.ImageFile, stream: IO[bytes], on_strip: OnStrip) -> None:
    """Decode a picture and hand it over from the top down, in strips of ``STRIP`` rows (the last: fewer).

    ``stream`` is a second one of its bytes. What ``on_strip`` raises ends the work. A picture that is damaged
    raises what Pillow raises, after the strips before the damage.
    """
    if can_stream(picture):
        _StreamingDecode(picture, on_strip).run()
        return
    if isinstance(picture, PdfPicture):
        for top, band in picture.bands(STRIP):
            on_strip(top, band)
        return
    whole = decode(picture, stream)
    for top in range(0, whole.height, STRIP):
        on_strip(top, whole.crop((0, top, whole.width, min(top + STRIP, whole.height))))


def can_stream(picture: PIL.ImageFile.ImageFile) -> bool:
    """Return True if the picture can be decoded without holding all of it."""
    return (
        picture.format in {"JPEG", "MPO", "PNG"}
        and len(picture.tile) == 1
        and picture.mode in _BYTES
        and not picture.info.get("interlace")
        and getattr(picture, "n_frames", 1) == 1
        and min(picture.size) > 0
    )


class _StreamingDecode:
    """Watches how far a decoder has come each time it asks for more of the file."""

    def __init__(self, picture: PIL.ImageFile.ImageFile, on_strip: OnStrip) -> None:
        self._picture = picture
        self._on_strip = on_strip
        self._stride = picture.width * _BYTES[picture.mode]
        self._memory = mmap.mmap(-1, self._stride * picture.height)
        self._core = pillow_core.map_buffer(
            self._memory, picture.size, "raw", 0, (picture.mode, self._stride, 1)
        )
        self._taken = 0
        self._given_back = 0
        self._length = min(_SENTINEL, self._stride)
        self._sentinel = os.urandom(self._length)
        for row in self._last_rows():
            at = row * self._stride
            self._memory[at : at + self._length] = self._sentinel

    def run(self) -> None:
        """Decode the picture into the memory that is watched."""
        picture: Any = self._picture
        picture.im = self._core
        # Pillow reads a block, decodes it, and asks for the next: then the rows before are complete.
        read = getattr(picture, "load_read", picture.fp.read)

        def watched(count: int) -> bytes:
            while self.next_is_complete():
                self._hand_over()
            data: bytes = read(count)
            return data

        picture.load_read = watched
        try:
            picture.load()
        finally:
            del picture.load_read
        while self._taken < picture.height:
            self._hand_over()

    def _last_rows(self) -> list[int]:
        """Return the last row of every strip: once something else stands there, the strip is complete."""
        height = self._picture.height
        return [min(top + STRIP, height) - 1 for top in range(0, height, STRIP)]

    def next_is_complete(self) -> bool:
        if self._taken >= self._picture.height:
            return False
        at = (self._next_bottom() - 1) * self._stride
        return self._memory[at : at + self._length] != self._sentinel

    def _hand_over(self) -> None:
        top, bottom = self._taken, self._next_bottom()
        strip = self._picture._new(self._core.crop((0, top, self._picture.width, bottom)))  # noqa: SLF001
        self._taken = bottom
        self._give_back(bottom * self._stride)
        self._on_strip(top, strip)

    def _next_bottom(self) -> int:
        return min(self._taken + STRIP, self._picture.height)

    def _give_back(self, end: int) -> None:
        end -= end % mmap.PAGESIZE
        if end > self._given_back and hasattr(mmap, "MADV_DONTNEED"):
            self._memory.madvise(mmap.MADV_DONTNEED, self._given_back, end - self._given_back)
            self._given_back = end
