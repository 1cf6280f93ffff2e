"""The JPEG picture in a TIFF file, put together from its strips (TIFF technical note 2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any, Final

from app.imaging.jpeg_frame import JpegFrame, jpeg_frame, with_colours_told

_COMPRESSION, _PHOTOMETRIC, _SAMPLES, _PLANES, _TABLES = 259, 262, 277, 284, 347
_STRIPS, _STRIP_BYTES = 273, 279
_TILES, _TILE_BYTES = 324, 325
_JPEG: Final = 7
_RGB: Final = 2
_PLAIN: Final = frozenset({0, 1, _RGB, 5, 6})
"""Photometric interpretations that JPEG knows too: grey of both kinds, RGB, CMYK, YCbCr."""
_END: Final = b"\xff\xd9"
_PROGRESSIVE: Final = 0xC2
_MOST_UNITS: Final = 65_535
"""Of a restart interval."""


def tiff_jpeg(tags: Any, size: tuple[int, int], stream: IO[bytes]) -> bytes | None:
    """Return a page of a TIFF as one JPEG picture whose colours are told, if that needs no new compression.

    ``tags`` are the page's, ``size`` is its stored width and height. Strips one above the other are
    joined by restart markers, as a JPEG may hold them between equal parts. ``None`` where the page is
    not JPEG, lies in several columns of tiles, or its strips do not fit together.
    """
    planes_apart = tags.get(_PLANES, 1) != 1 and tags.get(_SAMPLES, 1) != 1
    if tags.get(_COMPRESSION) != _JPEG or tags.get(_PHOTOMETRIC) not in _PLAIN or planes_apart:
        return None
    tiled = _TILES in tags
    places = tags.get(_TILES if tiled else _STRIPS, ())
    lengths = tags.get(_TILE_BYTES if tiled else _STRIP_BYTES, ())
    size_of_file = stream.seek(0, 2)  # parts of which may not be taken again and again
    if not places or len(places) != len(lengths) or sum(lengths) > size_of_file:
        return None
    strips = []
    for place, length in zip(places, lengths, strict=True):
        stream.seek(place)
        strips.append(stream.read(length))
    tables = tags.get(_TABLES, b"")
    joined = _joined([_whole(strip, tables) for strip in strips], size)
    if joined is None:
        return None
    frame = jpeg_frame(joined)
    if frame is None or frame.tells_colours or len(frame.ids) != 3:
        return joined
    return with_colours_told(joined, rgb=tags.get(_PHOTOMETRIC) == _RGB)


def _whole(strip: bytes, tables: bytes) -> bytes:
    """Return a strip with the tables all strips share, which stand between a start and an end."""
    return tables[:-2] + strip[2:] if len(tables) > 4 and tables.endswith(_END) else strip


def _joined(strips: Sequence[bytes], size: tuple[int, int]) -> bytes | None:
    frames = [jpeg_frame(strip) for strip in strips]
    first = frames[0]
    if first is None or not first.is_common:
        return None
    width, height = first.block
    columns, rows = -(-size[0] // width), -(-first.height // height)
    if -(-first.width // width) != columns:  # tiles beside each other
        return None
    if len(strips) == 1:
        return _resized(strips[0], first, size) if rows == -(-size[1] // height) else None
    joinable = first.height % height == 0 and not first.restarts and first.marker != _PROGRESSIVE
    if not joinable or columns * rows > _MOST_UNITS or -(-size[1] // first.height) != len(strips):
        return None
    parts = []
    for number, (strip, frame) in enumerate(zip(strips, frames, strict=True)):
        data = _scan_data(strip, strips[0], frame, first)
        if data is None:
            return None
        parts.append(data + (b"\xff" + bytes([0xD0 + number % 8]) if number < len(strips) - 1 else _END))
    interval = b"\xff\xdd\x00\x04" + (columns * rows).to_bytes(2, "big")
    head = _resized(strips[0], first, size)[: _data_at(strips[0], first)]
    return head[: first.scan_at] + interval + head[first.scan_at :] + b"".join(parts)


def _scan_data(strip: bytes, model: bytes, frame: JpegFrame | None, first: JpegFrame) -> bytes | None:
    """Return the coded data of a strip with the tables and components of the first, else None."""
    if frame is None or frame.scan_at != first.scan_at or frame.width != first.width:
        return None
    at = _data_at(strip, frame)
    sizes = slice(first.at + 5, first.at + 9)
    heads = [bytearray(strip[:at]), bytearray(model[: _data_at(model, first)])]
    for head in heads:
        head[sizes] = bytes(4)
    end = strip.rfind(_END)
    return strip[at:end] if heads[0] == heads[1] and end >= at else None


def _data_at(strip: bytes, frame: JpegFrame) -> int:
    return frame.scan_at + 2 + int.from_bytes(strip[frame.scan_at + 2 : frame.scan_at + 4], "big")


def _resized(strip: bytes, frame: JpegFrame, size: tuple[int, int]) -> bytes:
    """Return the JPEG with another size in its frame header, which cuts off what padding was coded."""
    told = size[1].to_bytes(2, "big") + size[0].to_bytes(2, "big")
    return strip[: frame.at + 5] + told + strip[frame.at + 9 :]
