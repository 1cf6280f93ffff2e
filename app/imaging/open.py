"""From a file to an ``Image``: its identity and size, told without decoding it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import IO

import PIL.ExifTags
import PIL.Image
import PIL.ImageFile

from app.imaging import frames
from app.imaging.limits import DEFAULT_LIMITS, OpenLimits
from app.imaging.resolution import resolution
from app.imaging.source import check_pixels, open_error, open_picture
from app.model.image import Image

__all__ = ["DEFAULT_LIMITS", "OpenLimits", "check_all_counted", "identify"]

_SIDEWAYS = 5
"""EXIF orientations from here on swap width and height."""


def identify(
    source: Path | bytes,
    name: str | None = None,
    *,
    frame: int = 0,
    limits: OpenLimits = DEFAULT_LIMITS,
) -> Image:
    """Return the image in a file or in bytes; reads its header and its SHA-256, decodes nothing.

    ``name`` is what users are shown, the file's name where absent. The content decides what it is, not
    the name. Raises InputError "cannot open NAME: reason".
    """
    shown = _printable(name or (source.name or str(source) if isinstance(source, Path) else "image"))
    with open_picture(source, shown, limits) as (picture, stream):
        kind = picture.format or ""
        count = frames.count_frames(picture, stream, limits)
        if not 0 <= frame < count:
            raise open_error(shown, f"it has no frame {frame + 1}, only {count}")
        if kind in frames.PAGED_FORMATS:
            frames.go_to_frame(picture, frame)
            check_pixels(picture, shown, limits)
        turn = orientation(picture, stream)
        width, height = picture.size
        if turn >= _SIDEWAYS and kind != "TIFF":  # Pillow has counted it in already there
            width, height = height, width
        dpi = resolution(picture, stream)
        if dpi is not None and turn >= _SIDEWAYS:
            dpi = dpi[1], dpi[0]
        digest, size = _sha256(stream)
        return Image(
            name=shown,
            sha256=digest,
            width=width,
            height=height,
            source=source,
            format=kind,
            mode=picture.mode,
            orientation=turn,
            frame=frame,
            frames=count,
            dpi=dpi,
            bytes_size=size,
        )


def check_all_counted(image: Image, limits: OpenLimits = DEFAULT_LIMITS) -> None:
    """Raise InputError where an image's file has pages beyond the ``frames`` of it that can be reached."""
    if image.format != "TIFF":
        return
    if image.frames >= limits.max_frames:
        raise open_error(image.name, f"of its pages only {image.frames} are taken, which is the limit")
    with open_picture(image.source, image.name, limits) as (picture, _):
        try:
            picture.seek(image.frames)
        except EOFError:  # where the chain of pages ends as it should
            return
        except Exception as error:
            reason = f"page {image.frames + 1} and what follows it is damaged"
            raise open_error(image.name, reason) from error


def orientation(picture: PIL.ImageFile.ImageFile, stream: IO[bytes]) -> int:
    """Return the EXIF orientation, 1 to 8, of the picture's current frame; 1 where there is no valid one."""
    if picture.format == "PNG":
        picture.info.update(frames.png_info(stream))
    try:
        # the class's own method, since that of PNG decodes the pixels first
        value = PIL.Image.Image.getexif(picture).get(PIL.ExifTags.Base.Orientation)
    except Exception:  # noqa: BLE001 - damaged metadata does not spoil the picture
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _sha256(stream: IO[bytes]) -> tuple[str, int]:
    digest = hashlib.sha256()
    stream.seek(0)
    while block := stream.read(2**20):
        digest.update(block)
    return digest.hexdigest(), stream.tell()


def _printable(name: str) -> str:
    # file names may hold bytes that are no text, which no document could store
    return os.fsencode(name).decode("utf-8", "replace")
