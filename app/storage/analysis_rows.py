"""Rows of the store's tables as values: an image's row, a kept answer, and earlier answers set aside."""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from pathlib import Path
from typing import Final

import msgspec

from app.model.analysis import Analysis
from app.model.document import decode_analysis, encode_analysis, release_gradually
from app.model.errors import AnswerError
from app.model.image import Image
from app.model.outcome import Outcome

MOST_EARLIER: Final = 12
"""Analyses kept of one image by one provider; corrected ones are kept beyond that."""


def new_analysis_id(db: sqlite3.Connection) -> int:
    """Return an id no analysis ever had, also none in a file this one replaced or that was emptied.

    Whoever corrects holds on to ids; one given again would lead corrections to another image.
    """
    (largest,) = db.execute("SELECT coalesce(max(id), 0) FROM analysis").fetchone()
    return max(int(largest) + 1, time.time_ns())


def set_aside(
    db: sqlite3.Connection, image_id: int, key: str, analysis: Analysis, *, growing: bool = False
) -> None:
    """Give an earlier answer to the request ``key`` another key, unless it is equal and uncorrected."""
    row = db.execute(
        "SELECT id, body, EXISTS (SELECT 1 FROM edit WHERE edit.analysis = analysis.id) FROM analysis"
        " WHERE image = ? AND key = ?",
        (image_id, key),
    ).fetchone()
    if row is None:
        return
    earlier = outcome_of_row(row[1], None)
    same = growing or (earlier is not None and _content(earlier.analysis) == _content(analysis))
    if earlier is not None:
        release_gradually(earlier.analysis)
    if row[2] or not same:
        db.execute("UPDATE analysis SET key = key || ' ' || id WHERE id = ?", (row[0],))
    db.execute(
        "DELETE FROM analysis WHERE id NOT IN (SELECT analysis FROM edit) AND id IN (SELECT id FROM"
        " (SELECT id, row_number() OVER (ORDER BY made DESC, id DESC) AS age FROM analysis"
        " WHERE image = ? AND provider = ?) WHERE age >= ?)",
        (image_id, analysis.provider, MOST_EARLIER),
    )


def _content(analysis: Analysis) -> bytes:
    """Return an analysis encoded without the time it took, to compare what two of them say."""
    bare = msgspec.structs.replace(analysis, cached=False, seconds=0.0)
    read = decode_analysis(encode_analysis(bare))  # whole numbers and floats alike
    said = encode_analysis(read)
    release_gradually(read)
    return said


def row_of_image(db: sqlite3.Connection, image: Image) -> int:
    """Return the id of an image's row, which is added if there is none; call it within a transaction."""
    (image_id,) = db.execute(
        "INSERT INTO image (sha256, frame, name, width, height) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (sha256, frame) DO UPDATE SET name = excluded.name RETURNING id",
        (image.sha256, image.stored_frame, storable_text(image.name), image.width, image.height),
    ).fetchone()
    return int(image_id)


def outcome_of_row(body: bytes, raw: bytes | None) -> Outcome | None:
    """Return the outcome of a row's columns; None if they cannot be read."""
    try:
        analysis = decode_analysis(zlib.decompress(body))
        answer = None if raw is None else zlib.decompress(raw)
    except (zlib.error, AnswerError):
        return None
    return Outcome(msgspec.structs.replace(analysis, cached=True), answer)


def path_text(path: Path) -> str | None:
    """Return a path as it is kept; None for one that is no text."""
    name = os.fsencode(path).decode(errors="surrogateescape")
    return name if name == storable_text(name) else None


def storable_text(text: str) -> str:
    """Return the text without lone surrogates (file names in no known encoding), which SQLite refuses."""
    return text.encode(errors="replace").decode()
