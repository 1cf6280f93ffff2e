"""How much an image file may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from app.model.image import Image


@dataclass(frozen=True)
class OpenLimits:
    """What is opened at most: pixels of a picture, frames counted, bytes of a file.

    ``incomplete``: a file that is cut off is opened as far as it can be decoded, instead of being refused.
    ``pdf_dpi`` is the resolution at which pages of a PDF become pictures, in dots an inch.
    """

    max_pixels: int = 500_000_000
    max_frames: int = 5_000
    max_bytes: int = 2**30
    incomplete: bool = False
    pdf_dpi: int = 300

    def at_resolution_of(self, image: Image) -> OpenLimits:
        """Return these limits with the resolution at which a page of a PDF was opened."""
        if image.format == "PDF" and image.dpi is not None:
            return replace(self, pdf_dpi=round(image.dpi[0]))
        return self


DEFAULT_LIMITS: Final = OpenLimits()


def limits_for(image: Image) -> OpenLimits:
    """Return limits under which an image opens that was opened before, whatever the limits then were."""
    limits = OpenLimits(
        max_pixels=max(DEFAULT_LIMITS.max_pixels, image.width * image.height),
        max_bytes=max(DEFAULT_LIMITS.max_bytes, image.bytes_size),
    )
    return limits.at_resolution_of(image)
