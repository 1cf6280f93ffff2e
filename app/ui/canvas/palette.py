"""Colours and line styles of the canvas: Okabe-Ito, with a second cue besides colour.

The kind of a region shows in colour, line weight and fill; the provider, by its place in the
order of providers, in the dash pattern.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

DRAWING_ORDER = ("block", "line", "word", "object", "face")
"""Kinds from the lowest layer to the topmost."""

COLOURS = {
    "block": "#0072B2",
    "line": "#56B4E9",
    "word": "#009E73",
    "face": "#CC79A7",
    "object": "#E69F00",
}
DOUBT = "#D55E00"
MARK = "#F0E442"

DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (2, 2), (8, 3, 2, 3), (12, 4))
"""Dash patterns by provider order, in logical pixels; empty is solid."""


@dataclass(frozen=True)
class Style:
    """How the regions of one overlay are drawn.

    ``width`` in logical pixels at every zoom; ``fill`` and ``tint`` are alphas 0..255: of the inside of
    an outlined region, and of one too small to be outlined. ``dash`` in logical pixels, empty is solid.
    """

    colour: str
    width: float
    fill: int
    tint: int
    dash: tuple[float, ...] = ()


_WEIGHTS = {
    # width, fill, tint
    "block": (2.0, 0, 60),
    "line": (1.0, 0, 90),
    "word": (1.0, 30, 110),
    "object": (2.0, 14, 120),
    "face": (3.0, 24, 130),
}


def style(kind: str, rank: int = 0) -> Style:
    """Style of a kind of region found by the provider at place ``rank``; unknown kinds look like objects."""
    known = kind if kind in COLOURS else "object"
    width, fill, tint = _WEIGHTS[known]
    return Style(COLOURS[known], width, fill, tint, DASHES[rank % len(DASHES)])


def doubtful(normal: Style) -> Style:
    """The same style for regions the provider is unsure of."""
    return Style(DOUBT, normal.width, max(normal.fill, 56), max(normal.tint, 150), normal.dash)


@dataclass(frozen=True)
class Theme:
    """Colours of what is neither image nor overlay. ``shadow`` is the alpha of the picture's shadow."""

    background: str
    edge: str
    shadow: int
    check_light: str
    check_dark: str
    accent: str


LIGHT = Theme("#E4E5E7", "#B9BBC0", 12, "#FFFFFF", "#E2E2E2", "#2563EB")
DARK = Theme("#161719", "#34363A", 40, "#3A3B3E", "#2E2F32", "#5B8CFF")


def theme(palette: QPalette) -> Theme:
    """Light or dark, as the window colour of the palette is."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def colour(name: str, alpha: int = 255) -> QColor:
    """A colour by name with an alpha of 0..255."""
    made = QColor(name)
    made.setAlpha(alpha)
    return made
