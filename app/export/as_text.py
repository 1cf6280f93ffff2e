"""What was read, as plain text."""

from __future__ import annotations

from app.export.exporter import ExportContent, Exporter
from app.export.select_reading import settled_text


def write(content: ExportContent) -> bytes:
    """Return the text of every analysis as UTF-8, ended by a line break; nothing where nothing was read.

    Where there are several analyses, each text stands under a line naming its provider.
    """
    texts = [(a.provider, settled_text(a.text).content) for a in content.analyses if a.text is not None]
    if len(texts) > 1:
        pieces = [f"== {provider} ==\n{content}".rstrip("\n") for provider, content in texts]
    else:
        pieces = [content for _, content in texts if content]
    joined = "\n\n".join(pieces)
    return (joined.rstrip("\n") + "\n").encode(errors="replace") if joined else b""


EXPORTER = Exporter(
    name="text",
    title="Plain text",
    media_type="text/plain; charset=utf-8",
    suffix=".txt",
    write=write,
)
