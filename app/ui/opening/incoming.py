"""What comes in, told apart once: images, files about images, links, encoded images."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from app.model.links import is_link
from app.ui.base.i18n import tr
from app.ui.opening.companion_files import SUFFIXES

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
MAX_LINKS: Final = 20
"""Links opened at once."""


@dataclass(frozen=True)
class Incoming:
    """What is to be opened.

    ``images`` are image files and folders, ``companions`` files about images (saved answers, files of OCR
    programs), ``blobs`` encoded images or bare pixels with a name each. ``shown`` is the file among the
    images that is looked at; without it the first is.
    """

    images: tuple[Path, ...] = ()
    companions: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    blobs: tuple[tuple[str, bytes | QImage], ...] = ()
    shown: Path | None = None

    def __bool__(self) -> bool:
        return bool(self.images or self.companions or self.links or self.blobs)


def incoming_of_files(paths: Iterable[Path]) -> Incoming:
    """Return dropped or pasted files, those about images told apart by the ending of their names."""
    files = tuple(paths)
    companions = tuple(path for path in files if path.suffix.lower() in SUFFIXES)
    return Incoming(tuple(path for path in files if path not in companions), companions)


def incoming_of_texts(texts: Iterable[str]) -> Incoming:
    """Return what the arguments of a command line name: paths, whose content decides, and links."""
    images, links = [], []
    for text in texts:
        link = text.strip()
        if is_link(link):
            links.append(link)
        elif text:  # without any it would be the folder the program was started in
            images.append(Path(text))
    return Incoming(tuple(images), links=tuple(links))


def incoming_of_mime(data: QMimeData, *, peek: bool = False) -> Incoming:
    """Return what was dropped or pasted: files first, then image data, then links, also those in plain text.

    A browser offers the picture and its address together; the picture needs no network, so it is taken.
    ``peek`` fetches no image data, which stays empty: a drag only hovers.
    """
    urls = list(data.urls()) if data.hasUrls() else []
    paths = [Path(name) for u in urls if u.isLocalFile() and (name := u.toLocalFile())]
    if paths:
        return incoming_of_files(paths)
    if peek and (data.hasImage() or any(map(data.hasFormat, IMAGE_MIMES))):
        return Incoming(blobs=((_blob_name(urls, tr("pasted image")), b""),))
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
    return incoming_of_files(Path(p) for p in local if p) if len(local) == len(lines) else Incoming()


def _blob_name(urls: Sequence[QUrl], otherwise: str) -> str:
    return next((u.fileName() for u in urls if u.fileName()), otherwise)
