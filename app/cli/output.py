"""Writes analyses to standard output, one file, or a folder with one file per image."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from app.cli.console import UsageError, print_notice, write_output
from app.export.exporter import ExportContent, PageWriter
from app.export.output_files import file_stem, free_name, path_in_folder, source_paths, write_file
from app.export.registry import exporter, format_of_file
from app.model.analysis import Analysis
from app.model.errors import InputError
from app.model.image import Image
from app.model.outcome import Outcome

_JOINABLE = frozenset({"json", "text", "copies-json"})
"""Formats whose files may follow each other in one stream."""


REWRITE_INTERVAL: Final = 0.3
"""Seconds after which a file of many answers is rewritten, so that an aborted run loses little."""


class ImageNotWrittenError(InputError):
    """An image that cannot be put in the wanted format, so that it is missing from the output."""


class OutputWriter:
    """Writes analyses in a format to ``target``: ``-``, a folder, or a file (a name with a suffix).

    A format that is not named is that of the target's ending, else JSON.

    Several images in one file are joined, or become a page each where the format has pages. Raises
    UnsupportedError for an unknown format, UsageError for several images in one file of any other format.
    Files among ``inputs``, and in folders among them, are never overwritten.
    """

    def __init__(
        self, target: str, format_name: str | None, *, several: bool, inputs: Iterable[str] = ()
    ) -> None:
        format_name = format_name or format_of_file(target)
        self._exporter = exporter(format_name)
        self._target = target
        path = Path(target)
        self._folder = target != "-" and (path.is_dir() or target.endswith(("/", "\\")) or not path.suffix)
        self._pages: PageWriter | None = None
        if several and not self._folder:
            if self._exporter.pages is not None:
                self._pages = self._exporter.pages()
            elif format_name not in _JOINABLE:
                raise UsageError(f"several images as {format_name} need a folder: -o FOLDER")
        self._inputs = _files_of(inputs, self._exporter.suffix) if self._folder else frozenset()
        self._names: set[str] = set()
        self._raw_names: set[str] = set()
        self._pieces: list[bytes] = []
        self._written = 0.0
        self._added = False
        self._images = 0
        self._without_text = 0

    def write(self, image: Image, analyses: tuple[Analysis, ...]) -> None:
        """Write one image's analyses; raises InputError where they cannot be written.

        That is ImageNotWrittenError where it is the image's fault, and others may follow it.
        """
        content = ExportContent(image, analyses)
        self._images += 1
        self._without_text += not any(a.errors or (a.text and a.text.content.strip()) for a in analyses)
        try:
            if self._pages is not None:
                self._pages.add(content)
                self._added = True
                return
            data = self._exporter.write(content)
        except InputError as error:
            raise ImageNotWrittenError(error.phrase) from error
        if self._target == "-":
            if self._exporter.name == "text" and self._pieces and data:
                data = b"\n" + data
            self._pieces = [b"."] if data or self._pieces else []
            write_output(data)
        elif self._folder:
            folder, suffix = Path(self._target), self._exporter.suffix
            own = self._inputs | source_paths((image,))
            write_file(path_in_folder(folder, image, suffix, self._names, own), data)
        else:
            self._pieces.append(data)
            if time.monotonic() - self._written > REWRITE_INTERVAL:
                self.finish()

    def finish(self) -> None:
        """Write what is not written yet: a file of many answers or pages is always written whole."""
        if self._pages is not None and self._added:
            data = self._pages.to_bytes()
            if self._target == "-":
                write_output(data)
            else:
                write_file(Path(self._target), data)
        elif self._pieces and self._target != "-":
            write_file(Path(self._target), b"".join(self._pieces))
            self._written = time.monotonic()

    def say_if_empty(self) -> None:
        """Say on standard error where plain text was wanted and none was found, since nothing shows it."""
        if self._exporter.name != "text" or not self._without_text:
            return
        some = f" in {self._without_text} of {self._images} images"
        print_notice(f"no text was found{some if self._without_text < self._images else ''}")

    def write_raw(self, folder: Path, image: Image, outcomes: tuple[Outcome, ...]) -> None:
        """Write the untouched answers of an image as ``NAME.PROVIDER.json`` (``.bin`` where not JSON)."""
        for outcome in outcomes:
            if outcome.raw is None:
                continue
            suffix = ".json" if outcome.raw.lstrip()[:1] in {b"{", b"["} else ".bin"
            name = free_name(f"{file_stem(image)}.{outcome.analysis.provider}", suffix, self._raw_names)
            write_file(folder / name, outcome.raw)


def _files_of(inputs: Iterable[str], suffix: str) -> frozenset[Path]:
    """Return the resolved files with this suffix among the inputs, and in the folders among them."""
    files: set[Path] = set()
    for path in map(Path, inputs):
        if path.is_dir():
            files.update(file.resolve() for file in path.rglob("*") if file.suffix.lower() == suffix)
        elif path.suffix.lower() == suffix:
            files.add(path.resolve())
    return frozenset(files)
