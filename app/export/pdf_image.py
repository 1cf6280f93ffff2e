"""The image as a PDF holds it: its file's compressed data where readers can show that, else its pixels."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import PIL.Image
import PIL.ImageChops
import PIL.TiffImagePlugin

from app.export.few_colours import few_colours
from app.imaging.compressed import CompressedPicture, Compression, compressed_picture
from app.imaging.lossy import is_lossy
from app.imaging.pixels import load
from app.model.image import Image

_SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_FILTERS: Final = {Compression.JPEG: "/DCTDecode", Compression.JPEG2000: "/JPXDecode"}
_TURNS: Final = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""Matrices that turn the unit square as EXIF's orientations say; y runs upwards, as in PDF."""
_QUALITIES: Final = (95, 90, 85, 80, 75)
_GROWTH: Final = {"WEBP": 1.5, "HEIF": 2.0, "AVIF": 2.0}
"""How many bytes JPEG takes for what a newer lossy format holds in one, roughly."""
_JPEG_MAX_SIDE: Final = 65_500
"""The longest side JPEG can have."""
_ROWS_PER_STRIP: Final = 278
_STRIP_PLACES: Final = 273
_STRIP_LENGTHS: Final = 279


@dataclass(frozen=True)
class PdfImage:
    """An image XObject: its data, and what its dictionary says of them. PDF 1.7, 8.9.5.

    ``width`` and ``height`` are of the data, which ``orientation`` (EXIF) turns upright on the page.
    ``palette`` holds RGB triples, ``profile`` an ICC profile of the channels.
    """

    data: bytes
    width: int
    height: int
    filter: str
    channels: int
    bits: int = 8
    parameters: str = ""
    inverted: bool = False
    palette: bytes = b""
    profile: bytes | None = None
    orientation: int = 1

    def entries(self, profile: int | None) -> str:
        """Return the entries of the dictionary; ``profile`` is the object of the profile, if it has one."""
        indexed = bool(self.palette)
        space = _SPACES[3 if indexed else self.channels] if profile is None else f"[/ICCBased {profile} 0 R]"
        if indexed:
            space = f"[/Indexed {space} {len(self.palette) // 3 - 1} <{self.palette.hex()}>]"
        parts = [
            f"/Type /XObject /Subtype /Image /Width {self.width} /Height {self.height} /ColorSpace {space}",
            f"/BitsPerComponent {self.bits} /Filter {self.filter}",
        ]
        if self.parameters:
            parts.append(f"/DecodeParms << {self.parameters} >>")
        if self.inverted:
            parts.append(f"/Decode [{' '.join(['1 0'] * self.channels)}]")
        return " ".join(parts)

    def profile_entries(self) -> str:
        """Return the entries of the dictionary of the profile's stream."""
        channels = 3 if self.palette else self.channels
        return f"/N {channels} /Alternate {_SPACES[channels]} /Filter /FlateDecode"

    def matrix(self, width: float, height: float) -> str:
        """Return the matrix that lays the image upright on an area of this size at the origin."""
        a, b, c, d, e, f = _TURNS[self.orientation]
        values = a * width, b * height, c * width, d * height, e * width, f * height
        return " ".join(f"{value:.4f}" for value in values)


def pdf_image(image: Image) -> PdfImage:
    """Return the image for a PDF, its metadata left out. Raises InputError where it cannot be read.

    Compressed data is kept as it is. Of other files pixels are kept without loss, transparent ones on
    white; but what was lossy becomes JPEG of about its file's quality.
    """
    picture = load(image)  # also tells whether the data is sound
    kept = None if image.incomplete else compressed_picture(image)
    if kept is not None and kept.compression is not Compression.PNG:
        return _as_kept(kept)
    if kept is None and max(picture.size) <= _JPEG_MAX_SIDE and is_lossy(image):
        return _as_jpeg(image, _on_white(picture))
    ways = [_as_kept(kept)] if kept is not None else []
    if kept is None or kept.profile is None:  # the pixels have it worked in, which others show less well
        ways += _without_loss(_on_white(picture), image.mode)
    return min(ways, key=lambda way: len(way.data) + len(way.palette))


