"""The report of an evaluation: one closed file, in which text from outside stays text."""

from __future__ import annotations

import base64
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import PIL.Image

from app.export.evaluation_report import evaluation_report
from app.export.evaluation_table import evaluation_csv, evaluation_text
from app.export.reading_source import ReadingSource
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


def texts_of(written: str, tag: str) -> list[str]:
    tree = html5lib.parse(written, namespaceHTMLElements=False)
    return ["".join(element.itertext()) for element in tree.iter(tag)]


def many_pages(number: int) -> list[EvaluatedPage]:
    """Pages that two readings read ever worse, the second the worse one."""
    pages = []
    for n in range(number):
        truth = "abcdefghij klmnop " * 5
        first, second = truth.replace("a", "x", n % 5), truth.replace("b", "yy", n % 6).replace("c", "", 2)
        readings = {"one": page_of(truth, first), "two": page_of(truth, second)}
        pages.append(EvaluatedPage(f"page {n}", f"{n}.png", f"{n}.gt.txt", readings))
    return pages


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    PIL.Image.effect_noise((200, 40), 60).save(tmp_path / "a.png")
    image = identify(tmp_path / "a.png")

    def write() -> bytes:
        page = EvaluatedPage("a", "a.png", "a.gt.txt", {"one": page_of("abc def", "abx def")})
        return evaluation_report(evaluation_of(page), {"a": image}, {"one": ReadingSource("p", "3")})

    assert write() == write()


def test_a_line_runs_in_the_direction_of_its_text_and_shows_what_differs() -> None:
    page = EvaluatedPage("a", None, "a.gt.txt", {"one": page_of("שלום עולם", "שלום עולס")})
    written = evaluation_report(evaluation_of(page), {}).decode()
    cell = '<td class="line" dir="auto">שלום עול<span class="different">{}</span></td>'
    assert cell.format("ם") in written
    assert cell.format("ס") in written


def test_missing_and_extra_characters_are_marked_where_they_stand() -> None:
    page = EvaluatedPage("a", None, "a.gt.txt", {"one": page_of("abcd efgh", "abd efggh")})
    written = evaluation_report(evaluation_of(page), {}).decode()
    assert 'ab<span class="missing">c</span>d efgh</td>' in written
    assert re.search(
        'abd ef<span class="extra">g</span>gh</td>|abd efg<span class="extra">g</span>h</td>', written
    )


