"""Finds out whose a saved answer or file of an OCR program is, and reads it as an analysis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import msgspec

from app.formats import document
from app.model.analysis import Analysis, Block, Failure, Line, Word
from app.model.errors import AnswerError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.providers.files.ocr_files import FILES, OcrFileFormat
from app.providers.kit.answer_size import Size
from app.providers.kit.registry import providers
from app.providers.kit.saved_forms import NothingFoundError, nothing_found_in


@runtime_checkable
class Parser(Protocol):
    """A provider that reads its saved answers, or a format of files."""

    def parse_answer(self, data: bytes, image: Image, features: tuple[Feature, ...] = ()) -> Analysis:
        """Return a saved answer as an analysis of ``image``; raise AnswerError for data of another kind."""
        ...


@runtime_checkable
class Splitter(Protocol):
    """A provider whose saved answers may be of several images."""

    def parts(self, data: bytes) -> tuple[bytes, ...]:
        """Return the answers about single images, each as ``parse_answer`` takes one; raise AnswerError."""
        ...


@runtime_checkable
class Measurer(Protocol):
    """A provider whose answers may name the size of the image they are about."""

    def size_in(self, part: bytes) -> Size | None:
        """Return the width and height in pixels that an answer about one image names, else None."""
        ...


@runtime_checkable
class Featured(Protocol):
    """A provider: it has a title, and some of the features."""

    title: str
    features: frozenset[Feature]


def read_one(
    reader: Parser, data: bytes, image: Image, features: tuple[Feature, ...] = (), nth: int = 0
) -> Analysis:
    """Return what a saved answer says about one image: the ``nth`` in it (from 1), or the first that fits.

    An answer does not fit when it names a size of other proportions; one that names the image's own fits
    best. Of a batch, the properties ``images`` and ``image`` say how many there were and which was taken; of
    a file of several pages, ``pages`` and ``page``.
    """
    if isinstance(reader, OcrFileFormat):
        return reader.parse_answer(data, image, features, nth)
    own = reader.features if isinstance(reader, Featured) else frozenset(features)
    lacking = [f for f in features if f not in own]
    known = tuple(f for f in features if f in own)
    analysis = _read_image(reader, data, image, known, nth)  # what is no answer of it is refused as that
    if lacking and not known:
        raise _unsupported(reader, *lacking)
    if not lacking:
        return analysis
    errors = (*analysis.errors, *(Failure.of(_unsupported(reader, f), f) for f in lacking))
    return msgspec.structs.replace(analysis, features=features, errors=errors)


def _unsupported(reader: Parser, *features: Feature) -> UnsupportedError:
    return UnsupportedError(
        "{title} has no {features}",
        title=reader.title if isinstance(reader, Featured) else "",
        features=" or ".join(f.value for f in features),
    )


def _read_image(
    reader: Parser, data: bytes, image: Image, features: tuple[Feature, ...], nth: int
) -> Analysis:
    """Return what a saved answer of a provider says about one image."""
    parts = reader.parts(data) if isinstance(reader, Splitter) else ()
    if nth > max(1, len(parts)):
        if len(parts) > 1:
            raise AnswerError(
                "this saved answer is of {count} images, so there is no image {number} in it",
                count=len(parts),
                number=nth,
            )
        raise AnswerError(
            "this saved answer is of one image, so there is no image {number} in it", number=nth
        )
    if len(parts) <= 1:
        return reader.parse_answer(parts[0] if parts else data, image, features)
    unfit: AnswerError | None = None
    for number in [nth] if nth else _best_first(reader, parts, image):
        try:
            analysis = reader.parse_answer(parts[number - 1], image, features)
        except NothingFoundError as error:
            raise nothing_found_in(number, len(parts)) from error
        except AnswerError as error:
            unfit = unfit or error
            continue
        properties = {**analysis.properties, "images": len(parts), "image": number}
        return msgspec.structs.replace(analysis, properties=properties)
    raise unfit or AnswerError("this saved answer holds nothing")


def _best_first(reader: Parser, parts: Sequence[bytes], image: Image) -> list[int]:
    """Return the numbers of the parts in their order, those first that name the size of the image."""
    numbers = range(1, len(parts) + 1)
    if not isinstance(reader, Measurer):
        return list(numbers)
    size = image.width, image.height

    def is_of_size(number: int) -> bool:
        try:
            return reader.size_in(parts[number - 1]) == size
        except VidimusError:
            return False  # what is wrong with it is said where it is read

    return sorted(numbers, key=is_of_size, reverse=True)


@dataclass(frozen=True)
class Reading:
    """What a saved answer turned out to be: an analysis, or the ids of providers it may be of."""

    analysis: Analysis | None = None
    candidates: tuple[str, ...] = ()
    others: tuple[Analysis, ...] = ()
    """Further analyses of a document of Vidimus."""


def readers() -> dict[str, Parser]:
    """Return the formats of files and the providers that read saved answers, by id."""
    every: dict[str, object] = {**FILES, **providers()}
    return {name: reader for name, reader in every.items() if isinstance(reader, Parser)}


def read_saved(data: bytes, image: Image, provider: str = "") -> Reading:
    """Read a saved answer as one of this provider, or find out whose it is; documents of Vidimus too.

    An answer is of the one provider (or format) that finds something in it, or of several the one that knows
    the places of what it finds; plain text is never guessed.
    Where none or several do, ``candidates`` names those whose answer it may be, likely ones first. Raise
    AnswerError when it is nobody's, or holds nothing for the only one whose it can be, and whatever error
    the named provider raises.
    """
    if provider:
        named = readers().get(provider)
        if named is None:
            raise UnsupportedError("this provider has no saved answers to read")
        return Reading(read_one(named, data, image))
    if document.is_document(data):
        analyses = document.read(data, image)
        return Reading(analyses[0], others=analyses[1:])
    return _guessed(data, image)


def recognized(data: bytes, image: Image) -> str | None:
    """Return the id of the only provider or format whose saved answer this is; None where that is not clear.

    Documents of Vidimus are ``document``.
    """
    if document.is_document(data):
        return "document"
    try:
        analysis = _guessed(data, image).analysis
    except VidimusError:
        return None
    return None if analysis is None else analysis.provider


def _guessed(data: bytes, image: Image) -> Reading:
    speaking: dict[str, Analysis] = {}
    silent: list[str] = []
    refused: list[str] = []
    nothing: NothingFoundError | None = None
    for name, reader in readers().items():
        if isinstance(reader, OcrFileFormat) and not reader.recognizable:
            continue  # everything is text
        try:
            analysis = read_one(reader, data, image)
        except NothingFoundError as error:
            nothing = nothing or error
        except AnswerError:
            continue
        except VidimusError:
            refused.append(name)
        else:
            if finds_something(analysis) or analysis.errors:
                speaking[name] = analysis
            else:
                silent.append(name)
    clear = _clearest(speaking)
    if clear is not None:
        return Reading(clear)
    if not speaking and not silent and not refused:
        raise nothing or AnswerError("this is not a saved answer of any provider Vidimus knows")
    return Reading(None, (*speaking, *refused, *silent))


def _clearest(speaking: Mapping[str, Analysis]) -> Analysis | None:
    """Return the only analysis, or the only one with places beside some of mere text; None for any others.

    Bare lists of lines look alike but for the names of outlines: who does not know those finds mere text.
    """
    if len(speaking) == 1:
        return next(iter(speaking.values()))
    remaining = [analysis for analysis in speaking.values() if not _is_mere_text(analysis)]
    return remaining[0] if len(remaining) == 1 and _has_places(remaining[0]) else None


def _is_mere_text(analysis: Analysis) -> bool:
    others = (analysis.faces, analysis.objects, analysis.labels, analysis.copies, analysis.errors)
    return analysis.text is not None and not any(others) and not _has_places(analysis)


def _has_places(analysis: Analysis) -> bool:
    """Return True if any text has an outline."""
    blocks = analysis.text.blocks if analysis.text else ()
    lines = [line for block in blocks for line in block.lines]
    words = [word for line in lines for word in line.words]
    regions: tuple[Block | Line | Word, ...] = (*blocks, *lines, *words)
    return any(region.polygon for region in regions)


def finds_something(analysis: Analysis) -> bool:
    """Return True if anything was found."""
    has_properties = not analysis.features or Feature.COLORS in analysis.features
    contents: Iterable[object] = (
        analysis.text and (analysis.text.content or analysis.text.blocks),
        analysis.faces,
        analysis.objects,
        analysis.labels,
        analysis.copies and (analysis.copies.hits or analysis.copies.count is not None),
        has_properties and analysis.properties,
    )
    return any(contents)


def only_properties(analysis: Analysis) -> tuple[str, ...]:
    """Return the names of the properties of an analysis in which there is, and can be, nothing else."""
    if analysis.errors or not {*analysis.features} <= {Feature.COLORS}:
        return ()
    return tuple(name for name in analysis.properties if name not in {"images", "image"})
