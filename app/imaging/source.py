"""Opening untrusted picture files: every fault comes out as one InputError."""

from __future__ import annotations

import contextlib
import ctypes
import io
import logging
import os
import stat
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import PIL.Image
import PIL.ImageFile
from PIL import _imaging as pillow_core

from app.imaging import file_types, open_errors
from app.imaging.limits import OpenLimits
from app.model.errors import InputError
from app.model.phrase import Phrase, phrase
from app.model.safe_text import is_unsafe

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_heif_known = False
_tiff_quiet = False

# Pillow refuses at twice this figure, and only warns at once it. Readers of files within files check
# against it as well, so it stays set for good and is only ever raised.
_PILLOW_REFUSES_AT: Final = 2
_LINE_BREAKS: Final = frozenset("\u2028\u2029")
PIL.Image.MAX_IMAGE_PIXELS = OpenLimits().max_pixels // _PILLOW_REFUSES_AT
# One block a picture instead of many, so that its pixels can be shown without another copy.
pillow_core.set_use_block_allocator(1)
# What Pillow logs as an error it raises as well.
logging.getLogger("PIL").setLevel(logging.CRITICAL)
# Pillow's remarks on odd metadata are not for our user, and the limits are checked by us.
warnings.filterwarnings("ignore", module=r"PIL\.")
warnings.filterwarnings("ignore", category=PIL.Image.DecompressionBombWarning)


@contextmanager
def open_picture(
    source: Path | bytes, name: str, limits: OpenLimits
) -> Iterator[tuple[PIL.ImageFile.ImageFile, IO[bytes]]]:
    """Yield the picture, header read and size within the limits, and a stream of its bytes.

    The stream is a second one: reading it does not disturb the picture.

    Whatever goes wrong in here or in the body of the ``with`` statement, in opening or in decoding,
    leaves as InputError "cannot open NAME: reason".
    """
    prefix = b""
    try:
        with _open_stream(source, name, limits) as stream, _open_stream(source, name, limits) as second:
            prefix = second.read(file_types.PREFIX_BYTES)
            with _open_header(source, name, stream, prefix, limits) as picture:
                check_pixels(picture, name, limits)
                yield picture, second
    except InputError:
        raise
    except Exception as error:  # readers of damaged files raise anything
        _log.debug("opening failed", exc_info=True)
        raise open_error(name, open_errors.open_error_reason(error, prefix, limits)) from error


def open_error(name: str, reason: Phrase) -> InputError:
    """Return the error all faults of opening become; the name is made fit for one line."""
    return InputError("cannot open {name}: {reason}", name=safe_name(name), reason=reason)


def safe_name(name: str) -> str:
    """Return a file's name with a replacement sign for each character that would break or disguise a line."""
    return "".join("\ufffd" if is_unsafe(c) or c in _LINE_BREAKS else c for c in name)


def check_pixels(picture: PIL.Image.Image, name: str, limits: OpenLimits) -> None:
    """Raise InputError where the picture's size is over the limit, or nothing at all."""
    width, height = picture.size
    if width < 1 or height < 1:
        raise open_error(name, phrase("it has no pixels"))
    if width * height > limits.max_pixels:
        reason = open_errors.too_many_pixels(width, height, limits)
        if picture.format == "PDF":
            reason = phrase(
                "at {dpi} dpi {reason}; choose a lower resolution for pages of a PDF",
                dpi=limits.pdf_dpi,
                reason=reason,
            )
        raise open_error(name, reason)


def _open_stream(source: Path | bytes, name: str, limits: OpenLimits) -> IO[bytes]:
    if isinstance(source, bytes):
        size = len(source)
    else:
        status = os.stat(source)  # noqa: PTH116 - Path.stat hides nothing, but this is what is meant
        if stat.S_ISDIR(status.st_mode):
            raise open_error(name, phrase("it is a folder"))
        if not stat.S_ISREG(status.st_mode):
            raise open_error(name, phrase("it is not an ordinary file"))
        size = status.st_size
    if size == 0:
        raise open_error(name, phrase("it is empty"))
    if size > limits.max_bytes:
        raise open_error(name, open_errors.too_many_bytes(size, limits))
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _open_header(
    source: Path | bytes, name: str, stream: IO[bytes], prefix: bytes, limits: OpenLimits
) -> PIL.ImageFile.ImageFile:
    if file_types.format_name(prefix) == "PDF":
        from app.imaging.pdf import PdfPicture

        return PdfPicture(source, name, stream, limits)
    _prepare_readers(prefix, limits)
    try:
        return PIL.Image.open(stream, formats=file_types.PRELOADED_FORMATS)
    except PIL.UnidentifiedImageError:
        return PIL.Image.open(stream, formats=file_types.other_formats())


def _prepare_readers(prefix: bytes, limits: OpenLimits) -> None:
    global _heif_known, _tiff_quiet  # noqa: PLW0603 - Pillow's registry is global too
    with _lock:
        if file_types.format_name(prefix) == "TIFF" and not _tiff_quiet:
            _quieten_libtiff()
            _tiff_quiet = True
        at_least = -(-limits.max_pixels // _PILLOW_REFUSES_AT)
        PIL.Image.MAX_IMAGE_PIXELS = max(PIL.Image.MAX_IMAGE_PIXELS or 0, at_least)
        if file_types.is_heif(prefix) and not _heif_known:
            import pi_heif  # type: ignore[import-untyped]  # ships no types

            pi_heif.register_heif_opener()
            _heif_known = True


def _quieten_libtiff() -> None:
    """Keep libtiff from writing its complaints straight to standard error; Pillow raises them anyway."""
    with contextlib.suppress(AttributeError, OSError):  # where it is linked in without its names
        ctypes.CDLL(pillow_core.__file__).TIFFSetErrorHandler(None)
