"""Readings in files: our analyses, hOCR, ALTO, PAGE, plain text; told apart by their content."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from app.formats.declared_size import declared_size
from app.formats.document import documents, is_document
from app.imaging import file_types
from app.imaging.find_images import find_files
from app.model.analysis import Analysis, Text
from app.model.errors import AnswerError, InputError, VidimusError
from app.model.image import Image
from app.model.system_errors import reason
from app.providers.files.ocr_files import FILES, SUFFIXES, OcrFileFormat

MAX_BYTES: Final = 512 * 2**20
_UNKNOWN_SIZE: Final = (10_000, 10_000)
_ENDINGS: Final = (".gt.txt", ".alto.xml")
_INFIXES: Final = frozenset({".bin", ".nrm", ".dew", ".raw", ".gt", ".alto", ".page"})
"""Parts of names that say how an image was made or what a file holds, as OCR-D and others name them."""
_SUFFIXES: Final = frozenset({*SUFFIXES, ".json", ".jsonl"})
_PAGE: Final = "_page"
_TRUTH: Final = ".gt.txt"


@dataclass(frozen=True)
class SourceFile:
    """A file the command line names, or one in a folder it names; ``folder`` is where it lies in that.

    ``data`` holds standard input.
    """

    path: Path
    folder: str = ""
    data: bytes | None = None

    @property
    def name(self) -> str:
        """Return the name error lines give it."""
        return "-" if self.data is not None else str(self.path)

    @property
    def stem(self) -> str:
        """Return the name by which files find each other."""
        return stem_of(self.path.name)

    @property
    def is_truth(self) -> bool:
        """Return True if its name says that it is ground truth."""
        return self.path.name.lower().endswith(_TRUTH)

    @property
    def may_be_read(self) -> bool:
        """Return True if a file in a folder is a picture, or its name says that it may hold a reading."""
        return self.path.suffix.lower() in _SUFFIXES or self.is_image()

    def read(self) -> bytes:
        """Return its bytes; raises InputError."""
        if self.data is not None:
            return self.data
        try:
            if self.path.stat().st_size > MAX_BYTES:
                raise InputError(
                    "cannot open {name}: it is over {size} MiB", name=self.path.name, size=MAX_BYTES // 2**20
                )
            return self.path.read_bytes()
        except OSError as error:
            raise InputError(
                "cannot open {name}: {reason}", name=self.path.name, reason=reason(error)
            ) from error

    def is_image(self) -> bool:
        """Return True if the content is a picture."""
        try:
            prefix = self.data[: file_types.PREFIX_BYTES] if self.data is not None else self._beginning()
        except OSError:
            return False
        return file_types.looks_like_image(prefix)

    def _beginning(self) -> bytes:
        with self.path.open("rb") as stream:
            return stream.read(file_types.PREFIX_BYTES)


@dataclass(frozen=True)
class ReadingPage:
    """What a file says of one page: analyses with text, and the name of the image they are of."""

    stem: str
    image_name: str | None
    analyses: tuple[Analysis, ...]


def stem_of(name: str) -> str:
    """Return a file's name without endings that only say what kind of file it is, in lower case."""
    lower = name.lower()
    ending = next((e for e in _ENDINGS if lower.endswith(e) and len(lower) > len(e)), None)
    stem = lower.removesuffix(ending) if ending else Path(lower).stem
    while Path(stem).suffix in _INFIXES:
        stem = Path(stem).stem
    return stem


def bare_stem(stem: str) -> str:
    """Return a stem without ``_PAGE`` at its end, which counts only where nothing else fits."""
    return stem.removesuffix(_PAGE) or stem


def source_files(paths: Iterable[str]) -> list[SourceFile]:
    """Return the files of the paths; a folder stands for its files and those below, as people count."""
    files: list[SourceFile] = []
    for given in paths:
        path = Path(given)
        if given == "-":
            files.append(SourceFile(Path("standard input"), data=sys.stdin.buffer.read(MAX_BYTES)))
        elif path.is_dir():
            files += [SourceFile(f, str(f.parent.relative_to(path))) for f in find_files([path])]
        else:
            files.append(SourceFile(path))
    return files


def read_pages(source: SourceFile, image: Image | None = None) -> tuple[ReadingPage, ...]:
    """Return what a file has read, a page each; places are those on ``image`` where it is known.

    Raises InputError and AnswerError, also where there is no text in any analysis of a document.
    """
    data = source.read()
    if is_document(data):
        return _pages_of_documents(source, data)
    for reader in FILES.values():
        if reader.recognizable:
            analysis = _read_as(reader, data, source, image)
            if analysis is not None:
                return (ReadingPage(source.stem, None, (analysis,)),)
    if _claims_to_be_more_than_text(source, data):
        raise AnswerError("this is neither an analysis of Vidimus nor hOCR, ALTO, PAGE or plain text")
    analysis = FILES["text"].parse_answer(data, _stand_in(source, data))
    return (ReadingPage(source.stem, None, (analysis,)),)


def _pages_of_documents(source: SourceFile, data: bytes) -> tuple[ReadingPage, ...]:
    every = documents(data)
    pages = []
    for document in every:
        analyses = tuple(a for a in document.analyses if a.text is not None)
        if not analyses:
            continue
        stem = source.stem if len(every) == 1 else stem_of(document.image.name)
        pages.append(ReadingPage(stem, document.image.name, analyses))
    if not pages:
        raise AnswerError("there is no text in this analysis document")
    return tuple(pages)


def _read_as(reader: OcrFileFormat, data: bytes, source: SourceFile, image: Image | None) -> Analysis | None:
    """Return a file of this format as an analysis, all its pages in order; None if it is of another."""
    image = image or _stand_in(source, data)
    try:
        first = reader.parse_answer(data, image)
    except AnswerError:
        return None
    except VidimusError as error:
        raise AnswerError(error.phrase) from error
    pages = first.properties.get("pages", 1)
    if pages == 1 or not isinstance(pages, int):
        return first
    every = [reader.parse_answer(data, image, nth=number) for number in range(1, pages + 1)]
    blocks = tuple(block for page in every if page.text for block in page.text.blocks)
    return msgspec.structs.replace(first, text=Text.of(blocks))


def _claims_to_be_more_than_text(source: SourceFile, data: bytes) -> bool:
    if source.path.suffix.lower() == ".txt":
        return False
    beginning = data[:256].decode("utf-8", "ignore").lstrip("\ufeff \t\r\n")
    other = source.path.suffix.lower() in {".json", ".xml", ".hocr", ".html", ".htm", ".xhtml"}
    return other or beginning.startswith(("<?xml", "<!DOCTYPE", "<html", "<alto", "<PcGts"))


def _stand_in(source: SourceFile, data: bytes) -> Image:
    """Return an image for a file whose own is not known, of the size the file says it has."""
    width, height = declared_size(data) or _UNKNOWN_SIZE
    return Image(source.path.name, "", width, height, b"")
