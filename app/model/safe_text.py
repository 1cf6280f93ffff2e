"""What every text from outside goes through before anybody reads it: window, terminal, error.

Recognised text, file names, titles and error messages may hold markup, control characters and marks
that turn the direction of what follows.
"""

from __future__ import annotations

import unicodedata
from typing import Final

LIMIT: Final = 2_000
"""Characters shown at most unless the place asks for fewer."""
_KEPT: Final = frozenset("\n\t")
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_BROKEN: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_LINE_BREAKS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\r": "\n"})


def is_unsafe(character: str) -> bool:
    """Return True if a character breaks or disguises the text around it.

    These are control, surrogate, private and unassigned characters, and marks that turn the direction.
    """
    return character in _OVERRIDES or unicodedata.category(character) in _BROKEN


def safe_text(text: object, limit: int = LIMIT) -> str:
    """Return a text without unsafe characters, cut to ``limit`` characters.

    Line breaks and tabs stay. A cut is marked by an ellipsis within the limit.
    """
    raw = str(text)[: limit * 4].replace("\r\n", "\n").translate(_LINE_BREAKS)
    clean = "".join(c for c in raw if c in _KEPT or not is_unsafe(c))
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def one_line(text: object, limit: int = 200) -> str:
    """Return a text without unsafe characters on one line: every run of white space is one blank."""
    if isinstance(text, str) and len(text) <= limit and text.isprintable():
        return " ".join(text.split()) if " " in text else text  # most words: nothing to clean
    return safe_text(" ".join(safe_text(text, limit * 4).split()), limit)
