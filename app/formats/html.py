"""Untrusted HTML as a stream of tags and text, in one pass.

hOCR is written as XHTML and as loose HTML. Nothing is fetched, run or expanded beyond HTML's own named
characters. Neither Python's ``html.parser`` nor a library of HTML 5 is used: the time of the first, and
time and memory of the second (which copies open formatting into every paragraph), grow with the square
of hostile input; here every character is looked at a fixed number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5 as named_characters
from typing import Final

VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements without an end tag."""
_RAW: Final = frozenset(("script", "style", "title"))
"""Elements whose content is no markup; none of it is text of the page."""
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9:_.-]*")
_END: Final = re.compile(r"</([A-Za-z][A-Za-z0-9:_.-]*)")
_COMMENT: Final = re.compile(r"<!--(?:-?>)?")
_COMMENT_END: Final = re.compile(r"--!?>")
_DECLARATION: Final = re.compile(r"<(?:[!?][A-Za-z]|!\[|/>)")
_BOGUS_COMMENT: Final = re.compile(r"<(?:!|/(?![A-Za-z]))[^<>]*>")
_SPACE: Final = re.compile(r"[\s/]*")
_ATTRIBUTE: Final = re.compile(r"[^\s=>/]+")
_EQUALS: Final = re.compile(r"\s*=\s*")
_BARE: Final = re.compile(r"[^\s>]*")
_LONG_NUMBER: Final = re.compile(r"&#([0-9]{8,});?")
_REFERENCE_IN_ATTRIBUTE: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*)(?![A-Za-z0-9;])(=?)")


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
    """Return the tags and texts of a document in order, without comments, declarations and scripts.

    They end where the tokenizer of HTML 5 ends them, but that CDATA is text, as in XHTML, and what only
    resembles a comment, a declaration or a script, such as ``<?`` in text that a program did not escape, or
    a comment without an end, is text too. Names of elements come without a prefix.
    """
    position = 0
    raw = set(_RAW)  # without those found to have no end
    last_comment_end = max(text.rfind("-->"), text.rfind("--!>"))
    last_subset_end, last_cdata_end = text.rfind("]>"), text.rfind("]]>")
    while position < len(text):
        opening = text.find("<", position)
        if opening < 0:
            opening = len(text)
        if opening > position:
            yield Characters(unescape(text[position:opening]))
        if opening == len(text):
            return
        if text.startswith("<![CDATA[", opening) and opening + 9 <= last_cdata_end:
            position = _after(text, "]]>", opening + 9)
            if position > opening + 12:
                yield Characters(text[opening + 9 : position - 3])
        elif end := _end_of_declaration(text, opening, last_comment_end, last_subset_end):
            position = end
        elif end_name := _END.match(text, opening):
            position = _after(text, ">", opening)
            yield EndTag(_local_name(end_name[1]))
        else:
            start, position = _start(text, opening)
            yield start
            if isinstance(start, StartTag) and not start.closed and start.name in raw:
                end_of_raw = re.compile(f"</{start.name}", re.IGNORECASE).search(text, position)
                if end_of_raw:
                    position = end_of_raw.start()
                else:
                    raw.remove(start.name)


def _end_of_declaration(text: str, opening: int, last_comment_end: int, last_subset_end: int) -> int:
    """Return where a comment or a declaration that begins here ends; 0 if none does."""
    if comment := _COMMENT.match(text, opening):
        if comment[0].endswith(">"):
            return comment.end()
        comment_end = _COMMENT_END.search(text, opening + 4) if opening + 4 <= last_comment_end else None
        return comment_end.end() if comment_end else 0
    if not _DECLARATION.match(text, opening):
        bogus = _BOGUS_COMMENT.match(text, opening)
        return bogus.end() if bogus else 0
    end = _after(text, ">", opening)
    if text[opening + 2 : opening + 9].lower() == "doctype" and "[" in text[opening:end]:
        return _after(text, "]>", opening) if opening < last_subset_end else end
    return end


def unescape(text: str) -> str:
    """Return text with its character references resolved as HTML 5 has it, numbers of any length too."""
    return html.unescape(_LONG_NUMBER.sub(_short_number, text)) if "&" in text else text


def _short_number(reference: re.Match[str]) -> str:
    digits = reference[1].lstrip("0")
    return f"&#{digits or '0'};" if len(digits) < 8 else "\ufffd"


def _unescape_attribute(value: str) -> str:
    """Return the value of an attribute, where ``&copy=2`` and ``&copyright`` are no references."""
    if "&" not in value:
        return value
    return unescape(_REFERENCE_IN_ATTRIBUTE.sub(_reference_in_attribute, value))


def _reference_in_attribute(reference: re.Match[str]) -> str:
    if not reference[2] and reference[1] in named_characters:
        return reference[0]
    return f"&amp;{reference[1]}{reference[2]}"


def _after(text: str, closing: str, position: int) -> int:
    start = text.find(closing, position)
    return len(text) if start < 0 else start + len(closing)


def _local_name(name: str) -> str:
    return name.rstrip(":").rpartition(":")[2].lower()


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
            local = _local_name(name[0])
            closed = gap[0].endswith("/") or local in VOID
            return StartTag(local, attributes, closed), position + 1
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
        return key[0].lower(), _unescape_attribute(text[position + 1 : end]), end + 1
    bare = _BARE.match(text, position)
    assert bare is not None  # noqa: S101 - it matches the empty text too
    return key[0].lower(), _unescape_attribute(bare[0]), bare.end()
