"""The SQLite file of the store: its schema, its opening and migration, the meaning of its errors."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from app.model.phrase import Phrase, phrase

MIGRATIONS: Final = (
    """
    CREATE TABLE image (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL,
        frame INTEGER NOT NULL,
        name TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        UNIQUE (sha256, frame));
    CREATE TABLE analysis (
        id INTEGER PRIMARY KEY,
        image INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
        provider TEXT NOT NULL,
        key TEXT NOT NULL,
        status TEXT NOT NULL,
        made REAL NOT NULL,
        bytes INTEGER NOT NULL,
        body BLOB NOT NULL,
        raw BLOB,
        UNIQUE (image, key));
    CREATE INDEX analysis_by_provider ON analysis (image, provider, made);
    CREATE INDEX analysis_by_age ON analysis (made);
    CREATE TABLE session (position INTEGER PRIMARY KEY, path TEXT NOT NULL);
    """,
    """
    CREATE TABLE queue (position INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, providers TEXT NOT NULL);
    """,
    """
    ALTER TABLE analysis ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE edit (
        analysis INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
        place INTEGER NOT NULL,
        made REAL NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (analysis, place));
    """,
    """
    ALTER TABLE analysis ADD COLUMN source TEXT NOT NULL DEFAULT '';
    ALTER TABLE analysis ADD COLUMN role TEXT NOT NULL DEFAULT '';
    ALTER TABLE analysis ADD COLUMN answered REAL NOT NULL DEFAULT 0;
    UPDATE analysis SET answered = made;
    """,
    """
    CREATE TABLE looked_at (path TEXT NOT NULL, frame INTEGER NOT NULL);
    """,
)
"""One script per schema version, in order; a released one must never change."""

DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_LOCK_TIMEOUT: Final = 10.0
"""Seconds to wait for another process that is writing."""


class NewerVersionError(Exception):
    """The schema of the file is of a newer version of the program."""


def in_memory() -> sqlite3.Connection:
    """Return a connection to a database in memory, which is gone when the connection is closed."""
    return connect(":memory:")


def connect(name: str) -> sqlite3.Connection:
    """Open a file and migrate it to the current schema; raises sqlite3.Error or NewerVersionError."""
    db = sqlite3.connect(name, timeout=_LOCK_TIMEOUT, isolation_level=None, check_same_thread=False)
    try:
        _use_log(db)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        _migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def _use_log(db: sqlite3.Connection) -> None:
    """Switch the file to write-ahead logging; SQLite does not wait while another process does so."""
    until = time.monotonic() + _LOCK_TIMEOUT
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.005)
        else:
            return


def _migrate(db: sqlite3.Connection) -> None:
    with transaction(db):
        db.execute("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, made REAL NOT NULL)")
        (version,) = db.execute("SELECT coalesce(max(version), 0) FROM migration").fetchone()
        if version > len(MIGRATIONS):
            raise NewerVersionError
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            for statement in filter(str.strip, script.split(";")):
                db.execute(statement)
            db.execute("INSERT INTO migration (version, made) VALUES (?, ?)", (number, time.time()))


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Run the statements of a ``with`` block as one write transaction, rolled back on any exception."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code of an error; 0 for errors of the Python module itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def why(error: sqlite3.Error) -> str | Phrase:
    """Return the reason for an error in plain words, to end a sentence with."""
    return {
        sqlite3.SQLITE_FULL: phrase("the disk is full"),
        sqlite3.SQLITE_BUSY: phrase("another process is using it"),
        sqlite3.SQLITE_READONLY: phrase("it cannot be written"),
        sqlite3.SQLITE_CANTOPEN: phrase("it cannot be opened"),
        sqlite3.SQLITE_IOERR: phrase("the disk failed"),
    }.get(code(error), str(error))


def packed(data: bytes) -> bytes:
    """Return bytes compressed as the file holds them."""
    return zlib.compress(data, 4)
