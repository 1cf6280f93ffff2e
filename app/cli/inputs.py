"""Opens the images the command line names: files, folders, links and standard input."""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from app.cli.console import UsageError, print_error, print_failure, source_name
from app.imaging.find_images import find_images
from app.imaging.limits import OpenLimits
from app.imaging.open import check_all_counted, identify, other_pages
from app.model.errors import InputError, VidimusError
from app.model.image import Image
from app.model.links import is_link
from app.model.system_errors import reason

Fetch = Callable[[str], Awaitable[bytes]]

ALL_PAGES: Final = -1
MAX_AHEAD: Final = 4
"""Inputs that are opened ahead of the one that is wanted next."""


@dataclass(frozen=True)
class OpenedImage:
    """An opened image, and the name of its source in error lines.

    ``one_of_pages`` is True if every page of its file was asked for, and it has several.
    """

    source_name: str
    image: Image
    one_of_pages: bool = False

    def of_page(self, sentence: str) -> str:
        """Return a sentence about the image, with the number of its page where it needs that."""
        return _of_page(self.image.frame, sentence) if self.one_of_pages else sentence


def _of_page(frame: int, sentence: str) -> str:
    return f"page {frame + 1}: {sentence}"


def page_number(text: str) -> int:
    """Return the frame a ``--page`` argument means, counted from 0, or ALL_PAGES; raises UsageError."""
    if text == "all":
        return ALL_PAGES
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text) - 1
    raise UsageError(f"--page is a number from 1 on, or all, not {text}")


async def open_inputs(
    sources: Sequence[str], limits: OpenLimits, fetch: Fetch, frame: int = 0, piped: bytes = b""
) -> AsyncIterator[OpenedImage | None]:
    """Open the images of the sources, in order; one that cannot be opened is an error line and None.

    ``piped`` holds standard input, which is ``-`` among the sources.
    """
    jobs = _jobs(sources, limits, fetch, frame, piped)
    ahead: deque[asyncio.Task[list[OpenedImage | None]]] = deque()
    try:
        async for job in jobs:
            ahead.append(asyncio.create_task(job))
            if len(ahead) > MAX_AHEAD:
                for opened in await ahead.popleft():
                    yield opened
        while ahead:
            for opened in await ahead.popleft():
                yield opened
    finally:
        for task in ahead:
            task.cancel()
        await asyncio.gather(*ahead, return_exceptions=True)


async def _jobs(
    sources: Sequence[str], limits: OpenLimits, fetch: Fetch, frame: int, piped: bytes
) -> AsyncIterator[Coroutine[None, None, list[OpenedImage | None]]]:
    """Return the coroutines that open each source, in order, so that several can run at once."""
    for source in sources:
        if source == "-" or is_link(source):
            yield _from_bytes(source, limits, fetch, frame, piped)
            continue
        path = Path(source)
        paths = (
            await asyncio.to_thread(_collected, source) if await asyncio.to_thread(path.is_dir) else [path]
        )
        for image_path in paths:
            yield _from_file(image_path, limits, frame)
        if not paths:
            yield _nothing_in(source)


async def _from_file(path: Path, limits: OpenLimits, frame: int) -> list[OpenedImage | None]:
    return await _images(path, path.name, str(path), limits, frame)


async def _nothing_in(source: str) -> list[OpenedImage | None]:
    print_error(source, "-", InputError(f"cannot open {source}: there is no image in this folder"))
    return [None]


def read_standard_input(limits: OpenLimits) -> bytes:
    """Read all of standard input; raises InputError. Blocks, so call it where Ctrl+C takes effect."""
    try:
        # one byte more than allowed, to know input that is too long from input that just fits
        data = sys.stdin.buffer.read(limits.max_bytes + 1)
    except OSError as error:
        raise InputError(f"cannot read standard input: {reason(error)}") from error
    if not data:
        raise InputError("cannot open standard input: it is empty")
    if len(data) > limits.max_bytes:
        raise InputError(f"cannot open standard input: it is over {limits.max_bytes // 2**20} MiB")
    return data


async def _from_bytes(
    source: str, limits: OpenLimits, fetch: Fetch, frame: int, piped: bytes
) -> list[OpenedImage | None]:
    try:
        data = piped if source == "-" else await fetch(source)
    except VidimusError as error:
        print_error(source_name(source), "-", error)
        return [None]
    name = "standard input" if source == "-" else _name_in_link(source)
    return await _images(data, name, source_name(source), limits, frame)


async def _images(
    source: Path | bytes, name: str, error_name: str, limits: OpenLimits, frame: int
) -> list[OpenedImage | None]:
    try:
        first = await asyncio.to_thread(identify, source, name, frame=max(frame, 0), limits=limits)
    except VidimusError as error:
        print_error(error_name, "-", error)
        return [None]
    if frame != ALL_PAGES:
        return [OpenedImage(error_name, first)]
    others = await asyncio.to_thread(_other_pages, first, error_name, limits)
    return [OpenedImage(error_name, first, one_of_pages=first.frames > 1), *others]


def _other_pages(first: Image, error_name: str, limits: OpenLimits) -> list[OpenedImage | None]:
    """Open the pages after the first; those that cannot be opened are an error line and None each."""
    pages: list[OpenedImage | None] = []
    try:
        for frame, page in enumerate(other_pages(first, limits), 1):
            if isinstance(page, InputError):
                print_failure(error_name, "-", page.kind, _of_page(frame, str(page)))
                pages.append(None)
            else:
                pages.append(OpenedImage(error_name, page, one_of_pages=True))
        check_all_counted(first, limits)
    except InputError as error:
        print_error(error_name, "-", error)
        pages.append(None)
    return pages


def _collected(source: str) -> list[Path]:
    return list(find_images([Path(source)]))


def _name_in_link(link: str) -> str:
    parts = urlsplit(link)
    return PurePosixPath(unquote(parts.path)).name or parts.hostname or "image"
