"""Decoding a picture smaller than it is, where its format makes that quicker."""

from __future__ import annotations

from typing import IO, Final

import PIL.Image
import PIL.ImageFile

from app.imaging.jpeg2000_process import MIN_PIXELS, decode_in_process
from app.imaging.open_errors import SizeDiffersError
from app.imaging.pdf import PdfPicture

_HEADER: Final = 65_536
_START: Final = b"\xff\x4f\xff\x51"
"""How a JPEG 2000 codestream begins: its first two markers."""
_CODING: Final = b"\xff\x52"


def decodes_smaller(kind: str) -> bool:
    """Return True if pictures of this format (Pillow's name) are decoded quicker in a smaller size."""
    return kind in {"JPEG", "MPO", "JPEG2000", "PDF"}


def ask_for_smaller(picture: PIL.ImageFile.ImageFile, stream: IO[bytes], least: tuple[int, int]) -> None:
    """Ask for the smallest size the format offers that is not under ``least``; decoding obeys."""
    if picture.format == "JPEG2000":
        halvings = min(picture.width // least[0], picture.height // least[1]).bit_length() - 1
        halvings = max(0, min(halvings, _max_halvings(stream)))
        while not all(_rounding_agrees(side, halvings) for side in picture.size):
            halvings -= 1
        # a property of this format that hides the method of the same name
        picture.reduce = halvings  # type: ignore[method-assign, assignment]
    else:
        picture.draft(None, least)


def decode(picture: PIL.ImageFile.ImageFile, stream: IO[bytes]) -> PIL.Image.Image:
    """Return the picture decoded in the size asked for.

    Raises SizeDiffersError where a file holds another size than its header told, by which everything
    found in the picture would be misplaced.
    """
    if isinstance(picture, PdfPicture):
        return picture.rendered()
    announced = picture.size
    reduce: object = picture.reduce  # a number where halving was asked for, else the method
    halvings = reduce if isinstance(reduce, int) else 0
    if picture.format == "JPEG2000" and announced[0] * announced[1] >> 2 * halvings >= MIN_PIXELS:
        decoded = decode_in_process(stream, halvings, announced[0] * announced[1])
    else:
        picture.load()
        decoded = picture
        if picture.format == "JPEG2000":
            picture.reduce = 0  # type: ignore[method-assign, assignment]  # gives the method back
    if not halvings and decoded.size != announced:
        raise SizeDiffersError(announced, decoded.size)
    return decoded


def _rounding_agrees(side: int, halvings: int) -> bool:
    # the format rounds up, Pillow to the nearest, and then finds the data damaged
    power = 1 << halvings
    return (side + (power >> 1)) // power == -(-side // power)


def _max_halvings(stream: IO[bytes]) -> int:
    """Return how often a JPEG 2000 picture can be halved; 0 where that is not clear."""
    stream.seek(0)
    header = stream.read(_HEADER)
    position = header.find(_START)
    if position < 0:
        return 0
    position += 2
    while position + 10 <= len(header) and header[position] == _CODING[0]:
        if header.startswith(_CODING, position):
            return header[position + 9]
        position += 2 + int.from_bytes(header[position + 2 : position + 4], "big")
    return 0
