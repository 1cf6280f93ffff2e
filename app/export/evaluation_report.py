"""An evaluation as one HTML file: no network, no script, pictures inside; printed it is a clean document."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import PIL.Image

from app import __version__
from app.export.evaluation_table import pair_sentence, percent
from app.imaging.pixels import load
from app.model.errors import VidimusError
from app.model.geometry import Polygon, bounds
from app.model.image import Image
from app.model.safe_text import safe_text
from app.quality.calibration import Calibration, ReviewRow
from app.quality.evaluation import PageEvaluation, TotalEvaluation, WordError
from app.quality.evaluation_document import EvaluatedPage, Evaluation
from app.quality.intervals import Interval

_MOST_ERRORS: Final = 500
"""Errors listed of one reading of one page; how many there are more is said."""
_MOST_CONFUSIONS: Final = 40
_CROP_MARGIN: Final = 12
_CROP_HEIGHT: Final = 80

_DEFINITIONS: Final = (
    (
        "CER",
        (
            "character error rate: substituted, inserted and deleted characters of a minimal alignment by"
            " those of the ground truth; characters are grapheme clusters (UAX #29), a line break is one"
        ),
    ),
    ("norm. CER", "the same errors by errors and correct characters together, 0 to 100 %"),
    (
        "WER",
        (
            "word error rate: the fewest changes of words (UAX #29, without punctuation) by the words of the"
            " ground truth"
        ),
    ),
    ("words F1", "words in any order: harmonic mean of precision and recall"),
    (
        "flexible",
        "flexible character accuracy (Clausner and others 2020): lines may stand in any order",
    ),
    (
        "macro CER",
        "mean of the pages; all other totals are micro: all errors by all of the ground truth",
    ),
    (
        "95 %",
        (
            "interval by jackknife over pages; of comparisons by a paired bootstrap over pages (Bisani and"
            " Ney 2004)"
        ),
    ),
)

_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE: Final = """
body{font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
body{max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.05rem;margin-top:1.5rem}
table{border-collapse:collapse;margin:.5rem 0}
th,td{padding:.25rem .6rem;border-bottom:1px solid #ccc;text-align:start;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
dt{font-weight:600}dd{margin:0 0 .3rem 1rem}img{max-height:5rem;max-width:20rem;border:1px solid #bbb}
.different{background:#fff0c2}.missing{background:#ffd9d6}.extra{background:#d9e8ff}
.note{color:#555}svg text{font:11px system-ui,sans-serif}
@media print{body{margin:0;max-width:none;font-size:10pt}tr,img,svg{break-inside:avoid}
h2,h3{break-after:avoid}
thead{display:table-header-group}}
"""


def evaluation_report(evaluation: Evaluation, images: Mapping[str, Image]) -> bytes:
    """Return the report in UTF-8; ``images`` by the name of the page give the crops of its errors.

    The worst pages come first. What is text from outside is escaped, and each has its own direction.
    """
    ignored = ", ".join(rule.value for rule in evaluation.ignored) or "nothing"
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>OCR quality</title><style>{_STYLE}</style></head><body>",
        f"<h1>OCR quality</h1><p>Ignored: <strong>{ignored}</strong>. Vidimus {__version__}.</p>",
        "<dl>",
        *(f"<dt>{name}</dt><dd>{html.escape(meaning)}</dd>" for name, meaning in _DEFINITIONS),
        "</dl>",
        *_totals(evaluation),
        *_pages_table(evaluation, ignored),
    ]
    for page in _worst_first(evaluation.pages):
        parts += _page(page, images.get(page.name), ignored)
    parts.append("</body></html>\n")
    return "\n".join(parts).encode("utf-8", "replace")


def _shown(text: str) -> str:
    """Return a text from outside for HTML, isolated so that its direction stays its own."""
    named = {"": "(nothing)", " ": "(blank)", "\n": "(line break)"}.get(text)
    if named:
        return f'<span class="note">{named}</span>'
    return f'<bdi dir="auto">{html.escape(safe_text(text))}</bdi>'


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> Iterator[str]:
    """Yield a table; the first ``words`` columns hold words, the others figures. Cells are HTML."""
    yield "<table><thead><tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr></thead><tbody>"
    for row in rows:
        cells = (f"<td>{c}</td>" if n < words else f'<td class="n">{c}</td>' for n, c in enumerate(row))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _range(interval: Interval | None) -> str:
    return "–" if interval is None else f"{100 * interval[0]:.2f}–{100 * interval[1]:.2f}"


def _totals(evaluation: Evaluation) -> Iterator[str]:
    yield "<h2>All pages</h2>"
    heads = (
        "reading",
        "pages",
        "CER",
        "95 %",
        "WER",
        "95 %",
        "macro CER",
        "macro WER",
        "words F1",
        "flexible",
    )
    yield from _table(heads, (_total_row(name, total) for name, total in evaluation.totals.items()))
    for pair in evaluation.pairs:
        yield f"<p>{html.escape(pair_sentence(pair))}.</p>"
    for name, total in evaluation.totals.items():
        yield f"<h3>{_shown(name)}</h3>"
        if total.calibration is not None:
            yield from _calibration(total.calibration)
        if total.review is not None:
            yield from _review(total.review)
        if total.confusions:
            yield from _table(
                ("truth", "read", "count"),
                (
                    (_shown(a), _shown(b), str(n))
                    for (a, b), n in total.confusions.most_common(_MOST_CONFUSIONS)
                ),
                words=2,
            )


def _total_row(name: str, total: TotalEvaluation) -> tuple[str, ...]:
    return (
        _shown(name),
        str(total.pages),
        percent(total.cer),
        _range(total.cer_interval),
        percent(total.wer),
        _range(total.wer_interval),
        percent(total.macro_cer),
        percent(total.macro_wer),
        percent(total.bag.f1),
        percent(None if total.flexible is None else total.flexible.accuracy),
    )


def _calibration(figures: Calibration) -> Iterator[str]:
    auroc = "–" if figures.auroc is None else f"{figures.auroc:.4f}"
    yield f"<p>{figures.words} words with a confidence: expected calibration error {figures.ece:.4f},"
    yield f" Brier score {figures.brier:.4f}, area under the ROC curve {auroc}.</p>"
    shares = [(f"{each.low:g}–{each.high:g}", each.correct) for each in figures.bins]
    yield _bars("Share of right words by confidence", shares)


def _review(rows: Sequence[ReviewRow]) -> Iterator[str]:
    yield from _table(
        ("review all below", "words", "of the errors", "right afterwards"),
        (
            (f"{r.below:g}", percent(r.flagged), percent(r.errors_caught), percent(r.accuracy_after))
            for r in rows
        ),
    )


def _bars(title: str, shares: Sequence[tuple[str, float | None]]) -> str:
    """Return horizontal bars as SVG, the longest possible of them for 1 or the largest share."""
    most = max([1.0, *(share for _, share in shares if share is not None)])
    rows = []
    for number, (label, share) in enumerate(shares):
        y = 18 * number
        width = 400 * (share or 0) / most
        rows.append(
            f'<text x="120" y="{y + 13}" text-anchor="end">{html.escape(safe_text(label, 18))}</text>'
            f'<rect x="126" y="{y + 2}" width="{width:.1f}" height="14" fill="#4878a8"/>'
            f'<text x="{130 + width:.1f}" y="{y + 13}">{percent(share)}</text>'
        )
    height = 18 * len(shares) + 4
    label = html.escape(title)
    return (
        f'<p class="note">{label}</p><svg role="img" aria-label="{label}" width="620" height="{height}">'
        f"{''.join(rows)}</svg>"
    )


def _pages_table(evaluation: Evaluation, ignored: str) -> Iterator[str]:
    yield f'<h2>Pages, the worst first</h2><p class="note">Ignored: {ignored}.</p>'
    heads = ("page", "reading", "characters", "CER", "norm. CER", "words", "WER", "words F1", "flexible")
    pages = _worst_first(evaluation.pages)
    yield from _table(
        heads,
        (
            (_shown(page.name), _shown(name), *_figures(figures))
            for page in pages
            for name, figures in page.readings.items()
        ),
        words=2,
    )
    for name in evaluation.totals:
        shares = [(p.name, p.readings[name].characters.cer) for p in pages if name in p.readings]
        if len(shares) > 1:
            yield _bars(f"CER by page: {safe_text(name, 60)}", shares)


def _figures(page: PageEvaluation) -> tuple[str, ...]:
    return (
        str(page.characters.truth),
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


def _page(page: EvaluatedPage, image: Image | None, ignored: str) -> Iterator[str]:
    yield f"<h2>{_shown(page.name)}</h2>"
    digest = f", SHA-256 {html.escape(image.sha256)}" if image is not None and image.sha256 else ""
    yield f'<p class="note">Ground truth: {_shown(page.truth)}.'
    yield f" Image: {_shown(page.image)}{digest}." if page.image else " No image."
    yield f" Ignored: {ignored}.</p>"
    picture = _picture(image)
    for name, figures in page.readings.items():
        yield f"<h3>{_shown(name)}</h3>"
        yield from _both_texts(figures)
        if not figures.errors:
            continue
        yield from _table(
            ("kind", "truth", "read", "confidence", "place"),
            (_error_row(error, picture, image) for error in figures.errors[:_MOST_ERRORS]),
            words=5,
        )
        if len(figures.errors) > _MOST_ERRORS:
            yield f"<p>{len(figures.errors) - _MOST_ERRORS} more errors are not listed here.</p>"


def _both_texts(figures: PageEvaluation) -> Iterator[str]:
    yield from _table(
        ("truth", "read", "CER"),
        ((_shown(line.truth), _shown(line.read), percent(line.cer)) for line in figures.lines),
        words=2,
    )


def _error_row(error: WordError, picture: PIL.Image.Image | None, image: Image | None) -> tuple[str, ...]:
    confidence = "–" if error.confidence is None else f"{error.confidence:.2f}"
    crop = _crop(error.polygon, picture, image) if picture is not None and image is not None else ""
    kind = f'<span class="{error.kind}">{error.kind}</span>'
    return kind, _shown(error.truth), _shown(error.read), confidence, crop


def _picture(image: Image | None) -> PIL.Image.Image | None:
    """Return the pixels of an image; None where it cannot be read, so that the report goes without."""
    if image is None:
        return None
    try:
        return load(image).convert("RGB")
    except VidimusError:
        return None


def _crop(polygon: Polygon, picture: PIL.Image.Image, image: Image) -> str:
    """Return the place of an error as an image in HTML; nothing where it has none on the picture."""
    if not polygon:
        return ""
    scale = picture.width / image.width
    left, top, right, bottom = (side * scale for side in bounds(polygon))
    box = (
        max(0, int(left) - _CROP_MARGIN),
        max(0, int(top) - _CROP_MARGIN),
        min(picture.width, int(right) + _CROP_MARGIN),
        min(picture.height, int(bottom) + _CROP_MARGIN),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return ""
    part = picture.crop(box)
    part.thumbnail((8 * _CROP_HEIGHT, _CROP_HEIGHT))
    out = io.BytesIO()
    part.save(out, "JPEG", quality=80)
    encoded = base64.b64encode(out.getvalue()).decode()
    return f'<img alt="the place on the image" src="data:image/jpeg;base64,{encoded}">'
