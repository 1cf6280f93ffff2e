"""Which files are meant by what was dropped or named: files, and folders with all that is in them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from app.imaging import file_types

_NUMBER: Final = re.compile(r"(\d+)")


def find_images(paths: Iterable[Path]) -> Iterator[Path]:
    """Return the image files meant by these paths, in order.

    A file comes as it is, whatever it holds: opening it tells. A folder stands for the images in it and
    below, by content; files first, then folders, each sorted as people count (2 before 10). Hidden
    ones, unreadable ones and folders already seen (links may lead in circles) are passed over.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if _may_be_folder(path):
            yield from _in_folder(path, seen)
        else:
            yield path


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Return every file in these folders and below, in the order ``find_images`` walks; files are skipped."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if _may_be_folder(path):
            yield from _files_below(path, seen)


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts names as people count: letters without case, runs of digits as numbers."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in _NUMBER.split(name)
        if part
    )


def _in_folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    return (path for path in _files_below(folder, seen) if _is_image(path))


def _files_below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        files, folders = _list_folder(waiting.pop(), seen)
        yield from files
        waiting += reversed(folders)


def _list_folder(folder: Path, seen: set[tuple[int, int]]) -> tuple[list[Path], list[Path]]:
    files: list[Path] = []
    folders: list[Path] = []
    try:
        status = folder.stat()
        identity = status.st_dev, status.st_ino
        if identity in seen:
            return files, folders
        seen.add(identity)
        entries = sorted(os.scandir(folder), key=lambda entry: (natural_key(entry.name), entry.name))
    except OSError:
        return files, folders
    for entry in entries:
        if not entry.name.startswith("."):
            (folders if _is_folder(entry) else files).append(Path(entry.path))
    return files, folders


def _may_be_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # too long a name, or a place nobody may look at: opening it tells
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_image(path: Path) -> bool:
    try:
        # a pipe would keep whoever opens it waiting
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as stream:
            return file_types.looks_like_image(stream.read(file_types.PREFIX_BYTES))
    except OSError:
        return False
