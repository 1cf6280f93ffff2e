"""Plain text as model values: words without polygons."""

from __future__ import annotations

from typing import Final

from app.formats.encodings import decode_unicode, has_many_controls, unicode_encoding
from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import OcrFileContent, unplaced_lines, without_zeros
from app.model.analysis import Block
from app.model.errors import AnswerError
from app.model.image import Image

MAX_BYTES: Final = 16 * 2**20


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return the text of page ``nth``, of the image's page if the image has several, else of all pages.

    Blank lines separate blocks, form feeds pages. The data is UTF-8, UTF-16 or
    UTF-32; raises AnswerError for anything else, and where there is no such page.
    """
    if len(data) > MAX_BYTES:
        raise AnswerError("this text is over {size} MiB", size=MAX_BYTES // 2**20)
    text, failures = without_zeros(_decode(data))
    pages = _pages(text)
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
        failures=failures,
        pages=len(pages),
        page=chosen + 1,
    )


def _decode(data: bytes) -> str:
    encoding = unicode_encoding(data) or "utf-8"
    try:
        text = decode_unicode(data, encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise AnswerError("this is no text in UTF-8; save it as that") from error
        raise AnswerError(
            "some letters of this text are not in its encoding, {encoding}: save it anew as UTF-8",
            encoding=encoding,
        ) from error
    if has_many_controls(text):
        raise AnswerError("this is no text")
    return text


def _pages(text: str) -> list[str]:
    """Return the pages between form feeds; the last ends with one or with the text."""
    pages = text.split("\f")
    return pages[:-1] if len(pages) > 1 and not pages[-1].strip() else pages
