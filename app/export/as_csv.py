"""The table of words with commas between its cells."""

from app.export.words import WordsExporter

EXPORTER = WordsExporter("csv", "Words as a table", "text/csv; charset=utf-8", ".csv", tabs=False)
