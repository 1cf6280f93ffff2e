"""Colours and line styles of the canvas: Okabe-Ito, with a second cue besides colour.

The kind of a region shows in colour, line weight and fill; the provider, by its place in the
order of providers, in the dash pattern.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from PySide6.QtGui import QColor, QPalette

from app.model.region_colours import REGION_COLOURS

DRAWING_ORDER = (
    "block",
    "line",
    "word",
    "agreed",
    "first only",
    "second only",
    "different",
    "object",
    "face",
)
"""Kinds from the lowest layer to the topmost."""

COLOURS = {
    **REGION_COLOURS,
    "agreed": "#009E73",
    "different": "#D55E00",
    "first only": "#0072B2",
    "second only": "#CC79A7",
}
DOUBTFUL = "#D55E00"
SEARCH_HIT = "#F0E442"
CORRECTED = "#0072B2"
"""The small square at the corner of what was corrected by hand; its shape is the cue."""

TINY_SIDE = 3.0
"""Regions whose shorter side is drawn with fewer logical pixels are tinted, not outlined."""

_OUTLINED, _LARGE = 16.0, 80.0
_FAINT = 80
_FILLED = 240.0  # larger regions, many over each other, would tint the picture
_CASING = 90
_SELECTED_FILL = 36  # 14 % of 255

DASHES: tuple[tuple[float, ...], ...] = (
    (), (6, 3), (2, 2), (8, 3, 2, 3), (14, 4), (8, 2, 2, 2, 2, 2), (2, 6)
)  # fmt: skip
"""Dash patterns by provider order, in logical pixels, one for each of our services; empty is solid."""


@dataclass(frozen=True)
class Style:
    """How the regions of one overlay are drawn.

    ``width`` in logical pixels at every zoom; ``stroke``, ``fill`` and ``tint`` are alphas 0..255: of the
    outline, of the inside of an outlined region, and of one too small to be outlined. ``dash`` in logical
    pixels, empty is solid. ``casing`` is the alpha of a pale line on both sides. Regions whose shorter
    side is drawn longer than ``filled`` logical pixels are not filled. ``steady``: outline and fill are the
    same at every size.
    """

    colour: str
    width: float
    fill: int
    tint: int
    dash: tuple[float, ...] = ()
    stroke: int = 255
    casing: int = 0
    filled: float = inf
    steady: bool = False

    def casing_style(self) -> Style:
        """Return the style of the pale line on both sides that keeps the outline visible on dark pictures."""
        return replace(self, colour="#FFFFFF", stroke=self.casing, dash=())


_WEIGHTS = {
    # width, fill, tint
    "block": (2.0, 0, 60),
    "line": (1.0, 0, 90),
    "word": (1.0, 30, 110),
    "object": (2.0, 14, 120),
    "face": (3.0, 24, 130),
    "agreed": (1.0, 0, 70),
    "different": (2.0, 40, 150),
    "first only": (2.0, 40, 150),
    "second only": (2.0, 40, 150),
}


def region_style(kind: str, rank: int = 0) -> Style:
    """Return the style of a kind of region found by the provider at place ``rank``.

    Unknown kinds look like objects.
    """
    known = kind if kind in COLOURS else "object"
    width, fill, tint = _WEIGHTS[known]
    casing = 0 if known in {"line", "word", "agreed"} else _CASING  # these are many, and on paper
    return Style(COLOURS[known], width, fill, tint, dash_pattern(rank), casing=casing, filled=_FILLED)


def selected_style(accent: str) -> Style:
    """Return the style of what is selected: an outline, and so little tint that the text stays readable."""
    return Style(accent, 2.0, _SELECTED_FILL, 200, steady=True)


def dash_pattern(rank: int) -> tuple[float, ...]:
    """Return the dash pattern of the provider at place ``rank``, in logical pixels; empty is solid."""
    return DASHES[rank % len(DASHES)]


def secondary_style(normal: Style) -> Style:
    """Return a style for providers whose findings are not listed: outlines, and hardly any tint.

    Where several providers found the same words, their fills would add up and drown the text.
    """
    return replace(normal, fill=0, tint=normal.tint // 5)


def style_at_size(normal: Style, side: float) -> Style:
    """Return the style for regions whose shorter side is typically drawn ``side`` logical pixels long.

    Small regions keep their text legible: the outline fades into a tint. Inside large ones the fill fades,
    so that pixels show as they are.
    """
    if normal.steady:
        return normal
    if side < _OUTLINED:
        part = max(0.0, (side - TINY_SIDE) / (_OUTLINED - TINY_SIDE))
        stroke = round(_FAINT + (normal.stroke - _FAINT) * part)
        fill = round(normal.tint / 2 + (normal.fill - normal.tint / 2) * part)
        return replace(normal, stroke=stroke, fill=fill)
    return replace(normal, fill=round(normal.fill * max(0.3, min(1.0, _LARGE / side))))


def doubtful_style(normal: Style) -> Style:
    """Return the style for regions of doubtful confidence.

    Only what is drawn with thin lines is filled for it: blocks and things may be as large as the picture.
    """
    fill = max(normal.fill, 56) if normal.width < 2 else normal.fill
    return replace(normal, colour=DOUBTFUL, fill=fill, tint=max(normal.tint, 150))


@dataclass(frozen=True)
class CanvasColours:
    """Colours of what is neither image nor overlay. ``shadow`` is the alpha of the picture's shadow."""

    background: str
    edge: str
    shadow: int
    check_light: str
    check_dark: str
    accent: str


LIGHT = CanvasColours("#E4E5E7", "#C6C8CC", 7, "#FFFFFF", "#E2E2E2", "#2563EB")
DARK = CanvasColours("#161719", "#3A3C40", 22, "#3A3B3E", "#2E2F32", "#5B8CFF")


def canvas_colours(palette: QPalette) -> CanvasColours:
    """Return the light or dark colours, as the window colour of a Qt palette is."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def with_alpha(name: str, alpha: int = 255) -> QColor:
    """Return a colour by name with an alpha of 0..255."""
    chosen = QColor(name)
    chosen.setAlpha(alpha)
    return chosen
