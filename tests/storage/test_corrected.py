"""Analyses read together with their corrections."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.model.analysis import Analysis
from app.model.correct import retyped
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.model.outcome import Outcome
from app.storage.corrected import NO_JOURNAL, corrected_analyses, corrected_analysis
from app.storage.journal import journal_of, turn, write
from app.storage.pending_writes import PendingWrites
from app.storage.store import FILE_NAME, Store
from tests.values import analysis, image

WORD = ("word", (0, 0, 0))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / FILE_NAME) as opened:
        yield opened


def correct(store: Store, original: Analysis, text: str) -> int:
    """Retype the first word; gives the id of the journal."""
    journal = journal_of(store, image(), original)
    assert journal is not None
    assert write(store, journal.id, 0, retyped(original, WORD, text))
    return journal.id


def test_kept_analyses_come_with_corrections_journal_and_what_was_corrected_earlier(store: Store) -> None:
    store.keep(image(), "key", Outcome(analysis()))
    number = correct(store, analysis(), "corrected")
    other = replace(analysis(), provider="other")
    store.keep(image(), "other", Outcome(other))
    first, second = corrected_analyses(store, image())
    assert first.journal == number
    assert first.analysis.corrected
    assert first.history.original == replace(analysis(), cached=True)
    assert (first.earlier, first.unread) == (None, False)
    assert second.analysis is second.history.original
    assert second.analysis.provider == "other"
    store.keep(image(), "key", Outcome(analysis("newer words")))
    newest = corrected_analyses(store, image())[-1]
    assert newest.analysis == replace(analysis("newer words"), cached=True)
    assert newest.earlier is not None
    assert newest.earlier.id == number


def test_the_same_answer_given_again_shares_the_journal_of_the_first(store: Store) -> None:
    store.keep(image(), "key", Outcome(analysis()))
    number = correct(store, analysis(), "corrected")
    again = replace(analysis(), seconds=99.0)
    store.keep(image(), "key", Outcome(again))
    (kept,) = corrected_analyses(store, image())
    assert kept.journal == number
    assert kept.analysis.corrected
    assert corrected_analysis(store, image(), again).journal == number


def test_an_answer_that_was_not_kept_gets_a_journal_and_a_failure_none(store: Store) -> None:
    arrived = corrected_analysis(store, image(), analysis())
    assert arrived.analysis is arrived.history.original
    assert arrived.journal != NO_JOURNAL
    assert corrected_analysis(store, image(), analysis()).journal == arrived.journal
    failed = Analysis.failed("x", (Feature.TEXT,), ServiceError("it broke"))
    assert corrected_analysis(store, image(), failed).journal == NO_JOURNAL


def test_corrections_that_cannot_be_read_are_told_and_a_damaged_body_is_left_out(store: Store) -> None:
    store.keep(image(), "key", Outcome(analysis()))
    correct(store, analysis(), "corrected")
    store.perform(lambda db: db.execute("UPDATE edit SET body = x'00'"), None)
    (kept,) = corrected_analyses(store, image())
    assert kept.unread
    assert kept.analysis == replace(analysis(), cached=True)
    store.perform(lambda db: db.execute("UPDATE analysis SET body = x'00'"), None)
    assert corrected_analyses(store, image()) == ()


def test_writes_that_wait_are_performed_in_order_and_one_that_fails_is_told(store: Store) -> None:
    number = correct(store, analysis(), "corrected")
    pending = PendingWrites()
    for position in (0, 1):
        pending.add(partial(turn, journal=number, position=position))
    assert pending.drain(store)
    assert corrected_analyses(store, image())[0].history.position == 1, "the later one counts"
    pending.add(lambda _held: False)
    pending.add(lambda held: turn(held, number, 0))
    assert not pending.drain(store)
    assert pending.drain(store), "nothing waits any more"
    assert not corrected_analyses(store, image())[0].analysis.corrected
