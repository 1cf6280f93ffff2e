"""The size of the page a file of another OCR program describes, for reading it without its image."""

from __future__ import annotations

import re
from typing import Final

_PATTERNS: Final = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rb"<(?:\w+:)?Page\b[^>]*?\bimageWidth\s*=\s*[\"'](?P<w>\d+)[\"'][^>]*?\bimageHeight\s*=\s*[\"'](?P<h>\d+)",
        rb"<(?:\w+:)?Page\b[^>]*?\bimageHeight\s*=\s*[\"'](?P<h>\d+)[\"'][^>]*?\bimageWidth\s*=\s*[\"'](?P<w>\d+)",
        rb"<(?:\w+:)?Page\b[^>]*?\bWIDTH\s*=\s*[\"'](?P<w>\d+)[^\"']*[\"'][^>]*?\bHEIGHT\s*=\s*[\"'](?P<h>\d+)",
        rb"<(?:\w+:)?Page\b[^>]*?\bHEIGHT\s*=\s*[\"'](?P<h>\d+)[^\"']*[\"'][^>]*?\bWIDTH\s*=\s*[\"'](?P<w>\d+)",
        rb"ocr_page\b[^>]*?\bbbox\s+-?\d+\s+-?\d+\s+(?P<w>\d+)\s+(?P<h>\d+)",
        rb"bbox\s+-?\d+\s+-?\d+\s+(?P<w>\d+)\s+(?P<h>\d+)[^>]*?ocr_page\b",
    )
)
"""PAGE, ALTO and hOCR, in either order of their attributes."""
_LARGEST: Final = 1_000_000


def declared_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of the first page a PAGE, ALTO or hOCR file describes, in its own units.

    None where it says nothing of the kind, or nothing sensible.
    """
    for pattern in _PATTERNS:
        match = pattern.search(data)
        if match:
            width, height = int(match["w"][:9]), int(match["h"][:9])
            return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None
    return None
