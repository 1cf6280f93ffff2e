"""What parsers of JSON and XML say of a file, as phrases: their words are known, and have translations."""

from __future__ import annotations

import re
from typing import Final

from app.model.phrase import Phrase

_KNOWN: Final = (
    # msgspec
    Phrase("{what} - at `{place}`"),
    Phrase("Input data was truncated"),
    Phrase("JSON is malformed: {what} (byte {position})"),
    Phrase("Expected `{wanted}`, got `{given}`"),
    Phrase("Object missing required field `{name}`"),
    Phrase("Object contains unknown field `{name}`"),
    Phrase("Number out of range"),
    Phrase("Invalid enum value {value}"),
    Phrase("Invalid value {value}"),
    Phrase("invalid character"),
    Phrase("invalid number"),
    Phrase("trailing characters"),
    Phrase("trailing comma in array"),
    Phrase("trailing comma in object"),
    Phrase("object keys must be strings"),
    # Python
    Phrase("'{encoding}' codec can't decode byte {byte} in position {position}: {what}"),
    Phrase("'{encoding}' codec can't decode bytes in position {position}: {what}"),
    Phrase("invalid start byte"),
    Phrase("invalid continuation byte"),
    Phrase("unexpected end of data"),
    Phrase("maximum recursion depth exceeded while deserializing an object"),
    # expat
    Phrase("{what}: line {line}, column {column}"),
    Phrase("no element found"),
    Phrase("not well-formed (invalid token)"),
    Phrase("mismatched tag"),
    Phrase("unclosed token"),
    Phrase("unclosed CDATA section"),
    Phrase("partial character"),
    Phrase("duplicate attribute"),
    Phrase("junk after document element"),
    Phrase("undefined entity"),
    Phrase("reference to invalid character number"),
    Phrase("unbound prefix"),
    Phrase("syntax error"),
    Phrase("XML declaration not well-formed"),
)
_PLACEHOLDER: Final = re.compile(r"\\{([a-z]+)\\}")


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_PLACEHOLDER.sub(r"(?P<\1>.+)", re.escape(template)), re.DOTALL)


_PATTERNS: Final = tuple((_pattern(known.template), known.template) for known in _KNOWN)


def parser_fault(error: Exception) -> str | Phrase:
    """Return what a parser says, to stand within a sentence; in its own words where they are not known.

    The English text is the parser's in any case.
    """
    return _known(str(error))


def _known(text: str) -> str | Phrase:
    for pattern, template in _PATTERNS:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            return Phrase(template, {k: _known(v) if k == "what" else v for k, v in parts.items()})
    return text
