"""A consensus of readings: what it says, from whom, and that it never says what nobody read."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.analysis import Analysis, Line, Vote, Word
from app.model.analysis_origin import consensus_id, sources_of
from app.model.document import decode_analysis, encode_analysis
from app.model.errors import UnsupportedError
from app.model.feature import Feature
from app.quality.consensus import fingerprint, fingerprints_of, is_outdated, make_consensus
from app.quality.consensus_voting import MEASURED, calibrated
from tests.quality.pages import line, placeless, reading


def by(provider: str, page: Analysis, confidence: float | None = None, **words: float) -> Analysis:
    """The page as another provider read it, with one confidence for all but the words named."""
    assert page.text is not None

    def of(each: Line) -> Line:
        made = tuple(msgspec.structs.replace(w, confidence=words.get(w.text, confidence)) for w in each.words)
        return msgspec.structs.replace(each, confidence=confidence, words=made)

    blocks = tuple(msgspec.structs.replace(b, lines=tuple(map(of, b.lines))) for b in page.text.blocks)
    return msgspec.structs.replace(
        page, provider=provider, text=msgspec.structs.replace(page.text, blocks=blocks)
    )


def content(page: Analysis) -> str:
    assert page.text is not None
    return page.text.content


def words_of(page: Analysis) -> list[Word]:
    assert page.text is not None
    return [w for b in page.text.blocks for each in b.lines for w in each.words]


def bare(page: Analysis) -> list[tuple[object, ...]]:
    """Lines and words without who voted for them."""
    assert page.text is not None
    return [
        (each.text, each.polygon, [(w.text, w.polygon, w.confidence) for w in each.words])
        for b in page.text.blocks
        for each in b.lines
    ]


def test_the_surer_reading_of_a_word_wins_and_both_are_told() -> None:
    first = by("a", reading("the qu1ck fox"), 0.9, qu1ck=0.3)
    second = by("b", reading("the quick fox"), 0.9, quick=0.8)
    made = make_consensus([first, second])
    assert made.provider == "consensus:a+b"
    assert content(made) == "the quick fox"
    the, quick, _ = words_of(made)
    assert the.votes == (Vote("a", "the", 0.9, chosen=True), Vote("b", "the", 0.9, chosen=True))
    assert the.confidence == 0.9
    assert quick.votes == (Vote("a", "qu1ck", 0.3), Vote("b", "quick", 0.8, chosen=True))
    assert quick.confidence is not None
    assert quick.confidence < 0.8
    assert quick.tie is msgspec.UNSET


def test_where_nothing_decides_the_word_is_a_tie_and_doubtful() -> None:
    made = make_consensus([by("a", reading("one cat"), 0.9), by("b", reading("one cot"), 0.9)])
    _, word = words_of(made)
    assert word.text == "cat"
    assert word.tie is True
    assert word.confidence is not None
    assert word.confidence <= 0.5
    assert made.properties["consensus"]["ties"] == 1


def test_a_corrected_word_beats_every_confidence() -> None:
    first, second = by("a", reading("one cat"), 0.2), by("b", reading("one cot"), 1.0)
    (block,) = first.text.blocks if first.text else ()
    (only,) = block.lines
    mended = (only.words[0], msgspec.structs.replace(only.words[1], corrected=True))
    blocks = (msgspec.structs.replace(block, lines=(msgspec.structs.replace(only, words=mended),)),)
    assert first.text is not None
    corrected = msgspec.structs.replace(first, text=msgspec.structs.replace(first.text, blocks=blocks))
    assert content(make_consensus([second, first])) == "one cot"
    assert content(make_consensus([second, corrected])) == "one cat"


def test_three_readings_outvote_one_and_mend_a_word_nobody_read_whole() -> None:
    pages = [reading(text) for text in ("the hause", "the housc", "tbe house")]
    three = [by(name, page, 0.8) for name, page in zip("abc", pages, strict=True)]
    assert content(make_consensus(three)) == "the house"
    split = [by(n, reading(f"the {w}"), 0.8) for n, w in zip("abc", ("hcuse", "hoose", "housc"), strict=True)]
    mended = words_of(make_consensus(split))[1]
    assert mended.text == "house"
    assert mended.votes is not msgspec.UNSET
    assert not any(vote.chosen for vote in mended.votes)


def test_readings_that_agree_in_letters_take_the_blank_one_of_them_lost() -> None:
    apart = by("b", reading("such overt signs"), 0.7)
    joined = by("a", reading("suchovert signs"), 1.0)
    assert content(make_consensus([joined, apart])) == "such overt signs"
    assert make_consensus([joined, apart]).properties["consensus"]["ties"] == 0


def test_what_one_reading_alone_has_is_added_if_it_is_sure_else_named_as_left_out() -> None:
    first = by("a", reading("one two", "five"), 0.95)
    sure = by("b", reading("one two", "three four", "five"), 0.99)
    unsure = by("b", reading("one two", "three four", "five"), 0.4)
    # the longer reading gives the structure; with doubtful words it does not
    assert content(make_consensus([first, sure])) == content(sure)
    made = make_consensus([first, unsure])
    assert content(made) == "one two\nfive"
    assert [left["text"] for left in made.properties["consensus"]["left_out"]] == ["three", "four"]


def test_a_word_only_the_lesser_reading_has_stands_where_it_would_be_read() -> None:
    first = by("a", reading("one two three", line("six", 60)), 0.99)
    second = by("b", reading("one two", line("six", 60), line("seven", 90)), 0.98)
    assert content(make_consensus([first, second])) == "one two three\nsix\nseven"


def test_readings_without_places_and_without_words_are_aligned_by_text() -> None:
    made = make_consensus([placeless("one two three"), by("b", placeless("one tvo three"))])
    assert content(made)


def test_one_reading_alone_stands_as_it_is_and_none_is_refused() -> None:
    page = reading("one two", "three")
    assert bare(make_consensus([page])) == bare(page)
    with pytest.raises(UnsupportedError):
        make_consensus([Analysis("a", (Feature.TEXT,))])


def test_ids_name_the_readings_whatever_their_order() -> None:
    assert consensus_id(["tesseract", "on-device"]) == "consensus:on-device+tesseract"
    assert sources_of("consensus:on-device+tesseract") == ("on-device", "tesseract")
    assert sources_of("on-device") == ()


def test_signs_that_belong_to_no_word_stay_where_a_line_changes() -> None:
    quoted = msgspec.structs.replace(line("old cat sat"), text="(old) cat, sat -")
    made = make_consensus([by("a", reading(quoted), 0.99, cat=0.01), by("b", reading("old cot sat"), 0.6)])
    assert content(made) == "(old) cot sat -"
    assert [w.text for w in words_of(made)] == ["old", "cot", "sat"]


def test_a_reading_without_confidences_counts_as_often_as_it_agrees_with_sure_ones() -> None:
    lines = ("one two three four five six", "seven eight nine ten eleven twelve")
    sure = by("a", reading(*lines, "cat"), 0.95, cat=0.6)
    assert content(make_consensus([sure, by("b", reading(*lines, "cot"))])).endswith("cot")
    strange = tuple(text.replace("e", "c") for text in lines)
    assert content(make_consensus([sure, by("b", reading(*strange, "cot"))])).endswith("cat")


def test_a_source_that_changed_has_another_fingerprint() -> None:
    first, second = by("a", reading("one cat"), 0.9), by("b", reading("one cot"), 0.9)
    made = make_consensus([first, second])
    assert fingerprints_of(made) == {"a": fingerprint(first), "b": fingerprint(second)}
    assert fingerprint(by("a", reading("one cat"), 0.8)) != fingerprint(first)
    assert fingerprints_of(first) == {}
    assert not is_outdated(made, {"a": first, "b": second})
    assert not is_outdated(made, {"a": first})
    assert is_outdated(made, {"a": first, "b": by("b", reading("one cut"), 0.9)})
    assert fingerprints_of(msgspec.structs.replace(made, properties={"consensus": {"readings": 3}})) == {}


def test_it_survives_the_document() -> None:
    made = make_consensus([by("a", reading("one cat"), 0.9), by("b", reading("one cot"), 0.9)])
    assert decode_analysis(encode_analysis(made)) == made


@pytest.mark.parametrize("name", MEASURED)
def test_calibrations_rise_with_the_confidence(name: str) -> None:
    shares = [calibrated(MEASURED[name], n / 50) for n in range(51)]
    assert shares == sorted(shares)
    assert calibrated(MEASURED[name], 1.5) == shares[-1]


_TEXT = st.text(alphabet="abcdl1I .,שׁלम्", min_size=1, max_size=24).filter(str.strip)
_LINES = st.lists(_TEXT, min_size=1, max_size=4)
_CONFIDENCE = st.none() | st.floats(0, 1)


@st.composite
def _readings(draw: st.DrawFn) -> list[Analysis]:
    """Two to four readings of one page, each with mistakes of its own."""
    made = []
    for name in "abcd"[: draw(st.integers(2, 4))]:
        page = reading(*draw(_LINES))
        made.append(by(name, page, draw(_CONFIDENCE)))
    return made


@given(lines=_LINES, confidence=_CONFIDENCE, number=st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_the_consensus_of_equal_readings_is_that_reading(
    lines: list[str], confidence: float | None, number: int
) -> None:
    page = by("a", reading(*lines), confidence)
    made = make_consensus([msgspec.structs.replace(page, provider=name) for name in "abcd"[:number]])
    assert bare(made) == bare(page)
    assert content(made) == content(page)


@given(pages=_readings(), data=st.data())
@settings(max_examples=120, deadline=None)
def test_order_does_not_matter_and_nothing_is_invented_or_lost(
    pages: list[Analysis], data: st.DataObject
) -> None:
    made = make_consensus(pages)
    assert make_consensus(data.draw(st.permutations(pages))) == made
    read = {part for page in pages for w in words_of(page) for part in w.text}
    for word in words_of(made):
        assert word.votes is not msgspec.UNSET
        assert [vote.provider for vote in word.votes] == [page.provider for page in pages]
        said = "".join(vote.text for vote in word.votes)
        assert set(word.text) <= set(said)
    assert set("".join(w.text for w in words_of(made))) <= read
    if len(pages) == 2:  # every word of both is voted on, or named as left out
        left = [entry["text"] for entry in made.properties["consensus"].get("left_out", ())]
        told = "".join(vote.text for w in words_of(made) for vote in w.votes or ()) + "".join(left)
        for page in pages:
            for word in words_of(page):
                assert word.text.strip() in told or not word.text.strip()
