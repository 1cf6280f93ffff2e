from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.model.analysis import Analysis
from app.model.correct import region_at, retyped, reviewed
from app.model.errors import ServiceError
from app.model.feature import Feature
from app.model.history import History
from app.model.outcome import Outcome
from app.storage.journal import Journal, bring_back, corrected_before, journal_of, turn, write
from app.storage.store import FILE_NAME, Store
from tests.conftest import ROOT
from tests.storage.test_store import full, sound
from tests.values import analysis, image

WORD = ("word", (0, 0, 0))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE_NAME


def opened(store: Store, original: Analysis | None = None) -> Journal:
    journal = journal_of(store, image(), original or analysis())
    assert journal is not None
    return journal


def history_of(journal: Journal) -> History:
    return History.of(journal.original, journal.edits, journal.position)


def correct(store: Store, journal: Journal, *texts: str) -> History:
    history = history_of(journal)
    for text in texts:
        edit = retyped(history.current, WORD, text)
        assert write(store, journal.id, history.position, edit)
        history = history.done(edit)
    return history


def test_corrections_come_back_with_what_can_be_undone_and_redone(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis(), b"raw"))
        journal = opened(store)
        assert journal == Journal(journal.id, analysis(), origin=journal.origin)
        history = correct(store, journal, "first", "second", "third").undone()
        assert turn(store, journal.id, history.position)
    with Store(path) as store:
        (original,) = store.analyses(image())  # as it was answered, always
        assert original == replace(analysis(), cached=True)
        journal = opened(store, original)
        again = history_of(journal)
        assert (again.edits, again.position) == (history.edits, 2)
        assert again.current == replace(history.current, cached=True)
        assert again.redone().current.corrected
        assert store.outcomes(image())[0].raw == b"raw"


def test_a_correction_after_undo_takes_the_place_of_what_was_undone(path: Path) -> None:
    with Store(path) as store:
        journal = opened(store)
        history = correct(store, journal, "first", "second", "third").undone().undone()
        edit = retyped(history.current, WORD, "other")
        assert write(store, journal.id, history.position, edit)
        history = history.done(edit)
        assert history_of(opened(store)) == history
        assert turn(store, journal.id, 1, cut=True)
        assert len(opened(store).edits) == 1


def test_an_analysis_that_was_not_kept_is_when_it_is_corrected(path: Path) -> None:
    with Store(path) as store:
        first = opened(store)
        assert opened(store).id == first.id
        assert len(store.analyses(image())) == 1
        other = opened(store, analysis("other words"))
        assert other.id != first.id
        failed = Analysis.failed("x", (Feature.TEXT,), ServiceError("it broke"))
        assert journal_of(store, image(), failed) is None


def test_analysing_again_leaves_what_was_corrected(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis(), b"raw"))
        old = opened(store)
        corrected = correct(store, old, "first").current
        store.keep(image(), "key", Outcome(analysis("newer words"), b"newer"))
        new = opened(store, analysis("newer words"))
        assert new.id != old.id
        assert store.analyses(image()) == (replace(analysis("newer words"), cached=True),)
        before = corrected_before(store, image(), new)
        assert before is not None
        assert history_of(before).current == replace(corrected, cached=True)
        assert corrected_before(store, image(), old) is None
        assert bring_back(store, before.id)
        assert store.outcomes(image())[0].raw == b"raw"
        store.keep(image(), "key", Outcome(analysis("newest")))  # replaces the one nobody corrected
        assert corrected_before(store, image(), opened(store, analysis("newest"))) == before


def test_the_same_answer_given_again_keeps_its_corrections(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis(), b"raw"))
        history = correct(store, opened(store), "first")
        again = replace(analysis(), seconds=99.0)
        store.keep(image(), "key", Outcome(again))
        journal = opened(store, again)
        assert journal.edits == history.edits
        assert history_of(journal).current == replace(history.current, seconds=99.0)


def test_corrected_analyses_never_make_way(path: Path) -> None:
    with Store(path, limit=25_000) as store:
        correct(store, opened(store), "first")
        for number in range(5):
            raw = random.Random(number).randbytes(10_000)  # noqa: S311 - filler
            store.keep(image(sha256=str(number)), "key", Outcome(analysis(), raw))
        assert opened(store).position == 1
        assert store.analyses(image(sha256="0")) == ()
        store.delete(image().sha256)
        assert opened(store).edits == ()


