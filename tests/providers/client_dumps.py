"""Recorded answers as the services' own client libraries print them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from google.cloud import vision_v1
from google.protobuf import json_format
from google.protobuf.message import Message

Dump = Callable[[Any], Any]
"""Returns an answer, given as the JSON of the wire, in the form of one client."""


def google_message(answer: dict[str, Any]) -> Any:
    """Return an answer about one image as Google's message."""
    message = vision_v1.AnnotateImageResponse.pb()()
    json_format.ParseDict(answer, message, ignore_unknown_fields=True)
    return vision_v1.AnnotateImageResponse.wrap(message)


GOOGLE: Mapping[str, Dump] = {
    "to_dict": lambda a: vision_v1.AnnotateImageResponse.to_dict(google_message(a)),
    "to_dict-names": lambda a: vision_v1.AnnotateImageResponse.to_dict(
        google_message(a), use_integers_for_enums=False
    ),
    "to_json": lambda a: json.loads(vision_v1.AnnotateImageResponse.to_json(google_message(a))),
    "message-snake": lambda a: _message(vision_v1.AnnotateImageResponse.pb(google_message(a)), snake=True),
    "message-zeros": lambda a: _message(vision_v1.AnnotateImageResponse.pb(google_message(a)), zeros=True),
    "message-numbers": lambda a: _message(
        vision_v1.AnnotateImageResponse.pb(google_message(a)), numbers=True
    ),
}


def protobuf_dumps(message: Message) -> Iterator[tuple[str, Any]]:
    """Yield a message in the ways Python, Go, .NET, Java and JavaScript print it."""
    yield "json", _message(message)
    yield "snake", _message(message, snake=True)
    yield "snake-numbers", _message(message, snake=True, numbers=True, zeros=True)
    yield "zeros", _message(message, zeros=True)
    plain = _message(message, numbers=True, zeros=True)
    yield ".NET", respelt(plain, pascal)
    yield ".NET-names", respelt(_message(message, zeros=True), pascal)
    yield "gson", respelt(plain, lambda key: f"{key}_")
    yield "go", _message(message, snake=True, numbers=True)
    yield "long", longs(_message(message))


def _message(message: Message, *, snake: bool = False, numbers: bool = False, zeros: bool = False) -> Any:
    return json_format.MessageToDict(
        message,
        preserving_proto_field_name=snake,
        use_integers_for_enums=numbers,
        always_print_fields_with_no_presence=zeros,
    )


def respelt(value: Any, spell: Callable[[str], str]) -> Any:
    """Return JSON with every key spelt otherwise."""
    if isinstance(value, list):
        return [respelt(item, spell) for item in value]
    if isinstance(value, dict):
        return {spell(key): respelt(item, spell) for key, item in value.items()}
    return value


def pascal(key: str) -> str:
    """Return a camelCase key as .NET names its properties."""
    return key[:1].upper() + key[1:]


def snake(key: str) -> str:
    """Return a camelCase key as Python names its attributes."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key).lower()


TEXTS = frozenset({"text", "fullText", "title", "pageTitle", "passage", "id", "name"})
"""Keys of texts, which may look like a number."""


def longs(value: Any) -> Any:
    """Return JSON with int64 as JavaScript's Long objects."""
    if isinstance(value, list):
        return [longs(item) for item in value]
    if isinstance(value, dict):
        return {key: longs(item) if key not in TEXTS else item for key, item in value.items()}
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}", value):
        number = int(value)
        low = number & 0xFFFFFFFF
        return {"low": low - (1 << 32) if low >> 31 else low, "high": number >> 32, "unsigned": False}
    return value
