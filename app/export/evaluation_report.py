"""An evaluation as one HTML file: no network, no script, pictures inside; printed it is a clean document."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from app import __version__
from app.export.evaluation_crops import MOST_BYTES, Crops
from app.export.evaluation_definitions import DEFINITIONS
from app.export.evaluation_plots import page_plot, reliability_plot, review_plot
from app.export.evaluation_table import percent
from app.export.reading_source import ReadingSource
from app.export.report_markup import code_points, document, escaped, shown, table
from app.model.image import Image
from app.quality.calibration import Calibration, ReviewRow
from app.quality.edit_alignment import align
from app.quality.evaluation import LineErrors, PageEvaluation, TotalEvaluation, WordError
from app.quality.evaluation_document import EvaluatedPage, Evaluation, ReadingPair
from app.quality.intervals import FEW_PAGES, Interval
from app.quality.segmentation import characters

_MOST_CONFUSIONS: Final = 100
_MOST_BARS: Final = 60


def evaluation_report(
    evaluation: Evaluation,
    images: Mapping[str, Image],
    sources: Mapping[str, ReadingSource] | None = None,
    *,
    most_bytes: int = MOST_BYTES,
) -> bytes:
    """Return the report in UTF-8; ``images`` by the name of the page give the crops of its errors.

    ``sources`` say by the name of a reading who made it. The worst pages come first. What is text from
    outside is escaped, and each has its own direction. The same values give the same bytes. Crops take at
    most ``most_bytes``.
    """
    ignored = ", ".join(rule.value for rule in evaluation.ignored) or "nothing"
    crops = Crops(most_bytes)
    pages = _worst_first(evaluation.pages)
    counted = f"Pages: {len(pages)}. Readings: {len(evaluation.totals)}."
    parts = [
        "<h1>OCR quality</h1>",
        f"<p>{counted} Ignored: <strong>{ignored}</strong>. Vidimus {__version__}.</p>",
        *_totals(evaluation, ignored),
        *_pairs(evaluation.pairs, ignored),
        *_definitions(ignored),
        *_plots(evaluation, pages),
        *_reviews(evaluation),
        *_pages_table(pages, ignored),
    ]
    for number, page in enumerate(pages, 1):
        parts += _page(number, page, images.get(page.name), crops, ignored)
    parts += [*_confusions(evaluation, ignored), *_origins(evaluation, pages, images, sources or {})]
    if crops.left_out:
        parts.append(f"<p>{crops.left_out} places are not shown: the pictures would be too many.</p>")
    return document("OCR quality", parts)


def _range(interval: Interval | None) -> str:
    return "–" if interval is None else f"{100 * interval[0]:.2f}–{100 * interval[1]:.2f} %"


def _switches(ignored: str) -> str:
    return f"Ignored: {ignored}."


def _definitions(ignored: str) -> Iterator[str]:
    yield f'<h3>What the figures mean</h3><p class="note">Measured with these ignored: {ignored}.</p><dl>'
    yield from (f"<div><dt>{name}</dt><dd>{html.escape(said)}</dd></div>" for name, said in DEFINITIONS)
    yield "</dl>"


def _totals(evaluation: Evaluation, ignored: str) -> Iterator[str]:
    yield "<h2>All pages</h2>"
    heads = (
        "reading", "pages", "CER", "95 %", "norm. CER", "WER", "95 %", "macro CER", "macro WER", "flexible",
    )  # fmt: skip
    rows = ((shown(name), *_rates(name, total, evaluation)) for name, total in evaluation.totals.items())
    yield from table(heads, rows, caption=_switches(ignored))
    counted = (
        "reading", "characters", "substituted", "inserted", "deleted", "words", "word errors",
        "precision", "recall", "F1", "error",
    )  # fmt: skip
    rows = ((shown(name), *_counts(name, total, evaluation)) for name, total in evaluation.totals.items())
    yield from table(counted, rows, caption=f"Counts, and words in any order. {_switches(ignored)}")


def _of_reading(name: str, evaluation: Evaluation) -> list[PageEvaluation]:
    return [page.readings[name] for page in evaluation.pages if name in page.readings]


def _rates(name: str, total: TotalEvaluation, evaluation: Evaluation) -> tuple[str, ...]:
    pages = [page.characters for page in _of_reading(name, evaluation)]
    errors, correct = sum(p.distance for p in pages), sum(p.correct for p in pages)
    return (
        str(total.pages),
        percent(total.cer),
        _range(total.cer_interval),
        percent(errors / (errors + correct) if errors + correct else None),
        percent(total.wer),
        _range(total.wer_interval),
        percent(total.macro_cer),
        percent(total.macro_wer),
        percent(None if total.flexible is None else total.flexible.accuracy),
    )


def _counts(name: str, total: TotalEvaluation, evaluation: Evaluation) -> tuple[str, ...]:
    pages = _of_reading(name, evaluation)
    return (
        f"{sum(p.characters.truth for p in pages)}",
        f"{sum(p.characters.substitutions for p in pages)}",
        f"{sum(p.characters.insertions for p in pages)}",
        f"{sum(p.characters.deletions for p in pages)}",
        f"{sum(p.words.truth for p in pages)}",
        f"{sum(p.words.distance for p in pages)}",
        percent(total.bag.precision),
        percent(total.bag.recall),
        percent(total.bag.f1),
        percent(total.bag.error),
    )


def _pairs(pairs: Sequence[ReadingPair], ignored: str) -> Iterator[str]:
    if not pairs:
        return
    yield "<h3>Readings compared, page by page</h3>"
    heads = ("first", "second", "remark", "pages", "CER first − second", "95 %", "first is better")
    yield from table(heads, map(_pair, pairs), words=3, caption=_switches(ignored))
    yield '<p class="note">A negative difference: the first has fewer errors. Probability by bootstrap.</p>'


def _pair(pair: ReadingPair) -> tuple[str, ...]:
    figures = pair.figures
    few = f"under {FEW_PAGES} pages, so this says little" if figures.pages < FEW_PAGES else ""
    between = "–"
    if figures.interval is not None:
        between = f"{_points(figures.interval[0])} to {_points(figures.interval[1])}"
    better = "–" if figures.first_better is None else f"{100 * figures.first_better:.1f} %"
    return (
        shown(pair.first), shown(pair.second), few, str(figures.pages), _points(figures.difference), between,
        better,
    )  # fmt: skip


def _points(figure: float | None) -> str:
    return "–" if figure is None else f"{100 * figure:+.2f}".replace("-", "−")


def _plots(evaluation: Evaluation, pages: Sequence[EvaluatedPage]) -> Iterator[str]:
    made = [
        reliability_plot(name, total.calibration)
        for name, total in evaluation.totals.items()
        if total.calibration is not None
    ]
    reviews = {name: total.review for name, total in evaluation.totals.items() if total.review is not None}
    reviews = {name: rows for name, rows in reviews.items() if rows[0].errors_caught is not None}
    if reviews:
        made.append(review_plot(reviews))
    for name in evaluation.totals:
        shares = [(p.name, p.readings[name].characters.cer) for p in pages if name in p.readings]
        shares.sort(key=lambda share: -1.0 if share[1] is None else share[1], reverse=True)
        if len(shares) > 1:
            made.append(page_plot(name, shares[:_MOST_BARS], max(0, len(shares) - _MOST_BARS)))
    if made:
        yield "<h2>Plots</h2>"
        yield from made


def _reviews(evaluation: Evaluation) -> Iterator[str]:
    if any(total.calibration is not None for total in evaluation.totals.values()):
        yield "<h2>Confidences</h2>"
    for name, total in evaluation.totals.items():
        if total.calibration is not None:
            yield f"<h3>{shown(name)}</h3>"
            yield _calibration(total.calibration)
        if total.review is not None:
            heads = ("review all below", "words", "of the errors", "right afterwards")
            yield from table(heads, map(_review, total.review), words=0)


def _calibration(figures: Calibration) -> str:
    auroc = "–" if figures.auroc is None else f"{figures.auroc:.4f}"
    return (
        f"<p>{figures.words} words with a confidence: expected calibration error {figures.ece:.4f},"
        f" Brier score {figures.brier:.4f}, AUROC {auroc}.</p>"
    )


def _review(row: ReviewRow) -> tuple[str, ...]:
    return f"{row.below:g}", percent(row.flagged), percent(row.errors_caught), percent(row.accuracy_after)


def _pages_table(pages: Sequence[EvaluatedPage], ignored: str) -> Iterator[str]:
    yield "<h2>Pages, the worst first</h2>"
    heads = (
        "page", "reading", "characters", "S", "I", "D", "CER", "norm. CER", "words",
        "WER", "F1", "flexible",
    )  # fmt: skip
    rows = (
        (f'<a href="#page-{number}">{shown(page.name)}</a>', shown(name), *_figures(figures))
        for number, page in enumerate(pages, 1)
        for name, figures in page.readings.items()
    )
    yield from table(heads, rows, words=2, caption=_switches(ignored))


def _figures(page: PageEvaluation) -> tuple[str, ...]:
    return (
        str(page.characters.truth),
        str(page.characters.substitutions),
        str(page.characters.insertions),
        str(page.characters.deletions),
        percent(page.characters.cer),
        percent(page.characters.cer_normalized),
        str(page.words.truth),
        percent(page.words.wer),
        percent(page.bag.f1),
        percent(None if page.flexible is None else page.flexible.accuracy),
    )


def _worst_first(pages: Iterable[EvaluatedPage]) -> list[EvaluatedPage]:
    def worst(page: EvaluatedPage) -> float:
        return max((p.characters.cer_normalized or 0.0 for p in page.readings.values()), default=0.0)

    return sorted(pages, key=worst, reverse=True)


def _page(number: int, page: EvaluatedPage, image: Image | None, crops: Crops, ignored: str) -> Iterator[str]:
    yield f'<h2 id="page-{number}">{shown(page.name)}</h2>'
    yield f'<p class="note">Ground truth: {shown(page.truth)}.'
    yield f" Image: {shown(page.image)}." if page.image else " No image."
    if not crops.turn_to(image) and image is not None:
        yield " The image cannot be read any more, so no places are shown."
    yield f" {_switches(ignored)}</p>"
    for name, figures in page.readings.items():
        cer, wer = percent(figures.characters.cer), percent(figures.words.wer)
        yield f"<h3>{shown(name)}: CER {cer}, WER {wer}</h3>"
        yield from _lines(figures.lines)
        heads = ("kind", "truth", "read", "confidence", "place")
        rows = (_error_row(error, crops) for error in figures.errors)
        yield from table(heads, rows, words=5, caption=f"Errors of words: {len(figures.errors)}")
        if not figures.characters.distance and not figures.errors:
            yield "<p>No errors.</p>"


def _lines(lines: Sequence[LineErrors]) -> Iterator[str]:
    """Yield the lines that differ, both texts side by side with what differs marked."""
    wrong = [line for line in lines if line.distance]
    caption = f"Lines that differ: {len(wrong)} of {len(lines)}"
    rows = ((*_marked(line), str(line.distance), percent(line.cer)) for line in wrong)
    yield from table(("truth", "read", "errors", "CER"), rows, words=2, caption=caption)


def _marked(line: LineErrors) -> tuple[str, str]:
    """Return both texts of a line as cells, which run in the direction of their text."""
    truth, read = characters(line.truth), characters(line.read)
    in_truth: dict[int, str] = {}
    in_read: dict[int, str] = {}
    for step in align(truth, read).steps:
        if step.kind != "insert":
            in_truth[step.truth] = "missing" if step.kind == "delete" else "different"
        if step.kind != "delete":
            in_read[step.read] = "extra" if step.kind == "insert" else "different"
    return _cell(truth, in_truth), _cell(read, in_read)


def _cell(text: Sequence[str], marks: Mapping[int, str]) -> str:
    runs: list[tuple[str, str]] = []
    for number, character in enumerate(text):
        kind = marks.get(number, "")
        if runs and runs[-1][0] == kind:
            runs[-1] = kind, runs[-1][1] + character
        else:
            runs.append((kind, character))
    made = (f'<span class="{kind}">{escaped(run)}</span>' if kind else escaped(run) for kind, run in runs)
    return f'<td class="line" dir="auto">{"".join(made)}</td>' if runs else f"<td>{shown('')}</td>"


def _error_row(error: WordError, crops: Crops) -> tuple[str, ...]:
    confidence = "–" if error.confidence is None else f"{error.confidence:.2f}"
    kind = f'<span class="{error.kind}">{error.kind}</span>'
    place = crops.crop(error.polygon, f"the place of {escaped(error.truth or error.read)} on the image")
    return kind, shown(error.truth), shown(error.read), confidence, place


def _confusions(evaluation: Evaluation, ignored: str) -> Iterator[str]:
    if any(total.confusions for total in evaluation.totals.values()):
        yield "<h2>Confusions of characters</h2>"
    for name, total in evaluation.totals.items():
        if not total.confusions:
            continue
        yield f"<h3>{shown(name)}</h3>"
        rows = (
            (shown(a), shown(b), f"<code>{code_points(a)} → {code_points(b)}</code>", str(count))
            for (a, b), count in total.confusions.most_common(_MOST_CONFUSIONS)
        )
        yield from table(("truth", "read", "code points", "count"), rows, 3, _switches(ignored))
        more = len(total.confusions) - _MOST_CONFUSIONS
        if more > 0:
            yield f"<p>{more} rarer confusions are not listed.</p>"


def _origins(
    evaluation: Evaluation,
    pages: Sequence[EvaluatedPage],
    images: Mapping[str, Image],
    sources: Mapping[str, ReadingSource],
) -> Iterator[str]:
    yield f"<h2>Made from</h2><p>Vidimus {__version__}.</p>"
    rows = []
    for name in evaluation.totals:
        source = sources.get(name, ReadingSource(name))
        seconds = "–" if source.seconds is None else f"{source.seconds:.2f}"
        version = shown(source.version) if source.version else "not told"
        rows.append((shown(name), shown(source.provider), version, seconds, escaped(source.price) or "–"))
    heads = ("reading", "provider", "version", "seconds a page", "price of 1,000 calls")
    yield from table(heads, rows, words=3)
    yield from table(
        ("page", "image", "SHA-256 of the image", "ground truth"),
        ((shown(p.name), _name_of(p.image), _hash(images.get(p.name)), shown(p.truth)) for p in pages),
        words=4,
    )


def _name_of(image: str | None) -> str:
    return shown(image) if image else "none"


def _hash(image: Image | None) -> str:
    return f"<code>{html.escape(image.sha256)}</code>" if image is not None and image.sha256 else "–"
