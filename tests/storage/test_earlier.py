"""Older analyses of an image, references, and where each comes from."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import msgspec
import pytest

from app.model.analysis_origin import AnalysisOrigin, ReadingRole, as_reference, role_of
from app.model.document import encode_analysis
from app.model.outcome import Outcome
from app.storage.corrected import corrected_analyses, corrected_analysis
from app.storage.database import MIGRATIONS, packed
from app.storage.earlier import earlier_analyses, is_kept, keep_reference, remove_analysis
from app.storage.journal import bring_back
from app.storage.store import FILE_NAME, Store
from tests.values import analysis, image


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE_NAME


def texts(store: Store) -> list[str]:
    return [e.analysis.text.content for e in earlier_analyses(store, image()) if e.analysis.text]


def test_a_file_of_before_roles_holds_readings_of_unknown_origin(path: Path) -> None:
    path.parent.mkdir()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("CREATE TABLE migration (version INTEGER PRIMARY KEY, made REAL NOT NULL)")
    for number, script in enumerate(MIGRATIONS[:3], 1):
        for statement in filter(str.strip, script.split(";")):
            db.execute(statement)
        db.execute("INSERT INTO migration VALUES (?, 0)", (number,))
    db.execute("INSERT INTO image VALUES (1, ?, 0, 'a.png', 10, 10)", (image().sha256,))
    body = packed(encode_analysis(analysis("of before")))
    db.execute(
        "INSERT INTO analysis (id, image, provider, key, status, made, bytes, body)"
        " VALUES (1, 1, ?, 'key', 'ok', 1700000000.5, ?, ?)",
        (analysis().provider, len(body), body),
    )
    db.close()
    with Store(path) as store:
        (kept,) = corrected_analyses(store, image())
        assert kept.origin == AnalysisOrigin(1700000000.5)
        assert not kept.origin.is_reference
        assert kept.analysis.text is not None
        assert kept.analysis.text.content == "of before"
        keep_reference(store, image(), analysis("truth"), "1", file="page.gt.txt")
        assert [c.origin.role for c in corrected_analyses(store, image())] == ["", "reference"]


def test_a_reference_stands_beside_the_reading_it_was_made_of_and_survives(path: Path) -> None:
    before = time.time()
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis("read")), file="page.xml")
        kept = keep_reference(store, image(), analysis("truth"), "1", file="page_GT.xml", raw=b"<PcGts/>")
        assert kept.provider == f"reference:{analysis().provider}"
    with Store(path) as store:
        reading, reference = corrected_analyses(store, image())
        assert (reading.origin.file, reading.origin.role) == ("page.xml", ReadingRole.READING)
        assert (reference.origin.file, reference.origin.role) == ("page_GT.xml", ReadingRole.REFERENCE)
        assert before <= reference.origin.made <= time.time()
        assert store.raw(image(), kept.provider) == b"<PcGts/>"
        again = corrected_analysis(store, image(), reference.analysis)
        assert again.origin == reference.origin, "an answer that just came is told what it is, too"


def test_room_is_not_made_of_references(path: Path) -> None:
    with Store(path, limit=1) as store:
        keep_reference(store, image(), analysis("truth"), "1")
        store.keep(image(), "key", Outcome(analysis("read")))
        assert texts(store) == ["truth"]


def test_an_older_analysis_is_told_brought_back_and_removed(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "answer 1", Outcome(analysis("one")), file="one.json")
        store.keep(image(), "answer 2", Outcome(analysis("two")))
        two, one = earlier_analyses(store, image())
        assert (one.origin.file, two.origin.file, one.corrected) == ("one.json", "", False)
        assert bring_back(store, one.id)
        assert texts(store) == ["one", "two"]
        assert earlier_analyses(store, image())[0].made == one.made, "when it was answered stays true"
        assert remove_analysis(store, one.id)
        assert not remove_analysis(store, one.id)
        assert texts(store) == ["two"]


def test_a_reference_of_a_reference_is_one() -> None:
    read = msgspec.structs.replace(analysis(), seconds=2.0, cached=True)
    reference = as_reference(read)
    assert as_reference(reference) == reference
    assert (reference.seconds, reference.cached) == (0.0, False)


def test_a_role_of_a_later_version_is_a_reading() -> None:
    assert role_of("witness") is ReadingRole.READING
    assert role_of("reference") is ReadingRole.REFERENCE


def test_what_goes_by_the_id_of_a_reference_is_one_however_it_came(path: Path) -> None:
    with Store(path) as store:
        came = corrected_analysis(store, image(), as_reference(analysis("truth")))
        assert came.origin.is_reference
        assert [e.origin.role for e in earlier_analyses(store, image())] == [ReadingRole.REFERENCE]


def test_what_cannot_be_read_is_left_out_and_a_request_is_known_by_its_key(path: Path) -> None:
    with Store(path) as store:
        assert not is_kept(store, image(), "answer 1")
        store.keep(image(), "answer 1", Outcome(analysis("one")))
        store.keep(image(), "answer 2", Outcome(analysis("two")))
        assert is_kept(store, image(), "answer 1")
        assert not is_kept(store, image(), "reference 1")
        store.perform(lambda db: db.execute("UPDATE analysis SET body = x'00' WHERE key = 'answer 1'"), None)
        assert texts(store) == ["two"]
