"""Readings cut to the room of a row: what differs always stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.quality.comparison import differing_spans
from app.ui.compare.fitted_text import ELLIPSIS, FittedText, fitted

TEXTS = st.text(st.sampled_from("ab c\U0001f600"), max_size=60)


@given(TEXTS, TEXTS, st.integers(0, 70))
def test_what_differs_is_never_left_out(one: str, other: str, room: int) -> None:
    for text, spans in zip((one, other), differing_spans(one, other), strict=True):
        shown = fitted(text, spans, lambda t: len(t) <= room)
        assert [shown.text[i:j] for i, j in shown.spans] == [text[i:j] for i, j in spans]
        assert len(shown.text) <= max(len(text), room)
        if len(text) <= room or not spans:
            assert shown == FittedText(text, spans)


def test_what_both_share_makes_way_from_the_outside() -> None:
    text = "the quick brown fox jumps over the lazy dog"
    spans = ((17, 18), (41, 42))
    assert (text[17], text[41]) == ("o", "o")
    shown = fitted(text, spans, lambda t: len(t) <= 20)
    assert shown.text == f"{ELLIPSIS}wn fox jum{ELLIPSIS}y dog"[: len(shown.text)] or ELLIPSIS in shown.text
    assert len(shown.text) <= 20
    narrow = fitted(text, spans, lambda _t: False)
    assert narrow.text == f"{ELLIPSIS}o{ELLIPSIS}og"
    assert narrow.spans == ((1, 2), (3, 4))


def test_a_long_text_is_compared_in_time() -> None:
    one, other = "a" * 3_000 + "x" + "b" * 3_000, "a" * 3_000 + "y" + "b" * 3_000
    assert differing_spans(one, other) == (((3_000, 3_001),), ((3_000, 3_001),))
