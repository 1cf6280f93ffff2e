"""What the readers have in common: numbers, points, and the scale from a file's coordinates to pixels."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from app.model.analysis import Analysis, Block, Face, Failure, Language, Line, Object, Word, failure
from app.model.errors import AnswerError, ErrorKind
from app.model.feature import Feature
from app.model.geometry import Polygon
from app.model.image import Image
from app.model.reading import compose_text, disagreements

MAX_COORDINATE: Final = 1e9
"""Largest number that is read, coordinates among them."""
_MAX_DISTORTION: Final = 0.02
"""Share by which the scales of both axes may differ before a file seems to describe another picture."""
_NUMBER: Final = re.compile(r"[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,3})?", re.ASCII)

_POINT_SIGNS: Final = str.maketrans(",()", "   ")
_BREAKS: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_BLANKS: Final = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")


def parse_number(text: str) -> float | None:
    """Return a decimal number of at most ``MAX_COORDINATE``; None for any other text."""
    match = _NUMBER.fullmatch(text.strip())
    value = float(match[0]) if match else math.nan
    return value if abs(value) <= MAX_COORDINATE else None


def parse_confidence(text: str, total: float = 1.0) -> float | None:
    """Return a confidence out of ``total`` as 0..1; None where none is given or it is out of range."""
    value = parse_number(text)
    # 8.35 of 100 is 0.0835, not the next number below it
    return None if value is None or not 0 <= value <= total else round(value / total, 12)


@dataclass(frozen=True)
class CoordinateScale:
    """The factors from a file's coordinates to the image's pixels; not ``known`` where nobody says them."""

    x: float = 1.0
    y: float = 1.0
    known: bool = True

    def polygon(self, points: Iterable[tuple[float, float]]) -> Polygon:
        """Return points of the file as a polygon in pixels of the image; none where the scale is unknown."""
        if not self.known:
            return ()
        if self.x == self.y == 1.0:
            return tuple(points)
        return tuple((x * self.x, y * self.y) for x, y in points)


def parse_points(text: str) -> list[tuple[float, float]]:
    """Return points given as ``x,y x,y``, ``x y x y`` or ``(x,y) (x,y)``, but those that are no numbers."""
    values = [parse_number(part) for part in text.translate(_POINT_SIGNS).split()]
    pairs = zip(values[::2], values[1::2], strict=False)
    return [(x, y) for x, y in pairs if x is not None and y is not None]


def side_of_page(value: float | None) -> float | None:
    """Return the length of a page's side as it is given; None where that is under one unit."""
    return value if value is not None and value >= 1 else None


def scale_to_image(
    width: float | None, height: float | None, image: Image
) -> tuple[CoordinateScale, tuple[Failure, ...]]:
    """Return the scale from a page of this size to the image, and a failure where proportions differ.

    A page without a size is taken to have the image's; a size under a pixel is none. Where one side is
    given, its scale is that of both.
    """
    width, height = side_of_page(width), side_of_page(height)
    if width is None or height is None:
        only = image.width / width if width else image.height / height if height else 1.0
        return CoordinateScale(only, only), ()
    scale = CoordinateScale(image.width / width, image.height / height)
    if abs(scale.x / scale.y - 1) <= _MAX_DISTORTION:
        return scale, ()
    unlike = failure(
        ErrorKind.ANSWER,
        "the file describes a picture of {width:g}×{height:g}, this one has "
        "{image_width}×{image_height}: places may be off",
        Feature.TEXT,
        width=width,
        height=height,
        image_width=image.width,
        image_height=image.height,
    )
    return scale, (unlike,)


def refuse_list_of_files(root: str) -> None:
    """Raise AnswerError for a file with the root element of METS, which names pages instead of being one."""
    if root == "mets":
        raise AnswerError(
            "this METS file only lists the files of a book: open the ALTO or PAGE file of the page instead"
        )


def collapse_spaces(text: str) -> str:
    """Return the text with every run of white space as one blank, and none at the ends."""
    return " ".join(text.split())


def without_breaks(text: str) -> str:
    """Return the text without white space at its ends, and with no tab or line break in it."""
    return _BREAKS.sub(" ", text).strip()


def collapse_blanks(text: str) -> str:
    """Return the text with every run of blanks, tabs and line breaks as one blank, and none at its ends.

    Other spaces, such as those that do not break, are signs of the text and stay.
    """
    return _BLANKS.sub(" ", text).strip()


def without_zeros(text: str) -> tuple[str, tuple[Failure, ...]]:
    """Return a text without zero bytes, and a failure that says so where it had any but at its end."""
    bare = text.rstrip("\0")
    if "\0" not in bare:
        return bare, ()
    zeros = failure(
        ErrorKind.ANSWER, "the file has zero bytes between its letters: they are left out", Feature.TEXT
    )
    return bare.replace("\0", ""), (zeros,)


def without_blanks(text: str) -> str:
    """Return the text without blanks, tabs and line breaks; other spaces are signs of the text and stay."""
    return _BLANKS.sub("", text)


def unplaced_words(text: str, languages: tuple[Language, ...] = ()) -> tuple[Word, ...]:
    """Return the words of a text, without polygons, all in these languages."""
    return tuple(Word((), word, languages=languages) for word in text.split())


def unplaced_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank, without polygons."""
    return tuple(
        Line((), line.strip(), words=unplaced_words(line)) for line in text.splitlines() if line.strip()
    )


@dataclass(frozen=True)
class OcrFileContent:
    """What a file of another OCR program holds about one image."""

    blocks: tuple[Block, ...] = ()
    objects: tuple[Object, ...] = ()
    faces: tuple[Face, ...] = ()
    languages: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """Names and values of what the file says about itself, for ``Analysis.properties``."""
    remarks: tuple[tuple[str, Any], ...] = ()
    """Names and values of what could not be kept in its place, for ``Analysis.properties``."""
    pages: int = 1
    """Pages of the file; where there are several, ``page`` (from 1) is the one read, 0 means all."""
    page: int = 1

    def analysis(self, provider: str, features: tuple[Feature, ...] = ()) -> Analysis:
        """Return an analysis with these features; without any, with text and what else the file has."""
        wanted = features or tuple(
            feature
            for feature, there in (
                (Feature.TEXT, True), (Feature.FACES, self.faces), (Feature.OBJECTS, self.objects)
            )
            if there
        )  # fmt: skip
        facts = ((key, collapse_spaces(value)) for key, value in self.facts)
        properties: dict[str, Any] = {key: value for key, value in facts if value}
        properties |= {key: value for key, value in self.remarks if value}
        if self.pages > 1:
            properties |= {"pages": self.pages} | ({"page": self.page} if self.page else {})
        differing = disagreements(self.blocks) if Feature.TEXT in wanted else []
        if differing:
            properties["lines_unlike_their_words"] = differing
        return Analysis(
            provider=provider,
            features=wanted,
            errors=self.failures,
            text=compose_text(self.blocks, self.languages) if Feature.TEXT in wanted else None,
            faces=self.faces if Feature.FACES in wanted else None,
            objects=self.objects if Feature.OBJECTS in wanted else None,
            properties=properties,
        )
