"""Which image was looked at last, so that the next start begins there.

The functions work on a ``Store``, from any thread, and never raise for a fault of the file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from app.storage.analysis_rows import path_text
from app.storage.database import transaction
from app.storage.store import Store

LookedAt = tuple[Path, int]
"""A file and its frame or page, from 0."""


def remember_looked_at(store: Store, looked_at: LookedAt | None) -> None:
    """Keep which file and page is looked at, instead of the last one; None where there is no such file."""
    named = None if looked_at is None else path_text(looked_at[0])

    def write(db: sqlite3.Connection) -> None:
        with transaction(db):
            db.execute("DELETE FROM looked_at")
            if named is not None and looked_at is not None:
                db.execute("INSERT INTO looked_at (path, frame) VALUES (?, ?)", (named, looked_at[1]))

    store.perform(write, None)


def last_looked_at(store: Store) -> LookedAt | None:
    """Return the file and page that was looked at last; None where nothing is known of it."""
    row: tuple[Any, ...] | None = store.perform(
        lambda db: db.execute("SELECT path, frame FROM looked_at").fetchone(), None
    )
    return None if row is None else (Path(row[0]), int(row[1]))
