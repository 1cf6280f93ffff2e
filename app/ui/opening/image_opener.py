"""Brings images in: dialog, drop, paste, links, samples. Nothing is read on the GUI thread."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from app.config.settings import OFFLINE
from app.model.errors import InputError, NetworkError, VidimusError
from app.model.image import Image
from app.ui.base.backend import Backend
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Runtime, Ticket
from app.ui.base.safe_text import one_line
from app.ui.viewer.empty_state import sample_files
from app.ui.widgets.confirm import Confirm

if TYPE_CHECKING:
    from app.imaging.limits import OpenLimits

IMAGE_MIMES: Final = (
    "image/png",
    "image/jpeg",
    "image/webp",
    "image/tiff",
    "image/gif",
    "image/bmp",
    "image/avif",
)
"""Kinds of image data taken as they are, in the order of preference."""
PATTERNS: Final = (
    "*.jpg *.jpeg *.png *.webp *.avif *.tif *.tiff *.bmp *.gif *.jp2 *.j2k *.heic *.heif *.ppm *.pgm *.ico"
)
"""Names the file dialog offers first; any file may be chosen, since content decides."""
LOT_SECONDS: Final = 0.1
"""Images that are opened within such a time are shown together."""
MAX_LINKS: Final = 20
"""Links opened at once."""


@dataclass(frozen=True)
class Incoming:
    """What is to be opened: files and folders, links, or encoded images with a name each."""

    paths: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    blobs: tuple[tuple[str, bytes | QImage], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paths or self.links or self.blobs)


@dataclass(frozen=True)
class Refused:
    """An input that could not be opened."""

    name: str
    error: VidimusError


def is_link(text: str) -> bool:
    """Whether a text is one http or https address."""
    stripped = text.strip()
    if not stripped or len(stripped) > 4_000 or any(c.isspace() for c in stripped):
        return False
    try:
        parts = urlsplit(stripped)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def incoming_of_texts(texts: Iterable[str]) -> Incoming:
    """What paths and links of a command line name."""
    paths, links = [], []
    for text in texts:
        if is_link(text):
            links.append(text.strip())
        else:
            paths.append(Path(text))
    return Incoming(tuple(paths), tuple(links))


def incoming_of_mime(data: QMimeData) -> Incoming:
    """What was dropped or pasted: files first, then image data, then links, also those in plain text.

    A browser offers the picture and its address together; the picture needs no network, so it is taken.
    """
    urls = list(data.urls()) if data.hasUrls() else []
    paths = tuple(Path(u.toLocalFile()) for u in urls if u.isLocalFile())
    if paths:
        return Incoming(paths)
    blob: bytes | QImage = next((bytes(data.data(m).data()) for m in IMAGE_MIMES if data.hasFormat(m)), b"")
    if not blob and data.hasImage():
        pixels = data.imageData()
        blob = pixels if isinstance(pixels, QImage) and not pixels.isNull() else b""
    if blob:
        return Incoming(blobs=((_blob_name(urls, tr("pasted image")), blob),))
    links = tuple(u.toString() for u in urls if is_link(u.toString()))
    return Incoming(links=links) if links else _incoming_of_text(data.text() if data.hasText() else "")


def _incoming_of_text(text: str) -> Incoming:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if all(is_link(line) for line in lines):
        return Incoming(links=tuple(lines[:MAX_LINKS]))
    local = [QUrl(line).toLocalFile() for line in lines if line.startswith("file:")]
    return Incoming(tuple(Path(p) for p in local if p)) if len(local) == len(lines) else Incoming()


def _blob_name(urls: Sequence[QUrl], otherwise: str) -> str:
    return next((u.fileName() for u in urls if u.fileName()), otherwise)


def _png(image: QImage) -> bytes:
    """Bare pixels as a file; takes long, so not on the GUI thread."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 90)  # type: ignore[call-overload] # the stubs want bytes for the format
    return bytes(held.data())


