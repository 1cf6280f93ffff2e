"""hOCR as other programs write it, XHTML and loose HTML."""

from __future__ import annotations

import msgspec
import pytest

from app.formats.hocr import read
from app.model.analysis import Language
from app.model.errors import AnswerError
from app.model.geometry import rectangle
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")
TESSERACT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title></title>
<meta name='ocr-system' content='tesseract 5.3.0' />
<meta name='ocr-capabilities' content='ocr_page ocr_carea ocr_par ocr_line ocrx_word'/></head><body>
<div class='ocr_page' id='page_1' title='image "/a/p.png"; bbox 0 0 200 100; ppageno 0; scan_res 70 70'>
 <div class='ocr_carea' id='block_1_1' title="bbox 10 10 90 40">
  <p class='ocr_par' id='par_1_1' lang='eng' title="bbox 10 10 90 40">
   <span class='ocr_line' id='line_1_1' title="bbox 10 10 90 20; baseline 0.01 -5; x_size 20">
    <span class='ocrx_word' id='word_1_1' title='bbox 10 10 40 20; x_wconf 96'><strong>Fish</strong></span>
    <span class='ocrx_word' id='word_1_2' title='bbox 50 10 90 20; x_wconf 50.5'
     lang='deu'>&amp;&nbsp;Chips</span>
   </span>
   <span class='ocr_header' title="bbox 10 30 90 40">
    <span class='ocrx_word' title='bbox 10 30 40 40'>Top</span></span>
  </p>
  <p class='ocr_par' title="bbox 1 1 2 2"><span class='ocr_line'>plain text</span></p>
 </div>
 <div class='ocr_photo' title="bbox 100 50 150 90"></div>
 <div class='ocr_separator' title="bbox 0 95 200 96"></div>
