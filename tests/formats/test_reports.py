"""ALTO and PAGE files of public reports, with the right value of each (README of the shared reports)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import UNSET

from app.imaging.open import identify
from app.model.analysis import Analysis, Line, Substitution, Text
from app.model.geometry import bounds, rectangle
from app.model.image import Image
from app.providers.files.ocr_files import FILES


@pytest.fixture
def reports(shared_data: Path) -> Path:
    return shared_data / "reports"


def read(file: Path) -> tuple[Analysis, Text]:
    image = identify(file.parent / "page.png") if (file.parent / "page.png").exists() else IMAGE
    data = file.read_bytes()
    analysis = FILES["page" if b"PcGts" in data else "alto"].parse_answer(data, image)
    assert analysis.text is not None
    return analysis, analysis.text


IMAGE = Image(name="p.png", sha256="ab" * 32, width=600, height=400, source=b"")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("text-outside-words/page.alto.xml", ["The reser-", "vation desk"]),
        ("text-outside-words/punct.xml", ["„Hello“, (world)!"]),
        ("line-against-words/page.xml", ["The quick fox,", "corrected line"]),
        ("line-against-words/diff.xml", ["Hello world"]),
        ("alto-blanks/mixed_sp.xml", ["The reser-", "vation desk"]),
        ("alto-blanks/tests__data__sp-hyp.page.xml", ["fiku la poli-", "con"]),
        ("alto-blanks/tests__resources__dict_metric__alto.xml", ["Dieſe uͤberfruͤhte An⸗"]),
        ("alto-blanks/v3__Glyph__00001.xml", ["81", "", 'So sollen sie sich in jene Refugien scheren."']),
        ("page-order/order.xml", ["one b", "two", "", "three", "four"]),
        ("declared-turn/page.alto.xml", ["Alpha beta", "", "Margin note"]),
        ("declared-turn/page.page.xml", ["Alpha beta", "", "Margin note"]),
        ("hostile/inf.page.xml", ["hi"]),
        (
            "xml-encoding/tests__resources__candidate__page__1744746265_19330115.xml",
            ["Montag, 16. Januar 1933", "", "Hindenburg", "auf der Reichsgründungsfeier"],
        ),
    ],
)
def test_text_comes_as_it_stands(reports: Path, name: str, lines: list[str]) -> None:
    _, text = read(reports / name)
    assert text.content.split("\n")[: len(lines)] == lines


def test_what_broken_words_stand_for_is_kept(reports: Path) -> None:
    _, text = read(reports / "text-outside-words/page.alto.xml")
    first, second = text.blocks[0].lines
    assert first.words[1].substitution == Substitution("HypPart1", "reservation")
    assert second.words[0].substitution == Substitution("HypPart2", "reservation")
    assert first.words[0].substitution is UNSET


@pytest.mark.parametrize("name", ["page.alto.xml", "page.page.xml"])
def test_turns_are_kept(reports: Path, name: str) -> None:
    _, text = read(reports / "declared-turn" / name)
    turns = [[line.rotation for line in block.lines] for block in text.blocks]
    assert turns == [[UNSET], [-90]]


@pytest.mark.parametrize("name", ["base.xml", "base.alto.xml"])
def test_lines_stand_on_their_baselines(reports: Path, name: str) -> None:
    _, text = read(reports / "baseline-only" / name)
    (block,) = text.blocks
    (left, top, right, bottom), second = (bounds(line.polygon) for line in block.lines)
    assert (left, right, bottom) == (40, 300, 60)
    assert (second[0], second[2], second[3]) == (40, 300, 256)
    assert 10 < top < 45
    assert 200 < second[1] < 245
    assert bounds(block.polygon) == (40, top, 300, 256)
    assert [len(line.words) for line in block.lines] == [3, 3]


def test_places_that_nobody_tells_are_said_to_be_unknown(reports: Path) -> None:
    for name in ("resolution/fax.alto.xml", "alto-blanks/examples__textblocks__ori__0.xml"):
        data = (reports / name).read_bytes()
        analysis = FILES["alto"].parse_answer(data, IMAGE)
        assert analysis.status == "partial"
        assert "places are unknown" in analysis.errors[0].message
        assert analysis.text is not None
        lines: list[Line] = [line for block in analysis.text.blocks for line in block.lines]
        assert lines
        assert not any(line.polygon for line in lines)


def test_a_size_under_a_pixel_is_no_size(reports: Path) -> None:
    analysis, text = read(reports / "hostile/inf.page.xml")
    assert analysis.status == "ok"
    assert json.dumps([line.polygon for line in text.blocks[0].lines], allow_nan=False)
    assert text.blocks[0].polygon == ((0, 0), (1e9, 1), (5, 5))


def test_margins_come_where_they_stand(reports: Path) -> None:
    _, text = read(reports / "alto-blanks/v3__Glyph__00001.xml")
    assert [line.text for line in text.blocks[0].lines] == ["81"]
    assert text.blocks[0].polygon != rectangle(0, 0, 0, 0)
