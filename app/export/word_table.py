"""Every word as a row of a table: its box and polygon, its text, the provider's confidence.

Text that belongs to no word (a hyphen, quotation marks) stands in the row of the word it touches; what
stands alone between blanks is a row without a place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

import msgspec

from app.export.clip import format_number, plausible, plausible_bounds
from app.export.csv_cells import csv_cell
from app.export.exporter import ExportContent
from app.export.select_reading import text_blocks, valid_confidence
from app.model.analysis import Analysis, Line, Word
from app.model.image import Image
from app.model.reading import pieces

COLUMNS: Final = (
    "image", "page", "provider", "block", "line", "word", "left", "top", "width", "height",
    "confidence", "text", "languages", "polygon",
)  # fmt: skip


def word_rows(image: Image, analyses: tuple[Analysis, ...]) -> Iterator[tuple[object, ...]]:
    """Return a row of ``COLUMNS`` for each word of all analyses; blocks, lines and words count from 1.

    A line without words is one row without a word's number. Coordinates are pixels of the upright image,
    not clamped; ``polygon`` is JSON. A box or confidence that is absent is an empty cell.
    """
    for analysis in analyses:
        if analysis.text is None:
            continue
        for block_number, block in enumerate(text_blocks(analysis.text), 1):
            for line_number, line in enumerate(block.lines, 1):
                for word_number, word in _numbered_words(line):
                    languages = "; ".join(language.code for language in word.languages)
                    polygon = msgspec.json.encode(word.polygon).decode() if plausible(word.polygon) else None
                    yield (
                        image.name, image.frame + 1, analysis.provider, block_number, line_number,
                        word_number, *_box_cells(word), valid_confidence(word.confidence), word.text,
                        languages, polygon,
                    )  # fmt: skip


def _numbered_words(line: Line) -> Iterator[tuple[int | None, Word]]:
    """Return what has a row, as words whose text is all that is to stand in it."""
    if not line.words:
        yield None, Word(line.polygon, line.text, line.confidence)
        return
    for number, piece in enumerate(pieces(line), 1):
        yield number, msgspec.structs.replace(piece.word or Word((), ""), text=piece.text)


def _box_cells(word: Word) -> tuple[float | None, ...]:
    box = plausible_bounds(word.polygon)
    if box is None:
        return None, None, None, None
    left, top, right, bottom = box
    return tuple(float(format_number(v)) for v in (left, top, right - left, bottom - top))


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
    for row in word_rows(content.image, content.analyses):
        writer.writerow([c if isinstance(c, int | float) else csv_cell(c) for c in row])
    return text.getvalue().encode("utf-8" if tabs else "utf-8-sig", errors="replace")
