"""Finds the fonts that the samples are drawn with, wherever this system keeps them.

    python resources/samples/fonts.py

prints the Debian packages of those that are not there, "|" between a package's names in several releases.
"""

from __future__ import annotations

import os
import struct
from functools import cache
from pathlib import Path

FACES = {
    "serif": "LiberationSerif-Regular.ttf",
    "serif-bold": "LiberationSerif-Bold.ttf",
    "serif-italic": "LiberationSerif-Italic.ttf",
    "sans": "LiberationSans-Regular.ttf",
    "sans-bold": "LiberationSans-Bold.ttf",
    "typewriter": "LiberationMono-Regular.ttf",
    "mono": "DejaVuSansMono.ttf",
    "mono-bold": "DejaVuSansMono-Bold.ttf",
}
PACKAGES = {"Liberation": "fonts-liberation2|fonts-liberation", "DejaVu": "fonts-dejavu-core"}
FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts").expanduser(),
    Path("~/.fonts").expanduser(),
)


class MissingFontError(Exception):
    """A font that the samples are drawn with is not installed."""


@cache
def path_of(face: str) -> Path:
    """Return the file of a face; raises MissingFontError where this system does not have it."""
    name = FACES[face]
    for folder in FOLDERS:
        for inside, _folders, files in os.walk(folder):
            path = Path(inside, name)
            if name in files and revision(path) >= 2:  # Liberation 1 has other outlines
                return path
    raise MissingFontError(f"{name} is not installed in version 2 or newer")


def revision(path: Path) -> float:
    """Return the version of a TrueType font: ``fontRevision`` of its table ``head``, 16.16 fixed point."""
    content = path.read_bytes()
    (tables,) = struct.unpack_from(">H", content, 4)
    for number in range(tables):
        tag, _checksum, offset, _length = struct.unpack_from(">4sIII", content, 12 + 16 * number)
        if tag == b"head":
            (fixed,) = struct.unpack_from(">i", content, offset + 4)
            return float(fixed / 65536)
    return 0.0


def missing_packages() -> list[str]:
    """Return the Debian packages of the fonts that are not installed, each once."""
    missing = []
    for face, name in FACES.items():
        try:
            path_of(face)
        except MissingFontError:
            missing.append(next(package for maker, package in PACKAGES.items() if name.startswith(maker)))
    return list(dict.fromkeys(missing))


if __name__ == "__main__":
    print(*missing_packages())
