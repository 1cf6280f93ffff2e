"""From the inputs named on the command line to opened images."""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from app.cli.console import UsageError, is_link, shown, tell_error
from app.config.paths import reason
from app.imaging.find_images import find_images
from app.imaging.limits import OpenLimits
from app.imaging.open import identify
from app.model.errors import InputError, VidimusError
from app.model.image import Image

Fetch = Callable[[str], Awaitable[bytes]]

ALL_PAGES: Final = -1
AHEAD: Final = 4
"""Inputs that are opened at once."""


@dataclass(frozen=True)
class Input:
    """An opened image and the name error lines give it (as on the command line)."""

    shown: str
    image: Image


def page_number(text: str) -> int:
    """The frame a ``--page`` argument means, counted from 0, or ALL_PAGES; raises UsageError."""
    if text == "all":
        return ALL_PAGES
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text) - 1
    raise UsageError(f"--page is a number from 1 on, or all, not {text}")


async def opened(
    sources: Sequence[str], limits: OpenLimits, fetch: Fetch, frame: int = 0, piped: bytes = b""
) -> AsyncIterator[Input | None]:
    """The images behind the sources, in order; None for one that could not be opened, which is told.

    ``piped`` is what came by standard input, ``-`` among the sources.
    """
    jobs = _jobs(sources, limits, fetch, frame, piped)
    ahead: deque[asyncio.Task[list[Input | None]]] = deque()
    try:
        async for job in jobs:
            ahead.append(asyncio.create_task(job))
            if len(ahead) > AHEAD:
                for one in await ahead.popleft():
                    yield one
        while ahead:
            for one in await ahead.popleft():
                yield one
    finally:
        for task in ahead:
            task.cancel()
        await asyncio.gather(*ahead, return_exceptions=True)


async def _jobs(
    sources: Sequence[str], limits: OpenLimits, fetch: Fetch, frame: int, piped: bytes
) -> AsyncIterator[Coroutine[None, None, list[Input | None]]]:
    """What is to be opened, in order: hashing and reading of several files goes on at once."""
    for source in sources:
        if source == "-" or is_link(source):
            yield _from_bytes(source, limits, fetch, frame, piped)
            continue
        path = Path(source)
        paths = (
            await asyncio.to_thread(_collected, source) if await asyncio.to_thread(path.is_dir) else [path]
        )
        for found in paths:
            yield _from_file(found, limits, frame)
        if not paths:
            yield _nothing_in(source)


async def _from_file(path: Path, limits: OpenLimits, frame: int) -> list[Input | None]:
    found = await _images(path, path.name, str(path), limits, frame)
    return [None if image is None else Input(str(path), image) for image in found]


async def _nothing_in(source: str) -> list[Input | None]:
    tell_error(source, "-", InputError(f"cannot open {source}: there is no image in this folder"))
    return [None]


def read_standard_input(limits: OpenLimits) -> bytes:
    """All of standard input; raises InputError. Blocks, so call it where Ctrl+C is heard."""
    try:
        # one more than allowed tells a longer one from one that just fits
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
) -> list[Input | None]:
    try:
        data = piped if source == "-" else await fetch(source)
    except VidimusError as error:
        tell_error(shown(source), "-", error)
        return [None]
    name = "standard input" if source == "-" else _name_in_link(source)
    found = await _images(data, name, shown(source), limits, frame)
    return [None if image is None else Input(shown(source), image) for image in found]


async def _images(
    source: Path | bytes, name: str, told_as: str, limits: OpenLimits, frame: int
) -> list[Image | None]:
    found: list[Image | None] = []
    try:
        first = await asyncio.to_thread(identify, source, name, frame=max(frame, 0), limits=limits)
        found.append(first)
        if frame == ALL_PAGES:
            found += await asyncio.to_thread(_other_pages, source, name, first.frames, limits)
    except VidimusError as error:
        tell_error(told_as, "-", error)
        found.append(None)
    return found


def _other_pages(source: Path | bytes, name: str, count: int, limits: OpenLimits) -> list[Image]:
    return [identify(source, name, frame=number, limits=limits) for number in range(1, count)]


def _collected(source: str) -> list[Path]:
    return list(find_images([Path(source)]))


def _name_in_link(link: str) -> str:
    parts = urlsplit(link)
    return PurePosixPath(unquote(parts.path)).name or parts.hostname or "image"
