"""JSON that strict decoders refuse for one value: bad UTF-8, half a surrogate pair, ``1e400``, ``NaN``."""

from __future__ import annotations

import codecs
import json
import math
from typing import Any, Final

import msgspec

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LARGEST_WHOLE: Final = 300
"""Digits of a whole number that is read as one; with more of them it is no finite number any more."""


def as_utf8(data: bytes) -> bytes:
    """Return a file's text in UTF-8 without a byte order mark; what is no character becomes U+FFFD.

    Files in UTF-16, as some consoles write them, are known by their mark.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    if data.isascii():
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode(errors="replace").encode()
    return data


def tolerant_value(data: bytes) -> Any:
    """Return JSON as plain values that any strict encoder takes; raise DecodeError where it is none.

    A number that is not finite becomes the text that stands there, half a surrogate pair U+FFFD.
    """
    text = as_utf8(data).decode()
    try:
        value = json.loads(text, parse_float=_finite, parse_int=_whole, parse_constant=str, strict=False)
        return encodable(value)
    except (ValueError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def mended(data: bytes) -> bytes:
    """Return JSON with every value that strict decoders refuse replaced, as ``tolerant_value`` does."""
    return msgspec.json.encode(tolerant_value(data))


def _finite(text: str) -> float | str:
    value = float(text)
    return value if math.isfinite(value) else text


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= _LARGEST_WHOLE else text


def encodable(value: Any) -> Any:
    """Return plain values with half surrogate pairs as U+FFFD, so that they are UTF-8."""
    if isinstance(value, str):
        return (
            value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    if isinstance(value, list):
        return [encodable(item) for item in value]
    if isinstance(value, dict):
        return {encodable(key): encodable(item) for key, item in value.items()}
    return value
