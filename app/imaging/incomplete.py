"""Pictures whose file is cut off: told by its end, and decoded as far as it goes where that is wanted."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

import PIL.ImageFile

_ENDS: Final = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82", "GIF": b";"}
_TIFF_PARTS: Final = ((273, 279), (324, 325))
"""Tags with the places and lengths of strips, and of tiles."""


class _Tolerance(threading.local):
    """Stands for Pillow's switch of that name, which would hold for every thread at once."""

    on = False

    def __bool__(self) -> bool:
        return self.on


_tolerance: Final = _Tolerance()
PIL.ImageFile.LOAD_TRUNCATED_IMAGES = _tolerance  # type: ignore[assignment] # Pillow asks only for its truth


@contextmanager
def tolerating(*, on: bool) -> Iterator[None]:
    """Let this thread decode what there is of a file that is cut off, where that is wanted."""
    before, _tolerance.on = _tolerance.on, on
    try:
        yield
    finally:
        _tolerance.on = before


def looks_cut_off(picture: PIL.ImageFile.ImageFile, stream: IO[bytes]) -> bool:
    """Return True if a file lacks its end; also of some that are whole but have something behind it.

    Tells it of JPEG, PNG, GIF, WebP and TIFF; reads only the first and last bytes.
    """
    size = stream.seek(0, os.SEEK_END)
    kind = picture.format or ""
    if kind == "WEBP":
        stream.seek(4)
        return int.from_bytes(stream.read(4), "little") + 8 > size
    if kind == "TIFF":
        return _parts_end(picture) > size
    end = _ENDS.get(kind)
    if end is None:
        return False
    stream.seek(max(0, size - len(end)))
    return stream.read() != end


def _parts_end(picture: PIL.ImageFile.ImageFile) -> int:
    """Return where the last strip or tile of a TIFF page ends, as its header tells."""
    tags: Any = getattr(picture, "tag_v2", {})
    ends = [0]
    for places, lengths in _TIFF_PARTS:
        ends += [sum(pair) for pair in zip(tags.get(places, ()), tags.get(lengths, ()), strict=False)]
    return max(ends)