def _as_kept(kept: CompressedPicture) -> PdfImage:
    png = kept.compression is Compression.PNG
    return PdfImage(
        data=kept.data,
        width=kept.width,
        height=kept.height,
        filter="/FlateDecode" if png else _FILTERS[kept.compression],
        channels=kept.channels,
        bits=kept.bits,
        parameters=_png_parameters(kept.width, kept.channels, kept.bits) if png else "",
        inverted=kept.inverted,
        palette=kept.palette,
        profile=kept.profile,
        orientation=kept.orientation,
    )


def _as_jpeg(image: Image, picture: PIL.Image.Image) -> PdfImage:
    plain = _gray(picture) or picture
    most = image.bytes_size / image.frames * _GROWTH.get(image.format, 1.2)
    data = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=quality, subsampling=2, optimize=True)
        data = out.getvalue()
        if len(data) <= most:
            break
    return PdfImage(data, plain.width, plain.height, "/DCTDecode", len(plain.getbands()))


def _without_loss(picture: PIL.Image.Image, mode: str) -> Iterator[PdfImage]:
    gray = _gray(picture)
    two_levels = gray is not None and mode in {"1", "P"} and _has_two_levels(gray)
    if gray is not None and two_levels:
        bilevel = gray.convert("1", dither=PIL.Image.Dither.NONE)
        yield _as_fax(bilevel)
        yield _as_rows(bilevel)
        return
    yield _as_rows(gray or picture)
    indexed = None if gray is not None else few_colours(picture)
    if indexed is not None:
        bits = next(bits for bits in (1, 2, 4, 8) if len(indexed.palette) // 3 <= 1 << bits)
        yield _as_rows(indexed.picture, bits, indexed.palette)


def _as_fax(picture: PIL.Image.Image) -> PdfImage:
    """Return the picture of one bit a pixel in CCITT Group 4 (ITU-T T.6), all of it in one strip."""
    out = io.BytesIO()
    # the coder takes ones for black
    PIL.ImageChops.invert(picture).save(
        out, "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: picture.height}
    )
    with PIL.Image.open(out) as tiff:
        tags = getattr(tiff, "tag_v2", {})
        (at,), (length,) = tags[_STRIP_PLACES], tags[_STRIP_LENGTHS]
    return PdfImage(
        data=out.getvalue()[at : at + length],
        width=picture.width,
        height=picture.height,
        filter="/CCITTFaxDecode",
        channels=1,
        bits=1,
        parameters=f"/K -1 /Columns {picture.width} /Rows {picture.height} /BlackIs1 false",
    )


def _as_rows(picture: PIL.Image.Image, bits: int = 8, palette: bytes = b"") -> PdfImage:
    """Return the picture's pixels, compressed row by row as in a PNG; ``bits`` matter with a palette."""
    if picture.mode == "1":
        bits = 1
    out = io.BytesIO()
    options = {"bits": bits} if palette else {}
    picture.save(out, "PNG", compress_level=6, **options)
    channels = len(picture.getbands())
    return PdfImage(
        data=b"".join(_compressed_rows(out.getvalue())),
        width=picture.width,
        height=picture.height,
        filter="/FlateDecode",
        channels=channels,
        bits=bits,
        parameters=_png_parameters(picture.width, channels, bits),
        palette=palette,
    )


def _png_parameters(width: int, channels: int, bits: int) -> str:
    # PNG's compressed rows are what PDF calls Flate with predictor 15
    return f"/Predictor 15 /Colors {channels} /BitsPerComponent {bits} /Columns {width}"


def _on_white(picture: PIL.Image.Image) -> PIL.Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = PIL.Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _gray(picture: PIL.Image.Image) -> PIL.Image.Image | None:
    """Return a picture without colour in one channel, None where it has colour."""
    red, green, blue = picture.split()
    for channel in (green, blue):
        if PIL.ImageChops.difference(red, channel).getbbox() is not None:
            return None
    return red


def _has_two_levels(gray: PIL.Image.Image) -> bool:
    return {level for _, level in gray.getcolors(256) or ()} <= {0, 255}


def _compressed_rows(png: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += 12 + length
