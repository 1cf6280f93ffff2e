"""What the readers have in common: numbers, points, and the stretch from a file's pixels to the image's."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.model.analysis import Analysis, Block, Face, Failure, Line, Object, Text, Word
from app.model.errors import ErrorKind
from app.model.feature import Feature
from app.model.geometry import Polygon, bounds
from app.model.image import Image

FARTHEST: Final = 1e9
"""Pixels; a coordinate further out than that is nonsense."""
_GAP: Final = 0.08
"""Of a word's shorter side: more than that between two words is a blank."""
_SAME: Final = 0.02
"""Sides may differ in proportion by this much before the file is taken to describe another picture."""
_NUMBER: Final = re.compile(r"[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,3})?", re.ASCII)


def number(text: str) -> float | None:
    """A finite number of sensible size, or None."""
    found = _NUMBER.fullmatch(text.strip())
    value = float(found[0]) if found else math.nan
    return value if abs(value) <= FARTHEST else None


def share(text: str, whole: float = 1.0) -> float | None:
    """A confidence out of ``whole`` as 0..1; absent where none is given or it makes no sense."""
    value = number(text)
    # 8.35 of 100 is 0.0835, not the next number below it
    return None if value is None or not 0 <= value <= whole else round(value / whole, 12)


@dataclass(frozen=True)
class Stretch:
    """From a file's coordinates to the image's pixels."""

    x: float = 1.0
    y: float = 1.0

    def polygon(self, points: Iterable[tuple[float, float]]) -> Polygon:
        """The points in pixels of the image."""
        if self.x == self.y == 1.0:
            return tuple(points)
        return tuple((x * self.x, y * self.y) for x, y in points)


def points(text: str) -> list[tuple[float, float]]:
    """Points as ``x,y x,y`` or ``x y x y``; an odd number at the end, or one that is none, is left out."""
    values = [number(piece) for piece in text.replace(",", " ").split()]
    pairs = zip(values[::2], values[1::2], strict=False)
    return [(x, y) for x, y in pairs if x is not None and y is not None]


def fitted(width: float | None, height: float | None, image: Image) -> tuple[Stretch, tuple[Failure, ...]]:
    """The stretch from a page of this size to the image, and a word where the two hardly belong together.

    A page that does not state its size is taken to be the image's.
    """
    if not width or not height or width < 0 or height < 0:
        return Stretch(), ()
    stretch = Stretch(image.width / width, image.height / height)
    if abs(stretch.x / stretch.y - 1) <= _SAME:
        return stretch, ()
    told = (
        f"the file describes a picture of {width:g}×{height:g}, this one has "
        f"{image.width}×{image.height}: places may be off"
    )
    return stretch, (Failure(ErrorKind.ANSWER, told, Feature.TEXT),)


def squeezed(text: str) -> str:
    """The text with every stretch of white space as one blank, none at the ends."""
    return " ".join(text.split())


def apart(one: Word, other: Word) -> bool:
    """Whether a blank stands between two words of a line, where the file itself does not say."""
    if not one.text or not other.text or min(one.text[-1], other.text[0]) >= "\u2e80":
        return False  # scripts that write none
    if not one.polygon or not other.polygon:
        return True
    (left, top, right, bottom), after = bounds(one.polygon), bounds(other.polygon)
    gap = max(after[0] - right, left - after[2], after[1] - bottom, top - after[3])
    return gap > _GAP * min(bottom - top, right - left)


def joined(words: Sequence[Word]) -> str:
    """The text of a line of which only the words are given."""
    text = words[0].text if words else ""
    for one, other in itertools.pairwise(words):
        text += (" " if apart(one, other) else "") + other.text
    return text


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, where nothing says where they stand."""
    return tuple(Word((), word) for word in text.split())


def unplaced(text: str) -> tuple[Line, ...]:
    """The lines of a text, where nothing says where they stand."""
    return tuple(Line((), line.strip(), words=words_of(line)) for line in text.splitlines() if line.strip())


@dataclass(frozen=True)
class Found:
    """What a file holds about one image."""

    blocks: tuple[Block, ...] = ()
    objects: tuple[Object, ...] = ()
    faces: tuple[Face, ...] = ()
    languages: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What the file says about itself, for ``properties``."""

    def analysis(self, provider: str, features: tuple[Feature, ...] = ()) -> Analysis:
        """An analysis with the features asked for; without any, text and whatever else there is."""
        wanted = features or tuple(
            feature
            for feature, there in (
                (Feature.TEXT, True), (Feature.FACES, self.faces), (Feature.OBJECTS, self.objects)
            )
            if there
        )  # fmt: skip
        said = ((key, squeezed(value)) for key, value in self.facts)
        properties: dict[str, Any] = {key: value for key, value in said if value}
        return Analysis(
            provider=provider,
            features=wanted,
            errors=self.failures,
            text=Text.of(self.blocks, self.languages) if Feature.TEXT in wanted else None,
            faces=self.faces if Feature.FACES in wanted else None,
            objects=self.objects if Feature.OBJECTS in wanted else None,
            properties=properties,
        )
