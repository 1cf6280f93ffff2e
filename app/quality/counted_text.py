"""The text that is counted: what never counts is taken out, and what somebody chose to ignore."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Final

import regex


class Ignored(StrEnum):
    """What can be left out of the comparison of two texts (``--ignore``)."""

    CASE = "case"
    PUNCTUATION = "punctuation"
    DIACRITICS = "diacritics"
    WHITESPACE = "whitespace"
    LINE_BREAKS = "line-breaks"
    LIGATURES = "ligatures"
    DIGITS = "digits"
    HYPHENATION = "hyphenation"


_LINE_BREAK: Final = re.compile(r"\r\n|[\r\n\f]")
_NEVER_COUNTED: Final = re.compile("[\ufeff\u00ad\u061c\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069]")
_LOOSE_JOINERS: Final = re.compile(r"(?:^|(?<=\s))[\u200c\u200d]+")
"""Joiners that join nothing: at the beginning of a line, or after white space."""
_HYPHENATION: Final = regex.compile(
    r"(?<=\p{L}\p{M}*)[-\u2010\u2e17\u00ad][^\S\r\n\f]*(?:\r\n|[\r\n\f])\s*(?=\p{L})"
)
"""A hyphen between a letter and the letter that begins the next line; Fraktur's and the soft one, too."""
_PUNCTUATION: Final = regex.compile(r"\p{P}+")
_DIGITS: Final = regex.compile(r"\p{Nd}+")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_VARIANTS: Final = str.maketrans(
    {
        **{chr(0xFB00 + n): text for n, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
        "ſ": "s",
        "ĳ": "ij",
        "Ĳ": "IJ",
        **dict.fromkeys("“”„‟«»〝〞〟＂", '"'),
        **dict.fromkeys("‘’‚‛‹›＇", "'"),
        **dict.fromkeys("‐‑‒–—―−⸺⸻﹘﹣－", "-"),
    }
)
"""Ligatures, the long s, quotation marks and dashes, each with its plain form."""
_VOWEL_POINTS: Final = range(10, 36)
_ACCENTS: Final = range(200, 241)
"""Combining classes of diacritics; nukta (7), kana marks (8) and virama (9) are none."""


def counted_text(text: str, ignored: Collection[Ignored] = ()) -> str:
    r"""Return the text as it is compared: lines joined by ``\n``, in NFC.

    White space at either end of a line, empty lines and marks that leave no ink never count. Joiners belong
    to the character before them and are dropped where there is none. ``Ignored.WHITESPACE`` changes nothing
    here, since words need their blanks: see ``without_blanks``.
    """
    if Ignored.HYPHENATION in ignored:
        text = _HYPHENATION.sub("", text)
    text = unicodedata.normalize("NFC", _NEVER_COUNTED.sub("", text))
    for rule, change in _CHANGES.items():
        if rule in ignored:
            text = change(text)
    lines = (_trimmed(line) for line in _LINE_BREAK.split(text))
    joint = " " if Ignored.LINE_BREAKS in ignored else "\n"
    return unicodedata.normalize("NFC", joint.join(line for line in lines if line))


def without_blanks(text: str) -> str:
    """Return a counted text without its blanks but with its line breaks, for counting characters."""
    return unicodedata.normalize("NFC", _BLANKS.sub("", text))


def _trimmed(line: str) -> str:
    return _LOOSE_JOINERS.sub("", line.strip()).strip()


def _without_diacritics(text: str) -> str:
    kept = (c for c in unicodedata.normalize("NFD", text) if not _is_diacritic(c))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_diacritic(character: str) -> bool:
    kind = unicodedata.combining(character)
    return kind in _VOWEL_POINTS or kind in _ACCENTS


_CHANGES: Final[dict[Ignored, Callable[[str], str]]] = {
    Ignored.LIGATURES: lambda text: text.translate(_VARIANTS),
    Ignored.CASE: lambda text: unicodedata.normalize("NFC", text.lower()),
    Ignored.DIACRITICS: _without_diacritics,
    Ignored.PUNCTUATION: lambda text: _PUNCTUATION.sub("", text),
    Ignored.DIGITS: lambda text: _DIGITS.sub("", text),
}
"""Changes within a line, in the order they are made."""
