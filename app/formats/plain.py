"""Plain text as model values: words that are read, nothing about where they stand."""

from __future__ import annotations

from typing import Final

from app.formats.reader_helpers import Found, unplaced
from app.model.analysis import Block
from app.model.errors import AnswerError
from app.model.image import Image

MOST_BYTES: Final = 16 * 2**20


def read(data: bytes, image: Image) -> Found:
    """Blank lines part blocks; form feeds part pages, of which the image's is taken if it has several.

    UTF-8, or UTF-16 with its mark. Raises AnswerError for anything else.
    """
    if len(data) > MOST_BYTES:
        raise AnswerError(f"this text is over {MOST_BYTES // 2**20} MiB")
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
    return Found(tuple(Block((), lines=unplaced(block)) for block in blocks if block))
