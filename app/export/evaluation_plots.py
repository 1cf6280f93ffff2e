"""Plots of an evaluation as SVG for the report: reliability, errors caught by a review, CER by page."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Final

from app.export.evaluation_table import percent
from app.model.safe_text import one_line
from app.quality.calibration import Calibration, ReviewRow

_SIDE: Final = 220
_LEFT, _TOP = 48, 12
_STROKES: Final = (
    ("#0072b2", ""), ("#d55e00", "6 3"), ("#009e73", "2 3"), ("#cc79a7", "8 3 2 3"), ("#8a6d00", "12 4"),
)  # fmt: skip
"""Colours of lines (Okabe-Ito) and their dashes, a second cue."""
_NAME_WIDTH: Final = 34
_ROW: Final = 18
_BARS_FROM: Final = 250
_BAR_WIDTH: Final = 300


def reliability_plot(name: str, figures: Calibration) -> str:
    """Return the share of right words by confidence; on the diagonal confidences are what they say."""
    marks = []
    for each in figures.bins:
        if each.confidence is None or each.correct is None:
            continue
        left, right, top = _x(each.low), _x(each.high), _y(each.correct)
        marks.append(
            f'<rect x="{left + 1:.1f}" y="{top:.1f}" width="{right - left - 2:.1f}"'
            f' height="{_y(0) - top:.1f}" fill="#0072b2" fill-opacity=".25"/>'
            f'<circle cx="{_x(each.confidence):.1f}" cy="{top:.1f}" r="3.5" fill="#0072b2"/>'
            f'<text x="{(left + right) / 2:.1f}" y="{_y(0) - 5}" text-anchor="middle">{each.words}</text>'
        )
    return _figure(
        f"Reliability: {_isolated(name)}",
        _frame("confidence", "words read right", "".join(marks)),
        "Bars: share of words that are right; dots: at the mean confidence of the bar;"
        " number: how many words. On the dashed line a confidence is what it says.",
    )


def review_plot(reviews: Mapping[str, Sequence[ReviewRow]]) -> str:
    """Return which share of the errors is caught by which share of words reviewed, a line a reading."""
    lines, legend = [], []
    for number, (name, rows) in enumerate(reviews.items()):
        points = [(0.0, 0.0), *((r.flagged, r.errors_caught) for r in rows), (1.0, 1.0)]
        known = [(x, y) for x, y in points if y is not None]
        colour, dash = _STROKES[number % len(_STROKES)]
        stroke = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash or "none"}" fill="none"'
        path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in known)
        lines.append(f'<polyline points="{path}" {stroke}/>')
        lines += [
            f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="2.5" fill="{colour}"/>' for x, y in known[1:-1]
        ]
        y = _TOP + 10 + _ROW * number
        legend.append(
            f'<line x1="{_x(1) + 16}" x2="{_x(1) + 46}" y1="{y}" y2="{y}" {stroke}/>'
            f'<text x="{_x(1) + 52}" y="{y + 4}">{_isolated(name)}</text>'
        )
    frame = _frame("words reviewed", "errors caught", "".join(lines + legend), 250, least_rows=len(reviews))
    return _figure(
        "Errors caught by reviewing the least sure words",
        frame,
        "Each dot is a confidence below which all words are reviewed; the dashed grey line is a review in"
        " any order.",
    )


def page_plot(name: str, shares: Sequence[tuple[str, float | None]], left_out: int = 0) -> str:
    """Return the CER of pages as bars in the order given; the longest stands for 100 % or the largest."""
    most = max([0.0, *(share for _, share in shares if share is not None)]) or 1.0
    rows = []
    for number, (page, share) in enumerate(shares):
        y = _ROW * number
        width = _BAR_WIDTH * (share or 0) / most
        rows.append(
            f"<g><title>{html.escape(one_line(page))}</title>"
            f'<text x="{_BARS_FROM - 8}" y="{y + 13}" text-anchor="end">{_isolated(page)}</text>'
            f'<rect x="{_BARS_FROM}" y="{y + 2}" width="{width:.1f}" height="14" fill="#0072b2"/>'
            f'<text x="{_BARS_FROM + width + 6:.1f}" y="{y + 13}">{percent(share)}</text></g>'
        )
    size = _BARS_FROM + _BAR_WIDTH + 70, _ROW * len(shares) + 4
    note = f"{left_out} more pages, none with more errors, stand in the table." if left_out else ""
    return _figure(f"CER by page: {_isolated(name)}", _svg(*size, "".join(rows)), note)


def _isolated(text: str) -> str:
    """Return a name for SVG, isolated by characters, for a direction of its own would turn its anchor."""
    return f"\u2068{html.escape(one_line(text, _NAME_WIDTH))}\u2069"


def _x(share: float) -> float:
    return _LEFT + _SIDE * share


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)


def _frame(across: str, up: str, inner: str, beside: int = 16, least_rows: int = 0) -> str:
    """Return a square plot of two shares with its axes, a diagonal, and room ``beside`` it."""
    ticks = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = _x(share), _y(share)
        ticks.append(
            f'<path d="M{x:.0f} {_y(0):.0f}V{_TOP}M{_LEFT} {y:.0f}H{_x(1):.0f}" stroke="#e2e2e2"/>'
            f'<text x="{x:.0f}" y="{_y(0) + 16:.0f}" text-anchor="middle">{share:g}</text>'
            f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{share:g}</text>'
        )
    middle = _TOP + _SIDE / 2
    axes = (
        f'<path d="M{_LEFT} {_TOP}V{_y(0):.0f}H{_x(1):.0f}" stroke="#555" fill="none"/>'
        f'<path d="M{_LEFT} {_y(0):.0f}L{_x(1):.0f} {_TOP}" stroke="#888" stroke-dasharray="4 4"/>'
        f'<text x="{_LEFT + _SIDE / 2:.0f}" y="{_y(0) + 34:.0f}" text-anchor="middle">{across}</text>'
        f'<text transform="translate(12 {middle:.0f})rotate(-90)" text-anchor="middle">{up}</text>'
    )
    height = max(_TOP + _SIDE + 44, _TOP + 10 + _ROW * least_rows)
    return _svg(_LEFT + _SIDE + beside, height, "".join(ticks) + axes + inner)


def _svg(width: int, height: int, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">{inner}</svg>'
    )


def _figure(title: str, svg: str, note: str = "") -> str:
    said = f'<div class="note">{note}</div>' if note else ""
    width = svg.split('width="', 1)[1].split('"', 1)[0]
    return f'<figure style="max-width:{width}px"><figcaption>{title}</figcaption>{svg}{said}</figure>'
