"""Decoding of answers, with every way in which it can go wrong as an AnswerError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final, TypeVar

import msgspec

from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError

T = TypeVar("T")

UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises for bytes that are no JSON, JSON of another shape, and brackets without end."""


@contextmanager
def unreadable_is(sentence: str) -> Iterator[None]:
    """Raise an AnswerError with this sentence for whatever cannot be decoded inside the block."""
    try:
        yield
    except UNREADABLE as error:
        raise AnswerError(sentence) from error


def not_json(service: str) -> AbstractContextManager[None]:
    """Raise an AnswerError that names the service for what inside the block is not its JSON."""
    return unreadable_is(f"{service} answered something that is not its JSON")


def decode_answer(answer: bytes | JsonValue, shape: type[T], service: str) -> T:
    """Return the answer as a struct; raise AnswerError, naming the service, where it has another shape."""
    try:
        return (answer if isinstance(answer, JsonValue) else JsonValue(answer)).decode(shape)
    except UNREADABLE as error:
        raise AnswerError(f"{service}'s answer has an unknown shape: {error}") from error
