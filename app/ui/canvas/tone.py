"""Brightness and contrast, for looking only: a table of 256 values that every channel goes through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Tone:
    """``brightness`` and ``contrast`` from -100 to 100; 0 leaves the picture as it is."""

    brightness: int = 0
    contrast: int = 0

    @property
    def neutral(self) -> bool:
        """Return True if brightness and contrast leave the picture as it is."""
        return not (self.brightness or self.contrast)

    @cached_property
    def table(self) -> NDArray[np.uint8]:
        """Return uint8 (256,): what each value of a channel becomes."""
        slope = 1.0 + self.contrast / 100 if self.contrast <= 0 else 1.0 / (1.01 - self.contrast / 100)
        values = (np.arange(256) - 127.5) * slope + 127.5 + self.brightness * 1.275
        table: NDArray[np.uint8] = np.clip(np.rint(values), 0, 255).astype(np.uint8)
        return table

    def applied(self, image: QImage) -> QImage:
        """Return the image with every pixel changed, transparency kept; the argument may be changed too."""
        if self.neutral:
            return image
        opaque = image.format() == QImage.Format.Format_RGB32
        target = image if opaque else image.convertToFormat(QImage.Format.Format_ARGB32)
        pixels = np.frombuffer(target.bits(), np.uint8).reshape(target.height(), target.bytesPerLine())
        colours = pixels[:, : 4 * target.width()].reshape(target.height(), target.width(), 4)
        alpha = colours[:, :, 3].copy()
        np.take(self.table, colours, out=colours, mode="clip")
        colours[:, :, 3] = 255 if opaque else alpha
        return target if opaque else target.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