def test_a_row_that_cannot_be_read_ends_the_list(path: Path) -> None:
    with Store(path) as store:
        journal = opened(store)
        correct(store, journal, "first", "second", "third")
        store.perform(lambda db: db.execute("UPDATE edit SET body = x'00' WHERE place = 1"), None)
        damaged = opened(store)
        assert (len(damaged.edits), damaged.position, damaged.unread) == (1, 1, 2)
        store.perform(lambda db: db.execute("UPDATE analysis SET body = x'00'"), None)
        assert opened(store).id != journal.id
        assert corrected_before(store, image(), Journal(-1, analysis())) is None


def test_a_full_disk_is_said_and_one_sentence(path: Path) -> None:
    with Store(path) as store:
        journal = opened(store)
        store.perform(full, None)
        edits = [retyped(analysis(), WORD, random.Random(n).randbytes(5_000).hex()) for n in range(9)]  # noqa: S311
        assert not all(write(store, journal.id, n, edit) for n, edit in enumerate(edits))
        assert "full" in str(store.take_notices()[0])
    with Store(path) as closed:
        pass
    assert journal_of(closed, image(), analysis()) is None
    assert not turn(closed, 1, 1)
    assert not bring_back(closed, 1)


CORRECTOR = """
import sys
from pathlib import Path
from app.storage.journal import journal_of, turn, write
from app.model.correct import retyped, reviewed
from app.model.history import History
from app.storage.store import Store
from tests.values import analysis, image
with Store(Path(sys.argv[1])) as store:
    journal = journal_of(store, image(), analysis())
    history = History.of(journal.original, journal.edits, journal.position)
    number = journal.position
    while True:
        edit = retyped(history.current, ("word", (0, 0, 0)), f"text{number}")
        if not write(store, journal.id, history.position, edit):
            sys.exit(f"not kept: {store.take_notices()}")
        history = history.done(edit)
        print(number, flush=True)
        if number % 7 == 6:
            history = history.undone()
            turn(store, journal.id, history.position)
            history = history.redone()
            turn(store, journal.id, history.position)
        number += 1
"""


def test_killed_at_ten_random_moments_at_most_the_last_correction_is_lost(path: Path) -> None:
    moments = random.Random(11)  # noqa: S311 - moments, not secrets
    for _ in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", CORRECTOR, str(path)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        reached = -1
        for _ in range(moments.randrange(1, 60)):
            reached = int(process.stdout.readline())
        # somewhere within the next write, which takes about a millisecond
        threading.Event().wait(moments.random() * 0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        reached = max([reached, *map(int, process.stdout.read().split())])  # what it had said by then
        process.stdout.close()
        with Store(path) as store:
            assert store.take_notices() == ()
            journal = opened(store)
            history = history_of(journal)  # every edit fits the one before
            assert journal.unread == 0
            # all that was said to be kept is: in force, or one undone at the moment of the kill
            assert len(history.edits) >= reached + 1
            assert history.position >= reached
            text = region_at(history.current, WORD)
            assert getattr(text, "text", "") == f"text{history.position - 1}"
            assert write(store, journal.id, history.position, reviewed(history.current))
            assert turn(store, journal.id, history.position, cut=True)
        assert sound(path)
    assert not list(path.parent.glob("*.damaged-*"))


def test_a_file_of_before_corrections_gets_room_for_them(path: Path) -> None:
    from app.storage.database import MIGRATIONS

    path.parent.mkdir()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("CREATE TABLE migration (version INTEGER PRIMARY KEY, made REAL NOT NULL)")
    for statement in filter(str.strip, MIGRATIONS[0].split(";")):
        db.execute(statement)
    db.execute("INSERT INTO migration VALUES (1, 0)")
    db.close()
    with Store(path) as store:
        assert not store.private
        correct(store, opened(store), "first")
        assert opened(store).position == 1


def test_a_journal_of_an_emptied_store_never_leads_to_another_image(path: Path) -> None:
    with Store(path) as store, Store(path) as other:
        journal = opened(store)
        edit = correct(store, journal, "one").edits[0]
        other.clear()
        later = opened(store, analysis("another"))
        assert later.id != journal.id
        assert not write(store, journal.id, 0, edit)
        assert opened(store, analysis("another")).edits == ()
