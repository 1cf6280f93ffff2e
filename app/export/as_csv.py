"""The table of words with commas between its cells."""

from __future__ import annotations

from app.export.exporter import ExportContent, Exporter
from app.export.word_table import write_table


def write(content: ExportContent) -> bytes:
    """Return the table of words as CSV."""
    return write_table(content, tabs=False)


EXPORTER = Exporter(
    name="csv",
    title="Words as a table",
    media_type="text/csv; charset=utf-8",
    suffix=".csv",
    write=write,
)
