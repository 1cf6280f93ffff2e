"""The table of words with tabs between its cells."""

from app.export.words import WordsExporter

EXPORTER = WordsExporter(
    "tsv", "Words, tab-separated", "text/tab-separated-values; charset=utf-8", ".tsv", tabs=True
)
