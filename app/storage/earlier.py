"""The analyses kept of an image, older ones too: told, taken out, made references.

The functions work on a ``Store``, from any thread, and never raise for a fault of the file.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from app.model.analysis import Analysis
from app.model.analysis_origin import AnalysisOrigin, ReadingRole, as_reference, role_of
from app.model.image import Image
from app.model.outcome import Outcome
from app.storage.analysis_rows import MOST_EARLIER, outcome_of_row
from app.storage.database import transaction
from app.storage.store import Store


@dataclass(frozen=True)
class Earlier:
    """An analysis as it was answered, where it comes from, and its row in the store.

    ``corrected``: corrections of it are kept too.
    """

    id: int
    origin: AnalysisOrigin
    analysis: Analysis
    corrected: bool = False

    @property
    def made(self) -> float:
        """Return when it was kept, in seconds since 1970."""
        return self.origin.made


def earlier_analyses(store: Store, image: Image) -> tuple[Earlier, ...]:
    """Return the kept analyses of an image, the one that stands for its provider before others of it."""
    rows: list[tuple[Any, ...]] = store.perform(
        lambda db: db.execute(
            "SELECT id, answered, source, role, position > 0, body FROM (SELECT made, answered, source, role,"
            " position, body, analysis.id AS id, row_number() OVER"
            " (PARTITION BY provider ORDER BY made DESC, analysis.id DESC) AS age"
            " FROM analysis JOIN image ON image.id = analysis.image WHERE sha256 = ? AND frame = ?)"
            " WHERE age <= ? ORDER BY made DESC, id DESC",
            (image.sha256, image.stored_frame, MOST_EARLIER),
        ).fetchall(),
        [],
    )
    kept = []
    for number, made, source, role, corrected, body in rows:
        outcome = outcome_of_row(body, None)
        if outcome is not None:
            origin = AnalysisOrigin(made, source, role_of(role))
            kept.append(Earlier(number, origin, outcome.analysis, bool(corrected)))
    return tuple(kept)


def is_kept(store: Store, image: Image, key: str) -> bool:
    """Return True if an answer to this very request (``key``) is kept of an image, whatever came of it."""
    row = store.perform(
        lambda db: db.execute(
            "SELECT 1 FROM analysis JOIN image ON image.id = analysis.image"
            " WHERE sha256 = ? AND frame = ? AND key = ?",
            (image.sha256, image.stored_frame, key),
        ).fetchone(),
        None,
    )
    return row is not None


def remove_analysis(store: Store, number: int) -> bool:
    """Delete one kept analysis with its corrections; return True if it was there."""

    def delete(db: sqlite3.Connection) -> bool:
        with transaction(db):
            return db.execute("DELETE FROM analysis WHERE id = ?", (number,)).rowcount > 0

    return store.perform(delete, otherwise=False)


def keep_reference(
    store: Store, image: Image, analysis: Analysis, key: str, *, file: str = "", raw: bytes | None = None
) -> Analysis:
    """Keep an analysis, corrections in force, as a reference of an image; return it as such.

    ``key`` tells it from other references, ``file`` is the name of the file it was read from, ``raw`` its
    bytes. The analysis it was made of stays what it is.
    """
    reference = as_reference(analysis)
    outcome = Outcome(reference, raw)
    store.keep(image, f"reference {key}", outcome, file=file, role=ReadingRole.REFERENCE)
    return reference
