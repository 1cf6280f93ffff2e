"""PAGE-XML as other programs write it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from app.formats import page_text
from app.formats.page import read
from app.model.analysis import Language, Line
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.geometry import bounds, rectangle
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")
SPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"


def page(inner: str, attributes: str = 'imageWidth="200" imageHeight="100"', space: str = SPACE) -> bytes:
    return f'<PcGts xmlns="{space}"><Page imageFilename="p.png" {attributes}>{inner}</Page></PcGts>'.encode()


def equiv(text: str, attributes: str = "") -> str:
    return f"<TextEquiv {attributes}><Unicode>{text}</Unicode></TextEquiv>"


def region(name: str, inner: str = "", attributes: str = "") -> str:
    return f'<TextRegion id="{name}" {attributes}><Coords points="0,0 50,0 50,20 0,20"/>{inner}</TextRegion>'


def line(inner: str) -> str:
    return f'<TextLine id="l"><Coords points="1,2 3,4"/>{inner}</TextLine>'


def test_regions_lines_and_words_with_their_confidence() -> None:
    word = (
        '<Word id="w" language="German"><Coords points="1,2 9,2 9,8"/>'
        f"""{equiv("falsch", 'index="1"')}{equiv(" Wort ", 'index="0" conf="0.5"')}</Word>"""
    )
    content = read(page(region("r", line(word + equiv("Wort  da")), 'type="heading"')), IMAGE)
    (block,) = content.blocks
    assert (block.kind, block.polygon, block.confidence) == ("heading", rectangle(0, 0, 50, 20), None)
    (only,) = block.lines
    assert (only.text, only.polygon) == ("Wort da", ((1, 2), (3, 4)))
    (read_word,) = only.words
    assert read_word.text == "Wort"
    assert read_word.confidence == 0.5
    assert read_word.languages == (Language("de"),)
    assert read_word.polygon == ((1, 2), (9, 2), (9, 8))


def test_blocks_come_in_the_reading_order_and_those_it_forgets_after_them() -> None:
    order = (
        '<ReadingOrder><OrderedGroup id="o"><UserDefined/>'
        '<UnorderedGroupIndexed id="u" index="1"><RegionRef regionRef="a"/></UnorderedGroupIndexed>'
        '<OrderedGroupIndexed id="i" index="0" regionRef="c"><RegionRefIndexed index="0" regionRef="d"/>'
        "</OrderedGroupIndexed></OrderedGroup></ReadingOrder>"
    )
    inner = "".join(region(name, equiv(name)) for name in "abcd")
    content = read(page(order + inner), IMAGE)
    assert [block.lines[0].text for block in content.blocks] == ["c", "d", "a", "b"]


def test_regions_inside_regions_are_found_and_other_regions_are_objects() -> None:
    cell = region("cell", equiv("x"))
    inner = (
        f'<TableRegion id="t"><Coords points="0,0 9,0 9,9" conf="0.25"/>{cell}</TableRegion>'
        '<ImageRegion id="i"><Coords points="1,1 2,2"/><Labels><Label value="dog"/></Labels></ImageRegion>'
        '<GraphicRegion id="g" type="logo"/>'
        '<ImageRegion id="f" custom="vidimus {kind:face;}"><Coords points="1,1 2,2" conf="7"/></ImageRegion>'
    )
    content = read(page(inner), IMAGE)
    assert [block.lines[0].text for block in content.blocks] == ["x"]
    assert [(o.name, o.kind, o.confidence) for o in content.objects] == [
        ("table", "table", 0.25), ("dog", "image", None), ("logo", "graphic", None),
    ]  # fmt: skip
    assert content.objects[2].polygon == ()
    assert [(f.confidence, f.polygon) for f in content.faces] == [(None, ((1, 1), (2, 2)))]
    assert content.analysis("page").features == (Feature.TEXT, Feature.FACES, Feature.OBJECTS)
    assert content.analysis("page", (Feature.OBJECTS,)).text is None


def test_text_that_stands_at_the_region_alone_goes_to_its_lines() -> None:
    two = region("r", line("") + line("") + equiv("one a\n\ntwo"))
    none = region("s", equiv("alone"))
    odd = region("t", line("") + equiv("first\nsecond"))
    first, second, third = read(page(two + none + odd), IMAGE).blocks
    assert [(x.text, x.polygon) for x in first.lines] == [
        ("one a", ((1, 2), (3, 4))),
        ("two", ((1, 2), (3, 4))),
    ]
    assert [word.text for word in first.lines[0].words] == ["one", "a"]
    assert [(x.text, x.polygon) for x in second.lines] == [("alone", ())]
    assert [x.text for x in third.lines] == ["", "first", "second"]


def test_a_line_without_text_of_its_own_has_that_of_its_words() -> None:
    words = "".join(
        f'<Word id="{x}"><Coords points="{x},0 {x + 10},0 {x + 10},10 {x},10"/>{equiv(text)}</Word>'
        for x, text in ((0, "ab"), (10, "."), (25, "cd"))
    )
    (block,) = read(page(region("r", line(words))), IMAGE).blocks
    assert block.lines[0].text == "ab. cd"


def test_old_points_plain_text_and_other_sizes() -> None:
    inner = (
        '<TextRegion id="r" custom="vidimus {kind:aside;}"><Coords><Point x="10" y="20"/>'
        '<Point x="30" y="x"/><Point x="30" y="40"/></Coords>'
        "<TextEquiv><PlainText>old</PlainText><Unicode/></TextEquiv></TextRegion>"
    )
    space = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2010-03-19"
    content = read(page(inner, 'imageWidth="400" imageHeight="200" primaryLanguage="Klingon"', space), IMAGE)
    (block,) = content.blocks
    assert (block.polygon, block.kind) == (((5, 10), (15, 20)), "aside")
    assert block.lines[0].text == "old"
    assert content.languages == ("Klingon",)
    assert not content.failures


def test_a_file_about_another_picture_says_so() -> None:
    analysis = read(page(region("r"), 'imageWidth="100" imageHeight="100"'), IMAGE).analysis("page")
    assert analysis.status == "partial"
    assert "100×100, this one has 200×100" in analysis.errors[0].message


def test_facts_about_the_file_are_kept() -> None:
    data = page("").replace(
        b"<Page", b"<Metadata><Creator>A\nB</Creator><Created>2020-01-01T00:00:00</Created></Metadata><Page"
    )
    assert read(data, IMAGE).analysis("page").properties == {
        "creator": "A B", "created": "2020-01-01T00:00:00", "image": "p.png",
    }  # fmt: skip


def order_of(*names: str) -> str:
    refs = "".join(f'<RegionRefIndexed index="{i}" regionRef="{name}"/>' for i, name in enumerate(names))
    return f'<ReadingOrder><OrderedGroup id="o">{refs}</OrderedGroup></ReadingOrder>'


def word(name: str, text: str, box: tuple[int, int, int, int] | None = None, more: str = "") -> str:
    x, y, width, height = box or (0, 0, 0, 0)
    corners = f"{x},{y} {x + width},{y} {x + width},{y + height} {x},{y + height}"
    coords = f'<Coords points="{corners}"/>' if box else ""
    return f'<Word id="{name}" {more}>{coords}{equiv(text) if text else ""}</Word>'


def only_line(inner: str, attributes: str = "", around: str = "", outside: str = "") -> Line:
    data = page(region("r", f'<TextLine id="l" {attributes}>{inner}</TextLine>', around), outside or SIZE)
    return read(data, IMAGE).blocks[0].lines[0]


SIZE = 'imageWidth="200" imageHeight="100"'


@pytest.mark.parametrize(
    ("equivs", "text", "confidence"),
    [
        (equiv("b", 'index="2"') + equiv("a", 'index="1" conf="0.5"'), "a", 0.5),
        (equiv("b") + equiv("a", 'index="1"'), "a", None),
        (equiv("b", 'index="10"') + equiv("a", 'index="9"'), "a", None),
        (equiv("a", 'conf="0.1"') + equiv("b", 'conf="0.9"'), "a", 0.1),
        (equiv("") + equiv("a"), "a", None),
        (equiv("", 'index="0"') + equiv("old", 'index="1"'), "", None),
        (equiv("b", 'index="x"') + equiv("a", 'index="3"'), "a", None),
        ("<TextEquiv>a</TextEquiv>", "a", None),
        ("<TextEquiv><PlainText>a</PlainText><Unicode> </Unicode></TextEquiv>", "a", None),
        (equiv("10\u00a0000 \n  b"), "10\u00a0000 b", None),
    ],
)
def test_the_main_text_is_that_with_the_lowest_index(
    equivs: str, text: str, confidence: float | None
) -> None:
    line = only_line(equivs)
    assert (line.text, line.confidence) == (text, confidence)


def test_words_of_which_only_the_places_are_known_share_the_text_of_the_line() -> None:
    boxes = [(0, 0, 9, 9), (10, 0, 9, 9)]
    words = "".join(word(f"w{n}", "", box) for n, box in enumerate(boxes))
    line = only_line(words + equiv("one two"))
    assert [(w.text, w.polygon) for w in line.words] == [
        ("one", rectangle(*boxes[0])), ("two", rectangle(*boxes[1])),
    ]  # fmt: skip
    assert only_line(words + equiv("one two three")).text == "one two three"
    of_region = page(region("r", f"<TextLine>{words}</TextLine>{equiv('one two')}"))
    assert [w.text for w in read(of_region, IMAGE).blocks[0].lines[0].words] == ["one", "two"]


def test_a_word_without_text_has_that_of_its_glyphs() -> None:
    first = equiv("x", 'index="1"') + equiv("a", 'index="0"')
    glyphs = f"<Glyph>{first}</Glyph><Glyph>{equiv('b')}</Glyph>"
    line = only_line(f'<Word id="v">{glyphs}</Word><Word id="w">{glyphs}{equiv("cd")}</Word>')
    assert line.text == "ab cd"


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ('type="join"', "Donaudampf schiff"),
        ('type="link"', "Donau dampf schiff"),
        ("", "Donau dampf schiff"),
    ],
)
def test_words_that_a_relation_joins_touch(relation: str, text: str) -> None:
    refs = '<SourceRegionRef regionRef="a"/><TargetRegionRef regionRef="b"/>'
    relations = f'<Relations><Relation id="x" {relation}>{refs}</Relation><Relation type="join"/></Relations>'
    words = word("a", "Donau") + word("b", "dampf") + word("c", "schiff")
    (block,) = read(page(relations + region("r", line(words))), IMAGE).blocks
    assert block.lines[0].text == text


def custom(index: object) -> str:
    return f'custom="structure {{type:x;}} readingOrder {{index:{index};}}"'


def texts(inner: str) -> list[list[str]]:
    return [[line.text for line in block.lines] for block in read(page(inner), IMAGE).blocks]


def test_regions_lines_and_words_follow_custom_indices() -> None:
    def of_word(index: int) -> str:
        return word(f"w{index}", str(index), more=custom(index))

    lines = [
        f'<TextLine id="l{n}" {custom(n)}>{"".join(map(of_word, (10 * n + 1, 10 * n)))}</TextLine>'
        for n in (1, 0)
    ]
    inner = (
        region("b", equiv("b"), custom(2)) + region("a", "".join(lines), custom(1)) + region("c", equiv("c"))
    )
    assert texts(inner) == [["0 1", "10 11"], ["b"], ["c"]]


@pytest.mark.parametrize(
    ("indices", "right"),
    [
        ((2, 10, 1), "caB"),
        ((1, 1, 0), "caB"),
        ((-1, -2, 0), "Bac"),
        (("x", 1, 0), "cBa"),
        ((2_000_000_000, 3_000_000_000, 0), "caB"),
    ],
)
def test_custom_indices_are_whole_numbers(indices: tuple[object, ...], right: str) -> None:
    inner = "".join(region(n, equiv(n), custom(i)) for n, i in zip("aBc", indices, strict=True))
    assert "".join(text for (text,) in texts(inner)) == right


def test_a_reading_order_counts_more_than_custom_indices() -> None:
    order = order_of("b")
    inner = region("a", equiv("a"), custom(2)) + region("b", equiv("b"), custom(3))
    assert texts(order + inner + region("c", equiv("c"), custom(1))) == [["b"], ["c"], ["a"]]


@pytest.mark.parametrize("indices", [("0", "1"), ("2000000000", "2000000001"), ("-2", "-1")])
def test_groups_are_ordered_by_index_of_any_size(indices: tuple[str, str]) -> None:
    refs = "".join(
        f'<RegionRefIndexed index="{i}" regionRef="{n}"/>'
        for i, n in zip(reversed(indices), "ab", strict=True)
    )
    order = f'<ReadingOrder><OrderedGroup id="o">{refs}</OrderedGroup></ReadingOrder>'
    assert texts(order + region("a", equiv("a")) + region("b", equiv("b"))) == [["b"], ["a"]]


def test_a_reading_order_may_name_lines_and_regions_bring_what_is_in_them() -> None:
    refs = "".join(f'<RegionRef regionRef="{name}"/>' for name in ("l2", "t", "l1"))
    order = f'<ReadingOrder><UnorderedGroup id="u">{refs}</UnorderedGroup></ReadingOrder>'
    lines = "".join(f'<TextLine id="l{n}">{equiv(str(n))}</TextLine>' for n in (1, 2))
    table = f'<TableRegion id="t">{region("c", equiv("cell"))}</TableRegion>'
    assert texts(order + region("x", equiv("x")) + region("r", lines) + table) == [
        ["2"],
        ["cell"],
        ["1"],
        ["x"],
    ]


def test_lines_have_an_index_of_their_own() -> None:
    lines = "".join(
        f'<TextLine id="l{n}" index="{n}" {custom(9 - n)}>{equiv(str(n))}</TextLine>' for n in (2, 1)
    )
    assert texts(region("r", lines)) == [["1", "2"]]


def rows(*tops: int) -> str:
    return "".join(
        f'<TextLine><Coords points="0,{y} 50,{y} 50,{y + 10} 0,{y + 10}"/>{equiv(str(y))}</TextLine>'
        for y in tops
    )


@pytest.mark.parametrize(
    ("attributes", "tops", "right"),
    [
        ('textLineOrder="bottom-to-top"', (0, 20, 40), ["40", "20", "0"]),
        ('textLineOrder="bottom-to-top"', (40, 20, 0), ["40", "20", "0"]),
        ('textLineOrder="bottom-to-top"', (0, 40, 20), ["0", "40", "20"]),
        ('textLineOrder="bottom-to-top"', (0, 10, 20), ["20", "10", "0"]),  # which touch
        ('textLineOrder="bottom-to-top"', (0, 5, 14), ["14", "5", "0"]),  # which overlap by half
        ('textLineOrder="bottom-to-top"', (0, 4, 14), ["0", "4", "14"]),  # which share a row
        ('textLineOrder="bottom-to-top" orientation="180"', (0, 20), ["0", "20"]),
        ('textLineOrder="top-to-bottom"', (20, 0), ["20", "0"]),  # which programs write out of habit
        ('textLineOrder="sideways"', (0, 20), ["0", "20"]),
    ],
)
def test_lines_run_up_where_that_is_stated(attributes: str, tops: tuple[int, ...], right: list[str]) -> None:
    assert texts(region("r", rows(*tops), attributes)) == [right]


@pytest.mark.parametrize(
    ("direction", "words", "text"),
    [
        ("right-to-left", ("ג", "ב", "א"), "א ב ג"),
        ("left-to-right", ("א", "ב", "ג"), "א ב ג"),
        ("right-to-left", ("a", "b", "c"), "a b c"),  # Latin letters run to the right in any line
    ],
)
@pytest.mark.parametrize("step", [20, 10, 7])
def test_words_run_to_the_left_where_that_is_stated(
    direction: str, words: tuple[str, ...], text: str, step: int
) -> None:
    inner = "".join(word(f"w{n}", w, (step * n, 0, 10, 10)) for n, w in enumerate(words))
    assert only_line(inner, f'readingDirection="{direction}"').text == text
    assert only_line(inner, around=f'readingDirection="{direction}"').text == text
    assert only_line(inner, outside=f'{SIZE} readingDirection="{direction}"').text == text


TALL = '<Coords points="0,0 10,0 10,90 0,90"/>'
WIDE = '<Coords points="0,0 90,0 90,10 0,10"/>'


@pytest.mark.parametrize(
    ("outside", "around", "inner", "turn"),
    [
        ("", 'orientation="90"', TALL, -90),
        ("", 'orientation="-90"', TALL, 90),
        ("", 'orientation="180"', WIDE, 180),
        ("", 'orientation="-180"', WIDE, 180),
        ("", 'orientation="1.25"', WIDE, -1.25),
        ("", 'orientation="0.0"', TALL, UNSET),
        ('orientation="90"', "", TALL, -90),
        ('orientation="90"', 'orientation="0"', TALL, UNSET),
        ("", 'orientation="1" readingOrientation="89"', TALL, -90),
        ("", 'orientation="INF"', TALL, UNSET),
        ("", 'orientation="90"', WIDE, -90),
        ("", 'orientation="90"', TALL + '<Baseline points="9,90 9,0"/>', -90),
        ("", 'orientation="-90"', TALL + '<Baseline points="9,90 9,0"/>', -90),
        ("", 'orientation="90"', TALL + '<Baseline points="0,9 9,9"/>', UNSET),
        ("", "", TALL + '<Baseline points="0,0 0,90"/>', 90),
        ("", "", WIDE + '<Baseline points="0,9 90,12"/>', UNSET),
        ("", "", WIDE + '<Baseline points="0,9 0,9"/>', UNSET),
    ],
)
def test_a_declared_turn_is_kept(outside: str, around: str, inner: str, turn: object) -> None:
    assert only_line(inner + equiv("letters"), "", around, f"{SIZE} {outside}").rotation == turn


@pytest.mark.parametrize("text", ["縦書き文字", "אבגד"])
def test_a_steep_baseline_alone_turns_no_text_that_may_run_so(text: str) -> None:
    steep = f'{TALL}<Baseline points="0,0 0,90"/>{equiv(text)}'
    assert only_line(steep).rotation is UNSET
    assert only_line(steep, around='orientation="-90"').rotation == 90


@pytest.mark.parametrize(
    ("of_region", "of_line", "turn"), [("", "90", -90), ("90", "-1.5", -88.5), ("90", "x", -90)]
)
def test_the_turn_of_a_line_is_added_to_that_of_its_region(of_region: str, of_line: str, turn: float) -> None:
    inner = TALL + equiv("letters")
    line = only_line(inner, f'orientation="{of_line}"', f'orientation="{of_region}"')
    assert line.rotation == turn


def test_the_baseline_of_a_lone_letter_turns_nothing() -> None:
    assert only_line(f'{TALL}<Baseline points="4,9 5,0"/>{equiv("7.")}').rotation is UNSET


def test_a_declared_turn_holds_for_regions_inside() -> None:
    cell = region("c", f"<TextLine>{TALL}{equiv('letters')}</TextLine>")
    data = page(f'<TableRegion id="t" orientation="90"><Coords points="0,0 9,9"/>{cell}</TableRegion>')
    assert read(data, IMAGE).blocks[0].lines[0].rotation == -90


@pytest.mark.parametrize("coords", ["", '<Coords points=""/>', "<Coords/>", '<Coords points="0,0 0,0 0,0"/>'])
def test_lines_without_an_outline_stand_on_their_baseline(coords: str) -> None:
    lines = "".join(
        f'<TextLine>{coords}<Baseline points="40,{y} 100,{y + 5} 190,{y + 1}"/>{equiv("a line")}</TextLine>'
        for y in (30, 70)
    )
    bare = f'<TextRegion id="r">{lines}</TextRegion>'
    (block,) = read(page(bare), IMAGE).blocks
    for line, y in zip(block.lines, (30, 70), strict=True):
        left, top, right, bottom = bounds(line.polygon)
        assert (left, right, bottom) == (40, 190, y + 5)
        assert y - 30 <= top < y - 5
    assert bounds(block.polygon) == (40, bounds(block.lines[0].polygon)[1], 190, 75)


def test_a_line_without_an_outline_lies_around_its_words() -> None:
    words = word("a", "a", (10, 10, 10, 10)) + word("b", "b", (30, 12, 10, 10)) + word("c", "c")
    assert only_line(words).polygon == rectangle(10, 10, 30, 12)


def test_text_of_a_region_is_kept_once() -> None:
    inside = region("a", line(equiv("one"))) + region("b", equiv("two"))
    assert texts(region("r", inside + equiv("one\ntwo"))) == [[], ["one"], ["two"]]
    assert texts(region("r", inside + equiv("other"))) == [["other"], ["one"], ["two"]]
    assert texts(region("r", equiv("—"))) == [["—"]]


def test_lines_without_text_get_their_part_of_the_text_of_their_region() -> None:
    assert texts(region("r", line(equiv("one")) + line("") + equiv("one\ntwo"))) == [["one", "two"]]


def test_text_of_a_region_that_its_lines_do_not_hold_is_told() -> None:
    same = region("r", line(equiv("one-")) + line(equiv("two")) + equiv("one two"))
    other = region("s", line(equiv("one")) + equiv("one\nand more"))
    analysis = read(page(same + other), IMAGE).analysis("page")
    assert analysis.properties["regions_unlike_their_lines"] == [{"region": "s", "text": "one\nand more"}]
    assert analysis.status == "ok"


def test_text_is_read_wherever_it_stands() -> None:
    cells = f'<TableCell id="c" row="0" col="0">{line(equiv("cell"))}</TableCell>'
    table = f'<TableRegion id="t">{cells}</TableRegion>'
    chart = f'<ChartRegion id="h">{line(equiv("axis"))}</ChartRegion>'
    loose = line(equiv("loose")) + line(equiv("lines"))
    content = read(page(table + chart + loose), IMAGE)
    assert [[x.text for x in b.lines] for b in content.blocks] == [["cell"], ["axis"], ["loose", "lines"]]
    assert [b.kind for b in content.blocks] == ["text", "chart", "text"]
    assert [o.kind for o in content.objects] == ["table", "chart"]
    form = f'<FormRegion id="f">{region("a", equiv("field"))}</FormRegion>'
    assert texts(form) == [["field"]]


@pytest.mark.parametrize(
    ("inner", "right"),
    [
        (region("r", word("a", "a") + word("b", "b")), [["a b"]]),
        (region("r", line(equiv("a")) + word("b", "b") + line(equiv("c"))), [["a", "b", "c"]]),
        (word("a", "a") + word("b", "b") + region("r", equiv("c")), [["a b"], ["c"]]),
        (region("r", line(equiv("a") + line(equiv("b")))), [["a", "b"]]),
        (region("r", line(line(equiv("a")) + line(equiv("b")))), [["a", "b"]]),
        (region("r", line(equiv("a b") + line(equiv("a") + line(equiv("b"))))), [["a", "b"]]),
        (region("r", line(equiv("a b") + line(equiv("b")))), [["a", "b"]]),
        (region("r", line(word("a", "a") + equiv("a b") + line(equiv("b")))), [["a", "b"]]),
        (region("r", line(equiv("a b") + line(equiv("a")) + line(equiv("b")))), [["a", "b"]]),
        (region("r", line(equiv("a") + region("i", equiv("b")))), [["a", "b"]]),
        (region("r", line(f"<Glyph>{equiv('H')}</Glyph><Glyph>{equiv('i')}</Glyph>")), [["Hi"]]),
        (
            region("r", line(f"{equiv('H i')}<Glyph>{equiv('H')}</Glyph><Glyph>{equiv('i')}</Glyph>")),
            [["H i"]],
        ),
        (region("r", f"<Glyph>{equiv('H')}</Glyph><Glyph>{equiv('i')}</Glyph>"), [["Hi"]]),
        (region("r", line(f"<Word>{word('a', 'a')}{word('b', 'b')}</Word>")), [["a b"]]),
        (region("r", line(f"<Word>{word('a', 'a')}{word('b', 'b')}{equiv('ab')}</Word>")), [["ab"]]),
        (region("r", line(f"<Word>{word('b', 'b')}{equiv('a')}</Word>")), [["a b"]]),
        (f"<OddRegion id='o'>{line(equiv('a'))}{region('r', equiv('b'))}</OddRegion>", [["a"], ["b"]]),
        (f"<Odd><Part>{equiv('a')}</Part></Odd>{region('r', equiv('b'))}", [["a"], ["b"]]),
        (region("r", line(f"<Odd>{equiv('a')}</Odd>")), [["a"]]),
        (equiv("a\nb"), [["a", "b"]]),
        (region("r", line(equiv("a"))) + equiv("a"), [["a"]]),
    ],
)
def test_text_is_read_where_no_version_has_it(inner: str, right: list[list[str]]) -> None:
    content = read(page(inner), IMAGE)
    assert [found for block in content.blocks if (found := [x.text for x in block.lines])] == right
    assert not content.analysis("page").properties.get("regions_unlike_their_lines")


def test_text_of_a_page_that_its_regions_do_not_hold_is_told() -> None:
    analysis = read(page(region("r", line(equiv("a"))) + equiv("a b")), IMAGE).analysis("page")
    assert analysis.properties["regions_unlike_their_lines"] == [{"region": "", "text": "a b"}]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("a\nb", ["a", "b", "c d"]),
        ("a\nb\nz", ["a", "b", "z", "c d"]),
        ("b\nz\nc d", ["b", "z", "c d"]),
        ("b\nz\nc\nd\ny x", ["b", "z", "c d", "y x"]),
        ("c d\nm\nb\nz", ["b", "z", "c d", "m"]),  # each text after the region it follows
        ("ab b", ["ab", "b", "c d"]),
        ("abc", ["abc", "b", "c d"]),
        ("b" * 300, ["b" * 300, "b", "c d"]),
    ],
)
def test_text_of_a_region_around_others_is_kept_once(text: str, right: list[str]) -> None:
    inner = region("i", line(equiv("b"))) + region("j", line(word("c", "c") + word("d", "d")))
    assert list(itertools.chain.from_iterable(texts(region("r", inner + equiv(text))))) == right


def test_texts_of_many_regions_inside_another_are_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    many = "".join(region(f"i{n}", equiv("a")) for n in range(200))
    outer = page(region("r", many + equiv("a " * 200 + "z")))
    assert texts_of(outer) == [*["a"] * 200, "z"]
    monkeypatch.setattr(page_text, "_MOST_LETTERS", 100)
    assert len(texts_of(outer)) == 201


def test_lines_of_a_region_around_others_hold_the_rest_of_its_text() -> None:
    inner = region("i", equiv("b")) + line(equiv("a")) + line(equiv("z"))
    content = read(page(region("r", inner + equiv("a\nb\nz"))), IMAGE)
    assert [[x.text for x in block.lines] for block in content.blocks] == [["a", "z"], ["b"]]
    assert not content.analysis("page").properties.get("regions_unlike_their_lines")


def test_a_text_after_an_empty_main_text_is_told() -> None:
    empty = equiv("", 'index="0"') + equiv("old", 'index="1"')
    data = page(region("r", f"<TextLine id='l'>{empty}</TextLine>" + line(equiv("", 'index="0"'))))
    analysis = read(data, IMAGE).analysis("page")
    assert analysis.properties["texts_after_an_empty_one"] == [{"id": "l", "text": "old"}]


@pytest.mark.parametrize("size", ["1e-300", "0", "-5", "1e400", "NaN", "0.99", ""])
def test_sizes_that_are_none_are_no_sizes(size: str) -> None:
    data = page(region("r", line(equiv("hi"))), f'imageWidth="{size}" imageHeight="{size}"')
    assert read(data, IMAGE).blocks[0].polygon == rectangle(0, 0, 50, 20)


def test_prefixes_and_files_without_a_namespace() -> None:
    plain = page(region("r", line(equiv("x")))).replace(f' xmlns="{SPACE}"'.encode(), b"")
    prefixed = plain.replace(b"</", b"</pc:").replace(b"<", b"<pc:").replace(b"<pc:/pc:", b"</pc:")
    prefixed = prefixed.replace(b"<pc:PcGts>", f'<pc:PcGts xmlns:pc="{SPACE}">'.encode())
    for data in (plain, prefixed):
        assert texts_of(data) == ["x"]


def texts_of(data: bytes) -> list[str]:
    return [line.text for block in read(data, IMAGE).blocks for line in block.lines]


signs = st.text("ab東.,-“ ", max_size=4)
words_or_text = st.one_of(signs, st.lists(st.tuples(signs, st.integers(0, 90)), max_size=4))


@given(st.lists(st.lists(words_or_text, max_size=3), max_size=3), st.permutations(range(3)))
def test_every_sign_of_any_file_is_read_once_and_in_order(
    regions: list[list[str | list[tuple[str, int]]]], order: list[int]
) -> None:
    def of_line(part: str | list[tuple[str, int]]) -> str:
        if isinstance(part, str):
            return line(equiv(part))
        return line("".join(word("w", text, (x, 0, 9, 9)) for text, x in part))

    def spelt(part: str | list[tuple[str, int]]) -> str:
        return (part if isinstance(part, str) else "".join(text for text, _ in part)).replace(" ", "")

    stated = order_of(*(f"r{n}" for n in order))
    inner = "".join(region(f"r{n}", "".join(map(of_line, lines))) for n, lines in enumerate(regions))
    spelt_regions = ["".join(map(spelt, lines)) for lines in regions]
    assert "".join("".join(texts_of(page(inner))).split()) == "".join(spelt_regions)
    right = "".join(spelt_regions[n] for n in order if n < len(regions))
    assert "".join("".join(texts_of(page(stated + inner))).split()) == right


@pytest.mark.parametrize(
    "data",
    [
        b"<PcGts/>", b"<alto><Layout/></alto>", b"",
        page(region("r") * 0 + "<TextRegion>" * 60 + "</TextRegion>" * 60),
        page("<ReadingOrder>" + "<OrderedGroup>" * 60 + "</OrderedGroup>" * 60 + "</ReadingOrder>"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError):
        read(data, IMAGE)
