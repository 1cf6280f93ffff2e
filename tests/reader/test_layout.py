from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.analysis import Block
from app.model.geometry import bounds
from app.reader.layout import lay_out, order_lines
from app.reader.lines import RawLine, RawWord
from tests.reader.pages import BLANK, HEIGHT, box, column, line, mirrored, moved, receipt, two_columns


def texts(lines: list[RawLine]) -> list[list[str]]:
    return [[x.text for x in block.lines] for block in lay_out(lines, BLANK)]


def flat(lines: list[RawLine]) -> list[str]:
    return [text for block in texts(lines) for text in block]


def prose(x: float, y: float, rows: int, name: str) -> list[RawLine]:
    return [line(f"{name} running text line {i}", x, y + 40 * i) for i in range(rows)]


def test_no_lines_make_no_blocks() -> None:
    assert lay_out([], BLANK) == ()
    assert lay_out([RawLine("  ", box(0, 0, 10, 10))], BLANK) == ()


def test_lines_of_a_paragraph_make_one_block() -> None:
    (block,) = lay_out(prose(50, 100, 4, "some"), BLANK)
    assert block.kind == "text"
    assert block.reader == "rapidocr"
    assert block.confidence == pytest.approx(0.9)
    assert bounds(block.polygon) == pytest.approx((50, 100, 50 + 12 * 24, 250))


def test_a_wide_space_parts_paragraphs() -> None:
    assert len(texts(prose(50, 100, 4, "first") + prose(50, 330, 4, "second"))) == 2


@pytest.mark.parametrize("angle", [0, 12, -12, 90, 180, 270])
def test_two_columns_are_read_one_after_the_other(angle: float) -> None:
    page = two_columns()[::-1]
    left, right = texts(moved(page, angle, by=(2000, 2000)))
    assert left == [f"left column text number {i}" for i in range(6)]
    assert right == [f"right column text number {i}" for i in range(6)]


def test_columns_read_as_one_line_are_parted_at_the_gutter() -> None:
    page = two_columns()
    joined = page[2]
    other = page[8]
    quad = np.array([joined.quad[0], other.quad[1], other.quad[2], joined.quad[3]])
    page[2] = RawLine(
        f"{joined.text} {other.text}", quad, 0.9, (*joined.words, *other.words), reader="rapidocr"
    )
    del page[8]
    left, right = texts(page)
    assert left[2] == "left column text number 2"
    assert right[2] == "right column text number 2"


def test_a_heading_over_both_columns_comes_first_and_one_under_them_last() -> None:
    page = two_columns()
    over = line("A heading across the page", 50, 20, 52, 24)
    under = line("Another one below them", 50, 380, 52, 24)
    found = lay_out([under, *page, over], BLANK)
    assert [b.kind for b in found] == ["heading", "text", "text", "heading"]
    assert found[0].lines[0].text == over.text
    assert found[-1].lines[0].text == under.text


def test_a_sidebar_in_smaller_type_is_a_block_of_its_own() -> None:
    body = prose(50, 100, 8, "body")
    side = [line(f"side {i}", 480, 105 + 25 * i, 18, 7) for i in range(9)]
    found = texts([*side, *body])
    assert [len(b) for b in found] == [8, 9]


def test_receipt_rows_are_read_straight_across() -> None:
    (found,) = lay_out(receipt(), BLANK)
    assert found.kind == "table"
    assert [x.text for x in found.lines] == ["MILK 1.20", "BREAD RYE 3.80", "APPLES 2.10", "TOTAL 7.10"]


def test_table_rows_are_read_straight_across_with_what_stands_inside() -> None:
    cells = [["Name", "Town", "Age"], ["Ann", "Oslo", "31"], ["Bob", "Rome", "27"], ["Cid", "Bonn", "55"]]
    page = [line(c, 50 + 200 * k, 100 + 60 * r) for r, row in enumerate(cells) for k, c in enumerate(row)]
    page.append(line("(old)", 250, 190, 24, 10))
    (table,) = lay_out(page, BLANK)
    assert [x.text for x in table.lines] == [
        "Name Town Age",
        "Ann Oslo 31",
        "(old)",
        "Bob Rome 27",
        "Cid Bonn 55",
    ]


def test_a_line_torn_at_a_wide_blank_is_one_line_again() -> None:
    page = prose(50, 100, 5, "whole justified")
    torn = [line("torn at a", 50, 180), line("blank here", 50 + 17 * 12, 180)]
    page[2:3] = torn
    (block,) = texts(page)
    assert block[2] == "torn at a blank here"


def test_a_price_far_to_the_right_belongs_to_its_line_and_a_far_word_does_not() -> None:
    assert flat([line("Total", 50, 100), line("12.50", 500, 102)]) == ["Total 12.50"]
    assert flat([line("Name:", 50, 100), line("Miller", 300, 102)]) == ["Name: Miller"]
    assert flat([line("Here", 50, 100), line("there", 500, 102)]) == ["Here", "there"]


