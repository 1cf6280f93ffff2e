from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.model.analysis import Analysis
from app.model.correct import blocks_of, deleted, moved, reshaped, retyped, reviewed
from app.model.edit import (
    AnalysisState,
    Edit,
    EditError,
    EditStep,
    Key,
    apply_edit,
    decode_edit,
    edit_between,
    encode_edit,
)
from app.model.geometry import rectangle
from app.model.history import History
from app.model.restructure import added, merged, split
from tests.model.corrections import check, page

KINDS = ("block", "line", "word", "face", "object")


def keys_of(analysis: Analysis, kind: str) -> list[Key]:
    if kind in {"face", "object"}:
        return [(kind, (n,)) for n in range(len(getattr(analysis, f"{kind}s") or ()))]
    blocks = blocks_of(analysis)
    if kind == "block":
        return [(kind, (b,)) for b in range(len(blocks))]
    lines = [(b, n) for b, block in enumerate(blocks) for n in range(len(block.lines))]
    if kind == "line":
        return [(kind, path) for path in lines]
    return [(kind, (b, n, w)) for b, n in lines for w in range(len(blocks[b].lines[n].words))]


Draw = Callable[[st.SearchStrategy[Any]], Any]
typed_texts = st.text("ab c,.שד日本é\n", max_size=12) | st.sampled_from(
    ["The steamer", "slowly", "harbour ."]
)
pixels = st.integers(-60, 60) | st.floats(-50, 50)
areas = st.builds(
    rectangle, st.integers(-20, 500), st.integers(-20, 200), st.integers(1, 120), st.integers(1, 40)
)


def any_edit(draw: Draw, analysis: Analysis) -> Edit:  # noqa: PLR0911 - one for each kind of edit
    kind = draw(st.sampled_from(KINDS))
    keys = keys_of(analysis, kind)
    what = draw(st.sampled_from(("type", "move", "reshape", "add", "delete", "merge", "split", "review")))
    if what == "add" or not keys:
        return added(analysis, kind, draw(areas), draw(typed_texts))[0]
    key = draw(st.sampled_from(keys))
    some = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3))
    if what == "type":
        return retyped(analysis, key, draw(typed_texts))
    if what == "move":
        return moved(analysis, some, draw(pixels), draw(pixels))
    if what == "reshape":
        return reshaped(analysis, key, draw(areas))
    if what == "delete":
        return deleted(analysis, some)
    if what == "merge":
        last = keys.index(key)
        return merged(analysis, keys[max(last - 1, 0) : last + 1])[0]
    if what == "split":
        return split(analysis, key, draw(st.integers(-1, 12)))[0]
    return reviewed(analysis, draw(st.just(some) | st.just([])), on=draw(st.booleans()))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_corrections_undone_give_the_exact_start_and_redone_the_exact_end(data: st.DataObject) -> None:
    start = page()
    history = History.of(start)
    states = [start]
    for _ in range(data.draw(st.integers(1, 12))):
        try:
            edit = any_edit(data.draw, history.current)
        except EditError:
            continue
        history = history.done(edit)
        check(history.current)
        states.append(history.current)
        assert decode_edit(encode_edit(edit)) == edit
    assert History.of(start, history.edits, history.position) == history
    end = history
    for state in reversed(states[:-1]):
        history = history.undone()
        assert history.current == state
        assert History.of(start, history.edits, history.position) == history
    assert history.current == start
    assert history.undone() is history
    for state in states[1:]:
        history = history.redone()
        assert history.current == state
    assert history == end
    assert history.redone() is history


def test_a_new_correction_takes_the_place_of_what_was_undone() -> None:
    history = History.of(page())
    assert history.undoable is history.redoable is None
    one = retyped(history.current, ("word", (0, 0, 0)), "A")
    history = history.done(one).undone()
    assert history.redoable == one
    other = retyped(history.current, ("word", (0, 0, 0)), "B")
    history = history.done(other)
    assert (history.undoable, history.redoable, history.edits) == (other, None, (other,))


def test_all_corrections_can_be_discarded_and_that_undone() -> None:
    history = History.of(page())
    history = history.done(retyped(page(), ("word", (0, 0, 0)), "A"))
    history = history.done(deleted(history.current, [("block", (1,)), ("face", (0,))]))
    corrected = history.current
    history = history.done(edit_between(corrected, history.original, "Discard corrections"))
    assert history.current == page()
    assert history.undone().current == corrected


def test_a_correction_costs_what_it_changes() -> None:
    edit = moved(page(), [("word", (0, 0, 0))], -30, 0)  # its line and its block grow, too
    assert [(s.kind, s.bare) for s in edit.steps] == [("block", True), ("line", True), ("word", False)]
    assert len(encode_edit(edit)) < 2_000


def test_an_edit_of_another_analysis_is_refused() -> None:
    edit = retyped(page(), ("word", (0, 0, 0)), "A")
    after = apply_edit(page(), edit)
    with pytest.raises(EditError, match="another analysis"):
        apply_edit(after, edit)
    for step in (
        EditStep("word", (0, 0, 0), (), ()),
        EditStep("word", (0, 0, 0), page().text.blocks[0].lines[0].words[1:2]),  # type: ignore[union-attr] # it has text
        EditStep("word", (0, 9, 0)),
        EditStep("line", (0, 0), (), (), bare=True),
        EditStep("line", (0, 7), (), (), bare=True),
        EditStep("face", (7,)),
        EditStep("block", (0, 0)),
    ):
        wrong = replace(edit, steps=(step,))
        if step == EditStep("word", (0, 0, 0), (), ()):
            apply_edit(page(), wrong)  # takes nothing away and puts nothing there
            continue
        with pytest.raises(EditError):
            apply_edit(page(), wrong)


STEP = (
    b'{"title":"x","steps":[{"kind":"%s","path":[0],"removed":[%s],"inserted":[],"bare":false}],'
    b'"before":{},"after":{}}'
)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"\xff", STEP % (b"cow", b""), STEP % (b"word", b"1")],
)
def test_what_is_no_edit_is_refused(data: bytes) -> None:
    with pytest.raises(EditError, match="could not be read"):
        decode_edit(data)


def test_facts_say_nothing_unless_told() -> None:
    assert AnalysisState() == AnalysisState(corrected=False, reviewed=False, parts=(), content=None)
