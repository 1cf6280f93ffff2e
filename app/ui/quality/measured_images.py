"""Readings measured against ground truth, as values made off the GUI thread. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.model.analysis import Analysis
from app.quality.comparison import Agreement, Comparison, Pair

if TYPE_CHECKING:
    from app.quality.counted_text import Ignored
    from app.quality.edit_alignment import Confusion
    from app.quality.evaluation import PageEvaluation, TotalEvaluation
    from app.ui.canvas.overlay import Overlay

STANDINGS: Final = {
    "different": Agreement.DIFFERENT,
    "extra": Agreement.FIRST_ONLY,
    "missing": Agreement.SECOND_ONLY,
}
"""How an error stands between a reading, the first, and the ground truth, the second."""


@dataclass(frozen=True)
class ImageToMeasure:
    """An image with its ground truth and the readings to be measured; ``key`` is that of its entry."""

    key: int
    name: str
    truth: Analysis
    readings: tuple[Analysis, ...]


@dataclass(frozen=True)
class MeasuredImage:
    """The figures of each reading of an image, by provider."""

    key: int
    name: str
    readings: dict[str, PageEvaluation]


@dataclass(frozen=True)
class Measured:
    """All images measured, with totals by provider, and what was ignored.

    ``without`` is the number of images left out: they have no ground truth, or no reading. ``complete`` is
    False while the slowest figure is still being worked out.
    """

    images: tuple[MeasuredImage, ...]
    totals: dict[str, TotalEvaluation]
    ignored: tuple[Ignored, ...]
    without: int = 0
    complete: bool = True


@dataclass(frozen=True)
class KnownImage:
    """An image as it was measured, and what came out."""

    image: ImageToMeasure
    ignored: tuple[Ignored, ...]
    figures: MeasuredImage


@dataclass(frozen=True)
class ErrorPlaces:
    """The errors of one reading of the image looked at, as places that are listed and drawn.

    In ``comparison`` the reading is the first and the ground truth the second. ``confusions`` holds those
    of each place, ``figures`` all that was measured.
    """

    comparison: Comparison
    overlays: tuple[Overlay, ...]
    confusions: tuple[frozenset[Confusion], ...]
    figures: PageEvaluation


def measured(
    images: Sequence[ImageToMeasure],
    ignored: tuple[Ignored, ...],
    report: Callable[[object], None],
    without: int = 0,
    known: dict[int, KnownImage] | None = None,
) -> Measured:
    """Measure every reading of some images; ``report`` gets the figures before the slowest is known.

    ``known`` holds what was measured before, by key, and is added to.
    """
    from app.quality.counted_reading import CountedReading
    from app.quality.evaluation import evaluate_page
    from app.quality.flexible_accuracy import flexible_errors

    counted: list[tuple[CountedReading, dict[str, CountedReading]] | None] = []
    quick: list[MeasuredImage] = []
    known = {} if known is None else known
    for image in images:
        before = known.get(image.key)
        if before is not None and before.image == image and before.ignored == ignored:
            counted.append(None)
            quick.append(before.figures)
            continue
        truth = CountedReading.of(image.truth, ignored)
        readings = {each.provider: CountedReading.of(each, ignored) for each in image.readings}
        counted.append((truth, readings))
        figures = {name: evaluate_page(truth, read, flexible=False) for name, read in readings.items()}
        quick.append(MeasuredImage(image.key, image.name, figures))
        if len(images) > 1:
            report(len(quick))
    report(_summed(quick, ignored, without, complete=False))
    whole = []
    for image, made, texts in zip(images, quick, counted, strict=True):
        if texts is not None:
            truth, readings = texts
            figures = {
                name: replace(made.readings[name], flexible=flexible_errors(truth.lines, read.lines))
                for name, read in readings.items()
            }
            made = replace(made, readings=figures)  # noqa: PLW2901 - whole from here on
            known[image.key] = KnownImage(image, ignored, made)
        whole.append(made)
    return _summed(whole, ignored, without, complete=True)


def _summed(
    images: Sequence[MeasuredImage], ignored: tuple[Ignored, ...], without: int, *, complete: bool
) -> Measured:
    from app.quality.evaluation import evaluate_total

    names = dict.fromkeys(name for image in images for name in image.readings)
    totals = {
        name: evaluate_total([image.readings[name] for image in images if name in image.readings])
        for name in names
    }
    return Measured(tuple(images), totals, ignored, without, complete)


def error_places(
    figures: PageEvaluation | None, reading: Analysis, truth: Analysis, ignored: tuple[Ignored, ...] = ()
) -> ErrorPlaces:
    """Return the errors of a reading as places that are listed and drawn; measured here if it was not yet."""
    import numpy as np

    from app.quality.counted_reading import CountedReading
    from app.quality.edit_alignment import align
    from app.quality.evaluation import evaluate_page
    from app.quality.segmentation import characters
    from app.ui.canvas.overlay import make_overlay
    from app.ui.compare.overlays import DASHES, PROVIDER

    if figures is None:
        both = CountedReading.of(truth, ignored), CountedReading.of(reading, ignored)
        figures = evaluate_page(*both, flexible=False)
    pairs = tuple(
        Pair(
            STANDINGS[error.kind],
            _there(error.paths, reading),
            _there(error.truth_paths, truth),
            error.read,
            error.truth,
            error.confidence,
            None,
            error.polygon or error.gap,
        )
        for error in figures.errors
    )
    overlays = []
    for standing in STANDINGS.values():
        numbers = [n for n, pair in enumerate(pairs) if pair.agreement is standing and pair.polygon]
        if numbers:
            polygons = [pairs[n].polygon for n in numbers]
            paths = np.array(numbers, np.int64)[:, None]
            overlays.append(
                make_overlay(
                    PROVIDER, str(standing), polygons, paths, [None] * len(numbers), DASHES.get(standing, 0)
                )
            )
    confusions = tuple(
        frozenset(align(tuple(characters(e.truth)), tuple(characters(e.read))).confusions())
        for e in figures.errors
    )
    counts = Counter(pair.agreement for pair in pairs)
    return ErrorPlaces(Comparison(reading, truth, pairs, counts), tuple(overlays), confusions, figures)


def _there(paths: tuple[tuple[int, ...], ...], analysis: Analysis) -> tuple[tuple[int, ...], ...]:
    """Return those paths of settled lines that lead to a region of an analysis as it is."""
    blocks = analysis.text.blocks if analysis.text else ()

    def leads(path: tuple[int, ...]) -> bool:
        if path[0] >= len(blocks) or path[1] >= len(blocks[path[0]].lines):
            return False
        words = blocks[path[0]].lines[path[1]].words
        return not words if len(path) == 2 else path[2] < len(words)

    return tuple(path for path in paths if leads(path))
