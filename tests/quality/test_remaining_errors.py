"""How many errors remain: the interval holds the truth, and looking further makes it narrow."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.geometry import Polygon
from app.quality.remaining_errors import SAMPLE_EVERY, remaining_errors, review_order
from app.quality.review_items import ReviewItem, Standing

Page = tuple[list[ReviewItem], list[bool]]


def page(lot: random.Random, bias: float) -> Page:
    """Return places with their doubt, and whether each is wrong: as often as said, if ``bias`` is 1."""
    count, share = lot.choice((80, 200, 400)), lot.choice((0.02, 0.05, 0.12, 0.25))
    places, wrong = [], []
    for number in range(count):
        doubt = min(max(lot.betavariate(0.4, 0.4 * (1 - share) / share), 1e-4), 0.999)
        odds = doubt / (1 - doubt) * bias
        text = f"w{lot.randrange(count * 3)}"
        places.append(ReviewItem((("word", (0, 0, number)),), text, None, corners(number), (), doubt))
        wrong.append(lot.random() < odds / (1 + odds))
    return places, wrong


def corners(number: int) -> Polygon:
    return ((number, 0), (number + 1, 0), (number + 1, 1))


def after(places: list[ReviewItem], wrong: list[bool], share: float) -> list[ReviewItem]:
    """Return the places after a reviewer looked at this share of them, in the order of the queue."""
    seen = list(places)
    for number in review_order(places)[: int(len(places) * share)]:
        standing = Standing.WRONG if wrong[number] else Standing.RIGHT
        seen[number] = replace(seen[number], standing=standing)
    return seen


@pytest.mark.parametrize("bias", [0.4, 1.0, 3.0])
@pytest.mark.parametrize("share", [0.1, 0.2, 0.4])
def test_the_interval_holds_the_truth(bias: float, share: float) -> None:
    held = 0
    for seed in range(40):
        places, wrong = page(random.Random(seed), bias)  # noqa: S311 - no secret
        seen = after(places, wrong, share)
        said = remaining_errors(seen)
        true = sum(w for w, item in zip(wrong, seen, strict=True) if item.standing is Standing.OPEN)
        assert said.found + true == sum(wrong)
        held += said.low <= true <= said.high
    assert held >= 36


def test_who_looks_further_knows_more() -> None:
    places, wrong = page(random.Random(3), 1.0)  # noqa: S311 - no secret
    widths = [
        said.high - said.low
        for share in (0, 0.2, 0.6, 1)
        for said in [remaining_errors(after(places, wrong, share))]
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0


def test_nothing_to_review_has_no_errors() -> None:
    assert remaining_errors([]).high == 0
    assert review_order([]) == ()


Drawn = list[tuple[float, str, Standing]]
doubts = st.lists(
    st.tuples(st.floats(1e-6, 1 - 1e-6), st.sampled_from("ab"), st.sampled_from(Standing)), max_size=40
)


def made(drawn: Drawn) -> list[ReviewItem]:
    return [
        ReviewItem(
            (("word", (0, 0, n)),), text, None, ((n, 0), (n + 1, 0), (n, 1)), (), doubt, standing=standing
        )
        for n, (doubt, text, standing) in enumerate(drawn)
    ]


@given(doubts)
def test_the_order_holds_every_open_place_once_and_most_of_it_by_gain(
    drawn: Drawn,
) -> None:
    items = made(drawn)
    order = review_order(items)
    assert sorted(order) == [n for n, item in enumerate(items) if item.standing is Standing.OPEN]
    if order:
        assert items[order[0]].gain == max(items[n].gain for n in order)
    assert order == review_order(items)
    by_gain = [n for place, n in enumerate(order, 1) if place % SAMPLE_EVERY]
    assert len(by_gain) < 2 or items[by_gain[0]].gain >= items[by_gain[1]].gain


@given(doubts)
def test_an_estimate_lies_in_its_interval_within_what_is_left(
    drawn: Drawn,
) -> None:
    items = made(drawn)
    said = remaining_errors(items)
    assert 0 <= said.low <= said.high <= said.open
    assert 0 <= said.expected <= said.open
    assert said.open + said.reviewed == len(items)
    assert said == remaining_errors(items)
