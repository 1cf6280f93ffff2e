"""Two readings of one image: what they agree on, what not, and that nothing is left out."""

from __future__ import annotations

import json
import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.quality import text_alignment, word_overlap
from app.quality.compare import compare
from app.quality.comparison import Agreement, Comparison, ComparisonRules, differing_spans
from app.quality.text_units import text_units
from tests.quality.pages import line, placeless, reading, word


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Agreement and both texts of each difference."""
    return [(p.agreement.value, p.first_text, p.second_text) for p in comparison.differences]


def test_a_reading_agrees_with_itself() -> None:
    page = reading("the quick brown fox", "jumps over")
    found = compare(page, page)
    assert found.agreed_share == 1.0
    assert [p.first_text for p in found.pairs] == ["the", "quick", "brown", "fox", "jumps", "over"]
    assert not found.differences


def test_a_word_read_otherwise_is_one_difference_with_both_readings() -> None:
    found = compare(reading("the quick brown fox"), reading("the qu1ck brown fox"))
    assert told(found) == [("different", "quick", "qu1ck")]
    pair = found.differences[0]
    assert pair.first == ((0, 0, 1),)
    assert pair.second == ((0, 0, 1),)
    assert found.agreed_share == 0.75
    assert found.counts[Agreement.AGREED] == 3


def test_words_of_one_reading_alone_stand_where_they_would_be_read() -> None:
    first = reading("one two", line("five six", 60))
    second = reading("one two", "three four", line("five", 60))
    assert told(compare(first, second)) == [
        ("second only", "", "three"),
        ("second only", "", "four"),
        ("first only", "six", ""),
    ]
    before = compare(reading(line("b", 30)), reading("a", "b"))
    assert [p.second_text for p in before.pairs] == ["a", "b"]


def test_the_order_of_columns_does_not_matter() -> None:
    left, right = line("left column"), line("right one", 0, 400)
    assert compare(reading(left, right), reading(right, left)).agreed_share == 1.0


def test_words_parted_otherwise_agree_where_the_lines_say_the_same() -> None:
    """Google makes punctuation a word of its own, spaced as the line is."""
    whole = reading(line("Hello, world"))
    parts = Line(
        rectangle(0, 0, 120, 20),
        "Hello, world",
        None,
        (word("Hello", 0, 0), word(",", 50, 0), word("world", 70, 0)),
    )
    found = compare(whole, reading(parts))
    assert found.agreed_share == 1.0
    assert found.pairs[0].second == ((0, 0, 0), (0, 0, 1))


def test_a_hyphen_at_the_end_of_a_line_belongs_to_its_last_word() -> None:
    """Google's words leave it out, its lines have it."""
    hyphened = Line(
        rectangle(0, 0, 130, 20),
        "non-para-",
        None,
        (word("non", 0, 0), word("-", 30, 0), word("para", 40, 0)),
    )
    assert compare(reading(hyphened), reading("non-para-")).agreed_share == 1.0
    assert [u.text for u in text_units(reading(hyphened))] == ["non", "-", "para-"]
    odd = Line((), "(a) b", None, (word("a", 0, 0), word("zz", 30, 0), word("b", 60, 0)))
    assert [(u.text, u.start, u.end) for u in text_units(reading(odd))] == [
        ("a)", 1, 3),
        ("zz", None, None),
        ("b", 4, 5),
    ]


def test_a_lost_space_is_a_difference_of_spacing() -> None:
    found = compare(reading("New York"), reading(line("NewYork ")))
    assert told(found) == [("different", "New York", "NewYork")]
    assert found.differences[0].spacing
    assert not compare(reading("New York"), reading("New Yolk")).differences[0].spacing


def test_scripts_without_spaces_have_no_difference_of_spacing() -> None:
    one = Line(rectangle(0, 0, 40, 20), "你好", None, (Word(rectangle(0, 0, 40, 20), "你好"),))
    two = Line(
        rectangle(0, 0, 40, 20),
        "你 好",
        None,
        (Word(rectangle(0, 0, 20, 20), "你"), Word(rectangle(20, 0, 20, 20), "好")),
    )
    assert compare(reading(one), reading(two)).agreed_share == 1.0
    korean = ComparisonRules()
    assert korean.normalized("가 나") == "가 나"


