"""Saved answers and files of other OCR programs become analyses of the open image, without a network."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.model.analysis import Analysis
from app.model.analysis_origin import as_reference, role_by_provider
from app.model.errors import AnswerError, InputError, VidimusError
from app.model.image import Image
from app.model.outcome import Outcome
from app.model.phrase import phrase
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.safe_text import tooltip
from app.ui.base.sentences import sentence_of
from app.ui.opening.companion_files import SUFFIXES, is_ground_truth
from app.ui.session.context import Context
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.providers.files.saved_answers import Reading
    from app.storage.store import Store

MOST_BYTES: Final = 64 * 2**20
"""Of a saved answer."""
_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in SUFFIXES)
_TOPIC: Final = "answer/open/"
"""How topics of notices begin; the name of the file follows, so that no file's notice hides another's."""


class SavedAnswers(QObject):
    """File > Open answer: reads, keeps and shows a saved answer of any provider, or a file about the image.

    ``arrived`` carries the provider of an analysis that came for the current image, ``copies_arrived``
    follows where it is about copies alone.
    """

    arrived = Signal(str)
    copies_arrived = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._context = context

    def ask(self) -> None:
        """Let the user choose the file."""
        path = self._ask_file(tr("Import results"))
        if path is not None:
            self.open(path)

    def ask_reference(self) -> None:
        """Let the user choose a file that is ground truth for the image."""
        path = self._ask_file(tr("Open as reference"))
        if path is not None:
            self.open(path, reference=True)

    def _ask_file(self, title: str) -> Path | None:
        entry, preferences = self._context.session.current, self._context.preferences
        folder = folder_for(preferences, "results", entry.image if entry else None)
        name, _ = QFileDialog.getOpenFileName(self._context.widget, title, str(folder), _filters())
        if not name:
            return None
        remember_folder(preferences, "results", Path(name).parent)
        return Path(name)

    def open(
        self,
        path: Path,
        provider: str = "",
        entry: Entry | None = None,
        *,
        reference: bool | None = None,
    ) -> None:
        """Read a file about an image, the current one unless told; whose it is is found out.

        ``provider`` names a provider or a format where that is known. ``reference``: the file is ground
        truth; None goes by its name.
        """
        is_reference = is_ground_truth(path) if reference is None else reference
        entry = entry or self._context.session.current
        if entry is None:
            return
        image, backend = entry.image, self._context.backend

        found_before = frozenset(
            name for name, summary in entry.summaries.items() if any(summary.counts) or summary.hits
        )

        async def work(_ticket: Ticket) -> Reading:
            data = await in_thread(_read, path)
            reading: Reading = await in_thread(_parse, data, image, provider, path.suffix.lower() == ".txt")
            if reading.analysis is not None:
                store = (await backend.engine()).store
                reading = _as_reference(reading) if is_reference else reading
                kept = partial(store.analyses, image) if store is not None else tuple
                reading = await in_thread(_without_empty, reading, found_before, kept)
                assert reading.analysis is not None  # noqa: S101 - raised where nothing remains
                if store is not None:
                    reading = await in_thread(_keep, store, image, reading, path, data, is_reference)
            return reading

        self._context.messages.dismiss(_topic(path))
        self._context.runtime.submit(
            work, partial(self._arrived, path, entry, is_reference), partial(self._failed, path)
        )

    def open_beside(self, path: Path, entry: Entry) -> None:
        """Load a file that lies beside an image, unless it was before or something else is there already.

        Nothing is asked or shown, and a file that is nothing of the kind is passed over.
        """
        image, backend = entry.image, self._context.backend
        is_reference = is_ground_truth(path)

        async def work(_ticket: Ticket) -> Reading | None:
            data = await in_thread(_read, path)
            reading: Reading = await in_thread(_parse, data, image, "", path.suffix.lower() == ".txt")
            store = (await backend.engine()).store
            if reading.analysis is None or store is None:
                return None
            return await in_thread(_keep_new, store, image, reading, path, data, is_reference)

        def done(reading: Reading | None) -> None:
            if reading is not None and reading.analysis is not None:
                for each in (*reading.others, reading.analysis):
                    self._context.session.put(entry.key, image, each)

        self._context.runtime.submit(work, done, _pass_over)

    def _arrived(self, path: Path, entry: Entry, is_reference: bool, reading: Reading) -> None:
        if reading.analysis is None:
            self._ask_provider(path, reading.candidates, entry, is_reference)
            return
        analysis = reading.analysis
        for each in (*reading.others, analysis):
            self._context.session.put(entry.key, entry.image, each, kept=False, file=path.name)
        current = self._context.session.current
        if current is not None and current.key == entry.key:
            readings = (s for p, s in current.summaries.items() if not current.is_reference(p))
            if is_reference and any(s.counts[0] for s in readings):
                said = tr("{name} is the reference now").format(name=one_line(path.name, 80))
                self._context.messages.show_status(said, 8_000)
                return  # what is read now stays in sight
            self.arrived.emit(analysis.provider)
            self._show_which(analysis)
            if analysis.copies is not None and analysis.copies.hits and analysis.text is None:
                self.copies_arrived.emit()

    def _show_which(self, analysis: Analysis) -> None:
        """Say which image of an answer about several, or which page of a file of several, was taken."""
        images, taken = analysis.properties.get("images", 1), analysis.properties.get("image")
        pages, page = analysis.properties.get("pages", 1), analysis.properties.get("page")
        if images != 1 and taken:
            sentence = trn("The answer is of %n image(s); image {number} fits this one", images)
            self._context.messages.show_status(sentence.format(number=taken), 8_000)
        elif isinstance(pages, int) and pages != 1 and page:
            sentence = trn("The file has %n page(s); page {number} was taken", pages)
            self._context.messages.show_status(sentence.format(number=page), 8_000)

    def _ask_provider(
        self, path: Path, candidates: tuple[str, ...], entry: Entry, is_reference: bool
    ) -> None:
        titles = [self._context.names.title_of(c) for c in candidates]
        offered = titles if len(titles) == 1 else ["", *titles]  # none is chosen beforehand
        chosen, accepted = QInputDialog.getItem(
            self._context.widget,
            tr("Import results"),
            # Qt guesses the format of this one, as that of tool tips
            tooltip(tr("Which provider gave {name}?").format(name=one_line(path.name, 60))),
            offered,
            0,
            False,  # noqa: FBT003 - Qt's signature
        )
        if accepted and chosen in titles:
            self.open(path, candidates[titles.index(chosen)], entry, reference=is_reference)
            return
        sentence = tr("{name} was not imported: no provider was chosen")
        self._say(
            path,
            sentence.format(name=one_line(path.name, 80)),
            tr("Choose provider"),
            partial(self._ask_again, path, candidates, entry, is_reference),
        )

    def _ask_again(self, path: Path, candidates: tuple[str, ...], entry: Entry, is_reference: bool) -> None:
        self._context.messages.dismiss(_topic(path))
        self._ask_provider(path, candidates, entry, is_reference)

    def _failed(self, path: Path, error: VidimusError) -> None:
        sentence, name = sentence_of(error), one_line(path.name, 80)
        if error.kind in {"answer", "unsupported"}:
            sentence = tr("File {name}: {reason}").format(name=name, reason=sentence)
        elif error.kind != "input":  # of the time the file was saved: nobody failed now
            sentence = tr("File {name} records an error: {reason}").format(name=name, reason=sentence)
        self._say(path, sentence)

    def _say(
        self, path: Path, sentence: str, action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        self._context.messages.notify(_topic(path), sentence, action, do)


def _topic(path: Path) -> str:
    return f"{_TOPIC}{path}"


def _filters() -> str:
    return f"{tr('Results and OCR files')} ({_PATTERNS});;{tr('All files')} (*)"


def _read(path: Path) -> bytes:
    from app.model.system_errors import reason

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


def _keep(
    store: Store, image: Image, reading: Reading, path: Path, data: bytes, is_reference: bool
) -> Reading:
    """Keep what a file holds, as readings or as a reference; return what was kept."""
    from app.storage.earlier import keep_reference

    assert reading.analysis is not None  # noqa: S101 - the caller asks
    key = sha256(data).hexdigest()
    if is_reference:
        reference = keep_reference(store, image, reading.analysis, key, file=path.name, raw=data)
        return replace(reading, analysis=reference, others=())
    for each in (reading.analysis, *reading.others):  # a document of ours may hold references
        first = each is reading.analysis
        name, raw = (f"answer {key}", data) if first else (f"answer {key} {each.provider}", None)
        role = role_by_provider(each.provider)
        store.keep(image, name, Outcome(each, raw), file=path.name, role=role)
    return reading


def _keep_new(
    store: Store, image: Image, reading: Reading, path: Path, data: bytes, is_reference: bool
) -> Reading | None:
    """Keep what a file beside an image holds; None where it was kept before, or would replace a reading."""
    from app.storage.earlier import is_kept

    assert reading.analysis is not None  # noqa: S101 - the caller asks
    key = sha256(data).hexdigest()
    if is_kept(store, image, f"reference {key}" if is_reference else f"answer {key}"):
        return None
    every = (reading.analysis, *reading.others)
    if not is_reference and store.providers_of(image) & {a.provider for a in every}:
        return None
    return _keep(store, image, reading, path, data, is_reference)


def _pass_over(_error: VidimusError) -> None:
    """Say nothing: nobody asked for this file, and it need not be about the image."""


def _as_reference(reading: Reading) -> Reading:
    """Return the first analysis of a file as a reference."""
    assert reading.analysis is not None  # noqa: S101 - the caller asks
    return replace(reading, analysis=as_reference(reading.analysis), others=())


def _without_empty(
    reading: Reading, found_before: Container[str], kept: Callable[[], Iterable[Analysis]]
) -> Reading:
    """Return a reading without analyses that found nothing, of whose provider something was found before.

    ``found_before`` are the providers of what is shown. Raise AnswerError where no analysis remains.
    """
    from app.providers.files.saved_answers import Reading, finds_something

    assert reading.analysis is not None  # noqa: S101 - the caller asks
    every = (reading.analysis, *reading.others)
    if all(map(finds_something, every)):
        return reading
    before = {analysis.provider for analysis in kept() if finds_something(analysis)}
    remaining = [
        a for a in every if finds_something(a) or not (a.provider in before or a.provider in found_before)
    ]
    if not remaining:
        raise AnswerError(phrase("this answer holds nothing that was found; what was found before stays"))
    return Reading(remaining[0], others=tuple(remaining[1:]))
