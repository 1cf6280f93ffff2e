"""The canvas: one image with overlays of regions over it.

Its parts are brought when they are first asked for: the thread that loads pixels needs one of them while
the window may just be importing the others, and two threads that import each other's halves wait forever.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.ui.canvas.canvas import Canvas
    from app.ui.canvas.overlay import Overlay, RegionRef, build_overlays

__all__ = ["Canvas", "Overlay", "RegionRef", "build_overlays"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "canvas" if name == "Canvas" else "overlay"
    return getattr(import_module(f"{__name__}.{module}"), name)
