"""Files about images among what is dropped: which they are, and which image each is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from app.model.image import Image

SUFFIXES: Final = (".json", ".xml", ".hocr", ".html", ".htm", ".xhtml", ".txt", ".bin")
"""Names that saved answers and files of other OCR programs have; their content decides what they are."""


def parted(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Images and folders, and files about images."""
    listed = tuple(paths)
    about = tuple(path for path in listed if path.suffix.lower() in SUFFIXES)
    return tuple(path for path in listed if path not in about), about


def is_about(path: Path, image_name: str) -> bool:
    """Whether a file is named after an image: ``page.gt.txt``, ``page.png.json``, ``page_alto.xml``."""
    stem = Path(image_name).stem.casefold()
    rest = path.name.casefold().removeprefix(stem)
    return bool(stem) and rest != path.name.casefold() and not rest[:1].isalnum()


def image_beside(path: Path) -> Path | None:
    """The image a file lies beside and is named after, if there is just one. Looks at the disk."""
    from app.imaging.file_types import PREFIX_BYTES, looks_like_image

    found = []
    for other in path.parent.iterdir():
        if other.suffix.lower() in SUFFIXES or not is_about(path, other.name) or not other.is_file():
            continue
        with other.open("rb") as file:
            if looks_like_image(file.read(PREFIX_BYTES)):
                found.append(other)
    return found[0] if len(found) == 1 else None


def named(path: Path, images: Sequence[Image]) -> int | None:
    """Which of the images the file is named after, the longest name that fits first."""
    fitting = [n for n, image in enumerate(images) if is_about(path, image.name)]
    return max(fitting, key=lambda n: len(images[n].name), default=None)
