"""Files about images that come in, each to the image it is about; what finds none is told, never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Ticket
from app.ui.opening.assign_dialog import AssignDialog
from app.ui.opening.companion_files import image_beside, lies_beside_images, matched
from app.ui.opening.image_opener import ImageOpener
from app.ui.opening.incoming import Incoming
from app.ui.opening.saved_answers import SavedAnswers
from app.ui.session.context import Context
from app.ui.session.entries import Entry

TOPIC: Final = "answer/match"
_NAMED: Final = 2
"""Files a notice names."""


@dataclass(frozen=True)
class _Match:
    """Files and the numbers of the open images they are about, and files with an image beside them."""

    open: Mapping[Path, int]
    beside: Mapping[Path, Path]
    unmatched: tuple[Path, ...]


class Companions(QObject):
    """Gives dropped files to the images they are named after, and loads what lies beside images of a folder.

    A file finds its image among what was dropped with it, among the open images, or beside it on the disk.
    One file alone that finds none is about the image that is shown; of several the user says which.
    """

    def __init__(self, context: Context, opener: ImageOpener, answers: SavedAnswers) -> None:
        super().__init__(context.widget)
        self._context = context
        self._opener = opener
        self._answers = answers
        self.dialog: AssignDialog | None = None
        opener.companions_came.connect(self._take)
        opener.ended.connect(self._ended)

    def _take(self, incoming: Incoming) -> None:
        """Take files about images, unless images came with them, for which they wait."""
        if not incoming.images and not incoming.blobs:
            self._match(incoming, look=True)

    def _ended(self, incoming: Incoming) -> None:
        """Take the files that came with images which are open now, and what lies beside those of folders."""
        if incoming.companions:
            self._match(incoming, look=False)
        if incoming.images:
            self._look_in_folders(incoming)

    def _match(self, incoming: Incoming, *, look: bool) -> None:
        entries = self._context.session.images.entries()
        images = [entry.image for entry in entries]

        def work(_ticket: Ticket) -> _Match:
            return _matched(incoming.companions, images, look=look)

        self._context.runtime.call(work, partial(self._give, incoming, entries))

    def _give(self, incoming: Incoming, entries: Sequence[Entry], match: _Match) -> None:
        for path, number in match.open.items():
            self._answers.open(path, entry=entries[number])
        if match.beside:
            images = tuple(dict.fromkeys(match.beside.values()))
            self._opener.open(Incoming(images, tuple(match.beside)))
        total = len(incoming.companions)
        if total == 1 and match.unmatched and len(incoming.images) + len(incoming.blobs) <= 1:
            self._open_alone(match.unmatched[0])
        elif match.unmatched:
            self._tell_unmatched(match.unmatched, total - len(match.unmatched))
        elif total > 1:
            self._context.messages.dismiss(TOPIC)
            self._context.messages.show_status(trn("%n file(s) found their images", total), 6_000)

    def _open_alone(self, path: Path) -> None:
        if self._context.session.current is not None:
            self._answers.open(path)
        else:
            name = one_line(path.name, 80)
            said = tr("open the image that {name} is about first").format(name=name)
            self._context.messages.notify(TOPIC, said)

    def _tell_unmatched(self, paths: tuple[Path, ...], count: int) -> None:
        """Say which files found no image, and offer to say which image each is about."""
        names = ", ".join(one_line(path.name, 28) for path in paths[:_NAMED])
        more = len(paths) - _NAMED
        if more > 0:
            names = trn("{names} and %n more", more).format(names=names)
        said = tr("{matched} matched, {unmatched} not: {names}").format(
            matched=count, unmatched=len(paths), names=names
        )
        can = bool(self._context.session.images.rowCount())
        assign = partial(self.assign, paths)
        self._context.messages.notify(
            TOPIC, said, tr("Assign…") if can else "", assign if can else None, "plain"
        )

    def assign(self, paths: tuple[Path, ...]) -> None:
        """Let the user say which image each file is about."""
        self._context.messages.dismiss(TOPIC)
        entries = self._context.session.images.entries()
        dialog = AssignDialog(self._context.widget, paths, entries)
        dialog.assigned.connect(self._assigned)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _assigned(self, assigned: Mapping[Path, int]) -> None:
        for path, key in assigned.items():
            entry = self._context.session.images.by_key(key)
            if entry is not None:
                self._answers.open(path, entry=entry)

    def _closed(self) -> None:
        self.dialog = None

    def _look_in_folders(self, incoming: Incoming) -> None:
        """Load ground truth, OCR files and saved answers that lie in the folders that were opened."""
        entries = self._context.session.images.entries()
        images = [entry.image for entry in entries]

        def work(_ticket: Ticket) -> Mapping[Path, int]:
            return _in_folders(incoming, images)

        def done(found: Mapping[Path, int]) -> None:
            for path, number in found.items():
                self._answers.open_beside(path, entries[number])
            if found:
                said = trn("%n file(s) beside the images loaded with them", len(found))
                self._context.messages.show_status(said, 6_000)

        self._context.runtime.call(work, done)


def _matched(paths: tuple[Path, ...], images: Sequence[Image], *, look: bool) -> _Match:
    found = matched(paths, images)
    rest = [path for path in paths if path not in found]
    beside: dict[Path, Path] = {}
    for path in rest if look else ():
        try:
            image = image_beside(path)
        except OSError:
            continue
        if image is not None:
            beside[path] = image
    return _Match(found, beside, tuple(path for path in rest if path not in beside))


def _in_folders(incoming: Incoming, images: Sequence[Image]) -> Mapping[Path, int]:
    from app.imaging.find_images import find_files

    given = set(incoming.companions)
    found = [p for p in find_files(incoming.images) if lies_beside_images(p) and p not in given]
    return matched(found, images, exact=True) if found else {}
