"""The languages of files of other OCR programs, and scripts that set no blanks between words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.formats import alto, hocr
from app.formats.language_codes import TESSERACT_LANGUAGES, bcp47
from app.formats.reader_helpers import OcrFileContent
from app.model.analysis import Line
from app.model.image import Image
from app.providers.files.ocr_files import FILES

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")


def page(inner: str, head: str = "", attributes: str = "", about_page: str = "") -> OcrFileContent:
    body = f"<div class='ocr_page' {about_page} title='bbox 0 0 200 100'>{inner}</div>"
    data = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return hocr.read(data.encode(), IMAGE)


def lines(content: OcrFileContent) -> list[Line]:
    return [line for block in content.blocks for line in block.lines]


def said(content: OcrFileContent) -> list[tuple[str, str]]:
    """Each word with its language."""
    return [
        (word.text, "".join(language.code for language in word.languages))
        for line in lines(content)
        for word in line.words
    ]


def word(text: str, more: str = "", box: str = "") -> str:
    title = f"title='bbox {box}'" if box else ""
    return f"<span class='ocrx_word' {more} {title}>{text}</span>"


def ocr_line(inner: str, more: str = "") -> str:
    return f"<span class='ocr_line' {more} title='bbox 0 0 200 40'>{inner}</span>"


# --- Codes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("heb", "he"), ("jpn", "ja"), ("jpn_vert", "ja"), ("chi_sim", "zh-Hans"), ("chi-tra", "zh-Hant"),
        ("ger", "de"), ("fre", "fr"), ("DEU", "de"), ("eng-GB", "en-GB"), ("deu_AT", "de-AT"),
        ("deu_frak", "de-Latf"), ("grc", "grc"), ("de", "de"), ("pt-BR", "pt-BR"), ("Klingon", "Klingon"),
        ("", ""), (" eng ", "en"),
    ],
)  # fmt: skip
def test_codes_of_three_letters_become_bcp47(code: str, tag: str) -> None:
    assert bcp47(code) == tag


@given(st.sampled_from(sorted(TESSERACT_LANGUAGES)))
def test_a_tag_stays_what_it_is(code: str) -> None:
    assert bcp47(bcp47(code)) == bcp47(code) == TESSERACT_LANGUAGES[code][0]


# --- hOCR --------------------------------------------------------------------------------------------


def test_a_word_is_in_the_language_of_the_nearest_element_around_it() -> None:
    content = page(
        "<div class='ocr_carea' lang='eng'>"
        + ocr_line(word("area"))
        + "<p class='ocr_par' xml:lang='heb'>"
        + ocr_line(word("par") + " " + word("own", "lang='fra'") + " " + word("none", "lang=''"))
        + ocr_line(word("line"), "lang='deu'")
        + "</p>"
        + ocr_line(word("again"))
        + "</div>"
        + ocr_line(word("outside")),
        attributes="lang='it' xml:lang='it'",
        about_page="lang='es'",
    )
    assert said(content) == [
        ("area", "en"), ("par", "he"), ("own", "fr"), ("none", "he"), ("line", "de"), ("again", "en"),
        ("outside", ""),
    ]  # fmt: skip
    assert content.languages == ("en", "he", "fr", "de")


def test_text_without_words_is_in_the_language_of_its_line() -> None:
    content = page(f"<p class='ocr_par' lang='heb'>{ocr_line('one two')}</p>")
    assert said(content) == [("one", "he"), ("two", "he")]


@pytest.mark.parametrize(
    ("names", "languages"),
    [
        ("heb eng", ("he", "en")), ("heb+eng", ("he", "en")), ("de, fr", ("de", "fr")),
        ("unknown", ("it",)), ("", ("it",)),
    ],
)  # fmt: skip
def test_languages_of_the_markup_count_only_where_there_are_no_others(
    names: str, languages: tuple[str, ...]
) -> None:
    head = f"<meta name='ocr-langs' content='{names}'>"
    assert page(ocr_line(word("a")), head, "lang='ita'").languages == languages
    both = page(ocr_line(word("a"), "lang='fra'"), head, "lang='ita'")
    named = () if languages == ("it",) else languages
    assert both.languages == tuple(dict.fromkeys(("fr", *named)))


def test_a_language_of_the_page_comes_before_that_of_the_document() -> None:
    assert page(ocr_line(word("a")), "", "lang='en'", "lang='heb'").languages == ("he",)
    assert page(ocr_line(word("a"))).languages == ()


@pytest.mark.parametrize("name", ["hocr", "alto", "page"])
def test_languages_are_written_back(name: str) -> None:
    read = page(f"<p class='ocr_par' lang='heb'>{ocr_line(word('one', box='0 0 50 40'))}</p>")
    data = exporter(name).write(ExportContent(IMAGE, (read.analysis("hocr"),)))
    again = FILES[name].read(data, IMAGE, 0)
    assert again.languages == ("he",)
    assert said(again) == [("one", "he")]


def test_languages_stand_in_the_table_of_words() -> None:
    read = page(f"<p class='ocr_par' lang='heb'>{ocr_line(word('one', box='0 0 50 40'))}</p>")
    data = exporter("tsv").write(ExportContent(IMAGE, (read.analysis("hocr"),)))
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter="\t")
    assert row["languages"] == "he"


def test_strings_of_alto_are_in_the_language_of_what_is_around_them() -> None:
    strings = "<String CONTENT='a'/><SP/><String CONTENT='b' LANG='eng'/>"
    data = (
        f"<alto><Layout><Page><PrintSpace><TextBlock LANG='heb'><TextLine>{strings}</TextLine>"
        f"<TextLine LANG='fre'>{strings}</TextLine></TextBlock><TextBlock><TextLine>{strings}</TextLine>"
        "</TextBlock></PrintSpace></Page></Layout></alto>"
    )
    content = alto.read(data.encode(), IMAGE)
    assert said(content) == [("a", "he"), ("b", "en"), ("a", "fr"), ("b", "en"), ("a", ""), ("b", "en")]
    assert content.languages == ("he", "fr")


def test_codes_of_alto_become_bcp47() -> None:
    data = (
        b"<alto><Layout><Page LANG='ger' OTHERLANGS='fre eng'><PrintSpace><TextBlock LANG='heb'><TextLine>"
        b"<String CONTENT='a' LANG='eng'/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
    )
    content = alto.read(data, IMAGE)
    assert content.languages == ("de", "fr", "en", "he")
    assert said(content) == [("a", "en")]


# --- Scripts without blanks --------------------------------------------------------------------------

JAPANESE = ("弘前", "ねぷたまつり", "開催中")


@pytest.mark.parametrize("blank", ["\n    ", " ", "\t", "<br/>", "", "<b> </b>"])
def test_white_space_between_words_of_a_script_without_blanks_is_none(blank: str) -> None:
    (line,) = lines(page(ocr_line(blank.join(map(word, JAPANESE)))))
    assert line.text == "弘前ねぷたまつり開催中"
    assert [each.text for each in line.words] == list(JAPANESE)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (word("弘前") + "\n\u3000\n" + word("開催"), "弘前\u3000開催"),
        (word("弘前") + "&nbsp;" + word("開催"), "弘前\u00a0開催"),
        (word("弘前 開催"), "弘前 開催"),
        (word("弘前 ") + word("開催"), "弘前 開催"),
        (word("弘前") + word(" 開催"), "弘前 開催"),
        (word("弘前") + word(" ") + word("開催"), "弘前 開催"),
        ("弘前 開催", "弘前 開催"),
        (word("弘前") + " " + word("2019") + " " + word("開催"), "弘前 2019 開催"),
        (word("베이징") + " " + word("디지털"), "베이징 디지털"),
        (word("弘前") + "\n" + word("、") + "\n" + word("（") + "\n" + word("開催"), "弘前、（開催"),
        (word("弘前") + " - " + word("開催"), "弘前 - 開催"),
    ],
)
def test_other_blanks_stay(inner: str, text: str) -> None:
    (line,) = lines(page(ocr_line(inner)))
    assert line.text == text


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("0 0 80 40", "100 0 180 40", "氏名住所"),
        ("0 0 80 40", "120 0 200 40", "氏名住所"),
        ("0 0 80 40", "130 0 200 40", "氏名 住所"),
        ("0 0 40 80", "0 130 40 200", "氏名 住所"),
        ("0 0 40 80", "0 90 40 170", "氏名住所"),
    ],
)
def test_a_gap_wider_than_a_sign_is_a_blank_where_the_file_has_white_space(
    first: str, second: str, text: str
) -> None:
    (line,) = lines(page(ocr_line(f"{word('氏名', box=first)}\n{word('住所', box=second)}")))
    assert line.text == text


def test_a_flat_sign_is_as_large_as_it_is_long() -> None:
    (line,) = lines(page(ocr_line(f"{word('一', box='0 18 40 22')}\n{word('二', box='70 5 110 35')}")))
    assert line.text == "一二"


def test_our_own_file_says_which_blanks_there_are() -> None:
    ours = "<meta name='ocr-system' content='Vidimus 1'>"
    (line,) = lines(page(ocr_line(" ".join(map(word, JAPANESE))), ours))
    assert line.text == "弘前 ねぷたまつり 開催中"


@pytest.mark.parametrize(
    ("creator", "text"),
    [("tesseract 5.3.0", "弘前ねぷたまつり開催中 2019"), ("ABBYY", "弘前 ねぷたまつり 開催中 2019")],
)
def test_only_tesseract_writes_sp_between_all_strings(creator: str, text: str) -> None:
    strings = "<SP/>".join(f"<String CONTENT='{each}'/>" for each in (*JAPANESE, "2019"))
    data = (
        "<alto><Description><OCRProcessing><ocrProcessingStep><processingSoftware><softwareName>"
        f"{creator}</softwareName></processingSoftware></ocrProcessingStep></OCRProcessing></Description>"
        f"<Layout><Page><PrintSpace><TextBlock><TextLine>{strings}</TextLine></TextBlock></PrintSpace></Page>"
        "</Layout></alto>"
    )
    (line,) = lines(alto.read(data.encode(), IMAGE))
    assert line.text == text


@pytest.mark.parametrize("name", ["hocr", "alto", "page", "text"])
def test_text_without_blanks_stays_so_in_every_format(name: str, tmp_path: Path) -> None:
    read = page(ocr_line("\n".join(map(word, JAPANESE))))
    (tmp_path / "x").write_bytes(exporter(name).write(ExportContent(IMAGE, (read.analysis("hocr"),))))
    again = FILES[name].read((tmp_path / "x").read_bytes(), IMAGE, 0)
    assert [line.text for line in lines(again)] == ["弘前ねぷたまつり開催中"]
