from __future__ import annotations

import numpy as np

from app.reader.columns import LinePiece, assemble_lines, wide_blanks
from tests.reader.pages import Floats


def piece(index: int, text: str, u: float, v: float, height: float = 30) -> LinePiece:
    """A piece of letters 12 wide, on a line of its own."""
    box = (u, v, u + 12 * len(text), v + height)
    return LinePiece(index, (0, 1), box, v + height / 2, v + height / 2, height, text)


def page(*columns: tuple[float, float, list[str]]) -> list[LinePiece]:
    listed = [(t, u, v + 40 * i) for u, v, texts in columns for i, t in enumerate(texts)]
    return [piece(i, t, u, v) for i, (t, u, v) in enumerate(listed)]


def test_nothing_makes_no_rows() -> None:
    assert assemble_lines([]) == assemble_lines([])
    assert assemble_lines([]).lines == ()


def test_wide_blanks_are_told_in_line_heights() -> None:
    spans: Floats = np.array([(0, 50), (58, 90), (120, 150)], np.float64)
    assert wide_blanks(spans, 30) == [2]
    assert wide_blanks(spans[:1], 30) == []


def test_long_lines_on_both_sides_make_a_gutter_that_ends_at_a_heading() -> None:
    text = ["words in a long line"] * 4
    pieces = [*page((0, 100, text), (300, 100, text)), piece(99, "a heading all across the page ....", 0, 20)]
    found = assemble_lines(pieces)
    (gutter,) = found.gutters
    assert 240 <= gutter.start < gutter.end <= 300
    assert (gutter.top, gutter.bottom) == (50, np.inf)
    assert all(len(line) == 1 for line in found.lines)


def test_short_cells_on_one_level_make_a_table() -> None:
    found = assemble_lines(page((0, 0, ["one", "two", "six"]), (200, 0, ["red", "blue", "green"])))
    assert found.gutters == ()
    assert len(found.tables) == 1
    assert all(len(line) == 2 for line in found.lines)


def test_short_lines_on_levels_of_their_own_make_columns() -> None:
    found = assemble_lines(page((0, 0, ["one", "two", "six"]), (200, 9, ["red", "blue", "green"])))
    assert len(found.gutters) == 1
    assert all(len(line) == 1 for line in found.lines)


def test_two_long_columns_of_a_table_are_cells_when_its_other_columns_are_short() -> None:
    text = ["words in a long line"] * 4
    found = assemble_lines(page((0, 0, ["a1", "b2", "c3", "d4"]), (200, 0, text), (520, 0, text)))
    assert found.gutters == ()
    assert all(len(line) == 3 for line in found.lines)


def test_a_piece_that_reaches_into_the_strip_narrows_it() -> None:
    text = ["words in a long line"] * 5
    pieces = page((0, 0, text), (300, 0, text))
    pieces.append(piece(50, "(and a longer intruder", 0, 62, 14))
    (gutter,) = assemble_lines(pieces).gutters
    assert gutter.start >= 240


def test_scattered_right_edges_make_no_gutter() -> None:
    left = page((0, 0, ["words in a long line"] * 3))
    starts = (330, 600, 900)
    right = [piece(10 + i, "other words far away", u, 40 * i) for i, u in enumerate(starts)]
    assert assemble_lines([*left, *right]).gutters == ()
