"""Places of words and expressions in a text."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text import matcher
from app.text.find import FindQuery, FindResult, find, find_plain, plain_pattern

PAGE = "The steamer Albatross\nentered the har-\nbour at noon.\n\nA well-\nknown ship's “cargo”."


def texts(text: str, sought: FindQuery) -> list[str]:
    return [text[a:b] for a, b in asyncio.run(find(text, sought)).spans]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the", ["The", "the"]),
        ("albatross  entered", ["Albatross\nentered"]),
        ("harbour", ["har-\nbour"]),
        ("noon. a", ["noon.\n\nA"]),
        ("well-known", ["well-\nknown"]),
        ("ship’s", ["ship's"]),
        ('"cargo"', ["“cargo”"]),
        ("(", []),
        (" ", []),
    ],
)
def test_words_are_found_over_the_ends_of_lines(words: str, found: list[str]) -> None:
    assert texts(PAGE, FindQuery(words)) == found


def test_case_and_whole_words() -> None:
    assert texts(PAGE, FindQuery("the", case=True)) == ["the"]
    assert texts(PAGE, FindQuery("steam")) == ["steam"]
    assert texts(PAGE, FindQuery("steam", word=True)) == []
    assert texts(PAGE, FindQuery("noon.", word=True)) == ["noon."]
    assert texts("Straße, STRASSE, strasse", FindQuery("STRASSE")) == ["Straße", "STRASSE", "strasse"]
    assert texts("Straße", FindQuery("strasse", case=True)) == []


def test_a_mark_over_a_letter_belongs_to_the_word() -> None:
    hindi = "किताब किताबें"
    assert len(texts(hindi, FindQuery("किताब"))) == 2
    assert len(texts(hindi, FindQuery("किताब", word=True))) == 1


def test_vowel_points_need_not_be_typed() -> None:
    assert texts("בְּרֵאשִׁית בָּרָא", FindQuery("ברא")) == ["בְּרֵא", "בָּרָא"]
    assert texts("كِتَـاب", FindQuery("كتاب")) == ["كِتَـاب"]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    text = unicodedata.normalize("NFC", "cafe\u0301")
    assert texts(text, FindQuery("café")) == texts(text, FindQuery("cafe\u0301")) == [text]


def test_expressions_find_lines_and_numbers() -> None:
    text = "Total 12.50\nTax 3.10\nTotal 15.60"
    assert texts(text, FindQuery(r"\d+\.\d\d$", expression=True)) == ["12.50", "3.10", "15.60"]
    assert texts(text, FindQuery("^total", expression=True)) == ["Total", "Total"]
    assert texts(text, FindQuery("^total", expression=True, case=True)) == []
    assert texts(text, FindQuery("q*", expression=True)) == [], "nothing is no place"
    assert texts(text, FindQuery(r"\d", expression=True, word=True)) == ["3"]


@pytest.mark.parametrize("bad", ["(", "[a", "a**", r"(?P<x", "\\"])
def test_what_is_no_expression_is_said_in_one_sentence(bad: str) -> None:
    found = asyncio.run(find("text", FindQuery(bad, expression=True)))
    assert found.spans == ()
    assert found.trouble.startswith("Not a regular expression: ")
    assert found.trouble.endswith(".")
    assert "\n" not in found.trouble


@pytest.mark.parametrize("slow", ["(a+a?)+$", "(a|a)+$", r"((a{1,9000}){1,9000}){1,9000}b"])
def test_an_expression_that_would_take_for_ever_is_ended(slow: str) -> None:
    found = asyncio.run(find("a" * 9_000 + "c", FindQuery(slow, expression=True), max_seconds=0.5))
    assert found.spans == ()
    assert "make it simpler" in found.trouble


def test_a_cancelled_search_leaves_no_process() -> None:
    async def search() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(find("a" * 9_000 + "c", FindQuery("(a|a)+$", expression=True)), 0.2)

    asyncio.run(search())


def test_a_matcher_that_dies_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dying = tmp_path / "dying.py"
    dying.write_text("raise SystemExit(1)")
    monkeypatch.setattr(matcher, "__file__", str(dying))
    assert "too large" in asyncio.run(find("a", FindQuery("a", expression=True))).trouble


def test_the_matcher_says_what_is_wrong() -> None:
    assert matcher.spans("b", 0, "abc", 5) == {"spans": [(1, 2)]}
    assert matcher.spans("[", 0, "abc", 5)["trouble"].startswith("Not a regular expression")
    assert matcher.reply(b'{"pattern": "b", "flags": 0, "text": "abc", "most": 1}') == '{"spans": [[1, 2]]}'
    assert "too large" in matcher.spans("a{99999999999999999999}", 0, "a", 5)["trouble"]


def test_there_is_an_end_to_places() -> None:
    assert find_plain("a" * 50, FindQuery("a"), 20).more
    assert len(find_plain("a" * 50, FindQuery("a"), 20).spans) == 20
    assert find_plain("a" * 20, FindQuery("a"), 20) == FindResult(tuple((i, i + 1) for i in range(20)))


@given(st.text(max_size=40))
@settings(deadline=None)
def test_every_text_finds_itself(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    if text.split():
        found = find_plain(text, FindQuery(text)).spans
        assert found
        assert text[slice(*found[0])].split() == text.split()


@given(st.text(max_size=60))
@settings(deadline=None)
def test_plain_words_are_never_a_bad_expression(text: str) -> None:
    for case in (True, False):
        re.compile(plain_pattern(text, case=case))
