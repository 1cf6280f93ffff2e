"""Reading the text of a picture: the recognisers, then layout, then values of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from time import monotonic
from typing import Any

import msgspec
import numpy as np

from app.model.analysis import Block, Failure, Line, Text, Word
from app.model.errors import UnsupportedError
from app.model.geometry import Polygon, oriented_box
from app.model.reading import compose_text
from app.reader import tesseract, tesseract_provider
from app.reader.arrays import Pixels
from app.reader.lines import Quad, RawLine
from app.reader.ondevice import PageLines, read_lines
from app.reader.orientation import turn_quad_back
from app.reader.rapid import RapidReader

OnProgress = Callable[[str, int, int, Text | None], None]

_PREVIEW_INTERVAL = 0.4


@lru_cache(maxsize=1)
def _rapid() -> RapidReader:
    return RapidReader()


def warm_up() -> tuple[str, ...]:
    """Load the models, run them once, and return the languages of the tesseract program, none without it."""
    rapid = _rapid()
    rapid.read([])
    rapid.detect(np.full((64, 64, 3), 255, np.uint8))
    return tesseract.language_codes()


def read_text(
    image: Pixels,
    languages: tuple[str, ...],
    reader: str,
    options: Mapping[str, str],  # noqa: ARG001 - the readers have none yet
    on_progress: OnProgress,
) -> tuple[Text, tuple[Failure, ...], dict[str, Any]]:
    """Return the text of an RGB picture, (height, width, 3), what could not be read, and how it was read.

    ``languages``: BCP-47, empty for "find out". ``reader``: ``on-device`` or ``tesseract``.
    ``on_progress`` hears the stage, steps done and in all (0 of 0: unknown), and the text so far.
    Raises a VidimusError when there is no text to give at all.
    """
    from app.reader import layout

    height, width = image.shape[:2]
    last_preview = -_PREVIEW_INTERVAL

    def on_lines(stage: str, done: int, total: int, lines: Sequence[RawLine]) -> None:
        nonlocal last_preview
        if not lines or monotonic() - last_preview < _PREVIEW_INTERVAL or done >= total:
            on_progress(stage, done, total, None)
            return
        on_progress(stage, done, total, compose_text(_as_blocks(lines)))
        last_preview = monotonic()

    if reader == "tesseract":
        page = tesseract_provider.read_lines(image, languages, on_lines)
    elif reader == "on-device":
        page = read_lines(_rapid(), image, languages, on_lines)
    else:
        raise UnsupportedError("There is no reader called {name}.", name=reader)
    on_progress("detecting blocks", 0, 0, None)
    blocks = layout.lay_out(page.lines, page.image)
    if page.turn:
        blocks = tuple(_turned_back(b, page.turn, width, height) for b in blocks)
    languages_found = tuple(dict.fromkeys(line.language for line in page.lines if line.language))
    return compose_text(blocks, languages_found), page.failures, _properties(page)


def _properties(page: PageLines) -> dict[str, Any]:
    readers = tuple(dict.fromkeys(line.reader for line in page.lines))
    return {"orientation": page.turn, "readers": list(readers)}


def _as_blocks(lines: Sequence[RawLine]) -> tuple[Block, ...]:
    """Return lines in the blocks they number, as they are shown while others are still being read."""
    blocks = []
    for (_, reader), members in groupby(lines, key=lambda line: (line.block, line.reader)):
        made = tuple(map(_as_line, members))
        corners = [corner for line in made for corner in line.polygon]
        polygon = made[0].polygon if len(made) == 1 else oriented_box(corners, 0.0)
        blocks.append(Block(polygon, lines=made, reader=reader))
    return tuple(blocks)


def _as_line(line: RawLine) -> Line:
    words = tuple(Word(_polygon(w.quad), w.text, w.confidence) for w in line.words)
    return Line(_polygon(line.quad), line.text, line.confidence, words)


def _polygon(quad: Quad) -> Polygon:
    return tuple((float(x), float(y)) for x, y in quad)


def _turned_back(block: Block, turn: int, width: int, height: int) -> Block:
    """Return the block in the picture as it was given, ``width`` by ``height`` pixels."""

    def back(polygon: Polygon) -> Polygon:
        return _polygon(turn_quad_back(np.array(polygon, np.float64), turn, width, height))

    lines = tuple(
        msgspec.structs.replace(
            line,
            polygon=back(line.polygon),
            words=tuple(msgspec.structs.replace(w, polygon=back(w.polygon)) for w in line.words),
        )
        for line in block.lines
    )
    return msgspec.structs.replace(block, polygon=back(block.polygon), lines=lines)
