"""PAGE-XML as other programs write it."""

from __future__ import annotations

import pytest

from app.formats.page import read
from app.model.analysis import Language
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.geometry import rectangle
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
