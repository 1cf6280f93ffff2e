"""The table of words with tabs between its cells."""

from __future__ import annotations

from app.export.exporter import ExportContent, Exporter
from app.export.word_table import write_table


def write(content: ExportContent) -> bytes:
    """Return the table of words as TSV."""
    return write_table(content, tabs=True)


EXPORTER = Exporter(
    name="tsv",
    title="Words, tab-separated",
    media_type="text/tab-separated-values; charset=utf-8",
    suffix=".tsv",
    write=write,
)
