"""Pictures a service can tell apart by their size, and what a service sees of an upload."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

import PIL.Image


@dataclass(frozen=True)
class Seen:
    """What a service finds when it opens what was sent."""

    format: str
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


def seen(data: bytes, formats: tuple[str, ...]) -> Seen | None:
    """Return what the picture turns out to be; None where it cannot be opened, or has no format listed."""
    try:
        with PIL.Image.open(io.BytesIO(data), formats=formats) as picture:
            picture.load()
            return Seen(picture.format or "", picture.width, picture.height)
    except (OSError, ValueError, SyntaxError):
        return None


def drawn(folder: Path, count: int = 1, width: int = 120, suffix: str = ".png") -> list[Path]:
    """Draw pictures of width ``width``, ``width + 1`` …, height 90: each answer says whose it is."""
    paths = []
    for number in range(count):
        path = folder / f"picture-{number:03}{suffix}"
        PIL.Image.new("RGB", (width + number, 90), (number * 7 % 256, 120, 200)).save(path)
        paths.append(path)
    return paths


def noisy(path: Path, width: int, height: int, quality: int = 95, seed: int = 1) -> Path:
    """Write a JPEG of this width and height that hardly packs, for size limits."""
    noise = random.Random(seed).randbytes(width * height * 3)  # noqa: S311 - a picture
    PIL.Image.frombytes("RGB", (width, height), noise).save(path, "JPEG", quality=quality)
    return path
