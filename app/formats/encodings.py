"""The encodings of texts and of documents of HTML, whatever these say of themselves."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Final
from unicodedata import category

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encodings they tell of."""
_NAMED: Final = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_UNUSABLE: Final = frozenset({"unicode-escape", "raw-unicode-escape", "utf-7"})
"""Codecs of Python that keep ASCII but in which no page is encoded."""
_SAMPLED: Final = 2**16
"""Bytes at a file's beginning that are looked at; whole units of two and four."""
_LAST_PLANE: Final = 3
"""The last plane of Unicode with letters."""
_CLEAR_SIGNS: Final = b' \t\r\n<>"'
"""Signs every text has of which the two bytes are in no other order a letter in use."""
_SIGNS: Final = bytes(range(0x20, 0x7F))
_FEW_CONTROLS: Final = 8
"""Signs of a text to one control character."""
_BLANKS: Final = (b" ", b"\t", b"\r", b"\n")
_SAMPLE: Final = "<html class='ocr_page' title=\"a; b\">&amp;"


def unicode_encoding(data: bytes) -> str | None:
    """Return the codec of a text in UTF-16 or UTF-32, or of one with a byte order mark; None for any other.

    Without a mark the zero bytes over its beginning tell: those of Latin letters, blanks and line breaks
    stand always first, or always last, in their unit of two or four. Single exceptions, as a letter U+xx00
    or a byte too many, do no harm, and zero bytes in a text of another encoding do not make it UTF-16.
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    sample = _without_lone_blank(data)[:_SAMPLED]
    if marked or b"\0" not in sample:
        return marked
    return _unmarked_utf_32(sample) or _unmarked_utf_16(sample)


def decode_unicode(data: bytes, encoding: str, errors: str = "strict") -> str:
    """Return a text in what ``unicode_encoding`` returned, without its mark.

    A blank of one byte at its end, as a line break some program appended, is read as that. Raises
    UnicodeDecodeError for bytes that do not fit, unless ``errors`` says otherwise.
    """
    mark = next((mark for mark, name in BYTE_ORDER_MARKS if name == encoding and data.startswith(mark)), b"")
    data = data[len(mark) :]
    unit = 4 if "32" in encoding else 2 if "16" in encoding else 1
    if not mark and unit > 1:
        data = _without_lone_blank(data)
    whole = len(data) - len(data) % unit
    rest = data[whole:]
    if rest not in _BLANKS:
        whole, rest = len(data), b""
    return data[:whole].decode(encoding, errors) + rest.decode("ascii")


def utf_8(data: bytes) -> bytes:
    """Return a text in UTF-8 without a mark, whatever Unicode encoding it is in; other data as it is."""
    encoding = unicode_encoding(data)
    try:
        return decode_unicode(data, encoding).encode() if encoding else data
    except UnicodeError:
        return data


def has_many_controls(text: str) -> bool:
    """Return True if so many signs of a text are control characters that it is in another encoding, or none.

    White space is none of them, nor are zero bytes at the end.
    """
    bare = text.rstrip("\0")
    return sum(sign < " " and not sign.isspace() for sign in bare) > len(bare) / _FEW_CONTROLS


def _without_lone_blank(data: bytes) -> bytes:
    """Return data without a blank of one byte before units of several, the lower byte first."""
    lone = len(data) % 2 and data[:1] in _BLANKS and data[1:2] != b"\0" == data[2:3]
    return data[1:] if lone else data


def _unmarked_utf_32(sample: bytes) -> str | None:
    units = len(sample) // 4
    places = [sample[place : units * 4 : 4] for place in range(4)]
    for encoding, (lowest, low, plane, highest) in (("utf-32-le", places), ("utf-32-be", places[::-1])):
        fitting = sum(
            (a or b) and c <= _LAST_PLANE and not d
            for a, b, c, d in zip(lowest, low, plane, highest, strict=True)
        )
        if units and fitting >= units - units // 20 and plane.count(0) > units / 2:
            return encoding
    return None


def _unmarked_utf_16(sample: bytes) -> str | None:
    units = len(sample) // 2
    pairs = Counter(zip(sample[: 2 * units : 2], sample[1 : 2 * units : 2], strict=True))
    for signs in (_CLEAR_SIGNS, _SIGNS):
        little, big = sum(pairs[sign, 0] for sign in signs), sum(pairs[0, sign] for sign in signs)
        if little or big:
            break
    if max(little, big) < 8 * min(little, big) or not (little or big) or pairs[0, 0] > units // 8:
        return None
    encoding, high = ("utf-16-le", sample[1::2]) if little > big else ("utf-16-be", sample[::2])
    narrow = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    if narrow.count("\ufffd") * 10 <= sum(byte >= 0x80 for byte in sample) and not has_many_controls(narrow):
        unlike = sum(byte >= 0x20 for byte in high[:units])
        if unlike > units // 4:
            return None  # it is UTF-8, with letters at both places
    wide = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    odd = sum(category(sign) in {"Cn", "Co", "Cs"} or sign == "\ufffd" for sign in wide)
    odd += len(sample) % 2 and sample[-1:] not in _BLANKS
    readable = sum(0x20 <= byte < 0x7F for byte in sample)
    return encoding if readable <= len(sample) * 3 / 4 and odd <= (units + 40) // 50 else None


def decode_html(data: bytes) -> tuple[str, str]:
    """Return the text of a document, and the name of its encoding where that does not fit all of it.

    A byte order mark counts most, then what is UTF-8 beyond ASCII, then the encoding the document names;
    ISO 8859-1 is Windows-1252, as browsers have it. What fits none is read as Windows-1252 or, where most
    of it is UTF-8, with replacements. Zero bytes are left in the text.
    """
    marked = unicode_encoding(data)
    if marked:
        text = decode_unicode(data, marked, "replace")
        return _unmarked(text), marked if "\ufffd" in text else ""
    named = _NAMED.search(data[:4_000])
    label = named[1].decode() if named else "utf-8"
    encoding = _usable(label)
    if not data.isascii():
        try:
            return _unmarked(data.decode("utf-8")), ""
        except UnicodeDecodeError:
            pass
    try:
        return _unmarked(data.decode(encoding)), ""
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    if len(data) - len(text) < 2 * replaced:  # fewer letters beyond ASCII than bytes that are none
        text = data.decode("cp1252", "replace")
    return _unmarked(text), label


def _usable(label: str) -> str:
    """Return the codec of a label, UTF-8 for one no page can be encoded in."""
    try:
        name = codecs.lookup(label).name
        if name not in _UNUSABLE and _SAMPLE.encode(name) == _SAMPLE.encode("ascii"):
            return "cp1252" if name in {"iso8859-1", "ascii"} else name
    except (LookupError, UnicodeError):
        pass
    return "utf-8"


def _unmarked(text: str) -> str:
    return text.removeprefix("\ufeff")
