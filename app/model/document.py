"""The analysis document, schema name ``vidimus.analysis/1``: one JSON object per image."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from app.model import chunked_json
from app.model.analysis import Analysis, Block, Copies, Face, Failure, ImageLabel, Line, Mark, Object, Text
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.image import Image
from app.model.parser_faults import parser_fault

T = TypeVar("T")

SCHEMA = "vidimus.analysis/1"


class ImageEntry(msgspec.Struct, frozen=True):
    """How a document names its image; ``frame`` stands there only for frames after the first."""

    name: str
    sha256: str
    width: int
    height: int
    frame: int | UnsetType = UNSET


class _AnalysisEntry(msgspec.Struct, frozen=True):
    """Wire form: absent features are left out, not null."""

    provider: str
    status: str
    features: tuple[Feature, ...]
    seconds: float
    cached: bool
    errors: tuple[Failure, ...] = ()
    text: Text | UnsetType = UNSET
    faces: tuple[Face, ...] | UnsetType = UNSET
    objects: tuple[Object, ...] | UnsetType = UNSET
    labels: tuple[ImageLabel, ...] | UnsetType = UNSET
    copies: Copies | UnsetType = UNSET
    properties: dict[str, Any] = {}
    corrected: Mark = UNSET
    reviewed: Mark = UNSET


class _DocumentEntry(msgspec.Struct, frozen=True):
    schema: str
    image: ImageEntry
    analyses: tuple[_AnalysisEntry, ...] = ()


class Document(msgspec.Struct, frozen=True):
    """An image and the analyses of it."""

    image: ImageEntry
    analyses: tuple[Analysis, ...] = ()


_encoder = msgspec.json.Encoder()
_WORDS_AT_ONCE: Final = 2_000
"""Words that are encoded at once: the encoder keeps other threads waiting (``chunked_json``)."""


def image_entry(image: Image) -> ImageEntry:
    """Return how a document names this image."""
    return ImageEntry(
        name=image.name,
        sha256=image.sha256,
        width=image.width,
        height=image.height,
        frame=image.frame or UNSET,
    )


def encode(image: Image | ImageEntry, analyses: tuple[Analysis, ...]) -> bytes:
    """Return the document as one line of JSON (UTF-8, no line break)."""
    entry = image if isinstance(image, ImageEntry) else image_entry(image)
    return _encoder.encode(_DocumentEntry(SCHEMA, entry, tuple(_to_wire(a) for a in analyses)))


def decode(data: bytes) -> Document:
    """Read a document back; raises AnswerError when it is not one."""
    try:
        entry: _DocumentEntry = chunked_json.decode(data, _DocumentEntry)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("not an analysis document: {detail}", detail=parser_fault(error)) from error
    if entry.schema != SCHEMA:
        raise AnswerError(
            "the document's schema is not {schema}: {other}", schema=SCHEMA, other=repr(entry.schema[:40])
        )
    return Document(entry.image, tuple(_from_wire(a) for a in entry.analyses))


def encode_analysis(analysis: Analysis) -> bytes:
    """Return one analysis as JSON, as it stands in a document."""
    return _encoder.encode(_to_wire(analysis))


def decode_analysis(data: bytes) -> Analysis:
    """Read one analysis back; raises AnswerError when it is not one."""
    try:
        return _from_wire(chunked_json.decode(data, _AnalysisEntry))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError("not an analysis: {detail}", detail=parser_fault(error)) from error


def release_gradually(analysis: Analysis) -> None:
    """Release an analysis nobody else holds, line by line: all at once would keep other threads waiting."""
    for block in analysis.text.blocks if analysis.text is not None else ():
        for line in block.lines:
            msgspec.structs.force_setattr(line, "words", ())


def _to_wire(a: Analysis) -> _AnalysisEntry:
    return _AnalysisEntry(
        provider=a.provider,
        status=a.status,
        features=a.features,
        seconds=round(a.seconds, 3),
        cached=a.cached,
        errors=a.errors,
        text=UNSET if a.text is None else _encodable_text(a.text),
        faces=UNSET if a.faces is None else a.faces,
        objects=UNSET if a.objects is None else a.objects,
        labels=UNSET if a.labels is None else a.labels,
        copies=UNSET if a.copies is None else a.copies,
        properties=a.properties,
        corrected=a.corrected,
        reviewed=a.reviewed,
    )


def _encodable_text(text: Text) -> Any:
    """Return what is encoded as the text would be: with long blocks encoded already."""
    if sum(_count_of_block(block) for block in text.blocks) <= _WORDS_AT_ONCE:
        return text
    return msgspec.structs.replace(
        text, blocks=_encode_in_chunks(text.blocks, _count_of_block, _encode_block)
    )


def _encode_block(block: Block) -> bytes:
    return _encoder.encode(
        msgspec.structs.replace(block, lines=_encode_in_chunks(block.lines, _count_of_line, _encode_line))
    )


def _encode_line(line: Line) -> bytes:
    return _encoder.encode(
        msgspec.structs.replace(line, words=_encode_in_chunks(line.words, lambda _: 1, _encoder.encode))
    )


def _encode_in_chunks(
    regions: Sequence[T], words: Callable[[T], int], encode_long: Callable[[T], bytes]
) -> msgspec.Raw:
    """Return a list of regions, encoded so many at once as have few words together."""
    pieces: list[bytes] = []
    short: list[T] = []
    number = 0
    for region in regions:
        more = words(region)
        if number + more > _WORDS_AT_ONCE and short:
            pieces.append(_encoder.encode(short)[1:-1])
            short, number = [], 0
        if more > _WORDS_AT_ONCE:
            pieces.append(encode_long(region))
        else:
            short.append(region)
            number += more
    if short:
        pieces.append(_encoder.encode(short)[1:-1])
    return msgspec.Raw(b"[%b]" % b",".join(pieces))


def _count_of_block(block: Block) -> int:
    return sum(len(line.words) + 1 for line in block.lines) + 1


def _count_of_line(line: Line) -> int:
    return len(line.words) + 1


def _from_wire(e: _AnalysisEntry) -> Analysis:
    return Analysis(
        provider=e.provider,
        features=e.features,
        seconds=e.seconds,
        cached=e.cached,
        errors=e.errors,
        text=None if e.text is UNSET else e.text,
        faces=None if e.faces is UNSET else e.faces,
        objects=None if e.objects is UNSET else e.objects,
        labels=None if e.labels is UNSET else e.labels,
        copies=None if e.copies is UNSET else e.copies,
        properties=e.properties,
        corrected=e.corrected,
        reviewed=e.reviewed,
    )


# as in app.model.analysis
msgspec.json.Decoder(_DocumentEntry)
