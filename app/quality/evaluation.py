"""Figures of a reading against ground truth: of a page, of many pages, and of two readings side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.model.geometry import Polygon
from app.quality.calibration import Calibration, Judged, ReviewRow, calibration, review_table
from app.quality.comparison import WordPath
from app.quality.counted_reading import CountedReading
from app.quality.edit_alignment import Alignment, Confusion, align
from app.quality.flexible_accuracy import flexible_errors
from app.quality.intervals import Interval, PairedComparison, jackknife, paired_bootstrap
from app.quality.measures import BagOfWords, CharacterErrors, FlexibleErrors, WordErrors, ratio
from app.quality.text_units import covering_polygon, gap_polygon, lowest_confidence

ErrorType = Literal["different", "missing", "extra"]
_TYPES: dict[str, ErrorType] = {"replace": "different", "delete": "missing", "insert": "extra"}


@dataclass(frozen=True)
class WordError:
    """A difference of words: what should stand there, what was read, how surely, and where.

    The text of the absent side is empty. A missing word has no confidence, and the polygon it has in the
    ground truth, if any; ``gap`` is where it would stand between the words that were read. ``paths`` and
    ``truth_paths`` name the words (block, line, word) or lines (block, line) that hold it in the settled
    lines of the reading and of the ground truth.
    """

    kind: ErrorType
    truth: str
    read: str
    confidence: float | None
    polygon: Polygon
    gap: Polygon = ()
    paths: tuple[WordPath, ...] = ()
    truth_paths: tuple[WordPath, ...] = ()


@dataclass(frozen=True)
class LineErrors:
    """A line of the ground truth and what was read in its place; line breaks count nothing."""

    truth: str
    read: str
    characters: int
    distance: int

    @property
    def cer(self) -> float | None:
        """Return the character error rate of the line."""
        return ratio(self.distance, self.characters)


@dataclass(frozen=True)
class PageEvaluation:
    """All figures of one reading of one page; ``flexible`` is None where it was not wanted.

    ``errors`` are in reading order, ``judged`` holds a pair for each word with a confidence.
    """

    characters: CharacterErrors
    words: WordErrors
    bag: BagOfWords
    flexible: FlexibleErrors | None
    confusions: Counter[Confusion]
    errors: tuple[WordError, ...]
    judged: tuple[Judged, ...]
    lines: tuple[LineErrors, ...]


def evaluate_page(truth: CountedReading, read: CountedReading, *, flexible: bool = True) -> PageEvaluation:
    """Compare a reading of a page with its ground truth; ``flexible`` is the slowest figure."""
    alignment = align(truth.characters, read.characters)
    words = align(truth.words, read.words)
    wrong = {step.read for step in words.steps if step.kind != "delete"}
    by_line = alignment
    if "\n" not in truth.characters and len(truth.lines) > 1:  # breaks are spaces, or nothing, in the text
        by_line = align(_joined_lines(truth), _joined_lines(read))
    return PageEvaluation(
        CharacterErrors.of(alignment),
        WordErrors(len(words.truth), len(words.read), words.distance),
        BagOfWords.of(truth.words, read.words),
        flexible_errors(truth.lines, read.lines) if flexible else None,
        alignment.confusions(),
        tuple(_word_errors(words, truth, read)),
        tuple(read.judged(wrong)),
        tuple(_line_errors(by_line)),
    )


@dataclass(frozen=True)
class TotalEvaluation:
    """Figures of one reading over many pages.

    ``cer`` and ``wer`` are micro averages (all errors by all of the ground truth), with jackknife intervals
    over pages; ``macro_cer`` and ``macro_wer`` are means of the pages that have ground truth. All else is
    pooled over pages.
    """

    pages: int
    cer: float | None
    cer_interval: Interval | None
    wer: float | None
    wer_interval: Interval | None
    macro_cer: float | None
    macro_wer: float | None
    bag: BagOfWords
    flexible: FlexibleErrors | None
    confusions: Counter[Confusion]
    calibration: Calibration | None
    review: tuple[ReviewRow, ...] | None


def evaluate_total(pages: Sequence[PageEvaluation]) -> TotalEvaluation:
    """Return the figures of one reading over all its pages."""
    errors, sizes = [p.characters.distance for p in pages], [p.characters.truth for p in pages]
    word_errors, word_sizes = [p.words.distance for p in pages], [p.words.truth for p in pages]
    judged = [word for page in pages for word in page.judged]
    flexible = [page.flexible for page in pages if page.flexible is not None]
    confusions: Counter[Confusion] = Counter()
    for page in pages:
        confusions.update(page.confusions)
    return TotalEvaluation(
        len(pages),
        ratio(sum(errors), sum(sizes)),
        jackknife(errors, sizes),
        ratio(sum(word_errors), sum(word_sizes)),
        jackknife(word_errors, word_sizes),
        _mean([page.characters.cer for page in pages]),
        _mean([page.words.wer for page in pages]),
        sum((page.bag for page in pages), BagOfWords()),
        sum(flexible, FlexibleErrors()) if len(flexible) == len(pages) else None,
        confusions,
        calibration(judged),
        review_table(judged),
    )


def compare_readings(first: Sequence[PageEvaluation], second: Sequence[PageEvaluation]) -> PairedComparison:
    """Compare the character error rates of two readings of the same pages, page by page in one order."""
    return paired_bootstrap(
        [page.characters.distance for page in first],
        [page.characters.distance for page in second],
        [page.characters.truth for page in first],
    )


def _mean(figures: Sequence[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return ratio(sum(known), len(known))


def _word_errors(words: Alignment, truth: CountedReading, read: CountedReading) -> Iterator[WordError]:
    for step in words.steps:
        should, was = words.confusion(step)
        missing = step.kind == "delete"
        wanted = [] if step.kind == "insert" else truth.units_of(step.truth)
        found = [] if missing else read.units_of(step.read)
        before = read.units_of(step.read - 1) if missing and step.read else []
        after = read.units_of(step.read) if missing and step.read < len(read.words) else []
        yield WordError(
            _TYPES[step.kind],
            should,
            was,
            lowest_confidence(found),
            covering_polygon(wanted if missing else found),
            gap_polygon(before, after) if missing else (),
            tuple(unit.path for unit in found),
            tuple(unit.path for unit in wanted),
        )


def _joined_lines(reading: CountedReading) -> tuple[str, ...]:
    joined: list[str] = []
    for line in reading.lines:
        joined += ["\n", *line] if joined else line
    return tuple(joined)


def _line_errors(alignment: Alignment) -> Iterator[LineErrors]:
    """Yield each line of the truth with what the alignment lays beside it."""
    if not alignment.truth:
        return
    before, after = _positions(alignment)
    start = 0
    for end in [*(n for n, item in enumerate(alignment.truth) if item == "\n"), len(alignment.truth)]:
        truth = list(alignment.truth[start:end])
        beside = alignment.read[after[start - 1] if start else 0 : before[end]]
        read = [item for item in beside if item != "\n"]
        yield LineErrors("".join(truth), "".join(read), len(truth), align(truth, read).distance)
        start = end + 1


def _positions(alignment: Alignment) -> tuple[list[int], list[int]]:
    """Return how much was read before each item of the truth (and its end), and how much after it."""
    before, after = [], []
    steps = {(step.truth, step.kind): step for step in alignment.steps if step.kind != "insert"}
    extra = Counter(step.truth for step in alignment.steps if step.kind == "insert")
    at = 0
    for number in range(len(alignment.truth)):
        at += extra[number]
        before.append(at)
        at += (number, "delete") not in steps
        after.append(at)
    before.append(len(alignment.read))
    return before, after
