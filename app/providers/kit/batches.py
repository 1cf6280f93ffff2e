"""Requests and answers that are about several images at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import pybase64

from app.model.analysis import Analysis
from app.model.chunked_json import JsonValue
from app.model.errors import AnswerError
from app.providers.kit.decoding import UNREADABLE, not_json
from app.providers.kit.tolerant_json import mended


def base64_json(data: bytes) -> msgspec.Raw:
    """Return bytes as a JSON string in base64, to be put into an entry of ``batch_body``."""
    return msgspec.Raw(b'"%b"' % pybase64.b64encode(data))


def batch_body(key: str, entries: Iterable[Any], others: Mapping[str, Any] | None = None) -> bytes:
    """Return the JSON object with the entries as a list under ``key``, and the ``others`` beside.

    Encoded entry by entry, so that no thread keeps the interpreter to itself for the whole of 10 MB.
    """
    pieces = [b'{"', key.encode(), b'":[']
    for place, entry in enumerate(entries):
        if place:
            pieces.append(b",")
        pieces.append(msgspec.json.encode(entry))
    pieces += [b"],", msgspec.json.encode(others)[1:]] if others else [b"]}"]
    return b"".join(pieces)


def batch_answers(body: bytes, key: str, expected: int, service: str) -> list[JsonValue]:
    """Return the answer about each image, from the list under ``key``.

    Raise AnswerError when there are not as many as ``expected``: then nobody knows which is whose.
    """
    try:
        answers = _entries(JsonValue(body), key)
    except UNREADABLE:
        with not_json(service):
            answers = _entries(JsonValue(mended(body)), key)
    if len(answers) != expected:
        raise AnswerError(
            "{service} answered for {count} of {expected} images",
            service=service,
            count=len(answers),
            expected=expected,
        )
    return answers


def first_of_batch(analysis: Analysis, images: int) -> Analysis:
    """Return the analysis of a saved batch's first image, its property ``images`` counting all of them."""
    if images <= 1:
        return analysis
    return msgspec.structs.replace(analysis, properties={**analysis.properties, "images": images})


def _entries(body: JsonValue, key: str) -> list[JsonValue]:
    entries = body.member(key)
    return [] if entries is None else entries.items()