class ImageOpener(QObject):
    """Opens what comes in.

    ``opened``: images, and whether they are the first of what came in together;
    ``refused``: a ``Refused``; ``finished``: how many opened; ``fetching``: a link; ``asked_for``: paths.
    """

    opened = Signal(object, bool)
    refused = Signal(object)
    finished = Signal(int)
    fetching = Signal(str)
    asked_for = Signal(tuple)

    def __init__(self, runtime: Runtime, services: Backend, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._runtime = runtime
        self._services = services
        self._fetches: list[_Fetch] = []
        self._question: Confirm | None = None

    def ask_files(self) -> None:
        """Let the user choose files."""
        files, _ = QFileDialog.getOpenFileNames(
            self._window,
            tr("Open images"),
            "",
            f"{tr('Images')} ({PATTERNS});;{tr('All files')} (*)",
        )
        self.open(Incoming(tuple(Path(f) for f in files)))

    def ask_folder(self) -> None:
        """Let the user choose a folder."""
        folder = QFileDialog.getExistingDirectory(self._window, tr("Open folder"))
        if folder:
            self.open(Incoming((Path(folder),)))

    def ask_link(self) -> None:
        """Let the user type a link; typing it is consent to fetch it."""
        text, accepted = QInputDialog.getText(
            self._window, tr("Open link"), tr("Address of an image (https://…)"), QLineEdit.EchoMode.Normal
        )
        if not accepted:
            return
        if is_link(text):
            self.open(Incoming(links=(text.strip(),)), asked=True)
        else:
            self.refused.emit(Refused(text, InputError(tr("this is not an http or https address"))))

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
            error = InputError(tr("the clipboard holds no image, file or link"))
            self.refused.emit(Refused("clipboard", error))

    def drop(self, data: QMimeData) -> bool:
        """Open what was dropped; whether there was anything in it for us."""
        incoming = incoming_of_mime(data)
        self.open(incoming)
        return bool(incoming)

    def open(self, incoming: Incoming, *, asked: bool = False, public_only: bool = True) -> None:
        """Open files, folders and image data at once, links after the user said yes (``asked``: has)."""
        if incoming.paths:
            self.asked_for.emit(incoming.paths)
        if incoming.paths or incoming.blobs:
            limits = self._services.settings.limits

            def work(ticket: Ticket) -> int:
                return _identify_all(incoming, limits, ticket)

            self._runtime.call(work, self.finished.emit, self._broken, _Batch(self).arrived)
        if incoming.links:
            if self._services.settings.get(OFFLINE):
                self._refuse(incoming.links, tr("the offline switch is on, so this was not fetched"))
            elif asked:
                self._fetch(incoming.links, public_only=public_only)
            else:
                self._ask(incoming.links)

    def _ask(self, links: tuple[str, ...]) -> None:
        hosts = sorted({urlsplit(link).hostname or "" for link in links})
        shown = ", ".join(_ascii_host(h) for h in hosts[:5])
        self._question = Confirm(
            self._window,
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
            self._refuse(fetch.left, tr("the offline switch was turned on, so this was not fetched"))

    def _refuse(self, links: Iterable[str], why: str) -> None:
        for link in links:
            self.refused.emit(Refused(one_line(link, 160), NetworkError(why)))

    def _fetch(self, links: tuple[str, ...], *, public_only: bool) -> None:
        limits = self._services.settings.limits
        self.fetching.emit(links[0])

        async def work(ticket: Ticket) -> int:
            import asyncio

            engine = await self._services.engine()
            count = 0
            for link in links:
                try:
                    data = await engine.fetch_image(link, public_only=public_only)
                    name = Path(urlsplit(link).path).name or urlsplit(link).hostname or "image"
                    image = await asyncio.to_thread(_identify, data, name, limits)
                except VidimusError as error:
                    ticket.report(Refused(link, error))
                else:
                    ticket.report((image,))
                    count += 1
            return count

        fetch = _Fetch(self, links)
        fetch.ticket = self._runtime.submit(work, fetch.ended, fetch.broken, fetch.arrived)
        self._fetches.append(fetch)

    def fetched(self, fetch: _Fetch) -> None:
        """A fetch has come to its end."""
        if fetch in self._fetches:
            self._fetches.remove(fetch)

    def _broken(self, error: VidimusError) -> None:
        self.refused.emit(Refused("", error))


class _Batch:
    """What came in together: the first of it is looked at."""

    def __init__(self, opening: ImageOpener) -> None:
        self._opening = opening
        self._first = True

    def arrived(self, value: object) -> None:
        if isinstance(value, tuple):
            self._opening.opened.emit(value, self._first)
            self._first = False
        else:
            self._opening.refused.emit(value)


class _Fetch:
    """Links being fetched one after the other; ``left`` are those that have not come yet."""

    ticket: Ticket

    def __init__(self, opening: ImageOpener, links: tuple[str, ...]) -> None:
        self._opening = opening
        self._batch = _Batch(opening)
        self.left = links

    def arrived(self, value: object) -> None:
        """An image, or why there is none."""
        self.left = self.left[1:]
        self._batch.arrived(value)

    def ended(self, count: int) -> None:
        """All have come."""
        self._opening.fetched(self)
        self._opening.finished.emit(count)

    def broken(self, error: VidimusError) -> None:
        """None will come any more."""
        self._opening.fetched(self)
        self._opening.refused.emit(Refused("", error))


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
    """Reports images in lots: the first at once, the others as fast as the window can take them."""

    def __init__(self, ticket: Ticket) -> None:
        self._ticket = ticket
        self._images: list[Image] = []
        self._reported = 0.0
        self.count = 0

    def add(self, image: Image) -> None:
        self.count += 1
        self._images.append(image)
        if time.monotonic() - self._reported > LOT_SECONDS:
            self.report()

    def report(self) -> None:
        if self._images:
            self._ticket.report(tuple(self._images))
            self._images.clear()
            self._reported = time.monotonic()


def _identify_all(incoming: Incoming, limits: OpenLimits, ticket: Ticket) -> int:
    """Identify file after file, reporting lots of them; returns how many opened."""
    from app.imaging.find_images import find_images

    lots = _Together(ticket)
    for name, held in incoming.blobs:
        data = _png(held) if isinstance(held, QImage) else held
        _try(data, name, limits, ticket, lots)
    for path in incoming.paths:
        try:
            found = list(find_images([path]))
        except VidimusError as error:
            ticket.report(Refused(path.name, error))
            continue
        for file in found:
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
        ticket.report(Refused(name or (source.name if isinstance(source, Path) else ""), error))
