"""Untrusted HTML as a stream of tags and text, in one pass.

hOCR is written as XHTML and as loose HTML. Nothing is fetched, run or expanded beyond HTML's own named
characters. Python's ``html.parser`` is not used: on hostile input its time grows with the square of
the length in versions we support; here every character is looked at a fixed number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements without an end tag."""
_RAW: Final = frozenset(("script", "style"))
_RAW_END: Final = re.compile("</(?:script|style)", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9:_.-]*")
_SPACE: Final = re.compile(r"[\s/]*")
_ATTRIBUTE: Final = re.compile(r"[^\s=>/]+")
_EQUALS: Final = re.compile(r"\s*=\s*")
_BARE: Final = re.compile(r"[^\s>]*")


@dataclass(frozen=True, slots=True)
class StartTag:
    """A tag that begins an element; ``closed`` is True if the element ends with it."""

    name: str
    attributes: dict[str, str]
    closed: bool


@dataclass(frozen=True, slots=True)
class EndTag:
    """A tag that ends an element."""

    name: str


@dataclass(frozen=True, slots=True)
class Characters:
    """Text between tags, its character references resolved."""

    text: str


Token = StartTag | EndTag | Characters


def tokens(text: str) -> Iterator[Token]:
    """Return the tags and texts of a document in order, without comments, declarations and scripts."""
    position = 0
    while position < len(text):
        opening = text.find("<", position)
        if opening < 0:
            opening = len(text)
        if opening > position:
            yield Characters(html.unescape(text[position:opening]))
        if opening == len(text):
            return
        if text.startswith("<![CDATA[", opening):
            end = _after(text, "]]>", opening)
            yield Characters(text[opening + 9 : end].removesuffix("]]>"))
            position = end
        elif text.startswith("<!--", opening):
            position = _after(text, "-->", opening + 4)
        elif text.startswith(("<!", "<?"), opening):
            position = _after(text, ">", opening)
        elif text.startswith("</", opening):
            position = _after(text, ">", opening)
            name = _NAME.match(text, opening + 2)
            if name:
                yield EndTag(name[0].lower())
        else:
            start, position = _start(text, opening)
            yield start
            if isinstance(start, StartTag) and start.name in _RAW and not start.closed:
                end_of_raw = _RAW_END.search(text, position)
                position = end_of_raw.start() if end_of_raw else len(text)


def _after(text: str, closing: str, position: int) -> int:
    start = text.find(closing, position)
    return len(text) if start < 0 else start + len(closing)


def _start(text: str, opening: int) -> tuple[StartTag | Characters, int]:
    name = _NAME.match(text, opening + 1)
    if not name:
        return Characters("<"), opening + 1
    position = name.end()
    attributes: dict[str, str] = {}
    while True:
        gap = _SPACE.match(text, position)
        assert gap is not None  # noqa: S101 - it matches the empty text too
        position = gap.end()
        if position >= len(text) or text[position] == ">":
            lowered = name[0].lower()
            closed = gap[0].endswith("/") or lowered in VOID
            return StartTag(lowered, attributes, closed), position + 1
        key, value, position = _attribute(text, position)
        attributes.setdefault(key, value)


def _attribute(text: str, position: int) -> tuple[str, str, int]:
    key = _ATTRIBUTE.match(text, position)
    if not key:  # an equals sign out of place
        return "", "", position + 1
    equals = _EQUALS.match(text, key.end())
    if not equals:
        return key[0].lower(), "", key.end()
    position = equals.end()
    quote = text[position : position + 1]
    if quote in {'"', "'"}:
        end = text.find(quote, position + 1)
        end = len(text) if end < 0 else end
        return key[0].lower(), html.unescape(text[position + 1 : end]), end + 1
    bare = _BARE.match(text, position)
    assert bare is not None  # noqa: S101 - it matches the empty text too
    return key[0].lower(), html.unescape(bare[0]), bare.end()
