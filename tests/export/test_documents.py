"""hOCR, ALTO and PAGE-XML: valid for the official schemas and rules, whatever is in the analysis."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import lxml.etree
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.model.analysis import Analysis, Block, Face, Language, Line, Object, Text, Word
from app.model.geometry import rectangle
from app.model.image import Image
from app.providers.files.ocr_files import FILES
from tests.export.pages import IMAGE, STRANGE, STRANGE_OTHERS, analyses, line_of, of_blocks, tilted

SCHEMAS = {"page": ("page.rng", "pagecontent-2019-07-15.xsd"), "alto": ("alto.rng", "alto-4-4.xsd")}
"""Ours, which tells what we write, and the official ones of the shared data."""
PAGE = "{http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15}"
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
HTML = "{http://www.w3.org/1999/xhtml}"
UNTIMED = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
STRANGE_IMAGE = msgspec.structs.replace(
    IMAGE, name='a"b<c>\x01; стр%.png', frame=1, frames=3, dpi=(72.5, 98.0)
)


@cache
def schema(path: Path) -> lxml.etree.RelaxNG | lxml.etree.XMLSchema:
    kind = lxml.etree.RelaxNG if path.suffix == ".rng" else lxml.etree.XMLSchema
    return kind(lxml.etree.parse(path))


def tree(name: str, *given_analyses: Analysis, image: Image = IMAGE) -> ET.Element:
    data = exporter(name).write(ExportContent(image, given_analyses))
    return ET.fromstring(data)  # noqa: S314 - we wrote it ourselves a moment ago


def complaints(path: Path, data: bytes) -> str:
    root = lxml.etree.fromstring(data)
    names = root.xpath("//@id | //@ID")
    repeated = {name for name in names if names.count(name) > 1}
    unknown = set(root.xpath("//@regionRef | //@IDNEXT")) - set(names)
    unknown |= set(" ".join(root.xpath("//@TAGREFS")).split()) - set(names)
    held = schema(path)
    held.validate(root)
    return "\n".join((*map(str, held.error_log), *repeated, *unknown))


@pytest.fixture(scope="module")
def schemas(saved_data: Path) -> dict[str, Path]:
    """A schema for each format: ours, then the official one."""
    folder = saved_data / "schemas"
    return {name: folder / files[not (folder / files[0]).exists()] for name, files in SCHEMAS.items()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_strange_analyses_are_valid_too(schemas: dict[str, Path], name: str) -> None:
    for strange in ((STRANGE, STRANGE_OTHERS), (STRANGE_OTHERS,), ()):
        data = exporter(name).write(ExportContent(STRANGE_IMAGE, strange))
        assert complaints(schemas[name], data) == ""


@UNTIMED
@given(analyses(whole=False))
def test_any_analysis_is_valid(schemas: dict[str, Path], page: Analysis) -> None:
    for name, path in schemas.items():
        assert complaints(path, exporter(name).write(ExportContent(IMAGE, (page,)))) == ""


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("harm", ["/*/*[2]", "//@ID | //@id", "//@HPOS | //@points"])
def test_the_schemas_find_what_is_wrong(schemas: dict[str, Path], name: str, harm: str) -> None:
    root = lxml.etree.fromstring(exporter(name).write(ExportContent(IMAGE, (STRANGE, STRANGE_OTHERS))))
    place = root.xpath(harm)[0]
    if hasattr(place, "attrname"):
        place.getparent().set(place.attrname, "1 2")
    else:
        root.append(place)
        root.append(root[0])
    assert complaints(schemas[name], lxml.etree.tostring(root))


def test_left_to_right_pages_are_valid_for_readers_of_older_alto_4(shared_data: Path) -> None:
    page = of_blocks(Block(rectangle(1, 1, 2, 2), "heading", lines=(line_of("a b"),)), languages=("en",))
    data = exporter("alto").write(ExportContent(IMAGE, (page, STRANGE_OTHERS)))
    assert complaints(shared_data / "schemas" / "alto-4-2.xsd", data) == ""


# What the formats hold


def test_page_holds_kinds_order_direction_and_turn() -> None:
    blocks = (
        Block(rectangle(0, 0, 90, 20), "heading", 0.25, (line_of("Kopf"),)),
        Block(rectangle(0, 0, 90, 20), lines=(line_of("שלום עולם", rtl=True),)),
        Block(tilted(100, 20, 90, 20, 90), "table", lines=(line_of("quer gelegt", 100, 20, 90),)),
    )
    root = tree("page", of_blocks(*blocks, languages=("de-AT", "x-none")))
    references = [r.get("regionRef") for r in root.iter(f"{PAGE}RegionRefIndexed")]
    first, second, third = regions = list(root.iter(f"{PAGE}TextRegion"))
    assert references == [r.get("id") for r in regions]
    assert [r.get("type") for r in regions] == ["heading", "paragraph", "other"]
    assert third.get("custom") == "vidimus {kind:table;}"
    assert [r.get("readingDirection") for r in regions] == [None, "right-to-left", None]
    assert [r.get("orientation") for r in regions] == [None, None, "-90"]
    page = root.find(f"{PAGE}Page")
    assert page is not None
    assert page.get("primaryLanguage") == "German"
    equiv = first.findall(f"{PAGE}TextEquiv")[-1]
    assert (equiv.get("conf"), equiv.findtext(f"{PAGE}Unicode")) == ("0.25", "Kopf")
    assert second.find(f"{PAGE}TextEquiv") is not None
    assert "conf" not in second.findall(f"{PAGE}TextEquiv")[-1].attrib, "absent confidence stays absent"


def test_page_has_faces_and_objects_as_regions_with_label_and_confidence() -> None:
    logo_of = Object("ACME", rectangle(9, 9, 9, 9), None, "logo")
    others = Analysis("x", (), faces=(Face(rectangle(1, 2, 3, 4), 0.5),), objects=(logo_of,))
    root = tree("page", others)
    assert root.find(f".//{PAGE}ReadingOrder") is None
    image, logo = root.find(f".//{PAGE}ImageRegion"), root.find(f".//{PAGE}GraphicRegion")
    assert image is not None
    assert logo is not None
    coords = image.find(f"{PAGE}Coords")
    assert coords is not None
    assert coords.attrib == {"points": "1,2 4,2 4,6 1,6", "conf": "0.5"}
    label = logo.find(f"{PAGE}Labels/{PAGE}Label")
    assert label is not None
    assert (label.get("value"), logo.get("type")) == ("ACME", "logo")


def test_page_places_are_cut_at_the_edge_and_borrowed_where_there_are_none() -> None:
    line = Line(
        (),
        "a b",
        None,
        (Word(((500, 5), (600, 5), (600, 9)), "a"), Word(((-10, 5), (9.6, 5), (9.6, 20), (-10, 20)), "b")),
    )
    root = tree("page", of_blocks(Block(rectangle(5, 5, 40, 30), lines=(line,))))
    points = [c.get("points") for c in root.iter(f"{PAGE}Coords")]
    box = "5,5 45,5 45,35 5,35"
    assert points[:3] == [box, box, box]
    assert sorted((points[3] or "").split()) == ["0,20", "0,5", "10,20", "10,5"]


def test_alto_holds_confidence_language_shape_order_and_tags() -> None:
    words = (
        Word(rectangle(1, 2, 30.5, 10), "One", 0.123456, (Language("en_GB"),)),
        Word(tilted(40, 2, 30, 10, 5), "two"),
        Word((), "three", 0.0),
    )
    line = Line(rectangle(0, 0, 90, 12), "One twothree", 0.5, words)
    blocks = (
        Block(rectangle(0, 0, 90, 12), "heading", 0.5, (line,)),
        Block((), lines=(line_of("ab", 5, 9, 180),)),
    )
    root = tree("alto", of_blocks(*blocks, languages=("en",)), STRANGE_OTHERS)
    first, second = root.iter(f"{ALTO}TextBlock")
    assert first.get("IDNEXT") == second.get("ID")
    assert (first.get("LANG"), second.get("ROTATION"), second.get("HPOS")) == ("en", "180", None)
    whole, touching = first.iter(f"{ALTO}String")
    assert (whole.get("WIDTH"), whole.get("WC"), whole.get("LANG")) == ("30.5", "0.123456", "en-GB")
    assert (touching.get("CONTENT"), touching.get("WC")) == ("twothree", "0")
    assert touching.find(f"{ALTO}Shape") is not None
    assert len(list(first.iter(f"{ALTO}SP"))) == 1
    tags = {t.get("ID"): t.get("LABEL") for tags in root.iter(f"{ALTO}Tags") for t in tags}
    assert tags[first.get("TAGREFS")] == "heading"
    illustrations = list(root.iter(f"{ALTO}Illustration"))
    assert [i.get("TYPE") for i in illustrations] == ["face"] * 3 + ["object", "logo", "we ird;}"]
    assert tags[illustrations[3].get("TAGREFS")] == "<Person> \ufffd"


def test_alto_says_what_was_corrected_by_hand_and_is_read_so() -> None:
    word = Word(rectangle(1, 1, 5, 5), "right", corrected=True)
    line = Line(rectangle(1, 1, 9, 9), "right", None, (word,), corrected=True)
    page = of_blocks(
        Block(rectangle(1, 1, 9, 9), lines=(line,), corrected=True), Block(rectangle(0, 0, 1, 1))
    )
    assert [e.get("CS") for e in tree("alto", page).iter() if e.get("HPOS")] == [
        None,
        "true",
        "true",
        "true",
        None,
    ]
    read = FILES["alto"].parse_answer(exporter("alto").write(ExportContent(IMAGE, (page,))), IMAGE)
    assert read.text == page.text


def test_a_line_without_words_is_one_string() -> None:
    root = tree("alto", of_blocks(Block((), lines=(Line(rectangle(0, 0, 9, 9), "all of it"),))))
    assert [s.get("CONTENT") for s in root.iter(f"{ALTO}String")] == ["all of it"]


def test_text_without_blocks_is_written_all_the_same() -> None:
    page = Analysis("x", (), text=Text(content="first\nsecond"))
    assert [s.get("CONTENT") for s in tree("alto", page).iter(f"{ALTO}String")] == ["first", "second"]
    assert "".join(tree("hocr", page).itertext()).split() == ["page.png", "first", "second"]


def test_of_several_analyses_the_first_that_read_something_is_written() -> None:
    nothing = Analysis("a", (), text=Text())
    earlier = of_blocks(Block((), lines=(line_of("one"),)))
    later = of_blocks(Block((), lines=(line_of("two"),)))
    spans = tree("hocr", nothing, earlier, later).iter(f"{HTML}span")
    assert [span.text for span in spans if span.get("class") == "ocrx_word"] == ["one"]


# hOCR's own rules (specification 1.2, shared/data/schemas/hocr-1.2-spec.md)

_UINT, _FIGURE = r"\d+", r"-?\d+(?:\.\d+)?"
_GRAMMAR = {
    "bbox": rf"{_UINT}(?: {_UINT}){{3}}",
    "poly": rf"{_UINT} {_UINT}(?: {_UINT} {_UINT})+|{_UINT} {_UINT}",
    "x_wconf": _FIGURE,
    "textangle": _FIGURE,
    "image": r'"[\x20\x21\x23-\x7e]+"',
    "ppageno": _UINT,
    "scan_res": rf"{_UINT} {_UINT}",
    "x_kind": r"[!-:<-~]+",
}


def broken_rules(data: bytes) -> list[str]:
    """Which of hOCR's rules the document breaks."""
    root = ET.fromstring(data)  # noqa: S314 - we wrote it ourselves a moment ago
    broken = []
    metas = {m.get("name"): m.get("content") or "" for m in root.iter(f"{HTML}meta")}
    if not metas.get("ocr-system"):
        broken.append("ocr-system is required")
    capable = set(metas.get("ocr-capabilities", "").split())
    names = [e.get("id") for e in root.iter() if e.get("id")]
    if len(names) != len(set(names)):
        broken.append("an id stands twice")
    elements = [(e, c) for e in root.iter() for c in (e.get("class") or "").split() if c.startswith("ocr")]
    if [c for _, c in elements].count("ocr_page") != 1:
        broken.append("there is not one ocr_page")
    for element, role in elements:
        if role not in capable:
            broken.append(f"{role} is not declared")
        title = element.get("title") or ""
        properties = re.findall(r'\s*([a-z0-9_]+) ((?:"[^"]*"|[^";])*)(?:;|$)', title)
        for name, value in properties:
            if not re.fullmatch(_GRAMMAR.get(name, "(?!)"), value):
                broken.append(f"{name} may not be {value!r}")
        if "; ".join(f"{name} {value}" for name, value in properties) != title:
            broken.append(f"{title!r} is not of properties alone")
        if dict(properties).get("poly") and ("ocrp_poly" not in capable or not dict(properties).get("bbox")):
            broken.append("poly needs ocrp_poly and a bbox")
    return broken


