"""Saved answers: a file some service gave becomes an analysis of the open image, without a network."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.model.errors import InputError, VidimusError
from app.model.image import Image
from app.model.outcome import Outcome
from app.ui.entries import Entry
from app.ui.notice import Notice
from app.ui.runtime import Ticket, in_thread
from app.ui.safe_text import one_line

if TYPE_CHECKING:
    from app.providers.saved import Reading
    from app.ui.window import Window

MOST_BYTES: Final = 64 * 2**20
"""Of a saved answer."""
_TOPIC: Final = "answer/open"


class Answers(QObject):
    """File > Open answer: reads, keeps and shows a saved answer of any provider."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Let the user choose the file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Open answer", "", "Saved answers (*.json *.txt *.bin);;All files (*)"
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path, provider: str = "") -> None:
        """Read a saved answer about the current image; without ``provider``, find out whose it is."""
        entry = self._window.session.current
        if entry is None:
            return
        image, services = entry.image, self._window.services

        async def work(_ticket: Ticket) -> Reading:
            data = await in_thread(_read, path)
            reading: Reading = await in_thread(_parse, data, image, provider)
            if reading.analysis is not None:
                store = (await services.engine()).store
                if store is not None:
                    key = f"answer {sha256(data).hexdigest()}"
                    await in_thread(store.keep, image, key, Outcome(reading.analysis, data))
            return reading

        self._window.notices.drop(_TOPIC)
        self._window.runtime.submit(work, partial(self._arrived, path, entry), partial(self._failed, path))

    def _arrived(self, path: Path, entry: Entry, reading: Reading) -> None:
        if reading.analysis is None:
            self._ask_provider(path, reading.candidates)
            return
        analysis = reading.analysis
        self._window.session.put(entry.key, entry.image, analysis, kept=False)
        current = self._window.session.current
        if current is not None and current.key == entry.key:
            self._window.shown.show_new(analysis.provider)
            if analysis.copies is not None and analysis.copies.hits and analysis.text is None:
                self._window.inspector.show_copies()

    def _ask_provider(self, path: Path, candidates: tuple[str, ...]) -> None:
        titles = [self._window.title_of(c) for c in candidates]
        chosen, accepted = QInputDialog.getItem(
            self._window,
            "Open answer",
            f"Which provider gave {one_line(path.name, 60)}?",
            titles,
            0,
            False,  # noqa: FBT003 - Qt's signature
        )
        if accepted and chosen in titles:
            self.open(path, candidates[titles.index(chosen)])

    def _failed(self, path: Path, error: VidimusError) -> None:
        sentence = str(error)
        if error.kind != "input":
            sentence = f"{path.name}: {sentence}"
        self._window.notices.say(Notice(_TOPIC, sentence[:1].upper() + sentence[1:]))


def _read(path: Path) -> bytes:
    from app.places import reason

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot open {path.name}: {reason(error)}") from error
    if len(data) > MOST_BYTES:
        raise InputError(f"cannot open {path.name}: it is over {MOST_BYTES // 2**20} MiB")
    return data


def _parse(data: bytes, image: Image, provider: str) -> Reading:
    from app.providers.saved import read_saved

    return read_saved(data, image, provider)