def test_wide_spaces_that_happen_to_meet_do_not_part_a_line() -> None:
    page = []
    for i in range(4):
        raw = line("some words", 50, 100 + 40 * i)
        more = line("and further", 50 + 12 * 11 + 10, 100 + 40 * i)
        quad = np.array([raw.quad[0], more.quad[1], more.quad[2], raw.quad[3]])
        page.append(
            RawLine("some words and further", quad, 0.9, (*raw.words, *more.words), reader="rapidocr")
        )
    (block,) = texts(page)
    assert block == ["some words and further"] * 4


def test_vertical_columns_are_read_right_to_left() -> None:
    page = [
        column(100, 50, 30, ("三行目",)),
        column(220, 50, 30, ("一行目",)),
        column(160, 50, 30, ("二行目",)),
    ]
    (block,) = texts(page)
    assert block == ["一行目", "二行目", "三行目"]


def test_a_horizontal_title_over_vertical_columns_comes_first() -> None:
    page = [column(100 + 60 * i, 150, 30, ("縦書きの本文です",)) for i in range(5)]
    title = line("題名", 200, 40, 50, 50)
    assert flat([*page, title])[0] == "題名"


def test_right_to_left_columns_are_read_from_the_right() -> None:
    page = two_columns()
    turned = [
        RawLine(
            x.text,
            mirrored(x.quad, 350),
            x.confidence,
            tuple(RawWord(w.text, mirrored(w.quad, 350), w.confidence) for w in x.words),
            right_to_left=True,
        )
        for x in page
    ]
    first, second = texts(turned)
    assert first[0].startswith("left"), "mirrored, the left column stands at the right"
    assert second[0].startswith("right")


def test_a_torn_right_to_left_line_is_put_together_from_the_right() -> None:
    page = [line("אבג דהו זחט יכל", 50, 100 + 40 * i, right_to_left=True) for i in range(3)]
    page[1:2] = [line("ראשון", 170, 140, right_to_left=True), line("שני", 110, 140, right_to_left=True)]
    assert flat(page)[1] == "ראשון שני"


def test_a_torn_latin_line_on_a_right_to_left_page_is_put_together_from_the_left() -> None:
    page = [line("אבג דהו זחט יכל", 50, 100 + 40 * i, right_to_left=True) for i in range(3)]
    page[1:2] = [line("first", 50, 140), line("second", 130, 140)]
    assert flat(page)[1] == "first second"


def test_chinese_that_runs_on_gets_no_space() -> None:
    page = [line("今天天气", 50, 100, 30, 30), line("很好", 50 + 4 * 30 + 6, 100, 30, 30)]
    assert flat(page) == ["今天天气很好"]


def test_a_drop_cap_goes_before_the_line_beside_it() -> None:
    cap = RawLine("S", box(50, 100, 60, 100), 0.9, (RawWord("S", box(50, 100, 60, 100)),), reader="rapidocr")
    page = [line(t, 120, 100 + 40 * i) for i, t in enumerate(["HE WENT HOME", "and sat down", "for a while"])]
    (block,) = texts([*page, cap])
    assert block == ["SHE WENT HOME", "and sat down", "for a while"]


def test_initials_of_falling_size_beside_each_other_lose_no_letter() -> None:
    page = [line("A", 50, 100, 200, 60), line("B", 112, 100, 100, 40), line("and text", 160, 100, 30)]
    page.append(line("C", 112, 105, 90, 40))
    assert sorted("".join(flat(page)).replace(" ", "")) == sorted("ABCandtext")


def test_a_torn_line_at_an_angle_of_its_own_has_a_polygon_along_it() -> None:
    page = moved([line("pointing", 0, 0), line("upwards", 12 * 9, 0)], -10, by=(300, 300))
    (block,) = lay_out([*prose(50, 400, 6, "level text"), *page], BLANK)[:1]
    (x0, y0), (x1, y1) = block.lines[0].polygon[:2]
    assert block.lines[0].text == "pointing upwards"
    assert np.degrees(np.arctan2(y1 - y0, x1 - x0)) == pytest.approx(-10, abs=0.2)


