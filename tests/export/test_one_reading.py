"""Every format holds the same letters in the same order, whatever analysis it was."""

from __future__ import annotations

from pathlib import Path

import lxml.etree
import pytest
from hypothesis import HealthCheck, given, settings

from app.export.bidi_order import holds_rtl
from app.model.analysis import Analysis
from tests.export.any_analysis import any_analyses, letters
from tests.export.read_back import (
    alto_lines,
    document_of,
    hocr_lines,
    page_lines,
    pdf_strings,
    readings,
    written,
)

SLOW = settings(
    max_examples=150,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@SLOW
@given(any_analyses())
def test_every_format_holds_the_same_letters(analysis: Analysis) -> None:
    found = readings(analysis)
    assert set(found.values()) == {found["text"]}
    lines = [line for block in document_of(analysis)["blocks"] for line in block["lines"]]
    if any(line["text"].strip() for line in lines):
        assert letters("".join(line["text"] for line in lines)) == found["text"]
    for line in lines:
        at = 0
        for word in line["words"]:
            at = line["text"].index(word["text"], at) + len(word["text"])


@SLOW
@given(any_analyses())
def test_a_pdf_holds_them_too(analysis: Analysis) -> None:
    shown = letters("".join(pdf_strings(analysis)))
    wanted = letters(written("text", analysis).decode())
    if holds_rtl(wanted):  # a PDF holds such a line from left to right
        assert sorted(shown) == sorted(wanted)
    else:
        assert shown == wanted


@SLOW
@given(any_analyses(wild=False))
def test_words_are_parted_alike_for_every_reader(analysis: Analysis) -> None:
    lines = [line.split() for line in hocr_lines(analysis)]
    assert [line.split() for line in alto_lines(analysis, every_string_apart=False)] == lines
    assert [line.split() for line in alto_lines(analysis, every_string_apart=True)] == lines
    assert [line.split() for line, _ in page_lines(analysis)] == lines
    assert [words.split() for _, words in page_lines(analysis)] == lines


@pytest.fixture(scope="module")
def schemas(shared_data: Path) -> dict[str, lxml.etree.XMLSchema]:
    folder = shared_data / "schemas"
    files = {"alto": "alto-4-4.xsd", "page": "pagecontent-2019-07-15.xsd"}
    return {name: lxml.etree.XMLSchema(lxml.etree.parse(folder / file)) for name, file in files.items()}


@SLOW
@given(any_analyses())
def test_any_reading_is_valid(schemas: dict[str, lxml.etree.XMLSchema], analysis: Analysis) -> None:
    for name, schema in schemas.items():
        schema.assertValid(lxml.etree.fromstring(written(name, analysis)))
