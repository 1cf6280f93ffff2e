"""Which way a text runs. No Qt here."""

from __future__ import annotations

import unicodedata


def reads_from_right(text: str) -> bool:
    """Return True if a text's first letter runs from right to left, as paragraphs are judged (UAX #9)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False
