"""The image as a PDF holds it: the JPEG itself where that shows upright everywhere, else its pixels."""

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
    """The entries of the image's dictionary, and its data. Raises InputError where it cannot be read.

    Pixels are kept as they are; what shows through is put on white, which is what paper does.
    """
    picture = load(image)
    size = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
    data = None
    if image.format == "JPEG" and image.orientation == 1 and image.frames == 1 and image.mode in {"L", "RGB"}:
        data = strip_metadata(image.source.read_bytes() if isinstance(image.source, Path) else image.source)
    if data is not None:
        space = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
        return f"{size} /ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode", data
    plain = _leanest(_on_white(picture), image.mode)
    bits, colors = (1, 1) if plain.mode == "1" else (8, len(plain.getbands()))
    out = io.BytesIO()
    plain.save(out, "PNG", compress_level=6)
    space = "/DeviceGray" if colors == 1 else "/DeviceRGB"
    # PNG's compressed rows are what PDF calls Flate with predictor 15
    parameters = f"<< /Predictor 15 /Colors {colors} /BitsPerComponent {bits} /Columns {plain.width} >>"
    entries = f"/ColorSpace {space} /BitsPerComponent {bits} /Filter /FlateDecode /DecodeParms {parameters}"
    return f"{size} {entries}", b"".join(_rows(out.getvalue()))


def _on_white(picture: PIL.Image.Image) -> PIL.Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = PIL.Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _leanest(picture: PIL.Image.Image, mode: str) -> PIL.Image.Image:
    """One channel for what has no colour, one bit for what was stored so."""
    red, green, blue = picture.split()
    for other in (green, blue):
        if PIL.ImageChops.difference(red, other).getbbox() is not None:
            return picture
    return red.convert("1", dither=PIL.Image.Dither.NONE) if mode == "1" else red


def _rows(png: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += 12 + length
