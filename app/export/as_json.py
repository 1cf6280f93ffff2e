"""The analysis document, ``vidimus.analysis/1``."""

from __future__ import annotations

import msgspec

from app.export.exporter import ExportContent, Exporter
from app.export.select_reading import settled_text
from app.model.analysis import Analysis
from app.model.document import encode
from app.model.reading import disagreements


def write(content: ExportContent) -> bytes:
    """Return the analysis document as one JSON object on one line, ended by a line break.

    Text has the one reading that other formats have. Where that is not what an analysis held, its
    properties say so: ``lines_unlike_their_words``, and ``content_unlike_lines`` with the whole text.
    """
    return encode(content.image, tuple(map(_settled, content.analyses))) + b"\n"


def _settled(analysis: Analysis) -> Analysis:
    text = analysis.text
    settled = settled_text(text) if text is not None else None
    if text is None or settled is None or settled is text:
        return analysis
    changed: dict[str, object] = {}
    differing = disagreements(text.blocks)
    if differing:
        changed["lines_unlike_their_words"] = differing
    if text.content.split() != settled.content.split():
        changed["content_unlike_lines"] = text.content
    # what a reader of files has already said about the lines stands first
    return msgspec.structs.replace(analysis, text=settled, properties=changed | analysis.properties)


EXPORTER = Exporter(
    name="json",
    title="Analysis document",
    media_type="application/json",
    suffix=".json",
    write=write,
)
