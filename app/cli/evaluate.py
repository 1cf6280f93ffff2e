"""``vidimus evaluate``: how well text was read, against ground truth."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.cli.console import OK, SOME_FAILED, WRONG_USAGE, write_output
from app.cli.evaluation_pages import EvaluationPages, EvaluationRules
from app.cli.request import unknown_name
from app.export.evaluation_table import evaluation_csv, evaluation_text
from app.export.output_files import write_file
from app.quality.counted_text import Ignored
from app.quality.evaluation_document import Evaluation, evaluation_json

FORMATS: Final = {"json": ".json", "text": ".txt", "csv": ".csv", "html": ".html"}
"""Formats of an evaluation, and the ending of their files."""
LEVELS: Final = ("page", "line")
SKIPPABLE: Final = ("flexible",)


def run(given: argparse.Namespace) -> int:
    """Carry the command out and return its exit status; raises UsageError."""
    ignored = _listed(given.ignore, "rule to ignore", tuple(Ignored))
    skipped = _listed(given.skip, "figure to skip", SKIPPABLE)
    levels = _listed(given.level, "level", LEVELS)
    format_name = _format(given.format, given.output)
    pages = EvaluationPages(
        given, EvaluationRules(tuple(map(Ignored, ignored)), flexible="flexible" not in skipped)
    )
    evaluation = pages.evaluate()
    if evaluation is None:
        return WRONG_USAGE
    _write(_encoded(evaluation, format_name, pages, lines="line" in levels), format_name, given.output)
    return SOME_FAILED if pages.failures else OK


def _listed(given: Sequence[str] | None, kind: str, known: Sequence[str]) -> list[str]:
    """Return the names in lists parted by commas; raises UsageError for one that is not known."""
    names = [name.strip() for text in given or () for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise unknown_name(kind, name, known)
    return list(dict.fromkeys(names))


def _format(wanted: str | None, target: str) -> str:
    by_ending = {ending: name for name, ending in FORMATS.items()}
    name = wanted or by_ending.get(Path(target).suffix.lower(), "json")
    if name not in FORMATS:
        raise unknown_name("format", name, FORMATS)
    return name


def _encoded(evaluation: Evaluation, format_name: str, pages: EvaluationPages, *, lines: bool) -> bytes:
    if format_name == "text":
        return evaluation_text(evaluation)
    if format_name == "csv":
        return evaluation_csv(evaluation)
    if format_name == "html":
        from app.export.evaluation_report import evaluation_report
        from app.export.reading_source import ReadingSource

        sources = {
            name: ReadingSource.of(analyses[0].provider, analyses)
            for name, analyses in pages.readings.items()
        }
        return evaluation_report(evaluation, pages.images, sources)
    return evaluation_json(evaluation, lines=lines)


def _write(data: bytes, format_name: str, target: str) -> None:
    if target == "-":
        write_output(data)
        return
    path = Path(target)
    if path.is_dir() or target.endswith(("/", "\\")):
        path /= f"evaluation{FORMATS[format_name]}"
    write_file(path, data)
