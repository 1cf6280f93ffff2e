"""Reads files of analysis documents (``vidimus.analysis/1``): one, or one a line."""

from __future__ import annotations

import msgspec

from app.model.analysis import Analysis
from app.model.document import SCHEMA, Document, decode
from app.model.errors import AnswerError
from app.model.image import Image


def is_document(data: bytes) -> bool:
    """Return True if a file begins as an analysis document."""
    return SCHEMA.encode() in data[:1_000]


def documents(data: bytes) -> tuple[Document, ...]:
    """Return every document of a file; raises AnswerError where it holds none."""
    lines = [line for line in data.splitlines() if line.strip()]
    if not lines:
        raise AnswerError("there is no analysis document in this file")
    try:
        return tuple(decode(line) for line in lines)
    except AnswerError:
        return (decode(data),)  # one document, set out over several lines


def read(data: bytes, image: Image) -> tuple[Analysis, ...]:
    """Return the analyses a file holds of an image, none of them ``cached`` any more.

    They are those of the document with the image's SHA-256 and frame. A file's only document may also be
    of another image of this size, such as one saved anew. Raises AnswerError where there is none.
    """
    every = documents(data)
    matching = [d for d in every if d.image.sha256 == image.sha256 and (d.image.frame or 0) == image.frame]
    first = every[0].image
    if not matching and len(every) == 1 and (first.width, first.height) == (image.width, image.height):
        matching = list(every)
    if not matching:
        raise AnswerError(f"this document is of another image, {first.name}")
    if not matching[0].analyses:
        raise AnswerError("there is no analysis in this document")
    return tuple(msgspec.structs.replace(analysis, cached=False) for analysis in matching[0].analyses)
