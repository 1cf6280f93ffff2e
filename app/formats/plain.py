"""Plain text as model values: words without polygons."""

from __future__ import annotations

from typing import Final

from app.formats.encodings import unicode_encoding
from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import OcrFileContent, unplaced_lines
from app.model.analysis import Block
from app.model.errors import AnswerError
from app.model.image import Image

MAX_BYTES: Final = 16 * 2**20


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
    encoding = unicode_encoding(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise AnswerError("this is no text in UTF-8; save it as that") from error
    if "\0" in text:
        raise AnswerError("this is no text")
    return text


def _pages(text: str) -> list[str]:
    """Return the pages between form feeds; the last ends with one or with the text."""
    pages = text.split("\f")
    return pages[:-1] if len(pages) > 1 and not pages[-1].strip() else pages
