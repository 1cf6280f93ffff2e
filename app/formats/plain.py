"""Plain text as model values: words without polygons."""

from __future__ import annotations

import codecs
from typing import Final

from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import OcrFileContent, unplaced_lines
from app.model.analysis import Block
from app.model.errors import AnswerError
from app.model.image import Image

MAX_BYTES: Final = 16 * 2**20
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, and the encodings they tell of."""


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return the text of page ``nth``, of the image's page if the image has several, else of all pages.

    Blank lines separate blocks, form feeds pages. The data is UTF-8 or UTF-16, or UTF-32 with a byte order
    mark; raises AnswerError for anything else, and where there is no such page.
    """
    if len(data) > MAX_BYTES:
        raise AnswerError("this text is over {size} MiB", size=MAX_BYTES // 2**20)
    pages = _pages(_decode(data))
    taken = tuple(pages)
    chosen = -1
    if nth or (image.frames > 1 and len(pages) > 1):
        chosen = choose_page([PageDescription()] * len(pages), image, nth)
        taken = (pages[chosen],)
    blocks: list[str] = [""]
    for page in taken:
        for line in page.splitlines():
            if line.strip():
                blocks[-1] += line + "\n"
            elif blocks[-1]:
                blocks.append("")
        if blocks[-1]:
            blocks.append("")
    return OcrFileContent(
        tuple(Block((), lines=unplaced_lines(block)) for block in blocks if block),
        pages=len(pages),
        page=chosen + 1,
    )


def _decode(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise AnswerError("this is no text in UTF-8; save it as that") from error
    if "\0" in text:
        raise AnswerError("this is no text")
    return text


def _unmarked(data: bytes) -> str:
    """Return the encoding of data without the mark of UTF-16 or UTF-32.

    The blanks and line breaks of UTF-16 have a zero byte, always the first or always the second of two.
    """
    if b"\0" in data and len(data) % 2 == 0:
        if b"\0" not in data[::2]:
            return "utf-16-le"
        if b"\0" not in data[1::2]:
            return "utf-16-be"
    return "utf-8-sig"


def _pages(text: str) -> list[str]:
    """Return the pages between form feeds; the last ends with one or with the text."""
    pages = text.split("\f")
    return pages[:-1] if len(pages) > 1 and not pages[-1].strip() else pages
