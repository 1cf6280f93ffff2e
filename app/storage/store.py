"""The store of everything that must survive: images, analyses with raw answers, the last session.

One SQLite file (write-ahead log), readable by its owner only. Killing the program at any moment leaves
it sound; a file that is damaged all the same is moved aside. Trouble with the file never costs an
analysis: it becomes a sentence in ``Store.take_notices`` and the program goes on in memory.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from app.config.paths import data_dir
from app.model.analysis import Analysis
from app.model.analysis_origin import ReadingRole
from app.model.document import encode_analysis
from app.model.image import Image
from app.model.outcome import Outcome
from app.model.phrase import Phrase, phrase
from app.model.system_errors import reason
from app.storage.analysis_rows import (
    new_analysis_id,
    outcome_of_row,
    path_text,
    row_of_image,
    set_aside,
    storable_text,
)
from app.storage.database import (
    DAMAGED,
    NewerVersionError,
    code,
    connect,
    in_memory,
    packed,
    transaction,
    why,
)

T = TypeVar("T")

FILE_NAME: Final = "vidimus.sqlite"
DEFAULT_LIMIT: Final = 1_000_000_000
"""Bytes of kept analyses and raw answers; the oldest make way."""


class Store:
    """The store of what is kept between runs. Safe to use from any thread, and by several processes.

    ``path`` is the database file; ``None`` is the private mode, which keeps nothing on disk.
    ``limit`` is the number of bytes analyses may take together.
    """

    def __init__(self, path: Path | None, *, limit: int = DEFAULT_LIMIT) -> None:
        self.path = path
        self.limit = limit
        self._lock = threading.RLock()
        self._notices: list[Phrase] = []
        self._closed = False
        self._room = 0  # bytes that may be added before all is weighed again; others may write too
        self._file_id: tuple[int, int] | None = None
        self._db = self._opened()

    @classmethod
    def open(cls, *, private: bool = False, limit: int = DEFAULT_LIMIT) -> Self:
        """Open the user's own store, in ``data_dir()``; in private mode one that keeps nothing."""
        return cls(None if private else data_dir() / FILE_NAME, limit=limit)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def private(self) -> bool:
        """Return True if nothing reaches the disk, by request or because the file cannot be used."""
        return self._file_id is None

    def take_notices(self) -> tuple[Phrase, ...]:
        """Return, in plain sentences, what went wrong with the file since the last call."""
        with self._lock:
            notices, self._notices = tuple(self._notices), []
        return notices

    def kept(self, image: Image, key: str) -> Outcome | None:
        """Return the kept answer to a request (``key``) for an image, with ``cached`` set; None without one.

        Only complete analyses count: one that failed, or failed in part, is requested anew.
        """
        found = self.perform(
            lambda db: db.execute(
                "SELECT body, raw FROM analysis JOIN image ON image.id = analysis.image"
                " WHERE sha256 = ? AND frame = ? AND key = ? AND status = 'ok'",
                (image.sha256, image.stored_frame, key),
            ).fetchone(),
            None,
        )
        return found and outcome_of_row(*found)

    def keep(
        self,
        image: Image,
        key: str,
        outcome: Outcome,
        *,
        growing: bool = False,
        file: str = "",
        role: ReadingRole = ReadingRole.READING,
    ) -> bool:
        """Keep an answer as the newest one to its request; return True if it was written.

        ``file`` is the name of the file the answer was read from, where it was. Earlier answers that differ
        stay for comparison (``app.storage.earlier``), as do corrected ones. An answer that
        is ``growing`` contains the earlier one and replaces it. An analysis that failed altogether, or that
        came from the store, is not kept. Never raises: a full disk and the like is a notice.
        """
        analysis = outcome.analysis
        if analysis.status == "failed" or analysis.cached:
            return False
        body = packed(encode_analysis(analysis))
        raw = None if outcome.raw is None else packed(outcome.raw)
        now = time.time()

        def write(db: sqlite3.Connection) -> bool:
            with transaction(db):
                image_id = row_of_image(db, image)
                set_aside(db, image_id, key, analysis, growing=growing)
                db.execute(
                    "INSERT OR REPLACE INTO analysis"
                    " (id, image, provider, key, status, made, bytes, body, raw, source, role, answered)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        new_analysis_id(db),
                        image_id,
                        analysis.provider,
                        key,
                        analysis.status,
                        now,
                        len(body) + len(raw or b""),
                        body,
                        raw,
                        storable_text(file),
                        str(role),
                        now,
                    ),
                )
                self._make_room(db, len(body) + len(raw or b""))
            return True

        return self.perform(write, otherwise=False)

    def analyses(self, image: Image | str, frame: int = 0) -> tuple[Analysis, ...]:
        """Return the newest analysis of each provider for an image, in the order they were made.

        ``image`` is the image itself, or its SHA-256 with ``frame``.
        """
        return tuple(outcome.analysis for outcome in self.outcomes(image, frame))

    def outcomes(self, image: Image | str, frame: int = 0) -> tuple[Outcome, ...]:
        """Return the newest outcome (analysis and raw answer) of each provider, in the order of making."""
        sha256, frame = (image, frame) if isinstance(image, str) else (image.sha256, image.stored_frame)
        rows: list[tuple[Any, ...]] = self.perform(
            lambda db: db.execute(
                "SELECT body, raw FROM (SELECT body, raw, made, analysis.id AS id, row_number() OVER"
                " (PARTITION BY provider ORDER BY made DESC, analysis.id DESC) AS age"
                " FROM analysis JOIN image ON image.id = analysis.image WHERE sha256 = ? AND frame = ?)"
                " WHERE age = 1 ORDER BY made, id",
                (sha256, frame),
            ).fetchall(),
            [],
        )
        return tuple(outcome for row in rows if (outcome := outcome_of_row(*row)))

    def raw(self, image: Image, provider: str) -> bytes | None:
        """Return the untouched answer behind a provider's newest analysis of an image; None without one."""
        found = self.perform(
            lambda db: db.execute(
                "SELECT raw FROM analysis JOIN image ON image.id = analysis.image"
                " WHERE sha256 = ? AND frame = ? AND provider = ?"
                " ORDER BY made DESC, analysis.id DESC LIMIT 1",
                (image.sha256, image.stored_frame, provider),
            ).fetchone(),
            None,
        )
        if found is None or found[0] is None:
            return None
        try:
            return zlib.decompress(found[0])
        except zlib.error:
            return None

    def providers_of(self, image: Image) -> frozenset[str]:
        """Return the ids of the providers with a kept analysis of an image."""
        rows: list[tuple[Any, ...]] = self.perform(
            lambda db: db.execute(
                "SELECT DISTINCT provider FROM analysis JOIN image ON image.id = analysis.image"
                " WHERE sha256 = ? AND frame = ?",
                (image.sha256, image.stored_frame),
            ).fetchall(),
            [],
        )
        return frozenset(provider for (provider,) in rows)

    def remember_session(self, paths: Sequence[Path]) -> None:
        """Keep the list of open images, instead of the last one."""
        named = [(i, name) for i, path in enumerate(paths) if (name := path_text(path)) is not None]

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                db.execute("DELETE FROM session")
                db.executemany("INSERT INTO session (position, path) VALUES (?, ?)", named)

        self.perform(write, None)

    def last_session(self) -> tuple[Path, ...]:
        """Return the paths of the images that were open last, in order, also of files that are gone."""
        rows: list[tuple[Any, ...]] = self.perform(
            lambda db: db.execute("SELECT path FROM session ORDER BY position").fetchall(), []
        )
        return tuple(Path(path) for (path,) in rows)

    def change_queue(self, gone: Iterable[Path], joined: Mapping[Path, Sequence[str]]) -> None:
        """Remove files from the kept queue, and add others at its end with the providers they wait for."""
        left = [(named,) for path in gone if (named := path_text(path)) is not None]
        added = [
            (named, " ".join(providers))
            for path, providers in joined.items()
            if (named := path_text(path)) is not None
        ]

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                db.executemany("DELETE FROM queue WHERE path = ?", left)
                db.executemany("INSERT OR REPLACE INTO queue (path, providers) VALUES (?, ?)", added)

        self.perform(write, None)

    def last_queue(self) -> dict[Path, tuple[str, ...]]:
        """Return the files of the kept queue in order, each with the ids of the providers it waits for."""
        rows: list[tuple[Any, ...]] = self.perform(
            lambda db: db.execute("SELECT path, providers FROM queue ORDER BY position").fetchall(), []
        )
        return {Path(path): tuple(providers.split()) for path, providers in rows}

    def delete(self, sha256: str) -> None:
        """Delete everything about an image, in all its frames."""

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                db.execute("DELETE FROM image WHERE sha256 = ?", (sha256,))

        self.perform(write, None)

    def clear(self) -> None:
        """Delete everything, and free the space on the disk."""

        def write(db: sqlite3.Connection) -> None:
            with transaction(db):
                db.execute("DELETE FROM image")
                db.execute("DELETE FROM session")
                db.execute("DELETE FROM queue")
                db.execute("DELETE FROM looked_at")
            db.execute("VACUUM")

        self.perform(write, None)

    def size(self) -> int:
        """Return how many bytes the kept analyses take."""
        (total,) = self.perform(
            lambda db: db.execute("SELECT coalesce(sum(bytes), 0) FROM analysis").fetchone(), (0,)
        )
        return int(total)

    def close(self) -> None:
        """Close the file; later calls return nothing kept. May be called twice."""
        with self._lock:
            self._closed = True
            self._db.close()

    def perform(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Return the result of ``work``; with the file at fault, add a notice and return ``otherwise``."""
        with self._lock:
            if self._closed:
                return otherwise
            try:
                return work(self._db)
            except sqlite3.Error as error:
                if code(error) in DAMAGED:
                    self._replace_damaged()
                else:
                    self._notices.append(
                        phrase(
                            "the analyses could not be kept in {path}: {reason}",
                            path=str(self.path),
                            reason=why(error),
                        )
                    )
                return otherwise

    def _opened(self) -> sqlite3.Connection:
        """Return a connection to the file, or to memory where the file cannot be used."""
        if self.path is None:
            return in_memory()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                # a file made by another program, or restored from a copy, may be open to others
                with suppress(OSError):
                    self.path.chmod(0o600)
                status = os.fstat(handle)
                self._file_id = (status.st_dev, status.st_ino)
            finally:
                os.close(handle)
            return connect(str(self.path))
        except sqlite3.Error as error:
            if code(error) in DAMAGED:
                return self._renewed()
            return self._without_file(why(error))
        except OSError as error:
            return self._without_file(reason(error))
        except NewerVersionError:
            return self._without_file(phrase("it was made by a newer Vidimus"))

    def _without_file(self, reason: str | Phrase) -> sqlite3.Connection:
        self._file_id = None
        self._notices.append(
            phrase(
                "analyses are not kept this time, since {path} cannot be used: {reason}",
                path=str(self.path),
                reason=reason,
            )
        )
        return in_memory()

    def _replace_damaged(self) -> None:
        self._db.close()
        self._db = self._renewed()

    def _renewed(self) -> sqlite3.Connection:
        """Move the damaged file aside, and return a connection to a fresh one."""
        assert self.path is not None  # noqa: S101 - memory has no damaged file
        aside = self.path.with_name(f"{self.path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        while aside.exists():
            aside = aside.with_name(aside.name + "x")
        try:
            status = self.path.stat()
            if (status.st_dev, status.st_ino) == self._file_id:
                # else another process has moved it aside already, and this is its fresh one
                for suffix in ("", "-wal", "-shm"):
                    with suppress(FileNotFoundError):
                        self.path.with_name(self.path.name + suffix).rename(
                            aside.with_name(aside.name + suffix)
                        )
                self._notices.append(
                    phrase("the file of kept analyses was damaged; it was moved to {path}", path=str(aside))
                )
            self._file_id = None
            fresh = self._opened()
        except OSError as error:
            return self._without_file(reason(error))
        return fresh

    def _make_room(self, db: sqlite3.Connection, added: int) -> None:
        """Prune where the limit may be reached, since summing all sizes for each answer would take long."""
        self._room -= added
        if self._room < 0:
            self._prune(db)
            (total,) = db.execute("SELECT coalesce(sum(bytes), 0) FROM analysis").fetchone()
            self._room = self.limit - total

    def _prune(self, db: sqlite3.Connection) -> None:
        """Delete the oldest analyses until the rest fits the limit, except corrected ones and references."""
        db.execute(
            "DELETE FROM analysis WHERE id IN (SELECT id FROM"
            " (SELECT id, sum(bytes) OVER (ORDER BY made DESC, id DESC) AS upto FROM analysis)"
            " WHERE upto > ?) AND role = '' AND id NOT IN (SELECT analysis FROM edit)",
            (self.limit,),
        )
        if db.execute("SELECT changes()").fetchone()[0]:
            db.execute("DELETE FROM image WHERE id NOT IN (SELECT image FROM analysis)")
