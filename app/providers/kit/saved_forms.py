"""Saved answers in the forms that client libraries print, as the JSON the service itself sends.

The forms are listed in ``WIRE.md``, "Saved answers".
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

import msgspec

from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.model.feature import Feature
from app.model.phrase import phrase
from app.providers.kit.decoding import UNREADABLE, unreadable_is
from app.providers.kit.envelopes import Reader, without_envelopes
from app.providers.kit.printed_forms import printed_value
from app.providers.kit.saved_keys import with_wire_keys
from app.providers.kit.tolerant_json import as_utf8, mended, tolerant_value

_CHUNK: Final = 2**18
"""Bytes that are searched at once: a search keeps the interpreter to itself."""
_LONGEST_KEY: Final = 200
_BLANK: Final = re.compile(r"\s*")
_OTHER_SPELLING: Final = re.compile(
    rb'"(?:[A-Z]\w{0,99}|[a-z][A-Za-z0-9]{0,60}_\w{0,60}|unsigned)"[ \t\r\n]{0,60}:'
)


class NothingFoundError(AnswerError):
    """A saved answer that is understood, and in which nothing was found."""


def nothing_found(service: str) -> NothingFoundError:
    """Return the error of an answer that says nothing about any feature."""
    return NothingFoundError(
        phrase("this saved answer of {service} holds nothing that was found", service=service)
    )


def nothing_found_in(number: int, count: int) -> NothingFoundError:
    """Return the error of one of several answers in a file that says nothing about any feature."""
    return NothingFoundError(
        phrase(
            "image {number} of the {count} in this saved answer holds nothing that was found",
            number=number,
            count=count,
        )
    )


def refuse_other_question(service: str, asked: Collection[Feature], answered: Collection[Feature]) -> None:
    """Raise AnswerError for a saved answer that is about other features than those asked for."""
    if asked and answered and not set(asked) & set(answered):
        raise AnswerError(
            "this saved answer of {service} says nothing of {features}; without named features, what it "
            "holds is read",
            service=service,
            features=", ".join(f.value for f in asked),
        )


def foreign_answer(service: str) -> AnswerError:
    """Return the error for JSON that is none of the service's answers, in no client's form."""
    return AnswerError(
        "this is not a saved answer of {service}: it holds nothing that was found", service=service
    )


def is_said(part: object) -> bool:
    """Return True if a decoded part of an answer holds anything its shape knows; an empty list does."""
    if isinstance(part, msgspec.Struct):
        values = [getattr(part, name) for name in part.__struct_fields__]
        return any(isinstance(value, msgspec.Struct) or is_said(value) for value in values)
    if isinstance(part, list | tuple):
        return not part or any(map(is_said, part))
    return part is not None and part != {}


def saved_value(data: bytes, service: str, known: Collection[str], lists: Collection[str] = ()) -> JsonValue:
    """Return a saved answer as one JSON value with the wire's spelling of keys.

    Of several values, one a line or one after another, it is the list. Envelopes around objects with a key of
    ``known`` are taken off, also inside lists. Printed messages are read where the service's keys of lists
    are given. Raise AnswerError where the data is none of these.
    """
    with unreadable_is(AnswerError("this is not a saved answer of {service}", service=service)):
        value = JsonValue(_respelt(_as_one(as_utf8(data), lists)))
        return without_envelopes(value, known, _reader(lists))


def keys_of(value: JsonValue) -> frozenset[str]:
    """Return the keys of an object; none of another value."""
    return frozenset(value.members()) if value.is_object else frozenset()


def json_object(key: str, *values: JsonValue, listed: bool = False) -> JsonValue:
    """Return an object with one key, whose value is the first, or a list of all of them."""
    inner = b",".join(bytes(value) for value in values)
    return JsonValue(b'{"%b":%b}' % (key.encode(), b"[%b]" % inner if listed else inner))


def _as_one(data: bytes, lists: Collection[str] = ()) -> bytes:
    """Return the JSON value the data is, or a list of those that stand one after another."""
    try:
        JsonValue(data).check()
    except UNREADABLE:
        text = data.decode()
    else:
        return data
    try:
        values = list(_values_in(text))
    except UNREADABLE:
        return msgspec.json.encode(printed_value(text, lists))
    if not values:
        raise msgspec.DecodeError("there is no value")
    return values[0] if len(values) == 1 else b"[%b]" % b",".join(values)


def _values_in(text: str) -> Iterable[bytes]:
    decoder = json.JSONDecoder(parse_int=str, strict=False)
    start = 0
    text = text.strip()
    while start < len(text):
        try:
            _, end = decoder.raw_decode(text, start)
        except ValueError as error:
            raise msgspec.DecodeError(str(error)) from error
        value = text[start:end].encode()
        try:
            JsonValue(value).check()
        except UNREADABLE:
            value = mended(value)
        yield value
        start = _BLANK.match(text, end).end()  # type: ignore[union-attr] # it always matches


def _respelt(data: bytes) -> bytes:
    """Return JSON with keys in camelCase; data without other spellings comes back as it is."""
    starts = range(0, len(data), _CHUNK)
    if not any(_OTHER_SPELLING.search(data, start, start + _CHUNK + _LONGEST_KEY) for start in starts):
        return data
    try:
        value: Any = JsonValue(data).decode(Any)
    except UNREADABLE:
        value = tolerant_value(data)
    return msgspec.json.encode(with_wire_keys(value))


def _reader(lists: Collection[str]) -> Reader:
    """Return what reads the text of an answer inside another value."""

    def read(text: str) -> JsonValue | None:
        if "{" not in text and "[" not in text:
            return None
        try:
            value = JsonValue(_respelt(_as_one(as_utf8(text.encode()), lists)))
        except UNREADABLE:
            return None
        return value if value.is_list or value.is_object else None

    return read
