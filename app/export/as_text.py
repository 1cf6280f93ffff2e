"""What was read, as plain text."""

from __future__ import annotations

from app.model.analysis import Analysis
from app.model.image import Image


class TextExporter:
    """The text of every analysis; where there are several, each under a line naming its provider."""

    name = "text"
    title = "Plain text"
    media_type = "text/plain; charset=utf-8"
    suffix = ".txt"
    overlays = False

    def write(
        self,
        image: Image,  # noqa: ARG002 - the interface of all exporters
        analyses: tuple[Analysis, ...],
        *,
        overlays: frozenset[str] = frozenset(),  # noqa: ARG002
    ) -> bytes:
        """UTF-8, ended by a line break; nothing at all where nothing was read."""
        texts = [(a.provider, a.text.content) for a in analyses if a.text is not None]
        if len(texts) > 1:
            pieces = [f"== {provider} ==\n{content}".rstrip("\n") for provider, content in texts]
        else:
            pieces = [content for _, content in texts if content]
        joined = "\n\n".join(pieces)
        return (joined.rstrip("\n") + "\n").encode(errors="replace") if joined else b""


EXPORTER = TextExporter()
