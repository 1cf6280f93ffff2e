"""An analysis together with what the service literally said."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.analysis import Analysis


@dataclass(frozen=True)
class Outcome:
    """The analysis of one image, and the untouched answer it came from (absent for local engines)."""

    analysis: Analysis
    raw: bytes | None = None
