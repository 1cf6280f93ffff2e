"""Why a picture cannot be opened, in words."""

from __future__ import annotations

import errno
import re

import PIL
import PIL.Image

from app.imaging import file_types
from app.imaging.limits import OpenLimits

_CUT_OFF = ("truncated", "not enough image data", "buffer is not large enough", "end of file")
_FILE_FAULTS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "there is no permission to read it",
    errno.EPERM: "there is no permission to read it",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "there is no such file",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk or the network failed while it was read",
}


class SizeDiffersError(Exception):
    """A file whose picture has another size than its header announces."""

    def __init__(self, announced: tuple[int, int], held: tuple[int, int]) -> None:
        super().__init__("announced {} × {}, held {} × {}".format(*announced, *held))
        self.announced = announced
        self.held = held


def too_many_pixels(width: int, height: int, limits: OpenLimits) -> str:
    """Return the reason for refusing a picture over the limit of pixels."""
    return f"it has {width} × {height} pixels, the limit is {_millions(limits.max_pixels)}"


def too_many_bytes(size: int, limits: OpenLimits) -> str:
    """Return the reason for refusing a file over the limit of bytes."""
    return f"it has {_millions(size)} bytes, the limit is {_millions(limits.max_bytes)}"


def open_error_reason(error: Exception, prefix: bytes, limits: OpenLimits) -> str:
    """Return why a file beginning with ``prefix`` could not be opened, from what its reader raised."""
    text = str(error)
    if isinstance(error, PIL.Image.DecompressionBombError | PIL.Image.DecompressionBombWarning):
        match = re.search(r"\((\d+) pixels\)", text)
        figure = f"{_millions(int(match[1]))} pixels" if match else "too many pixels"
        return f"it has {figure}, the limit is {_millions(limits.max_pixels)}"
    if isinstance(error, MemoryError):
        return "it needs more memory than there is"
    if isinstance(error, OSError) and error.errno in _FILE_FAULTS:
        return _FILE_FAULTS[error.errno]
    if isinstance(error, SizeDiffersError):
        announced, held = (f"{width} × {height}" for width, height in (error.announced, error.held))
        return f"{_kind(prefix)} is damaged: it announces {announced} pixels but holds {held}"
    if "Decompressed data too large" in text:
        return "its metadata unpacks to a suspicious size"
    return _damage(error, text.lower(), prefix)


def _damage(error: Exception, text: str, prefix: bytes) -> str:
    known = file_types.format_name(prefix)
    kind = _kind(prefix)
    if isinstance(error, EOFError) or any(mark in text for mark in _CUT_OFF):
        return f"{kind} is cut off"
    refused = file_types.unsupported_reason(prefix)
    if refused:
        return refused
    if isinstance(error, PIL.UnidentifiedImageError):
        return f"{kind} is damaged" if known else "it is not an image, or not of a kind that is supported"
    if text.startswith("unsupported") or "cannot find loader" in text:
        return f"{kind} is of a variety that is not supported"
    return f"{kind} is damaged"


def _kind(prefix: bytes) -> str:
    known = file_types.format_name(prefix)
    return f"the {known} data" if known else "the data"


def _millions(number: int) -> str:
    return f"{number:,}".replace(",", " ")
