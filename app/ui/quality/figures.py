"""The figures of readings: their names, what each says in a sentence, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.ui.base.i18n import mark, number_text, tr

if TYPE_CHECKING:
    from app.quality.evaluation import PageEvaluation, TotalEvaluation
    from app.ui.quality.measured_images import Measured

    Pages = tuple[PageEvaluation, ...]
    Interval = tuple[float, float] | None

NO_FIGURE: Final = "–"


@dataclass(frozen=True)
class ShownFigure:
    """A figure of every reading; ``values`` are names of readings with the figure as text.

    ``best`` holds the rows of the readings that are better than the others.
    """

    title: str
    explanation: str
    values: tuple[tuple[str, str], ...]
    best: frozenset[int]


@dataclass(frozen=True)
class _Figure:
    """How one figure is made; ``rises``: more is better. ``many``: of several images only."""

    title: str
    explanation: str
    of: Callable[[TotalEvaluation, Pages], float | None]
    rises: bool = False
    share: bool = True
    many: bool = False
    interval: Callable[[TotalEvaluation], Interval] = lambda _total: None


def percent_text(share: float | None) -> str:
    """Return a share of 1 as per cent with two digits; a dash where there is none."""
    return NO_FIGURE if share is None else f"{number_text(100 * share, 2)} %"


def _normalized(_total: TotalEvaluation, pages: Pages) -> float | None:
    wrong = sum(page.characters.distance for page in pages)
    whole = wrong + sum(page.characters.correct for page in pages)
    return wrong / whole if whole else None


_FIGURES: Final = (
    _Figure(
        mark("Character error rate (CER)"),
        mark("Wrong, missing and extra characters for every character of the ground truth."),
        lambda total, _pages: total.cer,
        interval=lambda total: total.cer_interval,
    ),
    _Figure(
        mark("Normalised CER"),
        mark("Errors as a share of errors and correct characters together, never above 100 %."),
        _normalized,
    ),
    _Figure(
        mark("Word error rate (WER)"),
        mark("Wrong, missing and extra words for every word of the ground truth."),
        lambda total, _pages: total.wer,
        interval=lambda total: total.wer_interval,
    ),
    _Figure(
        mark("Mean CER of the images"),
        mark("Every image counts the same, however much text it has."),
        lambda total, _pages: total.macro_cer,
        many=True,
    ),
    _Figure(
        mark("Mean WER of the images"),
        mark("Every image counts the same, however many words it has."),
        lambda total, _pages: total.macro_wer,
        many=True,
    ),
    _Figure(
        mark("Words in any order (F1)"),
        mark("Words found in both, wherever they stand: a wrong reading order costs nothing here."),
        lambda total, _pages: total.bag.f1,
        rises=True,
    ),
    _Figure(
        mark("Flexible character accuracy"),
        mark("Characters read right if lines may stand in any order."),
        lambda total, _pages: total.flexible.accuracy if total.flexible else None,
        rises=True,
    ),
    _Figure(
        mark("Calibration error (ECE)"),
        mark("How far confidences lie from the share of words that are right; 0 is honest."),
        lambda total, _pages: total.calibration.ece if total.calibration else None,
    ),
    _Figure(
        mark("Wrong words told apart (AUROC)"),
        mark("Chance that a right word has a higher confidence than a wrong one; 0.5 is guessing."),
        lambda total, _pages: total.calibration.auroc if total.calibration else None,
        rises=True,
        share=False,
    ),
)


def shown_figures(measured: Measured, title_of: Callable[[str], str]) -> tuple[ShownFigure, ...]:
    """Return every figure of the readings measured, named and explained, as texts."""
    many = len(measured.images) > 1
    return tuple(_shown(figure, measured, title_of) for figure in _FIGURES if many or not figure.many)


def _shown(figure: _Figure, measured: Measured, title_of: Callable[[str], str]) -> ShownFigure:
    rows, known = [], []
    for name, total in measured.totals.items():
        pages = tuple(image.readings[name] for image in measured.images if name in image.readings)
        value = figure.of(total, pages)
        known.append(value)
        text = percent_text(value) if value is None or figure.share else number_text(value, 2)
        ends = figure.interval(total)
        if ends is not None:
            low, high = number_text(100 * ends[0], 2), number_text(100 * ends[1], 2)
            text = tr("{figure} (95 %: {low} to {high})").format(figure=text, low=low, high=high)
        rows.append((title_of(name), text))
    return ShownFigure(tr(figure.title), tr(figure.explanation), tuple(rows), _best(known, figure.rises))


def _best(values: list[float | None], rises: bool) -> frozenset[int]:
    known = [value for value in values if value is not None]
    if len(known) < 2 or min(known) == max(known):
        return frozenset()
    best = max(known) if rises else min(known)
    return frozenset(n for n, value in enumerate(values) if value == best)
