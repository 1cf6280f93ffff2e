"""Copies as a table and as JSON."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.model.analysis import Analysis, Copies, Hit
from app.model.feature import Feature
from tests.values import image


def found_copies(*hits: Hit, provider: str = "google-vision", count: int | None = None) -> Analysis:
    return Analysis(provider, (Feature.COPIES,), copies=Copies(count, hits))


def table(*analyses: Analysis) -> list[dict[str, str]]:
    data = exporter("copies-csv").write(ExportContent(image(), analyses))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_a_place_over_all_providers() -> None:
    rows = table(
        found_copies(Hit("full", "a.example/p", "https://a.example/i.png", title='A "title", with\na break')),
        found_copies(Hit("similar", "https://a.example/p", width=640, height=480), provider="yandex-search"),
    )
    assert rows == [
        {
            "relation": "full", "providers": "google-vision; yandex-search", "host": "a.example",
            "title": 'A "title", with a break', "page_url": "a.example/p",
            "image_url": "https://a.example/i.png", "width": "640", "height": "480", "description": "",
            "evidence": "google-vision: full; yandex-search: similar",
        }
    ]  # fmt: skip


def test_nothing_found_is_a_table_without_rows() -> None:
    assert table() == []
    assert (
        exporter("copies-csv")
        .write(ExportContent(image(), ()))
        .startswith(b'\xef\xbb\xbf"relation","providers"')
    )


@pytest.mark.parametrize(
    "evil",
    [
        '=HYPERLINK("http://evil.example","x")', "+1+1", "-a1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1",
        "＝1", "＠x", "\x00=1", "\ufeff=1", '"=1', "'=1",
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(evil: str) -> None:
    (row,) = table(found_copies(Hit(evil, evil, evil, evil, evil, evil)))
    for name in ("title", "page_url", "image_url", "description"):
        assert row[name].startswith("'"), name


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_stays_in_its_cell(title: str, url: str) -> None:
    rows = table(found_copies(Hit("full", url, title=title), Hit("unknown", "https://b.example/")))
    assert len(rows) in {1, 2}
    for row in rows:
        assert None not in row
        assert not any(
            re.match(r"[=@]\s*\w|[-+][^\d]*[^\W\d]|[-+].*[*/^&|(]", value) for value in row.values()
        )


def test_json_keeps_every_evidence() -> None:
    hit = Hit("full", "a.example/p", title="<b>")
    data = exporter("copies-json").write(
        ExportContent(
            image(),
            (
                found_copies(hit, hit),
                found_copies(Hit("similar", "https://a.example/p"), count=13, provider="y"),
            ),
        )
    )
    document = json.loads(data)
    assert document["schema"] == "vidimus.copies/1"
    assert document["told"] == [
        {"provider": "google-vision", "count": None, "listed": 2},
        {"provider": "y", "count": 13, "listed": 1},
    ]  # fmt: skip
    (place,) = document["places"]
    assert [e["provider"] for e in place["evidence"]] == ["google-vision", "google-vision", "y"]
    assert place["relation"] == "full"
    assert (place["width"], place["host"]) == (None, "a.example")