def test_a_line_without_words_is_compared_as_a_whole() -> None:
    bare = Line(rectangle(0, 0, 190, 20), "the quick brown fox", 0.8)
    assert compare(reading(bare), reading("the quick brown fox")).agreed_share == 1.0
    blank = Line(rectangle(0, 0, 190, 20), "  ")
    assert text_units(reading(blank, Line(rectangle(0, 0, 9, 9), "", None, (word(" ", 0, 0),)))) == ()


def test_same_words_in_loose_boxes_still_meet() -> None:
    shifted = Line(rectangle(0, 0, 40, 20), "a b", None, (word("a", 12, 8), word("b", 32, 8)))
    assert compare(reading("a b"), reading(shifted)).agreed_share == 1.0


def test_a_place_covers_the_words_of_both_and_has_their_lowest_confidence() -> None:
    one = Line((), "ab cd", None, (word("ab", 0, 0, confidence=0.9), word("cd", 20, 0, confidence=0.4)))
    two = Line((), "abcx", None, (word("abcx", 0, 2, confidence=None),))
    (pair,) = compare(reading(one), reading(two)).pairs
    assert pair.polygon == rectangle(0, 0, 40, 22)
    assert (pair.first_confidence, pair.second_confidence) == (0.4, None)


def test_case_and_punctuation_may_be_left_out_of_account() -> None:
    first, second = reading("Hello world"), reading("hello world!")
    assert compare(first, second).counts[Agreement.DIFFERENT] == 2
    assert compare(first, second, ComparisonRules(ignore_case=True)).counts[Agreement.DIFFERENT] == 1
    assert (
        compare(first, second, ComparisonRules(ignore_case=True, ignore_punctuation=True)).agreed_share == 1.0
    )


def test_composed_letters_and_invisible_marks_never_matter() -> None:
    assert compare(reading("café"), reading("cafe\u0301")).agreed_share == 1.0
    assert compare(reading("שלום"), reading("\u200fשלום\u200f")).agreed_share == 1.0


@pytest.mark.parametrize("degrees", [-80, -30, -12, 12, 44, 90, 180])
def test_leaning_pages_are_compared_along_their_text(degrees: int) -> None:
    first = reading(*("some words in a line that go on",) * 8)
    second = reading(*("some words in a lime that go on",) * 8)
    angle = math.radians(degrees)
    found = compare(_turned(first, angle), _turned(second, angle))
    assert told(found) == [("different", "line", "lime")] * 8


def _turned(page: Analysis, angle: float) -> Analysis:
    cos, sin = math.cos(angle), math.sin(angle)
    assert page.text is not None
    blocks = []
    for block in page.text.blocks:
        lines = []
        for each in block.lines:
            words = tuple(
                msgspec.structs.replace(
                    w, polygon=tuple((x * cos - y * sin, x * sin + y * cos) for x, y in w.polygon)
                )
                for w in each.words
            )
            lines.append(msgspec.structs.replace(each, words=words))
        blocks.append(msgspec.structs.replace(block, lines=tuple(lines)))
    return msgspec.structs.replace(page, text=Text.of(tuple(blocks)))


def test_a_text_without_places_is_aligned_by_its_order() -> None:
    truth = placeless("the quick brown fox", "jumps over the lazy dog")
    read = reading("the quick brovvn", "jumps overthe lazy big dog")
    found = compare(truth, read)
    assert told(found) == [
        ("different", "brown", "brovvn"),
        ("first only", "fox", ""),
        ("different", "over the", "overthe"),
        ("second only", "", "big"),
    ]
    assert found.pairs[0].polygon
    assert compare(truth, truth).pairs[0].polygon == ()


def test_nothing_beside_something_and_nothing_beside_nothing() -> None:
    nothing = Analysis("x", (Feature.TEXT,), text=Text())
    assert compare(nothing, nothing).agreed_share is None
    assert compare(nothing, Analysis("y", (Feature.FACES,))).pairs == ()
    assert told(compare(nothing, reading("word"))) == [("second only", "", "word")]
    assert told(compare(placeless("word"), nothing)) == [("first only", "word", "")]


