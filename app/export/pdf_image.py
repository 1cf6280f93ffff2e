"""The image as a PDF holds it: the JPEG file itself where readers show that upright, else its pixels."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import PIL.Image
import PIL.ImageChops

from app.imaging.pixels import load
from app.imaging.strip_metadata import strip_metadata
from app.model.image import Image


def image_object(image: Image) -> tuple[str, bytes]:
    """Return the entries of an image XObject's dictionary, and its data.

    Pixels are kept without loss, transparent ones on white. Raises InputError where the image cannot be
    read. PDF 1.7, 8.9.5.
    """
    picture = load(image)
    size = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
    data = None
    if image.format == "JPEG" and image.orientation == 1 and image.frames == 1 and image.mode in {"L", "RGB"}:
        data = strip_metadata(image.source.read_bytes() if isinstance(image.source, Path) else image.source)
    if data is not None:
        space = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
        return f"{size} /ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode", data
    plain = _smallest_mode(_on_white(picture), image.mode)
    bits, colors = (1, 1) if plain.mode == "1" else (8, len(plain.getbands()))
    out = io.BytesIO()
    plain.save(out, "PNG", compress_level=6)
    space = "/DeviceGray" if colors == 1 else "/DeviceRGB"
    # PNG's compressed rows are what PDF calls Flate with predictor 15
    parameters = f"<< /Predictor 15 /Colors {colors} /BitsPerComponent {bits} /Columns {plain.width} >>"
    entries = f"/ColorSpace {space} /BitsPerComponent {bits} /Filter /FlateDecode /DecodeParms {parameters}"
    return f"{size} {entries}", b"".join(_compressed_rows(out.getvalue()))


def _on_white(picture: PIL.Image.Image) -> PIL.Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = PIL.Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _smallest_mode(picture: PIL.Image.Image, mode: str) -> PIL.Image.Image:
    """Return a picture without colour in one channel, one stored with one bit a pixel in one bit."""
    red, green, blue = picture.split()
    for channel in (green, blue):
        if PIL.ImageChops.difference(red, channel).getbbox() is not None:
            return picture
    return red.convert("1", dither=PIL.Image.Dither.NONE) if mode == "1" else red


def _compressed_rows(png: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += 12 + length
