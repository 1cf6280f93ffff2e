"""Places of words and expressions in a text."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.text import find as find_module
from app.text import matcher
from app.text.expression_errors import expression_error
from app.text.find import FindQuery, FindResult, find, find_each, find_plain, plain_pattern
from app.text.folding import fold

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
    trouble = str(found.trouble)
    assert trouble.startswith("Not a regular expression: ")
    assert trouble.endswith(".")
    assert "\n" not in trouble


@pytest.mark.parametrize("slow", ["(a+a?)+$", "(a|a)+$", r"((a{1,9000}){1,9000}){1,9000}b"])
def test_an_expression_that_would_take_for_ever_is_ended(slow: str) -> None:
    found = asyncio.run(find("a" * 9_000 + "c", FindQuery(slow, expression=True), max_seconds=0.5))
    assert found.spans == ()
    assert "make it simpler" in str(found.trouble)


def test_a_cancelled_search_leaves_no_process() -> None:
    async def search() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(find("a" * 9_000 + "c", FindQuery("(a|a)+$", expression=True)), 0.2)

    asyncio.run(search())


def test_a_matcher_that_dies_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dying = tmp_path / "dying.py"
    dying.write_text("raise SystemExit(1)")
    monkeypatch.setattr(matcher, "__file__", str(dying))
    assert "too large" in str(asyncio.run(find("a", FindQuery("a", expression=True))).trouble)


def test_the_matcher_says_what_is_wrong() -> None:
    assert matcher.spans("b", 0, ["abc", "", "b"], 5) == {"spans": [[(1, 2)], [], [(0, 1)]]}
    assert matcher.spans("b", 0, ["abb", "b"], 1) == {"spans": [[(1, 2)], []]}
    assert matcher.spans("a[", 0, ["abc"], 5) == {"trouble": "unterminated character set", "position": 1}
    assert matcher.spans("b*", 0, ["abc"], 5) == {"spans": [[(1, 2)]]}
    assert matcher.spans("x*", 0, ["abc"], 5) == {"trouble": matcher.EMPTY, "position": None}
    assert (
        matcher.reply(b'{"pattern": "b", "flags": 0, "texts": ["abc"], "most": 1}') == '{"spans": [[[1, 2]]]}'
    )
    assert matcher.spans("a{99999999999999999999}", 0, ["a"], 5)["trouble"] == matcher.TOO_LARGE


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("Seite (", "the bracket ( at position 7 is not closed"),
        ("a)", "the bracket ) at position 2 closes nothing"),
        ("[a-", "the bracket [ at position 1 is not closed"),
        ("*.txt", "nothing stands before * at position 1 that it could repeat"),
        ("a**", "* at position 3 repeats a repetition"),
        ("\\", "a backslash stands alone at its end"),
        (r"\pL", r"\p at position 1 is not known; \w finds letters"),
        (r"\q", r"\q at position 1 is not known"),
        ("[z-a]", "the range z-a at position 2 runs backwards"),
        ("a{3,2}", "the smaller number comes first"),
        ("(?<=a*)b", "must have one length"),
        (r"(a)\3", "there is no group 3"),
        ("(?<year>a)", "a named group is (?P<name>…)"),
        ("(?P<year", "has no closing >"),
        ("a(?i)", "flags such as (?i) stand at its beginning only"),
        ("(?", "it ends too soon"),
        ("q*", "finds empty places only"),
    ],
)
def test_why_an_expression_is_none_is_said_in_plain_words(expression: str, said: str) -> None:
    trouble = asyncio.run(find("text", FindQuery(expression, expression=True))).trouble
    assert trouble is not None
    assert said in str(trouble)


def test_a_fault_python_has_no_words_for_yet_is_said_in_its_own() -> None:
    assert str(expression_error("a{b", "a {new} fault", 1)) == "Not a regular expression: a {new} fault."
    assert "too large" in str(expression_error("a", matcher.TOO_LARGE, None))
    assert str(expression_error("a", "missing :", None)).endswith("something is missing at position 2.")


def test_an_expression_sees_each_text_for_itself_as_it_is() -> None:
    several = ["Total 1\nTotal 2", "", "ﬁrm"]
    results = asyncio.run(find_each(several, FindQuery(r"\ATotal|(?s:2.*f)|fi", expression=True)))
    assert [result.spans for result in results] == [((0, 5),), (), ()]
    results = asyncio.run(find_each(several, FindQuery("(", expression=True)))
    assert [result.trouble is not None for result in results] == [True, False, False]
    assert asyncio.run(find_each([], FindQuery("a"))) == ()
    assert asyncio.run(find_each(several, FindQuery(" "))) == (FindResult(),) * 3


def test_there_is_an_end_to_places_in_several_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_module, "MAX_MATCHES", 5)
    for expression in (False, True):
        results = asyncio.run(find_each(["aaa", "aaa", "aaa"], FindQuery("a", expression=expression)))
        assert [len(result.spans) for result in results] == [3, 2, 0]
        assert [result.more for result in results] == [False, True, False]


def test_too_long_a_text_to_look_for_is_said() -> None:
    found = find_plain("a" * 9_000, FindQuery("a" * 501))
    assert found.spans == ()
    assert str(found.trouble) == "This is too long to look for; take 500 characters or fewer."
    assert len(find_plain("a" * 9_000, FindQuery("a" * 500)).spans) == 18


def test_there_is_an_end_to_places() -> None:
    assert find_plain("a" * 50, FindQuery("a"), 20).more
    assert len(find_plain("a" * 50, FindQuery("a"), 20).spans) == 20
    assert find_plain("a" * 20, FindQuery("a"), 20) == FindResult(tuple((i, i + 1) for i in range(20)))


def test_long_texts_are_searched_in_parts_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Wach⸗\nſtube und die Straßen-\nbahn " * 40
    whole = [find_plain(text, FindQuery(sought)).spans for sought in ("wachstube und", "strassenbahn", "u")]
    assert [len(spans) for spans in whole] == [40, 40, 80]
    for part in (1, 7, 50):
        monkeypatch.setattr(find_module, "_PART", part)
        for sought, spans in zip(("wachstube und", "strassenbahn", "u"), whole, strict=True):
            assert find_plain(text, FindQuery(sought)).spans == spans


@given(st.text(max_size=40))
@example(":\x08¬0")
@example("\x08¬\n0")
@settings(deadline=None)
def test_every_text_finds_itself(text: str) -> None:
    if text.split():
        (start, end), *_ = find_plain(text, FindQuery(text)).spans
        assert fold(text[start:end], case=True).folded.strip() == fold(text, case=True).folded.strip()


@given(st.text(max_size=60))
@settings(deadline=None)
def test_plain_words_are_never_a_bad_expression(text: str) -> None:
    for case in (True, False):
        re.compile(plain_pattern(fold(text, case=case).folded, case=case))
