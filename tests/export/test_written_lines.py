"""Text that stands in no word, words that touch, and how lines are turned and read, in every format."""

from __future__ import annotations

import json
import math

import msgspec
import pytest

from app.model.analysis import Analysis, Block, Language, Line, Substitution, Text, Word
from app.model.geometry import rectangle
from tests.export.pages import line_of, of_blocks, tilted
from tests.export.read_back import (
    ALTO,
    HTML,
    PAGE,
    document_of,
    hocr_lines,
    page_lines,
    readings,
    table_texts,
    tree,
    written,
)

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
    sure = Word((), "re", substitution=Substitution("HypPart1", "read"))
    for after in "=–":
        root = tree("alto", of_blocks(Block((), lines=(Line((), f"re{after}", words=(sure,)),))))
        assert [n.get("CONTENT") for n in next(root.iter(f"{ALTO}TextLine"))] == ["re", after]
    for after in ("\x1b", "s", "--"):
        page = of_blocks(Block((), lines=(Line((), f"re{after}", words=(sure,)),)))
        assert b"<HYP" not in written("alto", page)
        assert tree("alto", page).find(f".//{ALTO}String") is not None
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
    assert page.text is not None
    text = msgspec.structs.replace(page.text, content="Something else")
    page = msgspec.structs.replace(page, text=text)
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


def test_turns_that_hardly_differ_are_those_of_one_block() -> None:
    for page in (turned(2.0, 3.0, 1.5), turned(None, 1.0), turned(178.0, -179.0, 179.0), turned(None, 0.0)):
        (block,) = tree("alto", page).iter(f"{ALTO}TextBlock")
        assert block.get("ROTATION") in {"358", None, "182"}
        assert len(list(tree("page", page).iter(f"{PAGE}TextRegion"))) == 1


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
