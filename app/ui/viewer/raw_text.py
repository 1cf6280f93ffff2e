"""A provider's untouched answer as text to look at: JSON indented, cut into pages, nothing harmful in it.

No Qt here. Everything goes in small steps, so that a thread that does it never keeps the interpreter's lock
for long; that is why neither ``json`` nor ``msgspec`` indents. What is no JSON stays as it is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

PAGE_LINES: Final = 10_000
"""Lines of a page: as many as a text field takes within a frame or two."""
PAGE_CHARACTERS: Final = 400_000
LONGEST_LINE: Final = 5_000
"""Characters of a line; a longer one goes on in the next, with a mark at its end."""
MOST_HITS: Final = 10_000
"""Places a search tells of."""
_STEP: Final = 1 << 18
_ONE_LINE: Final = 88
_MARK: Final = "⏎"

_STRING: Final = r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)'
_PART: Final = re.compile(rf'{_STRING}|[{{}}\[\],:]|[^\s{{}}\[\],:"]+|"', re.DOTALL)
_FLAT: Final = re.compile(rf"[\[{{](?:{_STRING}|[^\[\]{{}}\"])*[\]}}]", re.DOTALL)
_HARMFUL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True)
class RawMatch:
    """Where a searched text stands: page, and from where to where in that page's text."""

    page: int
    start: int
    end: int


def pages(data: bytes) -> Iterator[str]:
    """Yield an answer page by page, each without a line break at its end."""
    lines: list[str] = []
    room = PAGE_CHARACTERS
    text = _decoded(data)
    for line in _pieces(_indented(text) if text.lstrip()[:1] in {"{", "["} else _as_it_is(text)):
        if len(lines) >= PAGE_LINES or room < len(line):
            yield "\n".join(lines)
            lines, room = [], PAGE_CHARACTERS
        lines.append(line)
        room -= len(line) + 1
    if lines:
        yield "\n".join(lines)


def places(every: list[str], wanted: str) -> Iterator[RawMatch]:
    """Where a text stands in these pages, upper and lower case alike; ``MOST_HITS`` at most."""
    if not wanted:
        return
    sought = re.compile(re.escape(wanted), re.IGNORECASE)
    left = MOST_HITS
    for number, page in enumerate(every):
        for found in sought.finditer(page):
            yield RawMatch(number, found.start(), found.end())
            left -= 1
            if not left:
                return


def _decoded(data: bytes) -> str:
    """UTF-8 in steps; what is none becomes the sign for that."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    parts = [decoder.decode(data[at : at + _STEP]) for at in range(0, len(data), _STEP)]
    return "".join([*parts, decoder.decode(b"", final=True)])


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    """Lines without harmful characters, none too long."""
    for line in lines:
        clean = _HARMFUL.sub(_escaped, line)
        while len(clean) > LONGEST_LINE:
            yield clean[:LONGEST_LINE] + _MARK
            clean = clean[LONGEST_LINE:]
        yield clean


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _as_it_is(text: str) -> Iterator[str]:
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[at:end].removesuffix("\r")
        at = end + 1


def _indented(text: str) -> Iterator[str]:
    """JSON, or several values of it one after the other, indented by two; small parts on one line.

    No part is changed, left out or put in a different order. Broken JSON comes out as far as it makes sense.
    """
    depth, line, at = 0, "", 0
    while found := _PART.search(text, at):
        part, at = found[0], found.end()
        if part in "{[":
            flat = _FLAT.match(text, found.start(), found.start() + _ONE_LINE)
            if flat is None:
                yield line + part
                depth += 1
                line = "  " * depth
            else:
                line += _on_one_line(flat[0])
                at = flat.end()
        elif part in "}]":
            if line.strip():
                yield line
            depth = max(0, depth - 1)
            line = "  " * depth + part
        elif part == ",":
            yield line + part
            line = "  " * depth
        else:
            line += ": " if part == ":" else part
        if not depth and line.endswith(("}", "]")):
            yield line
            line = ""
    if line.strip():
        yield line


def _on_one_line(text: str) -> str:
    parts = _PART.findall(text)
    return "".join({",": ", ", ":": ": "}.get(part, part) for part in parts)
