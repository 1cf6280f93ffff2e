"""Why a picture cannot be opened, in words."""

from __future__ import annotations

import errno
import re

import PIL
import PIL.Image

from app.imaging import file_types
from app.imaging.limits import OpenLimits
from app.model.phrase import Phrase, phrase

_CUT_OFF = ("truncated", "not enough image data", "buffer is not large enough", "end of file")
_FILE_FAULTS = {
    errno.ENOENT: phrase("there is no such file"),
    errno.EACCES: phrase("there is no permission to read it"),
    errno.EPERM: phrase("there is no permission to read it"),
    errno.EISDIR: phrase("it is a folder"),
    errno.ENOTDIR: phrase("there is no such file"),
    errno.ELOOP: phrase("its links lead in a circle"),
    errno.ENAMETOOLONG: phrase("its name is too long"),
    errno.EIO: phrase("the disk or the network failed while it was read"),
}


class SizeDiffersError(Exception):
    """A file whose picture has another size than its header announces."""

    def __init__(self, announced: tuple[int, int], held: tuple[int, int]) -> None:
        super().__init__("announced {} × {}, held {} × {}".format(*announced, *held))
        self.announced = announced
        self.held = held


def too_many_pixels(width: int, height: int, limits: OpenLimits) -> Phrase:
    """Return the reason for refusing a picture over the limit of pixels."""
    most = _grouped(limits.max_pixels)
    return phrase(
        "it has {width} × {height} pixels, the limit is {most}", width=width, height=height, most=most
    )


def too_many_bytes(size: int, limits: OpenLimits) -> Phrase:
    """Return the reason for refusing a file over the limit of bytes."""
    most = _grouped(limits.max_bytes)
    return phrase("it has {size} bytes, the limit is {most}", size=_grouped(size), most=most)


def open_error_reason(error: Exception, prefix: bytes, limits: OpenLimits) -> Phrase:
    """Return why a file beginning with ``prefix`` could not be opened, from what its reader raised."""
    text = str(error)
    if isinstance(error, PIL.Image.DecompressionBombError | PIL.Image.DecompressionBombWarning):
        return _too_many(text, limits)
    if isinstance(error, MemoryError):
        return phrase("it needs more memory than there is")
    if isinstance(error, OSError) and error.errno in _FILE_FAULTS:
        return _FILE_FAULTS[error.errno]
    if isinstance(error, SizeDiffersError):
        announced, held = (f"{width} × {height}" for width, height in (error.announced, error.held))
        return phrase(
            "{what}: it announces {announced} pixels but holds {held}",
            what=_damaged(file_types.format_name(prefix)),
            announced=announced,
            held=held,
        )
    if "Decompressed data too large" in text:
        return phrase("its metadata unpacks to a suspicious size")
    return _damage(error, text.lower(), prefix)


def _too_many(text: str, limits: OpenLimits) -> Phrase:
    """Return the reason for refusing what Pillow refuses, with the figure that is in its words."""
    match = re.search(r"\((\d+) pixels\)", text)
    most = _grouped(limits.max_pixels)
    if match is None:
        return phrase("it has too many pixels, the limit is {most}", most=most)
    return phrase("it has {count} pixels, the limit is {most}", count=_grouped(int(match[1])), most=most)


def _damage(error: Exception, text: str, prefix: bytes) -> Phrase:
    known = file_types.format_name(prefix)
    if isinstance(error, EOFError) or any(mark in text for mark in _CUT_OFF):
        return (
            phrase("the {format} data is cut off", format=known) if known else phrase("the data is cut off")
        )
    refused = file_types.unsupported_reason(prefix)
    if refused:
        return refused
    if isinstance(error, PIL.UnidentifiedImageError) and not known:
        return phrase("it is not an image, or not of a kind that is supported")
    if text.startswith("unsupported") or "cannot find loader" in text:
        if known:
            return phrase("the {format} data is of a variety that is not supported", format=known)
        return phrase("the data is of a variety that is not supported")
    return _damaged(known)


def _damaged(known: str | None) -> Phrase:
    return phrase("the {format} data is damaged", format=known) if known else phrase("the data is damaged")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")
