"""All text of hOCR is read once and in the order of the document: held against a parser of HTML 5."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.hocr import read
from app.model.image import Image
from app.model.reading import disagreements

IMAGE = Image(name="page.png", sha256="ab" * 32, width=600, height=400, source=b"")


def texts(data: bytes) -> list[str]:
    """The text of every line of every page."""
    pages = read(data, IMAGE, 1).pages
    contents = [read(data, IMAGE, nth) for nth in range(1, pages + 1)]
    assert not any(disagreements(content.blocks) for content in contents), "words stand in their lines"
    return [line.text for content in contents for block in content.blocks for line in block.lines]


def letters(data: bytes) -> str:
    return "".join("".join(texts(data)).split())


def letters_in_a_browser(text: str) -> str:
    """The text of the body as a parser of HTML 5 finds it, without white space."""
    found: list[str] = []
    _walk(html5lib.parse(text, namespaceHTMLElements=False).find("body"), found)
    return "".join("".join(found).split())


def _walk(node: Any, found: list[str]) -> None:
    if isinstance(node.tag, str) and node.tag != "style":
        found.append(node.text or "")
        for child in node:
            _walk(child, found)
            found.append(child.tail or "")


@pytest.mark.parametrize(
    "name",
    [
        "reports/hocr-structure/par.hocr",
        "reports/hocr-structure/glyph.hocr",
        "reports/hocr-structure/test__testdata__sample.html",
        "reports/declared-turn/page.hocr",
        "reports/formula-guard/neg.hocr",
        "reports/multi-page/three.hocr",
        "reports/multi-page/Tests__default.hocr",
        "reports/pdf-lines/dash.hocr",
        "pairs/google/gcv2hocr-eng.hocr",
    ],
)
def test_files_of_other_programs(name: str, shared_data: Path) -> None:
    data = (shared_data / name).read_bytes()
    assert letters(data) == letters_in_a_browser(data.decode()) != ""


def test_the_right_values_of_reports(shared_data: Path) -> None:
    folder = shared_data / "reports" / "hocr-structure"
    assert texts((folder / "par.hocr").read_bytes()) == [
        "First paragraph without lines.",
        "Second area, text right in it.",
        "Third has a line",
        "and words",
        "Chapter one",
        "A line",
        "Inner paragraph",
        "Loose text",
    ]
    lines = read((folder / "par.hocr").read_bytes(), IMAGE).blocks
    assert all(line.polygon for block in lines for line in block.lines), "each has a place"
    glyph = " ".join(texts((folder / "glyph.hocr").read_bytes())).split()
    assert (glyph[0], len(glyph)) == ("81", 209)
    assert texts((folder / "test__testdata__sample.html").read_bytes())[0] == "1 Down the Rabbit-Hole"


ROLES = (
    "ocr_carea", "ocr_par", "ocr_line", "ocrx_word", "ocr_header", "ocr_float", "ocrx_cinfo", "ocr_chapter",
    "ocr_math", "ocr_separator", "other", "",
)  # fmt: skip
NAMES = ("div", "p", "span", "h1", "h2", "li", "ul", "dd", "dl", "em", "b", "blockquote", "ins", "section")
CELLS = ("table", "tbody", "tr", "td", "th")


def start_tags(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.builds("<{} class='{}'>".format, st.sampled_from(names), st.sampled_from(ROLES))


def documents(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    others = ["<br>", "</br>", "</i>", "<!-- c -->", "&amp;", " ", "<hr>", "<img alt=x>", "<style>a</style>"]
    parts = st.lists(
        st.one_of(
            start_tags(names),
            st.sampled_from(names).map(lambda name: f"</{name}>"),
            st.sampled_from(others),
            st.just("word"),
            st.just("word"),
        ),
        max_size=30,
    )
    return parts.map(_numbered)


def _numbered(parts: list[str]) -> str:
    count = itertools.count()
    inner = "".join(f" {part}{next(count)} " if part == "word" else part for part in parts)
    return f"<html><body><div class='ocr_page'>{inner}</div></body></html>"


@settings(deadline=None, max_examples=300)
@given(documents(NAMES))
def test_loose_html_is_nested_as_browsers_nest_it(document: str) -> None:
    assert letters(document.encode()) == letters_in_a_browser(document)


@settings(deadline=None, max_examples=100)
@given(documents((*NAMES, *CELLS)))
def test_what_stands_wrong_in_a_table_is_not_lost(document: str) -> None:
    # a browser moves it before the table; here it stays where it stands
    assert sorted(letters(document.encode())) == sorted(letters_in_a_browser(document))


@pytest.mark.parametrize(
    ("inner", "blocks"),
    [
        ("<p class='ocr_par'>a<p class='ocr_par'>b<div class='ocr_par'>c</div>d", "a|b|c|d"),
        ("<ul><li class=ocr_par>a<li class=ocr_par>b<ul><li class=ocr_par>c</ul></ul>d", "a|b|c|d"),
        ("<dl><dt class='ocr_par'>a<dd class='ocr_par'>b<dt class='ocr_par'>c</dl>d", "a|b|c|d"),
        ("<table><tr><td class=ocr_par>a<td class=ocr_par>b<tr><td class=ocr_par>c</table>d", "a|b|c|d"),
        ("<h1 class='ocr_title'>a<h2 class='ocr_section'>b</h1>c", "a|b|c"),
        ("<b class='ocr_par'>a<i>b</b>c</i>d", "ab|cd"),
        ("<em class='ocr_par'>a<p class='ocr_par'>b</em>c</p>d", "a|bc|d"),
        ("<span class='ocr_par'>a<b>b</span>c", "ab|c"),
        ("<span class='ocr_par'>a<div class='ocr_par'>b</span>c</div>d</span>e", "a|bc|d|e"),
        ("<div class='ocr_par'>a</span></p></li></b>b</div>c", "a b|c"),
        ("<table><tr><td class=ocr_par>a</p></div></b></span>b</table>c", "a b|c"),
    ],
)  # fmt: skip
def test_end_tags_that_are_left_out_or_misplaced(inner: str, blocks: str) -> None:
    data = f"<div class='ocr_page'>{inner}</div>".encode()
    found = [" ".join(line.text for line in block.lines) for block in read(data, IMAGE).blocks]
    assert "|".join(found) == blocks


def test_a_paragraph_of_xhtml_holds_the_blocks_inside_its_tags() -> None:
    inner = (
        "<div class=ocr_page><p class='ocr_par' title='bbox 1 1 5 5'><div class=ocr_line>a</div></p></div>"
    )
    strict, loose = (
        read(f"<html{xmlns}><body>{inner}</body></html>".encode(), IMAGE).blocks[0].polygon
        for xmlns in (" xmlns='http://www.w3.org/1999/xhtml'", "")
    )
    assert (len(strict), len(loose)) == (4, 0)


COMMENTS = [
    "<!--", "-->", "--!>", "<!-->", "<!--->", "<!---->", "--", "-", "!", ">", "<!>", "</>", "</ x>", "<!x>",
    "<?x>", "<!->", "a", "b ", "<i>c</i>",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(COMMENTS), max_size=12).map("".join))
def test_comments_end_where_a_browser_ends_them(inner: str) -> None:
    # the last mark ends what is open: a comment without an end is text here
    data = f"<!DOCTYPE html><html><body><div class='ocr_page'>x{inner}--></div>y</body></html>"
    assert letters(data.encode()) == letters_in_a_browser(data)
