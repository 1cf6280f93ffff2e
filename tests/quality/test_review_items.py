"""What there is to review: places, what each reading has there, how doubtful it is, what became of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.correct import deleted, retyped, reviewed
from app.model.edit import apply_edit
from app.model.feature import Feature
from app.model.geometry import Polygon, rectangle
from app.quality.review_items import ReviewItem, Standing, review_items


def placed(words: list[tuple[float, str, float | None]], provider: str = "first") -> Analysis:
    """Return a reading of one line: words with their left edge (each 50 wide) and confidence."""
    made = tuple(Word(box(left, 50), text, confidence) for left, text, confidence in words)
    line = Line(box(0, 1000), " ".join(word.text for word in made), words=made)
    return Analysis(
        provider=provider, features=(Feature.TEXT,), text=Text.of((Block(line.polygon, lines=(line,)),))
    )


def in_a_block(line: Line, provider: str) -> Analysis:
    return Analysis(provider, (Feature.TEXT,), text=Text.of((Block(line.polygon, lines=(line,)),)))


def box(left: float, width: float) -> Polygon:
    return rectangle(left, 10, width, 20)


def items_of(first: Analysis, *others: Analysis, current: Analysis | None = None) -> tuple[ReviewItem, ...]:
    return review_items(first, current or first, others)


ALBATROSS = placed([(0, "The", 0.99), (60, "albatros", 0.6), (120, "flies", 0.97)])


def test_each_word_is_a_place_with_what_the_others_have_there() -> None:
    other = placed([(0, "The", 0.9), (62, "albatross", 0.95)], "second")
    the, bird, flies = items_of(ALBATROSS, other)
    assert (the.text, the.others[0].text, the.keys) == ("The", "The", (("word", (0, 0, 0)),))
    assert (bird.others[0].provider, bird.others[0].text, bird.others[0].confidence) == (
        "second",
        "albatross",
        0.95,
    )
    assert flies.others[0].text == ""
    assert bird.doubt > 0.5 > flies.doubt > the.doubt


def test_agreement_lessens_doubt_and_difference_raises_it() -> None:
    alone = items_of(ALBATROSS)[1].doubt
    agreed = items_of(ALBATROSS, placed([(60, "albatros", 0.9)]))[1].doubt
    differs = items_of(ALBATROSS, placed([(60, "albatross", 0.9)]))[1].doubt
    unsure = items_of(ALBATROSS, placed([(60, "albatross", 0.55)]))[1].doubt
    assert agreed < alone < unsure < differs


def test_words_parted_otherwise_are_one_place() -> None:
    first = placed([(0, "alba", 0.9), (50, "tross", 0.9), (120, "flies", 0.9)])
    whole = Word(rectangle(0, 10, 100, 20), "albatros", 0.8)
    line = Line(whole.polygon, "albatros", words=(whole,))
    other = Analysis(
        provider="second", features=(Feature.TEXT,), text=Text.of((Block(line.polygon, lines=(line,)),))
    )
    bird, flies = items_of(first, other)
    assert (bird.text, bird.others[0].text) == ("alba tross", "albatros")
    assert bird.keys == (("word", (0, 0, 0)), ("word", (0, 0, 1)))
    assert flies.others[0].text == ""


def test_what_only_others_read_is_listed_last_once_for_all_of_them() -> None:
    first = placed([(0, "The", 0.9)])
    second, third = (placed([(0, "The", 0.9), (300, text, 0.9)], text) for text in ("kite", "kit"))
    _the, kite = items_of(first, second, third)
    assert kite.missing
    assert kite.keys == ()
    assert [other.text for other in kite.others] == ["kite", "kit"]
    (only,) = [item for item in items_of(first, second) if item.missing]
    assert 0 < only.doubt < kite.doubt


def test_places_of_the_same_readings_are_counted_together() -> None:
    first = placed([(0, "rn", 0.5), (60, "rn", 0.9), (120, "rn", 0.5), (180, "m", 0.5)])
    other = placed([(0, "m", 0.9), (60, "m", 0.9), (120, "rn", 0.9), (180, "m", 0.9)])
    assert [item.alike for item in items_of(first, other)] == [2, 2, 1, 1]
    first_place = items_of(first, other)[0]
    assert first_place.gain == pytest.approx(2 * first_place.doubt)


def test_corrections_tell_what_became_of_each_place() -> None:
    current = apply_edit(ALBATROSS, reviewed(ALBATROSS, [("word", (0, 0, 0))]))
    current = apply_edit(current, retyped(current, ("word", (0, 0, 1)), "albatross"))
    standings = [item.standing for item in items_of(ALBATROSS, current=current)]
    assert standings == [Standing.RIGHT, Standing.WRONG, Standing.OPEN]
    current = apply_edit(current, deleted(current, [("word", (0, 0, 0))]))
    the, bird, flies = items_of(ALBATROSS, current=current)
    assert (the.standing, the.keys) == (Standing.WRONG, ())
    assert (bird.keys, flies.keys) == ((("word", (0, 0, 0)),), (("word", (0, 0, 1)),))
    whole = apply_edit(ALBATROSS, reviewed(ALBATROSS))
    assert {item.standing for item in items_of(ALBATROSS, current=whole)} == {Standing.RIGHT}


def test_a_word_added_where_only_another_had_one_settles_that_place() -> None:
    first = placed([(0, "The", 0.9)])
    other = placed([(0, "The", 0.9), (300, "kite", 0.9)])
    now = placed([(0, "The", 0.9), (301, "kite", None)])
    (_, kite) = items_of(first, other, current=now)
    assert kite.standing is Standing.WRONG


def test_lines_without_words_and_readings_without_places_are_reviewed_too() -> None:
    line = Line((), "The albatross flies", 0.4)
    plain = in_a_block(line, "first")
    (whole,) = items_of(plain)
    assert (whole.keys, whole.text, whole.confidence) == ((("line", (0, 0)),), "The albatross flies", 0.4)
    assert items_of(Analysis(provider="first", features=(Feature.TEXT,))) == ()


confidences = st.none() | st.floats(0, 1)
readings = st.lists(
    st.tuples(st.integers(0, 12).map(lambda n: n * 60.0), st.sampled_from(["m", "rn", "nn"]), confidences),
    max_size=12,
    unique_by=lambda word: word[0],
)


@given(readings, readings, readings)
def test_every_word_is_in_one_place_and_doubt_is_a_probability(
    first: list[tuple[float, str, float | None]],
    second: list[tuple[float, str, float | None]],
    third: list[tuple[float, str, float | None]],
) -> None:
    base = placed(sorted(first))
    items = items_of(base, placed(sorted(second), "second"), placed(sorted(third), "third"))
    keys = [key for item in items for key in item.keys]
    assert sorted(keys) == [("word", (0, 0, n)) for n in range(len(first))]
    assert all(0 < item.doubt < 1 and item.alike >= 1 for item in items)
    assert all(any(other.text for other in item.others) for item in items if item.missing)
