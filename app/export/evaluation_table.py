"""An evaluation as a table for people, and as one for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from app.export.csv_cells import csv_cell
from app.model.safe_text import one_line
from app.quality.evaluation import PageEvaluation, TotalEvaluation
from app.quality.evaluation_document import Evaluation, ReadingPair
from app.quality.intervals import FEW_PAGES, Interval

COLUMNS: Final = (
    "page", "reading", "characters", "cer", "cer_normalized", "words", "wer", "bag_of_words_f1",
    "flexible_accuracy", "ignore",
)  # fmt: skip
"""Columns of the CSV: a row is a page and a reading."""
_NAME_WIDTH: Final = 40


def evaluation_csv(evaluation: Evaluation) -> bytes:
    """Return a row for each page and reading, in UTF-8; a ratio that cannot be is an empty cell.

    Names that a spreadsheet could take for a formula are defused.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    ignored = " ".join(evaluation.ignored)
    for page in evaluation.pages:
        for name, figures in page.readings.items():
            writer.writerow(
                [csv_cell(page.name), csv_cell(name), *map(_cell, _figures(figures)), csv_cell(ignored)]
            )
    return out.getvalue().encode()


def evaluation_text(evaluation: Evaluation) -> bytes:
    """Return tables of totals, pages, comparisons and confusions for reading, in UTF-8."""
    parts = [
        f"ignored: {', '.join(evaluation.ignored) or 'nothing'}",
        _table(
            (
                "reading",
                "pages",
                "CER",
                "95 %",
                "norm. CER",
                "WER",
                "95 %",
                "macro CER",
                "words F1",
                "flexible",
            ),
            [_total_row(name, figures, evaluation) for name, figures in evaluation.totals.items()],
        ),
        _table(
            ("page", "reading", "chars", "CER", "norm. CER", "words", "WER", "words F1", "flexible"),
            [
                (
                    one_line(page.name, _NAME_WIDTH),
                    one_line(name, _NAME_WIDTH),
                    *_shown(figures),
                )
                for page in evaluation.pages
                for name, figures in page.readings.items()
            ],
        ),
    ]
    parts += [pair_sentence(pair) for pair in evaluation.pairs]
    for name, figures in evaluation.totals.items():
        parts += _details(name, figures)
    return ("\n\n".join(parts) + "\n").encode()


def percent(figure: float | None) -> str:
    """Return a share in per cent with two decimals; a dash where there is none."""
    return "–" if figure is None else f"{100 * figure:.2f} %"


def pair_sentence(pair: ReadingPair) -> str:
    """Return in one sentence which of two readings is better, and how sure that is."""
    first, second, figures = (
        one_line(pair.first, _NAME_WIDTH),
        one_line(pair.second, _NAME_WIDTH),
        pair.figures,
    )
    sentence = (
        f"{first} against {second}, {figures.pages} pages: difference of CER {_points(figures.difference)}"
    )
    if figures.interval is not None and figures.first_better is not None:
        low, high = figures.interval
        sentence += f" (95 %: {_points(low)} to {_points(high)}),"
        sentence += f" {first} is better with probability {figures.first_better:.3f}"
    if figures.pages < FEW_PAGES:
        sentence += f"; under {FEW_PAGES} pages, so this says little"
    return sentence


def _points(figure: float | None) -> str:
    return "–" if figure is None else f"{100 * figure:+.2f} points"


def _figures(page: PageEvaluation) -> tuple[float | int | None, ...]:
    return (
        page.characters.truth,
        page.characters.cer,
        page.characters.cer_normalized,
        page.words.truth,
        page.words.wer,
        page.bag.f1,
        None if page.flexible is None else page.flexible.accuracy,
    )


def _cell(figure: float | None) -> str:
    return "" if figure is None else str(round(figure, 6))


def _shown(page: PageEvaluation) -> tuple[str, ...]:
    characters, cer, normalized, words, wer, f1, flexible = _figures(page)
    return (
        str(characters),
        percent(cer),
        percent(normalized),
        str(words),
        *map(percent, (wer, f1, flexible)),
    )


def _total_row(name: str, figures: TotalEvaluation, evaluation: Evaluation) -> tuple[str, ...]:
    pages = [page.readings[name].characters for page in evaluation.pages if name in page.readings]
    errors, correct = sum(p.distance for p in pages), sum(p.correct for p in pages)
    return (
        one_line(name, _NAME_WIDTH),
        str(figures.pages),
        percent(figures.cer),
        _range(figures.cer_interval),
        percent(errors / (errors + correct) if errors + correct else None),
        percent(figures.wer),
        _range(figures.wer_interval),
        percent(figures.macro_cer),
        percent(figures.bag.f1),
        percent(None if figures.flexible is None else figures.flexible.accuracy),
    )


def _range(interval: Interval | None) -> str:
    return "–" if interval is None else f"{100 * interval[0]:.2f}–{100 * interval[1]:.2f}"


def _details(name: str, figures: TotalEvaluation) -> list[str]:
    shown = one_line(name, _NAME_WIDTH)
    parts = []
    if figures.confusions:
        confused = [(_visible(a), _visible(b), str(n)) for (a, b), n in figures.confusions.most_common(20)]
        parts.append(f"{shown}: most frequent confusions\n{_table(('truth', 'read', 'count'), confused)}")
    if figures.calibration is not None:
        c = figures.calibration
        auroc = "–" if c.auroc is None else f"{c.auroc:.4f}"
        parts.append(
            f"{shown}: {c.words} words with a confidence; expected calibration error {c.ece:.4f},"
            f" Brier {c.brier:.4f}, AUROC {auroc}"
        )
    if figures.review is not None:
        rows = [
            (f"{r.below:g}", percent(r.flagged), percent(r.errors_caught), percent(r.accuracy_after))
            for r in figures.review
        ]
        heads = ("review below", "words", "of the errors", "right afterwards")
        parts.append(f"{shown}: what a review would catch\n{_table(heads, rows)}")
    return parts


def _visible(text: str) -> str:
    return {"": "(nothing)", " ": "(blank)", "\n": "(line break)"}.get(text, one_line(text, _NAME_WIDTH))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [tuple(heads), *map(tuple, rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.ljust(w) if n < 1 else cell.rjust(w)
            for n, (cell, w) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
