"""Texts from outside and sentences, made fit for widgets.

Widgets that show outside text use plain-text format; where Qt guesses the format (tool tips), ``tooltip``
makes the guess come out as plain text.
"""

from __future__ import annotations

from app.model.safe_text import safe_text


def sentence_case(text: str) -> str:
    """Return a text begun with a capital letter, its other letters as they are."""
    return text[:1].upper() + text[1:]


def tooltip(text: object, longest: int = 500) -> str:
    """Return outside text for a tool tip, which Qt would take for rich text when it looks like it.

    ``longest`` is the number of letters that are shown.
    """
    escaped = safe_text(text, longest).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped.replace(chr(10), '<br>')}</span>"
