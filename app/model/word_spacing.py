"""Which scripts write no blanks between words."""

from __future__ import annotations

import unicodedata
from typing import Final

_UNSPACED: Final = (
    "CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "FULLWIDTH", "IDEOGRAPHIC", "BOPOMOFO", "YI ",
    "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip
"""How Unicode's names of signs of such scripts begin; Korean is not among them."""


def is_unspaced(character: str) -> bool:
    """Return True if the character is of a script that sets no blanks between words."""
    if character < "\u0e00":
        return False
    return unicodedata.name(character, "").startswith(_UNSPACED) or "\u3000" <= character <= "\u303f"
