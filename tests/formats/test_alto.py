"""ALTO as other programs write it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from app.formats.alto import read
from app.formats.reader_helpers import OcrFileContent
from app.imaging.open import identify
from app.model.analysis import Language
from app.model.errors import AnswerError
from app.model.geometry import Polygon, rectangle
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
    assert (only.polygon, only.kind) == ((), "text")
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
    with pytest.raises(AnswerError, match="no resolution"):
        read(alto(inner, "mm10", ""), IMAGE)
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


@pytest.mark.parametrize("data", [b"<alto/>", b"<alto><Layout/></alto>", b"<PcGts><Page/></PcGts>", b"{}"])
def test_what_is_no_alto_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError):
        read(data, IMAGE)
