"""What of an answer has no place of its own in an analysis, so that nothing is dropped silently.

Which keys have one follows from the structs an answer is decoded into (``WireStruct``).
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import msgspec

from app.model.chunked_json import JsonValue
from app.providers.kit.decoding import UNREADABLE
from app.providers.kit.tolerant_json import tolerant_value
from app.providers.kit.wire_struct import WireStruct

MappedKeys = Mapping[str, Any]
"""JSON keys whose content has a place, each with the keys mapped inside its value, or ``ALL``."""
ALL: Final[MappedKeys] = {}
"""Everything inside a value is mapped."""
_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})


@cache
def mapped_keys(shape: type[WireStruct]) -> MappedKeys:
    """Return the JSON keys of a struct that the analysis has a place for, as a tree."""
    hints = typing.get_type_hints(shape)
    tree: dict[str, MappedKeys] = dict.fromkeys(shape.IGNORED_KEYS, ALL)
    for field in msgspec.structs.fields(shape):
        if field.encode_name in shape.KEPT_KEYS or field.encode_name in tree:
            continue
        inner = _struct_in(hints[field.name])
        tree[field.encode_name] = ALL if inner is None or inner.MAPPED_WHOLE else mapped_keys(inner)
    return tree


def unmapped(value: Any, mapped: MappedKeys) -> Any:
    """Return the part of a decoded JSON value outside the mapped keys, or None when nothing is.

    Lists keep their length, so that an unmapped part can be matched with its mapped counterpart.
    """
    if not mapped or value is None:
        return None
    if isinstance(value, list):
        return _listed([unmapped(item, mapped) for item in value])
    if not isinstance(value, dict):
        return value
    rest = {
        key: part
        for key, item in value.items()
        if (part := unmapped(item, mapped[key]) if key in mapped else item) not in _NOTHING
    }
    return rest or None


def unmapped_of_json(value: JsonValue, mapped: MappedKeys) -> Any:
    """Return ``unmapped`` of a JSON text that may be large, decoded in pieces.

    A value that a strict decoder refuses is kept as text (``tolerant_json``).
    """
    if not mapped:
        return None
    try:
        return _unmapped_in_pieces(value, mapped)
    except UNREADABLE:
        return unmapped(tolerant_value(bytes(value)), mapped)


def _unmapped_in_pieces(value: JsonValue, mapped: MappedKeys) -> Any:
    if not value.is_large:
        if not value.is_object:
            return unmapped(value.decode(Any), mapped)
        read: dict[str, Any] = {k: v.decode(Any) for k, v in value.members().items() if mapped.get(k) != ALL}
        return unmapped(read, mapped)
    if value.is_list:
        parts: list[Any] = []
        for group in value.groups():
            if isinstance(group, JsonValue):
                parts.append(unmapped_of_json(group, mapped))
            else:
                parts += [unmapped(item, mapped) for item in group]
        return _listed(parts)
    rest = {
        key: part
        for key, item in value.members().items()
        if (part := unmapped_of_json(item, mapped[key]) if key in mapped else item.decode(Any))
        not in _NOTHING
    }
    return rest or None


def _listed(parts: list[Any]) -> list[Any] | None:
    return [{} if part is None else part for part in parts] if any(p is not None for p in parts) else None


def _struct_in(hint: Any) -> type[WireStruct] | None:
    """Return the struct a field holds, alone or in a list; None for plain values and dictionaries."""
    if isinstance(hint, type) and issubclass(hint, WireStruct):
        return hint
    if typing.get_origin(hint) is dict:
        return None
    structs = [inner for inner in map(_struct_in, typing.get_args(hint)) if inner is not None]
    return structs[0] if structs else None
