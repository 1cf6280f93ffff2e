"""Rows and columns found from where words stand: drawn tables of every kind, and real ones."""

from __future__ import annotations

import json
import math
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.imaging.open import identify
from app.model.edit import Key
from app.model.geometry import Polygon, mapped, rectangle
from app.providers.google.provider import GoogleVision
from app.text.table import (
    GridCell,
    PlacedWord,
    Table,
    as_html,
    as_tsv,
    is_right_to_left,
    table_in_grid,
    table_of,
)

HEIGHT, LETTER, BLANK = 20.0, 10.0, 6.0


def drawn(
    rows: list[list[str]],
    *,
    apart: float = 30.0,
    step: float = 32.0,
    ends: tuple[bool, ...] = (),
    turned: bool = False,
    angle: float = 0.0,
) -> list[PlacedWord]:
    """The words of a table set in columns; ``ends``: columns that are set to their right edge."""
    widths = [max(_width(row[c]) for row in rows) for c in range(len(rows[0]))]
    spots = []
    for r, row in enumerate(rows):
        x = 50.0
        for c, cell in enumerate(row):
            at = x + (widths[c] - _width(cell) if c < len(ends) and ends[c] else 0)
            for word in cell.split():
                width = LETTER * len(word)
                left = 2_000 - at - width if turned else at
                spots.append(
                    PlacedWord(_turn(rectangle(left, 60 + r * step, width, HEIGHT), angle), word, (r,))
                )
                at += width + BLANK
            x += widths[c] + apart
    return spots


def _width(cell: str) -> float:
    words = cell.split()
    return sum(LETTER * len(w) for w in words) + BLANK * max(0, len(words) - 1)


def _turn(polygon: Polygon, angle: float) -> Polygon:
    cos, sin = math.cos(angle), math.sin(angle)
    return mapped(polygon, lambda p: (p[0] * cos - p[1] * sin + 900, p[0] * sin + p[1] * cos + 900))


CELLS = st.lists(st.text("abcdefgh0123", min_size=1, max_size=9), min_size=1, max_size=3).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    columns = draw(st.integers(2, 6))
    rows = draw(st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=2, max_size=8))
    return [list(row) for row in rows]


def same(table: Table, rows: list[list[str]]) -> None:
    assert [list(row) for row in table] == rows


@given(tables(), st.lists(st.booleans(), max_size=6), st.floats(22, 120), st.floats(24, 80))
@settings(deadline=None)
def test_a_table_comes_back_as_it_was_set(
    rows: list[list[str]], ends: list[bool], apart: float, step: float
) -> None:
    same(table_of(drawn(rows, apart=apart, step=step, ends=tuple(ends))), rows)


@given(tables(), st.floats(-math.pi, math.pi))
@settings(deadline=None)
def test_a_table_comes_back_from_a_turned_page(rows: list[list[str]], angle: float) -> None:
    rows[0] = [f"{cell} x" for cell in rows[0]]
    same(table_of(drawn(rows, apart=60, step=60, angle=angle)), rows)


@given(tables(), st.floats(22, 120))
@settings(deadline=None)
def test_a_table_of_hebrew_comes_back_from_the_right(rows: list[list[str]], apart: float) -> None:
    hebrew = str.maketrans("abcdefgh", "אבגדהוזח")
    turned = [[f"ט{cell.translate(hebrew)}" for cell in row] for row in rows]
    same(table_of(drawn(turned, apart=apart, turned=True)), turned)


@given(tables(), st.randoms())
@settings(deadline=None)
def test_the_order_of_lines_does_not_matter(rows: list[list[str]], random: Any) -> None:
    numbers = list(range(len(rows)))
    random.shuffle(numbers)
    spots = drawn(rows)
    same(table_of([s for n in numbers for s in spots if s.line == (n,)]), rows)


def test_columns_are_read_from_the_right_where_the_text_is() -> None:
    rows = [["שם", "מחיר", "כמות"], ["תפוח אדום", "12.50", "3"], ["לחם", "8", "12"]]
    same(table_of(drawn(rows, turned=True)), rows)


def test_an_empty_cell_is_a_cell() -> None:
    rows = [
        ["Date", "Credit", "Debit", "Balance"],
        ["01-17", "1,000", "", "11,000"],
        ["01-20", "", "40", "10,960"],
    ]
    same(table_of(drawn(rows, apart=40)), rows)


