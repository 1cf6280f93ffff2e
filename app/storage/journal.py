"""Corrections on disk, each as it is made: a list of edits for every analysis, and how many are in force.

Works on a ``Store``, from any thread. Like there, trouble with the file is a notice of the store, never
an exception; what could not be written is said by the answer.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from app.model.analysis import Analysis
from app.model.document import decode_analysis, encode_analysis, release_gradually
from app.model.edit import Edit, EditError, decode_edit, encode_edit
from app.model.errors import AnswerError
from app.model.history import History
from app.model.image import Image
from app.storage.database import packed, transaction
from app.storage.store import Store, row_of_image


@dataclass(frozen=True)
class Journal:
    """The corrections of one kept analysis.

    ``id`` names it to ``write`` and ``turn``. ``original`` is the analysis as it was answered. The first
    ``position`` of ``edits`` are in force. ``unread``: so many more could not be read.
    """

    id: int
    original: Analysis
    edits: tuple[Edit, ...] = ()
    position: int = 0
    unread: int = 0


def journal_of(store: Store, image: Image, original: Analysis) -> Journal | None:
    """The journal of an analysis as it was answered, which is kept now if it was not.

    Where the same answer was given before and corrected, that is its journal: the corrections still fit.
    ``None`` for one that failed altogether, and where the file is at fault.
    """
    if original.status == "failed":
        return None
    body = encode_analysis(msgspec.structs.replace(original, cached=False))
    wanted = _timeless(decode_analysis(body))  # as it reads when it comes from the store

    def find(db: sqlite3.Connection) -> Journal | None:
        with transaction(db):
            image_id = row_of_image(db, image)
            rows = db.execute(
                "SELECT id, body FROM analysis WHERE image = ? AND provider = ?"
                " ORDER BY position > 0 DESC, made DESC, id DESC",
                (image_id, original.provider),
            )
            for number, kept in rows:
                if _same(kept, body, wanted):
                    return _journal(db, number, original)
            whole = packed(body)
            made = db.execute(
                "INSERT INTO analysis (image, provider, key, status, made, bytes, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    image_id,
                    original.provider,
                    f"shown {time.time_ns()}",
                    original.status,
                    time.time(),
                    len(whole),
                    whole,
                ),
            ).fetchone()
        return Journal(int(made[0]), original)

    found = store.perform(find, None)
    release_gradually(wanted)
    return found


def history_of(journal: Journal) -> History:
    """The history a journal tells, as far as its edits fit."""
    edits, position = journal.edits, journal.position
    while True:
        try:
            return History.of(journal.original, edits, position)
        except EditError:
            position -= 1
            edits = edits[:position]


def corrected(store: Store, image: Image, original: Analysis) -> Analysis:
    """An analysis with the corrections made of it in force; itself where there are none."""
    journal = journal_of(store, image, original)
    return original if journal is None or not journal.position else history_of(journal).current


def write(store: Store, journal: int, place: int, edit: Edit) -> bool:
    """Keep an edit as number ``place`` (from 0), the last one in force; later ones go. Says if it worked."""
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
    """So many edits are in force from now on; ``cut``: and the others are gone. Says if it worked."""

    def put(db: sqlite3.Connection) -> bool:
        with transaction(db):
            db.execute("UPDATE analysis SET position = ? WHERE id = ?", (position, journal))
            if cut:
                db.execute("DELETE FROM edit WHERE analysis = ? AND place >= ?", (journal, position))
        return True

    return store.perform(put, otherwise=False)


def corrected_before(store: Store, image: Image, journal: Journal) -> Journal | None:
    """The newest other analysis of the same provider that was corrected, if there is one."""

    def find(db: sqlite3.Connection) -> Journal | None:
        row = db.execute(
            "SELECT analysis.id, body FROM analysis JOIN image ON image.id = analysis.image"
            " WHERE sha256 = ? AND frame = ? AND provider = ? AND analysis.id != ? AND position > 0"
            " ORDER BY analysis.made DESC, analysis.id DESC",
            (image.sha256, image.frame, journal.original.provider, journal.id),
        ).fetchone()
        original = None if row is None else _analysis(row[1])
        if original is None:
            return None
        return _journal(db, row[0], msgspec.structs.replace(original, cached=True))

    return store.perform(find, None)


def bring_back(store: Store, journal: int) -> bool:
    """Let this analysis be its provider's newest again. Says if it worked."""

    def put(db: sqlite3.Connection) -> bool:
        db.execute("UPDATE analysis SET made = ? WHERE id = ?", (time.time(), journal))
        return True

    return store.perform(put, otherwise=False)


def _journal(db: sqlite3.Connection, number: int, original: Analysis) -> Journal:
    (position,) = db.execute("SELECT position FROM analysis WHERE id = ?", (number,)).fetchone()
    bodies = db.execute("SELECT body FROM edit WHERE analysis = ? ORDER BY place", (number,)).fetchall()
    edits: list[Edit] = []
    for (body,) in bodies:
        try:
            edits.append(decode_edit(zlib.decompress(body)))
        except (zlib.error, EditError):
            break
    unread = len(bodies) - len(edits)
    return Journal(number, original, tuple(edits), min(position, len(edits)), unread)


def _timeless(analysis: Analysis) -> Analysis:
    """The answer without how long it took."""
    return msgspec.structs.replace(analysis, seconds=0.0)


def _same(kept: bytes, body: bytes, wanted: Analysis) -> bool:
    """Whether a kept body is this one, or says the same, which takes much longer to tell."""
    with suppress(zlib.error):
        if zlib.decompress(kept) == body:
            return True
    found = _analysis(kept)
    if found is None:
        return False
    same = _timeless(found) == wanted
    release_gradually(found)
    return same


def _analysis(body: bytes) -> Analysis | None:
    try:
        return decode_analysis(zlib.decompress(body))
    except (zlib.error, AnswerError):
        return None
