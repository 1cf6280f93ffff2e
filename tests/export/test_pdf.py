"""The searchable PDF, read back by another program's eyes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import msgspec
import PIL.Image
import PIL.ImageFont
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings

from app.export.bidi_order import visual_order
from app.export.exporter import ExportContent
from app.export.glyphless import GlyphCodes, font_file, graphemes
from app.export.registry import exporter
from app.imaging.open import identify
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.errors import InputError
from app.model.geometry import bounds, rectangle
from app.model.image import Image
from tests.export.pages import STRANGE, STRANGE_OTHERS, analyses, line_of, of_blocks, picture

UNTIMED = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
LIGATURES_APART = {"ﬁ": "fi"}


def pdf(image: Image, *given_analyses: Analysis) -> pypdf.PdfReader:
    return pypdf.PdfReader(
        io.BytesIO(exporter("pdf").write(ExportContent(image, given_analyses))), strict=True
    )


def text_of(reader: pypdf.PdfReader) -> str:
    return " ".join(reader.pages[0].extract_text().split())


def paper(*lines: Line, languages: tuple[str, ...] = ()) -> Analysis:
    return of_blocks(Block((), lines=lines), languages=languages)


def poppler(data: bytes, folder: Path, *options: str) -> str:
    """What poppler's pdftotext makes of it; skips where that is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not on this machine")
    (folder / "a.pdf").write_bytes(data)
    done = subprocess.run(
        [program, *options, str(folder / "a.pdf"), "-"], capture_output=True, text=True, check=True
    )
    assert not done.stderr
    return done.stdout


def boxes(data: bytes, folder: Path, dpi: float) -> list[tuple[str, tuple[float, ...]]]:
    """The words poppler finds, with their boxes in pixels."""
    root = ET.fromstring(poppler(data, folder, "-bbox"))  # noqa: S314 - poppler's
    return [
        (
            word.text or "",
            tuple(float(word.get(side) or "nan") * dpi / 72 for side in ("xMin", "yMin", "xMax", "yMax")),
        )
        for word in root.iter("{http://www.w3.org/1999/xhtml}word")
    ]


def test_every_word_is_found_where_it_stands(tmp_path: Path) -> None:
    page = paper(line_of("The quick brown fox", 20.5, 20), line_of("jumps over, (the) dog.", 30, 60))
    data = exporter("pdf").write(ExportContent(picture(dpi=(200, 200)), (page,)))
    placed = boxes(data, tmp_path, 200)
    assert page.text is not None
    words = [word for line in page.text.blocks[0].lines for word in line.words]
    assert [text for text, _ in placed] == [word.text for word in words]
    for (_, box), word in zip(placed, words, strict=True):
        assert box == pytest.approx(bounds(word.polygon), abs=0.05)


@pytest.mark.parametrize(("degrees", "x"), [(90, 200), (180, 200), (-90, 200), (10, 20), (-10, 20)])
def test_turned_words_are_found_where_they_stand(tmp_path: Path, degrees: float, x: float) -> None:
    line = line_of("turned words here" + " and there" * (x < 200), x, 150, degrees)
    data = exporter("pdf").write(ExportContent(picture(dpi=(100, 100)), (paper(line),)))
    placed = boxes(data, tmp_path, 100)
    assert sorted(text for text, _ in placed) == sorted(word.text for word in line.words)
    places = {word.text: bounds(word.polygon) for word in line.words}
    for text, box in placed:
        if degrees % 90 == 0:
            assert box == pytest.approx(places[text], abs=0.1)
        else:  # words are level, each on its own base, in the middle of its box
            wanted = places[text]
            assert (box[0] + box[2]) / 2 == pytest.approx((wanted[0] + wanted[2]) / 2, abs=0.2)
            assert (box[1] + box[3]) / 2 == pytest.approx((wanted[1] + wanted[3]) / 2, abs=0.2)


@pytest.mark.parametrize("degrees", [4, -8])
def test_words_of_a_line_that_is_nearly_level_are_set_level_near_their_places(
    tmp_path: Path, degrees: float
) -> None:
    line = line_of("turned words here", 200, 150, degrees)
    placed = boxes(exporter("pdf").write(ExportContent(picture(dpi=(72, 72)), (paper(line),))), tmp_path, 72)
    assert [text for text, _ in placed] == [word.text for word in line.words]
    assert len({box[3] for _, box in placed}) == 1
    for (_, box), word in zip(placed, line.words, strict=True):
        wanted = bounds(word.polygon)
        assert (box[0] + box[2]) / 2 == pytest.approx((wanted[0] + wanted[2]) / 2, abs=1)
        assert (box[1] + box[3]) / 2 == pytest.approx((wanted[1] + wanted[3]) / 2, abs=0.75 * 16)


