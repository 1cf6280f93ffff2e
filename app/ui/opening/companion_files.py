"""Files about images: which names they have, and which image each is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from app.model.image import Image

SUFFIXES: Final = (".json", ".xml", ".hocr", ".html", ".htm", ".xhtml", ".txt", ".bin")
"""Names that saved answers and files of other OCR programs have; their content decides what they are."""
_GROUND_TRUTH: Final = re.compile(r"[._\- ]gt(?:[._\- ](?:page|alto|hocr))?\.[a-z]+$", re.IGNORECASE)
_ENDING: Final = re.compile(
    r"(?:[._-](?:gt|alto|page|hocr|response)|\.(?:bin|nrm|dew|raw|png|jpe?g|tiff?|jp2|webp|bmp))$",
    re.IGNORECASE,
)
"""What a name may end in besides the stem it shares with its image, in any number."""
_INFIX: Final = re.compile(r"(?:\.(?:bin|nrm|dew|raw))+$", re.IGNORECASE)
"""What binarised, normalised and flattened versions of an image have before the ending of their names."""


def is_about(path: Path, image_name: str) -> bool:
    """Return True if a file is named after an image, as ``page.gt.txt`` is after ``page.png``."""
    stem = _INFIX.sub("", Path(image_name).stem).casefold()
    return bool(stem) and (stem in _stems(path.name) or _continues(path.name.casefold(), stem))


def is_ground_truth(path: Path) -> bool:
    """Return True if a file's name says that it is ground truth: ``page.gt.txt``, ``page_GT.xml``."""
    return bool(_GROUND_TRUTH.search(path.name))


def lies_beside_images(path: Path) -> bool:
    """Return True if a file found in a folder of images is worth a look: ground truth, OCR files, answers."""
    name = path.name.lower()
    return is_ground_truth(path) or name.endswith((".xml", ".hocr", ".hocr.html", ".response.json"))


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
    """Return the number of the image a file is named after."""
    return matched((path,), images).get(path)


def matched(paths: Sequence[Path], images: Sequence[Image], *, exact: bool = False) -> Mapping[Path, int]:
    """Return for each file that is named after an image the number of that image.

    Names with one stem go together, in one folder first; else the longest image name a file's name goes on
    from, unless with a number, which is of another image. ``exact`` wants one stem, and of several images
    with it the one in the file's folder.
    """
    by_stem: dict[str, list[int]] = {}
    for number, image in enumerate(images):
        stem = Path(image.name).stem.casefold()
        for key in dict.fromkeys((stem, _INFIX.sub("", stem))):
            if key:
                by_stem.setdefault(key, []).append(number)
    found = {}
    for path in paths:
        fitting = next((by_stem[stem] for stem in _stems(path.name) if stem in by_stem), [])
        beside = [n for n in fitting if _folder_of(images[n]) == path.parent]
        if exact and len(fitting) > 1 and not beside:
            continue
        if not fitting and not exact:
            stems = [stem for stem in by_stem if _continues(path.name.casefold(), stem)]
            fitting = by_stem[max(stems, key=len)] if stems else []
        if beside or fitting:
            found[path] = (beside or fitting)[0]
    return found


def _folder_of(image: Image) -> Path | None:
    return image.source.parent if isinstance(image.source, Path) else None


def _stems(name: str) -> Iterator[str]:
    """Return the stems a file's name may have, without case, the longest first."""
    stem = Path(name).stem.casefold()
    while stem:
        yield stem
        shorter = _ENDING.sub("", stem)
        if shorter == stem:
            return
        stem = shorter


def _continues(name: str, stem: str) -> bool:
    """Return True if a name goes on from a stem, but not with a number, which is that of another page."""
    if not stem or not name.startswith(stem):
        return False
    rest = name[len(stem) :]
    return not rest[:1].isalnum() and not rest[1:2].isdigit()
