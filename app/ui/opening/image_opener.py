"""Brings images in: dialog, drop, paste, links, samples. Nothing is read on the GUI thread."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

from app.config.settings import OFFLINE
from app.model.errors import InputError, NetworkError, PasswordError, VidimusError
from app.model.image import Image
from app.model.links import is_link
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.opening.incoming import Incoming, incoming_of_mime
from app.ui.opening.password_question import PasswordQuestion, Refused
from app.ui.session.context import Context
from app.ui.viewer.empty_state import sample_files
from app.ui.widgets.confirm import Confirm

if TYPE_CHECKING:
    from app.imaging.limits import OpenLimits

PATTERNS: Final = (
    "*.jpg *.jpeg *.png *.webp *.avif *.tif *.tiff *.bmp *.gif *.jp2 *.j2k *.heic *.heif *.ppm *.pgm *.ico"
    " *.pdf"
)
"""Names the file dialog offers first; any file may be chosen, since content decides."""
LOT_SECONDS: Final = 0.1
"""Images that are opened within such a time are shown together."""
SHOWN_SECONDS: Final = 2.0
"""How long images wait for the one that is to be looked at before all others."""


def _png(image: QImage) -> bytes:
    """Return bare pixels as a PNG file; takes long, so not on the GUI thread."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 90)  # type: ignore[call-overload] # the stubs want bytes for the format
    return bytes(held.data())


