"""What the frame header of a JPEG picture says, and where its data begins (ITU-T T.81, B.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_START: Final = b"\xff\xd8"
_SCAN: Final = 0xDA
_ADOBE: Final = 0xEE
_JFIF: Final = 0xE0
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_COMMON: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive with Huffman coding, which every reader knows."""
_RESTART_INTERVAL: Final = 0xDD


@dataclass(frozen=True)
class JpegFrame:
    """The frame header of a JPEG picture, and what stands before its first scan.

    ``at`` is the place of the marker. ``sampling`` holds the horizontal and the vertical factor of each
    component. ``tells_colours`` is True if JFIF or Adobe's marker says what the components are.
    """

    at: int
    marker: int
    bits: int
    width: int
    height: int
    ids: bytes
    sampling: tuple[tuple[int, int], ...]
    tells_colours: bool
    restarts: bool
    scan_at: int

    @property
    def is_common(self) -> bool:
        """Return True if every program that shows JPEG shows it: Huffman coded, eight bits a sample."""
        return self.marker in _COMMON and self.bits == 8

    @property
    def block(self) -> tuple[int, int]:
        """Return the width and height in pixels of what is coded as one unit."""
        if len(self.sampling) == 1:
            return 8, 8
        return 8 * max(h for h, _ in self.sampling), 8 * max(v for _, v in self.sampling)


def jpeg_frame(data: bytes) -> JpegFrame | None:
    """Return the frame header of a JPEG picture; None where it is odd."""
    found: tuple[int, bytes] | None = None
    tells_colours = restarts = False
    for at, marker, body in segments(data):
        if marker in _FRAMES:
            found = at, body
        elif marker in {_JFIF, _ADOBE}:
            tells_colours = True
        elif marker == _RESTART_INTERVAL:
            restarts = any(body)
        elif marker == _SCAN and found is not None:
            at_frame, header = found
            count = header[5] if len(header) > 5 else 0
            if not count or len(header) != 6 + 3 * count:
                return None
            factors = header[7::3]
            return JpegFrame(
                at=at_frame,
                marker=data[at_frame + 1],
                bits=header[0],
                height=int.from_bytes(header[1:3], "big"),
                width=int.from_bytes(header[3:5], "big"),
                ids=header[6::3],
                sampling=tuple((f >> 4, f & 15) for f in factors),
                tells_colours=tells_colours,
                restarts=restarts,
                scan_at=at,
            )
    return None


def segments(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield place, marker and body of each segment up to the first scan; ends where something is odd."""
    if not data.startswith(_START):
        return
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(data):
            return
        yield at, marker, data[at + 4 : at + 2 + length]
        if marker == _SCAN:
            return
        at += 2 + length


def with_colours_told(data: bytes, *, rgb: bool) -> bytes:
    """Return a JPEG picture with Adobe's marker, which says whether its three components are RGB or YCbCr."""
    marker = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([0 if rgb else 1])
    return data[:2] + marker + data[2:]
