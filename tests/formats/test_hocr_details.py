"""Properties, glyphs, alternatives, angles, blanks and encodings of hOCR."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import UNSET

from app.formats.encodings import decode_html
from app.formats.hocr import read
from app.formats.hocr_tree import HocrElement
from app.formats.html import StartTag, tokens, unescape
from app.formats.reader_helpers import OcrFileContent
from app.model.analysis import Line
from app.model.errors import AnswerError
from app.model.geometry import rectangle
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")
PAGE = "<div class='ocr_page' title='bbox 0 0 200 100'>"


def content(inner: str, head: str = "") -> OcrFileContent:
    return read(f"<html><head>{head}</head><body>{PAGE}{inner}</div></body></html>".encode(), IMAGE)


def lines(inner: str, head: str = "") -> list[Line]:
    return [line for block in content(inner, head).blocks for line in block.lines]


def texts(inner: str) -> list[str]:
    return [line.text for line in lines(inner)]


# --- Structure ---------------------------------------------------------------------------------------


def test_headers_are_lines_or_hold_lines() -> None:
    line = "<span class='ocr_line' title='bbox 1 1 9 9'>in</span>"
    for role in ("ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocr_float", "ocr_pageno"):
        assert texts(f"a<div class='{role}'>x <b>y</b></div>b") == ["a", "x y", "b"]
        assert texts(f"<div class='{role}'>before {line} after</div>") == ["before", "in", "after"]
        assert texts(f"<div class='{role}'><p class='ocr_par'>{line}</p>{line}</div>") == ["in", "in"]
        assert texts(f"<div class='{role}' title='bbox 1 1 2 2'> </div>") == []


def test_floats_are_objects_and_keep_their_text() -> None:
    inner = (
        "<div class='ocr_table' title='bbox 1 1 50 50'><table><tr><td>a<td>b</tr><tr><td>c</table></div>"
        "<span class='ocr_line'>E = <b class='ocr_math' title='bbox 9 9 19 19'>mc<sup>2</sup></b>.</span>"
        "<div class='ocr_separator' title='bbox 0 60 200 61'></div><div class='ocr_noise'>;;</div>"
    )
    found = content(inner)
    assert [block.kind for block in found.blocks] == ["table", "text", "text"]
    assert [line.text for block in found.blocks for line in block.lines] == ["a b", "c", "E = mc2.", ";;"]
    assert [o.kind for o in found.objects] == ["table", "maths", "separator", "noise"]


def test_an_unclosed_line_or_word_takes_no_other_with_it() -> None:
    line = "<span class='ocr_line' title='bbox {0} 0 9 9'>"
    unclosed = line.format(1) + "a b" + line.format(2) + "c</span> d" + line.format(3) + "e"
    assert [(found.text, found.polygon[0]) for found in lines(unclosed)] == [
        ("a b", (1, 0)), ("c", (2, 0)), ("d", (1, 0)), ("e", (3, 0)),
    ]  # fmt: skip
    word = "<span class='ocrx_word' title='bbox {0} 0 9 9'>w{0} "
    (found,) = lines(line.format(1) + word.format(4) + word.format(5) + word.format(6) + "</span> tail")
    assert found.text == "w4 w5 w6 tail"
    assert [(w.text, w.polygon[0]) for w in found.words] == [("w4", (4, 0)), ("w5", (5, 0)), ("w6", (6, 0))]


def test_text_beside_and_before_pages_is_of_the_nearest() -> None:
    data = (
        "<div class='ocr_document'><h1 class='ocr_title'>T</h1><div class='ocr_page'>a</div></div>"
        "<p class='ocr_par'>b<div class='ocr_page'>c</div>d"
    )
    assert [
        [line.text for block in read(data.encode(), IMAGE, nth).blocks for line in block.lines]
        for nth in (1, 2)
    ] == [["T", "a", "b"], ["c", "d"]]


def test_lines_without_a_page_are_read() -> None:
    found = read(b"<body><span class=ocr_line title='bbox 1 2 3 4'>x</span>", IMAGE)
    assert found.blocks[0].lines[0].polygon == rectangle(1, 2, 2, 2)
    assert found.analysis("hocr").properties == {}


def test_an_empty_line_is_kept_for_its_place_only() -> None:
    assert [line.polygon for line in lines("<span class='ocr_line' title='bbox 1 2 3 4'> </span>")]
    assert not lines("<span class='ocr_line'></span><p class='ocr_par' title='bbox 1 2 3 4'></p>")


def test_a_line_of_words_and_a_lone_line_have_a_place() -> None:
    word = "<span class='ocrx_word' title='bbox {} 8 {} 10'>{}</span>"
    (line,) = lines(f"<p class='ocr_par'>{word.format(1, 4, 'a')} {word.format(5, 9, 'b')}</p>")
    assert line.polygon == rectangle(1, 8, 8, 2)
    first, second = lines("<p class='ocr_par' title='bbox 1 2 3 4'>one<br>two</p>")
    assert (first.polygon, second.polygon) == ((), ())
    (alone,) = lines("<p class='ocr_par' title='bbox 1 2 3 4'>one</p>")
    assert alone.polygon == rectangle(1, 2, 2, 2)


# --- Inside words ------------------------------------------------------------------------------------


def test_glyphs_make_one_word_however_they_are_set_out() -> None:
    glyphs = "".join(
        f"\n   <span class='ocrx_cinfo' title='x_bboxes 1 1 2 2; x_conf 9'>{c}</span>" for c in "Hi!"
    )
    (line,) = lines(f"<span class='ocr_line'><span class='ocrx_word'>{glyphs}\n </span> you</span>")
    assert (line.text, [word.text for word in line.words]) == ("Hi! you", ["Hi!"])
    assert [word.polygon for word in line.words] == [rectangle(1, 1, 1, 1)], "that of its glyphs"
    dropcap = (
        "<span class='ocrx_word'><span class='ocr_dropcap'><img src='x' alt='O'></span><em>n</em>ce</span>"
    )
    assert texts(f"<span class='ocr_line'>{dropcap} upon</span>") == ["Once upon"]


def test_blanks_with_elements_of_their_own_are_no_words() -> None:
    word = "\n<span class='ocrx_word' title='bbox {0} 0 {1} 9; x_confs {2}'>{3}</span>"
    inner = word.format(0, 4, "0.9 0.7", "ab") + word.format(4, 6, "1", " ") + word.format(6, 9, "80", "c")
    (line,) = lines(f"<span class='ocr_line'>{inner}</span>")
    assert line.text == "ab c"
    assert [(w.text, w.confidence) for w in line.words] == [("ab", 0.8), ("c", 0.8)]
    (line,) = lines(f"<span class='ocr_line' title='bbox 0 0 9 9'>{word.format(0, 4, '1', ' ')}</span>")
    assert (line.text, [w.text for w in line.words]) == ("", [""]), "the place of a line without text"
    for confidences in ("", "x", "101", "-1 5"):
        (line,) = lines(f"<span class='ocr_line'>{word.format(0, 4, confidences, 'a')}</span>")
        assert line.words[0].confidence is None


def test_what_a_program_chose_from_is_no_text() -> None:
    choice = "<span class='ocrx_cinfo' id='choice_{0}' title='x_confs {0}'>{1}</span>"
    choices = (
        "\n <span class='ocrx_cinfo' id='lstm_choices_1'>" + choice.format(9, "l") + choice.format(1, "I")
    )
    word = f"<span class='ocrx_word' title='bbox 1 1 9 9'>l{choices}</span></span>"
    timestep = f"<span class='ocr_symbol'><span class='ocrx_cinfo'>{choice.format(5, 'x')}</span></span>"
    found = content(f"<span class='ocr_line'>{word} <span class='ocrx_word'>y{timestep}</span></span>")
    assert found.blocks[0].lines[0].text == "l y"
    assert found.analysis("hocr").properties["rejected_readings"] == "2"
    assert texts(f"<span class='ocr_line'><span class='ocrx_word'>{choices}</span></span></span>") == ["l"]
    alternatives = (
        "<span class='alternatives'> <ins class='alt' title='nlp 0.3'>hello</ins>\n"
        " <del class='alt' title='nlp 1.1'>hallo</del> </span>"
    )
    found = content(
        f"<span class='ocr_line'><span class='ocrx_word'>{alternatives}</span>, {alternatives}</span>"
    )
    assert found.blocks[0].lines[0].text == "hello, hello"
    assert [word.text for word in found.blocks[0].lines[0].words] == ["hello"]
    assert found.analysis("hocr").properties["rejected_readings"] == "2", "in the word and beside it"
    found = content(f"<span class='ocr_line'><span class='ocrx_word'>{choices}</span></span></span>")
    assert found.analysis("hocr").properties["rejected_readings"] == "1", "that which was not taken"


@pytest.mark.parametrize(
    ("creator", "between", "boxes", "text"),
    [
        ("x", " ", (1, 4, 5, 9), "a b c"),  # white space counts
        ("x", "", (1, 4, 9, 12), "a b c"),  # a gap that is plain to see
        ("x", "", (1, 4, 4, 9), "a bc"),  # touching, and other blanks are written
        ("Vidimus 1", "", (1, 4, 9, 12), "a bc"),  # which writes all of them
    ],
)
def test_blanks_between_words(creator: str, between: str, boxes: tuple[int, ...], text: str) -> None:
    word = "<span class='ocrx_word' title='bbox {} 0 {} 9'>{}</span>"
    second, third = word.format(*boxes[:2], "b"), word.format(*boxes[2:], "c")
    inner = f"<span class='ocr_line'>a {word.format(0, 0, '')} {second}{between}{third}</span>"
    assert [line.text for line in lines(inner, f"<meta name='ocr-system' content='{creator}'>")] == [text]


def test_words_without_any_blanks_are_parted_by_what_they_are() -> None:
    word = "<span class='ocrx_word' title='bbox {} 0 {} 9'>{}</span>"
    inner = "".join(
        word.format(x, x + 5, text)
        for x, text in ((0, "("), (5, "one"), (12, "two"), (17, ","), (30, "三"), (40, "四"))
    )
    assert texts(f"<span class='ocr_line'>{inner}</span>") == ["(one two, 三四"]


def test_a_blank_inside_the_element_of_a_word_is_a_blank() -> None:
    word = "<span class='ocrx_word'>{}</span>"
    assert texts(f"<span class='ocr_line'>{word.format('Hello ')}{word.format('you')}</span>") == [
        "Hello you"
    ]


def test_soft_hyphens_and_right_to_left_text_stay() -> None:
    assert texts("<span class='ocr_line' dir='rtl'>كتاب reser&shy;</span>") == ["كتاب reser\u00ad"]


# --- Properties --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "properties"),
    [
        ('image "a;b \'c.png"; bbox 1 2 3 4', {"image": ["a;b 'c.png"], "bbox": ["1", "2", "3", "4"]}),
        ("image 'a; b.png'; BBOX 1 2 3 4;;", {"image": ["a; b.png"], "bbox": ["1", "2", "3", "4"]}),
        ("image it's; bbox\n1\t2 3 4 ;", {"image": ["it's"], "bbox": ["1", "2", "3", "4"]}),
        ('image "open; bbox 1 2 3 4', {"image": ['"', "open"], "bbox": ["1", "2", "3", "4"]}),
        ("bbox 1 2 3 4; bbox 9 9 9 9", {"bbox": ["1", "2", "3", "4"]}),
        ("", {}),
    ],
)
def test_properties_in_titles(title: str, properties: dict[str, list[str]]) -> None:
    assert HocrElement("ocr_line", {"title": title}).title == properties


def test_classes_and_quotes_of_every_kind() -> None:
    for attributes in (
        "class=ocr_line",
        "CLASS='x OCR_LINE y'",
        'class="ocr_line ocrx_line"',
        "class = ocr_line",
    ):
        (line,) = lines(f"<span {attributes} title='bbox 10, 20, 30, 40; x_conf 50'>x</span>")
        assert (line.polygon, line.confidence) == (rectangle(10, 20, 20, 20), 0.5)
    found = read(b"<h:div class='ocr_page'><h:span class='ocr_line'>x</h:span></h:div>", IMAGE)
    assert found.blocks[0].lines[0].text == "x"


@pytest.mark.parametrize(
    ("angle", "rotation"), [("90", 270), ("270", 90), ("-90", 90), ("0", 0), ("0.5", 359.5)]
)
def test_textangle_is_counter_clockwise(angle: str, rotation: float) -> None:
    assert [
        line.rotation for line in lines(f"<span class='ocr_line' title='textangle {angle}'>x</span>")
    ] == [rotation]


def test_textangle_holds_for_what_is_inside_until_overridden() -> None:
    inner = (
        "<div class='ocr_carea' title='textangle 90'><p class='ocr_par'><span class='ocr_line'>a</span>"
        "<span class='ocr_line' title='textangle 180'>b</span>c</p></div><span class='ocr_line'>d</span>"
        "<span class='ocr_line'><span class='ocrx_word' title='textangle 270'>e</span></span>"
        "<span class='ocr_line' title='textangle x'>f</span>"
    )
    assert [line.rotation for line in lines(inner)] == [270, 180, 270, UNSET, 90, UNSET]
    page = "<div class='ocr_page' title='textangle 180'><span class='ocr_line'>x</span></div>"
    assert read(page.encode(), IMAGE).blocks[0].lines[0].rotation == 180


@pytest.mark.parametrize("size", ["", "bbox 0 0 0 0", "bbox 5 5 200 100", "bbox 0 0 x 9"])
def test_places_in_a_picture_of_unknown_size(size: str) -> None:
    data = (
        f"<div class='ocr_page' title='{size}'><span class='ocr_line' title='bbox 9 9 {{}} 99'>x</span></div>"
    )
    fitting, leaving = (read(data.format(right).encode(), IMAGE).analysis("hocr") for right in (199, 900))
    assert not fitting.errors
    assert [error.message for error in leaving.errors] == [
        "the file does not say how large its picture is, but larger than this one: places may be off"
    ]
    assert fitting.text is not None
    assert leaving.text is not None
    assert fitting.text.content == leaving.text.content == "x"


def test_places_far_outside_of_the_page() -> None:
    line = "<span class='ocr_line' title='bbox 9 9 {} 99'>x</span>"
    assert content(line.format(290)).failures == ()
    (failure,) = content(line.format(900)).failures
    assert failure.message == "places in the file lie far outside of the page it describes: they may be off"


# --- Characters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&#" + "9" * 5_000 + ";", "\ufffd"),
        ("&#" + "0" * 5_000 + "65;&#x" + "0" * 5_000 + "42;", "AB"),
        ("&#x" + "f" * 5_000 + ";", "\ufffd"),
        ("&#xD800;&#0;&#1114112;", "\ufffd" * 3),
        ("&#128;&#x99;", "€™"),
        ("&amp;lt; &amp &copy2 &nosuch; &", "&lt; & ©2 &nosuch; &"),
        ("&#;&#x;&#", "&#;&#x;&#"),
    ],
)
def test_character_references(written: str, text: str) -> None:
    assert unescape(written) == text


def test_references_in_attributes_need_their_semicolon() -> None:
    (tag,) = tokens("<a t='x?a=1&copy=2&copyx&lt;&copy&amp;&#65;&notit;'>")
    assert isinstance(tag, StartTag)
    assert tag.attributes["t"] == "x?a=1&copy=2&copyx<©&A¬it;"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a<!-- b --> c<!-->d<!--->e", "a cde"),
        ("a <!--,,, b", "a <!--,,, b"),
        ("a <?«»«?>i<5t»<?». </5 b", "a <?«»«?>i<5t»<?». </5 b"),
        ("a</>b<?php x ?>c<!x>d<![if IE]>e", "abcde"),
        ("a<!-- b --!>c<!-- - -- --!x > d --->e", "ace"),
        ("a</ b>c</>d<!>e<!->f</ g", "acdef</ g"),
        ("a<![CDATA[b > <i>c</i>]]>d<![CDATA[e>f", "ab > <i>c</i>df"),
        ("a\0b", "ab"),
    ],
)
def test_comments_and_what_resembles_them(written: str, text: str) -> None:
    assert texts(f"<span class='ocr_line'>{written}</span>") == [text]


@pytest.mark.parametrize(
    ("data", "text", "unfit"),
    [
        ("<p>ü€".encode("cp1252"), "<p>ü€", "utf-8"),
        (b"<meta charset='iso-8859-1'>" + "ü€".encode("cp1252"), "ü€", ""),
        ("<meta charset=ISO-8859-1>Grüße".encode(), "Grüße", ""),
        ("<?xml encoding='utf8'?>Grüße".encode(), "Grüße", ""),
        ("<?xml encoding='UTF_8'?>Grüße".encode(), "Grüße", ""),
        ("<meta content='text/html; charset=windows-1251'>Привет".encode("cp1251"), "Привет", ""),
        ("<meta charset='shift_jis'>日本".encode("shift_jis"), "日本", ""),
        ("<meta charset='iso-2022-jp'>日本".encode("iso-2022-jp"), "日本", ""),
        ("<meta charset='utf-16'>Grüße".encode(), "Grüße", ""),
        (b"<meta charset='utf-7'>+AGE-", "+AGE-", ""),
        ("<p>ж".encode("utf-16-le"), "<p>ж", ""),
        ("<p>ж".encode("utf-16-be"), "<p>ж", ""),
        ("<p>ж".encode("utf-32"), "<p>ж", ""),
        ("<meta charset='utf-8'>Grüße über alles".encode() + b"\xff", "Grüße über alles\ufffd", "utf-8"),
        ("<meta charset='ascii'>Grüße".encode("latin-1"), "Grüße", ""),
    ],
)
def test_the_encoding_that_fits(data: bytes, text: str, unfit: str) -> None:
    decoded, label = decode_html(data)
    assert (decoded.rpartition(">")[2], label) == (text.rpartition(">")[2], unfit)


def test_letters_that_may_be_wrong_are_told() -> None:
    data = b"<meta charset='utf-8'><div class='ocr_page'>Gr\xfc\xdfe</div>"
    analysis = read(data, msgspec.structs.replace(IMAGE)).analysis("hocr")
    assert analysis.text is not None
    assert analysis.text.content == "Grüße"
    assert [(error.message, error.parameters) for error in analysis.errors] == [
        ("the file is not all in its encoding, utf-8: some letters may be wrong", {"encoding": "utf-8"})
    ]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["one 一", "жук", "Ā Ȁ 漢字", "一" * 40])
@pytest.mark.parametrize("around", [(b"", b""), (b"", b"\n"), (b"\n", b"\r")])
def test_wide_letters_without_a_mark_are_known(text: str, codec: str, around: tuple[bytes, bytes]) -> None:
    if around[0] and codec != "utf-16-le":  # there it is half of a letter
        around = (b"", around[1])
    data = around[0] + f"<html>{PAGE}<p>{text}</p></div></html>".encode(codec) + around[1]
    found = read(data, IMAGE)
    assert [line.text for block in found.blocks for line in block.lines] == [text]
    assert found.failures == ()


def test_zero_bytes_in_letters_are_left_out_and_that_is_said() -> None:
    for text in ("Gr\0üße", "x\0"):
        data = f"<html><meta charset=utf-8>{PAGE}{text} </div></html>".encode()
        for whole in (data, data + b" "):  # of even and of odd length
            found = read(whole, IMAGE)
            assert found.blocks[0].lines[0].text == text.replace("\0", "")
            assert [failure.message for failure in found.failures] == [
                "the file has zero bytes between its letters: they are left out"
            ]
    with pytest.raises(AnswerError, match="the encoding of this hOCR is not clear"):
        read(PAGE.encode() + b"a\0\0b" * 40, IMAGE)


def test_white_space_is_collapsed_as_html_does() -> None:
    word = "<span class='ocrx_word'>{}</span>"
    words = [word.format(text) for text in (" 1&nbsp;000 ", "三\u3000四", "&nbsp;")]
    inner = f"{words[0]}\n\t{words[1]} {words[2]} x&emsp;&emsp;y\u2028z"
    (line,) = lines(f"<span class='ocr_line'>{inner}</span>")
    assert line.text == "1\u00a0000 三\u3000四 \u00a0 x\u2003\u2003y z"
    assert [w.text for w in line.words] == ["1\u00a0000", "三\u3000四"]
