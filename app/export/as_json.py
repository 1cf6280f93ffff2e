"""The analysis document, ``vidimus.analysis/1``."""

from __future__ import annotations

from app.model.analysis import Analysis
from app.model.document import encode
from app.model.image import Image


class JsonExporter:
    """One JSON object on one line."""

    name = "json"
    title = "Analysis document"
    media_type = "application/json"
    suffix = ".json"
    overlays = False

    def write(
        self,
        image: Image,
        analyses: tuple[Analysis, ...],
        *,
        overlays: frozenset[str] = frozenset(),  # noqa: ARG002 - the interface of all exporters
    ) -> bytes:
        """The document, ended by a line break."""
        return encode(image, analyses) + b"\n"


EXPORTER = JsonExporter()
