"""The encodings of texts and of documents of HTML, whatever these say of themselves."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, and the encodings they tell of."""
_NAMED: Final = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_UNUSABLE: Final = frozenset({"unicode-escape", "raw-unicode-escape", "utf-7"})
"""Codecs of Python that keep ASCII but in which no page is encoded."""
_SAMPLE: Final = "<html class='ocr_page' title=\"a; b\">&amp;"


def unicode_encoding(data: bytes) -> str | None:
    """Return the codec of a text in UTF-16, or of one with a byte order mark; None for any other.

    The blanks, line breaks and Latin letters of UTF-16 have a zero byte, always the first or always the
    second of two.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data and len(data) % 2 == 0:
        if b"\0" not in data[::2]:
            return "utf-16-le"
        if b"\0" not in data[1::2]:
            return "utf-16-be"
    return marked


def utf_8(data: bytes) -> bytes:
    """Return a text in UTF-8 without a mark, whatever Unicode encoding it is in; other data as it is."""
    encoding = unicode_encoding(data)
    return data.decode(encoding, "replace").encode() if encoding else data


def decode_html(data: bytes) -> tuple[str, str]:
    """Return the text of a document, and the name of its encoding where that does not fit all of it.

    A byte order mark counts most, then what is UTF-8 beyond ASCII, then the encoding the document names;
    ISO 8859-1 is Windows-1252, as browsers have it. What fits none is read as Windows-1252 or, where most
    of it is UTF-8, with replacements.
    """
    marked = unicode_encoding(data)
    if marked:
        text = data.decode(marked, "replace")
        return _cleaned(text), marked.removesuffix("-sig") if "\ufffd" in text else ""
    named = _NAMED.search(data[:4_000])
    label = named[1].decode() if named else "utf-8"
    encoding = _usable(label)
    if not data.isascii():
        try:
            return _cleaned(data.decode("utf-8")), ""
        except UnicodeDecodeError:
            pass
    try:
        return _cleaned(data.decode(encoding)), ""
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    if len(data) - len(text) < 2 * replaced:  # fewer letters beyond ASCII than bytes that are none
        text = data.decode("cp1252", "replace")
    return _cleaned(text), label


def _usable(label: str) -> str:
    """Return the codec of a label, UTF-8 for one no page can be encoded in."""
    try:
        name = codecs.lookup(label).name
        if name not in _UNUSABLE and _SAMPLE.encode(name) == _SAMPLE.encode("ascii"):
            return "cp1252" if name in {"iso8859-1", "ascii"} else name
    except (LookupError, UnicodeError):
        pass
    return "utf-8"


def _cleaned(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\0", "")