def test_a_few_words_without_polygon_stand_alone() -> None:
    some = Line((), "a b c", None, (word("a", 0, 0), Word((), "b"), word("c", 40, 0)))
    found = told(compare(reading(some), reading("a b c")))
    assert found == [("second only", "", "b"), ("first only", "b", "")]


def test_words_of_different_lines_are_read_with_a_space_between() -> None:
    wide = Line((), "abcd", None, (Word(rectangle(0, 0, 30, 40), "abcd"),))
    two = reading(line("ab"), line("ce", 20))
    assert told(compare(two, reading(wide))) == [("different", "ab ce", "abcd")]
    apart = Line((), "a x b", None, (word("a", 0, 0), word("x", 300, 0), word("b", 10, 0), word("q", 15, 0)))
    assert told(compare(reading(apart), reading(line("zz"))))[0] == ("different", "a b q", "zz")


def test_words_heaped_on_one_another_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_overlap, "MAX_PAIRS", 1_000)
    heap = reading(Line((), "", None, tuple(word("a", 0, 0) for _ in range(60))))
    with pytest.raises(UnsupportedError, match="lie on one another"):
        compare(heap, heap)
    monkeypatch.setattr(text_alignment, "MAX_CELLS", 3)
    with pytest.raises(UnsupportedError, match="too long"):
        compare(placeless("a b"), placeless("a b"))


def test_changed_letters_of_two_readings() -> None:
    assert differing_spans("quick", "qu1ck") == (((2, 3),), ((2, 3),))
    assert differing_spans("ab", "axb") == ((), ((1, 2),))
    assert differing_spans("abc", "ab") == (((2, 3),), ())


TEXTS = st.lists(st.text("abcß你,. ", min_size=1, max_size=14), min_size=0, max_size=6)


@st.composite
def pages(draw: st.DrawFn) -> Analysis:
    """Any page: words of any text anywhere, heaped, leaning, without places, or none at all."""
    lines = []
    for text in draw(TEXTS):
        words = []
        for part in text.split():
            x, y = draw(st.tuples(st.integers(-50, 200), st.integers(-50, 200)))
            lean = draw(st.integers(-15, 15))
            polygon = ((x, y), (x + 60, y + lean), (x + 60, y + lean + 20), (x, y + 20))
            words.append(Word(draw(st.sampled_from([polygon, polygon, ((1.0, 1.0),), ()])), part, 0.5))
        lines.append(Line(rectangle(0, 0, 9, 9), text, None, tuple(words)))
    return Analysis("any", (Feature.TEXT,), text=Text.of((Block((), lines=tuple(lines)),)))


@given(pages(), pages(), st.booleans())
@settings(deadline=None)
def test_every_word_stands_in_exactly_one_place(first: Analysis, second: Analysis, case: bool) -> None:
    found = compare(first, second, ComparisonRules(ignore_case=case))
    assert sorted(p for pair in found.pairs for p in pair.first) == [u.path for u in text_units(first)]
    assert sorted(p for pair in found.pairs for p in pair.second) == [u.path for u in text_units(second)]
    assert all(pair.first or pair.second for pair in found.pairs)
    assert sum(found.counts.values()) == len(found.pairs)


@given(pages())
@settings(deadline=None)
def test_any_reading_agrees_with_itself(page: Analysis) -> None:
    found = compare(page, page)
    if all(u.polygon for u in text_units(page)):
        assert not found.differences


@given(st.lists(st.tuples(*[st.sampled_from(["", "ab", "abc", "x"])] * 2), min_size=1, max_size=12))
@settings(deadline=None)
def test_the_other_way_round_says_the_same(words: list[tuple[str, str]]) -> None:
    def page(side: int) -> Analysis:
        placed = (word(pair[side], 100 * n, 0) for n, pair in enumerate(words) if pair[side])
        return reading(Line((), "", None, tuple(placed)))

    there, back = compare(page(0), page(1)), compare(page(1), page(0))
    swapped = {"first only": "second only", "second only": "first only"}
    assert sorted(told(back)) == sorted((swapped.get(how, how), b, a) for how, a, b in told(there))


def test_pairs_are_plain_values() -> None:
    pair = compare(reading("a"), reading("b")).pairs[0]
    assert json.loads(msgspec.json.encode(pair))["agreement"] == "different"
