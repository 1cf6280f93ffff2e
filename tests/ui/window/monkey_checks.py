"""What may not happen while the monkey plays, and what must be true of the store when it has ended."""

from __future__ import annotations

import logging
import sqlite3
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from app.model.analysis import Analysis
from app.model.document import encode_analysis
from app.model.image import Image
from app.storage.analysis_rows import outcome_of_row
from app.storage.corrected import corrected_analyses
from app.storage.store import FILE_NAME, Store
from app.ui.viewer.empty_state import SAMPLES
from app.ui.window.main_window import MainWindow

_OF_THE_PLATFORM: Final = ("This plugin does not support",)
"""Qt's warnings that say something about the platform ``offscreen`` and nothing about the program."""


class Faults(logging.Handler):
    """Collects errors in the log (uncaught exceptions among them), warnings of Qt and of Python."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def add(self, message: str) -> None:
        """Note what went wrong, once."""
        if message not in self.messages:
            self.messages.append(message)

    def emit(self, record: logging.LogRecord) -> None:
        """Note an error, or a warning of Qt or Python."""
        noisy = record.name.partition(".")[0] in {"qt", "py"}
        message = record.getMessage()
        if record.levelno < logging.ERROR and not noisy:
            return
        if any(known in message for known in _OF_THE_PLATFORM):
            return
        trace = ""
        if record.exc_info and record.exc_info[0] is not None:
            trace = "".join(traceback.format_exception(*record.exc_info))
        self.add(f"{record.name}: {message}\n{trace}".rstrip())

    def _unraisable(self, what: Any) -> None:
        trace = "".join(traceback.format_exception(what.exc_type, what.exc_value, what.exc_traceback))
        self.add(f"unraisable: {what.err_msg} {what.object!r}\n{trace}")

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Listen until the end."""
        hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        logging.captureWarnings(capture=True)
        root = logging.getLogger()
        root.addHandler(self)
        try:
            yield
        finally:
            root.removeHandler(self)
            logging.captureWarnings(capture=False)
            sys.unraisablehook = hook


@dataclass(frozen=True)
class Shown:
    """What a window shows: the files of its images, and the analyses of each that did not fail."""

    files: frozenset[Path]
    analyses: tuple[tuple[Image, Mapping[str, Analysis]], ...]


def shown_in(window: MainWindow) -> Shown:
    """Return what a window shows now; samples and files that are gone are no part of a session."""
    entries = window.session.images.entries()
    sources = (e.image.source for e in entries)
    files = frozenset(s for s in sources if isinstance(s, Path) and s.parent != SAMPLES and s.exists())
    shown = ((e.image, {p: a for p, a in e.analyses.items() if a.status != "failed"}) for e in entries)
    return Shown(files, tuple(shown))


def faults_of_store(folder: Path, shown: Shown) -> Iterator[str]:
    """Open the store that a window left, and compare it with what the window showed."""
    path = folder / FILE_NAME
    if not path.exists():
        yield "there is no store"
        return
    with closing(sqlite3.connect(path)) as db:
        for (said,) in db.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield f"the store is damaged: {said}"
        for said in db.execute("PRAGMA foreign_key_check"):
            yield f"a row of the store has lost another: {said}"
        for number, body, raw in db.execute("SELECT id, body, raw FROM analysis"):
            if outcome_of_row(body, raw) is None:
                yield f"the kept analysis {number} cannot be read"
    yield from _faults_of_analyses(path, shown)


def _faults_of_analyses(path: Path, shown: Shown) -> Iterator[str]:
    with Store(path) as store:
        for notice in store.take_notices():
            yield f"the store says {notice}"
        for image, analyses in shown.analyses:
            kept = {c.analysis.provider: c for c in corrected_analyses(store, image)}
            for provider, analysis in analyses.items():
                if provider not in kept:
                    yield f"{image.name}: what {provider} answered is not in the store"
                elif kept[provider].unread:
                    yield f"{image.name}: corrections of {provider} cannot be read"
                elif _plain(kept[provider].analysis) != _plain(analysis):
                    yield f"{image.name}: the store has another analysis of {provider} than was shown"


def size_of_store(folder: Path) -> str:
    """Return how many images, analyses and corrections there are, in words."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as db:
        tables = ("SELECT count(*) FROM image", "SELECT count(*) FROM analysis", "SELECT count(*) FROM edit")
        counts = [db.execute(table).fetchone()[0] for table in tables]
    return "{} images, {} analyses, {} corrections in the store".format(*counts)


def _plain(analysis: Analysis) -> bytes:
    return encode_analysis(msgspec.structs.replace(analysis, cached=False))
