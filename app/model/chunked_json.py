"""JSON of any size, decoded in pieces.

A decoder written in C keeps the interpreter to itself until it is done: with 40 MB of words, for a second in
which no window is drawn. So large texts are cut where their brackets and commas say, each piece is decoded
by itself, and other threads run in between. Small ones are decoded at once, as ever.
"""

from __future__ import annotations

import functools
import itertools
import re
import threading
import types
import typing
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

if TYPE_CHECKING:
    from app.model.json_brackets import JsonBrackets

T = TypeVar("T")

DECODED_AT_ONCE: Final = 2**20
"""Most bytes that are decoded at once."""
_CHUNK: Final = 2**18
"""Most bytes of a long list that are decoded at once."""

_BLANK: Final = re.compile(rb"[ \t\r\n]*")
_KEY: Final = re.compile(rb'[ \t\r\n]*("(?:[^"\\]|\\.)*+")[ \t\r\n]*:[ \t\r\n]*', re.DOTALL)
_MALFORMED: Final = "JSON is malformed"


class JsonValue:
    """A value in a JSON text, decoded when asked for; a malformed one raises DecodeError then."""

    def __init__(
        self, data: bytes, start: int = 0, end: int | None = None, brackets: JsonBrackets | None = None
    ) -> None:
        self._data = data
        self._start = _BLANK.match(data, start).end()  # type: ignore[union-attr] # it always matches
        self._end = len(data) if end is None else end
        self._brackets = brackets

    def __bytes__(self) -> bytes:
        return self._data[self._start : self._end]

    def __len__(self) -> int:
        return self._end - self._start

    @property
    def is_large(self) -> bool:
        """Return True if the value is an object or list large enough to be decoded in parts."""
        return (
            len(self) > DECODED_AT_ONCE
            and self._data[self._start] in b"{["
            and self._known().knows(self._start)
        )

    @property
    def is_list(self) -> bool:
        """Return True if the value is a list."""
        return self._data[self._start : self._start + 1] == b"["

    @property
    def is_object(self) -> bool:
        """Return True if the value is an object."""
        return self._data[self._start : self._start + 1] == b"{"

    @property
    def is_null(self) -> bool:
        """Return True if the value is ``null``."""
        return self._data[self._start : self._start + 4] == b"null"

    def decode(self, kind: type[T] | Any) -> T:
        """Return the value as ``msgspec.json.decode(…, type=kind)`` gives it; ``kind`` is made of structs.

        Raises what that does: DecodeError, UnicodeDecodeError, RecursionError.
        """
        if self.is_large:
            first = self._data[self._start]
            inner = _nested_type(typing.cast(Any, kind))
            if first == ord("[") and isinstance(inner, _ListOf):
                return inner.build(list(self._decoded_items(inner.item)))  # type: ignore[no-any-return]
            if first == ord("{") and isinstance(inner, type):
                return self._decoded_struct(inner)  # type: ignore[no-any-return]
            if kind is Any:
                return self._plain()  # type: ignore[return-value] # it is anything
        value: T = msgspec.json.decode(memoryview(self._data)[self._start : self._end], type=kind)
        return value

    def members(self) -> dict[str, JsonValue]:
        """Return the values of an object by key."""
        if not self.is_large:
            raw = msgspec.json.decode(bytes(self), type=dict[str, msgspec.Raw])
            return {key: JsonValue(bytes(value)) for key, value in raw.items()}
        return {key: value for key, value, _ in self._members()}

    def member(self, name: str) -> JsonValue | None:
        """Return one value of an object, ``None`` where there is none, or null."""
        value = self.members().get(name)
        return None if value is None or value.is_null else value

    def items(self) -> list[JsonValue]:
        """Return the values of a list, each undecoded."""
        if not self.is_large:
            return [JsonValue(bytes(raw)) for raw in msgspec.json.decode(bytes(self), type=list[msgspec.Raw])]
        return list(self._items())

    def groups(self) -> Iterator[JsonValue | list[Any]]:
        """Yield the values of a list: runs of small ones decoded together, large ones undecoded."""
        if not self.is_large:
            yield msgspec.json.decode(bytes(self), type=list[Any])
            return
        for start, end, alone in self._runs():
            if alone:
                yield JsonValue(self._data, start, end, self._brackets)
            else:
                yield msgspec.json.decode(b"[%b]" % self._data[start:end], type=list[Any])

    def _plain(self) -> dict[str, Any] | list[Any]:
        if not self.is_list:
            return {key: value.decode(Any) for key, value, _ in self._members()}
        listed: list[Any] = []
        for group in self.groups():
            listed += [group.decode(Any)] if isinstance(group, JsonValue) else group
        return listed

    def check(self) -> None:
        """Raise DecodeError where the value is no JSON."""
        if not self.is_large:
            msgspec.json.decode(memoryview(self._data)[self._start : self._end], type=msgspec.Raw)
        elif self.is_list:
            for _ in self._decoded_items(msgspec.Raw):
                pass
        else:
            for _, value, _ in self._members():
                value.check()

    def _decoded_items(self, kind: Any) -> Iterator[Any]:
        listed = list[kind]
        for start, end, alone in self._runs():
            if alone:
                item = JsonValue(self._data, start, end, self._brackets)
                if kind is msgspec.Raw:
                    item.check()
                else:
                    yield item.decode(kind)
            else:
                yield from msgspec.json.decode(b"[%b]" % self._data[start:end], type=listed)

    def _decoded_struct(self, kind: type[msgspec.Struct]) -> Any:
        """Decode a struct from its small members, then put in the large ones, decoded by themselves."""
        fields = _fields(kind)
        kept: list[bytes] = []
        large: dict[str, JsonValue] = {}
        for key, value, span in self._members():
            large.pop(key, None)  # of equal keys the last one counts
            if len(value) > DECODED_AT_ONCE and key not in fields:
                value.check()
            elif value.is_large and fields[key][2]:
                large[key] = value
            else:
                kept.append(self._data[span])
        struct = msgspec.json.decode(b"{%b}" % b",".join(kept), type=kind)
        for key, value in large.items():
            name, inner, _ = fields[key]
            msgspec.structs.force_setattr(struct, name, value.decode(inner))
        return struct

    def _members(self) -> Iterator[tuple[str, JsonValue, slice]]:
        """Yield key, value, and the slice in which both stand."""
        for before, after in self._bounds(b"{}"):
            key = _KEY.match(self._data, before + 1, after)
            if key is None or key.end() == after:
                raise msgspec.DecodeError(_MALFORMED)
            value = JsonValue(self._data, key.end(), after, self._brackets)
            yield msgspec.json.decode(key[1], type=str), value, slice(before + 1, after)

    def _items(self) -> Iterator[JsonValue]:
        for before, after in self._bounds(b"[]"):
            if _BLANK.fullmatch(self._data, before + 1, after):
                raise msgspec.DecodeError(_MALFORMED)
            yield JsonValue(self._data, before + 1, after, self._brackets)

    def _bounds(self, pair: bytes) -> Iterator[tuple[int, int]]:
        """Yield the bracket or comma before each member and the one after; nothing where it is empty."""
        close = self._close(pair)
        bounds = [self._start, *self._known().commas(self._start, close), close]
        if len(bounds) > 2 or not _BLANK.fullmatch(self._data, self._start + 1, close):
            yield from itertools.pairwise(bounds)

    def _runs(self) -> Iterator[tuple[int, int, bool]]:
        """Yield where runs of items stand that are decoded at once; True marks one item too long for that."""
        brackets = self._known()
        close = self._close(b"[]")
        place = self._start + 1
        while True:
            end = brackets.comma_by(self._start, place, place + _CHUNK, close)
            if _BLANK.fullmatch(self._data, place, end):
                raise msgspec.DecodeError(_MALFORMED)
            yield place, end, end - place > DECODED_AT_ONCE
            if end == close:
                return
            place = end + 1

    def _close(self, pair: bytes) -> int:
        """Return where the closing bracket is, of that kind and with nothing after it."""
        close = self._known().close(self._start)
        if close is None or close >= self._end or self._data[self._start : self._start + 1] != pair[:1]:
            raise msgspec.DecodeError(_MALFORMED)
        if self._data[close] != pair[1] or not _BLANK.fullmatch(self._data, close + 1, self._end):
            raise msgspec.DecodeError(_MALFORMED)
        return close

    def _known(self) -> JsonBrackets:
        if self._brackets is None:
            from app.model.json_brackets import JsonBrackets  # needs numpy, which most answers do without

            self._brackets = JsonBrackets(self._data)
        return self._brackets


