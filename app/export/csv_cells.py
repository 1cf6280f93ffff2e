"""Cells of tables that spreadsheets open."""

from __future__ import annotations

import unicodedata

from app.model.formula_guard import guard_formula


def csv_cell(value: object) -> str:
    """Return the value on one line, without control characters, and never as a formula.

    What a formula is says ``guard_formula``: numbers and lone signs are none.
    """
    if isinstance(value, int | float):
        return str(value)
    raw = "" if value is None else str(value)
    text = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in raw).strip()
    return guard_formula(text)