class ImageOpener(QObject):
    """Opens what comes in, and is the one who adds images to the session.

    ``opened`` carries the entries of images that came, ``refused`` a ``Refused``, ``finished`` how many
    images of what came in together were opened. ``fetching`` carries a link, ``asked_for`` paths the user
    wants opened. ``companions_came`` carries an ``Incoming`` with files about images, before its images are
    opened; ``ended`` carries an ``Incoming`` once all its images and image data were opened or refused.
    """

    opened = Signal(object)
    companions_came = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    finished = Signal(int)
    fetching = Signal(str)
    asked_for = Signal(tuple)

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._context = context
        self._fetches: list[_Fetch] = []
        self._question: Confirm | None = None
        self.passwords = PasswordQuestion(context.widget, self._try_again, self.refused.emit)
        self.refused.connect(self._say_refused)

    def ask_files(self) -> None:
        """Let the user choose files."""
        files, _ = QFileDialog.getOpenFileNames(
            self._context.widget,
            tr("Open images"),
            str(self._image_folder()),
            f"{tr('Images')} ({PATTERNS});;{tr('All files')} (*)",
        )
        if files:
            remember_folder(self._context.preferences, "images", Path(files[0]).parent)
        self.open(Incoming(tuple(Path(f) for f in files)))

    def ask_folder(self) -> None:
        """Let the user choose a folder."""
        folder = QFileDialog.getExistingDirectory(
            self._context.widget, tr("Open folder"), str(self._image_folder())
        )
        if folder:
            remember_folder(self._context.preferences, "images", Path(folder))
            self.open(Incoming((Path(folder),)))

    def _image_folder(self) -> Path:
        entry = self._context.session.current
        return folder_for(self._context.preferences, "images", entry.image if entry else None)

    def ask_link(self) -> None:
        """Let the user type a link; typing it is consent to fetch it."""
        text, accepted = QInputDialog.getText(
            self._context.widget,
            tr("Open link"),
            tr("Address of an image (https://…)"),
            QLineEdit.EchoMode.Normal,
        )
        link = text.strip()
        if not accepted:
            return
        if is_link(link):
            self.open(Incoming(links=(link,)), asked=True)
        else:
            self.refused.emit(Refused(text, InputError("this is not an http or https address")))

    def samples(self) -> None:
        """Open the bundled samples."""
        self.open(Incoming(sample_files()))

    def paste(self) -> None:
        """Open what is on the clipboard."""
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        incoming = Incoming() if held is None else incoming_of_mime(held)  # None: nothing at all is held
        if incoming:
            self.open(incoming)
        else:
            error = InputError("the clipboard holds no image, file or link")
            self.refused.emit(Refused("clipboard", error))

    def drop(self, data: QMimeData) -> bool:
        """Open what was dropped; return True if there was anything in it to open."""
        incoming = incoming_of_mime(data)
        self.open(incoming)
        return bool(incoming)

    def open(self, incoming: Incoming, *, asked: bool = False, public_only: bool = True) -> None:
        """Open files, folders and image data at once, links after the user said yes (``asked``: has)."""
        if incoming.companions:
            self.companions_came.emit(incoming)
        if incoming.images:
            self.asked_for.emit(incoming.images)
        if incoming.images or incoming.blobs:
            limits = self._context.preferences.limits

            def work(ticket: Ticket) -> int:
                return _identify_all(incoming, limits, ticket)

            ended, broken = partial(self._ended, incoming), partial(self._broken, incoming)
            self._context.runtime.call(work, ended, broken, _Batch(self, incoming.shown).arrived)
        if incoming.links:
            if self._context.preferences.get(OFFLINE):
                error = NetworkError("the offline switch is on, so this was not fetched")
                self._refuse(incoming.links, error)
            elif asked:
                self._fetch(incoming.links, public_only=public_only)
            else:
                self._ask(incoming.links)

    @property
    def is_fetching(self) -> bool:
        """Return True if links are being fetched."""
        return bool(self._fetches)

    def add(self, images: tuple[Image, ...], *, show: int | None) -> None:
        """Add images to the session, and look at number ``show`` of them."""
        for image in images if self._context.messages.notices else ():
            self._context.messages.dismiss(f"open/{image.name}")
        for image in images:
            if image.incomplete:
                sentence = tr("Only part of {name} can be shown: its file is cut off")
                named = sentence.format(name=one_line(image.name, 160))
                self._context.messages.notify(f"open/{image.name}", named, tone="plain")
        self.opened.emit(tuple(self._context.session.add_all(images, show=show is not None, first=show or 0)))

    def refuse(self, refused: Refused) -> None:
        """Say why an input was not opened; for one that wants a password, ask for that first."""
        if isinstance(refused.error, PasswordError) and refused.source is not None:
            self.passwords.ask_for(refused)
        else:
            self.refused.emit(refused)

    def _try_again(self, locked: tuple[Refused, ...]) -> None:
        files = tuple(each.source for each in locked if isinstance(each.source, Path))
        blobs = tuple((each.name, each.source) for each in locked if isinstance(each.source, bytes))
        self.open(Incoming(files, blobs=blobs))

    def _say_refused(self, refused: Refused) -> None:
        sentence = sentence_of(refused.error)
        if refused.name and refused.error.kind != "input":
            sentence = f"{refused.name}: {sentence}"
        self._context.messages.notify(f"open/{refused.name}", sentence)

    def _ask(self, links: tuple[str, ...]) -> None:
        hosts = sorted({urlsplit(link).hostname or "" for link in links})
        shown = ", ".join(_ascii_host(h) for h in hosts[:5])
        self._question = Confirm(
            self._context.widget,
            trn("Fetch %n picture(s) from the network?", len(links)),
            f"{tr('{hosts} will see that you ask for it.').format(hosts=shown)}\n\n{one_line(links[0], 160)}",
            tr("Fetch"),
            lambda: self._fetch(links, public_only=True),
        )
        self._question.finished.connect(self._answered)
        self._question.open()

    def _answered(self) -> None:
        self._question = None

    def go_offline(self) -> None:
        """End what is being fetched at once, and withdraw the question whether to."""
        if self._question is not None:
            self._question.reject()
        fetches, self._fetches = self._fetches, []
        for fetch in fetches:
            fetch.ticket.cancel()
            error = NetworkError("the offline switch was turned on, so this was not fetched")
            self._refuse(fetch.awaited, error)

    def _refuse(self, links: Iterable[str], error: VidimusError) -> None:
        for link in links:
            self.refused.emit(Refused(one_line(link, 160), error))

    def _fetch(self, links: tuple[str, ...], *, public_only: bool) -> None:
        limits = self._context.preferences.limits
        self.fetching.emit(links[0])

        async def work(ticket: Ticket) -> int:
            import asyncio

            engine = await self._context.backend.engine()
            count = 0
            for link in links:
                data: bytes | None = None
                try:
                    data = await engine.fetch_image(link, public_only=public_only)
                    name = Path(urlsplit(link).path).name or urlsplit(link).hostname or "image"
                    image = await asyncio.to_thread(_identify, data, name, limits)
                except VidimusError as error:
                    ticket.report(Refused(link, error, data))
                else:
                    ticket.report((image,))
                    count += 1
            return count

        fetch = _Fetch(self, links)
        fetch.ticket = self._context.runtime.submit(work, fetch.ended, fetch.broken, fetch.arrived)
        self._fetches.append(fetch)

    def fetched(self, fetch: _Fetch) -> None:
        """Forget a fetch that has come to its end."""
        if fetch in self._fetches:
            self._fetches.remove(fetch)

    def _ended(self, incoming: Incoming, count: int) -> None:
        self.ended.emit(incoming)
        self.finished.emit(count)

    def _broken(self, incoming: Incoming, error: VidimusError) -> None:
        self.refused.emit(Refused("", error))
        self.ended.emit(incoming)


