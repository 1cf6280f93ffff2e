"""Exported files: their names, and how they are written whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from app.config.paths import write_atomically
from app.model.errors import InputError
from app.model.image import Image
from app.model.system_errors import reason


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and make its folder; raises InputError where that fails."""
    try:
        if path.exists() and not path.is_file():  # a pipe or device, as /dev/stdout
            path.write_bytes(data)
        else:
            write_atomically(path, data, private=False)
    except OSError as error:
        raise InputError("cannot write {path}: {reason}", path=str(path), reason=reason(error)) from error


def file_stem(image: Image) -> str:
    """Return the image's name without its suffix, safe as a file name, with the page if not the first."""
    safe = "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in image.name).strip(". ")
    short = (safe.rpartition(".")[0] or safe or "image")[:150]
    return f"{short}.{image.frame + 1}" if image.frame else short


def free_name(beginning: str, suffix: str, taken: set[str]) -> str:
    """Return a file name that is not among those ``taken``, and add it (in lower case) to them."""
    name, number = beginning + suffix, 1
    while name.casefold() in taken:
        number += 1
        name = f"{beginning}-{number}{suffix}"
    taken.add(name.casefold())
    return name


def path_in_folder(
    folder: Path, image: Image, suffix: str, taken: set[str], sources: Collection[Path]
) -> Path:
    """Return the path in a folder for a file made of an image, and add its name to those ``taken``.

    The path is none of ``sources``, the resolved paths of images that must not be overwritten.
    """
    path = folder / free_name(file_stem(image), suffix, taken)
    while path.resolve() in sources:
        path = folder / free_name(f"{file_stem(image)}.vidimus", suffix, taken)
    return path


def source_paths(images: Iterable[Image]) -> frozenset[Path]:
    """Return the resolved paths of the files these images come from."""
    return frozenset(image.source.resolve() for image in images if isinstance(image.source, Path))
