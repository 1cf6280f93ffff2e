"""Saved answers and files of other OCR programs become analyses of the open image, without a network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.model.analysis import Analysis
from app.model.errors import AnswerError, InputError, VidimusError
from app.model.image import Image
from app.model.outcome import Outcome
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.safe_text import one_line, tooltip
from app.ui.opening.companion_files import SUFFIXES, image_beside, named, parted
from app.ui.opening.opening import Incoming, incoming_of_mime
from app.ui.session.entries import Entry
from app.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from app.providers.files.saved_answers import Reading
    from app.ui.window.main_window import Window

MOST_BYTES: Final = 64 * 2**20
"""Of a saved answer."""
_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in SUFFIXES)
_TOPIC: Final = "answer/open"


class Answers(QObject):
    """File > Open answer: reads, keeps and shows a saved answer of any provider, or a file about the image.

    Dropped files find the image they are named after: among what was dropped with them, among the open
    images, or beside them on the disk; else they are about the image that is shown.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        window.opening.opened.connect(self._opened)
        window.opening.finished.connect(self._all_opened)

    def ask(self) -> None:
        """Let the user choose the file."""
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open answer"), "", _filters())
        if name:
            self.open(Path(name))

    def drop(self, data: QMimeData) -> bool:
        """Take dropped files when there are some about images among them."""
        incoming = incoming_of_mime(data)
        images, about = parted(incoming.paths)
        if not about:
            return False
        self._waiting = []
        if images:
            self._waiting = list(about)
            self._window.opening.open(Incoming(images))
        else:
            for path in about:
                self._find_image(path)
        return True

    def _find_image(self, path: Path) -> None:
        entries = self._window.session.images.entries()
        number = named(path, [entry.image for entry in entries])
        if number is not None:
            self.open(path, entry=entries[number])
            return

        def look(_ticket: Ticket) -> Path | None:
            try:
                return image_beside(path)
            except OSError:
                return None

        self._window.runtime.call(look, partial(self._found_beside, path))

    def _found_beside(self, path: Path, image: Path | None) -> None:
        if image is not None:
            self._waiting.append(path)
            self._window.opening.open(Incoming((image,)))
        elif self._window.session.current is not None:
            self.open(path)
        else:
            self._say(tr("open the image that {name} is about first").format(name=one_line(path.name, 80)))

    def _opened(self, images: Sequence[Image], _first: bool) -> None:
        """Images have come; what waited for them follows once they are in the list."""
        if not self._waiting:
            return
        entries = self._window.session.add_all(images)
        for path in tuple(self._waiting):
            number = named(path, images)
            if number is not None:
                self._waiting.remove(path)
                self.open(path, entry=entries[number])

    def _all_opened(self, _count: int) -> None:
        """What no image was named after is about the one that is shown."""
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            self._found_beside(path, None)

    def open(self, path: Path, provider: str = "", entry: Entry | None = None) -> None:
        """Read a file about an image, the current one unless told; whose it is is found out.

        ``provider`` names a provider or a format where that is known.
        """
        entry = entry or self._window.session.current
        if entry is None:
            return
        image, services = entry.image, self._window.services

        async def work(_ticket: Ticket) -> Reading:
            data = await in_thread(_read, path)
            reading: Reading = await in_thread(_parse, data, image, provider, path.suffix.lower() == ".txt")
            if reading.analysis is not None:
                store = (await services.engine()).store
                if store is not None:
                    key = f"answer {sha256(data).hexdigest()}"
                    await in_thread(store.keep, image, key, Outcome(reading.analysis, data))
                    for other in reading.others:
                        await in_thread(store.keep, image, f"{key} {other.provider}", Outcome(other))
            return reading

        self._window.notices.drop(_TOPIC)
        self._window.runtime.submit(work, partial(self._arrived, path, entry), partial(self._failed, path))

    def _arrived(self, path: Path, entry: Entry, reading: Reading) -> None:
        if reading.analysis is None:
            self._ask_provider(path, reading.candidates, entry)
            return
        analysis = reading.analysis
        for one in (*reading.others, analysis):
            self._window.session.put(entry.key, entry.image, one, kept=False)
        current = self._window.session.current
        if current is not None and current.key == entry.key:
            self._window.shown.show_new(analysis.provider)
            self._tell_which(analysis)
            if analysis.copies is not None and analysis.copies.hits and analysis.text is None:
                self._window.inspector.show_copies()

    def _tell_which(self, analysis: Analysis) -> None:
        """Of an answer about several images, say which was taken."""
        images, taken = analysis.properties.get("images", 1), analysis.properties.get("image")
        if images != 1 and taken:
            said = trn("The answer is of %n image(s); image {number} fits this one", images)
            said = said.format(number=taken)
            self._window.status.showMessage(said, 8_000)

    def _ask_provider(self, path: Path, candidates: tuple[str, ...], entry: Entry) -> None:
        titles = [self._window.title_of(c) for c in candidates]
        chosen, accepted = QInputDialog.getItem(
            self._window,
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
        sentence = str(error)
        if error.kind != "input":
            sentence = f"{path.name}: {sentence}"
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._window.notices.say(Notice(_TOPIC, sentence[:1].upper() + sentence[1:]))


def _filters() -> str:
    return f"{tr('Answers and OCR files')} ({_PATTERNS});;{tr('All files')} (*)"


def _read(path: Path) -> bytes:
    from app.config.paths import reason

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(
            tr("cannot open {name}: {reason}").format(name=path.name, reason=reason(error))
        ) from error
    if len(data) > MOST_BYTES:
        raise InputError(
            tr("cannot open {name}: it is over {size} MiB").format(name=path.name, size=MOST_BYTES // 2**20)
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
