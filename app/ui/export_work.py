"""What exporting does off the GUI thread: gets the analyses, makes the file, writes it whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.runtime import Ticket, in_thread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.model.analysis import Analysis
    from app.ui.entries import Entry
    from app.ui.services import Services

EVERYONE: Final = ""
"""Instead of a provider: all of them."""


@dataclass(frozen=True)
class Order:
    """What is to be written: a format, the analyses of one provider (or ``EVERYONE``, ``first`` leading).

    ``overlays`` are those a drawing format draws; ``pages`` means every page of the image's file.
    """

    format: str
    provider: str = EVERYONE
    first: str = ""
    overlays: frozenset[str] = frozenset()
    pages: bool = False


@dataclass(frozen=True)
class Written:
    """How it went: the files there are now, and what could not be written, with the first reason."""

    paths: tuple[Path, ...] = ()
    failed: int = 0
    reason: str = ""


async def export(
    order: Order, entries: Sequence[Entry], target: Path, services: Services, ticket: Ticket
) -> Written:
    """Write each image's file; ``target`` is the file of a single one, else a folder.

    Reports how many are done. Of several images one that fails leaves the others alone.
    Raises VidimusError when the only one fails.
    """
    from app.export.files import free_name, stem
    from app.export.registry import exporter

    chosen = exporter(order.format)
    images = [(image, held) for entry in entries for image, held in await _images(entry, order)]
    single = len(images) == 1 and not await in_thread(target.is_dir)
    taken: set[str] = set()
    paths: list[Path] = []
    failures: list[VidimusError] = []
    for number, (image, held) in enumerate(images, 1):
        path = target if single else target / free_name(stem(image), chosen.suffix, taken)
        try:
            analyses = tuple(held.values()) or await _kept(services, image)
            await in_thread(_write, order, image, tuple(_wanted(order, analyses)), path)
        except VidimusError as error:
            if single:
                raise
            failures.append(error)
        else:
            paths.append(path)
        ticket.report((number, len(images)))
    return Written(tuple(paths), len(failures), str(failures[0]) if failures else "")


async def _kept(services: Services, image: Image) -> tuple[Analysis, ...]:
    """What is known of an image that holds nothing just now, with the corrections made of it."""
    from app.journal import corrected

    kept = await services.kept(image)
    store = (await services.engine()).store
    if store is None:
        return tuple(kept)
    return await in_thread(lambda: tuple(corrected(store, image, one) for one in kept))


async def _images(entry: Entry, order: Order) -> list[tuple[Image, Mapping[str, Analysis]]]:
    if not order.pages:
        return [(entry.image, entry.analyses)]
    image = entry.image
    found: list[tuple[Image, Mapping[str, Analysis]]] = []
    for frame in range(image.frames):
        if frame == image.frame:
            found.append((image, entry.analyses))
        else:
            found.append((await in_thread(_page, image, frame), {}))
    return found


def _page(image: Image, frame: int) -> Image:
    from app.imaging.open import identify

    return identify(image.source, image.name, frame=frame)


def _wanted(order: Order, analyses: tuple[Analysis, ...]) -> Iterator[Analysis]:
    if order.provider != EVERYONE:
        yield from (a for a in analyses if a.provider == order.provider)
        return
    # formats that hold one reading take the first
    yield from sorted(analyses, key=lambda a: a.provider != order.first)


def _write(order: Order, image: Image, analyses: tuple[Analysis, ...], path: Path) -> None:
    from app.export.files import write_file
    from app.export.registry import exporter

    write_file(path, exporter(order.format).write(image, analyses, overlays=order.overlays))
