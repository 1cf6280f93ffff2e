"""The one reading of a line: nothing of its text is left out, nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Block, Line, Word
from app.model.geometry import rectangle
from app.model.reading import compose_text, disagreements, parted, pieces, settled, text_of_words

ALPHABET = "ab -„“(),.\u00ad東京לש"
texts = st.text(ALPHABET, max_size=12)


def line(text: str, *words: str) -> Line:
    placed = tuple(Word(rectangle(20.0 * n, 0, 15, 10), word) for n, word in enumerate(words))
    return Line(rectangle(0, 0, 200, 10), text, words=placed)


@given(texts, st.lists(st.text(ALPHABET, max_size=5), max_size=5))
def test_the_pieces_of_any_line_are_its_settled_text(text: str, words: list[str]) -> None:
    one = settled(line(text, *words))
    assert settled(one) is one
    cut = pieces(line(text, *words))
    joined = "".join((" " if p.blank else "") + p.text for p in cut)
    assert joined.split() == one.text.split()
    assert [p.word for p in cut if p.word is not None] == list(one.words)


@given(texts, st.lists(st.text(ALPHABET, max_size=5), max_size=5))
def test_a_line_that_counts_loses_nothing(text: str, words: list[str]) -> None:
    one = settled(line(text, *words))
    spelt = text_of_words(line(text, *words).words)
    assert one.text in {text, spelt}


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("The reser-", ("The", "reser"), ["The", "reser-"]),
        ("„Hello“, (world)!", ("Hello", "world"), ["„Hello“,", "(world)!"]),
        ("- a – b", ("a", "b"), ["-", "a", "–", "b"]),
        ("a–b", ("a", "b"), ["a–", "b"]),
        ("beginning in", ("in",), ["beginning", "in"]),
        ("東京都", ("東京", "都"), ["東京", "都"]),
        ("only text", (), ["only text"]),
        ("  ", (), []),
    ],
)
def test_text_of_no_word_touches_its_neighbour_or_stands_alone(
    text: str, words: tuple[str, ...], cut: list[str]
) -> None:
    assert [piece.text for piece in pieces(line(text, *words))] == cut


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("The quick fox,", ("Thc", "qnick", "fox"), "The quick fox,"),
        ("Hello world", ("Helo", "world"), "Hello world"),
        ("Helo world", ("Hello", "world"), "Hello world"),
        ("", ("Hello", "world"), "Hello world"),
        ("The quick", ("Thcqnick",), "The quick"),
        ("one two three", ("three", "two", "one"), "one two three"),
    ],
)
def test_one_reading_is_chosen(text: str, words: tuple[str, ...], right: str) -> None:
    one = settled(line(text, *words))
    assert one.text == right
    assert text_of_words(one.words).replace(",", "") == right.replace(",", "")


def test_words_in_another_order_than_the_line_keep_their_places() -> None:
    one = settled(line("one two three", "three", "two", "one"))
    assert [word.polygon[0][0] for word in one.words] == [40.0, 20.0, 0.0]


def test_words_without_places_give_way_to_another_text() -> None:
    assert settled(Line((), "a b c", words=(Word((), "x"), Word((), "y")))).words == ()


def test_words_whose_places_are_no_numbers_give_way_too() -> None:
    nowhere = ((float("nan"), 0.0), (5.0, 5.0))
    for outline, place in ((nowhere, rectangle(0, 0, 5, 5)), ((), ((float("inf"), 1.0),))):
        one = Line(outline, "Hello world", words=(Word(place, "Helo"), Word(place, "world")))
        assert settled(one).words == ()


def test_what_settling_changes_can_be_told() -> None:
    blocks = [Block((), lines=(line("same", "same"), line("Hello", "Helo"), line("", "new")))]
    assert disagreements(blocks) == [{"block": 1, "line": 2, "text": "Hello", "words": ["Helo"]}]
    text = compose_text(blocks)
    assert text.content == "same\nHello\nnew"
    assert text.blocks[0].lines[1].words[0].corrected is not True
    assert compose_text([Block((), lines=(line("same", "same"),))]).blocks[0].lines[0].text == "same"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((("a", 0, 10), ("b", 11, 20)), "a b"),
        ((("a", 0, 10), ("b", 5, 20)), "a b"),
        ((("a", 0, 10), (",", 10, 12)), "a,"),
        ((("a", 0, 10), (",", 15, 17)), "a ,"),
        ((("a", 0, 10), (",", 9.5, 12)), "a,"),
        ((("a", 0, 10), (",", 5, 8)), "a ,"),
        ((("a", 0, 10), (",", 0, 10)), "a ,"),
        ((("(", 0, 4), ("a", 4, 10)), "(a"),
        ((("京", 0, 10), ("都", 30, 40)), "京都"),
        ((("한국", 0, 10), ("말", 12, 20)), "한국 말"),
        ((("ไทย", 0, 10), ("ไทย", 12, 20)), "ไทยไทย"),
    ],
)
def test_blanks_where_only_words_are_given(words: tuple[tuple[str, float, float], ...], text: str) -> None:
    assert text_of_words([Word(rectangle(x, 0, end - x, 10), t) for t, x, end in words]) == text


def test_words_without_places_are_parted_by_a_blank() -> None:
    assert parted(Word((), "a"), Word((), ","))
    assert not parted(Word((), "a"), Word((), ""))


def test_a_line_of_many_words_that_say_something_else_takes_no_time() -> None:
    many = line("b " * 20_000, *("a" for _ in range(20_000)))
    assert settled(many).words == ()
    turned = line(" ".join(f"w{n}" for n in range(20_000)), *(f"w{n}" for n in reversed(range(20_000))))
    assert [word.text for word in settled(turned).words[:2]] == ["w0", "w1"]
