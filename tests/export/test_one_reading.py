"""Every format holds the same letters in the same order, read back with parsers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import math
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import lxml.etree
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from app.export.csv_cells import csv_cell
from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.model.analysis import Analysis, Block, Language, Line, Object, Substitution, Text, Word
from app.model.geometry import rectangle
from tests.export.any_analysis import any_analyses, letters
from tests.export.pages import IMAGE, line_of, of_blocks, tilted

ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
PAGE = "{http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15}"
HTML = "{http://www.w3.org/1999/xhtml}"
SLOW = settings(
    max_examples=150,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


def written(name: str, analysis: Analysis) -> bytes:
    return exporter(name).write(ExportContent(IMAGE, (analysis,)))


def tree(name: str, analysis: Analysis) -> ET.Element:
    return ET.fromstring(written(name, analysis))  # noqa: S314 - we wrote it ourselves a moment ago


class _TextOfHtml(HTMLParser):
    """All text in the body, as a parser of HTML rather than XML sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "body"

    def handle_data(self, data: str) -> None:
        self.text += data if self._inside else ""


def hocr_lines(analysis: Analysis) -> list[str]:
    spans = tree("hocr", analysis).iter(f"{HTML}span")
    return ["".join(span.itertext()) for span in spans if span.get("class") == "ocr_line"]


def alto_lines(analysis: Analysis, *, every_string_apart: bool) -> list[str]:
    """The lines as readers see them that part all Strings by a blank, or those alone that have an SP."""
    lines = []
    for line in tree("alto", analysis).iter(f"{ALTO}TextLine"):
        text = ""
        for node in line:
            if node.tag == f"{ALTO}SP" and not every_string_apart:
                text += " "
            elif node.tag == f"{ALTO}String":
                text += (" " if text and every_string_apart else "") + node.get("CONTENT", "")
            elif node.tag == f"{ALTO}HYP":
                text += node.get("CONTENT", "")
        lines.append(text)
    return lines


def unicode_of(node: ET.Element) -> str:
    return node.findtext(f"{PAGE}TextEquiv/{PAGE}Unicode") or ""


def page_lines(analysis: Analysis) -> list[tuple[str, str]]:
    """The text of every line, and what its words spell as OCR-D joins them (none without words)."""
    root = tree("page", analysis)
    joins = {
        tuple(ref.get("regionRef") for ref in relation)
        for relation in root.iter(f"{PAGE}Relation")
        if relation.get("type") == "join"
    }
    lines = []
    for line in root.iter(f"{PAGE}TextLine"):
        words = line.findall(f"{PAGE}Word")
        if line.get("readingDirection") == "right-to-left":
            words.reverse()
        spelt = "".join(
            ("" if not number or (words[number - 1].get("id"), word.get("id")) in joins else " ")
            + unicode_of(word)
            for number, word in enumerate(words)
        )
        lines.append((unicode_of(line), spelt if words else unicode_of(line)))
    return lines


def table_texts(name: str, analysis: Analysis) -> list[str]:
    dialect, coding = {"tsv": ("excel-tab", "utf-8"), "csv": ("excel", "utf-8-sig")}[name]
    rows = csv.DictReader(io.StringIO(written(name, analysis).decode(coding), newline=""), dialect=dialect)
    return [uncelled(row["text"]) for row in rows]