</div></body></html>"""


def html(inner: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{inner}</body></html>".encode()


def test_what_tesseract_writes() -> None:
    content = read(TESSERACT.encode(), IMAGE)
    first, second = content.blocks
    assert first.polygon == rectangle(10, 10, 80, 30)
    line, header = first.lines
    assert line.text == "Fish &\u00a0Chips"
    assert [(w.text, w.confidence, w.languages) for w in line.words] == [
        ("Fish", 0.96, (Language("en"),)), ("&\u00a0Chips", 0.505, (Language("de"),)),
    ]  # fmt: skip
    assert header.text == "Top"
    assert header.words[0].confidence is None
    assert second.lines[0].text == "plain text"
    assert [(w.text, w.polygon) for w in second.lines[0].words] == [("plain", ()), ("text", ())]
    assert [(o.kind, o.polygon) for o in content.objects] == [
        ("photo", rectangle(100, 50, 50, 40)), ("separator", rectangle(0, 95, 200, 1)),
    ]  # fmt: skip
    assert content.languages == ("en", "de")
    assert content.analysis("hocr").properties == {"creator": "tesseract 5.3.0", "image": "/a/p.png"}


def test_loose_html_is_read_like_strict_one() -> None:
    data = html(
        "<!-- <div class=ocr_page> -->"
        "<script>var a = '<div class=\"ocr_page\">' < 3;</SCRIPT><style>a<b</style>"
        '<DIV CLASS=ocr_page TITLE="bbox 0 0 400 200"><p><p class="x ocr_par"><img src=x alt=">">'
        "<span class=ocr_line title='poly 0 0 20 0 20 10; bbox 1 1 2 2; x_wconf'>a<br>b &lt; 1 < 2"
        "<![CDATA[ <c> ]]></span></table></div>",
        "<meta name=ocr-langs content='de fr'><meta charset=utf-8>",
    )
    content = read(data, IMAGE)
    (block,) = content.blocks
    assert block.lines[0].text == "a b < 1 < 2 <c>"
    assert list(block.lines[0].polygon) == [(0, 0), (10, 0), (10, 5)]
    assert content.languages == ("de", "fr")


def test_words_and_lines_without_what_should_be_around_them() -> None:
    word = "<span class='ocrx_word' title='bbox 9 8 1 2'>{}</span>"
    inner = f"<div class='ocr_page'>{word.format('a')} {word.format('b')}</div>"
    (block,) = read(html(inner), IMAGE).blocks
    assert (block.polygon, block.lines[0].text) == ((), "a b")
    assert block.lines[0].words[0].polygon == rectangle(1, 2, 8, 6)
    unfinished = (
        "<div class='ocr_page'><div class='ocr_carea' title='bbox 0 0 9 9; x_kind table; x_wconf 20'>"
    )
    (block,) = read(html(f"{unfinished}<span class='ocr_line'>x"), IMAGE).blocks
    assert (block.kind, block.confidence, block.lines[0].text) == ("table", 0.2, "x")


def test_faces_and_named_objects() -> None:
    inner = (
        "<div class='ocr_page'><div class='ocr_carea'>"
        "<div class='ocr_image' title='x_kind face; bbox 1 1 3 3; x_wconf 90'></div>"
        "<div class='ocr_float' aria-label='Köter' title='bbox 1 1 3'></div>"
        "</div></div>"
    )
    content = read(html(inner), IMAGE)
    assert [(f.polygon, f.confidence) for f in content.faces] == [(rectangle(1, 1, 2, 2), 0.9)]
    assert [(o.name, o.kind, o.polygon) for o in content.objects] == [("Köter", "float", ())]


def test_the_page_that_names_the_image_is_read_else_that_of_the_frame() -> None:
    page = "<div class='ocr_page' title='image \"{0}\"'><span class='ocr_line'>{0}</span></div>"
    data = html(page.format("a.png") + page.format("c:\\x\\p.png") + page.format("n%C3%A4.png"))
    assert read(data, IMAGE).blocks[0].lines[0].text == "c:\\x\\p.png"
    other = msgspec.structs.replace(IMAGE, name="x.tif", frame=2, frames=4)
    assert read(data, other).blocks[0].lines[0].text == "n%C3%A4.png"
    assert read(data, msgspec.structs.replace(other, name="nä.png", frame=0)).facts[1][1] == "nä.png"
    with pytest.raises(AnswerError, match="3 pages"):
        read(data, msgspec.structs.replace(other, frame=3))


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    inner = "<div class='ocr_page'><span class='ocr_line'>Grüße</span></div>"
    data = f"<meta charset='{encoding}'><html>{inner}".encode(encoding)
    assert read(data, IMAGE).blocks[0].lines[0].text == "Grüße"
    unknown = f"<meta charset='klingon'><html>{inner}".encode()
    assert read(unknown, IMAGE).blocks[0].lines[0].text == "Grüße"


@pytest.mark.parametrize("named", ["idna", "punycode", "undefined", "unicode_escape", "hex"])
def test_what_python_decodes_but_no_page_is_in_is_taken_for_utf_8(named: str) -> None:
    inner = "<div class='ocr_page'><span class='ocr_line'>Grüße\\u0041-" + "z" * 500_000 + "</span></div>"
    data = f"<meta charset='{named}'><html>{inner}".encode()
    assert read(data, IMAGE).blocks[0].lines[0].text.startswith("Grüße\\u0041-z")


@pytest.mark.parametrize("data", [b"{}", b"<html>", b"<html>ocr_page</html>", b"\xff\xfe\x00"])
def test_what_is_no_hocr_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError, match="no hOCR"):
        read(data, IMAGE)


def test_strange_marks_do_no_harm() -> None:
    for strange in (
        "<",
        "<a",
        "<a b='",
        "<!--",
        "<![CDATA[",
        "<?",
        "</",
        "</x",
        "<a =b",
        "<a b=",
        "<script>",
        "<a/ >",
    ):
        inner = f"<div class='ocr_page'><span class='ocr_line'>x</span></div>{strange}"
        assert read(inner.encode(), IMAGE).blocks[0].lines[0].text == "x"