def test_a_title_over_the_columns_is_not_cut() -> None:
    rows = [["Name", "Number", "Place"], ["Ann", "12", "Hull"], ["Bob", "7", "Ayr"]]
    title = [
        PlacedWord(rectangle(60 + 80 * n, 10, 70, HEIGHT), word, (9,))
        for n, word in enumerate(("Account", "of"))
    ]
    table = table_of([*title, *drawn(rows, step=50)])
    assert table[0] == ("Account of", "", "")
    same(table[1:], rows)


def test_a_cell_of_two_lines_is_one_cell() -> None:
    rows = [["A1", "Los Angeles", "none"], ["A2", "Riverside", "non-para-"], ["A3", "Oakland", "yes"]]
    more = [PlacedWord(rectangle(96, 60 + 60 + 22, 80, HEIGHT), "County", (7,))]
    right = drawn(rows, step=60)[6].polygon[0][0]
    more.append(PlacedWord(rectangle(right - 900, 60 + 60 + 22, 50, HEIGHT), "lytic", (7,)))
    spots = [
        PlacedWord(mapped(s.polygon, lambda p: (p[0] - 900, p[1] - 900)), s.text, s.line)
        for s in drawn(rows, step=60)
    ]
    assert table_of([*spots, *more])[1] == ("A2", "Riverside County", "non-paralytic")


def test_pieces_written_together_stay_together() -> None:
    spots = [
        PlacedWord(rectangle(0, 0, 30, 20), "Cal", (0,)),
        PlacedWord(rectangle(33, 0, 10, 20), "-", (0,), glued=True),
        PlacedWord(rectangle(46, 0, 20, 20), "27", (0,), glued=True),
        PlacedWord(rectangle(200, 0, 20, 20), "%", (0,), glued=True),
    ]
    assert table_of(spots) == (("Cal-27", "%"),)


def test_nothing_makes_no_table() -> None:
    assert table_of([]) == ()
    assert table_of([PlacedWord((), "no place")]) == ()
    assert table_of([PlacedWord(rectangle(0, 0, 5, 5), "one")]) == (("one",),)
    assert table_of([PlacedWord(((3.0, 3.0),), "point"), PlacedWord(((3.0, 3.0),), "again")])


def test_a_service_that_knows_the_cells_is_believed() -> None:
    grid = [GridCell(rectangle(100 * c, 40 * r, 100, 40), r, c) for r in range(3) for c in range(2)]
    spots = [
        PlacedWord(rectangle(5, 5, 20, 10), "a"), PlacedWord(rectangle(60, 25, 20, 10), "b"),
        PlacedWord(rectangle(110, 5, 20, 10), "c"), PlacedWord(rectangle(10, 90, 20, 10), "d"),
        PlacedWord(rectangle(900, 90, 20, 10), "outside"), PlacedWord((), "nowhere"),
    ]  # fmt: skip
    assert table_in_grid(spots, grid) == (("a b", "c"), ("d", ""))


def test_what_is_pasted_into_a_spreadsheet_does_not_calculate() -> None:
    cells = ("=1+1", "@SUM(A1)", "+cmd|x", "-5", "-1 200,50 %", "+3", "-", "a\tb\nc", "- note", "＝1")
    assert as_tsv((cells, ("", "x"))) == (
        "'=1+1\t'@SUM(A1)\t'+cmd|x\t-5\t-1 200,50 %\t+3\t-\ta b c\t'- note\t'＝1\n\tx"
    )


def test_the_direction_of_a_text_is_that_of_most_letters() -> None:
    assert is_right_to_left(["שלום", "ok"])
    assert not is_right_to_left(["hello", "לא"])
    assert not is_right_to_left(["12", ""])


# --- real tables ----------------------------------------------------------------------------------------


@pytest.mark.window
def test_the_columns_of_a_real_typewritten_table(shared_data: Path) -> None:
    from app.ui.content.content import Content
    from app.ui.content.selection_table import spots_of

    """A scanned list of 13 columns read by Google, with cells on two lines and columns a blank apart."""
    folder = shared_data / "pairs" / "google"
    image = identify(folder / "layoutparser-table.jpg")
    answer = (folder / "layoutparser-table.response.json").read_bytes()
    analysis = GoogleVision().parse_answer(answer, image)
    words = (row for row in Content(analysis).rows if row.kind == "word")
    keys: set[Key] = {row.key for row in words if min(y for _, y in row.polygon) > 240}
    table = table_of(spots_of(analysis, keys))
    assert {len(row) for row in table} == {13}
    assert len(table) == 14
    assert table[0][4:9] == ("Sex", "Dade Inoc", "Date Ist Symp", "Date 1st Para", "Site Inoc")
    assert table[2][-1] == "CSF 1 cell, type 2 in stools 5-25 (Dr. Lennette)"
    assert table[5][:3] == ("Cal-31", "Riverside Co", "RA")
    assert table[10][:5] == ("Va-2", "Falls Church", "RS", "7", "M")
    assert [row[0] for row in table[1:5]] == ["Cal-27", "Cal-28", "Cal-29", "Cal-30"]
    assert [row[5] for row in table[1:]] == [
        "4-19", "4-22", "4-22", "4-19", "4-22", "4-20", "4-22", "4-22", "4-25", "4-26", "4-29", "4-19",
        "4-20",
    ]  # fmt: skip


