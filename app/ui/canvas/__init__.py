"""The canvas: one image with overlays of regions over it."""

from __future__ import annotations

from app.ui.canvas.canvas import Canvas
from app.ui.canvas.overlay import Overlay, RegionRef, build_overlays

__all__ = ["Canvas", "Overlay", "RegionRef", "build_overlays"]
