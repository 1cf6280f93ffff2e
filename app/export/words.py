"""Every word as a row of a table: where it stands, what it says, how sure the provider was."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from typing import Final

import msgspec

from app.export.clip import extent, figure, sound
from app.export.csv_cells import cell
from app.export.exporter import ExportContent
from app.export.select_reading import blocks, confidence
from app.model.analysis import Analysis, Line, Word
from app.model.image import Image

COLUMNS: Final = (
    "image", "page", "provider", "block", "line", "word", "left", "top", "width", "height",
    "confidence", "text", "languages", "polygon",
)  # fmt: skip


def rows(image: Image, analyses: tuple[Analysis, ...]) -> Iterator[tuple[object, ...]]:
    """The words of all analyses, blocks, lines and words counted from 1.

    A line without words is one row without a word's number. Places are those of the upright image, not
    clamped; ``polygon`` is JSON. A place or confidence that is absent is an empty cell.
    """
    for analysis in analyses:
        if analysis.text is None:
            continue
        for number, block in enumerate(blocks(analysis.text), 1):
            for place, line in enumerate(block.lines, 1):
                for count, word in _words(line):
                    yield (
                        image.name, image.frame + 1, analysis.provider, number, place, count, *_box(word),
                        confidence(word.confidence), word.text, "; ".join(g.code for g in word.languages),
                        msgspec.json.encode(word.polygon).decode() if sound(word.polygon) else None,
                    )  # fmt: skip


def _words(line: Line) -> Iterator[tuple[int | None, Word]]:
    if line.words:
        yield from zip(itertools.count(1), line.words, strict=False)
    else:
        yield None, Word(line.polygon, line.text, line.confidence)


def _box(word: Word) -> tuple[float | None, ...]:
    box = extent(word.polygon)
    if box is None:
        return None, None, None, None
    left, top, right, bottom = box
    return tuple(float(figure(v)) for v in (left, top, right - left, bottom - top))


def write_table(content: ExportContent, *, tabs: bool) -> bytes:
    """Return a row of column names, then one row a word, as TSV or (beginning with a byte order mark) CSV.

    Cells a spreadsheet would take for a formula begin with an apostrophe.
    """
    text = io.StringIO()
    if tabs:
        writer = csv.writer(text, "excel-tab", lineterminator="\n")
    else:
        writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for row in rows(content.image, content.analyses):
        writer.writerow([c if isinstance(c, int | float) else cell(c) for c in row])
    return text.getvalue().encode("utf-8" if tabs else "utf-8-sig", errors="replace")
