"""Ground truth, ours and real, counted by a second way of reading: every element is there."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.etree
import pytest

from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.geometry import bounds
from app.providers.files.ocr_files import FILES
from tests.conftest import OWN_DATA

OWN_PAGES = [
    ("page", "letter/LETTER_PAGE.xml", "letter/letter.png"),
    ("alto", "letter/LETTER_ALTO.xml", "letter/letter.png"),
]
PAGES = [
    ("page", "deu-fraktur/PAGE_0017_PAGE.xml", "deu-fraktur/INPUT_0017.tif"),
    ("alto", "deu-fraktur/PAGE_0017_ALTO.xml", "deu-fraktur/INPUT_0017.tif"),
    ("page", "lat-hand/170025120000003,0074.xml", "lat-hand/170025120000003,0074.jpg"),
    ("page", "page-xml/SimplePage.xml", "page-xml/SimplePage.png"),
    ("page", "page-xml/regiontypes_2013-07-15.xml", "page-xml/RegionTypes.tif"),
]
ELEMENTS = {"page": ("TextRegion", "TextLine", "Word"), "alto": ("TextBlock", "TextLine", "String")}


@pytest.fixture
def docs(request: pytest.FixtureRequest, name: str) -> Path:
    """The folder a file is in: ours, or the shared one."""
    if (OWN_DATA / "docs" / name).exists():
        return OWN_DATA / "docs"
    shared: Path = request.getfixturevalue("shared_data")
    return shared / "docs"


def read(docs: Path, kind: str, name: str, picture: str) -> Analysis:
    return FILES[kind].parse_answer((docs / name).read_bytes(), identify(docs / picture))


@pytest.mark.parametrize(("kind", "name", "picture"), OWN_PAGES + PAGES)
def test_every_region_line_and_word_is_read(docs: Path, kind: str, name: str, picture: str) -> None:
    analysis = read(docs, kind, name, picture)
    assert analysis.status == "ok"
    assert analysis.text is not None
    root = lxml.etree.parse(docs / name).getroot()
    wanted = [int(root.xpath(f"count(//*[local-name() = '{element}'])")) for element in ELEMENTS[kind]]
    blocks = analysis.text.blocks
    lines = [line for block in blocks for line in block.lines]
    words = [word for line in lines for word in line.words]
    placed = [sum(bool(region.polygon) for region in found) for found in (blocks, lines, words)]
    assert placed == wanted
    if kind == "page":
        others = root.xpath("count(//*[contains(local-name(), 'Region') and local-name() != 'TextRegion']"
                            "[not(starts-with(local-name(), 'RegionRef'))])")  # fmt: skip
        assert len(analysis.objects or ()) == int(others)


@pytest.mark.parametrize(("kind", "name", "picture"), OWN_PAGES + PAGES)
def test_every_letter_is_read(docs: Path, kind: str, name: str, picture: str) -> None:
    analysis = read(docs, kind, name, picture)
    assert analysis.text is not None
    root = lxml.etree.parse(docs / name).getroot()
    if kind == "alto":
        texts = root.xpath("//*[local-name() = 'String' or local-name() = 'HYP']/@CONTENT")
    else:
        texts = []
        for region in root.xpath("//*[local-name() = 'TextRegion']"):
            line = "*[local-name() = 'TextLine']/"
            for path in (f"{line}*[local-name() = 'Word']/", line, ""):  # the finest that says something
                equivs = region.xpath(f"{path}*[local-name() = 'TextEquiv']")
                said = ["".join(e.xpath("*[local-name() = 'Unicode']/text()")) for e in equivs]
                plain = ["".join(e.xpath("*[local-name() = 'PlainText']/text()")) for e in equivs]
                found = [one or other for one, other in zip(said, plain, strict=True)]
                if any(found):
                    break
            texts += found
    letters = sorted(re.sub(r"\s", "", "".join(texts)))
    assert sorted(re.sub(r"\s", "", analysis.text.content)) == letters


@pytest.mark.parametrize(
    ("name", "pages", "first"),
    [
        (OWN_PAGES[0][1], OWN_PAGES, "Harbour Master’s Office"),
        (PAGES[0][1], PAGES[:2], "Berliniſche Monatsſchrift."),
    ],
)
def test_the_two_files_of_one_page_agree(
    docs: Path, name: str, pages: list[tuple[str, str, str]], first: str
) -> None:
    one, other = (read(docs, *given).text for given in pages)
    assert one is not None
    assert other is not None
    # they part words and stops differently, each as it is told
    assert one.content.split("\n")[:1] == [first]
    assert re.sub(r"\s", "", one.content) == re.sub(r"\s", "", other.content)
    same = [
        bounds(a.polygon) == bounds(b.polygon)
        for x, y in zip(one.blocks, other.blocks, strict=True)
        for a, b in zip(x.lines, y.lines, strict=True)
    ]
    assert all(same)


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("letter/letter.hocr", "letter/letter.png"),
        ("../pairs/google/gcv2hocr-eng.hocr", "../pairs/google/gcv2hocr-eng.jpg"),
    ],
)
def test_a_foreign_hocr_is_read_word_for_word(docs: Path, name: str, picture: str) -> None:
    data = (docs / name).read_bytes()
    analysis = FILES["hocr"].parse_answer(data, identify(docs / picture))
    assert analysis.text is not None
    words = [w for b in analysis.text.blocks for line in b.lines for w in line.words]
    assert len(words) == data.count(b"class='ocrx_word'")
    assert {w.confidence for w in words} == {0.85}
