"""Keys of JSON as client libraries spell them, brought into the camelCase of the wire."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

_NAME: Final = re.compile(r"[A-Za-z]\w*", re.ASCII)
_LONG: Final = {"low", "high", "unsigned"}
"""The keys of a 64-bit number as JavaScript's clients print it."""


def with_wire_keys(value: Any) -> Any:
    """Return plain values with every key as the wire spells it, and long integers as one number."""
    if isinstance(value, list):
        return [with_wire_keys(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == _LONG and all(isinstance(value[part], int) for part in ("low", "high")):
        high = value["high"] if not value["unsigned"] else value["high"] & 0xFFFFFFFF
        return (high << 32) | (value["low"] & 0xFFFFFFFF)
    renamed: dict[str, Any] = {}
    for key, item in value.items():
        name = wire_key(key)
        if name in renamed or (name != key and name in value):
            name = key  # both spellings: neither may hide the other
        renamed[name] = with_wire_keys(item)
    return renamed


@lru_cache(maxsize=4096)
def wire_key(key: str) -> str:
    """Return a key in snake_case, PascalCase or with Java's underscore behind it in camelCase."""
    if not _NAME.fullmatch(key) or ("_" in key.strip("_") and key.isupper()):
        return key  # no name of a field
    head, *rest = key.rstrip("_").split("_")
    name = head + "".join(part[:1].upper() + part[1:] for part in rest)
    if name.isupper():
        return name.lower()
    return name[:1].lower() + name[1:]
