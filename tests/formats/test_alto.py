"""ALTO as other programs write it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from app.formats.alto import read
from app.formats.reader_helpers import OcrFileContent
from app.imaging.open import identify
from app.model.analysis import Language, Line, Substitution
from app.model.errors import AnswerError
from app.model.geometry import Polygon, bounds, rectangle
from app.model.image import Image

NESTED_ORDER = (
    '<ReadingOrder><OrderedGroup><UnorderedGroup><ElementRef REF="c a"/></UnorderedGroup>'
    "</OrderedGroup></ReadingOrder>"
)
IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")


def alto(
    inner: str, unit: str = "pixel", page: str = 'WIDTH="200" HEIGHT="100"', head: str = "", version: int = 4
) -> bytes:
    return (
        f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v{version}#">'
        f"<Description><MeasurementUnit>{unit}</MeasurementUnit>"
        "<sourceImageInformation><fileName>p.png</fileName></sourceImageInformation></Description>"
        f"{head}<Layout><Page {page}><PrintSpace>{inner}</PrintSpace></Page></Layout></alto>"
    ).encode()


def place(x: int, y: int, width: int, height: int) -> str:
    return f'HPOS="{x}" VPOS="{y}" WIDTH="{width}" HEIGHT="{height}"'


def block(name: str, inner: str = "", more: str = "") -> str:
    return f'<TextBlock ID="{name}" {more}>{inner}</TextBlock>'


def rounded(content: OcrFileContent) -> Polygon:
    return tuple((round(x, 6), round(y, 6)) for x, y in content.blocks[0].polygon)


def string(text: str, more: str = "") -> str:
    return f'<String CONTENT="{text}" {more}/>'


@pytest.mark.parametrize("version", [2, 3, 4])
def test_blocks_lines_and_strings_with_their_confidence(version: int) -> None:
    words = string("One", f'WC="0.5" LANG="en" {place(1, 2, 10, 5)}') + "<SP/>" + string("two", 'WC="2"')
    inner = block("b", f"<TextLine {place(0, 0, 90, 9)}>{words}<HYP CONTENT='-'/></TextLine>", 'LANG="en-GB"')
    content = read(alto(inner, version=version), IMAGE)
    (only,) = content.blocks
    (line,) = only.lines
    assert (only.polygon, only.kind) == (rectangle(0, 0, 90, 9), "text")
    assert (line.text, line.polygon) == ("One two-", rectangle(0, 0, 90, 9))
    first, second = line.words
    assert (first.text, first.polygon, first.confidence) == ("One", rectangle(1, 2, 10, 5), 0.5)
    assert first.languages == (Language("en"),)
    assert (second.confidence, second.polygon) == (None, ())
    assert content.languages == ("en-GB",)
    assert content.analysis("alto").properties == {"image": "p.png"}


def test_strings_without_sp_are_parted_by_the_room_between_them() -> None:
    inner = (
        string("Mo", place(0, 0, 20, 10))
        + string(".", place(20, 0, 3, 10))
        + string("x", place(30, 0, 5, 10))
    )
    chinese = string("天", place(0, 0, 10, 10)) + string("地", place(30, 0, 10, 10))
    nowhere = string("a") + string("b")
    lines = "".join(f"<TextLine>{words}</TextLine>" for words in (inner, chinese, nowhere))
    (content,) = read(alto(block("b", lines)), IMAGE).blocks
    assert [line.text for line in content.lines] == ["Mo. x", "天地", "a b"]


def test_tags_illustrations_and_nested_blocks() -> None:
    head = (
        '<Tags><StructureTag ID="t1" LABEL="heading"/><LayoutTag ID="t2" LABEL="dog" TYPE="object"/></Tags>'
    )
    tagged = block("b", more='TAGREFS="t1 gone"')
    inner = (
        f'<ComposedBlock TYPE="table" ID="c">{tagged}'
        '</ComposedBlock><ComposedBlock ID="d"><Shape/><GraphicalElement ID="g"/></ComposedBlock>'
        f'<Illustration ID="i" TYPE="animal" TAGREFS="t2" {place(1, 1, 2, 2)}/>'
        f'<Illustration ID="f" TYPE="face" {place(5, 5, 2, 2)}/><Illustration ID="j"/>'
    )
    content = read(alto(inner, head=head), IMAGE)
    assert [b.kind for b in content.blocks] == ["heading"]
    assert [(o.name, o.kind) for o in content.objects] == [
        ("table", "table"), ("graphic", "graphic"), ("dog", "animal"), ("illustration", "illustration"),
    ]  # fmt: skip
    assert [f.polygon for f in content.faces] == [rectangle(5, 5, 2, 2)]


def test_shapes_are_polygons_in_either_way_of_writing_them() -> None:
    commas = "<Shape><Polygon POINTS='1,2 3,4 5,6'/></Shape>"
    blanks = "<Shape><Polygon POINTS='1 2 3 4 5 6 7'/></Shape>"
    circle = "<Shape><Circle HPOS='1' VPOS='1' RADIUS='1'/></Shape>"
    content = read(
        alto(block("a", commas) + block("b", blanks) + block("c", circle, place(0, 0, 1, 1))), IMAGE
    )
    triangle = ((1, 2), (3, 4), (5, 6))
    assert [b.polygon for b in content.blocks] == [triangle, triangle, rectangle(0, 0, 1, 1)]


@pytest.mark.parametrize(
    ("more", "head", "order"),
    [
        ({}, "", "abc"),
        ({"a": "c", "c": "b"}, "", "acb"),
        ({"a": "b", "b": "a"}, "", "cab"),
        (
            {"a": "b"},
            NESTED_ORDER,
            "cab",
        ),
    ],
)
def test_blocks_come_in_reading_order(more: dict[str, str], head: str, order: str) -> None:
    inner = "".join(
        block(n, f"<TextLine>{string(n)}</TextLine>", f'IDNEXT="{more[n]}"' if n in more else "")
        for n in "abc"
    )
    content = read(alto(inner, head=head), IMAGE)
    assert "".join(b.lines[0].text for b in content.blocks) == order


def test_places_on_paper_become_pixels() -> None:
    inner = block("b", more=place(254, 508, 254, 254))
    by_size = read(alto(inner, "mm10", 'WIDTH="2540" HEIGHT="1270"'), IMAGE)
    assert by_size.blocks[0].polygon == rectangle(20, 40, 20, 20)
    scanned = msgspec.structs.replace(IMAGE, dpi=(100.0, 50.0))
    by_resolution = read(alto(inner, "mm10", ""), scanned)
    assert rounded(by_resolution) == rectangle(100, 100, 100, 50)
    inches = read(alto(block("b", more=place(1200, 0, 600, 1200)), "inch1200", ""), scanned)
    assert rounded(inches) == rectangle(100, 0, 50, 50)
    halved = read(alto(inner, "pixel", 'WIDTH="400" HEIGHT="200"'), IMAGE)
    assert halved.blocks[0].polygon == rectangle(127, 254, 127, 127)


def test_a_fax_has_another_scale_in_each_direction(shared_data: Path) -> None:
    folder = shared_data / "reports" / "resolution"
    content = read((folder / "fax.alto.xml").read_bytes(), identify(folder / "fax.tif"))
    left, top = content.blocks[0].lines[0].words[0].polygon[0]
    assert left == pytest.approx(1000 * 204 / 254)
    assert top == pytest.approx(574.9, abs=0.05)


def test_the_page_of_the_frame_is_read() -> None:
    two = alto("").replace(b"</Page>", b'</Page><Page><PrintSpace><TextBlock ID="x"/></PrintSpace></Page>')
    assert read(two, IMAGE).blocks == ()
    assert len(read(two, msgspec.structs.replace(IMAGE, frame=1, frames=2)).blocks) == 1
    with pytest.raises(AnswerError, match="2 pages"):
        read(two, msgspec.structs.replace(IMAGE, frame=2, frames=3))


def test_the_program_that_wrote_it_is_kept() -> None:
    software = (
        b"<Processing ID='p'><processingSoftware><softwareName>X</softwareName>"
        b"<softwareVersion>2</softwareVersion></processingSoftware></Processing></Description>"
    )
    content = read(alto("").replace(b"</Description>", software), IMAGE)
    assert content.analysis("alto").properties["creator"] == "X 2"
    bare = alto("").replace(b"<Description>", b"<!--").replace(b"</Description>", b"-->")
    assert read(bare, IMAGE).analysis("alto").properties == {}


def line_of(*parts: str, more: str = "") -> Line:
    (only,) = read(alto(block("b", f"<TextLine {more}>{''.join(parts)}</TextLine>")), IMAGE).blocks
    return only.lines[0]


HYPHEN = '<HYP CONTENT="-"/>'
GAP = '<SP WIDTH="5"/>'
BROKEN = 'SUBS_TYPE="HypPart1" SUBS_CONTENT="broken"'


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((string("a"), GAP, string("b"), string("c")), "a bc"),  # the line parts others by SP
        ((string("a"), string("b"), GAP), "a b"),  # one at the end parts nothing
        ((GAP, string("a"), string("b")), "a b"),
        ((string("a"), string("b"), GAP, HYPHEN), "a b -"),
        ((string("reser"), HYPHEN), "reser-"),
        ((string("reser"), '<HYP CONTENT=""/>'), "reser"),
        ((string("reser"), "<HYP/>"), "reser"),
        ((string("reser"), '<HYP CONTENT="\u00ad"/>'), "reser\u00ad"),
        ((string("self"), HYPHEN, string("made")), "self-made"),
        ((string("bro-", BROKEN), HYPHEN), "bro-"),  # the hyphen on the page is one
        ((string("bro", BROKEN), HYPHEN), "bro-"),
        ((string("bro-", BROKEN), '<HYP CONTENT=""/>'), "bro-"),
        ((string("bro-"), HYPHEN), "bro--"),
        ((HYPHEN, string("a"), string("b")), "-a b"),
        ((string("The "), string("quick")), "The quick"),
        ((string("a"), GAP, string("b "), string("c"), string(" d")), "a b c d"),
        ((string("a"), string(""), string("b")), "a b"),
        ((string("a"), string(" "), string("b")), "a b"),
        ((string("a"), GAP, string(""), string("b")), "a b"),
        ((string("10\u00a0000"), string("x\ty")), "10\u00a0000 x y"),
        ((string("東"), string("京")), "東京"),
        ((string("東"), GAP, string("京")), "東 京"),
    ],
)
def test_words_are_parted_by_what_their_own_line_says(parts: tuple[str, ...], text: str) -> None:
    assert line_of(*parts).text == text


def test_one_line_with_sp_says_nothing_of_others() -> None:
    lines = [(string("The"), string("reser"), HYPHEN), (string("a"), GAP, string("b"))]
    inner = "".join(f"<TextLine>{''.join(parts)}</TextLine>" for parts in lines)
    (only,) = read(alto(block("b", inner)), IMAGE).blocks
    assert [line.text for line in only.lines] == ["The reser-", "a b"]
    head = (
        b"<Processing ID='p'><processingSoftware><softwareName>Vidimus</softwareName></processingSoftware>"
        b"</Processing></Description>"
    )
    ours = alto(block("b", inner)).replace(b"</Description>", head)
    assert read(ours, IMAGE).blocks[0].lines[0].text == "Thereser-"  # which writes every blank


@pytest.mark.parametrize(("end", "text"), [(20, "Mo."), (30, "Mo ."), (12, "Mo ."), (10, "Mo .")])
def test_a_stop_touches_its_word_only_where_their_boxes_meet(end: int, text: str) -> None:
    assert line_of(string("Mo", place(0, 0, 20, 10)), string(".", place(end, 0, 3, 10))).text == text


def test_substitutions_are_kept() -> None:
    first = string("reser", 'SUBS_TYPE="HypPart1" SUBS_CONTENT="reservation"')
    wrong = [string("x", 'SUBS_TYPE="Other" SUBS_CONTENT="y"'), string("x", 'SUBS_CONTENT="y"')]
    words = line_of(first, *wrong, string("x", 'SUBS_TYPE="abbreviation" SUBS_CONTENT="y"')).words
    assert words[0].substitution == Substitution("HypPart1", "reservation")
    assert [word.substitution for word in words[1:3]] == [UNSET, UNSET]
    assert words[3].substitution == Substitution("Abbreviation", "y")


def test_a_string_without_content_has_that_of_its_glyphs() -> None:
    glyphs = "<Glyph CONTENT='a'><Variant CONTENT='o'/></Glyph><Glyph CONTENT='b'/>"
    line = line_of(
        f"<String {place(0, 0, 9, 9)}>{glyphs}</String>", f"<String CONTENT='cd'>{glyphs}</String>"
    )
    assert line.text == "ab cd"
    assert [word.text for word in line.words] == ["ab", "cd"]


def test_a_string_without_a_place_that_is_a_whole_line_is_several_words() -> None:
    line = line_of(string("baseline  only", 'WC="0.5"'), more='BASELINE="40 55 200 60"')
    assert [(word.text, word.confidence) for word in line.words] == [("baseline", 0.5), ("only", 0.5)]
    placed = line_of(string("one two", place(0, 0, 90, 9)))
    assert [word.text for word in placed.words] == ["one two"]


@pytest.mark.parametrize(
    ("baseline", "outline"),
    [
        ("40 55 200 60 90 56", (40, 60)),
        ("40,55 90,60", (40, 60)),
        ("(40, 55) (90, 60)", (40, 60)),
        ("60", (40, 60)),
    ],
)
def test_a_line_without_a_box_stands_on_its_baseline(baseline: str, outline: tuple[float, float]) -> None:
    line = line_of(string("one two three"), more=f'BASELINE="{baseline}" HPOS="40" WIDTH="50"')
    left, top, _, bottom = bounds(line.polygon)
    assert (left, bottom) == outline
    assert 0 <= top < 55


def test_a_number_that_is_no_baseline_gives_no_place() -> None:
    assert not line_of(string("x"), more='BASELINE="60"').polygon
    boxed = line_of(string("x"), more=f'BASELINE="60" {place(1, 2, 3, 4)}')
    assert boxed.polygon == rectangle(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("page", "composed", "inner", "line", "turn"),
    [
        ("", "", 'ROTATION="90"', "", -90),
        ("", "", 'ROTATION="-90"', "", 90),
        ("", "", 'ROTATION="270"', "", 90),
        ("", "", 'ROTATION="180"', "", 180),
        ("", "", 'ROTATION="1.5"', "", -1.5),
        ("", "", 'ROTATION="0"', "", UNSET),
        ("", "", 'ROTATION="nan"', "", UNSET),
        ('ROTATION="90"', "", "", "", -90),
        ('ROTATION="90"', 'ROTATION="0"', "", "", UNSET),
        ("", 'ROTATION="90"', "", 'ROTATION="-90"', 90),
    ],
)
def test_a_declared_rotation_holds_for_what_is_inside(
    page: str, composed: str, inner: str, line: str, turn: object
) -> None:
    lines = f"<TextLine {line} {place(0, 0, 10, 90)}>{string('upright')}</TextLine>"
    nested = f"<ComposedBlock ID='c' {composed}>{block('b', lines, inner)}</ComposedBlock>"
    (only,) = read(alto(nested, page=f'WIDTH="200" HEIGHT="100" {page}'), IMAGE).blocks
    assert only.lines[0].rotation == turn


def test_areas_of_the_page_come_as_they_stand() -> None:
    def area(name: str) -> str:
        return f"<{name} ID='{name}'>{block(name[0], f'<TextLine>{string(name)}</TextLine>')}</{name}>"

    names = ["LeftMargin", "TopMargin", "PrintSpace", "BottomMargin", "RightMargin"]
    loose = f"<TextLine>{string('loose')}</TextLine><TextBlock ID='q'>{string('bare')}</TextBlock>"
    data = alto("").replace(b"<PrintSpace></PrintSpace>", ("".join(map(area, names)) + loose).encode())
    assert [b.lines[0].text for b in read(data, IMAGE).blocks] == [*names, "loose", "bare"]


def order_of(*references: str) -> str:
    refs = "".join(f'<ElementRef ID="e{n}" REF="{ref}"/>' for n, ref in enumerate(references))
    return f'<ReadingOrder><OrderedGroup ID="g">{refs}</OrderedGroup></ReadingOrder>'


@pytest.mark.parametrize(
    ("references", "right"),
    [
        (("b", "a"), "34 12"),
        (("l2", "l1", "b"), "21 34"),
        (("l3", "l1"), "34 12"),
        (("l1", "l3", "l2", "l4"), "1 3 2 4"),
        (("a", "l4"), "12 43"),
        (("a", "l2"), "21 34"),
        (("s4", "l3", "s2"), "43 21"),
        (("none",), "12 34"),
        (("b b", "b"), "34 12"),
    ],
)
def test_a_reading_order_may_name_lines_and_strings(references: tuple[str, ...], right: str) -> None:
    def line(n: int) -> str:
        return f'<TextLine ID="l{n}" {place(0, 10 * n, 9, 9)}>{string(str(n), f"""ID="s{n}" """)}</TextLine>'

    inner = block("a", line(1) + line(2)) + block("b", line(3) + line(4))
    content = read(alto(inner, head=order_of(*references)), IMAGE)
    assert " ".join("".join(line.text for line in b.lines) for b in content.blocks) == right


def test_parts_of_a_block_that_is_read_in_turns_have_their_own_outlines() -> None:
    lines = [f'<TextLine ID="l{n}" {place(0, 10 * n, 9, 9)}>{string(str(n))}</TextLine>' for n in range(3)]
    inner = block("a", lines[0] + lines[1], place(0, 0, 50, 50)) + block("b", lines[2], place(60, 0, 9, 9))
    first, second, third = read(alto(inner, head=order_of("l0", "l2", "l1")), IMAGE).blocks
    assert (first.polygon, third.polygon) == (rectangle(0, 0, 9, 9), rectangle(0, 10, 9, 9))
    assert second.polygon == rectangle(60, 0, 9, 9)


def test_strings_come_in_the_order_that_names_them() -> None:
    inner = "".join(string(name, f'ID="{name}"') + GAP for name in "abc") + HYPHEN
    content = read(alto(block("x", f"<TextLine>{inner}</TextLine>"), head=order_of("c", "a")), IMAGE)
    (line,) = content.blocks[0].lines
    assert (line.text, [word.text for word in line.words]) == ("c a b-", ["c", "a", "b"])


def test_groups_may_name_an_element_themselves() -> None:
    inner = "".join(
        block(name, f'<TextLine ID="l{name}">{string(name)}</TextLine>')
        for name in "abc"
    )  # fmt: skip
    head = order_of("lb").replace('"g"', '"g" REF="c"')
    content = read(alto(inner, head=head), IMAGE)
    assert [b.lines[0].text for b in content.blocks] == ["c", "b", "a"]


def test_chains_go_through_blocks_without_text() -> None:
    inner = (
        block("c", f"<TextLine>{string('c')}</TextLine>")
        + block("a", f"<TextLine>{string('a')}</TextLine>", 'IDNEXT="i"')
        + '<Illustration ID="i" IDNEXT="c"/>'
    )
    assert [b.lines[0].text for b in read(alto(inner), IMAGE).blocks] == ["a", "c"]


@pytest.mark.parametrize("page", ["", 'WIDTH="0" HEIGHT="0"', 'WIDTH="1e-300" HEIGHT="0.5"'])
def test_text_without_known_places_is_kept_and_that_is_said(page: str) -> None:
    inner = block("b", f"<TextLine {place(0, 0, 9, 9)} BASELINE='1 2 3 4'>{string('kept')}</TextLine>")
    analysis = read(alto(inner, "mm10", page), IMAGE).analysis("alto")
    assert analysis.text is not None
    assert analysis.text.content == "kept"
    assert analysis.text.blocks[0].lines[0].polygon == ()
    assert analysis.status == "partial"
    assert analysis.errors[0].message.endswith("the image has no resolution: places are unknown")


@pytest.mark.parametrize("sides", ['WIDTH="400"', 'HEIGHT="200"', 'WIDTH="400" HEIGHT="nan"'])
def test_one_side_of_the_page_tells_the_scale_of_both(sides: str) -> None:
    for unit in ("pixel", "mm10"):
        (only,) = read(alto(block("b", more=place(2, 4, 6, 8)), unit, sides), IMAGE).blocks
        assert only.polygon == rectangle(1, 2, 3, 4)


@pytest.mark.parametrize("size", ["1e-300", "0", "-5", "1e400", "NaN", "INF", "0.99"])
def test_sizes_that_are_none_are_no_sizes(size: str) -> None:
    inner = block("b", more=place(1, 2, 3, 4)) + block("c", more='HPOS="1" VPOS="1" WIDTH="-3" HEIGHT="4"')
    first, second = read(alto(inner, page=f'WIDTH="{size}" HEIGHT="{size}"'), IMAGE).blocks
    assert (first.polygon, second.polygon) == (rectangle(1, 2, 3, 4), ())


def test_prefixes_and_files_without_a_namespace() -> None:
    plain = alto(block("b", f"<TextLine>{string('x')}</TextLine>")).replace(
        b' xmlns="http://www.loc.gov/standards/alto/ns-v4#"', b""
    )
    prefixed = plain.replace(b"</", b"</alto:").replace(b"<", b"<alto:").replace(b"<alto:/alto:", b"</alto:")
    prefixed = prefixed.replace(
        b"<alto:alto>", b"<alto:alto xmlns:alto='http://www.loc.gov/standards/alto/ns-v3#'>"
    )
    for data in (plain, prefixed):
        assert read(data, IMAGE).blocks[0].lines[0].text == "x"


def loose(text: str) -> str:
    return f"<TextLine>{string(text)}</TextLine>"


@pytest.mark.parametrize(
    ("inner", "right"),
    [
        (block("b", loose("a") + block("c", loose("in")) + loose("z")), [["a"], ["in"], ["z"]]),
        (
            f"<Illustration ID='i'>{block('b', loose('a'))}</Illustration>{block('c', loose('z'))}",
            [["a"], ["z"]],
        ),
        (f"<GraphicalElement><TextBlock>{loose('a')}</TextBlock></GraphicalElement>", [["a"]]),
        (f"<Column><Part>{block('b', loose('a'))}{loose('z')}</Part></Column>", [["a"], ["z"]]),
        (string("a") + GAP + string("b") + block("b", loose("c")), [["a b"], ["c"]]),
        (GAP + block("b", GAP + string("a") + GAP + loose("b") + GAP), [["a", "b"]]),
        (block("b", f"<TextLine>{string('a')}{loose('in')}{string('z')}</TextLine>"), [["a", "in", "z"]]),
        (
            block("b", f"<TextLine>{loose('a')}{block('c', loose('b') + loose('c'))}</TextLine>"),
            [["a", "b", "c"]],
        ),
        (block("b", f"<TextLine><Part>{string('a')}{GAP}{string('b')}</Part></TextLine>"), [["a b"]]),
        (
            block("b", f"<TextLine>{string('a')}<Glyph CONTENT='b'/><Glyph CONTENT='c'/></TextLine>"),
            [["a bc"]],
        ),
        (block("b", "<TextLine><Glyph CONTENT='b'/></TextLine><Glyph CONTENT='c'/>"), [["b", "c"]]),
        (
            block("b", f"<TextLine><String CONTENT='a'>{string('b')}</String><String>c</String></TextLine>"),
            [["a b c"]],
        ),
    ],
)
def test_text_is_read_where_no_version_has_it(inner: str, right: list[list[str]]) -> None:
    content = read(alto(inner), IMAGE)
    assert [[line.text for line in found.lines] for found in content.blocks] == right


def test_pieces_of_a_divided_block_have_their_own_places() -> None:
    def at(y: int) -> str:
        return f"<TextLine {place(5, y, 20, 10)}>{string('x', place(5, y, 20, 10))}</TextLine>"

    inner = f"<TextBlock {place(0, 20, 50, 10)}>{at(20)}</TextBlock>"
    whole = f"<TextBlock {place(0, 0, 90, 90)}>{at(0)}{inner}{at(40)}</TextBlock>"
    content = read(alto(whole), IMAGE)
    assert [found.polygon for found in content.blocks][1:] == [
        rectangle(0, 20, 50, 10),
        rectangle(5, 40, 20, 10),
    ]


boxes = st.tuples(*[st.integers(-5, 60)] * 4)
strings = st.builds(
    lambda text, box: string(text, place(*box)),
    st.text("ab東.,-“ ", max_size=4),
    boxes,
)  # fmt: skip
parts = st.lists(st.one_of(strings, st.just(GAP), st.sampled_from([HYPHEN, "<HYP/>"])), max_size=8)


@given(st.lists(st.lists(parts, max_size=3), max_size=3), st.permutations(range(9)))
def test_every_sign_of_any_file_is_read_once_and_in_order(
    blocks: list[list[list[str]]], order: list[int]
) -> None:
    def spelt(line: list[str]) -> str:
        return "".join("".join(re.findall('CONTENT="([^"]*)"', part)) for part in line).replace(" ", "")

    named = [[(f"l{b}{n}", line) for n, line in enumerate(lines)] for b, lines in enumerate(blocks)]
    inner = "".join(
        block(f"b{b}", "".join(f'<TextLine ID="{name}">{"".join(line)}</TextLine>' for name, line in lines))
        for b, lines in enumerate(named)
    )
    plain = read(alto(inner), IMAGE).analysis("alto").text
    assert plain is not None
    flat = [(name, spelt(line)) for lines in named for name, line in lines]
    assert "".join(plain.content.split()) == "".join(text for _, text in flat)
    ranked = [f"l{n // 3}{n % 3}" for n in order]
    moved = read(alto(inner, head=order_of(*ranked)), IMAGE).analysis("alto").text
    assert moved is not None
    right = sorted(flat, key=lambda entry: ranked.index(entry[0]))
    assert "".join(moved.content.split()) == "".join(text for _, text in right)


@pytest.mark.parametrize("data", [b"<alto/>", b"<alto><Layout/></alto>", b"<PcGts><Page/></PcGts>", b"{}"])
def test_what_is_no_alto_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError):
        read(data, IMAGE)
