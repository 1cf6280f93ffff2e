"""Which way a text runs. No Qt here."""

from __future__ import annotations

import unicodedata


def reads_from_right(text: str) -> bool:
    """Whether a text's first letter is written from right to left, as paragraphs are judged."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False
