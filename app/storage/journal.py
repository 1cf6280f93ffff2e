"""Corrections on disk, written as they are made: a list of edits per analysis, and how many are in force.

The functions work on a ``Store``, from any thread. Trouble with the file is a notice of the store, never
an exception; what could not be written shows in the return value.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import msgspec

from app.model.analysis import Analysis
from app.model.analysis_origin import UNKNOWN_ORIGIN, AnalysisOrigin, role_by_provider, role_of
from app.model.document import decode_analysis, encode_analysis, release_gradually
from app.model.edit import Edit, EditError, decode_edit, encode_edit
from app.model.errors import AnswerError
from app.model.history import History
from app.model.image import Image
from app.storage.analysis_rows import new_analysis_id, row_of_image
from app.storage.database import packed, transaction
from app.storage.store import Store

_NEWEST: Final = """
    SELECT id, body, position > 0 OR corrected = 0
    FROM (SELECT analysis.id AS id, body, made, position,
            row_number() OVER (PARTITION BY provider ORDER BY made DESC, analysis.id DESC) AS age,
            max(position) OVER (PARTITION BY provider) AS corrected
        FROM analysis JOIN image ON image.id = analysis.image WHERE sha256 = ? AND frame = ?)
    WHERE age = 1 ORDER BY made, id"""
"""Newest analysis of each provider, and whether its journal is its own, not that of an equal, earlier one."""


@dataclass(frozen=True)
class Journal:
    """The corrections of one kept analysis.

    ``id`` is the analysis's row, for ``write`` and ``turn``. ``original`` is the analysis as the provider
    answered. The first ``position`` of ``edits`` are in force. ``unread`` counts edits that cannot be read.
    ``origin``: where the analysis comes from.
    """

    id: int
    original: Analysis
    edits: tuple[Edit, ...] = ()
    position: int = 0
    unread: int = 0
    origin: AnalysisOrigin = UNKNOWN_ORIGIN


def journal_of(store: Store, image: Image, original: Analysis) -> Journal | None:
    """Return the journal of an analysis as the provider answered, and keep the analysis if it is not kept.

    Where an equal answer was corrected before, its journal is returned, since the corrections still fit.
    None for an analysis that failed altogether, and where the file is at fault.
    """
    if original.status == "failed":
        return None
    body = encode_analysis(msgspec.structs.replace(original, cached=False))
    read: list[Analysis] = []

    def find(db: sqlite3.Connection) -> Journal | None:
        with transaction(db):
            image_id = row_of_image(db, image)
            rows = db.execute(
                "SELECT id, body FROM analysis WHERE image = ? AND provider = ?"
                " ORDER BY position > 0 DESC, made DESC, id DESC",
                (image_id, original.provider),
            )
            for number, kept in rows:
                if _is_body(kept, body):
                    return _journal(db, number, original)
                if not read:  # as it reads when it comes from the store; that takes much longer
                    read.append(_timeless(decode_analysis(body)))
                if _reads_as(kept, read[0]):
                    return _journal(db, number, original)
            whole, now = packed(body), time.time()
            role = role_by_provider(original.provider)
            made = db.execute(
                "INSERT INTO analysis (id, image, provider, key, status, made, bytes, body, answered, role)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    new_analysis_id(db),
                    image_id,
                    original.provider,
                    f"shown {time.time_ns()}",
                    original.status,
                    now,
                    len(whole),
                    whole,
                    now,
                    str(role),
                ),
            ).fetchone()
        return Journal(int(made[0]), original, origin=AnalysisOrigin(now, role=role))

    journal = store.perform(find, None)
    for wanted in read:
        release_gradually(wanted)
    return journal


def history_of(journal: Journal) -> History:
    """Return the history of a journal, with its edits up to the first that does not fit."""
    edits, position = journal.edits, journal.position
    while True:
        try:
            return History.of(journal.original, edits, position)
        except EditError:
            position -= 1
            edits = edits[:position]


def journals_of_image(store: Store, image: Image) -> tuple[Journal, ...]:
    """Return the journal of the newest kept analysis of each provider for an image, in the order made."""
    rows: list[tuple[int, bytes, bool]] = store.perform(
        lambda db: db.execute(_NEWEST, (image.sha256, image.stored_frame)).fetchall(), []
    )
    journals = (_journal_of_row(store, image, *row) for row in rows)
    return tuple(journal for journal in journals if journal is not None)


def _journal_of_row(store: Store, image: Image, number: int, body: bytes, own: bool) -> Journal | None:
    """Return a row's journal; ``own``: no equal, earlier row of its provider can have the corrections."""
    kept = _analysis(body)
    if kept is None:
        return None
    original = msgspec.structs.replace(kept, cached=True)
    if own:
        return store.perform(lambda db: _journal(db, number, original), Journal(number, original))
    return journal_of(store, image, original) or Journal(number, original)


