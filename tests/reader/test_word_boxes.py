from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reader import word_boxes
from app.reader.lines import Quad, RawLine, RawWord
from app.reader.word_boxes import straighten_lines, tighten_words
from tests.reader.pages import BLANK, Pixels, box, column, drawn, line, moved

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def iou(a: Quad, b: Quad) -> float:
    shared, _ = cv2.intersectConvexConvex(a.astype(np.float32), b.astype(np.float32))
    return float(
        shared / (cv2.contourArea(a.astype(np.float32)) + cv2.contourArea(b.astype(np.float32)) - shared)
    )


def fits(picture: Pixels, lines: list[RawLine], truth: list[Quad]) -> list[float]:
    (tight,) = tighten_words(lines, picture)
    return [iou(word.quad, real) for word, real in zip(tight.words, truth, strict=True)]


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (BLACK, WHITE),
        (WHITE, BLACK),
        ((200, 30, 30), (40, 140, 60)),
        ((120, 120, 120), (145, 145, 145)),
        ((250, 220, 40), (20, 30, 160)),
    ],
    ids=["black on white", "white on black", "red on green", "low contrast", "yellow on blue"],
)
@pytest.mark.parametrize("angle", [0, 12, -15, 90, 180])
def test_words_close_around_their_ink(
    ink: tuple[int, int, int], ground: tuple[int, int, int], angle: float
) -> None:
    picture, lines, truth = drawn("every word has ink", ink, ground, angle)
    assert min(fits(picture, lines, truth)) > 0.85


def test_noise_and_uneven_light_do_not_loosen_words() -> None:
    picture, lines, truth = drawn("some words in bad light", (60, 60, 60), (220, 220, 220))
    light = np.linspace(-40, 30, picture.shape[1])[None, :, None]
    noise = np.random.default_rng(7).normal(0, 6, picture.shape)
    spoilt = np.clip(picture + light + noise, 0, 255).astype(np.uint8)
    assert min(fits(spoilt, lines, truth)) > 0.8


def test_an_underline_is_not_ink_of_a_word() -> None:
    picture, lines, truth = drawn("a line with a rule under it", BLACK, WHITE)
    cv2.line(picture, (60, 461), (800, 461), BLACK, 2)
    assert min(fits(picture, lines, truth)) > 0.8


def test_table_lines_and_neighbouring_lines_are_not_ink_of_a_word() -> None:
    picture, lines, truth = drawn("cells of a table", BLACK, WHITE)
    cv2.line(picture, (114, 350), (114, 550), BLACK, 2)
    cv2.rectangle(picture, (150, 400), (300, 424), BLACK, -1)
    assert min(fits(picture, lines, truth)) > 0.75


def test_ink_behind_a_wide_blank_is_somebody_elses() -> None:
    picture, (raw,), truth = drawn("two words", BLACK, WHITE)
    wider = raw.quad + np.array([(-60, 0), (60, 0), (60, 0), (-60, 0)])
    cv2.rectangle(picture, (60, 432), (80, 454), BLACK, -1)
    cv2.rectangle(picture, (290, 432), (310, 454), BLACK, -1)
    assert min(fits(picture, [raw.moved(wider, raw.words)], truth)) > 0.8


def test_large_text_is_tightened_too() -> None:
    picture, (raw,), truth = drawn("big type", BLACK, WHITE)
    large = cv2.resize(picture, None, fx=6, fy=6, interpolation=cv2.INTER_CUBIC)
    (grown,) = moved([raw], scale=6)
    assert min(fits(np.asarray(large), [grown], [t * 6 for t in truth])) > 0.85


def test_vertical_words_close_around_their_ink() -> None:
    picture = np.full((400, 200, 3), 255, np.uint8)
    for top in (60, 105, 150, 195):
        cv2.rectangle(picture, (84, top), (113, top + 29), BLACK, -1)
    raw = column(76, 52, 45, ("縦書", "き", "字"))
    (tight,) = tighten_words([raw], picture)
    assert iou(tight.words[0].quad, box(84, 60, 30, 75)) > 0.85
    assert iou(tight.words[2].quad, box(84, 195, 30, 30)) > 0.75
    first = tight.words[0].quad
    assert first[0, 0] < first[1, 0], "corner 0 stays the upright top left"
    assert first[0, 1] < first[3, 1]


def test_words_without_ink_keep_their_quad() -> None:
    raw = line("nothing here", 100, 100)
    (same,) = tighten_words([raw], np.full((400, 600, 3), 255, np.uint8))
    assert all((a.quad == b.quad).all() for a, b in zip(raw.words, same.words, strict=True))


@pytest.mark.parametrize("at", [(-5000.0, 0.0), (1e7, 1e7), (-3.0, -3.0)])
def test_lines_outside_the_picture_do_no_harm(at: tuple[float, float]) -> None:
    (tight,) = tighten_words([line("far away", *at)], BLANK)
    assert [w.text for w in tight.words] == ["far", "away"]


