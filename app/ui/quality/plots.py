"""Plots as values, drawn in the colours of the window or written as SVG. No widgets here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from app.model.safe_text import one_line
from app.ui.base.i18n import number_text, tr

if TYPE_CHECKING:
    from app.quality.calibration import Calibration, ReviewRow

WIDTH: Final = 320.0
_SIDE, _TOP, _LEFT, _BOTTOM = 170.0, 10.0, 54.0, 34.0
_BAR: Final = 22.0
_SIZE: Final = 11.0


@dataclass(frozen=True)
class Stroke:
    """A line through points, or a filled area (``filled``); ``color`` is a name of the theme."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 1.0
    filled: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Lettering:
    """A text whose base line begins (-1), is centred (0) or ends (1) at a point."""

    x: float
    y: float
    text: str
    color: str = "muted"
    side: int = -1


@dataclass(frozen=True)
class Plot:
    """What is drawn, in its own units: ``width`` by ``height``. ``summary`` says it in words.

    ``targets`` are the keys of the images whose bars stand one below the other, ``first`` where they begin.
    """

    height: float
    strokes: tuple[Stroke, ...]
    letterings: tuple[Lettering, ...]
    summary: str
    targets: tuple[int, ...] = ()
    width: float = WIDTH

    def target_at(self, y: float) -> int | None:
        """Return the key of the image whose bar stands at a height."""
        row = int((y - _TOP) // _BAR)
        return self.targets[row] if 0 <= row < len(self.targets) and y >= _TOP else None


def as_svg(plot: Plot, color_of: Callable[[str], str]) -> str:
    """Return a plot as an SVG document; ``color_of`` gives ``#rrggbb`` for a name of the theme."""
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {plot.width:g} {plot.height:g}" '
            f'width="{plot.width:g}" height="{plot.height:g}" font-family="sans-serif" font-size="{_SIZE:g}">'
        ),
        f"<title>{escape(plot.summary)}</title>",
        f'<rect width="100%" height="100%" fill="{color_of("surface")}"/>',
    ]
    for stroke in plot.strokes:
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in stroke.points)
        if stroke.filled:
            parts.append(f'<polygon points="{points}" fill="{color_of(stroke.color)}"/>')
            continue
        dash = ' stroke-dasharray="4 3"' if stroke.dashed else ""
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{color_of(stroke.color)}" '
            f'stroke-width="{stroke.width:g}"{dash}/>'
        )
    for each in plot.letterings:
        anchor = ("start", "middle", "end")[each.side + 1]
        parts.append(
            f'<text x="{each.x:.2f}" y="{each.y:.2f}" fill="{color_of(each.color)}" '
            f'text-anchor="{anchor}">{escape(each.text)}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes(across: str) -> tuple[list[Stroke], list[Lettering]]:
    """Return the frame of a plot of two shares, 0 to 1 each, with what lies across below it."""
    strokes, letterings = [], []
    for part in (0.0, 0.5, 1.0):
        (left, y), (right, _) = _point(0, part), _point(1, part)
        strokes.append(Stroke(((left, y), (right, y)), "border"))
        letterings.append(Lettering(_LEFT - 6, y + 4, f"{number_text(100 * part)} %", side=1))
        x = _point(part, 0)[0]
        letterings.append(Lettering(x, _TOP + _SIDE + 14, number_text(part, 1), side=0 if part < 1 else 1))
    letterings.append(Lettering((_LEFT + WIDTH - 8) / 2, _TOP + _SIDE + 28, across, side=0))
    return strokes, letterings


def _point(x: float, y: float) -> tuple[float, float]:
    return _LEFT + x * (WIDTH - 8 - _LEFT), _TOP + (1 - y) * _SIDE


def reliability_plot(figures: Calibration) -> Plot:
    """Return the share of right words by confidence, a bar a bin; honest ones lie on the line."""
    strokes, letterings = _axes(tr("confidence"))
    said = []
    for each in figures.bins:
        if each.correct is None or each.confidence is None:
            continue
        left, bottom = _point(each.low + 0.02, 0)
        right, top = _point(each.high - 0.02, each.correct)
        strokes.append(
            Stroke(((left, bottom), (left, top), (right, top), (right, bottom)), "accent", filled=True)
        )
        said.append(f"{number_text(each.confidence, 2)}: {number_text(100 * each.correct)} %")
    strokes.append(Stroke((_point(0, 0), _point(1, 1)), "doubt", 1.5, dashed=True))
    summary = tr("Share of right words by confidence: {values}").format(values="; ".join(said))
    return Plot(_TOP + _SIDE + _BOTTOM, tuple(strokes), tuple(letterings), summary)


def caught_plot(rows: Sequence[ReviewRow]) -> Plot | None:
    """Return the share of errors caught against the share of words reviewed; None without any error."""
    known = [row for row in rows if row.errors_caught is not None]
    if not known:
        return None
    strokes, letterings = _axes(tr("share of words reviewed"))
    points = [(0.0, 0.0), *((row.flagged, row.errors_caught or 0.0) for row in known), (1.0, 1.0)]
    strokes.append(Stroke((_point(0, 0), _point(1, 1)), "idle", 1.0, dashed=True))
    strokes.append(Stroke(tuple(_point(x, y) for x, y in points), "accent", 2.0))
    for x, y in points[1:-1]:
        at = _point(x, y)
        box = tuple((at[0] + dx, at[1] + dy) for dx, dy in ((-3, 0), (0, -3), (3, 0), (0, 3)))
        strokes.append(Stroke(box, "accent", filled=True))
    said = "; ".join(
        tr("below {confidence}: {words} % of the words, {errors} % of the errors").format(
            confidence=number_text(row.below, 2),
            words=number_text(100 * row.flagged),
            errors=number_text(100 * (row.errors_caught or 0.0)),
        )
        for row in known
    )
    return Plot(_TOP + _SIDE + _BOTTOM, tuple(strokes), tuple(letterings), said)


def cer_plot(images: Sequence[tuple[int, str, float]]) -> Plot:
    """Return the character error rate of images, the worst first: key, name and CER of each."""
    worst = sorted(images, key=lambda image: -image[2])
    most = max((cer for *_, cer in worst), default=0.0) or 1.0
    strokes, letterings = [], []
    left, right = 140.0, WIDTH - 60
    for row, (_, name, cer) in enumerate(worst):
        top = _TOP + row * _BAR
        end = left + max(1.0, (right - left) * cer / most)
        box = ((left, top + 5), (end, top + 5), (end, top + _BAR - 5), (left, top + _BAR - 5))
        strokes.append(Stroke(box, "accent", filled=True))
        letterings.append(Lettering(8, top + 15, one_line(name, 19), "text"))
        letterings.append(Lettering(end + 6, top + 15, f"{number_text(100 * cer, 1)} %"))
    said = "; ".join(f"{one_line(name, 60)}: {number_text(100 * cer, 1)} %" for _, name, cer in worst[:20])
    keys = tuple(key for key, *_ in worst)
    return Plot(_TOP * 2 + len(worst) * _BAR, tuple(strokes), tuple(letterings), said, keys)
