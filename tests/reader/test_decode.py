from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reader.decode import Glyph, LineReading, decode_line, is_wide, script_class, split_words

CHARACTERS = ["", "a", "b", " "]


def reading(text: str, confidence: float = 0.9, gap_after: int | None = None) -> LineReading:
    places = [i + (4 if gap_after is not None and i > gap_after else 0) for i in range(len(text))]
    total = max(places, default=0) + 1
    return LineReading(
        tuple(Glyph(c, (p + 0.5) / total, confidence) for c, p in zip(text, places, strict=True))
    )


def words(text: str) -> list[str]:
    return [s.text for s in split_words(reading(text))]


def test_repeats_merge_and_blanks_part_them() -> None:
    steps = [1, 1, 0, 1, 2, 2, 3, 0]
    probabilities = np.full((8, 4), 0.05, np.float32)
    probabilities[np.arange(8), steps] = 0.8
    found = decode_line(probabilities, CHARACTERS, 1.0)
    assert "".join(g.text for g in found.glyphs) == "aab "
    assert found.glyphs[0].centre == pytest.approx(0.5 / 8)
    assert found.confidence == pytest.approx(0.8)


def test_padding_does_not_count_for_places() -> None:
    probabilities = np.zeros((8, 4), np.float32)
    probabilities[np.arange(8), [0, 1, 0, 2, 0, 0, 0, 0]] = 1
    found = decode_line(probabilities, CHARACTERS, 0.5)
    assert [g.centre for g in found.glyphs] == pytest.approx([1.5 / 4, 3.5 / 4])


def test_a_blank_line_says_nothing() -> None:
    probabilities = np.zeros((5, 4), np.float32)
    probabilities[:, 0] = 1
    found = decode_line(probabilities, CHARACTERS, 1.0)
    assert found.glyphs == ()
    assert found.confidence == 0
    assert split_words(found) == ()


def test_latin_words_end_at_spaces_only() -> None:
    assert words("It's  a well-known (fact).") == ["It's", "a", "well-known", "(fact)."]


def test_chinese_words_end_after_punctuation() -> None:
    assert words("春日在天涯，天涯日又斜。") == ["春日在天涯，", "天涯日又斜。"]


def test_japanese_inflections_stay_with_their_stem() -> None:
    assert words("弘前ねぷたまつり開催中") == ["弘前ねぷたまつり", "開催中"]
    assert words("食べるラーメン") == ["食べる", "ラーメン"]


def test_opening_brackets_stay_with_what_follows() -> None:
    assert words("天（涯）日") == ["天（涯）", "日"] or words("天（涯）日") == ["天", "（涯）", "日"]


def test_latin_in_chinese_is_a_word_of_its_own() -> None:
    assert words("防冻液40℃不结冰") == ["防冻液", "40℃", "不结冰"]


def test_a_gap_parts_wide_characters() -> None:
    assert [s.text for s in split_words(reading("上海北京", gap_after=1))] == ["上海", "北京"]


def test_spaces_before_words_are_remembered() -> None:
    assert [s.spaced for s in split_words(reading("ab cd中"))] == [False, True, False]


def test_density_tells_blank_lines_from_full_ones() -> None:
    assert reading("twenty letters here ").density(10) == pytest.approx(1.7)
    assert reading(" ,   ").density(20) < 0.1


@pytest.mark.parametrize(
    ("character", "named"),
    [("あ", "hiragana"), ("ア", "katakana"), ("ｱ", "katakana"), ("漢", "han"), ("々", "han"), ("a", "other")],
)
def test_scripts_of_characters(character: str, named: str) -> None:
    assert script_class(character) == named
    assert is_wide(character) == (named != "other")


@given(st.text(alphabet="ab ,.(漢字かなカナ，。「」1", max_size=30))
@settings(deadline=None)
def test_words_keep_every_character_in_order_and_fill_the_line(text: str) -> None:
    found = split_words(reading(text))
    assert "".join(s.text for s in found) == text.replace(" ", "")
    if found:
        assert found[0].start == 0
        assert found[-1].end == 1
    for left, right in pairwise(found):
        assert left.end == right.start
        assert left.start < left.end