def test_degenerate_quads_do_no_harm() -> None:
    flat = RawLine("x", np.zeros((4, 2)), 0.5, (RawWord("x", np.zeros((4, 2))),))
    thin = RawLine("x", box(2, 2, 5, 0.1), 0.5, (RawWord("x", box(2, 2, 5, 0.1)),))
    crossed = RawLine(
        "x", np.array([(0, 0), (8, 8), (8, 0), (0, 8.0)]), 0.5, (RawWord("x", box(0, 0, 8, 8)),)
    )
    lost = RawLine("x", np.full((4, 2), np.nan), 0.5, (RawWord("x", box(0, 0, 8, 8)),))
    row = RawLine("x", np.array([(0, 0), (2, 0), (4, 0), (6, 0.0)]), 0.5, (RawWord("x", box(0, 0, 8, 8)),))
    assert len(tighten_words([flat, thin, crossed, lost, row], BLANK)) == 5


def test_more_words_than_blanks_share_the_ink() -> None:
    picture = np.full((100, 400, 3), 255, np.uint8)
    cv2.rectangle(picture, (50, 40), (349, 60), BLACK, -1)
    words = tuple(RawWord("ab", box(50 + 100 * i, 30, 100, 40), 0.9) for i in range(3))
    (tight,) = tighten_words([RawLine("ab ab ab", box(45, 30, 310, 40), 0.9, words)], picture)
    starts = [w.quad[0, 0] for w in tight.words]
    assert starts == sorted(starts)
    assert starts[0] == pytest.approx(50, abs=3)


def test_short_tilted_boxes_are_straightened_by_their_neighbours() -> None:
    long = line("a long line that shows the direction", 50, 100)
    (short,) = moved([line("ab", 0, 0)], angle=5, by=(300, 150))
    (far,) = moved([line("cd", 0, 0)], angle=40, by=(300, 250))
    _, turned, kept = straighten_lines([long, short, far])
    assert turned.quad[0, 1] == pytest.approx(turned.quad[1, 1])
    assert (kept.quad == far.quad).all()


def test_lines_without_words_stay() -> None:
    bare = RawLine("bare", box(0, 0, 50, 20), 0.9)
    assert tighten_words([bare], BLANK) == (bare,)
    assert tighten_words([], BLANK) == ()


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.text("abcdefg", min_size=1, max_size=9), min_size=1, max_size=6),
    st.integers(-15, 15),
    st.integers(0, 2**32 - 1),
)
def test_no_word_is_lost_or_changed_whatever_the_picture_holds(
    tokens: list[str], angle: int, seed: int
) -> None:
    _, lines, _ = drawn(" ".join(tokens), BLACK, WHITE, angle)
    picture = np.random.default_rng(seed).integers(0, 256, (900, 900, 3), np.uint8)
    (tight,) = tighten_words(lines, picture)
    assert [w.text for w in tight.words] == tokens
    assert all(np.isfinite(w.quad).all() and w.quad.shape == (4, 2) for w in tight.words)


@given(st.integers(1, 5), st.integers(0, 4), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_blanks_are_chosen_in_rising_order_at_the_least_cost(rows: int, more: int, seed: int) -> None:
    cost = np.random.default_rng(seed).integers(0, 9, (rows, rows + more)).astype(np.float64)
    chosen = word_boxes.cheapest_rising(cost)
    assert (np.diff(chosen) > 0).all()
    best = min(sum(cost[i, j] for i, j in enumerate(c)) for c in combinations(range(rows + more), rows))
    assert cost[np.arange(rows), chosen].sum() == best


def test_a_boundary_far_from_every_blank_goes_to_the_thinnest_column() -> None:
    weight = np.full(400, 9)
    weight[203] = 2
    cuts = word_boxes.boundaries(np.array([200.0]), np.array([20]), np.array([30]), weight)
    assert cuts == [203]


def test_a_word_without_ink_between_inked_ones_keeps_its_quad() -> None:
    picture = np.full((100, 600, 3), 255, np.uint8)
    cv2.rectangle(picture, (50, 40), (120, 60), BLACK, -1)
    raw = tuple(RawWord("ab", box(50 + 150 * i, 30, 70, 40), 0.9) for i in range(3))
    (tight,) = tighten_words([RawLine("ab ab ab", box(45, 30, 430, 40), 0.9, raw)], picture)
    assert [w.text for w in tight.words] == ["ab"] * 3
    assert (tight.words[2].quad == raw[2].quad).all()


def test_a_tall_quad_over_a_sliver_of_picture_does_no_harm() -> None:
    sliver = np.zeros((3, 400, 3), np.uint8)
    raw = RawLine("x", box(10, -200, 300, 400), 0.5, (RawWord("x", box(10, -200, 300, 400)),))
    (same,) = tighten_words([raw], sliver)
    assert (same.words[0].quad == raw.words[0].quad).all()
