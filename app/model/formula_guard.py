"""The one rule for text that a spreadsheet would calculate instead of showing it.

Excel takes text for a formula that begins with ``=``, ``+``, ``-`` or ``@``, in East Asian editions also
with their wide forms; white space, marks that are not seen and quotation marks before them may get lost on
the way. Such text gets an apostrophe before it (OWASP, CSV Injection; CWE-1236). What cannot be a formula
must leave as it is: an amount with an apostrophe is no amount any more.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SIGNS: Final = "=+-@"
_LOST: Final = "\"'"
_CURRENCY: Final = r"[$\u00a2-\u00a5\u0e3f\u20a0-\u20cf]"
_NUMBER: Final = re.compile(
    rf"""
    [-+]\s*(?:{_CURRENCY}\s?)?
    (?:\d[\d.,'\u2019\s\u2044]*|[.,]\d+)        # digits with marks between and after them
    (?:[eE][-+]?\d+)?
    (?:[\u2013\u2014]\s?\d[\d.,]*)?             # up to another: a dash calculates nothing
    (?:\s?(?:[%\u2030]|\u00b0?[^\W\d_]{{1,3}}|[ck]?m[23]|\u00b0|{_CURRENCY}))?
    [.,;:!?"'\u2019\u201c\u201d\u00bb\u00ab)\]]*
    """,
    re.VERBOSE,
)
"""A number with a sign: grouped, with a fraction, an exponent, a currency, per cent or a unit of up to three
letters. Nothing in it can name a cell or a function."""
_TELEPHONE: Final = re.compile(r"\+\d{1,3}(?:\s?\(\d+\))?(?:\s?\d+)*[.,;:]?")
"""An international number in groups: brackets after digits are no formula, hyphens would be."""


def guard_formula(text: str) -> str:
    """Return the text with an apostrophe before it if a spreadsheet could take it for a formula.

    Numbers with a sign, telephone numbers in groups and lone signs (``-``, ``--``, ``=``) stay as they are.
    """
    return f"'{text}" if _can_be_formula(text) else text


def _can_be_formula(text: str) -> bool:
    start = next((n for n, c in enumerate(text) if not _may_be_lost(c)), len(text))
    bare = unicodedata.normalize("NFKC", text[start:]).strip()
    if bare[:1] not in set(_SIGNS):
        return False
    if not any(c.isalnum() or c in "(\"'|{[" for c in bare):
        return False
    return not (_NUMBER.fullmatch(bare) or _TELEPHONE.fullmatch(bare))


def _may_be_lost(character: str) -> bool:
    return character.isspace() or character in _LOST or unicodedata.category(character) in {"Cc", "Cf", "Mn"}