@pytest.mark.parametrize(
    "text",
    [
        "Straße naïve œuvre ﬁn", "Съешь ещё этих", "Ελληνικά γράμματα", "हिन्दी में किताब", "ภาษาไทย",
        "한국어 문장", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 😀", "a(b)\\c <d> /e%",
    ],
)  # fmt: skip
def test_any_script_can_be_searched(tmp_path: Path, text: str) -> None:
    reader = pdf(picture(), paper(line_of(text)))
    assert text_of(reader) == text
    plain = poppler(
        exporter("pdf").write(ExportContent(picture(), (paper(line_of(text)),))), tmp_path, "-enc", "UTF-8"
    )
    assert " ".join(plain.split()) == text


@pytest.mark.parametrize("text", ["שלום עולם", "לְפוּ ישנה", "مرحبا بالعالم", "המדינה קמה בשנת 1948 כידוע לכל"])
def test_right_to_left_words_come_out_in_the_order_they_are_read(tmp_path: Path, text: str) -> None:
    data = exporter("pdf").write(ExportContent(picture(), (paper(line_of(text, rtl=True)),)))
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2069\f"))
    plain = " ".join(poppler(data, tmp_path, "-enc", "UTF-8").translate(marks).split())
    if any(c.isdigit() for c in text):  # poppler loses the blank beside a number in such a line
        assert plain.replace(" ", "") == text.replace(" ", "")
    else:
        assert plain == text


def test_text_set_downwards_runs_downwards(tmp_path: Path) -> None:
    words = tuple(Word(rectangle(50, 20 + 20 * n, 20, 20), sign) for n, sign in enumerate("国破山河在"))
    line = Line(rectangle(50, 20, 20, 100), "国破山河在", None, words)
    data = exporter("pdf").write(ExportContent(picture(), (paper(line),)))
    assert "".join(poppler(data, tmp_path, "-enc", "UTF-8").split()) == "国破山河在"


def test_corners_that_begin_anywhere_are_not_believed(tmp_path: Path) -> None:
    def begun(word: Word, at: int) -> Word:
        return msgspec.structs.replace(word, polygon=word.polygon[at:] + word.polygon[:at])

    line = line_of("these come from elsewhere", 20, 20)
    turned = msgspec.structs.replace(
        line, words=tuple(begun(w, 2) for w in line.words), polygon=line.polygon[1:] + line.polygon[:1]
    )
    single = line_of("alone", 20, 100)
    alone = msgspec.structs.replace(single, words=tuple(begun(w, 3) for w in single.words))
    mirrored = line_of("backwards", 20, 200)
    mirror = msgspec.structs.replace(
        mirrored,
        words=tuple(
            msgspec.structs.replace(w, polygon=(w.polygon[0], *w.polygon[:0:-1])) for w in mirrored.words
        ),
    )
    placed = boxes(
        exporter("pdf").write(ExportContent(picture(dpi=(72, 72)), (paper(turned, alone, mirror),))),
        tmp_path,
        72,
    )
    wanted = [w for x in (line, single, mirrored) for w in x.words]
    assert [text for text, _ in placed] == [w.text for w in wanted]
    for (_, box), word in zip(placed, wanted, strict=True):
        assert box == pytest.approx(bounds(word.polygon), abs=0.1)


def test_text_without_a_place_is_there_all_the_same() -> None:
    placed = Word(rectangle(20, 60, 20, 20), "one")
    lines = (
        Line((), "unplaced line", None, (Word((), "unplaced"), Word((), "line"))),
        Line(rectangle(20, 20, 100, 20), "no words"),
        Line(rectangle(20, 60, 100, 20), "one placed", None, (placed, Word((), "placed"))),
        Line(((20, 100), (60, 100), (60, 120), (40, 130), (20, 120)), "five corners"),
        Line(rectangle(20, 200, 20, 20), "\u0301 ", None, (Word(rectangle(20, 200, 20, 20), "\u0301"),)),
        Line(rectangle(20, 240, 20, 20), "", None, (Word(rectangle(20, 240, 20, 20), ""),)),
        Line((), ""),
    )
    wanted = "unplaced line no words one placed five corners \u0301"
    assert text_of(pdf(picture(), paper(*lines))).replace(" ", "") == wanted.replace(" ", "")
    assert text_of(pdf(picture(), Analysis("x", (), text=Text(content="loose\n\ntext")))) == "loose text"
    assert text_of(pdf(picture(), Analysis("x", ()))) == ""