def test_lines_keep_their_engines_own_blocks() -> None:
    page = [line(f"line {i}", 50, 100 + 40 * i, reader="tesseract", block=i // 2) for i in range(4)]
    found = lay_out(page, BLANK)
    assert [[x.text for x in b.lines] for b in found] == [["line 0", "line 1"], ["line 2", "line 3"]]
    assert {b.reader for b in found} == {"tesseract"}


def test_engine_blocks_in_two_columns_are_read_column_by_column() -> None:
    page = [
        RawLine(x.text, x.quad, x.confidence, x.words, reader="tesseract", block=2 * (i % 6 // 3) + i // 6)
        for i, x in enumerate(two_columns())
    ]
    assert [b[0].split(" ")[0] for b in texts(page)] == ["left", "left", "right", "right"]


def test_lines_of_different_readers_are_not_put_together() -> None:
    page = [line("one two", 50, 100), line("три четыре", 140, 100, reader="tesseract")]
    page += [line("five six", 50, 140), line("семь", 50, 180, reader="tesseract")]
    found = [(b.reader, [x.text for x in b.lines]) for b in lay_out(page, BLANK)]
    assert found == [
        ("rapidocr", ["one two", "five six"]),
        ("tesseract", ["три четыре"]),
        ("tesseract", ["семь"]),
    ]


def test_languages_of_lines_reach_their_words() -> None:
    raw = line("bonjour", 0, 0)
    french = RawLine(raw.text, raw.quad, None, raw.words, language="fr")
    (block,) = lay_out([french], BLANK)
    assert [x.code for x in block.lines[0].words[0].languages] == ["fr"]
    assert block.confidence is None


def test_lines_without_words_have_a_polygon_all_the_same() -> None:
    (block,) = lay_out([RawLine("bare", box(10, 10, 80, 20), 0.5)], BLANK)
    assert bounds(block.lines[0].polygon) == (10, 10, 90, 30)
    assert block.lines[0].words == ()


def test_words_spelt_otherwise_than_the_line_leave_its_text_alone() -> None:
    raw = line("first second", 50, 100)
    odd = RawLine("first  second!", raw.quad, 0.9, raw.words)
    assert flat([odd]) == ["first  second!"]


def test_a_sign_at_an_angle_has_polygons_along_its_text() -> None:
    (block,) = lay_out(moved(prose(50, 100, 2, "tilted"), 30), BLANK)
    (x0, y0), (x1, y1) = block.lines[0].polygon[:2]
    assert np.degrees(np.arctan2(y1 - y0, x1 - x0)) == pytest.approx(30, abs=0.1)
    (x0, y0), (x1, y1) = block.polygon[:2]
    assert np.degrees(np.arctan2(y1 - y0, x1 - x0)) == pytest.approx(30, abs=0.1)


def test_text_that_runs_another_way_is_a_block_of_its_own() -> None:
    margin = moved([line("note in the margin", 0, 0)], -90, by=(10, 400))
    found = lay_out([*prose(80, 100, 6, "body"), *margin], BLANK)
    assert len(found) == 2
    assert len(found[1].lines) + len(found[0].lines) == 7


words_of_pages = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.integers(0, 1200),
        st.lists(st.text("abc12", min_size=1, max_size=6), min_size=1, max_size=4),
        st.sampled_from([12.0, HEIGHT, 60.0]),
        st.sampled_from([0.0, 3.0, 90.0]),
    ),
    max_size=14,
)


def page_of(drawn: list[tuple[int, int, list[str], float, float]]) -> list[RawLine]:
    return [
        moved([line(" ".join(words), 0, 0, height, height * 0.4)], angle, by=(x, y))[0]
        for x, y, words, height, angle in drawn
    ]


def all_words(found: tuple[Block, ...]) -> Counter[str]:
    return Counter(w.text for b in found for x in b.lines for w in x.words)


@settings(deadline=None)
@given(words_of_pages)
def test_every_word_given_comes_out_once(drawn: list[tuple[int, int, list[str], float, float]]) -> None:
    page = page_of(drawn)
    found = lay_out(page, BLANK)
    assert all_words(found) == Counter(w.text for x in page for w in x.words)
    letters = Counter("".join(x.text for b in found for x in b.lines).replace(" ", ""))
    assert letters == Counter("".join(x.text for x in page).replace(" ", ""))


@settings(deadline=None, max_examples=60)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from([two_columns, receipt]),
    st.floats(-14, 14),
    st.sampled_from([0.4, 1.0, 3.0]),
    st.integers(-500, 500),
)
def test_order_does_not_change_with_shuffling_turning_scale_and_place(
    chance: random.Random, make: object, angle: float, scale: float, by: int
) -> None:
    assert callable(make)
    page = make()
    expected = texts(page)
    chance.shuffle(page)
    assert texts(moved(page, angle, scale, (by, by))) == expected


def test_marks_of_a_list_belong_to_their_lines() -> None:
    page = []
    for i in range(5):
        page += [line("•", 50, 100 + 40 * i), line(f"item of the list number {i}", 90, 100 + 40 * i)]
    (block,) = lay_out(page, BLANK)
    assert block.kind == "text"
    assert [x.text for x in block.lines] == [f"• item of the list number {i}" for i in range(5)]


def test_lines_of_one_level_in_an_engines_block_are_read_along_the_level() -> None:
    page = [
        line("left", 50, 104, reader="tesseract", block=1),
        line("right", 300, 100, reader="tesseract", block=1),
    ]
    assert texts(page) == [["left", "right"]]


@pytest.mark.parametrize("page", [two_columns(), receipt(), prose(50, 100, 4, "some")])
@pytest.mark.parametrize("angle", [0, 90])
def test_detected_lines_are_ordered_as_they_will_be_read(page: list[RawLine], angle: float) -> None:
    turned = moved(page, angle, by=(2000, 2000))[::-1]
    read = dict.fromkeys(word for text in flat(turned) for word in text.split())
    ordered = [i for block in order_lines([one.quad for one in turned]) for i in block]
    assert sorted(ordered) == list(range(len(turned)))
    assert list(dict.fromkeys(word for i in ordered for word in turned[i].text.split())) == list(read)


def test_no_lines_have_no_order() -> None:
    assert order_lines([]) == []
