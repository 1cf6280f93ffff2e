"""``vidimus import`` and ``vidimus render``: from files to files, without a call to a provider."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.cli.console import OK, SOME_FAILED, WRONG_USAGE, UsageError, print_error, print_failure
from app.cli.inputs import read_standard_input
from app.cli.output import OutputWriter
from app.cli.pdf_options import use_passwords
from app.cli.request import load_settings, open_limits, unknown_name
from app.export.exporter import OVERLAYS, ExportContent
from app.export.output_files import write_file
from app.export.registry import exporters
from app.formats.document import documents, nth_document, read
from app.imaging.limits import OpenLimits
from app.imaging.open import identify
from app.model.analysis import Analysis
from app.model.document import Document, ImageEntry
from app.model.errors import AnswerError, InputError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.system_errors import reason
from app.providers.files.ocr_files import FILES, OcrFileFormat
from app.providers.files.saved_answers import Parser, only_properties, read_one, readers, recognized
from app.providers.kit.plan import Provider
from app.providers.kit.registry import providers

MAX_BYTES = 512 * 2**20
"""Bytes of a saved answer or a file of documents."""


def run_import(given: argparse.Namespace) -> int:
    """Turn a saved answer, an OCR file or a document of ours into an analysis; return the exit status."""
    is_document = given.provider == "document"
    provider = None if is_document else _reader(given)
    output = _output(given.output, given.format)
    limits = open_limits(load_settings(), given.dpi)
    use_passwords(given.password_file)
    name = str(given.image)
    try:
        image = identify(Path(given.image), limits=limits)
        name = str(given.answer)
        data = read_standard_input(limits) if given.answer == "-" else _read(Path(given.answer))
    except InputError as error:
        print_error(name, "-", error)
        return WRONG_USAGE
    if provider is None:
        return _import_document(given, image, data, output, limits)
    try:
        if not isinstance(provider, Parser):
            raise UnsupportedError("{title} has no saved answers to read", title=provider.title)
        if provider.id == "text" and recognized(data, image) is not None:
            raise AnswerError("this is no plain text")
        features = tuple(Feature(f) for f in dict.fromkeys(given.feature or ()))
        analysis = read_one(provider, data, image, features, given.nth or 0)
        pages = analysis.properties.get("pages", 1) if provider.id in FILES else 1
        if given.nth and image.frames == pages > 1:
            name = str(given.image)
            image = identify(Path(given.image), frame=given.nth - 1, limits=limits)
            name = str(given.answer)
            analysis = read_one(provider, data, image, features, given.nth)
    except AnswerError as error:
        print_failure(name, provider.id, error.kind, f"{error}{_what_it_is(data, image, provider.id)}")
        return SOME_FAILED
    except VidimusError as error:
        print_error(name, provider.id, error)
        return SOME_FAILED
    for failure in analysis.errors:
        print_failure(str(given.answer), provider.id, failure.kind, failure.message)
    told = _tell_what_was_taken(analysis, pages, named=given.nth is not None)
    output.write(image, (analysis,))
    output.finish()
    if not told:
        output.say_if_empty()
    return OK if analysis.status == "ok" else SOME_FAILED


def _tell_what_was_taken(analysis: Analysis, pages: int, *, named: bool) -> bool:
    """Say which of several images or pages was taken, unless it was named, and where only properties are.

    Return True if there are properties alone.
    """
    count, number = analysis.properties.get("images", 1), analysis.properties.get("image")
    if not named and count != 1 and number:
        sys.stderr.write(f"the answer is of {count} images; taken was image {number} (see --nth)\n")
    if not named and pages > 1:
        number = analysis.properties.get("page")
        taken = f"taken was page {number}" if number else "all were taken"
        sys.stderr.write(f"the file is of {pages} pages; {taken} (see --nth)\n")
    told = only_properties(analysis)
    if told:
        names = ", ".join(told)
        sys.stderr.write(f"nothing but properties was found ({names}); --format json writes them\n")
    return bool(told)


def _import_document(
    given: argparse.Namespace, image: Image, data: bytes, output: OutputWriter, limits: OpenLimits
) -> int:
    """Write an analysis document in another format; return the exit status."""
    try:
        described = nth_document(documents(data), given.nth or 1).image
        if described.sha256 == image.sha256:
            image = _as_described(image, described, limits)
        analyses = read(data, image, given.nth or 0)
    except AnswerError as error:
        hint = _what_it_is(data, image, given.provider)
        print_failure(str(given.answer), "-", error.kind, f"{error}{hint}")
        return SOME_FAILED
    except InputError as error:
        print_error(str(given.image), "-", error)
        return SOME_FAILED
    output.write(image, analyses)
    output.finish()
    output.say_if_empty()
    return OK


def _reader(given: argparse.Namespace) -> Provider | OcrFileFormat:
    """Return the provider or format of this id; raises UsageError naming those there are."""
    provider = FILES.get(given.provider) or providers().get(given.provider)
    if provider is None:
        known = (*FILES, "document", *(name for name in readers() if name not in FILES))
        raise unknown_name("provider or format", given.provider, known, str(given.answer))
    return provider


def _what_it_is(data: bytes, image: Image, taken_for: str) -> str:
    """Return the end of a sentence: what a file is that could not be read as one of ``taken_for``."""
    name = recognized(data, image)
    if name is None or name == taken_for:
        return ""
    if name == "document":
        return "; this is a document of Vidimus: import it as document"
    if name in FILES:
        title = FILES[name].title.removesuffix(" file")
        return f"; this is {title}: import it as {name}"
    return f"; this is an answer of {providers()[name].title}: import it as {name}"


def run_render(given: argparse.Namespace) -> int:
    """Draw the polygons of an analysis document over its image; return the exit status."""
    drawing = {e.suffix: e for e in exporters().values() if e.draws}
    exporter = drawing.get(Path(given.output).suffix.lower())
    if exporter is None:
        raise UsageError(f"the output must end in {' or '.join(drawing)}, not be {given.output}")
    limits = open_limits(load_settings(), given.dpi)
    use_passwords(given.password_file)
    name = str(given.image)
    try:
        image = identify(Path(given.image), limits=limits)
        name = str(given.analysis)
        every = documents(_read(Path(given.analysis)))
        name = str(given.image)
        document = _document_of(image, every)
        image = _as_described(image, document.image, limits)
        overlays = frozenset(given.overlay or OVERLAYS)
        data = exporter.write(ExportContent(image, document.analyses, overlays))
        write_file(Path(given.output), data)
    except InputError as error:
        print_error(name, "-", error)
        return WRONG_USAGE
    except AnswerError as error:
        print_error(str(given.analysis), "-", error)
        return WRONG_USAGE
    return OK


def _output(target: str, format_name: str | None) -> OutputWriter:
    try:
        return OutputWriter(target, format_name, several=False)
    except UnsupportedError as error:
        raise UsageError(str(error)) from None


def _document_of(image: Image, every: Sequence[Document]) -> Document:
    """Return the document of this image among those of a file."""
    for document in every:
        if document.image.sha256 == image.sha256:
            return document
    raise InputError(
        "cannot draw on {name}: the analysis is of another image, {other}",
        name=image.name,
        other=every[0].image.name,
    )


def _as_described(image: Image, described: ImageEntry, limits: OpenLimits) -> Image:
    """Return the frame of an image's file that a document describes, a PDF's at its resolution there."""
    frame = described.frame if isinstance(described.frame, int) else 0
    if frame != image.frame:
        image = identify(image.source, image.name, frame=frame, limits=limits)
    if image.format == "PDF" and described.width != image.width:
        dpi = max(1, round(limits.pdf_dpi * described.width / image.width))
        image = identify(image.source, image.name, frame=frame, limits=replace(limits, pdf_dpi=dpi))
    return image


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                "cannot open {name}: it is over {size} MiB", name=str(path), size=MAX_BYTES // 2**20
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError("cannot open {name}: {reason}", name=str(path), reason=reason(error)) from error
