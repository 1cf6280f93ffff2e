"""Laws the measures keep whatever the texts, and what stands in their definitions."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.geometry import rectangle
from app.quality.calibration import calibration, review_table
from app.quality.counted_reading import CountedReading
from app.quality.counted_text import Ignored, counted_text
from app.quality.edit_alignment import align
from app.quality.evaluation import evaluate_page, evaluate_total
from app.quality.flexible_accuracy import flexible_errors
from app.quality.intervals import jackknife, paired_bootstrap
from app.quality.measures import BagOfWords
from app.quality.segmentation import characters, words
from tests.quality.oracle import evaluated, flexible_accuracy

TEXTS = st.text(st.sampled_from("abc de\n\u0301äßक्षिא'1.,\u200d👨ﬁ-"), max_size=40)
LINES = st.lists(st.text("abcd ", min_size=1, max_size=12), max_size=6)


@given(st.text(max_size=60))
def test_clusters_are_the_whole_text(text: str) -> None:
    assert "".join(characters(text)) == text


@given(TEXTS)
def test_a_text_has_no_errors_against_itself(text: str) -> None:
    page = evaluated(text, text)
    assert page.characters.distance == page.words.distance == page.bag.differing == 0
    assert page.flexible is not None
    assert page.flexible.errors == 0
    assert not page.confusions
    assert not page.errors


@given(TEXTS, TEXTS)
def test_operations_are_minimal_and_add_up(truth: str, read: str) -> None:
    page = evaluated(truth, read)
    figures = page.characters
    assert figures.truth == figures.correct + figures.substitutions + figures.deletions
    assert figures.read == figures.correct + figures.substitutions + figures.insertions
    first, second = characters(counted_text(truth)), characters(counted_text(read))
    assert figures.distance == Levenshtein.distance(first, second)
    assert sum(page.confusions.values()) == figures.distance
    assert len(page.errors) == page.words.distance
    assert abs(figures.truth - figures.read) <= figures.distance <= max(figures.truth, figures.read)
    if figures.cer_normalized is not None:
        assert 0 <= figures.cer_normalized <= 1


@given(st.lists(st.sampled_from("abcd"), max_size=80), st.lists(st.sampled_from("abcd"), max_size=80))
def test_an_alignment_makes_the_reading_of_the_truth(truth: list[str], read: list[str]) -> None:
    alignment = align(truth, read)
    made, at = [], 0
    for step in alignment.steps:
        made += truth[at : step.truth]
        at = step.truth + (step.kind != "insert")
        if step.kind != "delete":
            made.append(read[step.read])
    assert made + truth[at:] == read
    assert [(s.kind, s.truth, s.read) for s in alignment.steps] == Levenshtein.editops(truth, read).as_list()


@given(TEXTS, TEXTS, TEXTS)
def test_distances_obey_the_triangle(a: str, b: str, c: str) -> None:
    def distance(one: str, other: str) -> int:
        return evaluated(one, other).characters.distance

    assert distance(a, c) <= distance(a, b) + distance(b, c)
    assert distance(a, b) == distance(b, a)


@given(st.lists(st.sampled_from(["one", "two", "three"]), max_size=9))
def test_a_bag_of_words_has_no_order(some: list[str]) -> None:
    moved = sorted(some)
    assert BagOfWords.of(some, moved).differing == 0
    bag = BagOfWords.of(some, [*some, "more"])
    assert bag.differing == 1
    assert bag.matched == len(some)


@given(LINES, LINES)
def test_flexible_accuracy_is_never_below_the_plain_one(truth: list[str], read: list[str]) -> None:
    figures = flexible_errors(truth, read)
    plain = Levenshtein.distance("".join(truth), "".join(read))
    fewest = max(sum(map(len, truth)), sum(map(len, read)))
    fewest -= (Counter("".join(truth)) & Counter("".join(read))).total()
    assert fewest <= figures.errors <= plain


@given(LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_flexible_accuracy_does_not_mind_moved_lines(both: tuple[list[str], list[str]]) -> None:
    assert flexible_errors(*both).errors == 0


@given(TEXTS, st.sets(st.sampled_from(list(Ignored))))
def test_counting_twice_changes_nothing(text: str, ignored: set[Ignored]) -> None:
    once = counted_text(text, ignored - {Ignored.HYPHENATION, Ignored.LINE_BREAKS, Ignored.CASE})
    assert counted_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(TEXTS, TEXTS)
def test_what_is_ignored_makes_no_more_errors_than_characters(truth: str, read: str) -> None:
    rules = tuple(Ignored)
    page = evaluate_page(CountedReading.of_text(truth, rules), CountedReading.of_text(read, rules))
    assert page.characters.distance <= max(page.characters.truth, page.characters.read)


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("उ्ल्ल", ["उ्", "ल्ल"]),
        ("क्षि", ["क्षि"]),
        ("e\u0301\r\nx", ["e\u0301", "\r\n", "x"]),
        ("🇩🇪🇫", ["🇩🇪", "🇫"]),
        ("각", ["각"]),
        ("\u0600a", ["\u0600a"]),
    ],
)
def test_clusters(text: str, clusters: list[str]) -> None:
    assert characters(text) == clusters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.234,50 EUR – Straße", ["1.234,50", "EUR", "Straße"]),
        ("don't 'quote' a_b _ ...", ["don't", "quote", "a_b"]),
        ("צה\"ל ג' א", ['צה"ל', "ג'", "א"]),
        ("漢字 カタカナ かな", ["漢", "字", "カタカナ", "か", "な"]),
        ("½ € ²", ["½", "²"]),
        ("a-b c/d", ["a", "b", "c", "d"]),
        ("a\u0301\u200db", ["a\u0301\u200db"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "rules", "expected"),
    [
        (" a \r\n\r\n b\u200b\rc\fd ", [], "a\nb\nc\nd"),
        ("\u200d a \u200cb\u200c", [], "a b\u200c"),
        ("e\u200b\u0301", [], "é"),
        ("ÄİΣ ẞ", [Ignored.CASE], "äi̇ς ß"),
        ("Straße", [Ignored.CASE], "straße"),
        ("é שָׁ कि क़ が", [Ignored.DIACRITICS], "e ש कि क़ が"),
        ("a, b.\n!\nc", [Ignored.PUNCTUATION], "a b\nc"),
        ("a\nb", [Ignored.LINE_BREAKS], "a b"),
        ("ﬁ ſ „x“ – ’", [Ignored.LIGATURES], 'fi s "x" - \''),
        ("a1٢b", [Ignored.DIGITS], "ab"),
        ("Silben-\n  trennung\nA-\n1", [Ignored.HYPHENATION], "Silbentrennung\nA-\n1"),
        ("Wort\u00ad\nteil Ha⸗\r\nus", [Ignored.HYPHENATION], "Wortteil Haus"),
        ("—a⸗ﬁ’", [], "—a⸗ﬁ’"),
    ],
)
def test_what_is_counted(text: str, rules: list[Ignored], expected: str) -> None:
    assert counted_text(text, rules) == unicodedata.normalize("NFC", expected)


def test_blanks_are_ignored_in_characters_only() -> None:
    rules = (Ignored.WHITESPACE,)
    page = evaluate_page(CountedReading.of_text("a b\nc", rules), CountedReading.of_text("ab\nc", rules))
    assert page.characters.distance == 0
    assert page.characters.truth == 4
    assert page.words.distance == 2


def test_ratios_by_nothing_are_none() -> None:
    both, none = evaluated("", ""), evaluated("", "abc")
    assert (both.characters.cer, both.characters.cer_normalized, both.words.wer) == (None, None, None)
    assert (both.bag.precision, both.bag.recall, both.bag.f1, both.bag.error) == (None,) * 4
    assert flexible_accuracy(both) is None
    assert (none.characters.cer, none.characters.cer_normalized, none.words.wer) == (None, 1, None)
    assert (none.bag.precision, none.bag.recall, none.bag.f1, none.bag.error) == (0, None, 0, 1)
    missing = evaluated("abc", "")
    assert (missing.characters.cer, missing.bag.precision, missing.bag.recall) == (1, None, 0)


def test_pages_without_truth_count_in_micro_not_in_macro() -> None:
    total = evaluate_total([evaluated("abcd", "abcx"), evaluated("", "zz")])
    assert total.cer == 3 / 4
    assert total.macro_cer == 1 / 4
    assert total.flexible is not None
    assert total.flexible.accuracy == 1 - 3 / 4


def test_one_page_alone_has_no_interval() -> None:
    assert jackknife([1], [10]) is None
    assert jackknife([1, 2], [10, 0]) is None
    assert paired_bootstrap([1], [0], [10]).interval is None
    assert paired_bootstrap([1, 1], [0, 0], [0, 0]).difference is None


def test_a_bootstrap_is_the_same_every_time_and_turns_round() -> None:
    first, second, sizes = [1, 2, 0, 4], [2, 2, 1, 3], [50, 60, 70, 80]
    forward = paired_bootstrap(first, second, sizes)
    assert forward == paired_bootstrap(first, second, sizes)
    back = paired_bootstrap(second, first, sizes)
    assert forward.difference == -(back.difference or 0)
    assert forward.first_better == pytest.approx(1 - (back.first_better or 0))


def test_empty_bins_have_no_figures_and_edges_belong_to_the_bin_above() -> None:
    figures = calibration([(0.6, True), (0.8, False), (1.0, True)])
    assert figures is not None
    assert [each.words for each in figures.bins] == [0, 0, 0, 1, 2]
    assert figures.bins[0].confidence is figures.bins[0].correct is None
    assert calibration([]) is None
    assert calibration([(0.5, True)]).auroc is None  # type: ignore[union-attr]  # there is a word
    assert review_table([]) is None
    rows = review_table([(0.9, True)], [0.9])
    assert rows is not None
    assert (rows[0].flagged, rows[0].errors_caught, rows[0].accuracy_after) == (0, None, 1)


def _analysis(*lines: list[tuple[str, float]]) -> Analysis:
    made = []
    for number, words_of_line in enumerate(lines):
        words_made = tuple(
            Word(rectangle(40 * n, 20 * number, 30, 10), text, confidence)
            for n, (text, confidence) in enumerate(words_of_line)
        )
        made.append(Line((), " ".join(text for text, _ in words_of_line), None, words_made))
    return Analysis("p", ("text",), text=Text.of((Block((), lines=tuple(made)),)))  # type: ignore[arg-type]


def test_errors_know_their_place_and_confidence() -> None:
    read = CountedReading.of(_analysis([("Cafe,", 0.5), ("foo-bar", 0.9)], [("extra", 0.25), ("—", 0.1)]))
    page = evaluate_page(CountedReading.of_text("Café, foo-baz lost"), read)
    kinds = [(e.kind, e.truth, e.read, e.confidence) for e in page.errors]
    assert kinds == [
        ("different", "Café", "Cafe", 0.5),
        ("different", "baz", "bar", 0.9),
        ("different", "lost", "extra", 0.25),
    ]
    assert page.errors[2].polygon == rectangle(0, 20, 30, 10)
    assert page.judged == ((0.5, False), (0.9, False), (0.25, False))  # a dash holds no word


def test_places_survive_what_is_ignored() -> None:
    rules = (Ignored.PUNCTUATION, Ignored.CASE, Ignored.DIACRITICS)
    read = CountedReading.of(_analysis([("«Ünd»", 0.5), ("D.", 0.9), ("ÉTÉ", 0.7)]), rules)
    page = evaluate_page(CountedReading.of_text("und d eté x", rules), read)
    assert [(e.kind, e.truth, e.polygon) for e in page.errors] == [("missing", "x", ())]
    assert page.judged == ((0.5, True), (0.9, True), (0.7, True))


def test_lines_are_laid_beside_what_was_read() -> None:
    page = evaluated("one two\nthree\nfour", "one tvo\nfour")
    assert [(line.truth, line.read, line.distance) for line in page.lines] == [
        ("one two", "one tvo", 1),
        ("three", "", 5),
        ("four", "four", 0),
    ]
