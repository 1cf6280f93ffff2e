"""How many pixels of a picture make an inch, in both directions, as far as its file says so."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from typing import IO, Any, Final

import PIL.ExifTags
import PIL.Image
import PIL.ImageFile

Resolution = tuple[float, float]
"""Dots an inch, horizontally and vertically."""

_INCH: Final = 2.54
"""Centimetres."""
_METRES_AN_INCH: Final = 0.0254
_PLACEHOLDER: Final = (72.0, 72.0)
"""What EXIF prescribes where the resolution is unknown (Exif 2.32, 4.6.4 A), and many programs write."""
_MOST: Final = 1e6
"""Dots an inch beyond what any microscope gives; more is a damaged figure."""
_RESOLUTION_INFO: Final = 0x03ED
"""Photoshop's image resource of that name."""
_HEADER_BYTES: Final = 65_536
_BOXES: Final = frozenset({b"jp2h", b"res "})
"""Boxes of JPEG 2000 on the way to a resolution."""


def resolution(picture: PIL.ImageFile.ImageFile, stream: IO[bytes]) -> Resolution | None:
    """Return the resolution of the picture's current frame as it is stored, not turned upright.

    ``stream`` is a second one of the file's bytes. ``None`` where the file does not say: a ratio of sides
    alone (JFIF and PNG of unit 0, TIFF and EXIF of unit 1) is no resolution.

    Where two places of a file disagree, that of the format itself (JFIF, pHYs) counts, for the last
    program that wrote the file wrote it, while EXIF is carried over whole from an earlier one. Pillow
    holds it so too; ExifTool prefers EXIF. But 72 dpi, which stands for "unknown" in so many files, gives
    way to any other statement.
    """
    statements = [found for found in _statements(picture, stream) if found is not None]
    return next((found for found in statements if found != _PLACEHOLDER), next(iter(statements), None))


def _statements(picture: PIL.ImageFile.ImageFile, stream: IO[bytes]) -> Iterator[Resolution | None]:
    kind, info = picture.format, picture.info
    if kind == "TIFF":
        yield _from_tags(getattr(picture, "tag_v2", {}))
        return
    if kind in {"JPEG", "MPO"}:
        # not Pillow's own figure, which is 72 where there is EXIF without a resolution
        unit = {1: 1.0, 2: _INCH}.get(info.get("jfif_unit", 0))
        across, down = info.get("jfif_density", (None, None))
        yield _pair(across, down, unit)
    elif kind == "JPEG2000":
        yield from _in_jpeg2000(stream)
    elif kind == "PSD":
        yield _in_photoshop({r[0]: r[2] for r in getattr(picture, "resources", ())})
    elif kind in {"PCX", "DCX"}:
        # some programs put the size of the screen or of the picture there
        yield None if info.get("dpi") == picture.size else _pair(*info.get("dpi", (None, None)))
    elif kind in {"PNG", "BMP", "DIB", "PDF"}:
        yield _pair(*info.get("dpi", (None, None)))
    try:
        # the class's own method, since that of PNG decodes the pixels first
        yield _from_tags(PIL.Image.Image.getexif(picture))
    except Exception:  # noqa: BLE001 - damaged metadata does not spoil the picture
        yield None
    yield _in_photoshop(info.get("photoshop", {}))


def _from_tags(tags: Any) -> Resolution | None:
    base = PIL.ExifTags.Base
    # TIFF 6.0, section 8: the unit is the inch where it is not told
    unit = {1: None, 2: 1.0, 3: _INCH}.get(tags.get(base.ResolutionUnit, 2))
    return _pair(tags.get(base.XResolution), tags.get(base.YResolution), unit)


def _in_photoshop(resources: dict[int, Any]) -> Resolution | None:
    found = resources.get(_RESOLUTION_INFO)
    if isinstance(found, dict):  # as Pillow reads it from a JPEG
        return _pair(found.get("XResolution"), found.get("YResolution"))
    if isinstance(found, bytes) and len(found) >= 12:
        # fixed point numbers of an inch, whatever unit is named for showing them
        across, down = struct.unpack(">I4xI", found[:12])
        return _pair(across / 65_536, down / 65_536)
    return None


def _in_jpeg2000(stream: IO[bytes]) -> Iterator[Resolution | None]:
    """Yield the resolution of capture, then that of display (ISO 15444-1, I.5.3.7)."""
    stream.seek(0)
    found = dict(_leaf_boxes(stream.read(_HEADER_BYTES)))
    for name in (b"resc", b"resd"):
        box = found.get(name, b"")
        if len(box) < 10:
            continue
        down, down_by, across, across_by, down_power, across_power = struct.unpack(">HHHHbb", box[:10])
        if down_by and across_by:
            yield _pair(
                across / across_by * 10.0**across_power, down / down_by * 10.0**down_power, _METRES_AN_INCH
            )


def _leaf_boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if length < 8:  # to the end of the file, or longer than four bytes tell: no header
            return
        if name in _BOXES:
            yield from _leaf_boxes(data[at + 8 : at + length])
        else:
            yield name, data[at + 8 : at + length]
        at += length


def _pair(across: object, down: object, unit: float | None = 1.0) -> Resolution | None:
    """Return both figures times ``unit``, one that is missing as the other; None where they cannot be."""
    if unit is None:
        return None
    pair = _figure(down if across is None else across), _figure(across if down is None else down)
    if pair[0] is None or pair[1] is None:
        return None
    found = pair[0] * unit, pair[1] * unit
    return found if all(1 < value < _MOST for value in found) else None


def _figure(value: Any) -> float | None:
    try:
        figure = float(value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return figure if math.isfinite(figure) else None
