"""The picture of a file as it is compressed there, so that it can be passed on without another loss."""

from __future__ import annotations

import logging
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Any, Final

import PIL.ImageFile

from app.imaging import frames
from app.imaging.color import srgb_transform
from app.imaging.jpeg2000_file import jpeg2000_picture
from app.imaging.jpeg_frame import jpeg_frame, with_colours_told
from app.imaging.limits import limits_for
from app.imaging.source import open_picture
from app.imaging.strip_metadata import strip_metadata
from app.imaging.tiff_jpeg import tiff_jpeg
from app.model.image import Image

_log = logging.getLogger(__name__)
_MODES: Final = {1: "L", 3: "RGB", 4: "CMYK"}
_PHOTOMETRIC: Final = 262
_WHITE_IS_ZERO: Final = 0
_PNG_KINDS: Final = {0: 1, 2: 3, 3: 1}
"""Channels of PNG's colour types: grey, RGB, palette."""
_PALETTE: Final = 3
_DEPTHS: Final = frozenset({1, 2, 4, 8})


class Compression(StrEnum):
    """How a picture's data is compressed."""

    JPEG = "jpeg"
    JPEG2000 = "jpeg2000"
    PNG = "png"


@dataclass(frozen=True)
class CompressedPicture:
    """A picture's compressed data without metadata, as wide and high as it is stored, not upright.

    A JPEG or JPEG 2000 file, or the compressed rows of a PNG. ``orientation`` (EXIF) turns it upright.
    ``inverted`` is True if the highest value of a sample stands for the least light of its channel,
    against the habit. ``palette`` holds RGB triples, ``profile`` the ICC profile that gives the channels
    their meaning, if they need one.
    """

    compression: Compression
    data: bytes
    width: int
    height: int
    channels: int
    bits: int = 8
    orientation: int = 1
    inverted: bool = False
    palette: bytes = b""
    profile: bytes | None = None


def compressed_picture(image: Image) -> CompressedPicture | None:
    """Return the image's picture as its file holds it; None where only its pixels can be passed on.

    Kept are JPEG (also in MPO and TIFF), JPEG 2000 that every reader shows alike, and PNG that is neither
    interlaced nor transparent nor deeper than eight bits. Nothing is decoded: whether the data is sound,
    ``load`` tells. Raises InputError where the file cannot be opened.
    """
    with open_picture(image.source, image.name, limits_for(image)) as (picture, stream):
        frames.go_to_frame(picture, image.frame)
        try:
            return _of_file(image, picture, stream)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, OSError, struct.error) as error:
            _log.debug("compressed data left out: %s", error)
            return None


def _of_file(image: Image, picture: PIL.ImageFile.ImageFile, stream: IO[bytes]) -> CompressedPicture | None:
    kind = picture.format
    if kind in {"JPEG", "MPO"}:
        stream.seek(getattr(picture, "offset", 0) if kind == "MPO" else 0)
        return _jpeg(image, picture, stream.read(), inverted=picture.mode == "CMYK")
    if kind == "TIFF":
        tags = getattr(picture, "tag_v2", {})
        # Pillow tells the size of a TIFF upright
        size = picture.size[::-1] if image.orientation >= 5 else picture.size
        data = tiff_jpeg(tags, size, stream)
        inverted = tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO
        return None if data is None else _jpeg(image, picture, data, inverted=inverted)
    stream.seek(0)
    if kind == "JPEG2000":
        return _jpeg2000(image, picture, stream.read())
    if kind == "PNG" and image.frames == 1:
        return _png(image, picture, stream.read())
    return None


def _jpeg(
    image: Image, picture: PIL.ImageFile.ImageFile, data: bytes, *, inverted: bool
) -> CompressedPicture | None:
    bare = strip_metadata(data, profile=False)
    frame = jpeg_frame(bare) if bare is not None else None
    if bare is None or frame is None or not frame.is_common or frame.height == 0:
        return None
    channels = len(frame.ids)
    if _MODES.get(channels) != picture.mode:
        return None
    if channels == 3 and not frame.tells_colours:
        bare = with_colours_told(bare, rgb=frame.ids == b"RGB")
    return CompressedPicture(
        compression=Compression.JPEG,
        data=bare,
        width=frame.width,
        height=frame.height,
        channels=channels,
        orientation=image.orientation,
        inverted=inverted,
        profile=_profile(picture, _MODES[channels]),
    )


def _jpeg2000(image: Image, picture: PIL.ImageFile.ImageFile, data: bytes) -> CompressedPicture | None:
    found = jpeg2000_picture(data)
    if found is None or not found.is_plain or (found.width, found.height) != picture.size:
        return None
    return CompressedPicture(
        compression=Compression.JPEG2000,
        data=found.data,
        width=found.width,
        height=found.height,
        channels=found.channels,
        orientation=image.orientation,
        profile=_profile(picture, _MODES[found.channels]),
    )


def _png(image: Image, picture: PIL.ImageFile.ImageFile, data: bytes) -> CompressedPicture | None:
    bare = strip_metadata(data)
    if bare is None or "transparency" in picture.info:
        return None
    header, palette, rows = b"", b"", []
    at = 8
    while at + 12 <= len(bare):
        length, name = struct.unpack_from(">I4s", bare, at)
        body = bare[at + 8 : at + 8 + length]
        if name == b"IDAT":
            rows.append(body)
        elif name == b"IHDR":
            header = body
        elif name == b"PLTE":
            palette = body
        at += 12 + length
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if kind not in _PNG_KINDS or depth not in _DEPTHS or interlaced:
        return None
    return CompressedPicture(
        compression=Compression.PNG,
        data=b"".join(rows),
        width=width,
        height=height,
        channels=_PNG_KINDS[kind],
        bits=depth,
        orientation=image.orientation,
        palette=palette.ljust(3 << depth, b"\0")[: 3 << depth] if kind == _PALETTE else b"",
        profile=_profile(picture, "RGB" if kind >= 2 else "L"),
    )


def _profile(picture: PIL.ImageFile.ImageFile, mode: str) -> bytes | None:
    """Return the file's ICC profile where it fits these channels and means another colour than sRGB."""
    profile: Any = picture.info.get("icc_profile")
    if not isinstance(profile, bytes) or srgb_transform(profile, mode) is None:
        return None
    return profile
