"""An evaluation of many pages, and its document, schema name ``vidimus.evaluation/1``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import msgspec

from app.quality.calibration import Calibration, ReviewRow
from app.quality.counted_text import Ignored
from app.quality.edit_alignment import Confusion
from app.quality.evaluation import (
    LineErrors,
    PageEvaluation,
    TotalEvaluation,
    WordError,
    compare_readings,
    evaluate_total,
)
from app.quality.intervals import FEW_PAGES, Interval, PairedComparison
from app.quality.measures import BagOfWords, CharacterErrors, FlexibleErrors, WordErrors

SCHEMA: Final = "vidimus.evaluation/1"
_DIGITS: Final = 6


@dataclass(frozen=True)
class EvaluatedPage:
    """A page with its readings by name; ``image`` and ``truth`` are names of files."""

    name: str
    image: str | None
    truth: str
    readings: dict[str, PageEvaluation]


@dataclass(frozen=True)
class ReadingPair:
    """Two readings, by name, compared over the pages both have."""

    first: str
    second: str
    figures: PairedComparison


@dataclass(frozen=True)
class Evaluation:
    """All that was evaluated: pages, what was ignored, totals by name of the reading, pairs of readings."""

    pages: tuple[EvaluatedPage, ...]
    ignored: tuple[Ignored, ...]
    totals: dict[str, TotalEvaluation]
    pairs: tuple[ReadingPair, ...]

    @staticmethod
    def of(pages: Sequence[EvaluatedPage], ignored: Iterable[Ignored], names: Sequence[str]) -> Evaluation:
        """Sum pages up; ``names`` gives the order of the readings."""
        totals = {
            name: evaluate_total([page.readings[name] for page in pages if name in page.readings])
            for name in names
        }
        pairs = []
        for first, second in combinations(names, 2):
            shared = [p.readings for p in pages if first in p.readings and second in p.readings]
            if shared:
                figures = compare_readings([r[first] for r in shared], [r[second] for r in shared])
                pairs.append(ReadingPair(first, second, figures))
        return Evaluation(tuple(pages), tuple(dict.fromkeys(ignored)), totals, tuple(pairs))


def evaluation_document(evaluation: Evaluation, *, lines: bool = False) -> dict[str, Any]:
    """Return an evaluation as values for JSON; ``lines`` adds the figures of every line."""
    return {
        "schema": SCHEMA,
        "rules": {"ignore": [rule.value for rule in evaluation.ignored]},
        "pages": [
            {
                "name": page.name,
                "image": page.image,
                "truth": page.truth,
                "readings": [
                    {"name": name, **_figures(figures, lines=lines)}
                    for name, figures in page.readings.items()
                ],
            }
            for page in evaluation.pages
        ],
        "total": [{"name": name, **_total(figures)} for name, figures in evaluation.totals.items()],
        "paired": [_pair(pair) for pair in evaluation.pairs],
    }


def evaluation_json(evaluation: Evaluation, *, lines: bool = False) -> bytes:
    """Return the document of an evaluation as JSON in UTF-8, on one line that ends."""
    return msgspec.json.encode(evaluation_document(evaluation, lines=lines)) + b"\n"


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS)


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(end, _DIGITS) for end in interval]


def _figures(page: PageEvaluation, *, lines: bool) -> dict[str, Any]:
    figures = {
        "characters": _characters(page.characters),
        "words": _words(page.words),
        "bag_of_words": _bag(page.bag),
        "flexible": _flexible(page.flexible),
        "confusions": _confusions(page.confusions),
        "errors": [_error(error) for error in page.errors],
    }
    return figures | ({"lines": [_line(line) for line in page.lines]} if lines else {})


def _characters(figures: CharacterErrors) -> dict[str, Any]:
    return {
        "truth": figures.truth,
        "read": figures.read,
        "correct": figures.correct,
        "substitutions": figures.substitutions,
        "insertions": figures.insertions,
        "deletions": figures.deletions,
        "distance": figures.distance,
        "cer": _rounded(figures.cer),
        "cer_normalized": _rounded(figures.cer_normalized),
    }


def _words(figures: WordErrors) -> dict[str, Any]:
    return {
        "truth": figures.truth,
        "read": figures.read,
        "distance": figures.distance,
        "wer": _rounded(figures.wer),
    }


def _bag(figures: BagOfWords) -> dict[str, Any]:
    return {
        "matched": figures.matched,
        "precision": _rounded(figures.precision),
        "recall": _rounded(figures.recall),
        "f1": _rounded(figures.f1),
        "error": _rounded(figures.error),
    }


def _flexible(figures: FlexibleErrors | None) -> dict[str, Any] | None:
    return None if figures is None else {"accuracy": _rounded(figures.accuracy)}


def _confusions(confusions: Counter[Confusion]) -> list[dict[str, Any]]:
    return [{"truth": a, "read": b, "count": count} for (a, b), count in confusions.most_common()]


def _error(error: WordError) -> dict[str, Any]:
    return {
        "kind": error.kind,
        "truth": error.truth,
        "read": error.read,
        "confidence": _rounded(error.confidence),
        "polygon": [list(point) for point in error.polygon] or None,
    }


def _line(line: LineErrors) -> dict[str, Any]:
    characters = {"truth": line.characters, "distance": line.distance, "cer": _rounded(line.cer)}
    return {"truth": line.truth, "read": line.read, "characters": characters}


def _total(figures: TotalEvaluation) -> dict[str, Any]:
    return {
        "pages": figures.pages,
        "micro": {
            "cer": _rounded(figures.cer),
            "cer_ci95": _interval(figures.cer_interval),
            "wer": _rounded(figures.wer),
            "wer_ci95": _interval(figures.wer_interval),
        },
        "macro": {"cer": _rounded(figures.macro_cer), "wer": _rounded(figures.macro_wer)},
        "bag_of_words": _bag(figures.bag),
        "flexible": _flexible(figures.flexible),
        "confusions": _confusions(figures.confusions),
        "calibration": _calibration(figures.calibration),
        "review": _review(figures.review),
    }


def _calibration(figures: Calibration | None) -> dict[str, Any] | None:
    if figures is None:
        return None
    return {
        "words": figures.words,
        "ece": _rounded(figures.ece),
        "brier": _rounded(figures.brier),
        "auroc": _rounded(figures.auroc),
        "bins": [
            {
                "from": each.low,
                "to": each.high,
                "words": each.words,
                "confidence": _rounded(each.confidence),
                "correct": _rounded(each.correct),
            }
            for each in figures.bins
        ],
    }


def _review(rows: Sequence[ReviewRow] | None) -> list[dict[str, Any]] | None:
    if rows is None:
        return None
    return [
        {
            "below": row.below,
            "flagged": _rounded(row.flagged),
            "errors_caught": _rounded(row.errors_caught),
            "accuracy_after": _rounded(row.accuracy_after),
        }
        for row in rows
    ]


def _pair(pair: ReadingPair) -> dict[str, Any]:
    figures = pair.figures
    return {
        "first": pair.first,
        "second": pair.second,
        "pages": figures.pages,
        "few_pages": figures.pages < FEW_PAGES,
        "difference": _rounded(figures.difference),
        "ci95": _interval(figures.interval),
        "probability_first_better": _rounded(figures.first_better),
    }
