"""One picture as opened."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Image(msgspec.Struct, frozen=True):
    """One picture as opened: its identity and how to get at its bytes again.

    ``width`` and ``height`` are of the upright original (EXIF orientation applied), in pixels.
    ``sha256`` is of the file's bytes as given, lower-case hex. ``source`` is the file, or the bytes
    themselves for images that came without one (pasted, standard input, a link).
    ``orientation`` is the EXIF value (1..8) already counted in. ``frame`` is the frame or page shown,
    of ``frames``. ``dpi`` are dots an inch of the upright original, horizontally and vertically; ``None``
    where the file does not say. ``incomplete``: the file is cut off, and its pixels are what can be decoded.
    """

    name: str
    sha256: str
    width: int
    height: int
    source: Path | bytes
    format: str = ""
    mode: str = ""
    orientation: int = 1
    frame: int = 0
    frames: int = 1
    dpi: tuple[float, float] | None = None
    bytes_size: int = 0
    incomplete: bool = False
