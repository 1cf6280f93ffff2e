"""Corrections on a bare widget: made, undone, refused, written down, and found again."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.imaging.open import identify
from app.model.analysis import Analysis, Word
from app.model.correct import moved, region_at, retyped
from app.model.edit import Key
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from tests.ui.analyses import analysis
from tests.ui.conftest import MakeImage

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

WORD: Key = ("word", (0, 0, 1))


@pytest.fixture
def corrections(context: Context, qtbot: QtBot, make_image: MakeImage) -> Corrections:
    """The corrections of an image with one analysis."""
    made = Corrections(context)
    context.session.add(identify(make_image()), show=True)
    answer(context, qtbot, analysis())
    return made


def answer(context: Context, qtbot: QtBot, answered: Analysis) -> None:
    entry = context.session.current
    assert entry is not None
    context.session.put(entry.key, entry.image, answered)
    settle(context, qtbot)


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not context.runtime.busy, timeout=20_000)


def word(corrections: Corrections) -> str:
    history = corrections.history
    assert history is not None
    region = region_at(history.current, WORD)
    assert isinstance(region, Word)
    return region.text


def retype(corrections: Corrections, text: str) -> None:
    corrections.make(lambda a: retyped(a, WORD, text))


def test_corrections_are_made_undone_and_made_again(corrections: Corrections) -> None:
    told: list[object] = []
    corrections.changed.connect(lambda _entry, select: told.append(select))
    retype(corrections, "schooner")
    assert word(corrections) == "schooner"
    corrections.undo()
    assert word(corrections) == "steamer"
    corrections.redo()
    assert word(corrections) == "schooner"
    corrections.discard()
    assert word(corrections) == "steamer"
    assert told == [None, None, None, ()]


def test_small_steps_of_a_row_are_undone_together(corrections: Corrections) -> None:
    for _ in range(3):
        corrections.make(lambda a: moved(a, (WORD,), 1, 0), run="nudge")
    corrections.make(lambda a: moved(a, (WORD,), 1, 0), run="another nudge")
    history = corrections.history
    assert history is not None
    assert len(history.edits) == 2


def test_what_was_corrected_is_there_when_the_same_answer_comes_again(
    corrections: Corrections, context: Context, qtbot: QtBot
) -> None:
    retype(corrections, "schooner")
    answer(context, qtbot, analysis())
    assert word(corrections) == "schooner"
    assert corrections.history is not None
    assert corrections.history.undoable is not None


def test_typing_is_kept_as_it_goes_and_dropped_without_a_trace(
    corrections: Corrections, context: Context, qtbot: QtBot
) -> None:
    assert corrections.begin_typing(WORD)
    corrections.type("schoo")
    settle(context, qtbot)
    corrections.end_typing(None)
    settle(context, qtbot)
    assert word(corrections) == "steamer"
    answer(context, qtbot, analysis())
    assert word(corrections) == "steamer", "nothing of it was left on disk"
    assert corrections.begin_typing(WORD)
    corrections.end_typing("schooner")
    assert word(corrections) == "schooner"


def test_a_new_answer_supersedes_a_corrected_one_which_can_be_brought_back(
    corrections: Corrections, context: Context, qtbot: QtBot
) -> None:
    retype(corrections, "schooner")
    with qtbot.waitSignal(corrections.superseded) as told:
        answer(context, qtbot, analysis(extra="Tea chests 88"))
    assert told.args is not None
    assert told.args[1] == "on-device"
    assert word(corrections) == "steamer"
    corrections.bring_back()
    assert word(corrections) == "schooner"


def test_the_original_can_be_looked_at(corrections: Corrections, context: Context) -> None:
    retype(corrections, "schooner")
    entry = context.session.current
    assert entry is not None
    corrected = entry.analyses["on-device"]
    corrections.show_original(on=True)
    assert corrections.original_shown
    assert corrections.seen(entry, corrected) == analysis()
    corrections.show_original(on=False)
    assert corrections.seen(entry, corrected) is corrected


def test_without_an_analysis_corrections_are_refused(context: Context) -> None:
    corrections = Corrections(context)
    refused: list[str] = []
    corrections.refused.connect(refused.append)
    retype(corrections, "x")
    assert refused == ["There is no analysis to correct yet"]
    assert not corrections.begin_typing(WORD)
    corrections.type("x")
    corrections.end_typing("x")
    corrections.undo()
    corrections.discard()
    corrections.bring_back()
    corrections.show_original(on=True)
    assert corrections.history is None


def test_what_cannot_be_made_is_said(corrections: Corrections) -> None:
    refused: list[str] = []
    corrections.refused.connect(refused.append)
    corrections.make(lambda a: retyped(a, ("word", (9, 9, 9)), "x"))
    assert len(refused) == 1
    retype(corrections, "steamer")
    assert corrections.history is not None
    assert not corrections.history.edits, "the same text is no correction"
