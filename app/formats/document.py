"""Reads files of analysis documents (``vidimus.analysis/1``): one, or one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from app.formats.encodings import utf_8
from app.model.analysis import Analysis
from app.model.document import SCHEMA, Document, decode
from app.model.errors import AnswerError
from app.model.image import Image
from app.model.parser_faults import parser_fault

_SCHEMA: Final = re.compile(rb'"schema"\s*:\s*"' + re.escape(SCHEMA.encode()) + rb'"')


def is_document(data: bytes) -> bool:
    """Return True if a file holds analysis documents, wherever in them the schema stands."""
    return _SCHEMA.search(utf_8(data)) is not None


def documents(data: bytes) -> tuple[Document, ...]:
    """Return every document of a file; raises AnswerError where it holds none, or one that is damaged.

    The file is one document, a list of them, or one a line.
    """
    data = utf_8(data).strip()
    if not data:
        raise AnswerError("there is no analysis document in this file")
    if data.startswith(b"["):
        try:
            return tuple(decode(bytes(each)) for each in msgspec.json.decode(data, type=list[msgspec.Raw]))
        except msgspec.DecodeError as error:
            raise AnswerError("not an analysis document: {reason}", reason=parser_fault(error)) from error
    lines = [line for line in data.splitlines() if line.strip()]
    every: list[Document] = []
    for number, line in enumerate(lines, 1):
        try:
            every.append(decode(line))
        except AnswerError as error:
            if not every:  # one document, set out over several lines
                return (decode(data),)
            raise AnswerError(
                "line {number} of this file is damaged: {reason}", number=number, reason=error.phrase
            ) from error
    return tuple(every)


def nth_document(every: Sequence[Document], nth: int) -> Document:
    """Return the document of this number (from 1) among those of a file; raises AnswerError without one."""
    if nth <= len(every):
        return every[nth - 1]
    if len(every) == 1:
        raise AnswerError("this file has one document, so there is no document {nth} in it", nth=nth)
    raise AnswerError(
        "this file has {count} documents, so there is no document {nth} in it", count=len(every), nth=nth
    )


def read(data: bytes, image: Image, nth: int = 0) -> tuple[Analysis, ...]:
    """Return the analyses a file holds of an image, none of them ``cached`` any more.

    They are those of the document with the image's SHA-256 and frame. The ``nth`` document (from 1), or a
    file's only one, may also be of another image of this size, such as one saved anew; among several so
    may the only one that has the image's name as well. Raises AnswerError where there is none.
    """
    every = documents(data)
    considered = (nth_document(every, nth),) if nth else every
    matching = [
        d for d in considered if d.image.sha256 == image.sha256 and (d.image.frame or 0) == image.frame
    ]
    if image.format == "PDF" and matching and image.dpi is not None:
        _check_resolution(matching[0], image, image.dpi[0])
    if not matching:
        matching = [d for d in considered if (d.image.width, d.image.height) == (image.width, image.height)]
        if len(considered) > 1:
            matching = [d for d in matching if d.image.name == image.name]
    if not matching or (len(matching) > 1 and matching[0].image.sha256 != image.sha256):
        if len(considered) > 1:
            raise AnswerError(
                "none of the {count} documents in this file is of this image; the first is of {name}",
                count=len(considered),
                name=considered[0].image.name,
            )
        raise AnswerError("this document is of another image, {name}", name=considered[0].image.name)
    if not matching[0].analyses:
        raise AnswerError("there is no analysis in this document")
    return tuple(msgspec.structs.replace(analysis, cached=False) for analysis in matching[0].analyses)


def _check_resolution(document: Document, image: Image, dpi: float) -> None:
    """Raise AnswerError for a document of a page of a PDF at another resolution: its places are others."""
    told = document.image.width, document.image.height
    if told != (image.width, image.height):
        raise AnswerError(
            "this document is of the page at {told} dpi, and it is open at {dpi}; open it at that resolution",
            told=str(round(dpi * told[0] / image.width)),
            dpi=str(round(dpi)),
        )
