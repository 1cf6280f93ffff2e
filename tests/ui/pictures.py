"""Images that are only named, never opened."""

from __future__ import annotations

from pathlib import Path

from app.model.image import Image


def image(name: str, sha256: str, *, frames: int = 1) -> Image:
    return Image(name=name, sha256=sha256, width=320, height=200, source=Path(name), frames=frames)
