"""Outlines of lines of which only the baseline is known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.layout import ReadBlock, ReadLine, blocks_in_order
from app.model.analysis import Block, Line
from app.model.geometry import Polygon, area, bounds, rectangle
from app.model.image import Image

IMAGE = Image(name="p.png", sha256="ab" * 32, width=1000, height=800, source=b"")


def outlines(*lines: tuple[str, Polygon], placed: tuple[Line, ...] = ()) -> list[Polygon]:
    reads = [ReadLine(Line((), text), baseline=baseline) for text, baseline in lines]
    block = ReadBlock(Block(()), (), [*reads, *(ReadLine(line) for line in placed)])
    (only,) = blocks_in_order([block], (), IMAGE)
    return [line.polygon for line in only.lines]


def height(polygon: Polygon) -> float:
    top, bottom = bounds(polygon)[1::2]
    return bottom - top


def test_height_follows_the_width_of_letters_and_the_distance_of_lines() -> None:
    (wide,) = outlines(("abcdefghij", ((0, 500), (200, 500))))
    assert height(wide) == pytest.approx(34)
    (east,) = outlines(("東京都千代田", ((0, 500), (240, 500))))
    assert height(east) == pytest.approx(40)
    close = outlines(("ab", ((0, 500), (200, 500))), ("cd", ((0, 530), (200, 530))))
    assert [height(polygon) for polygon in close] == pytest.approx([21, 21])
    (lone,) = outlines(("", ((0, 500), (200, 500))))
    assert height(lone) == pytest.approx(20)
    beside = outlines(("ab", ((0, 500), (200, 500))), ("cd", ((300, 501), (500, 501))))
    assert height(beside[0]) == pytest.approx(20)  # which share a row


def test_lines_near_the_edge_stay_in_the_image() -> None:
    (polygon,) = outlines(("", ((0, 12), (200, 12))))
    assert bounds(polygon) == (0, 0, 200, 12)


def test_the_distance_of_lines_elsewhere_on_the_page_counts_for_a_lone_line() -> None:
    lines = [ReadLine(Line((), ""), baseline=((0, y), (90, y))) for y in (500, 540)]
    lone = ReadLine(Line((), ""), baseline=((0, 700), (90, 700)))
    blocks = [ReadBlock(Block(()), (), lines), ReadBlock(Block(()), (), [lone])]
    assert height(blocks_in_order(blocks, (), IMAGE)[1].lines[0].polygon) == pytest.approx(28)


@given(st.integers(0, 359), st.integers(20, 300), st.text("ab東", max_size=9))
def test_an_outline_stands_on_its_baseline_whatever_its_direction(
    degrees: int, length: int, text: str
) -> None:
    turn = math.radians(degrees)
    baseline = ((500.0, 400.0), (500 + length * math.cos(turn), 400 + length * math.sin(turn)))
    (polygon,) = outlines((text, baseline))
    assert set(baseline) <= set(polygon)
    assert all(math.isfinite(value) for point in polygon for value in point)
    assert area(polygon) > 0
    inside = bounds(polygon)
    if not 60 < degrees < 300:  # letters stand above it, as long as it runs to the right
        assert inside[1] < min(y for _, y in baseline)
    (x0, y0), (x1, y1), (x2, y2) = polygon[:3]
    assert (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) > 0  # clockwise


def test_what_has_an_outline_keeps_it() -> None:
    placed = Line(rectangle(1, 2, 3, 4), "x")
    flat = Line(((0, 50), (90, 50)), "y")
    block = ReadBlock(
        Block(()), (), [ReadLine(placed, (), ((0, 6), (9, 6))), ReadLine(flat, (), ((0, 50), (90, 50)))]
    )
    first, second = blocks_in_order([block], (), IMAGE)[0].lines
    assert first.polygon == rectangle(1, 2, 3, 4)
    assert area(second.polygon) > 0
