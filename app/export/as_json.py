"""The analysis document, ``vidimus.analysis/1``."""

from __future__ import annotations

from app.export.exporter import ExportContent, Exporter
from app.model.document import encode


def write(content: ExportContent) -> bytes:
    """Return the analysis document as one JSON object on one line, ended by a line break."""
    return encode(content.image, content.analyses) + b"\n"


EXPORTER = Exporter(
    name="json",
    title="Analysis document",
    media_type="application/json",
    suffix=".json",
    write=write,
)
