"""Analysis documents (``vidimus.analysis/1``) from files: one, or one a line."""

from __future__ import annotations

import msgspec

from app.model.analysis import Analysis
from app.model.document import SCHEMA, Document, decode
from app.model.errors import AnswerError
from app.model.image import Image


def is_document(data: bytes) -> bool:
    """Whether the file begins as one."""
    return SCHEMA.encode() in data[:1_000]


def documents(data: bytes) -> tuple[Document, ...]:
    """Every document of the file; raises AnswerError where it holds none."""
    lines = [line for line in data.splitlines() if line.strip()]
    if not lines:
        raise AnswerError("there is no analysis document in this file")
    try:
        return tuple(decode(line) for line in lines)
    except AnswerError:
        return (decode(data),)  # one document, set out over several lines


def read(data: bytes, image: Image) -> tuple[Analysis, ...]:
    """The analyses of this image, none of them ``cached`` any more.

    Its document is the one with the image's fingerprint and frame; the only one of the file may also be
    of a picture of the same size, such as one saved anew. Raises AnswerError where there is none.
    """
    found = documents(data)
    fitting = [d for d in found if d.image.sha256 == image.sha256 and (d.image.frame or 0) == image.frame]
    if (
        not fitting
        and len(found) == 1
        and (found[0].image.width, found[0].image.height)
        == (
            image.width,
            image.height,
        )
    ):
        fitting = list(found)
    if not fitting:
        raise AnswerError(f"this document is of another image, {found[0].image.name}")
    if not fitting[0].analyses:
        raise AnswerError("there is no analysis in this document")
    return tuple(msgspec.structs.replace(analysis, cached=False) for analysis in fitting[0].analyses)