_making: Final = threading.Lock()
"""Held while msgspec learns a kind: it crashes where two threads meet the same structs for the first time."""
_known_kinds: Final[set[Any]] = set()


def decode(data: bytes, kind: type[T] | Any) -> T:
    """Return what ``msgspec.json.decode(data, type=kind)`` gives, decoded in parts where it is large."""
    if kind not in _known_kinds:
        with _making:
            msgspec.json.Decoder(kind)
            _known_kinds.add(kind)
    if len(data) <= DECODED_AT_ONCE:
        value: T = msgspec.json.decode(data, type=kind)
    else:
        value = JsonValue(data).decode(kind)
    return value


class _ListOf:
    """A list or a tuple of any length of one kind of item."""

    def __init__(self, item: Any, build: Any) -> None:
        self.item = item
        self.build = build


@functools.cache
def _nested_type(kind: Any) -> type[msgspec.Struct] | _ListOf | None:
    """Return the one struct or list a type takes besides null, ``None`` for what is decoded at once."""
    if kind is Any:
        return None
    if typing.get_origin(kind) in {typing.Union, types.UnionType}:
        nested = [c for c in map(_nested_type, typing.get_args(kind)) if c is not None]
        return nested[0] if len(nested) == 1 else None
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is list:
        return _ListOf(arguments[0], list)
    if typing.get_origin(kind) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _ListOf(arguments[0], tuple)
    return kind if isinstance(kind, type) and issubclass(kind, msgspec.Struct) else None


@functools.cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, tuple[str, Any, bool]]:
    """Return by key: the attribute, its type, and whether it may be left out and put in later."""
    hints = typing.get_type_hints(kind)
    required = {field.name for field in msgspec.structs.fields(kind) if field.required}
    return {
        key: (name, hints[name], name not in required and _nested_type(hints[name]) is not None)
        for name, key in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    }
