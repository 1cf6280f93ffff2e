"""Pixels for the recognisers: opaque RGB, whatever the image was."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image as PillowImage

_LIGHT = 150
"""Mean brightness (0..255) of what borders on transparency from which it counts as light."""


def opaque_pixels(picture: PillowImage.Image) -> npt.NDArray[np.uint8]:
    """Return the picture as an opaque array of shape (height, width, 3), RGB.

    Transparent parts become white, or black where what stands on them is light: writing must not
    vanish into its ground.
    """
    if picture.mode != "RGBA":
        return np.asarray(picture.convert("RGB"))
    pixels = np.asarray(picture)
    alpha = pixels[..., 3]
    if alpha.min() == 255:
        return np.ascontiguousarray(pixels[..., :3])
    ground = 0 if _edge_brightness(pixels) > _LIGHT else 255
    flat = PillowImage.new("RGBA", picture.size, (ground, ground, ground, 255))
    flat.alpha_composite(picture)
    return np.asarray(flat.convert("RGB"))


def _edge_brightness(pixels: npt.NDArray[np.uint8]) -> float:
    """Return the mean brightness of visible pixels next to transparent ones; 0 where there are none."""
    alpha = pixels[..., 3]
    near_hole = cv2.dilate((alpha < 128).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    edge = near_hole & (alpha >= 128)
    if not edge.any():
        return 0.0
    return float((pixels[edge][:, :3] @ np.array([0.299, 0.587, 0.114])).mean())
