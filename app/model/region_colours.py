"""The colours of kinds of regions, alike on the screen and in exported files."""

from __future__ import annotations

from typing import Final

REGION_COLOURS: Final = {
    "block": "#0072B2",
    "line": "#56B4E9",
    "word": "#009E73",
    "face": "#CC79A7",
    "object": "#E69F00",
}
"""``#rrggbb`` by kind, of the Okabe-Ito palette (https://jfly.uni-koeln.de/color/) for all eyes."""