def test_strange_analyses_keep_the_rules_of_hocr() -> None:
    for strange in ((STRANGE, STRANGE_OTHERS), (STRANGE_OTHERS,), ()):
        assert broken_rules(exporter("hocr").write(ExportContent(STRANGE_IMAGE, strange))) == []


@UNTIMED
@given(analyses(whole=False))
def test_any_analysis_keeps_the_rules_of_hocr(page: Analysis) -> None:
    assert broken_rules(exporter("hocr").write(ExportContent(IMAGE, (page,)))) == []


def test_hocr_tells_direction_language_turn_and_reading_order() -> None:
    hebrew = Word(rectangle(1, 1, 5, 5), "שלום", 0.5, (Language("he"),))
    blocks = (
        Block(rectangle(0, 0, 90, 20), lines=(Line(rectangle(0, 0, 90, 20), "שלום", None, (hebrew,)),)),
        Block((), lines=(line_of("up we go", 50, 200, -90), line_of("flat & <even>"))),
    )
    root = tree("hocr", of_blocks(*blocks, languages=("he",)), image=STRANGE_IMAGE)
    lines = [e for e in root.iter(f"{HTML}span") if e.get("class") == "ocr_line"]
    assert [line.get("dir") for line in lines] == ["rtl", None, None]
    assert "textangle 90" in (lines[1].get("title") or "")
    assert "textangle" not in (lines[2].get("title") or "")
    assert "".join(lines[2].itertext()) == "flat & <even>"
    word = lines[0][0]
    assert (word.get("lang"), word.get("dir")) == ("he", "rtl")
    assert word.get("title") == "bbox 1 1 6 6; x_wconf 50"
    page = root.find(f".//{HTML}div")
    assert page is not None
    assert page.get("title") == (
        'image "a%22b<c>%01; %D1%81%D1%82%D1%80%25.png"; bbox 0 0 400 300; ppageno 1; scan_res 72 98'
    )
