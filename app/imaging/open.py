"""From a file to an ``Image``: its identity and size, told without decoding it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec
import PIL.ExifTags
import PIL.Image
import PIL.ImageFile

from app.imaging import frames
from app.imaging.incomplete import looks_cut_off
from app.imaging.limits import DEFAULT_LIMITS, OpenLimits
from app.imaging.pixels import load
from app.imaging.resolution import resolution
from app.imaging.source import check_pixels, open_error, open_picture
from app.model.errors import InputError
from app.model.image import Image
from app.model.phrase import phrase

__all__ = ["DEFAULT_LIMITS", "OpenLimits", "check_all_counted", "identify", "other_pages"]

MAX_INCOMPLETE_PIXELS = 40_000_000
"""Larger pictures are decoded tile by tile, which needs the whole file."""
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

    Only where ``limits`` allow incomplete images, and the file seems to be one, it is decoded. ``name`` is
    what users are shown, the file's name where absent. The content decides what it is, not the name.
    Raises InputError "cannot open NAME: reason".
    """
    shown = _printable(name or (source.name or str(source) if isinstance(source, Path) else "image"))
    with open_picture(source, shown, limits) as (picture, stream):
        count = frames.count_frames(picture, stream, limits)
        if not 0 <= frame < count:
            raise open_error(
                shown, phrase("it has no frame {frame}, only {count}", frame=frame + 1, count=count)
            )
        digest, size = _sha256(stream)
        whole = Image(shown, digest, 0, 0, source, frames=count, bytes_size=size)
        return _page(whole, frame, picture, stream, limits)


def other_pages(first: Image, limits: OpenLimits = DEFAULT_LIMITS) -> Iterator[Image | InputError]:
    """Yield the image of each page of a file after its first, or the error why it cannot be opened.

    That is quicker than to identify them one by one, for which the file is read again each time.
    """
    with open_picture(first.source, first.name, limits) as (picture, stream):
        one_way = picture.format != "HEIF"  # of which the first frame is found only after opening
        for frame in range(1, first.frames):
            page: Image | InputError | None = None
            if one_way:
                # what fails is tried again from the start, which also says why
                with contextlib.suppress(Exception):
                    page = _page(first, frame, picture, stream, limits)
            yield page or _identified(first, frame, limits)


def _identified(first: Image, frame: int, limits: OpenLimits) -> Image | InputError:
    try:
        return identify(first.source, first.name, frame=frame, limits=limits)
    except InputError as error:
        return error


def _page(
    whole: Image, frame: int, picture: PIL.ImageFile.ImageFile, stream: IO[bytes], limits: OpenLimits
) -> Image:
    """Return the image of a page; what is the same for every page of the file is taken from ``whole``."""
    kind = picture.format or ""
    if kind in frames.PAGED_FORMATS:
        frames.go_to_frame(picture, frame)
        check_pixels(picture, whole.name, limits)
    turn = orientation(picture, stream)
    width, height = picture.size
    dpi = resolution(picture, stream)
    if turn >= _SIDEWAYS:
        dpi = dpi and (dpi[1], dpi[0])
        if kind != "TIFF":  # Pillow has counted it in already there
            width, height = height, width
    image = Image(
        name=whole.name,
        sha256=whole.sha256,
        width=width,
        height=height,
        source=whole.source,
        format=kind,
        mode=picture.mode,
        orientation=turn,
        frame=frame,
        frames=whole.frames,
        dpi=dpi,
        bytes_size=whole.bytes_size,
    )
    if limits.incomplete and looks_cut_off(picture, stream):
        return _as_far_as_it_goes(image)
    return image


def _as_far_as_it_goes(image: Image) -> Image:
    """Return an image that is cut off as ``incomplete`` where part of it can be decoded, else as it is."""
    if image.width * image.height > MAX_INCOMPLETE_PIXELS or _decodes(image):
        return image
    incomplete = msgspec.structs.replace(image, incomplete=True)
    return incomplete if _shows_anything(incomplete) else image


def _decodes(image: Image) -> bool:
    try:
        load(image)
    except InputError:
        return False
    return True


def _shows_anything(image: Image) -> bool:
    """Return True if some of the picture can be decoded: what cannot is of one colour."""
    try:
        pixels = load(image)
    except InputError:
        return False
    extrema = pixels.getextrema()
    bands = extrema if isinstance(extrema[0], tuple) else (extrema,)
    return any(low != high for low, high in bands)


def check_all_counted(image: Image, limits: OpenLimits = DEFAULT_LIMITS) -> None:
    """Raise InputError where an image's file has pages beyond the ``frames`` of it that can be reached."""
    with open_picture(image.source, image.name, limits) as (picture, stream):
        one_more = OpenLimits(max_frames=image.frames + 1)
        if frames.count_frames(picture, stream, one_more) > image.frames:
            reason = phrase("of its pages only {count} are taken, which is the limit", count=image.frames)
            raise open_error(image.name, reason)
        if picture.format != "TIFF":
            return
        try:
            picture.seek(image.frames)
        except EOFError:  # where the chain of pages ends as it should
            return
        except Exception as error:
            reason = phrase("page {page} and what follows it is damaged", page=image.frames + 1)
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
