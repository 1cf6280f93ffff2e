"""JSON of any size, decoded in pieces.

A decoder written in C keeps the interpreter to itself until it is done: with 40 MB of words, for a second in
which no window is drawn. So large texts are cut where their brackets and commas say, each piece is decoded
by itself, and other threads run in between. Small ones are decoded at once, as ever.
"""

from __future__ import annotations

import functools
import itertools
import re
import types
import typing
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

if TYPE_CHECKING:
    from app.model.json_brackets import Brackets

T = TypeVar("T")

SMALL: Final = 2**20
"""Bytes that are decoded at once."""
_PIECE: Final = 2**18
"""Bytes of a long list that are decoded at once."""

_BLANK: Final = re.compile(rb"[ \t\r\n]*")
_KEY: Final = re.compile(rb'[ \t\r\n]*("(?:[^"\\]|\\.)*+")[ \t\r\n]*:[ \t\r\n]*', re.DOTALL)
_MALFORMED: Final = "JSON is malformed"


class Json:
    """A value in a JSON text. What is wrong with it is found when it is taken apart, as DecodeError."""

    def __init__(
        self, data: bytes, start: int = 0, end: int | None = None, brackets: Brackets | None = None
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
    def large(self) -> bool:
        """Whether it is one to be taken apart, which only objects and lists can be."""
        return len(self) > SMALL and self._data[self._start] in b"{[" and self._known().knows(self._start)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self._data[self._start : self._start + 1] == b"["

    @property
    def is_null(self) -> bool:
        """Whether it is ``null``."""
        return self._data[self._start : self._start + 4] == b"null"

    def decode(self, kind: type[T] | Any) -> T:
        """The value as ``msgspec.json.decode(…, type=kind)`` has it; ``kind`` is made of its own structs.

        Raises what that does: DecodeError, UnicodeDecodeError, RecursionError.
        """
        if self.large:
            first = self._data[self._start]
            inner = _container(typing.cast(Any, kind))
            if first == ord("[") and isinstance(inner, _ListOf):
                return inner.made(list(self._decoded_items(inner.item)))  # type: ignore[no-any-return]
            if first == ord("{") and isinstance(inner, type):
                return self._decoded_struct(inner)  # type: ignore[no-any-return]
            if kind is Any:
                return self._plain()  # type: ignore[return-value] # it is anything
        value: T = msgspec.json.decode(memoryview(self._data)[self._start : self._end], type=kind)
        return value

    def members(self) -> dict[str, Json]:
        """What an object holds, by key."""
        if not self.large:
            raw = msgspec.json.decode(bytes(self), type=dict[str, msgspec.Raw])
            return {key: Json(bytes(value)) for key, value in raw.items()}
        return {key: value for key, value, _ in self._members()}

    def member(self, name: str) -> Json | None:
        """One value of an object; ``None`` where there is none, or null."""
        found = self.members().get(name)
        return None if found is None or found.is_null else found

    def items(self) -> list[Json]:
        """What a list holds, each by itself."""
        if not self.large:
            return [Json(bytes(raw)) for raw in msgspec.json.decode(bytes(self), type=list[msgspec.Raw])]
        return list(self._items())

    def groups(self) -> Iterator[Json | list[Any]]:
        """What a list holds: as plain values, as many as are small; what is large, each by itself."""
        if not self.large:
            yield msgspec.json.decode(bytes(self), type=list[Any])
            return
        for start, end, alone in self._runs():
            if alone:
                yield Json(self._data, start, end, self._brackets)
            else:
                yield msgspec.json.decode(b"[%b]" % self._data[start:end], type=list[Any])

    def _plain(self) -> dict[str, Any] | list[Any]:
        if not self.is_list:
            return {key: value.decode(Any) for key, value, _ in self._members()}
        listed: list[Any] = []
        for group in self.groups():
            listed += [group.decode(Any)] if isinstance(group, Json) else group
        return listed

    def check(self) -> None:
        """Raise DecodeError where it is no JSON."""
        if not self.large:
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
                item = Json(self._data, start, end, self._brackets)
                if kind is msgspec.Raw:
                    item.check()
                else:
                    yield item.decode(kind)
            else:
                yield from msgspec.json.decode(b"[%b]" % self._data[start:end], type=listed)

    def _decoded_struct(self, kind: type[msgspec.Struct]) -> Any:
        """The struct of its small members, into which the large ones are put, decoded by themselves."""
        fields = _fields(kind)
        kept: list[bytes] = []
        large: dict[str, Json] = {}
        for key, value, span in self._members():
            large.pop(key, None)  # of equal keys the last one counts
            if len(value) > SMALL and key not in fields:
                value.check()
            elif value.large and fields[key][2]:
                large[key] = value
            else:
                kept.append(self._data[span])
        made = msgspec.json.decode(b"{%b}" % b",".join(kept), type=kind)
        for key, value in large.items():
            name, inner, _ = fields[key]
            msgspec.structs.force_setattr(made, name, value.decode(inner))
        return made

    def _members(self) -> Iterator[tuple[str, Json, slice]]:
        """Key, value, and where both stand."""
        brackets = self._known()
        close = self._close(b"{}")
        bounds = [self._start, *brackets.commas(self._start, close), close]
        if len(bounds) == 2 and _BLANK.fullmatch(self._data, self._start + 1, close):
            return
        for before, after in itertools.pairwise(bounds):
            key = _KEY.match(self._data, before + 1, after)
            if key is None or key.end() == after:
                raise msgspec.DecodeError(_MALFORMED)
            value = Json(self._data, key.end(), after, brackets)
            yield msgspec.json.decode(key[1], type=str), value, slice(before + 1, after)

    def _items(self) -> Iterator[Json]:
        brackets = self._known()
        close = self._close(b"[]")
        bounds = [self._start, *brackets.commas(self._start, close), close]
        if len(bounds) == 2 and _BLANK.fullmatch(self._data, self._start + 1, close):
            return
        for before, after in itertools.pairwise(bounds):
            if _BLANK.fullmatch(self._data, before + 1, after):
                raise msgspec.DecodeError(_MALFORMED)
            yield Json(self._data, before + 1, after, brackets)

    def _runs(self) -> Iterator[tuple[int, int, bool]]:
        """Where runs of items stand that are decoded at once; True: it is one item, too long for that."""
        brackets = self._known()
        close = self._close(b"[]")
        place = self._start + 1
        while True:
            end = brackets.comma_by(self._start, place, place + _PIECE, close)
            if _BLANK.fullmatch(self._data, place, end):
                raise msgspec.DecodeError(_MALFORMED)
            yield place, end, end - place > SMALL
            if end == close:
                return
            place = end + 1

    def _close(self, pair: bytes) -> int:
        """Where its closing bracket is, of that kind and with nothing after it."""
        close = self._known().close(self._start)
        if close is None or close >= self._end or self._data[self._start : self._start + 1] != pair[:1]:
            raise msgspec.DecodeError(_MALFORMED)
        if self._data[close] != pair[1] or not _BLANK.fullmatch(self._data, close + 1, self._end):
            raise msgspec.DecodeError(_MALFORMED)
        return close

    def _known(self) -> Brackets:
        if self._brackets is None:
            from app.model.json_brackets import Brackets  # needs numpy, which most answers do without

            self._brackets = Brackets(self._data)
        return self._brackets


def decode(data: bytes, kind: type[T] | Any) -> T:
    """``msgspec.json.decode(data, type=kind)``, in pieces where it is large."""
    if len(data) <= SMALL:
        value: T = msgspec.json.decode(data, type=kind)
    else:
        value = Json(data).decode(kind)
    return value


class _ListOf:
    """A list or a tuple of any length of one kind of item."""

    def __init__(self, item: Any, made: Any) -> None:
        self.item = item
        self.made = made


@functools.cache
def _container(kind: Any) -> type[msgspec.Struct] | _ListOf | None:
    """The one struct or list a type takes besides null; ``None`` for whatever is decoded at once."""
    if kind is Any:
        return None
    if typing.get_origin(kind) in {typing.Union, types.UnionType}:
        found = [c for c in map(_container, typing.get_args(kind)) if c is not None]
        return found[0] if len(found) == 1 else None
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is list:
        return _ListOf(arguments[0], list)
    if typing.get_origin(kind) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _ListOf(arguments[0], tuple)
    return kind if isinstance(kind, type) and issubclass(kind, msgspec.Struct) else None


@functools.cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, tuple[str, Any, bool]]:
    """By key: the attribute, its type, and whether it may be left out and put in later."""
    hints = typing.get_type_hints(kind)
    required = {field.name for field in msgspec.structs.fields(kind) if field.required}
    return {
        key: (name, hints[name], name not in required and _container(hints[name]) is not None)
        for name, key in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    }