def test_plots_are_drawings_inside_the_file_and_hold_names_from_outside_as_text() -> None:
    pages = many_pages(12)
    pages[3] = EvaluatedPage(HOSTILE, None, "t", pages[3].readings)
    written = evaluation_report(evaluation_of(*pages), {}).decode()
    drawings = [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", written)]  # noqa: S314 - our own
    assert len(drawings) == 5  # two of reliability, one of reviews, two of pages
    titles = texts_of(written, "figcaption")
    assert [title.replace("\u2068", "").replace("\u2069", "") for title in titles] == [
        "Reliability: one", "Reliability: two", "Errors caught by reviewing the least sure words",
        "CER by page: one", "CER by page: two",
    ]  # fmt: skip
    assert HOSTILE in [title.text for title in drawings[3].iter("{http://www.w3.org/2000/svg}title")]
    widths = [float(bar.get("width", "")) for bar in drawings[3].iter("{http://www.w3.org/2000/svg}rect")]
    assert len(widths) == 12
    assert widths == sorted(widths, reverse=True)


def test_of_very_many_pages_the_worst_are_drawn_and_all_are_listed() -> None:
    written = evaluation_report(evaluation_of(*many_pages(70)), {}).decode()
    assert "10 more pages, none with more errors, stand in the table" in written
    assert len(re.findall(r'<h2 id="page-\d+">', written)) == 70


def test_two_readings_are_compared_in_a_table() -> None:
    evaluation = evaluation_of(*many_pages(12))
    written = evaluation_report(evaluation, {}).decode()
    figures = evaluation.pairs[0].figures
    assert figures.difference is not None
    assert f">{100 * figures.difference:+.2f}<".replace("-", "\u2212") in written
    assert "so this says little" not in written


def test_every_error_is_listed_and_places_too_many_are_told(tmp_path: Path) -> None:
    PIL.Image.new("RGB", (30_000, 40), "white").save(tmp_path / "a.png")
    image = identify(tmp_path / "a.png")
    words = " ".join(f"wort{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600))
    page = EvaluatedPage("a", "a.png", "a.gt.txt", {"one": page_of(words, words.replace("wort", "w0rt"))})
    written = evaluation_report(evaluation_of(page), {"a": image}, most_bytes=100_000).decode()
    assert "Errors of words: 600" in written
    assert written.count('<span class="different">different</span>') == 600
    crops = written.count('src="data:image/jpeg;base64,')
    assert 0 < crops < 600
    assert f"{600 - crops} places are not shown" in written


def test_a_crop_carries_nothing_else_of_the_file(tmp_path: Path) -> None:
    PIL.Image.new("RGB", (200, 40), "white").save(tmp_path / "a.jpg", comment=b"where I live")
    image = identify(tmp_path / "a.jpg")
    page = EvaluatedPage("a", "a.jpg", "a.gt.txt", {"one": page_of("abc", "abx")})
    written = evaluation_report(evaluation_of(page), {"a": image}).decode()
    found = re.findall(r"data:image/jpeg;base64,([^\"]+)", written)
    assert len(found) == 1
    assert b"where I live" not in base64.b64decode(found[0])


def test_what_nobody_could_see_is_named() -> None:
    accent, private = "\u0301", "\ue003"
    assert unicodedata.category(private) == "Co"
    readings = {"one": page_of(f"ab{private} c d", f"ab c {accent}d")}
    written = evaluation_report(evaluation_of(EvaluatedPage("a", None, "t", readings)), {}).decode()
    assert '<span class="note">U+E003</span>' in written
    assert "<code>U+E003 \u2192 \u2013</code>" in written


def test_who_read_is_told_with_version_time_and_price() -> None:
    read = (
        Analysis("google-vision", (Feature.TEXT,), 1.0, properties={"model": "builtin/<stable>"}),
        Analysis("google-vision", (Feature.TEXT,), 2.0, properties={"model": "builtin/<stable>"}),
    )
    source = ReadingSource.of("google-vision", read, "1.50 USD")
    assert (source.version, source.seconds) == ("builtin/<stable>", 1.5)
    page = EvaluatedPage(
        "a", None, "t", {"google-vision": page_of("abc", "abc"), "other": page_of("abc", "b")}
    )
    cells = texts_of(evaluation_report(evaluation_of(page), {}, {"google-vision": source}).decode(), "td")
    at = cells.index("builtin/<stable>")
    assert cells[at - 2 : at + 3] == [
        "google-vision",
        "google-vision",
        "builtin/<stable>",
        "1.50",
        "1.50 USD",
    ]
    assert cells[at + 3 : at + 8] == ["other", "other", "not told", "\u2013", "\u2013"]


def test_local_engines_are_the_version_of_who_names_no_model() -> None:
    text = Text.of((Block((), reader="rapid"), Block((), reader="tesseract"), Block((), reader="rapid")))
    assert ReadingSource.of(
        "on-device", (Analysis("on-device", (Feature.TEXT,), text=text),)
    ) == ReadingSource("on-device", "rapid, tesseract")


def test_a_page_without_ground_truth_has_no_figures_that_cannot_be() -> None:
    written = evaluation_report(evaluation_of(EvaluatedPage("a", None, "t", {"one": page_of("", "")})), {})
    assert "No errors." in written.decode()
    assert not re.search(r"\bnan\b|\binf\b", written.decode())
