"""Decoding of answers, with every way in which it can go wrong as an AnswerError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final, TypeVar

import msgspec

from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.model.parser_faults import parser_fault
from app.providers.kit.tolerant_json import mended

T = TypeVar("T")

UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises for bytes that are no JSON, JSON of another shape, and brackets without end."""


@contextmanager
def unreadable_is(error: AnswerError) -> Iterator[None]:
    """Raise this error for whatever cannot be decoded inside the block."""
    try:
        yield
    except UNREADABLE as cause:
        raise error from cause


def not_json(service: str) -> AbstractContextManager[None]:
    """Raise an AnswerError that names the service for what inside the block is not its JSON."""
    return unreadable_is(AnswerError("{service} answered something that is not its JSON", service=service))


def decode_answer(answer: bytes | JsonValue, shape: type[T], service: str) -> T:
    """Return the answer as a struct; raise AnswerError, naming the service, where it has another shape.

    An answer that is refused for a value in it is read without that value (``tolerant_json``).
    """
    value = answer if isinstance(answer, JsonValue) else JsonValue(answer)
    try:
        return value.decode(shape)
    except UNREADABLE:
        pass
    try:
        return JsonValue(mended(bytes(value))).decode(shape)
    except UNREADABLE as error:
        raise AnswerError(
            "{service}'s answer has an unknown shape: {reason}", service=service, reason=parser_fault(error)
        ) from error
