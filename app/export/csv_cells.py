"""Cells of tables that spreadsheets open."""

from __future__ import annotations

import unicodedata
from typing import Final

_FORMULA: Final = frozenset("=+-@")
"""First characters that make spreadsheets calculate a cell instead of showing it."""


def csv_cell(value: object) -> str:
    """Return the value on one line, without control characters, and never as a formula.

    Text a spreadsheet would take for a formula begins with an apostrophe, numbers do not.
    """
    if isinstance(value, int | float):
        return str(value)
    raw = "" if value is None else str(value)
    text = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in raw).strip()
    first = unicodedata.normalize("NFKC", text.lstrip("\"'\u200b\ufeff\u00a0 ")[:1])
    return f"'{text}" if first[:1] in _FORMULA and first else text
