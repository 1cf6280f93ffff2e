from __future__ import annotations

from app.model.analysis import Analysis
from app.model.correct import retyped, reviewed
from app.model.edit import apply_edit
from app.ui.editing.review_navigation import neighbour, next_doubtful, next_unreviewed
from tests.model.corrections import page


def test_what_nobody_looked_at_comes_in_reading_order_and_from_the_start_again() -> None:
    analysis = page()
    assert next_unreviewed(analysis, None) == (("word", (0, 0, 0)), 15)
    assert next_unreviewed(analysis, ("word", (0, 0, 2)))[0] == ("word", (0, 1, 0))
    assert next_unreviewed(analysis, ("word", (1, 0, 2)))[0] == ("line", (1, 1))
    assert next_unreviewed(analysis, ("word", (2, 0, 0)))[0] == ("word", (0, 0, 0))
    assert next_unreviewed(analysis, ("face", (0,)))[0] == ("word", (0, 0, 0))
    analysis = apply_edit(analysis, reviewed(analysis, [("block", (0,))]))
    analysis = apply_edit(analysis, retyped(analysis, ("word", (1, 0, 0)), "Wool"))
    assert next_unreviewed(analysis, None) == (("word", (1, 0, 1)), 4)
    analysis = apply_edit(analysis, reviewed(analysis, [("block", (1,)), ("block", (2,))]))
    assert next_unreviewed(analysis, None) == (None, 0)


def test_the_least_sure_comes_first_and_what_is_sure_never() -> None:
    analysis = page()
    assert next_doubtful(analysis, None, 0.9) == (("word", (2, 0, 0)), 2)
    assert next_doubtful(analysis, ("word", (2, 0, 0)), 0.9)[0] == ("line", (1, 1))
    assert next_doubtful(analysis, ("line", (1, 1)), 0.9)[0] == ("word", (2, 0, 0))
    assert next_doubtful(analysis, ("line", (1, 1)), 0.9, back=True)[0] == ("word", (2, 0, 0))
    assert next_doubtful(analysis, None, 0.9, back=True)[0] == ("line", (1, 1))
    assert next_doubtful(analysis, None, 0.3) == (None, 0)
    assert next_doubtful(Analysis("x", ()), None, 0.9) == (None, 0)


def test_of_an_image_that_is_reviewed_nothing_is_left() -> None:
    analysis = apply_edit(page(), reviewed(page()))
    assert next_unreviewed(analysis, None) == (None, 0)
    assert next_doubtful(analysis, None, 0.9) == (None, 0)


def test_neighbours_are_of_the_same_kind_across_lines_and_blocks() -> None:
    analysis = page()
    assert neighbour(analysis, ("word", (0, 0, 2)), 1) == ("word", (0, 1, 0))
    assert neighbour(analysis, ("word", (1, 0, 0)), -1) == ("word", (0, 1, 6))
    assert neighbour(analysis, ("line", (0, 1)), 1) == ("line", (1, 0))
    assert neighbour(analysis, ("word", (2, 0, 0)), 1) is None
    assert neighbour(analysis, ("object", (0,)), 1) == ("object", (1,))
    assert neighbour(analysis, ("object", (0,)), -1) is None
    assert neighbour(Analysis("x", ()), ("line", (0, 0)), 1) is None
