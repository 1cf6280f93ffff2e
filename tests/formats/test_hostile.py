"""Files made to do harm: every reader answers with an error of the tree or with less, never with more."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from app.formats import alto, hocr, hocr_tree, page, plain, xml
from app.formats.html import Characters, StartTag, tokens
from app.formats.reader_helpers import (
    CoordinateScale,
    OcrFileContent,
    parse_confidence,
    parse_number,
    parse_points,
)
from app.formats.xml import parse
from app.model.errors import AnswerError
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=200, height=100, source=b"")
READERS: tuple[Callable[[bytes, Image], OcrFileContent], ...] = (alto.read, hocr.read, page.read, plain.read)

LAUGHS = b"""<!DOCTYPE PcGts [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><PcGts>&b;</PcGts>"""
OUTSIDE = b"""<!DOCTYPE PcGts [<!ENTITY x SYSTEM "file:///etc/hostname">]><PcGts>&x;</PcGts>"""
DTD = b"""<!DOCTYPE PcGts SYSTEM "http://evil.example/x.dtd"><PcGts/>"""


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE, DTD])
def test_a_document_type_is_refused_before_anything_in_it_counts(data: bytes) -> None:
    with pytest.raises(AnswerError, match="document type"):
        parse(data)


def test_hocr_knows_no_entities_but_those_of_html(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("canary")
    address = (tmp_path / "secret").as_uri()
    data = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}"><!ENTITY y "yy">]><div class="ocr_page">'
        f'<img src="{address}"/><span class="ocr_line">&x; &y; &lt; &#65;</span></div>'
    )
    (block,) = hocr.read(data.encode(), IMAGE).blocks
    assert block.lines[0].text == "&x; &y; < A"


def test_depth_length_and_size_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AnswerError, match="too deeply"):
        parse(b"<a>" * 200 + b"</a>" * 200)
    with pytest.raises(AnswerError, match="too deeply"):
        parse(b"<r>" + b"<a>" * 200 + b"</a>" * 200 + b"</r>", frozenset({"a"}))
    deep = "<div class='ocr_page'>" + "<b>" * 20_000 + "".join(f"<i class='ocr_par'>{n} " for n in range(999))
    texts = [line.text for block in hocr.read(deep.encode(), IMAGE).blocks for line in block.lines]
    assert texts == list(map(str, range(999))), "flattened, as browsers do it"
    monkeypatch.setattr(xml, "MAX_ELEMENTS", 3)
    with pytest.raises(AnswerError, match="too long"):
        parse(b"<r><a/><a/><a/></r>")
    monkeypatch.setattr(hocr_tree, "MAX_ELEMENTS", 3)
    with pytest.raises(AnswerError, match="too long"):
        hocr.read(b"<div class='ocr_page'><b></b><b></b><b></b>", IMAGE)
    for module in (xml, hocr):
        monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(AnswerError, match="over 0 MiB"):
        parse(b"<a>           </a>")
    with pytest.raises(AnswerError, match="over 0 MiB"):
        hocr.read(b"<div class='ocr_page'>", IMAGE)


def test_ignored_elements_leave_nothing_behind() -> None:
    root = parse(b"<r xmlns:n='urn:n'>a<skip>b<x/></skip>c<n:y n:z='1'/></r>", frozenset({"skip"}))
    assert root.text == "ac"
    assert [(c.name, c.namespace, c.get("z")) for c in root.children] == [("y", "urn:n", "1")]


@pytest.mark.parametrize(
    "data", [b"", b"<a", b"<a></b>", b"<?xml version='1.0' encoding='klingon'?><a/>", b"\0<a/>"]
)
def test_broken_xml_is_an_answer_that_cannot_be_read(data: bytes) -> None:
    with pytest.raises(AnswerError, match="XML"):
        parse(data)


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<", "<a ", "<a b='", '<a b="', "</", "<![CDATA[", "<script>", "<?", "&", "<a =", "= '", '"'],
)
def test_the_time_html_takes_grows_with_its_length_alone(piece: str) -> None:
    # where it grew with the square, this would take minutes
    assert sum(1 for _ in tokens(piece * 200_000)) <= 600_000


def test_the_time_xml_takes_grows_with_its_length_alone() -> None:
    # where either grew with the square, this would take minutes
    custom = "vidimus{" * 200_000
    text = f"<PcGts><Page><TextRegion custom='{custom}'/></Page></PcGts>"
    assert page.read(text.encode(), IMAGE).blocks[0].kind == "text"
    steps = "<Processing/>" * 900_000
    content = alto.read(
        f"<alto><Description>{steps}</Description><Layout><Page/></Layout></alto>".encode(), IMAGE
    )
    assert not content.blocks


def test_numbers_that_are_none() -> None:
    for text in ("nan", "inf", "1e999", "1_0", "٣", "", "-", "0x1", "1" * 400, "1e9999999"):
        assert parse_number(text) is None, text
    assert (parse_number(" -1.5e2 "), parse_number(".5"), parse_number("5.")) == (-150, 0.5, 5)
    assert (
        parse_confidence("101", 100.0),
        parse_confidence("-1"),
        parse_confidence("x"),
        parse_confidence("50", 100.0),
    ) == (None, None, None, 0.5)
    assert parse_points("1,2 x,4 5") == [(1, 2)]
    assert CoordinateScale(2, 3).polygon([(1, 1)]) == ((2, 3),)


@settings(deadline=None)
@given(st.text(max_size=60))
@example("<a b>c</a>")
def test_any_text_is_html(text: str) -> None:
    for token in tokens(text):
        assert not isinstance(token, StartTag) or token.name
        assert not isinstance(token, Characters) or token.text


TAGS = st.sampled_from(
    [
        "<PcGts>", "</PcGts>", "<Page imageWidth='9' imageHeight='nan'>", "</Page>", "<TextRegion id='a'>",
        "</TextRegion>", "<TextLine>", "</TextLine>", "<Word>", "</Word>", "<Coords points='1,1 2'/>",
        "<TextEquiv index='x' conf='3'>", "</TextEquiv>", "<Unicode>x</Unicode>", "<alto>", "</alto>",
        "<Layout>",
        "</Layout>", "<PrintSpace>", "</PrintSpace>", "<String/>", "<TextBlock IDNEXT='a'>", "</TextBlock>",
        "<div class='ocr_page' title='bbox a; ;; x \"'>", "<span class='ocrx_word'>", "</span>", "</div>",
        "<p class=ocr_par>", "<span class=ocr_line>", "<ReadingOrder>", "</ReadingOrder>", "<OrderedGroup/>",
        "&", "x",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.one_of(st.binary(max_size=80), st.lists(TAGS, max_size=25).map(lambda tags: "".join(tags).encode()))
)
def test_anything_is_read_or_refused(data: bytes) -> None:
    for read in READERS:
        try:
            content = read(data, IMAGE)
        except AnswerError:
            continue
        assert content.analysis("x").provider == "x"


ODD_VALUES = st.sampled_from(
    [
        "nan", "inf", "1e400", "1e-300", "-1", "", "x", "1e9", "90", "180", "1 2", "1,2 3,4",
        "1e9,-1e9 5,5 7,7", "bottom-to-top", "a", "a b", "readingOrder {index:-5;}", "\u0663", "Abbreviation",
    ]
)  # fmt: skip
ALTO_OF_ANY_VALUES = """<alto><Description><MeasurementUnit>?</MeasurementUnit></Description>
<ReadingOrder><OrderedGroup
REF="?"><ElementRef REF="?"/><ElementRef REF="?"/></OrderedGroup></ReadingOrder> <Layout><Page
WIDTH="?" HEIGHT="?" ROTATION="?"><PrintSpace><TextBlock ID="a" IDNEXT="?" ROTATION="?" HPOS="?"
VPOS="?" WIDTH="?" HEIGHT="?"><TextLine ID="b" BASELINE="?" HPOS="?" WIDTH="?"><String ID="c"
CONTENT="?" WC="?" SUBS_TYPE="?" SUBS_CONTENT="?" HPOS="?" VPOS="?" WIDTH="?"
HEIGHT="?"/><SP/><String CONTENT="?"/><HYP CONTENT="?"/> </TextLine><TextLine
BASELINE="?"><Shape><Polygon POINTS="?"/></Shape><String CONTENT="?"/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""
PAGE_OF_ANY_VALUES = """<PcGts><Page imageWidth="?" imageHeight="?" orientation="?" textLineOrder="?">
<ReadingOrder><OrderedGroup regionRef="?"><RegionRefIndexed index="?"
regionRef="?"/></OrderedGroup></ReadingOrder> <Relations><Relation type="join"><SourceRegionRef
regionRef="?"/><TargetRegionRef regionRef="?"/></Relation> </Relations><TextRegion id="a" custom="?"
orientation="?" readingOrientation="?" readingDirection="?"><Coords points="?" conf="?"/><TextLine
id="b" index="?" custom="?" orientation="?"><Baseline points="?"/><Word id="c" custom="?"><Coords
points="?"/><TextEquiv index="?" conf="?"><Unicode>?</Unicode></TextEquiv></Word><Word id="?">
<Coords points="?"/></Word></TextLine><TextLine custom="?"><Baseline points="?"/><TextEquiv
index="?"><Unicode>?
</Unicode></TextEquiv></TextLine><TextEquiv><Unicode>?</Unicode></TextEquiv></TextRegion></Page></PcGts>"""


@settings(deadline=None)
@given(
    st.sampled_from([(alto.read, ALTO_OF_ANY_VALUES), (page.read, PAGE_OF_ANY_VALUES)]),
    st.lists(ODD_VALUES, min_size=40, max_size=40),
    st.sampled_from([1, 200, 100_000]),
)
def test_no_value_makes_a_place_or_a_turn_that_is_none(
    case: tuple[Callable[[bytes, Image], OcrFileContent], str], values: list[str], width: int
) -> None:
    read, template = case
    parts = template.split("?")
    assert len(parts) <= len(values)
    text = "".join(itertools.chain.from_iterable(zip(parts, [*values[: len(parts) - 1], ""], strict=True)))
    content = read(text.encode(), msgspec.structs.replace(IMAGE, width=width))
    assert content.blocks
    for block in content.blocks:
        polygons = [block.polygon, *(line.polygon for line in block.lines)]
        polygons += [word.polygon for line in block.lines for word in line.words]
        assert all(math.isfinite(value) for polygon in polygons for point in polygon for value in point)
        for line in block.lines:
            assert line.rotation is UNSET or -180 < line.rotation <= 180