class _Batch:
    """What came in together: the file that is asked for is looked at, the first until it is there."""

    def __init__(self, opener: ImageOpener, shown: Path | None = None) -> None:
        self._opener = opener
        self._shown = shown
        self._first = True

    def arrived(self, value: object) -> None:
        if isinstance(value, tuple):
            self._opener.add(value, show=self._number_shown(value))
            self._first = False
        elif isinstance(value, Refused):
            self._opener.refuse(value)

    def _number_shown(self, images: tuple[Image, ...]) -> int | None:
        """Return which of these images is to be looked at; None if another is, and may stay so."""
        if self._shown is not None and self._first:
            for number, image in enumerate(images):
                if image.source == self._shown:
                    return number
        return 0 if self._first else None


class _Fetch:
    """Links being fetched one after the other; ``awaited`` are those that have not come yet."""

    ticket: Ticket

    def __init__(self, opener: ImageOpener, links: tuple[str, ...]) -> None:
        self._opener = opener
        self._batch = _Batch(opener)
        self.awaited = links

    def arrived(self, value: object) -> None:
        """Take an image, or why there is none."""
        self.awaited = self.awaited[1:]
        self._batch.arrived(value)

    def ended(self, count: int) -> None:
        """Say how many came, when all have."""
        self._opener.fetched(self)
        self._opener.finished.emit(count)

    def broken(self, error: VidimusError) -> None:
        """Say why no more will come."""
        self._opener.fetched(self)
        self._opener.refused.emit(Refused("", error))


def _ascii_host(host: str) -> str:
    try:
        ascii_form = host.encode("idna").decode("ascii")
    except UnicodeError:
        return one_line(host, 80)
    return host if ascii_form == host else f"{one_line(host, 80)} ({ascii_form})"


def _identify(source: Path | bytes, name: str | None, limits: OpenLimits) -> Image:
    from app.imaging.open import identify

    return identify(source, name, limits=limits)


class _Together:
    """Reports images in lots: the first at once, the others as fast as the window can take them.

    ``shown`` is a file that belongs into the first lot, which waits for it a little.
    """

    def __init__(self, ticket: Ticket, shown: Path | None = None) -> None:
        self._ticket = ticket
        self._images: list[Image] = []
        self._shown = shown
        self._reported = 0.0 if shown is None else time.monotonic() + SHOWN_SECONDS
        self.count = 0

    def add(self, image: Image) -> None:
        self.count += 1
        self._images.append(image)
        if time.monotonic() - self._reported > LOT_SECONDS or image.source == self._shown:
            self.report()

    def report(self) -> None:
        if self._images:
            self._ticket.report(tuple(self._images))
            self._images.clear()
            self._reported = time.monotonic()


def _identify_all(incoming: Incoming, limits: OpenLimits, ticket: Ticket) -> int:
    """Identify file after file, reporting lots of them; returns how many opened."""
    from app.imaging.find_images import find_images

    lots = _Together(ticket, incoming.shown)
    for name, held in incoming.blobs:
        data = _png(held) if isinstance(held, QImage) else held
        _try(data, name, limits, ticket, lots)
    for path in incoming.images:
        try:
            files = list(find_images([path]))
        except VidimusError as error:
            ticket.report(Refused(path.name, error))
            continue
        for file in files:
            if not ticket.alive:
                return lots.count
            _try(file, None, limits, ticket, lots)
    lots.report()
    return lots.count


def _try(source: Path | bytes, name: str | None, limits: OpenLimits, ticket: Ticket, lots: _Together) -> None:
    try:
        lots.add(_identify(source, name, limits))
    except VidimusError as error:
        lots.report()
        ticket.report(Refused(name or (source.name if isinstance(source, Path) else ""), error, source))