def test_words_that_overlap_are_still_parted() -> None:
    words = (Word(rectangle(20, 20, 60, 20), "left"), Word(rectangle(60, 20, 60, 20), "right"))
    assert text_of(pdf(picture(), paper(Line((), "left right", None, words)))) in {"left right", "leftright"}


def test_strange_analyses_make_a_sound_file() -> None:
    reader = pdf(picture(name="(a)\\ \x00<b>ж"), STRANGE, STRANGE_OTHERS)
    assert reader.metadata is not None
    assert reader.metadata.title == "(a)\\ \ufffd<b>ж"
    assert text_of(reader).startswith("<b>&amp;\ufffd")
    assert text_of(reader).endswith("=1+1 -2 עולם12 שלום a b")  # pypdf turns no numbers round


@UNTIMED
@given(analyses(whole=False))
def test_any_analysis_makes_a_sound_file(one: Analysis) -> None:
    assert len(pdf(PICTURE, one).pages) == 1


PICTURE = picture()


def test_an_image_that_has_gone_is_an_input_error(tmp_path: Path) -> None:
    PIL.Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    broken = identify(tmp_path / "a.png")
    (tmp_path / "a.png").unlink()
    with pytest.raises(InputError, match=r"cannot open a\.png"):
        exporter("pdf").write(ExportContent(broken, ()))


def test_the_language_is_told_and_the_text_is_never_drawn() -> None:
    data = exporter("pdf").write(ExportContent(picture(), (paper(line_of("Wort"), languages=("(x", "de")),)))
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert str(reader.root_object["/Lang"]) == "de"
    content = reader.pages[0].get_contents()
    assert content is not None
    assert re.findall(rb"(\d) Tr", content.get_data()) == [b"3"]


def test_blocks_are_tagged_in_the_order_they_are_read() -> None:
    blocks = (
        Block((), "heading", lines=(Line((), "Title"),)),
        Block((), lines=(Line((), "Text"),)),
        Block((), "picture"),
    )
    reader = pdf(picture(), of_blocks(*blocks))
    catalog: Any = reader.root_object
    root = catalog["/StructTreeRoot"]
    page: Any = reader.pages[0]
    assert catalog["/MarkInfo"] == {"/Marked": True}
    parts = [part.get_object() for part in root["/K"]["/K"]]
    assert [(part["/S"], part["/K"]) for part in parts] == [("/H", 0), ("/P", 1)]
    assert all(part["/Pg"] == page for part in parts)
    (number, references) = root["/ParentTree"]["/Nums"]
    assert number == page["/StructParents"] == 0
    assert [reference.get_object() for reference in references] == parts
    content = reader.pages[0].get_contents()
    assert content is not None
    assert re.findall(rb"/(\w+) << /MCID (\d) >> BDC", content.get_data()) == [(b"H", b"0"), (b"P", b"1")]
    assert content.get_data().count(b" BDC") + content.get_data().count(b" BMC") == 3
    assert content.get_data().count(b"EMC") == 3


def test_numbers_inside_words_that_run_to_the_left_run_to_the_right() -> None:
    for text, wanted in (("ה-12.5%", "12.5%-ה"), ("אב.", ".בא"), ("א12-ב3", "3ב-12א"), ("", "")):
        assert "".join(text[i] for i in visual_order(text, rtl=True)) == wanted


def test_order_keeps_every_character_once_even_those_never_seen() -> None:
    text = "\u202bשל\u200bום\u2067 a\u2029b\u200f\u00ad"
    for rtl in (True, False):
        assert sorted(visual_order(text, rtl=rtl)) == list(range(len(text)))


# The font


def test_the_font_file_is_one(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(font_file())
    loaded = PIL.ImageFont.truetype(str(tmp_path / "x.ttf"), 10)
    assert loaded.getbbox("\0")[2:] is not None


def test_signs_take_the_marks_upon_them_along() -> None:
    assert graphemes("e\u0301a") == ["e\u0301", "a"]
    assert graphemes("\u0301a") == ["\u0301", "a"]
    assert graphemes("क्षि") == ["क्", "षि"]
    assert graphemes("👩\u200d👧!") == ["👩\u200d👧", "!"]
    assert max(map(len, graphemes("a" + "\u0301" * 50))) <= 16


def test_codes_run_out_gracefully(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.export.glyphless._MAX_CODES", 2)
    codes = GlyphCodes()
    assert codes.of([("a", 500), ("b", 500), ("c", 500), ("a", 400)]) == "<0001000200010001>"
    assert codes.count == 2
    assert codes.to_glyphs() == b"\0\0\0\1\0\1"
    assert b"2 beginbfchar\n<0001> <0061>\n<0002> <0062>" in codes.to_unicode()
