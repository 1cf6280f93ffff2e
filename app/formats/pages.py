"""Which page of a file of several is the one an image shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from app.model.errors import AnswerError
from app.model.image import Image

_MAX_DIFFERENCE: Final = 1.0
"""Pixels by which a page's size may differ from the image's and still be the same."""
_MAX_DISTORTION: Final = 0.02
"""Share by which the proportions of a page may differ from the image's and still fit."""


@dataclass(frozen=True)
class PageDescription:
    """What a page of a file says about its picture: size, in any unit, and name; None or empty if unsaid."""

    width: float | None = None
    height: float | None = None
    image_name: str = ""


def choose_page(pages: Sequence[PageDescription], image: Image, nth: int = 0) -> int:
    """Return the index of the page that is read: the ``nth`` (from 1), or the one that fits the image.

    Of several pages those of the image's size are preferred; among these, or where there are none, those
    that name the image (at least without the suffix); then those of its proportions, the page of its
    frame, the first. Raise
    AnswerError where there is no page ``nth``, and where nothing fits and the image is a frame the file has
    no page for.
    """
    count = len(pages)
    if nth > count:
        if count == 1:
            raise AnswerError("this file has one page, so there is no page {nth} in it", nth=nth)
        raise AnswerError(
            "this file has {count} pages, so there is no page {nth} in it", count=count, nth=nth
        )
    if nth:
        return nth - 1
    fitting = list(range(count))
    for fits in (_same_size, _same_name, _same_stem, _same_proportions):
        fitting = [number for number in fitting if fits(pages[number], image)] or fitting
    if len(fitting) == 1 or image.frame in fitting:
        return fitting[0] if len(fitting) == 1 else image.frame
    if image.frame >= count:
        raise AnswerError(
            "this file has {count} pages, the image shows page {page}", count=count, page=image.frame + 1
        )
    return fitting[0]


def _same_size(page: PageDescription, image: Image) -> bool:
    if page.width is None or page.height is None:
        return image.frames > 1  # its frame may tell it, then
    return (
        abs(page.width - image.width) <= _MAX_DIFFERENCE
        and abs(page.height - image.height) <= _MAX_DIFFERENCE
    )


def _same_name(page: PageDescription, image: Image) -> bool:
    return _base_name(page) == image.name


def _same_stem(page: PageDescription, image: Image) -> bool:
    return bool(image.name) and PurePath(_base_name(page)).stem.lower() == PurePath(image.name).stem.lower()


def _base_name(page: PageDescription) -> str:
    return re.split(r"[/\\]", page.image_name.strip())[-1]


def _same_proportions(page: PageDescription, image: Image) -> bool:
    if page.width is None or page.height is None:
        return image.frames > 1
    if page.width <= 0 or page.height <= 0:
        return False
    return abs(page.width * image.height / (page.height * image.width) - 1) <= _MAX_DISTORTION
