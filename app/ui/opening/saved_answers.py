"""Saved answers and files of other OCR programs become analyses of the open image, without a network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.model.analysis import Analysis
from app.model.errors import AnswerError, InputError, VidimusError
from app.model.image import Image
from app.model.outcome import Outcome
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.safe_text import tooltip
from app.ui.base.sentences import sentence_of
from app.ui.opening.companion_files import SUFFIXES, image_beside, named
from app.ui.opening.image_opener import ImageOpener
from app.ui.opening.incoming import Incoming
from app.ui.session.context import Context
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.providers.files.saved_answers import Reading

MOST_BYTES: Final = 64 * 2**20
"""Of a saved answer."""
_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in SUFFIXES)
_TOPIC: Final = "answer/open"


class SavedAnswers(QObject):
    """File > Open answer: reads, keeps and shows a saved answer of any provider, or a file about the image.

    Dropped files find the image they are named after: among what was dropped with them, among the open
    images, or beside them on the disk; else they are about the image that is shown. ``arrived`` carries the
    provider of an analysis that came for the current image, ``copies_arrived`` follows where it is about
    copies alone.
    """

    arrived = Signal(str)
    copies_arrived = Signal()

    def __init__(self, context: Context, opener: ImageOpener) -> None:
        super().__init__(context.widget)
        self._context = context
        self._opener = opener
        self._waiting: list[tuple[Incoming, list[Path]]] = []  # with what they came
        opener.companions_came.connect(self._take)
        opener.opened.connect(self._opened)
        opener.ended.connect(self._all_opened)

    def ask(self) -> None:
        """Let the user choose the file."""
        entry = self._context.session.current
        folder = folder_for(self._context.preferences, "results", entry.image if entry else None)
        name, _ = QFileDialog.getOpenFileName(
            self._context.widget, tr("Open answer"), str(folder), _filters()
        )
        if name:
            remember_folder(self._context.preferences, "results", Path(name).parent)
            self.open(Path(name))

    def _take(self, incoming: Incoming) -> None:
        """Take files about images; where images came with them, they wait for those."""
        if incoming.images:
            self._waiting.append((incoming, list(incoming.companions)))
            return
        for path in incoming.companions:
            self._find_image(path)

    def _find_image(self, path: Path) -> None:
        entries = self._context.session.images.entries()
        number = named(path, [entry.image for entry in entries])
        if number is not None:
            self.open(path, entry=entries[number])
            return

        def look(_ticket: Ticket) -> Path | None:
            try:
                return image_beside(path)
            except OSError:
                return None

        self._context.runtime.call(look, partial(self._found_beside, path))

    def _found_beside(self, path: Path, image: Path | None) -> None:
        if image is not None:
            self._opener.open(Incoming((image,), (path,)))
        elif self._context.session.current is not None:
            self.open(path)
        else:
            self._say(tr("open the image that {name} is about first").format(name=one_line(path.name, 80)))

    def _opened(self, entries: Sequence[Entry]) -> None:
        """Open what waited for images that are in the list now."""
        for _incoming, paths in self._waiting:
            for path in tuple(paths):
                number = named(path, [entry.image for entry in entries])
                if number is not None:
                    paths.remove(path)
                    self.open(path, entry=entries[number])

    def _all_opened(self, ended: Incoming) -> None:
        """Open what no image was named after for the image that is shown."""
        orphans = [path for incoming, paths in self._waiting if incoming is ended for path in paths]
        self._waiting = [each for each in self._waiting if each[0] is not ended]
        for path in orphans:
            self._found_beside(path, None)

    def open(self, path: Path, provider: str = "", entry: Entry | None = None) -> None:
        """Read a file about an image, the current one unless told; whose it is is found out.

        ``provider`` names a provider or a format where that is known.
        """
        entry = entry or self._context.session.current
        if entry is None:
            return
        image, backend = entry.image, self._context.backend

        async def work(_ticket: Ticket) -> Reading:
            data = await in_thread(_read, path)
            reading: Reading = await in_thread(_parse, data, image, provider, path.suffix.lower() == ".txt")
            if reading.analysis is not None:
                store = (await backend.engine()).store
                if store is not None:
                    key = f"answer {sha256(data).hexdigest()}"
                    await in_thread(store.keep, image, key, Outcome(reading.analysis, data))
                    for other in reading.others:
                        await in_thread(store.keep, image, f"{key} {other.provider}", Outcome(other))
            return reading

        self._context.messages.dismiss(_TOPIC)
        self._context.runtime.submit(work, partial(self._arrived, path, entry), partial(self._failed, path))

    def _arrived(self, path: Path, entry: Entry, reading: Reading) -> None:
        if reading.analysis is None:
            self._ask_provider(path, reading.candidates, entry)
            return
        analysis = reading.analysis
        for each in (*reading.others, analysis):
            self._context.session.put(entry.key, entry.image, each, kept=False)
        current = self._context.session.current
        if current is not None and current.key == entry.key:
            self.arrived.emit(analysis.provider)
            self._show_which(analysis)
            if analysis.copies is not None and analysis.copies.hits and analysis.text is None:
                self.copies_arrived.emit()

    def _show_which(self, analysis: Analysis) -> None:
        """Say which image of an answer about several was taken."""
        images, taken = analysis.properties.get("images", 1), analysis.properties.get("image")
        if images != 1 and taken:
            sentence = trn("The answer is of %n image(s); image {number} fits this one", images)
            self._context.messages.show_status(sentence.format(number=taken), 8_000)

    def _ask_provider(self, path: Path, candidates: tuple[str, ...], entry: Entry) -> None:
        titles = [self._context.names.title_of(c) for c in candidates]
        chosen, accepted = QInputDialog.getItem(
            self._context.widget,
            tr("Open answer"),
            # Qt guesses the format of this one, as that of tool tips
            tooltip(tr("Which provider gave {name}?").format(name=one_line(path.name, 60))),
            titles,
            0,
            False,  # noqa: FBT003 - Qt's signature
        )
        if accepted and chosen in titles:
            self.open(path, candidates[titles.index(chosen)], entry)

    def _failed(self, path: Path, error: VidimusError) -> None:
        sentence = sentence_of(error)
        if error.kind != "input":
            sentence = f"{path.name}: {sentence}"
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._context.messages.notify(_TOPIC, sentence)


def _filters() -> str:
    return f"{tr('Answers and OCR files')} ({_PATTERNS});;{tr('All files')} (*)"


def _read(path: Path) -> bytes:
    from app.config.paths import reason

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("cannot open {name}: {reason}", name=path.name, reason=reason(error)) from error
    if len(data) > MOST_BYTES:
        raise InputError(
            "cannot open {name}: it is over {size} MiB", name=path.name, size=MOST_BYTES // 2**20
        )
    return data


def _parse(data: bytes, image: Image, provider: str, may_be_text: bool) -> Reading:
    from app.providers.files.saved_answers import read_saved

    try:
        return read_saved(data, image, provider)
    except AnswerError:
        if provider or not may_be_text:
            raise
        return read_saved(data, image, "text")
