"""Files about images: which names they have, and which image each is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.model.image import Image

SUFFIXES: Final = (".json", ".xml", ".hocr", ".html", ".htm", ".xhtml", ".txt", ".bin")
"""Names that saved answers and files of other OCR programs have; their content decides what they are."""
_GROUND_TRUTH: Final = re.compile(r"[._\- ]gt(?:[._\- ](?:page|alto|hocr))?\.[a-z]+$", re.IGNORECASE)


def is_about(path: Path, image_name: str) -> bool:
    """Return True if a file is named after an image, as ``page.gt.txt`` is after ``page.png``."""
    stem = Path(image_name).stem.casefold()
    rest = path.name.casefold().removeprefix(stem)
    return bool(stem) and rest != path.name.casefold() and not rest[:1].isalnum()


def is_ground_truth(path: Path) -> bool:
    """Return True if a file's name says that it is ground truth: ``page.gt.txt``, ``page_GT.xml``."""
    return bool(_GROUND_TRUTH.search(path.name))


def image_beside(path: Path) -> Path | None:
    """Return the image a file lies beside and is named after, if there is just one; looks at the disk."""
    from app.imaging.file_types import PREFIX_BYTES, looks_like_image

    images = []
    for other in path.parent.iterdir():
        if other.suffix.lower() in SUFFIXES or not is_about(path, other.name) or not other.is_file():
            continue
        with other.open("rb") as file:
            if looks_like_image(file.read(PREFIX_BYTES)):
                images.append(other)
    return images[0] if len(images) == 1 else None


def named(path: Path, images: Sequence[Image]) -> int | None:
    """Return the number of the image a file is named after, the longest name that fits first."""
    fitting = [n for n, image in enumerate(images) if is_about(path, image.name)]
    return max(fitting, key=lambda n: len(images[n].name), default=None)
