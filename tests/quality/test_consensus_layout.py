"""Where a consensus puts what only the lesser reading has: beside its neighbours, in lines of its own."""

from __future__ import annotations

import msgspec

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import rectangle
from app.quality.consensus import make_consensus
from tests.quality.pages import line, placeless, reading
from tests.quality.test_consensus import by, content, words_of


def in_blocks(*blocks: tuple[Line, ...]) -> Analysis:
    """A page of several blocks."""
    made = tuple(Block(lines[0].polygon, lines=lines) for lines in blocks)
    return Analysis("page", (Feature.TEXT,), text=Text.of(made))


LONG = ("one two three four five", "six seven eight nine ten")


def test_a_word_before_all_others_of_its_line_stands_first() -> None:
    first = by("a", reading(line("two three four five", 0, 60), *LONG[1:]), 0.99)
    second = by("b", reading(line("one two", 0, 20)), 0.97)
    assert content(make_consensus([first, second])) == "one two three four five\nsix seven eight nine ten"


def test_a_line_only_the_lesser_reading_has_stands_before_or_after_its_neighbours() -> None:
    first = by("a", reading(line(LONG[0], 60), line(LONG[1], 90)), 0.99)
    above = by("b", reading(line("title", 0), line("one two", 60)), 0.97)
    below = by("b", reading(line("one two", 60), line("end", 150)), 0.97)
    assert content(make_consensus([first, above])) == "title\n" + "\n".join(LONG)
    assert content(make_consensus([first, below])) == LONG[0] + "\nend\n" + LONG[1]


def test_a_block_only_the_lesser_reading_has_is_a_block_of_its_own() -> None:
    first = by("a", in_blocks((line(LONG[0], 60),), (line(LONG[1], 90),)), 0.99)
    above = by("b", in_blocks((line("title", 0),), (line("one two", 60),)), 0.97)
    below = by("b", in_blocks((line("nine ten", 90, 170),), (line("end", 150),)), 0.97)
    made = make_consensus([first, above])
    assert content(made) == "title\n\n" + "\n\n".join(LONG)
    assert made.text is not None
    assert len(made.text.blocks) == 3
    assert content(make_consensus([first, below])).endswith("\n\nend")


def test_readings_that_share_no_place_stand_one_after_the_other() -> None:
    first = by("a", reading(*LONG), 0.99)
    second = by("b", in_blocks((line("elsewhere", 500),), (line("and here", 900),)), 0.97)
    assert content(make_consensus([first, second])) == "\n".join(LONG) + "\n\nelsewhere\n\nand here"


def test_two_lines_of_one_reading_are_one_line_of_the_surer_one() -> None:
    whole = line("one two three four five six", 0)
    apart = reading(line("one two thre3", 0), line("fo4r five six", 0, 140))
    first = by("a", apart, 0.9, thre3=0.2, fo4r=0.2)
    second = by("b", reading(whole), 0.97)
    made = content(make_consensus([first, second]))
    assert "three" in made
    assert "four" in made


def test_lines_without_words_stay_without_words() -> None:
    plain = tuple(Line(rectangle(0, 30 * n, 300, 20), text, 0.9) for n, text in enumerate(LONG))
    page = Analysis("a", (Feature.TEXT,), text=Text.of((Block(rectangle(0, 0, 300, 60), lines=plain),)))
    other = msgspec.structs.replace(page, provider="b")
    made = make_consensus([page, other])
    assert content(made) == "\n".join(LONG)
    assert words_of(made) == []
    mixed = make_consensus([page, by("c", reading(*LONG), 0.99)])
    assert content(mixed) == "\n".join(LONG)


def test_readings_without_places_have_none_in_their_consensus() -> None:
    made = make_consensus([by("a", placeless(*LONG), 0.9), by("b", placeless("one two three", "end"), 0.97)])
    assert "one two three" in content(made)
    assert all(word.polygon == () for word in words_of(made))


def test_three_readings_that_part_words_otherwise_are_one_place() -> None:
    pages = [
        by("a", reading("alba tross flies"), 0.6),
        by("b", reading(Line(rectangle(0, 0, 160, 20), "albatross flies", None, (
            Word(rectangle(0, 0, 100, 20), "albatross"), Word(rectangle(110, 0, 50, 20), "flies"),
        ))), 0.9),
        by("c", reading("alba tros flies"), 0.6),
    ]  # fmt: skip
    assert content(make_consensus(pages)).endswith("flies")
