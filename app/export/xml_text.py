"""Text from outside as XML and HTML can hold it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final
from xml.sax.saxutils import escape

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def xml_safe(text: str) -> str:
    """Return the text on one line, with what XML 1.0 forbids (controls, lone surrogates) as U+FFFD.

    Controls that part words, as a form feed, are blanks. https://www.w3.org/TR/xml/#charsets
    """
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", " ").translate(_BLANKS))


_BLANKS: Final = {ord(c): " " for c in "\t\n\v\f\r\x1c\x1d\x1e\x1f"}


def escape_markup(text: str) -> str:
    """Return the text as it may stand between tags or in double quotes."""
    return escape(xml_safe(text), {'"': "&quot;"})


def language_tag(code: str) -> str | None:
    """Return the language code where ``xml:lang`` can hold it, else None."""
    code = code.replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else None


def serialize(root: ET.Element) -> bytes:
    """Return the document as XML in UTF-8, indented by one blank a level."""
    ET.indent(root, " ")
    text: str = ET.tostring(root, "unicode")
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{text}\n".encode()
