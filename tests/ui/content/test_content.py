"""What the tree shows, the search finds and the clipboard gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Block, Line, Text, Word
from app.model.geometry import rectangle
from app.model.safe_text import one_line, safe_text
from app.ui.base.safe_text import tooltip
from app.ui.content.content import Content
from app.ui.content.running_text import word_spans
from tests.ui.analyses import analysis, line


def test_rows_follow_blocks_lines_words_and_faces() -> None:
    content = Content(analysis())
    assert content.counts() == {"block": 2, "line": 3, "word": 9, "face": 1}
    assert [content.rows[i].kind for i in content.roots] == ["block", "block", "group"]
    row = content.row(("word", (0, 1, 2)))
    assert row is not None
    assert row.title == "harbour"
    assert content.index_of(("word", (7, 7, 7))) is None
    assert content.row(("word", (7, 7, 7))) is None


def test_an_absent_confidence_does_not_count_as_nought() -> None:
    content = Content(analysis())
    mean = content.mean_confidence()
    assert mean is not None
    assert round(mean, 3) == round((0.95 * 6 + 0.6 * 3) / 9, 3)
    assert Content().mean_confidence() is None
    assert Content().counts() == {}


def test_whole_lines_are_copied_with_their_own_spacing() -> None:
    content = Content(analysis())
    assert content.text_of([("line", (1, 0)), ("block", (0,))]) == (
        "The steamer Albatross\nentered the harbour\n\nCotton bales 312"
    )


def test_words_of_one_line_are_joined_as_the_line_spaces_them() -> None:
    content = Content(analysis())
    assert content.text_of([("word", (0, 0, 2)), ("word", (0, 0, 1))]) == "steamer Albatross"
    assert content.text_of([("word", (0, 0, 0)), ("word", (0, 0, 2))]) == "The Albatross"


def test_chinese_words_are_joined_without_blanks() -> None:
    words = tuple(Word(rectangle(i * 10, 0, 9, 9), c) for i, c in enumerate("我們看見"))
    block = Block(rectangle(0, 0, 40, 9), lines=(Line(rectangle(0, 0, 40, 9), "我們看見", words=words),))
    made = analysis()
    content = Content(type(made)("on-device", made.features, text=Text.of((block,))))
    assert content.text_of([("word", (0, 0, 1)), ("word", (0, 0, 2))]) == "們看"


def test_search_finds_words_across_and_ignores_case() -> None:
    content = Content(analysis())
    assert content.search("THE") == [(("word", (0, 0, 0)),), (("word", (0, 1, 1)),)]
    assert content.search("steamer alb") == [(("word", (0, 0, 1)), ("word", (0, 0, 2)))]
    assert content.search("  ") == []
    assert content.search("nowhere") == []


def test_a_line_without_words_is_found_as_a_line() -> None:
    block = Block(rectangle(0, 0, 9, 9), lines=(Line(rectangle(0, 0, 9, 9), "bare line"),))
    made = analysis()
    content = Content(type(made)("x", made.features, text=Text.of((block,))))
    assert content.search("bare") == [(("line", (0, 0)),)]


def test_a_word_the_line_does_not_hold_has_an_empty_span() -> None:
    odd = line("one two", 0)
    odd = Line(odd.polygon, "one 2", words=odd.words)
    assert word_spans(odd) == [(0, 3), (3, 3)]


@given(st.text())
def test_safe_text_holds_nothing_that_turns_or_breaks_text(text: str) -> None:
    shown = safe_text(text, 100)
    assert len(shown) <= 100
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\u2028")
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("outside", ["<b>bold</b>", '<img src="file:///etc/hostname">', "a & b"])
def test_tooltips_show_markup_as_text(outside: str) -> None:
    assert "<b>" not in tooltip(outside)
    assert "<img" not in tooltip(outside)
