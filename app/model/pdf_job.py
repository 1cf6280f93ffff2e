"""Messages between the program and the child process that opens a PDF.

The program writes a ``PdfJob`` as one line of JSON, then the document where the job names no path. The child
answers with a ``PdfReply`` as one line of JSON, and, to a page rendered without fault, with its rows from
the top: four bytes a pixel, red, green, blue, 255.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from app.model.analysis import Text


class PdfTask(StrEnum):
    """What is wanted of the document."""

    PAGES = "pages"
    RENDER = "render"
    TEXT = "text"


class PdfFault(StrEnum):
    """Why it cannot be had."""

    PASSWORD = "password"  # noqa: S105 - a word of the protocol
    ENCRYPTION = "encryption"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    PAGE = "page"
    MEMORY = "memory"


class PdfJob(msgspec.Struct, frozen=True):
    """One job: the sizes of the first ``most`` pages, or the pixels or text of the page ``page`` (from 0).

    ``width`` and ``height`` are the whole page's in pixels, in which places in the text are told as well.
    ``passwords`` are tried in turn. ``memory`` in bytes and processor ``seconds`` bound the child.
    """

    task: PdfTask
    path: str | None
    passwords: tuple[str, ...] = ()
    page: int = 0
    width: int = 0
    height: int = 0
    most: int = 0
    memory: int = 2**31
    seconds: int = 60

    def __repr__(self) -> str:
        """Return a description that tells no password."""
        return f"PdfJob({self.task})"


class PdfTextLayer(msgspec.Struct, frozen=True):
    """The text of a page, in pixels, and what else is to be told of it."""

    text: Text
    properties: dict[str, Any] = {}


class PdfReply(msgspec.Struct, frozen=True):
    """The answer: a fault, or the number of pages with sizes in points (0, 0: damaged), or a text."""

    fault: PdfFault | None = None
    count: int = 0
    sizes: tuple[tuple[float, float], ...] = ()
    layer: PdfTextLayer | None = None
