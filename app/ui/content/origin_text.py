"""Where an analysis comes from, in words: which file or the provider itself, when, by which model."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDateTime, QLocale

from app.model.analysis import Analysis
from app.model.analysis_origin import UNKNOWN_ORIGIN, AnalysisOrigin, sources_of
from app.model.safe_text import one_line
from app.ui.base.i18n import tr

_MODELS: Final = ("modelVersion", "model_version", "model")
"""Under which names properties say by which model."""


def when_text(made: float) -> str:
    """Return a time, in seconds since 1970, as the user's language writes it; empty for none."""
    if not made:
        return ""
    at = QDateTime.fromSecsSinceEpoch(int(made))
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def is_from_file(analysis: Analysis, origin: AnalysisOrigin | None) -> bool:
    """Return True if nobody was asked: a file says it, whose name earlier versions did not keep."""
    return bool(origin and origin.file) or not analysis.seconds


def source_text(analysis: Analysis, origin: AnalysisOrigin | None) -> str:
    """Return the name of the file an analysis comes from, or that the provider answered live."""
    if origin is not None and origin.file:
        return one_line(origin.file, 60)
    if sources_of(analysis.provider):
        return tr("made from readings")
    return tr("from a file") if is_from_file(analysis, origin) else tr("live")


def origin_text(analysis: Analysis, origin: AnalysisOrigin | None) -> str:
    """Return file or live, when, and by which model, as far as each is known."""
    origin = origin or UNKNOWN_ORIGIN
    parts = [tr("reference")] if origin.is_reference else []
    parts += [source_text(analysis, origin), when_text(origin.made), model_of(analysis)]
    return " · ".join(part for part in parts if part)


def model_of(analysis: Analysis) -> str:
    """Return the model a provider says it used, or the local engines that read; empty where nobody says."""
    for name in _MODELS:
        said = analysis.properties.get(name)
        if isinstance(said, str) and said:
            return one_line(said, 40)
    blocks = analysis.text.blocks if analysis.text else ()
    return ", ".join(sorted({block.reader for block in blocks if block.reader}))