def write(store: Store, journal: int, place: int, edit: Edit) -> bool:
    """Keep an edit as number ``place`` (from 0) and the last in force, and delete later ones.

    Return True if it was written.
    """
    body = packed(encode_edit(edit))

    def put(db: sqlite3.Connection) -> bool:
        with transaction(db):
            db.execute("DELETE FROM edit WHERE analysis = ? AND place >= ?", (journal, place))
            db.execute(
                "INSERT INTO edit (analysis, place, made, body) VALUES (?, ?, ?, ?)",
                (journal, place, time.time(), body),
            )
            db.execute("UPDATE analysis SET position = ? WHERE id = ?", (place + 1, journal))
        return True

    return store.perform(put, otherwise=False)


def turn(store: Store, journal: int, position: int, *, cut: bool = False) -> bool:
    """Put the first ``position`` edits in force, and with ``cut`` delete the others.

    Return True if it was written.
    """

    def put(db: sqlite3.Connection) -> bool:
        with transaction(db):
            db.execute("UPDATE analysis SET position = ? WHERE id = ?", (position, journal))
            if cut:
                db.execute("DELETE FROM edit WHERE analysis = ? AND place >= ?", (journal, position))
        return True

    return store.perform(put, otherwise=False)


def corrected_before(store: Store, image: Image, journal: Journal) -> Journal | None:
    """Return the journal of the newest other analysis by a journal's provider that has corrections."""

    def find(db: sqlite3.Connection) -> Journal | None:
        row = db.execute(
            "SELECT analysis.id, body FROM analysis JOIN image ON image.id = analysis.image"
            " WHERE sha256 = ? AND frame = ? AND provider = ? AND analysis.id != ? AND position > 0"
            " ORDER BY analysis.made DESC, analysis.id DESC",
            (image.sha256, image.stored_frame, journal.original.provider, journal.id),
        ).fetchone()
        original = None if row is None else _analysis(row[1])
        if original is None:
            return None
        return _journal(db, row[0], msgspec.structs.replace(original, cached=True))

    return store.perform(find, None)


def bring_back(store: Store, journal: int) -> bool:
    """Let an analysis stand for its provider again, as its newest; return True if it was written."""

    def put(db: sqlite3.Connection) -> bool:
        db.execute("UPDATE analysis SET made = ? WHERE id = ?", (time.time(), journal))
        return True

    return store.perform(put, otherwise=False)


def _journal(db: sqlite3.Connection, number: int, original: Analysis) -> Journal:
    position, made, source, role = db.execute(
        "SELECT position, answered, source, role FROM analysis WHERE id = ?", (number,)
    ).fetchone()
    bodies = db.execute("SELECT body FROM edit WHERE analysis = ? ORDER BY place", (number,)).fetchall()
    edits: list[Edit] = []
    for (body,) in bodies:
        try:
            edits.append(decode_edit(zlib.decompress(body)))
        except (zlib.error, EditError):
            break
    unread = len(bodies) - len(edits)
    origin = AnalysisOrigin(made, source, role_of(role))
    return Journal(number, original, tuple(edits), min(position, len(edits)), unread, origin)


def _timeless(analysis: Analysis) -> Analysis:
    """Return an analysis without the time it took."""
    return msgspec.structs.replace(analysis, seconds=0.0)


def _is_body(kept: bytes, body: bytes) -> bool:
    with suppress(zlib.error):
        return zlib.decompress(kept) == body
    return False


def _reads_as(kept: bytes, wanted: Analysis) -> bool:
    read = _analysis(kept)
    if read is None:
        return False
    same = _timeless(read) == wanted
    release_gradually(read)
    return same


def _analysis(body: bytes) -> Analysis | None:
    try:
        return decode_analysis(zlib.decompress(body))
    except (zlib.error, AnswerError):
        return None
