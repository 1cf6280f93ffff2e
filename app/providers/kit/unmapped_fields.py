"""What of an answer has no place of its own in an analysis, so that nothing is dropped silently."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.model.chunked_json import JsonValue

Placed = Mapping[str, Any]
"""The keys whose content has a place, each with the same of what is inside it; ``ALL``: all of it has."""
ALL: Final[Placed] = {}


def keys(*names: str, **inside: Placed) -> Placed:
    """Keys placed altogether, and keys placed in part."""
    return dict.fromkeys(names, ALL) | inside


def leftover(value: Any, placed: Placed) -> Any:
    """The part of a JSON value that is not ``placed``, under its own names; ``None`` when all of it is.

    Lists keep their length, so that what is left can be matched with what has its place.
    """
    if placed is ALL or not placed or value is None:
        return None
    if isinstance(value, list):
        parts = [leftover(v, placed) for v in value]
        return [{} if p is None else p for p in parts] if any(p is not None for p in parts) else None
    if not isinstance(value, dict):
        return value
    left = {
        k: part
        for k, v in value.items()
        if (part := leftover(v, placed[k]) if k in placed else v) not in (None, "", [], {})
    }
    return left or None


def left_of(value: JsonValue, placed: Placed) -> Any:
    """``leftover`` of a value that may be large: only pieces of it are in memory at once."""
    if placed is ALL or not placed:
        return None
    if not value.is_large:
        return leftover(value.decode(Any), placed)
    if value.is_list:
        parts: list[Any] = []
        for group in value.groups():
            parts += (
                [left_of(group, placed)]
                if isinstance(group, JsonValue)
                else [leftover(v, placed) for v in group]
            )
        return [{} if p is None else p for p in parts] if any(p is not None for p in parts) else None
    left = {
        k: part
        for k, v in value.members().items()
        if (part := left_of(v, placed[k]) if k in placed else v.decode(Any)) not in (None, "", [], {})
    }
    return left or None
