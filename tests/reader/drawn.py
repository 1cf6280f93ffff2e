"""Pictures with text on them, for tests of the recognisers."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageFont

Pixels = npt.NDArray[np.uint8]


def installed_languages() -> set[str]:
    """Languages of the tesseract on this machine."""
    path = shutil.which("tesseract")
    if path is None:
        return set()
    done = subprocess.run([path, "--list-langs"], capture_output=True, text=True, check=False)
    return set(done.stdout.splitlines()[1:])


needs_russian = pytest.mark.skipif(
    not {"rus", "eng", "osd"} <= installed_languages(), reason="no tesseract with eng, rus and osd here"
)


def font(size: int) -> ImageFont.FreeTypeFont:
    """A font with Cyrillic; skips where the machine has none."""
    for name in ("DejaVuSans.ttf", "LiberationSans-Regular.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    pytest.skip("no font with Cyrillic letters on this machine")


def font_named(name: str, package: str, size: int) -> ImageFont.FreeTypeFont:
    """A font by its file's name, without shaping; skips where Debian's package is not installed."""
    try:
        return ImageFont.truetype(name, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        pytest.skip(f"the font {name} is not installed ({package})")


def chinese_and_japanese(size: int) -> ImageFont.FreeTypeFont:
    return font_named("DroidSansFallbackFull.ttf", "fonts-droid-fallback", size)


def telugu(size: int) -> ImageFont.FreeTypeFont:
    return font_named("NotoSansTelugu-Regular.ttf", "fonts-noto-core", size)


def written_downwards(*columns: str, face: ImageFont.FreeTypeFont, margin: int = 40) -> Pixels:
    """Black columns on white, the first at the right, RGB."""
    size = round(face.size)
    step, gap = round(size * 1.15), round(size * 1.6)
    width, height = gap * len(columns) + 2 * margin, step * max(map(len, columns)) + 2 * margin
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    for column, text in enumerate(columns):
        for row, character in enumerate(text):
            place = (width - margin - gap * (column + 1) + gap // 5, margin + row * step)
            draw.text(place, character, "black", font=face)
    return np.asarray(picture)


def written(
    *lines: str, size: int = 32, margin: int = 40, face: ImageFont.FreeTypeFont | None = None
) -> Pixels:
    """Black lines on white, one below the other, RGB."""
    face = face or font(size)
    width = round(max(face.getlength(text) for text in lines)) + 2 * margin
    step = round(size * 1.5)
    picture = Image.new("RGB", (width, step * len(lines) + 2 * margin), "white")
    draw = ImageDraw.Draw(picture)
    for i, text in enumerate(lines):
        draw.text((margin, margin + i * step), text, "black", font=face)
    return np.asarray(picture)
