"""What a review does to a reading: found right, another text, no text; at several places alike."""

from __future__ import annotations

from app.model.analysis import Analysis, Line, Word
from app.model.edit import apply_edit
from app.model.geometry import rectangle
from app.quality.review_edits import found_no_text, found_right, found_to_be
from app.quality.review_items import Standing, review_items
from tests.quality.test_review_items import in_a_block, placed


def text_of(analysis: Analysis) -> str:
    assert analysis.text is not None
    return analysis.text.content


READING = placed([(0, "rn", 0.5), (60, "and", 0.9), (120, "rn", 0.5), (180, "rn", 0.5)])
OTHER = placed(
    [(0, "m", 0.9), (60, "and", 0.9), (120, "m", 0.9), (180, "rn", 0.9), (300, "end", 0.9)], "other"
)


def test_a_place_is_found_right() -> None:
    items = review_items(READING, READING, [OTHER])
    now = apply_edit(READING, found_right(READING, items[:1]))
    assert [i.standing for i in review_items(READING, now, [OTHER])][:2] == [Standing.RIGHT, Standing.OPEN]


def test_places_alike_get_the_text_of_another_reading_in_one_step() -> None:
    items = review_items(READING, READING, [OTHER])
    alike = [item for item in items if item.readings == ("rn", "m")]
    assert len(alike) == 2
    edit = found_to_be(READING, alike, "m")
    now = apply_edit(READING, edit)
    assert text_of(now) == "m and m rn"
    assert edit.title == "Edit 2 words"
    assert [i.standing for i in review_items(READING, now, [OTHER])] == [
        Standing.WRONG, Standing.OPEN, Standing.WRONG, Standing.OPEN, Standing.OPEN,
    ]  # fmt: skip


def test_two_words_at_several_places_become_one_and_one_becomes_two() -> None:
    items = review_items(READING, READING)
    assert text_of(apply_edit(READING, found_to_be(READING, [items[0], items[2]], "r n"))) == "r n and r n rn"
    parted = placed([(0, "alba", 0.9), (50, "tross", 0.9), (150, "flies", 0.9)])
    whole = Word(rectangle(0, 10, 100, 20), "albatross", 0.8)
    (bird, _flies) = review_items(
        parted, parted, [in_a_block(Line(whole.polygon, "albatross", words=(whole,)), "o")]
    )
    assert text_of(apply_edit(parted, found_to_be(parted, [bird], "albatross"))) == "albatross flies"


def test_what_only_another_reading_has_is_added() -> None:
    items = review_items(READING, READING, [OTHER])
    assert items[-1].missing
    now = apply_edit(READING, found_to_be(READING, [items[-1]], "end"))
    assert text_of(now) == "rn and rn rn end"
    assert review_items(READING, now, [OTHER])[-1].standing is Standing.WRONG


def test_what_is_no_text_goes() -> None:
    items = review_items(READING, READING, [OTHER])
    now = apply_edit(READING, found_no_text(READING, [items[0], items[3]]))
    assert text_of(now) == "and rn"


def test_a_sign_without_a_place_is_not_doubled() -> None:
    word = Word(rectangle(0, 10, 50, 20), "cnd", 0.5)
    reading = in_a_block(Line(word.polygon, "cnd.", words=(word,)), "first")
    (item,) = review_items(reading, reading)
    assert (item.text, item.suffix) == ("cnd.", ".")
    assert text_of(apply_edit(reading, found_to_be(reading, [item], "end."))) == "end."
    assert text_of(apply_edit(reading, found_to_be(reading, [item], "end"))) == "end."
