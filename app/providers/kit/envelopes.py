"""What programs put around an answer that they keep: recordings, archives of HTTP, objects of HTTP libraries.

The forms are listed in ``WIRE.md``, "Saved answers".
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from app.model.chunked_json import JsonValue
from app.providers.kit.decoding import UNREADABLE
from app.providers.kit.tolerant_json import tolerant_value

_KEYS: Final = ("body", "data", "response", "result", "answer", "string")
"""Keys around an answer: of recordings, of HTTP libraries, of long-running operations, of cassettes."""
_ARCHIVES: Final = ("entries", "interactions", "httpInteractions")
"""Keys of the list of calls in an archive of HTTP (HAR 1.2) and in cassettes of tests."""
_ERROR: Final = frozenset({"error", "code", "message"})
_MOST: Final = 8
"""Most envelopes and lists around an answer."""

Reader = Callable[[str], JsonValue | None]
"""Returns the JSON that a text is, in the wire's spelling; None for any other text."""
_Members = Mapping[str, JsonValue]


def without_envelopes(value: JsonValue, known: Collection[str], read: Reader) -> JsonValue:
    """Return a value without the envelopes around it, or around the items of lists in it.

    An object with a list or an object under a key of ``known`` is no envelope. Of an archive remain the
    answers in which such a key stands, and errors.
    """
    return _Opener(frozenset(known), read).opened(value, _MOST)


class _Opener:
    """Takes envelopes off, given the keys of an answer."""

    def __init__(self, known: frozenset[str], read: Reader) -> None:
        self._known = known
        self._read = read

    def opened(self, value: JsonValue, depth: int) -> JsonValue:
        """Return a value without at most ``depth`` envelopes and lists around what is in it."""
        if depth == 0:
            return value
        if value.is_list:
            return self._opened_list(value, depth)
        if not value.is_object:
            text = self._text(value)
            return value if text is None else self.opened(text, depth - 1)
        members = value.members()
        calls = _calls_in(members)
        if calls is not None:
            return self._archived(calls, depth)
        inner = [] if self._is_answer(members) else list(self._inner(members, depth))
        speaking = next((each for each in inner if self._speaks(each)), None)
        if speaking is not None:
            return speaking
        return inner[0] if inner and not self._speaks(value) else value

    def _opened_list(self, value: JsonValue, depth: int) -> JsonValue:
        items = value.items()
        opened = [self.opened(item, depth - 1) for item in items]
        if all(new is old for new, old in zip(opened, items, strict=True)):
            return value
        return _list_of(opened)

    def _archived(self, calls: JsonValue, depth: int) -> JsonValue:
        """Return the answers among the calls of an archive, where there are any."""
        opened = [self.opened(call, depth - 1) for call in calls.items()]
        answers = [each for each in opened if self._speaks(each) or _is_error(each)]
        return _list_of(answers or [each for each in opened if each.is_list or each.is_object])

    def _inner(self, members: _Members, depth: int) -> Iterable[JsonValue]:
        """Yield what stands inside an envelope, opened: objects and lists, also as text; last a null."""
        content = members.get("content")
        text = None if content is None else _content_text(content)
        read = None if text is None else self._read(text)
        given = [members[key] for key in _KEYS if key in members]
        for each in (*(() if read is None else (read,)), *(self._text(each) or each for each in given)):
            if each.is_list or each.is_object:
                yield self.opened(each, depth - 1)
        yield from (each for each in given if each.is_null)

    def _text(self, value: JsonValue) -> JsonValue | None:
        """Return the JSON that a text is; None for another text, and for what is none."""
        text = _string(value)
        return None if text is None else self._read(text)

    def _is_answer(self, members: _Members) -> bool:
        own = members.keys() & self._known - set(_KEYS)
        return any(members[key].is_list or members[key].is_object for key in own)

    def _speaks(self, value: JsonValue) -> bool:
        if value.is_list:
            return any(map(self._speaks, value.items()))
        members = value.members() if value.is_object else {}
        return any(not members[key].is_null for key in members.keys() & self._known)


def _calls_in(members: _Members) -> JsonValue | None:
    """Return the list of calls in an archive of HTTP; None where it is none."""
    log = members.get("log")
    archive = log.members() if log is not None and log.is_object else members
    return next((archive[key] for key in _ARCHIVES if key in archive and archive[key].is_list), None)


def _content_text(content: JsonValue) -> str | None:
    """Return the text of an archive's ``content``; None where it has none."""
    members = content.members() if content.is_object else {}
    text = _string(members["text"]) if members.keys() >= {"mimeType", "text"} else None
    encoding = members.get("encoding")
    if text is None or encoding is None or _string(encoding) != "base64":
        return text
    try:
        return base64.b64decode(text).decode(errors="replace")
    except binascii.Error:
        return None


def _string(value: JsonValue) -> str | None:
    if bytes(value)[:1] != b'"':
        return None
    try:
        text: str = value.decode(str)
    except UNREADABLE:
        text = tolerant_value(bytes(value))
    return text


def _is_error(value: JsonValue) -> bool:
    return value.is_object and bool(value.members().keys() & _ERROR)


def _list_of(values: Iterable[JsonValue]) -> JsonValue:
    return JsonValue(b"[%b]" % b",".join(map(bytes, values)))
