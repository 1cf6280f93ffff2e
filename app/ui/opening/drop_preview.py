"""What will happen to what is dragged over the window, in one sentence; files are looked at in a worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from app.model.safe_text import one_line
from app.ui.base.i18n import tr, trn
from app.ui.opening.companion_files import is_ground_truth

if TYPE_CHECKING:
    from app.ui.base.runtime import Ticket
    from app.ui.opening.incoming import Incoming

_MOST_LOOKED_AT: Final = 100
"""Files whose beginnings are read; of more, the first stand for the rest."""


@dataclass(frozen=True)
class DropContents:
    """How many images, folders, files about images and other files are dragged; one of a kind is named."""

    images: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def contents_of(incoming: Incoming, ticket: Ticket) -> DropContents:
    """Return what files and folders are, by the beginnings of the files; reads the disk."""
    from app.imaging.file_types import PREFIX_BYTES, looks_like_image

    images = [name for name, _ in incoming.blobs]
    folders: list[str] = []
    others: list[str] = []
    for number, path in enumerate(incoming.images):
        if not ticket.alive:
            break
        try:
            if number >= _MOST_LOOKED_AT:
                images.append(path.name)
            elif path.is_dir():
                folders.append(path.name)
            else:
                with path.open("rb") as file:
                    fits = looks_like_image(file.read(PREFIX_BYTES))
                (images if fits else others).append(path.name)
        except OSError:
            others.append(path.name)
    references = [p.name for p in incoming.companions if is_ground_truth(p) or p.suffix.lower() == ".txt"]
    results = [p.name for p in incoming.companions if p.name not in references]
    return DropContents(*map(tuple, (images, folders, results, references, others)))


def contents_sentence(contents: DropContents) -> str:
    """Return what will happen to dragged files, what cannot be opened last."""
    parts = [
        _said(contents.images, tr("Opens {name}"), "images"),
        _said(contents.folders, tr("Opens the images in the folder {name}"), "folders"),
        _said(contents.results, tr("Shows the results in {name} with their image"), "results"),
        _said(contents.references, tr("Takes {name} as the reference text of its image"), "references"),
        _said(contents.others, tr("{name} cannot be opened"), "others"),
    ]
    return "; ".join(part for part in parts if part)


def links_sentence(links: Iterable[str], *, offline: bool) -> str:
    """Return what will happen to dragged links: the user is asked before they are fetched."""
    hosts = sorted({urlsplit(link).hostname or "" for link in links})
    if offline:
        return tr("Links cannot be opened while the offline switch is on")
    shown = one_line(", ".join(hosts[:3]), 80)
    return tr("Asks you, then fetches the image from {hosts}").format(hosts=shown)


def nothing_sentence() -> str:
    """Return that what is dragged is nothing to open, and what would be."""
    return tr("This cannot be opened: drop images, folders, result files or links")


def _said(names: tuple[str, ...], single: str, kind: str) -> str:
    if len(names) == 1:
        return single.format(name=one_line(names[0], 50))
    count = len(names)
    several = {
        "images": lambda: trn("Opens %n image(s)", count),
        "folders": lambda: trn("Opens the images in %n folder(s)", count),
        "results": lambda: trn("Shows the results in %n file(s) with their images", count),
        "references": lambda: trn("Takes %n file(s) as the reference texts of their images", count),
        "others": lambda: trn("%n file(s) cannot be opened", count),
    }
    return several[kind]() if names else ""
