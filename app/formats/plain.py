"""Plain text as model values: words without polygons."""

from __future__ import annotations

from typing import Final

from app.formats.reader_helpers import OcrFileContent, unplaced_lines
from app.model.analysis import Block
from app.model.errors import AnswerError
from app.model.image import Image

MAX_BYTES: Final = 16 * 2**20


def read(data: bytes, image: Image) -> OcrFileContent:
    """Return the text of the image's page, if the image has several, else of all pages.

    Blank lines separate blocks, form feeds pages. The data is UTF-8, or UTF-16 with a byte order mark;
    raises AnswerError for anything else.
    """
    if len(data) > MAX_BYTES:
        raise AnswerError(f"this text is over {MAX_BYTES // 2**20} MiB")
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise AnswerError("this is no text in UTF-8; save it as that") from error
    if "\0" in text:
        raise AnswerError("this is no text")
    pages = text.rstrip("\f\n\r ").split("\f")
    if image.frames > 1 and len(pages) > 1:
        text = pages[image.frame] if image.frame < len(pages) else ""
    blocks: list[str] = [""]
    for line in text.replace("\f", "\n\n").splitlines():
        if line.strip():
            blocks[-1] += line + "\n"
        elif blocks[-1]:
            blocks.append("")
    return OcrFileContent(tuple(Block((), lines=unplaced_lines(block)) for block in blocks if block))
