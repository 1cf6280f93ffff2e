from __future__ import annotations

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.model.analysis import Analysis, Failure
from app.model.errors import ErrorKind, ServiceError
from app.model.feature import Feature
from app.model.outcome import Outcome
from app.storage.analysis_rows import MOST_EARLIER
from app.storage.database import MIGRATIONS
from app.storage.earlier import earlier_analyses
from app.storage.looked_at import last_looked_at, remember_looked_at
from app.storage.store import FILE_NAME, Store
from tests.conftest import ROOT
from tests.values import analysis, image


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE_NAME


def sound(path: Path) -> bool:
    db = sqlite3.connect(path)
    try:
        return bool(db.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    finally:
        db.close()


def full(db: sqlite3.Connection) -> None:
    """Let the disk of this connection be full."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")


def incompressible(size: int) -> bytes:
    return random.Random(1).randbytes(size)  # noqa: S311 - filler, not a secret


def test_a_second_identical_request_is_answered_from_the_store(path: Path) -> None:
    with Store(path) as store:
        assert store.keep(image(), "key", Outcome(analysis(), b"raw answer"))
    with Store(path) as store:
        kept = store.kept(image(), "key")
    assert kept is not None
    assert kept.raw == b"raw answer"
    assert kept.analysis == msgspec.structs.replace(analysis(), cached=True)


@pytest.mark.parametrize(
    ("other", "key"), [(image(sha256="cd" * 32), "key"), (image(frame=1), "key"), (image(), "another")]
)
def test_another_image_frame_or_request_is_asked_anew(path: Path, other: Any, key: str) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis()))
        assert store.kept(other, key) is None


def test_what_failed_is_never_a_kept_answer(path: Path) -> None:
    failed = Analysis.failed("on-device", (Feature.TEXT,), ServiceError("it broke"))
    partial = msgspec.structs.replace(
        analysis(), faces=None, errors=(Failure(ErrorKind.QUOTA, "spent", Feature.FACES),)
    )
    with Store(path) as store:
        assert not store.keep(image(), "failed", Outcome(failed))
        assert store.keep(image(), "partial", Outcome(partial))
        assert store.kept(image(), "failed") is None
        assert store.kept(image(), "partial") is None
        assert [a.status for a in store.analyses(image())] == ["partial"]


def test_an_answer_from_the_store_is_not_kept_again(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis()))
        kept = store.kept(image(), "key")
        assert kept is not None
        assert not store.keep(image(), "key", kept)


def test_the_newest_analysis_of_each_provider_comes_back(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "a", Outcome(analysis("old")))
        store.keep(image(), "t", Outcome(analysis("other", "tesseract")))
        store.keep(image(), "b", Outcome(analysis("new")))
        store.keep(image(frame=3), "a", Outcome(analysis("frame")))
        found = store.analyses(image().sha256)
        assert [(a.provider, a.text and a.text.content) for a in found] == [
            ("tesseract", "other"),
            ("on-device", "new"),
        ]
        assert [a.text and a.text.content for a in store.analyses(image(frame=3))] == ["frame"]


def test_the_untouched_answer_of_a_provider_is_the_newest_one(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "a", Outcome(analysis("old"), b"old answer"))
        store.keep(image(), "b", Outcome(analysis("new"), b"new answer"))
        store.keep(image(), "t", Outcome(analysis("other", "tesseract")))
        assert store.raw(image(), "on-device") == b"new answer"
        assert store.raw(image(), "tesseract") is None
        assert store.raw(image(frame=3), "on-device") is None
        store.perform(lambda db: db.execute("UPDATE analysis SET raw = x'00'"), None)
        assert store.raw(image(), "on-device") is None


def test_analysing_again_replaces_the_kept_answer(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis("first")))
        store.keep(image(), "key", Outcome(analysis("second")))
        kept = store.kept(image(), "key")
        assert kept is not None
        assert kept.analysis.text is not None
        assert kept.analysis.text.content == "second"
        assert len(store.analyses(image())) == 1


def test_the_list_of_open_images_is_remembered(path: Path) -> None:
    with Store(path) as store:
        assert store.last_session() == ()
        store.remember_session([Path("/a b/ä.png"), Path("/c")])
        store.remember_session([Path("/c"), Path("/a b/ä.png"), Path("/bad\udcff.png")])
    with Store(path) as store:
        assert store.last_session() == (Path("/c"), Path("/a b/ä.png"))


def test_what_was_looked_at_last_is_remembered(path: Path) -> None:
    with Store(path) as store:
        assert last_looked_at(store) is None
        remember_looked_at(store, (Path("/a b/ä.png"), 0))
        remember_looked_at(store, (Path("/c.tif"), 3))
    with Store(path) as store:
        assert last_looked_at(store) == (Path("/c.tif"), 3)
        for nowhere in (None, (Path("/bad\udcff.png"), 0)):
            remember_looked_at(store, (Path("/c"), 0))
            remember_looked_at(store, nowhere)
            assert last_looked_at(store) is None
        remember_looked_at(store, (Path("/c"), 0))
        store.clear()
        assert last_looked_at(store) is None


def test_an_image_can_be_forgotten_and_everything_can(path: Path) -> None:
    with Store(path) as store:
        for sha in ("aa", "bb"):
            store.keep(image(sha256=sha), "key", Outcome(analysis("secretword")))
        store.delete("aa")
        assert store.analyses("aa") == ()
        assert store.size() > 0
        store.remember_session([Path("/x")])
        store.clear()
        assert (store.size(), store.analyses("bb"), store.last_session()) == (0, (), ())


def test_the_oldest_analyses_make_way(path: Path) -> None:
    with Store(path, limit=25_000) as store:
        for number in range(5):
            store.keep(image(sha256=str(number)), "key", Outcome(analysis(), incompressible(10_000)))
        assert store.size() <= 25_000
        assert [bool(store.analyses(str(n))) for n in range(5)] == [False, False, False, True, True]


def test_the_file_is_readable_by_its_owner_only(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis()))
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_private_mode_keeps_nothing_on_disk(private_folders: dict[str, Path]) -> None:
    with Store.open(private=True) as store:
        store.keep(image(), "key", Outcome(analysis()))
        assert store.kept(image(), "key") is not None
        assert store.private
    assert not private_folders["VIDIMUS_DATA_DIR"].exists()


def test_the_users_own_store_lives_in_the_data_folder(private_folders: dict[str, Path]) -> None:
    with Store.open() as store:
        assert not store.private
        assert store.path == private_folders["VIDIMUS_DATA_DIR"] / FILE_NAME


@pytest.mark.parametrize(
    "damage", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 8000]
)
def test_a_damaged_file_is_moved_aside(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    with Store(path) as store:
        (notice,) = store.take_notices()
        assert "damaged" in str(notice)
        assert store.keep(image(), "key", Outcome(analysis()))
        assert not store.private
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == damage
    with Store(path) as store:
        assert store.take_notices() == ()
        assert store.kept(image(), "key") is not None


def test_damage_that_shows_later_is_met_the_same_way(path: Path) -> None:
    with Store(path) as store:
        for number in range(50):
            store.keep(image(sha256=str(number)), "key", Outcome(analysis(), incompressible(5_000)))
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xee" * (path.stat().st_size - 4096))
    with Store(path) as store:
        notices = store.take_notices()
        store.kept(image(sha256="3"), "key")
        store.keep(image(sha256="4"), "key", Outcome(analysis()))
        notices += store.take_notices()
        assert len(notices) == 1
        assert "damaged" in str(notices[0])
        assert store.keep(image(sha256="4"), "key", Outcome(analysis()))
        assert store.kept(image(sha256="4"), "key") is not None
    assert list(path.parent.glob("*.damaged-*"))


def test_files_damaged_in_the_same_second_are_all_kept(path: Path) -> None:
    path.parent.mkdir()
    for number in range(3):
        path.write_bytes(b"damaged in some way " * 100 + bytes([number]))
        Store(path).close()
    assert len(list(path.parent.glob("*.damaged-*"))) == 3


def test_a_row_that_cannot_be_read_is_asked_anew(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "one", Outcome(analysis()))
        store.keep(image(), "two", Outcome(analysis(provider="tesseract")))
        store.perform(lambda db: db.execute("UPDATE analysis SET body = x'00' WHERE key = 'one'"), None)
        store.perform(
            lambda db: db.execute("UPDATE analysis SET body = ? WHERE key = 'two'", (zlib.compress(b"[]"),)),
            None,
        )
        assert store.kept(image(), "one") is None
        assert store.kept(image(), "two") is None
        assert store.analyses(image()) == ()


def test_a_newer_schema_is_left_alone(path: Path) -> None:
    with Store(path) as store:
        store.keep(image(), "key", Outcome(analysis()))
        store.perform(
            lambda db: db.execute("INSERT INTO migration VALUES (?, 0)", (len(MIGRATIONS) + 1,)), None
        )
    with Store(path) as store:
        assert store.private
        (notice,) = store.take_notices()
        assert "newer" in str(notice)
        store.clear()
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM analysis").fetchone() == (1,)
    db.close()


def test_a_full_disk_is_one_sentence(path: Path) -> None:
    with Store(path) as store:
        store.perform(full, None)
        assert not store.keep(image(), "key", Outcome(analysis(), incompressible(100_000)))
        (notice,) = store.take_notices()
        assert str(notice) == f"the analyses could not be kept in {path}: the disk is full"
        assert store.take_notices() == ()
        assert store.kept(image(), "key") is None
        store.perform(lambda db: db.execute("PRAGMA max_page_count = 1000000"), None)
        assert store.keep(image(), "key", Outcome(analysis(), incompressible(100_000)))
    assert sound(path)


def test_a_folder_that_cannot_be_made_means_memory_and_a_notice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Store(tmp_path / "file" / "data" / FILE_NAME) as store:
        (notice,) = store.take_notices()
        assert "not kept this time" in str(notice)
        assert store.private
        assert store.keep(image(), "key", Outcome(analysis()))
        assert store.kept(image(), "key") is not None


def test_a_folder_in_place_of_the_file_means_memory_and_a_notice(path: Path) -> None:
    path.mkdir(parents=True)
    with Store(path) as store:
        assert store.private
        assert len(store.take_notices()) == 1


def test_a_file_another_process_locks_for_good_means_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.database._LOCK_TIMEOUT", 0.05)
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with Store(path) as store:
            assert store.private
            (notice,) = store.take_notices()
            assert "another process is using it" in str(notice)
    finally:
        other.close()


def test_a_damaged_file_that_cannot_be_moved_means_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    path.parent.mkdir()
    path.write_bytes(b"this is no database at all" * 100)
    monkeypatch.setattr(Path, "rename", refused)
    with Store(path) as store:
        assert store.private
        (notice,) = store.take_notices()
        assert str(notice).endswith("permission denied")
    assert path.exists()


def test_what_another_process_has_moved_aside_already_is_not_moved_again(path: Path) -> None:
    first, second = Store(path), Store(path)
    for suffix in ("", "-wal", "-shm"):
        moved = path.with_name(path.name + suffix)
        moved.rename(moved.with_name("aside" + suffix))
    with Store(path) as third:
        third.keep(image(), "key", Outcome(analysis()))
        first._replace_damaged()
        assert first.take_notices() == ()
        assert first.kept(image(), "key") is not None
    first.close()
    second.close()


def test_a_closed_store_answers_nothing_and_can_be_closed_again(path: Path) -> None:
    store = Store(path)
    store.close()
    store.close()
    assert store.kept(image(), "key") is None
    assert not store.keep(image(), "key", Outcome(analysis()))


def test_threads_share_one_store(path: Path) -> None:
    with Store(path) as store:

        def work(number: int) -> None:
            for turn in range(10):
                store.keep(image(sha256=str(number)), str(turn), Outcome(analysis(f"{number} {turn}")))
                kept = store.kept(image(sha256=str(number)), str(turn))
                good.append(kept is not None and kept.analysis.text is not None)

        good: list[bool] = []
        threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert good == [True] * 60
        assert store.take_notices() == ()


WRITER = """
import sys
from pathlib import Path
from app.model.outcome import Outcome
from app.storage.store import Store
from tests.values import analysis, image
path, prefix, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Store(path) as store:
    number = 0
    while number != count:
        print(number, flush=True)
        raw = bytes(range(256)) * (number % 500)
        if not store.keep(image(sha256=f"{prefix}{number}"), "key", Outcome(analysis(), raw)):
            sys.exit(f"not kept: {store.take_notices()}")
        store.remember_session([Path(f"/{prefix}{number}")])
        number += 1
"""


def writer(path: Path, prefix: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), prefix, str(count)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_killed_at_ten_random_moments_the_store_opens_clean(path: Path) -> None:
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    for turn in range(10):
        process = writer(path, f"{turn}-", -1)
        assert process.stdout is not None
        reached = 0
        for _ in range(moments.randrange(1, 40)):
            reached = int(process.stdout.readline())
        # somewhere within the next write, which takes about a millisecond
        threading.Event().wait(moments.random() * 0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Store(path) as store:
            assert store.take_notices() == ()
            assert not store.private
            for number in range(reached):
                assert store.kept(image(sha256=f"{turn}-{number}"), "key") is not None
            assert store.keep(image(sha256=f"{turn}-after"), "key", Outcome(analysis()))
        assert sound(path)
    assert not list(path.parent.glob("*.damaged-*"))


def test_two_processes_write_at_once(path: Path) -> None:
    both = [writer(path, prefix, 60) for prefix in ("a", "b")]
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with Store(path) as store:
        for prefix in ("a", "b"):
            assert all(store.kept(image(sha256=f"{prefix}{n}"), "key") for n in range(60))


def test_the_queue_is_kept_in_order_with_whom_each_waits_for(path: Path) -> None:
    a, b, c = Path("/p/a.png"), Path("/p/b.png"), Path("/p/c.png")
    with Store(path) as store:
        store.change_queue((), {a: ("google-vision", "on-device"), b: ("on-device",), c: ("on-device",)})
        store.change_queue((b, Path("/p/unknown.png")), {a: ("on-device",)})
        store.change_queue((Path(os.fsdecode(b"/p/\xff.png")),), {Path(os.fsdecode(b"/p/\xff")): ("x",)})
    with Store(path) as store:
        assert list(store.last_queue().items()) == [(c, ("on-device",)), (a, ("on-device",))]
        store.clear()
        assert store.last_queue() == {}
    with Store(None) as nothing:
        nothing.change_queue((), {a: ("on-device",)})
        assert nothing.private


def test_earlier_answers_that_say_something_else_stay(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        for text in ("one", "one", "two", "three"):
            store.keep(image(), "key", Outcome(analysis(text)))
        found = [e.analysis.text.content for e in earlier_analyses(store, image()) if e.analysis.text]
        assert found == ["three", "two", "one"]
        assert [a.text.content for a in store.analyses(image()) if a.text] == ["three"]
        kept = store.kept(image(), "key")
        assert kept is not None
        assert kept.analysis.text is not None
        assert kept.analysis.text.content == "three"


def test_only_so_many_earlier_answers_stay(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        for number in range(MOST_EARLIER + 5):
            store.keep(image(), "key", Outcome(analysis(str(number))))
        assert len(earlier_analyses(store, image())) == MOST_EARLIER
