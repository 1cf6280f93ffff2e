"""Exported files: their names, and how they are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from app.config.paths import reason
from app.model.errors import InputError
from app.model.image import Image


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, making its folder; raises InputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a pipe or device, as /dev/stdout
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=".vidimus-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            part = Path(name)
            part.chmod(0o666 & ~_umask())
            part.replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"cannot write {path}: {reason(error)}") from error


def stem(image: Image) -> str:
    """The image's name without its suffix, as a file name that stays in its folder."""
    safe = "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in image.name).strip(". ")
    short = (safe.rpartition(".")[0] or safe or "image")[:150]
    return f"{short}.{image.frame + 1}" if image.frame else short


def free_name(beginning: str, suffix: str, taken: set[str]) -> str:
    """A file name not among those ``taken``, which it joins."""
    name, number = beginning + suffix, 1
    while name.casefold() in taken:
        number += 1
        name = f"{beginning}-{number}{suffix}"
    taken.add(name.casefold())
    return name


def place_in(folder: Path, image: Image, suffix: str, taken: set[str], sources: Collection[Path]) -> Path:
    """Where in a folder something made of an image goes: none of ``taken``, which it joins.

    ``sources`` are the resolved paths of images, none of which is ever given.
    """
    path = folder / free_name(stem(image), suffix, taken)
    while path.resolve() in sources:
        path = folder / free_name(f"{stem(image)}.vidimus", suffix, taken)
    return path


def sources_of(images: Iterable[Image]) -> frozenset[Path]:
    """The resolved paths of the files these images come from."""
    return frozenset(image.source.resolve() for image in images if isinstance(image.source, Path))


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
