"""Text from outside as XML and HTML can hold it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final
from xml.sax.saxutils import escape

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def legal(text: str) -> str:
    """The text with what XML 1.0 forbids (control characters, lone surrogates) as U+FFFD, on one line."""
    return _FORBIDDEN.sub("\ufffd", text).replace("\r\n", " ").translate(_LINES)


_LINES: Final = {ord(c): " " for c in "\t\n\r"}


def markup(text: str) -> str:
    """The text between tags or in double quotes."""
    return escape(legal(text), {'"': "&quot;"})


def language(code: str) -> str | None:
    """The code where it is fit for ``xml:lang``, else None."""
    code = code.replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else None


def serialized(root: ET.Element) -> bytes:
    """The document in UTF-8, set out over lines."""
    ET.indent(root, " ")
    text: str = ET.tostring(root, "unicode")
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{text}\n".encode()
