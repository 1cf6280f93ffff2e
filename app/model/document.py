"""The analysis document, schema name ``vidimus.analysis/1``: one JSON object per image."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from app.model.analysis import Analysis, Copies, Face, Failure, Label, Mark, Object, Text
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.image import Image

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
    labels: tuple[Label, ...] | UnsetType = UNSET
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
_decoder = msgspec.json.Decoder(_DocumentEntry)
_analysis_decoder = msgspec.json.Decoder(_AnalysisEntry)


def image_entry(image: Image) -> ImageEntry:
    """How a document names this image."""
    return ImageEntry(
        name=image.name,
        sha256=image.sha256,
        width=image.width,
        height=image.height,
        frame=image.frame or UNSET,
    )


def encode(image: Image | ImageEntry, analyses: tuple[Analysis, ...]) -> bytes:
    """The document as one line of JSON (UTF-8, no line break)."""
    entry = image if isinstance(image, ImageEntry) else image_entry(image)
    return _encoder.encode(_DocumentEntry(SCHEMA, entry, tuple(_wire(a) for a in analyses)))


def decode(data: bytes) -> Document:
    """Read a document back; raises AnswerError when it is not one."""
    try:
        entry = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"not an analysis document: {error}") from error
    if entry.schema != SCHEMA:
        raise AnswerError(f"the document's schema is not {SCHEMA}: {entry.schema[:40]!r}")
    return Document(entry.image, tuple(_model(a) for a in entry.analyses))


def encode_analysis(analysis: Analysis) -> bytes:
    """One analysis, as it stands in a document."""
    return _encoder.encode(_wire(analysis))


def decode_analysis(data: bytes) -> Analysis:
    """Read one analysis back; raises AnswerError when it is not one."""
    try:
        return _model(_analysis_decoder.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"not an analysis: {error}") from error


def _wire(a: Analysis) -> _AnalysisEntry:
    return _AnalysisEntry(
        provider=a.provider,
        status=a.status,
        features=a.features,
        seconds=round(a.seconds, 3),
        cached=a.cached,
        errors=a.errors,
        text=UNSET if a.text is None else a.text,
        faces=UNSET if a.faces is None else a.faces,
        objects=UNSET if a.objects is None else a.objects,
        labels=UNSET if a.labels is None else a.labels,
        copies=UNSET if a.copies is None else a.copies,
        properties=a.properties,
        corrected=a.corrected,
        reviewed=a.reviewed,
    )


def _model(e: _AnalysisEntry) -> Analysis:
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
