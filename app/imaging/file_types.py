"""What kind of file some bytes are, told by their beginning alone."""

from __future__ import annotations

from typing import Final

import PIL.Image

from app.model.phrase import Phrase, phrase

PREFIX_BYTES: Final = 64
"""Bytes of a file's beginning that are looked at."""

PRELOADED_FORMATS: Final = ("JPEG", "PNG", "GIF", "BMP", "PPM")
"""Formats whose readers Pillow has at hand at once; the others cost some 40 ms the first time."""

_UNREADABLE: Final = frozenset({"BUFR", "GRIB", "HDF5", "MPEG", "WMF", "XVTHUMB"})
"""Formats Pillow names but has no pixels of, or only on Windows."""
_REFUSED: Final = frozenset({"EPS"})
"""EPS runs Ghostscript, a whole programming language, on what a stranger wrote."""

_UNSUPPORTED: Final = (
    (b"\xff\x0a", phrase("JPEG XL pictures are not supported, save it as PNG or JPEG")),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", phrase("JPEG XL pictures are not supported, save it as PNG or JPEG")),
    (b"%!PS", phrase("PostScript is not supported, save it as PNG")),
    (b"\xc5\xd0\xd3\xc6", phrase("PostScript is not supported, save it as PNG")),
    (b"\xd7\xcd\xc6\x9a", phrase("Windows metafiles are not supported, save it as PNG")),
    (b"\x01\x00\x00\x00\x6c\x00\x00\x00", phrase("Windows metafiles are not supported, save it as PNG")),
    (b"PK\x03\x04", phrase("it is a ZIP archive or an office document, not an image")),
    (b"\x1f\x8b", phrase("it is a compressed archive, not an image")),
    (b"\x1aE\xdf\xa3", phrase("it is a film, not an image")),
    (b"\x00\x00\x01\xba", phrase("it is a film, not an image")),
    (b"\x00\x00\x01\xb3", phrase("it is a film, not an image")),
)
_FILM_BRANDS: Final = (b"iso", b"mp4", b"avc1", b"qt  ", b"M4V ", b"3gp")
_HEIF_BRANDS: Final = (
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
)  # fmt: skip

_BEFORE_PDF: Final = b"\xef\xbb\xbf\0 \t\r\n"
"""What some programs write before a PDF begins, and readers pass over."""
_FORMATS: Final = (
    (b"\xff\xd8", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"8BPS", "PSD"),
    (b"qoif", "QOI"),
)


def other_formats() -> tuple[str, ...]:
    """Return Pillow's names of all formats that are opened beyond ``PRELOADED_FORMATS``."""
    PIL.Image.init()
    return tuple(f for f in PIL.Image.ID if f not in _UNREADABLE | _REFUSED | set(PRELOADED_FORMATS))


def is_heif(prefix: bytes) -> bool:
    """Return True if a file that begins so may be HEIF (``mif1`` may also be AVIF)."""
    return prefix[4:8] == b"ftyp" and prefix[8:12] in _HEIF_BRANDS


def format_name(prefix: bytes) -> str | None:
    """Return the usual name of a well-known supported format that begins so, else ``None``."""
    if prefix[:4] == b"RIFF" and prefix[8:12] == b"WEBP":
        return "WebP"
    if prefix[4:12] in {b"ftypavif", b"ftypavis"}:
        return "AVIF"
    if is_heif(prefix):
        return "HEIF"
    if prefix.lstrip(_BEFORE_PDF).startswith(b"%PDF-"):
        return "PDF"
    return next((name for magic, name in _FORMATS if prefix.startswith(magic)), None)


def unsupported_reason(prefix: bytes) -> Phrase | None:
    """Return why a file that begins so is not opened, ``None`` where nothing is known against it."""
    for magic, reason in _UNSUPPORTED:
        if prefix.startswith(magic):
            return reason
    if prefix[4:8] == b"ftyp" and prefix[8:12].startswith(_FILM_BRANDS):
        return phrase("it is a film, not an image")
    start = prefix.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return phrase("it is a web page, not an image")
    if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start):
        return phrase("SVG drawings are not supported, save it as PNG")
    return None


def looks_like_image(prefix: bytes) -> bool:
    """Return True if a file that begins so is worth opening, by the marks formats begin with."""
    if not prefix or unsupported_reason(prefix):
        return False
    if format_name(prefix):
        return True
    for name in other_formats() + PRELOADED_FORMATS:
        accepts = PIL.Image.OPEN[name][1]
        # formats without a mark of their own would take anything; some read four bytes of fewer
        if accepts is not None and accepts(prefix[:16].ljust(16, b"\0")) is True:
            return True
    return False
