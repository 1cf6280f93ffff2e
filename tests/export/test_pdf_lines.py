"""A line of an analysis is a line in every program that reads PDF files, and lines come in order."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pdfminer.high_level
import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.export.exporter import ExportContent
from app.export.line_layout import LineText, lay_out
from app.export.registry import exporter
from app.export.text_direction import TextBox
from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Line, Word
from app.model.geometry import rectangle
from app.providers.files.saved_answers import read_saved
from tests.export.pages import HEIGHT, WIDTH, analyses, line_of, of_blocks, picture

PICTURE = picture()
UNTIMED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def pdf_of(*lines: Line) -> bytes:
    return exporter("pdf").write(ExportContent(PICTURE, (of_blocks(Block((), lines=lines)),)))


def by_pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        text_page = page.get_textpage()
        text: str = text_page.get_text_range()
        text_page.close()
        page.close()
    finally:
        document.close()
    return text


def by_pypdf(data: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()


def by_pdfminer(data: bytes) -> str:
    return str(pdfminer.high_level.extract_text(io.BytesIO(data)))


def by_poppler(data: bytes) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not on this machine")
    return subprocess.run(
        [program, "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()


READERS = [by_pdfium, by_pypdf, by_pdfminer, by_poppler]
readers = pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)


def lines_of(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.replace("\f", "\n").splitlines() if line.strip()]


def jumping(text: str, y: float) -> Line:
    """A line whose words stand on all levels, as high as their letters are."""
    line = line_of(text, 20, y)
    moved = []
    for word in line.words:
        left, top = word.polygon[0]
        if word.text in {"-", "–", "·", "•", "="}:
            moved.append(replace(word, polygon=rectangle(left, top + 7, 8, 2)))
        else:
            moved.append(replace(word, polygon=rectangle(left, top + len(moved) % 3, 8 * len(word.text), 15)))
    return replace(line, words=tuple(moved))


@readers
def test_words_on_all_levels_are_one_line(read: Callable[[bytes], str]) -> None:
    texts = ["Monday - Friday 9.00 – 18.00", "a · b • c = d", "plain words here", "-"]
    data = pdf_of(*(jumping(text, 20 + 30 * n) for n, text in enumerate(texts)))
    assert lines_of(read(data)) == texts


@readers
def test_text_of_no_word_stands_in_its_line(read: Callable[[bytes], str]) -> None:
    quoted = replace(line_of("Hello world", 20, 20), text="„Hello“, (world)!")
    dashed = replace(line_of("left right", 20, 60), text="left … right #")
    assert lines_of(read(pdf_of(quoted, dashed))) == ["„Hello“, (world)!", "left … right #"]


@readers
def test_a_line_that_slopes_is_one_line(read: Callable[[bytes], str]) -> None:
    lines = [line_of("these words fall a little to the right", 20, 20 + 30 * n, 3) for n in range(3)]
    assert lines_of(read(pdf_of(*lines))) == [lines[0].text] * 3


@readers
def test_lines_whose_boxes_overlap_stay_apart(read: Callable[[bytes], str]) -> None:
    lines = [line_of(f"line number {n} of them", 20, 20 + 12 * n) for n in range(5)]
    assert lines_of(read(pdf_of(*lines))) == [line.text for line in lines]


@readers
def test_lines_that_touch_stay_apart(read: Callable[[bytes], str]) -> None:
    lines = [line_of(f"line number {n} of them", 20, 20 + 16 * n) for n in range(5)]
    blocks = of_blocks(Block((), lines=tuple(lines[:2])), *(Block((), lines=(line,)) for line in lines[2:]))
    data = exporter("pdf").write(ExportContent(PICTURE, (blocks,)))
    assert lines_of(read(data)) == [line.text for line in lines]


def test_words_that_stand_close_are_parted_by_place_alone(tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not on this machine")
    words = tuple(
        Word(rectangle(20 + 43 * n, 20, 40, 20), text) for n, text in enumerate(("some", "more", "words"))
    )
    (tmp_path / "a.pdf").write_bytes(pdf_of(Line(rectangle(20, 20, 126, 20), "some more words", words=words)))
    read = subprocess.run(
        [program, "-raw", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert lines_of(read.stdout) == ["some more words"]


@readers
def test_lines_without_places_come_in_order(read: Callable[[bytes], str]) -> None:
    texts = [f"line {n} has no place" for n in range(6)]
    assert lines_of(read(pdf_of(*(Line((), text) for text in texts)))) == texts


@readers
def test_words_of_odd_places_keep_the_order_of_the_line(read: Callable[[bytes], str]) -> None:
    overlapping = (
        Word(rectangle(20, 20, 90, 16), "first"),
        Word(rectangle(60, 20, 60, 16), "second"),
        Word(rectangle(70, 20, 60, 16), "third"),
    )
    swapped = tuple(
        Word(rectangle(x, 60, 50, 16), text) for x, text in ((140, "right"), (20, "left"), (80, "middle"))
    )
    missing = (Word(rectangle(20, 100, 60, 16), "placed"), Word((), "nowhere"), Word((), "either"))
    data = pdf_of(
        Line(rectangle(20, 20, 200, 16), "first second third", words=overlapping),
        Line(rectangle(20, 60, 200, 16), "right left middle", words=swapped),
        Line(rectangle(20, 100, 300, 16), "placed nowhere either", words=missing),
    )
    assert lines_of(read(data)) == ["first second third", "right left middle", "placed nowhere either"]


@readers
def test_signs_that_touch_are_not_parted(read: Callable[[bytes], str]) -> None:
    words = tuple(Word(rectangle(20 + 16 * n, 20, 16, 16), sign) for n, sign in enumerate("東京都は"))
    assert lines_of(read(pdf_of(Line(rectangle(20, 20, 64, 16), "東京都は", words=words)))) == ["東京都は"]


@pytest.mark.parametrize("read", [by_pdfium, by_pypdf, by_poppler], ids=lambda read: read.__name__)
@pytest.mark.parametrize("text", ["שלום עולם יפה", "مرحبا بالعالم الجميل"])
def test_right_to_left_lines_are_read_in_order(read: Callable[[bytes], str], text: str) -> None:
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))
    assert lines_of(read(pdf_of(line_of(text, 20, 20, rtl=True))).translate(marks)) == [text]


@readers
def test_text_beyond_the_edges_is_on_the_page(read: Callable[[bytes], str]) -> None:
    lines = [
        line_of("reaches over the right side of it", WIDTH - 100, 40),
        line_of("reaches over the left side of it", -100, 80),
        line_of("at the foot", 20, HEIGHT - 4),
    ]
    assert sorted(lines_of(read(pdf_of(*lines)))) == sorted(line.text for line in lines)
    down = line_of("down", WIDTH - 60, HEIGHT - 20, 90)
    assert sorted("".join(read(pdf_of(down)).split())) == sorted("down")  # pdfminer reads none downwards


@pytest.mark.parametrize("read", [by_pdfium, by_pypdf, by_poppler], ids=lambda read: read.__name__)
def test_tall_narrow_boxes_hold_text_that_runs_downwards(read: Callable[[bytes], str]) -> None:
    margin = Line(rectangle(300, 20, 16, 250), "a note in the margin of it")
    stacked = tuple(
        Word(rectangle(340, 20 + 60 * n, 14, 50), text) for n, text in enumerate(("set", "below"))
    )
    words = Line(rectangle(340, 20, 14, 110), "set below", words=stacked)
    vertical = Line(rectangle(370, 20, 20, 260), "吾輩は猫である名前はまだ無い")
    for line in (margin, words, vertical):
        assert lines_of(read(pdf_of(line))) == [line.text]


def test_declared_turns_are_the_direction_of_the_text() -> None:
    up = Line(rectangle(300, 20, 20, 100), "Word", words=(Word(rectangle(300, 20, 20, 100), "Word"),))
    down = Line(rectangle(340, 20, 20, 100), "Note", words=(Word(rectangle(340, 20, 20, 100), "Note"),))
    seen: dict[str, tuple[int, int]] = {}

    def visit(text: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            length = (tm[0] ** 2 + tm[1] ** 2) ** 0.5
            seen[text.strip()] = round(tm[0] / length), round(tm[1] / length)

    data = pdf_of(line_of("level", 20, 20), replace(up, rotation=270), replace(down, rotation=90))
    pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(visitor_text=visit)
    assert seen == {"level": (1, 0), "Word": (0, 1), "Note": (0, -1)}


@UNTIMED
@given(analyses(whole=False))
def test_any_text_is_in_the_file_once(one: Analysis) -> None:
    wanted = exporter("text").write(ExportContent(PICTURE, (one,))).decode()
    data = exporter("pdf").write(ExportContent(PICTURE, (one,)))
    assert sorted("".join(by_pypdf(data).split())) == sorted("".join(wanted.split()))


@given(
    st.lists(
        st.tuples(st.floats(0, 390), st.floats(0, 290), st.floats(1, 200), st.floats(1, 60)), min_size=1
    ),
    st.booleans(),
)
def test_texts_follow_each_other_along_every_base(
    places: list[tuple[float, float, float, float]], blank: bool
) -> None:
    texts = [
        LineText(
            ("a", "b"), blank and bool(n), None if n % 4 == 3 else TextBox((x, y), (width, 0), (0, height))
        )
        for n, (x, y, width, height) in enumerate(places)
    ]
    runs = lay_out(texts, TextBox((0, 0), (WIDTH, 0), (0, 20)))
    assert sum(glyphs != (" ",) for run in runs for glyphs, _, _ in run.spans) == len(texts)
    for run in runs:
        assert run.height > 0
        at = 0.0
        for _, start, end in run.spans:
            assert start >= at - 1e-6
            assert end > start
            at = end


def test_lines_of_public_bug_reports_come_back(shared_data: Path) -> None:
    for folder, image_name, name in (
        ("pdf-lines", "dash.png", "dash.hocr"),
        ("text-outside-words", "punct.png", "punct.xml"),
        ("line-against-words", "page.png", "page.xml"),
    ):
        image = identify(shared_data / "reports" / folder / image_name)
        analysis = read_saved((shared_data / "reports" / folder / name).read_bytes(), image).analysis
        assert analysis is not None
        assert analysis.text is not None
        data = exporter("pdf").write(ExportContent(image, (analysis,)))
        for read in READERS:
            assert lines_of(read(data)) == analysis.text.content.split("\n"), (name, read.__name__)
