"""The report of an evaluation: one closed file, in which text from outside stays text."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import PIL.Image

from app.export.evaluation_report import evaluation_report
from app.export.evaluation_table import evaluation_csv, evaluation_text
from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.quality.counted_reading import CountedReading
from app.quality.counted_text import Ignored
from app.quality.evaluation import PageEvaluation, evaluate_page
from app.quality.evaluation_document import EvaluatedPage, Evaluation

HOSTILE = "<img src=http://example.com/x onerror=alert(1)>"


def page_of(truth: str, read: str) -> PageEvaluation:
    words = tuple(
        Word(rectangle(30 * n, 5, 25, 12), word, 0.5 + n / 100) for n, word in enumerate(read.split())
    )
    line = Line((), " ".join(read.split()), None, words)
    analysis = Analysis("p", (Feature.TEXT,), text=Text.of((Block((), lines=(line,)),)))
    return evaluate_page(CountedReading.of_text(truth), CountedReading.of(analysis))


def evaluation_of(*pages: EvaluatedPage) -> Evaluation:
    names = dict.fromkeys(name for page in pages for name in page.readings)
    return Evaluation.of(pages, (Ignored.CASE,), list(names))


def test_it_is_one_closed_file(tmp_path: Path) -> None:
    PIL.Image.new("RGB", (200, 40), "white").save(tmp_path / "a.png")
    image = identify(tmp_path / "a.png")
    page = EvaluatedPage("a", "a.png", "a.gt.txt", {"one": page_of("abc def", "abx def")})
    written = evaluation_report(evaluation_of(page), {"a": image}).decode()
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in written
    assert image.sha256 in written
    assert len(re.findall(r'src="data:image/jpeg;base64,', written)) == 1
    assert not re.search(r"<script|<link|url\(|src=\"http", written)
    assert "Ignored: <strong>case</strong>" in written
    html5lib.HTMLParser(strict=True).parse(written)


def test_text_from_outside_stays_text() -> None:
    readings = {HOSTILE: page_of("abc", HOSTILE)}
    written = evaluation_report(evaluation_of(EvaluatedPage(HOSTILE, HOSTILE, HOSTILE, readings)), {})
    tree = html5lib.parse(written, namespaceHTMLElements=False)
    assert not list(tree.iter("img"))
    assert HOSTILE in "".join(tree.itertext())


def test_text_that_runs_right_to_left_is_isolated() -> None:
    page = EvaluatedPage("a", None, "a.gt.txt", {"one": page_of("שלום עולם", "שלום עולס")})
    written = evaluation_report(evaluation_of(page), {}).decode()
    assert '<bdi dir="auto">עולם</bdi>' in written


def test_the_worst_pages_come_first_and_pairs_are_told() -> None:
    readings = {"one": page_of("abc def", "abc def"), "two": page_of("abc def", "xyz")}
    good = EvaluatedPage("good", None, "g.gt.txt", {"one": page_of("abc", "abc")})
    bad = EvaluatedPage("bad", None, "b.gt.txt", readings)
    evaluation = evaluation_of(good, bad)
    written = evaluation_report(evaluation, {}).decode()
    assert written.index(">bad</bdi></h2>") < written.index(">good</bdi></h2>")
    assert "under 10 pages, so this says little" in written
    table = evaluation_text(evaluation).decode()
    assert "one against two, 1 pages" in table
    assert len(evaluation_csv(evaluation).splitlines()) == 4


def test_a_picture_that_is_gone_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    PIL.Image.new("RGB", (200, 40), "white").save(path)
    image = identify(path)
    path.unlink()
    page = EvaluatedPage("a", "a.png", "a.gt.txt", {"one": page_of("abc", "abx")})
    assert b"data:image" not in evaluation_report(evaluation_of(page), {"a": image})
