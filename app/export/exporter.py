"""The record every export format is: a name, what its files are called, and the function that makes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from app.model.analysis import Analysis
from app.model.image import Image

OVERLAYS: Final = ("block", "line", "word", "face", "object")
"""The kinds of regions that can be drawn over an image, lowest layer first."""


@dataclass(frozen=True)
class ExportContent:
    """What goes into one exported file: an image, its analyses, and the overlays to draw of them.

    Formats that hold one reading take the first analysis with text; ``overlays`` matters to drawing
    formats alone.
    """

    image: Image
    analyses: tuple[Analysis, ...]
    overlays: frozenset[str] = frozenset(OVERLAYS)


class PageWriter(Protocol):
    """A file that grows by a page at a time."""

    def add(self, content: ExportContent) -> None:
        """Add an image and its analyses as a page; InputError leaves the file as it was."""

    def to_bytes(self) -> bytes:
        """Return the file as it is so far."""


@dataclass(frozen=True)
class Exporter:
    """One export format.

    ``name`` is the format's name on the command line, ``suffix`` the end of its files with the dot.
    ``write`` returns the bytes of one file, and raises InputError when it needs pixels that cannot be
    read. ``draws`` is True if the chosen overlays change the file. ``pages`` starts a file of several
    images, where the format has pages.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    write: Callable[[ExportContent], bytes]
    draws: bool = False
    pages: Callable[[], PageWriter] | None = None