def test_a_real_balance_sheet_keeps_its_empty_cells(shared_data: Path) -> None:
    table = table_of(textract(shared_data, "textract-in-table-title", (980, 460)))
    assert table[1:] == (
        ("Date", "Description", "Credit", "Debit", "Balance"),
        ("2022", "", "", "", ""),
        ("Previous Balance", "", "", "", "11,000"),
        ("2022-12-24", "Payment - Credit Card", "", "1,000", "10,000"),
        ("", "Payment - Utility", "", "40", "9,960"),
        ("2022-12-31", "Deposit", "1,000", "", "10,960"),
        ("2023", "", "", "", ""),
        ("2023-01-15", "Deposit", "40", "", "11,000"),
        ("Total Ending Balance", "", "", "", "11,000"),
        ("(1) Represents transactions till 2023-01-17", "", "", "", ""),
        (
            "(2) Anything wrong? If you notice incorrect or unusual transactions, get in touch with us",
            "", "", "", "",
        ),
        ("Final available balance as of 2023-01-20", "", "", "", "11,000"),
    )  # fmt: skip


def test_the_goods_and_sums_of_a_real_receipt(shared_data: Path) -> None:
    spots = textract(shared_data, "textract-receipt", (805, 1917))

    def between(top: float, bottom: float) -> Table:
        return table_of([s for s in spots if top < s.polygon[0][1] < bottom])

    assert between(340, 520) == (
        ("LG FLATSCREEN 65", "$899.99 S"),
        ("SONY VIAO I7 6938", "$689.99 S"),
        ("6FT HDMI CABLE BB", "$19.99 S"),
        ("APPLE TV V4", "$89.99 S"),
    )
    assert between(540, 720) == (
        ("SUBTOTAL", "$1699.96"), ("TAX", "$110.50"), ("TOTAL", "$1810.46"), ("TEND", "$1810.46"),
    )  # fmt: skip


def textract(shared_data: Path, name: str, size: tuple[int, int]) -> list[PlacedWord]:
    """The words of a saved answer in which places are shares of width and height."""
    answer = json.loads((shared_data / "pairs" / "textract" / f"{name}.response.json").read_bytes())
    blocks = {block["Id"]: block for block in answer["Blocks"]}
    spots = []
    for number, block in enumerate(answer["Blocks"]):
        if block["BlockType"] != "LINE":
            continue
        for word in (blocks[i] for part in block["Relationships"] for i in part["Ids"]):
            corners = word["Geometry"]["Polygon"]
            polygon = tuple((p["X"] * size[0], p["Y"] * size[1]) for p in corners)
            spots.append(PlacedWord(polygon, word["Text"], (number,)))
    return spots


@pytest.mark.parametrize("rows", [3_000])
def test_a_whole_dense_page_is_done(rows: int) -> None:
    spots = drawn([[f"a{n}", "bcd efg", f"{n}"] for n in range(rows)], step=30)
    assert len(table_of(spots)) == rows


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=4))
def test_html_holds_the_cells_escaped_and_nothing_else(rows: list[tuple[str, str]]) -> None:
    class Cells(HTMLParser):
        found: ClassVar[list[str]] = []
        tags: ClassVar[set[str]] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            self.tags.add(tag)
            if tag == "td":
                self.found.append("")

        def handle_data(self, data: str) -> None:
            self.found[-1] += data

    reader = Cells()
    reader.found.clear()
    reader.tags.clear()
    reader.feed(as_html(tuple(rows)))
    reader.close()
    tabbed = [cell for line in as_tsv(tuple(rows)).split("\n") for cell in line.split("\t")]
    assert reader.found == (tabbed if rows else [])
    assert reader.tags <= {"html", "head", "meta", "body", "table", "tr", "td"}


def test_html_marks_what_is_read_from_the_right() -> None:
    assert '<table dir="rtl">' in as_html((("שלום", "עולם"), ("א", "1")))
    mixed = as_html((("plain words here", "שלום"),))
    assert "<table>" in mixed
    assert '<td dir="rtl">שלום</td>' in mixed
    assert "&lt;b&gt;" in as_html((("<b>",),))