def uncelled(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from calculating."""
    return cell[1:] if cell[:1] == "'" and csv_cell(cell[1:]) == cell else cell


def document_of(analysis: Analysis) -> dict[str, Any]:
    text: dict[str, Any] = json.loads(written("json", analysis))["analyses"][0]["text"]
    return text


def readings(analysis: Analysis) -> dict[str, str]:
    """The letters of an analysis in every format that has text; another format is added here."""
    html = _TextOfHtml()
    html.feed(written("hocr", analysis).decode())
    html.close()
    return {
        "text": letters(written("text", analysis).decode()),
        "json": letters(document_of(analysis)["content"]),
        "hocr": letters("".join(hocr_lines(analysis))),
        "hocr as HTML": letters(html.text),
        "alto": letters("".join(alto_lines(analysis, every_string_apart=False))),
        "page": letters("".join(unicode_of(r) for r in tree("page", analysis).iter(f"{PAGE}TextRegion"))),
        "page lines": letters("".join(line for line, _ in page_lines(analysis))),
        "page words": letters("".join(words for _, words in page_lines(analysis))),
        "tsv": letters("".join(table_texts("tsv", analysis))),
        "csv": letters("".join(table_texts("csv", analysis))),
    }


@SLOW
@given(any_analyses())
def test_every_format_holds_the_same_letters(analysis: Analysis) -> None:
    found = readings(analysis)
    assert set(found.values()) == {found["text"]}
    lines = [line for block in document_of(analysis)["blocks"] for line in block["lines"]]
    if any(line["text"].strip() for line in lines):
        assert letters("".join(line["text"] for line in lines)) == found["text"]
    for line in lines:
        at = 0
        for word in line["words"]:
            at = line["text"].index(word["text"], at) + len(word["text"])


@SLOW
@given(any_analyses(wild=False))
def test_words_are_parted_alike_for_every_reader(analysis: Analysis) -> None:
    lines = [line.split() for line in hocr_lines(analysis)]
    assert [line.split() for line in alto_lines(analysis, every_string_apart=False)] == lines
    assert [line.split() for line in alto_lines(analysis, every_string_apart=True)] == lines
    assert [line.split() for line, _ in page_lines(analysis)] == lines
    assert [words.split() for _, words in page_lines(analysis)] == lines


@pytest.fixture(scope="module")
def schemas(shared_data: Path) -> dict[str, lxml.etree.XMLSchema]:
    folder = shared_data / "schemas"
    files = {"alto": "alto-4-4.xsd", "page": "pagecontent-2019-07-15.xsd"}
    return {name: lxml.etree.XMLSchema(lxml.etree.parse(folder / file)) for name, file in files.items()}


@SLOW
@given(any_analyses())
def test_any_reading_is_valid(schemas: dict[str, lxml.etree.XMLSchema], analysis: Analysis) -> None:
    for name, schema in schemas.items():
        schema.assertValid(lxml.etree.fromstring(written(name, analysis)))


# What stands in no word


def said(*texts: str) -> tuple[Word, ...]:
    return tuple(Word(rectangle(20 + 60 * n, 20, 50, 16), text, 0.9) for n, text in enumerate(texts))


def one_line(text: str, *words: str) -> Analysis:
    return of_blocks(Block((), lines=(Line(rectangle(20, 20, 300, 16), text, words=said(*words)),)))


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ac", "\u2e17", "\u00ad"])
def test_a_hyphen_of_no_word_is_in_every_format(hyphen: str) -> None:
    first, second = said("The", "reser"), said("vation", "desk")
    first = (
        first[0],
        Word(first[1].polygon, "reser", 0.9, substitution=Substitution("HypPart1", "reservation")),
    )
    second = (
        Word(second[0].polygon, "vation", substitution=Substitution("HypPart2", "reservation")),
        second[1],
    )
    lines = (Line((), f"The reser{hyphen}", words=first), Line((), "vation desk", words=second))
    page = of_blocks(Block((), lines=lines))
    assert table_texts("tsv", page) == ["The", f"reser{hyphen}", "vation", "desk"]
    assert hocr_lines(page) == [f"The reser{hyphen}", "vation desk"]
    assert page_lines(page) == [(f"The reser{hyphen}",) * 2, ("vation desk",) * 2]
    root = tree("alto", page)
    strings = [{k: v for k, v in s.attrib.items() if k in WORDS} for s in root.iter(f"{ALTO}String")]
    assert strings == [
        {"CONTENT": "The"},
        {"CONTENT": "reser", "SUBS_TYPE": "HypPart1", "SUBS_CONTENT": "reservation"},
        {"CONTENT": "vation", "SUBS_TYPE": "HypPart2", "SUBS_CONTENT": "reservation"},
        {"CONTENT": "desk"},
    ]
    assert [h.attrib for h in root.iter(f"{ALTO}HYP")] == [{"CONTENT": hyphen}]
    (relation,) = tree("page", page).iter(f"{PAGE}Relation")
    assert [relation.get("type"), *(end.get("regionRef") for end in relation)] == [
        "join",
        "word_1_1_2",
        "word_1_2_1",
    ]


WORDS = {"CONTENT", "SUBS_TYPE", "SUBS_CONTENT"}


def test_a_hyphen_of_a_word_stays_in_it_and_no_other_sign_is_one() -> None:
    for text, word in (("re-", "re-"), ("re–", "re"), ("re:", "re"), ("re -", "re")):
        root = tree("alto", one_line(text, word))
        assert " ".join(s.get("CONTENT", "") for s in root.iter(f"{ALTO}String")) == text
        assert root.find(f".//{ALTO}HYP") is None
    odd = Line((), "a b", words=(Word((), "a", substitution=Substitution("stroke", "x")), *said("b")))
    assert written("alto", of_blocks(Block((), lines=(odd,)))).count(b"SUBS_") == 0


def test_signs_beside_words_are_in_every_format_and_boxes_stay() -> None:
    page = one_line("„Hello“, (world)! – end", "Hello", "world", "end")
    text = "„Hello“, (world)! – end"
    assert hocr_lines(page) == [text]
    assert page_lines(page) == [(text, text)]
    assert table_texts("csv", page) == ["„Hello“,", "(world)!", "–", "end"]
    hello, _, alone, _ = tree("alto", page).iter(f"{ALTO}String")
    assert (hello.get("CONTENT"), hello.get("HPOS"), hello.get("WIDTH")) == ("„Hello“,", "20", "50")
    assert (alone.get("CONTENT"), alone.get("HPOS"), alone.get("WC")) == ("–", None, None)
    words = [a["attributes"]["text"] for a in json.loads(written("coco", page))["annotations"][1:]]
    assert words == ["„Hello“,", "(world)!", "end"]


def test_words_that_touch_are_one_string_and_are_joined_in_page() -> None:
    page = one_line("東京都 の天気", "東京", "都", "の", "天気")
    (line,) = tree("alto", page).iter(f"{ALTO}TextLine")
    assert [(n.tag.removeprefix(ALTO), n.get("CONTENT"), n.get("HPOS"), n.get("WIDTH")) for n in line] == [
        ("String", "東京都", "20", "110"),
        ("SP", None, None, None),
        ("String", "の天気", "140", "110"),
    ]
    root = tree("page", page)
    pairs = [tuple(end.get("regionRef") for end in r) for r in root.iter(f"{PAGE}Relation")]
    assert pairs == [("word_1_1_1", "word_1_1_2"), ("word_1_1_3", "word_1_1_4")]
    assert hocr_lines(page) == ["東京都 の天気"]
    assert len([s for s in tree("hocr", page).iter(f"{HTML}span") if s.get("class") == "ocrx_word"]) == 4


def test_a_string_of_several_words_is_as_sure_as_the_least_of_them() -> None:
    box = rectangle(20, 20, 50, 16)
    words = (
        Word(box, "a", 0.75, (Language("de"),), corrected=True),
        Word((), ",", 0.5, (Language("de"),)),
        Word(((80, 20), (90, 22), (90, 40)), "b", None, (Language("en"),)),
    )
    both, joined = (
        next(tree("alto", of_blocks(Block((), lines=(Line((), text, words=some),)))).iter(f"{ALTO}String"))
        for text, some in (("a,", words[:2]), ("a,b", words))
    )
    assert (both.get("WC"), both.get("LANG"), both.get("CS"), both.get("WIDTH")) == (
        "0.5",
        "de",
        "true",
        "50",
    )
    assert (joined.get("LANG"), joined.get("HPOS"), joined.get("WIDTH")) == (None, "20", "70")
    assert joined.find(f"{ALTO}Shape") is not None


def test_line_and_words_that_differ_have_one_reading_and_the_document_says_so() -> None:
    page = one_line("Hello world", "Helo", "world")
    page = msgspec.structs.replace(page, text=msgspec.structs.replace(page.text, content="Something else"))
    assert set(readings(page).values()) == {"Helloworld"}
    properties = json.loads(written("json", page))["analyses"][0]["properties"]
    assert properties == {
        "lines_unlike_their_words": [
            {"block": 1, "line": 1, "text": "Hello world", "words": ["Helo", "world"]}
        ],
        "content_unlike_lines": "Something else",
    }


def test_text_of_no_line_is_kept() -> None:
    for blocks in ((), (Block(rectangle(0, 0, 9, 9)),), (Block((), lines=(Line((), ""),)),)):
        page = Analysis("x", (), text=Text("two words\nmore", blocks=blocks))
        assert set(readings(page).values()) == {"twowordsmore"}
        assert len(document_of(page)["blocks"]) == len(blocks)


# Direction and turn


def turned(*rotations: float | None) -> Analysis:
    lines = (
        Line(
            rectangle(20 * n, 20, 16, 80),
            f"line{n}",
            words=(Word(rectangle(20 * n, 20, 16, 80), f"line{n}"),),
        )
        for n in range(len(rotations))
    )
    return of_blocks(
        Block(
            rectangle(0, 10, 100, 100),
            "heading",
            lines=tuple(
                line if angle is None else msgspec.structs.replace(line, rotation=angle)
                for line, angle in zip(lines, rotations, strict=True)
            ),
        )
    )


@pytest.mark.parametrize(
    ("rotation", "textangle", "orientation"),
    [(-90, "90", "90"), (270, "90", "90"), (90, "270", "-90"), (-270, "270", "-90"), (180, "180", "180"),
     (2.5, "357.5", "-2.5")],
)  # fmt: skip
def test_a_declared_turn_is_written_as_each_format_counts_it(
    rotation: float, textangle: str, orientation: str
) -> None:
    for page in (turned(rotation), turned(rotation, rotation)):
        spans = [s for s in tree("hocr", page).iter(f"{HTML}span") if s.get("class") == "ocr_line"]
        assert {(s.get("title") or "").split("; ", 1)[1] for s in spans} == {f"textangle {textangle}"}
        assert [b.get("ROTATION") for b in tree("alto", page).iter(f"{ALTO}TextBlock")] == [textangle]
        assert [r.get("orientation") for r in tree("page", page).iter(f"{PAGE}TextRegion")] == [orientation]


def test_a_turn_without_a_place_is_written_and_none_that_is_no_number() -> None:
    nowhere = of_blocks(Block((), lines=(Line((), "up", rotation=-90.0),)))
    (block,) = tree("alto", nowhere).iter(f"{ALTO}TextBlock")
    assert block.get("ROTATION") == "90"
    assert "textangle 90" in written("hocr", nowhere).decode()
    for wrong in (math.nan, math.inf):
        assert b"ROTATION" not in written("alto", turned(wrong))
        assert b"textangle" not in written("hocr", turned(wrong))


def test_a_block_whose_lines_are_turned_differently_is_written_in_parts() -> None:
    page = turned(None, 90.0, 90.0, -90.0)
    root = tree("alto", page)
    (whole,) = root.iter(f"{ALTO}ComposedBlock")
    parts = list(whole)
    assert (whole.get("HPOS"), whole.get("WIDTH")) == ("0", "100")
    assert [p.get("ROTATION") for p in parts] == [None, "270", "90"]
    assert [p.get("IDNEXT") for p in parts] == ["block_1_2", "block_1_3", None]
    assert [(p.get("HPOS"), p.get("WIDTH")) for p in parts] == [("0", "16"), ("20", "36"), ("60", "16")]
    assert len({p.get("TAGREFS") for p in parts}) == 1
    page_root = tree("page", page)
    regions = list(page_root.iter(f"{PAGE}TextRegion"))
    assert [r.get("orientation") for r in regions] == [None, "-90", "90"]
    assert [r.get("regionRef") for r in page_root.iter(f"{PAGE}RegionRefIndexed")] == [
        r.get("id") for r in regions
    ]
    links = [(r.get("type"), *(end.get("regionRef") for end in r)) for r in page_root.iter(f"{PAGE}Relation")]
    assert links == [("link", "block_1_1", "block_1_2"), ("link", "block_1_2", "block_1_3")]


def test_words_of_right_to_left_lines_are_in_the_order_every_reader_takes_them() -> None:
    lines = (line_of("שלום עולם hello", rtl=True), line_of("left to right"), line_of("12 34"))
    page = of_blocks(Block(rectangle(0, 0, 90, 20), lines=lines))
    root = tree("page", page)
    (region,) = root.iter(f"{PAGE}TextRegion")
    assert region.get("readingDirection") == "right-to-left"
    assert [n.get("readingDirection") for n in root.iter(f"{PAGE}TextLine")] == [None, "left-to-right", None]
    assert page_lines(page) == [(line.text, line.text) for line in lines]


def test_confidence_is_the_second_property_and_the_outline_the_last() -> None:
    slanted = Line(tilted(40, 40, 60, 16, 20), "a", 0.5, (Word(tilted(40, 40, 60, 16, 20), "a", 0.25),))
    root = tree("hocr", of_blocks(Block(tilted(40, 40, 60, 16, 20), "table", 0.75, (slanted,))))
    titles = {
        e.get("class"): [p.split()[0] for p in e.get("title", "").split("; ")]
        for e in root.iter()
        if e.get("title")
    }
    assert titles["ocr_par"] == ["bbox", "x_wconf", "x_kind", "poly"]
    assert titles["ocr_line"] == ["bbox", "x_wconf", "textangle", "poly"]
    assert titles["ocrx_word"] == ["bbox", "x_wconf", "poly"]


# Names of objects


def test_names_that_are_alike_are_one_category_and_none_is_a_kind() -> None:
    names = ["Cat", "cat", " CAT ", "word", "Face", "word (object)", "ｃａｔ", "text"]
    things = tuple(Object(name, rectangle(5 * n, 5, 5, 5)) for n, name in enumerate(names))
    page = msgspec.structs.replace(one_line("a", "a"), objects=things)
    document = json.loads(written("coco", page))
    categories = {c["id"]: c["name"] for c in document["categories"]}
    labels = ["Cat", "Cat", "Cat", "word (object)", "Face (object)", "word (object) (object)", "Cat", "text"]
    assert list(categories.items())[:4] == [(1, "block"), (2, "line"), (3, "word"), (4, "face")]
    assert len({name.casefold() for name in categories.values()}) == len(categories)
    of_objects = [a for a in document["annotations"] if categories[a["category_id"]] not in {"line", "word"}]
    assert [categories[a["category_id"]] for a in of_objects] == labels
    assert [a["attributes"].get("name", label) for a, label in zip(of_objects, labels, strict=True)] == names
    shapes = json.loads(written("labelme", page))["shapes"][-len(names) :]
    assert [shape["label"] for shape in shapes] == labels
    assert [shape.get("name", shape["label"]) for shape in shapes] == names
