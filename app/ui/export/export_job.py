"""What exporting does off the GUI thread: gets the analyses, makes the file, writes it whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.model.analysis_origin import REFERENCE_PREFIX
from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.runtime import Ticket, in_thread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.imaging.limits import OpenLimits
    from app.model.analysis import Analysis
    from app.ui.base.backend import Backend
    from app.ui.session.entries import Entry

EVERYONE: Final = ""
"""Instead of a provider: all of them."""


@dataclass(frozen=True)
class ExportRequest:
    """What is to be written: a format, the images, and which analyses and overlays of them.

    ``provider`` is that of the analyses, or ``EVERYONE``: then those of ``first`` lead. ``overlays`` are
    the kinds a drawing format draws; ``pages`` means every page of the one image's file.
    """

    format: str
    entries: tuple[Entry, ...]
    provider: str = EVERYONE
    first: str = ""
    overlays: frozenset[str] = frozenset()
    pages: bool = False

    @property
    def several(self) -> bool:
        """Return True if more than one file may be written, so that they need a folder."""
        return self.pages or len(self.entries) > 1


@dataclass(frozen=True)
class Written:
    """How it went: the files there are now, and why the others could not be written."""

    paths: tuple[Path, ...] = ()
    failures: tuple[VidimusError, ...] = ()
    there: int = 0
    """Nothing was written, since so many of the files are there already."""


async def export(
    request: ExportRequest,
    target: Path,
    backend: Backend,
    limits: OpenLimits,
    ticket: Ticket,
    *,
    replacing: bool = True,
) -> Written:
    """Write each image's file; ``target`` is the file of a single one, else a folder.

    In a folder the images' own files are never replaced, others only when ``replacing``: else nothing is
    written where one is there. Of several images one that fails leaves the others alone. Reports how many
    are done. Raises VidimusError when the only one fails.
    """
    from app.export.registry import exporter

    chosen = exporter(request.format)
    images = [
        (image, held) for entry in request.entries for image, held in await _images(entry, request, limits)
    ]
    single = len(images) == 1 and not await in_thread(target.is_dir)
    places = [target]
    if not single:
        places, there = await in_thread(_places, target, [image for image, _ in images], chosen.suffix)
        if there and not replacing:
            return Written(there=there)
    paths: list[Path] = []
    failures: list[VidimusError] = []
    for number, ((image, held), path) in enumerate(zip(images, places, strict=True), 1):
        try:
            analyses = tuple(held.values()) or tuple(await backend.corrected(image))
            await in_thread(_write, request, image, tuple(_wanted(request, analyses)), path)
        except VidimusError as error:
            if single:
                raise
            failures.append(error)
        else:
            paths.append(path)
        ticket.report((number, len(images)))
    return Written(tuple(paths), tuple(failures))


async def _images(
    entry: Entry, request: ExportRequest, limits: OpenLimits
) -> list[tuple[Image, Mapping[str, Analysis]]]:
    if not request.pages:
        return [(entry.image, entry.analyses)]
    image = entry.image
    pages: list[tuple[Image, Mapping[str, Analysis]]] = []
    for frame in range(image.frames):
        if frame == image.frame:
            pages.append((image, entry.analyses))
        else:
            pages.append((await in_thread(_page, image, frame, limits), {}))
    return pages


def _places(folder: Path, images: Sequence[Image], suffix: str) -> tuple[list[Path], int]:
    """Where the files go, and how many of them are there already."""
    from app.export.output_files import path_in_folder, source_paths

    taken: set[str] = set()
    sources = source_paths(images)
    places = [path_in_folder(folder, image, suffix, taken, sources) for image in images]
    return places, sum(place.exists() for place in places)


def _page(image: Image, frame: int, limits: OpenLimits) -> Image:
    from app.imaging.open import identify

    return identify(image.source, image.name, frame=frame, limits=limits.at_resolution_of(image))


def _wanted(request: ExportRequest, analyses: tuple[Analysis, ...]) -> Iterator[Analysis]:
    if request.provider != EVERYONE:
        yield from (a for a in analyses if a.provider == request.provider)
        return
    # formats that hold one reading take the first, which is no reference where there is a reading
    yield from sorted(
        analyses, key=lambda a: (a.provider.startswith(REFERENCE_PREFIX), a.provider != request.first)
    )


def _write(request: ExportRequest, image: Image, analyses: tuple[Analysis, ...], path: Path) -> None:
    from app.export.exporter import ExportContent
    from app.export.output_files import write_file
    from app.export.registry import exporter

    write_file(path, exporter(request.format).write(ExportContent(image, analyses, request.overlays)))
