"""The order in which the characters of a line stand from left to right (UAX #9)."""

from __future__ import annotations

import unicodedata
from typing import Final

from bidi import algorithm

_RTL: Final = frozenset({"R", "AL", "RLE", "RLO"})
_IGNORED: Final = frozenset({"LRI", "RLI", "FSI", "PDI", "B"})
"""Isolates, which the library does not know, and breaks; a line of text holds them by accident only."""


def holds_rtl(text: str) -> bool:
    """Return True if the text holds a character of a right-to-left script."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RTL for c in text)


def visual_order(text: str, *, rtl: bool) -> list[int]:
    """Return the indices of the characters of one line from left to right, each once.

    ``rtl`` is the direction of the line. A character that is never seen stands beside the one before it.
    """
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if rtl else (0, "L")
    algorithm.get_embedding_levels(text, storage)
    for index, character in enumerate(storage["chars"]):
        character["index"] = index
        if character["orig"] in _IGNORED:
            character["orig"] = character["type"] = "BN"
        elif not character["orig"]:  # of a later version of Unicode
            character["orig"] = character["type"] = "L"
    algorithm.explicit_embed_and_overrides(storage)
    if storage["chars"]:
        for step in (
            algorithm.resolve_weak_types,
            algorithm.resolve_neutral_types,
            algorithm.resolve_implicit_levels,
            algorithm.reorder_resolved_levels,
        ):
            step(storage, debug=False)
    order: list[int] = [character["index"] for character in storage["chars"]]
    hidden: dict[int, list[int]] = {}  # those the algorithm leaves out, after the one they follow
    seen = frozenset(order)
    last = -1
    for index in range(len(text)):
        if index in seen:
            last = index
        else:
            hidden.setdefault(last, []).append(index)
    return [*hidden.get(-1, ()), *(i for index in order for i in (index, *hidden.get(index, ())))]
