"""Answers that were printed, not encoded: protobuf's text format, and Python's own notation of dictionaries.

``print(response)`` of Google's and Yandex' clients for Python gives the first, as ``toString`` does in Java
and ``%v`` in Go; ``print`` of a dictionary gives the second.
"""

from __future__ import annotations

import ast
import math
import re
import typing
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

import msgspec

from app.providers.kit.saved_keys import wire_key
from app.providers.kit.tolerant_json import encodable
from app.providers.kit.wire_struct import WireStruct

if TYPE_CHECKING:
    from google.protobuf.text_format import Tokenizer

_MOST_TEXT: Final = 8 * 2**20
_MOST_NOTATION: Final = 2 * 2**20
"""Most characters that are read: Python's parser takes five hundred bytes for each."""
_TEXT_FORMAT: Final = re.compile(r"\s*\[?\s*[a-z]\w{0,99}\s*(?::\s*)?[{<:\"'\d-]", re.ASCII)
_BRACKETS: Final = {"{": "}", "<": ">"}


def list_keys(*shapes: type[WireStruct]) -> frozenset[str]:
    """Return the JSON keys of structs, and of all structs in them, whose values are lists."""
    keys: set[str] = set()
    for shape in shapes:
        hints = typing.get_type_hints(shape)
        for field in msgspec.structs.fields(shape):
            parts = typing.get_args(hints[field.name])
            if any(typing.get_origin(part) in {list, tuple} for part in parts):
                keys.add(field.encode_name)
            keys |= list_keys(*_structs_in(hints[field.name]))
    return frozenset(keys)


def printed_value(text: str, lists: Collection[str]) -> Any:
    """Return what was printed as plain values; raise DecodeError where it is in neither notation.

    In the text format a list of one looks like a single value: ``lists`` are the JSON keys of lists.
    """
    if len(text) <= _MOST_NOTATION and text.lstrip()[:1] in {"{", "["}:
        try:
            return encodable(_plain(ast.literal_eval(text.strip())))
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            pass  # protobuf's lists begin so too
    if lists and len(text) <= _MOST_TEXT and _TEXT_FORMAT.match(text):
        return encodable(_text_format(text, lists))
    raise msgspec.DecodeError("neither JSON nor any printed form of it")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise ValueError(f"{type(value).__name__} is no JSON")


def _text_format(text: str, lists: Collection[str]) -> Any:
    from google.protobuf import text_format

    tokens = text_format.Tokenizer(text.splitlines())
    try:
        if not tokens.TryConsume("["):
            return _message(tokens, "", lists)
        messages = []
        while not tokens.TryConsume("]"):
            messages.append(_message(tokens, ",]", lists))
            tokens.TryConsume(",")
    except text_format.ParseError as error:
        raise msgspec.DecodeError(str(error)) from error
    return messages


def _message(tokens: Tokenizer, ends: str, lists: Collection[str]) -> dict[str, Any]:
    """Return the fields up to one of these signs, which is not consumed; up to the end without any."""
    fields: dict[str, list[Any]] = {}
    while not (tokens.AtEnd() if not ends else tokens.token in set(ends)):
        name = tokens.ConsumeIdentifier()
        colon = tokens.TryConsume(":")
        values = fields.setdefault(name, [])
        if tokens.token in _BRACKETS:
            values.append(_inner(tokens, lists))
        elif colon and tokens.TryConsume("["):
            while not tokens.TryConsume("]"):
                values.append(_inner(tokens, lists) if tokens.token in _BRACKETS else _scalar(tokens))
                tokens.TryConsume(",")
        elif colon:
            values.append(_scalar(tokens))
        else:
            raise msgspec.DecodeError("a value belongs here")
        if "," not in ends and not tokens.TryConsume(","):
            tokens.TryConsume(";")
    return {
        name: values if wire_key(name) in lists or len(values) != 1 else values[0]
        for name, values in fields.items()
    }


def _inner(tokens: Tokenizer, lists: Collection[str]) -> dict[str, Any]:
    end = _BRACKETS[tokens.token]
    tokens.NextToken()
    message = _message(tokens, end, lists)
    tokens.Consume(end)
    return message


def _scalar(tokens: Tokenizer) -> str | float | bool:
    printed: str = tokens.token
    if printed[:1] in {'"', "'"}:
        return str(tokens.ConsumeString())
    if not re.fullmatch(r"[\w.+-]+", printed):
        raise msgspec.DecodeError("a value belongs here")
    tokens.NextToken()
    if printed in {"true", "false"}:
        return printed == "true"
    for kind in (int, float):
        try:
            number = kind(printed)
        except ValueError:
            continue
        return number if math.isfinite(number) else printed
    return printed


def _structs_in(hint: Any) -> list[type[WireStruct]]:
    if isinstance(hint, type) and issubclass(hint, WireStruct):
        return [hint]
    if typing.get_origin(hint) is dict:
        return []
    return [shape for inner in typing.get_args(hint) for shape in _structs_in(inner)]
