"""``vidimus import`` and ``vidimus render``: from files to files, without a call to a provider."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.cli.console import OK, SOME_FAILED, WRONG_USAGE, UsageError, print_error, print_failure
from app.cli.inputs import read_standard_input
from app.cli.output import OutputWriter
from app.cli.request import known_provider, load_settings, open_limits
from app.config.paths import reason
from app.export.exporter import OVERLAYS, ExportContent
from app.export.output_files import write_file
from app.export.registry import exporters
from app.formats.document import documents, nth_document, read
from app.imaging.limits import OpenLimits
from app.imaging.open import identify
from app.model.document import Document
from app.model.errors import AnswerError, InputError, UnsupportedError, VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.providers.files.ocr_files import FILES
from app.providers.files.saved_answers import Parser, only_properties, read_one

MAX_BYTES = 512 * 2**20
"""Bytes of a saved answer or a file of documents."""


def run_import(given: argparse.Namespace) -> int:
    """Turn a saved answer, an OCR file or a document of ours into an analysis; return the exit status."""
    is_document = given.provider == "document"
    provider = None if is_document else FILES.get(given.provider) or known_provider(given.provider)
    output = _output(given.output, given.format)
    limits = open_limits(load_settings())
    try:
        image = identify(Path(given.image), limits=limits)
        data = read_standard_input(limits) if given.answer == "-" else _read(Path(given.answer))
    except InputError as error:
        print_error(str(given.image), "-", error)
        return WRONG_USAGE
    if provider is None:
        return _import_document(given, image, data, output, limits)
    try:
        if not isinstance(provider, Parser):
            raise UnsupportedError("{title} has no saved answers to read", title=provider.title)
        features = tuple(Feature(f) for f in dict.fromkeys(given.feature or ()))
        analysis = read_one(provider, data, image, features, given.nth or 0)
        pages = analysis.properties.get("pages", 1) if provider.id in FILES else 1
        if given.nth and image.frames == pages > 1:
            image = identify(Path(given.image), frame=given.nth - 1, limits=limits)
            analysis = read_one(provider, data, image, features, given.nth)
    except VidimusError as error:
        print_error(str(given.answer), provider.id, error)
        return SOME_FAILED
    for failure in analysis.errors:
        print_failure(str(given.answer), provider.id, failure.kind, failure.message)
    count, number = analysis.properties.get("images", 1), analysis.properties.get("image")
    if given.nth is None and count != 1 and number:
        sys.stderr.write(f"the answer is of {count} images; taken was image {number} (see --nth)\n")
    if given.nth is None and pages > 1:
        number = analysis.properties.get("page")
        taken = f"taken was page {number}" if number else "all were taken"
        sys.stderr.write(f"the file is of {pages} pages; {taken} (see --nth)\n")
    if told := only_properties(analysis):
        names = ", ".join(told)
        sys.stderr.write(f"nothing but properties was found ({names}); --format json writes them\n")
    output.write(image, (analysis,))
    output.finish()
    return OK if analysis.status == "ok" else SOME_FAILED


def _import_document(
    given: argparse.Namespace, image: Image, data: bytes, output: OutputWriter, limits: OpenLimits
) -> int:
    """Write an analysis document in another format; return the exit status."""
    try:
        described = nth_document(documents(data), given.nth or 1).image
        if isinstance(described.frame, int) and described.sha256 == image.sha256:
            image = identify(Path(given.image), frame=described.frame, limits=limits)
        analyses = read(data, image, given.nth or 0)
    except (AnswerError, InputError) as error:
        print_error(str(given.answer), "-", error)
        return SOME_FAILED
    output.write(image, analyses)
    output.finish()
    return OK


def run_render(given: argparse.Namespace) -> int:
    """Draw the polygons of an analysis document over its image; return the exit status."""
    drawing = {e.suffix: e for e in exporters().values() if e.draws}
    exporter = drawing.get(Path(given.output).suffix.lower())
    if exporter is None:
        raise UsageError(f"the output must end in {' or '.join(drawing)}, not be {given.output}")
    limits = open_limits(load_settings())
    try:
        image = identify(Path(given.image), limits=limits)
        document = _document_of(image, Path(given.analysis))
        if isinstance(document.image.frame, int):
            image = identify(Path(given.image), frame=document.image.frame, limits=limits)
        overlays = frozenset(given.overlay or OVERLAYS)
        data = exporter.write(ExportContent(image, document.analyses, overlays))
        write_file(Path(given.output), data)
    except InputError as error:
        print_error(str(given.image), "-", error)
        return WRONG_USAGE
    except AnswerError as error:
        print_error(str(given.analysis), "-", error)
        return WRONG_USAGE
    return OK


def _output(target: str, format_name: str) -> OutputWriter:
    try:
        return OutputWriter(target, format_name, several=False)
    except UnsupportedError as error:
        raise UsageError(str(error)) from None


def _document_of(image: Image, path: Path) -> Document:
    """Return the document of this image from a file of one or several (one a line)."""
    every = documents(_read(path))
    for document in every:
        if document.image.sha256 == image.sha256:
            return document
    raise InputError(
        "cannot draw on {name}: the analysis is of another image, {other}",
        name=image.name,
        other=every[0].image.name,
    )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                "cannot open {name}: it is over {size} MiB", name=str(path), size=MAX_BYTES // 2**20
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError("cannot open {name}: {reason}", name=str(path), reason=reason(error)) from error
