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

    @property
    def stored_frame(self) -> int:
        """Return the number that tells this picture from others of its file, in which places are the same.

        It is ``frame``; pages of a PDF, whose pixels depend on the resolution, have that in bits 32 and up.
        """
        if self.format == "PDF" and self.dpi is not None:
            return self.frame + (round(self.dpi[0]) << 32)
        return self.frame
