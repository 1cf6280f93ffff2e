"""What was lost or changed on the way from other programs' files into ours, after public reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.imaging.open import identify
from app.providers.files.ocr_files import FILES
from tests.export.read_back import rows_of

ALTO, PAGE, HOCR = "alto", "page", "hocr"


def converted(shared_data: Path, file: str, kind: str, to: str, picture: str = "page.png") -> str:
    path = shared_data / "reports" / file
    image = identify(path.with_name(picture))
    analysis = FILES[kind].parse_answer(path.read_bytes(), image)
    return exporter(to).write(ExportContent(image, (analysis,))).decode("utf-8-sig")


def test_the_hyphen_of_a_broken_word_is_kept(shared_data: Path) -> None:
    file = "text-outside-words/page.alto.xml"
    alto = converted(shared_data, file, ALTO, "alto")
    assert 'CONTENT="reser" SUBS_TYPE="HypPart1" SUBS_CONTENT="reservation" />' in alto
    assert '<HYP CONTENT="-" />' in alto
    assert [row["text"] for row in rows_of(converted(shared_data, file, ALTO, "tsv"))] == [
        "The", "reser-", "vation", "desk",
    ]  # fmt: skip
    assert "<Unicode>The reser-</Unicode>" in converted(shared_data, file, ALTO, "page")
    assert converted(shared_data, file, ALTO, "text") == "The reser-\nvation desk\n"


def test_signs_around_words_are_kept(shared_data: Path) -> None:
    alto = converted(shared_data, "text-outside-words/punct.xml", PAGE, "alto", "punct.png")
    assert 'CONTENT="„Hello“,"' in alto
    assert 'CONTENT="(world)!"' in alto


@pytest.mark.parametrize(("name", "first"), [("diff.xml", "Hello world"), ("page.xml", "The quick fox,")])
def test_one_of_two_readings_is_in_every_format(shared_data: Path, name: str, first: str) -> None:
    file = f"line-against-words/{name}"
    assert converted(shared_data, file, PAGE, "text").splitlines()[0] == first
    words = first.split()
    rows = rows_of(converted(shared_data, file, PAGE, "tsv"))
    assert [row["text"] for row in rows if row["line"] == "1"] == words
    for to in ("hocr", "alto", "page", "json"):
        written = converted(shared_data, file, PAGE, to)
        assert all(word in written for word in words)
    assert "Helo" not in converted(shared_data, file, PAGE, "hocr") + converted(
        shared_data, file, PAGE, "alto"
    )


@pytest.mark.parametrize("kind", [ALTO, PAGE])
def test_a_declared_turn_comes_out_again(shared_data: Path, kind: str) -> None:
    file = f"declared-turn/page.{kind}.xml"
    assert converted(shared_data, file, kind, "alto").count('ROTATION="90"') == 1
    assert converted(shared_data, file, kind, "page").count('orientation="90"') == 1
    assert converted(shared_data, file, kind, "hocr").count("textangle 90") == 1


def test_numbers_and_lone_signs_leave_as_they_are(shared_data: Path) -> None:
    for to in ("csv", "tsv"):
        rows = rows_of(converted(shared_data, "formula-guard/neg.hocr", HOCR, to), tabs=to == "tsv")
        assert [row["text"] for row in rows if "'" in row["text"]] == [
            "'@home", "'=SUM(A1)", "'n'", "'+1-555", "'-abc",
        ]  # fmt: skip
