"""Untrusted XML, parsed by expat under limits into a light tree.

Expat itself is enough, so no further library is needed: a document type declaration is refused as
soon as it begins, and without one there are no entities to expand and no outside file to fetch. Size,
depth and number of elements are limited. Encodings are decoded here, since expat knows four of them by
one name each.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from app.formats.encodings import BYTE_ORDER_MARKS, decode_unicode
from app.model.errors import AnswerError
from app.model.parser_faults import parser_fault

MAX_BYTES: Final = 64 * 2**20
MAX_DEPTH: Final = 100
MAX_ELEMENTS: Final = 1_000_000
_BLANKS: Final = "\ufeff \t\r\n"
_LEADING_BLANKS: Final = re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n])*")
_LEADING_WIDE_BLANKS: Final = re.compile(rb"[ \t\r\n\0]*(?=<)")
_DECLARED: Final = re.compile(rb"""<\?xml\b[^>]{0,200}?\sencoding\s*=\s*["']([^"'<>]{1,60})["']""")
_SINGLE_BYTE: Final = re.compile(
    r"ascii|iso8859-|cp(?:125|437|85|86|87|1125)|koi8|mac-|hp-roman8|tis-620|ptcp154|kz1048"
)
_MULTI_BYTE: Final = re.compile(r"utf-(?:8|16|32)|cp9|gb|big5|euc|shift_jis|iso2022|hz|johab")
"""How the names Python gives to encodings of texts begin; others are no encodings of files."""


@dataclass(slots=True)
class XmlElement:
    """An element: its name without namespace, attributes, children, and the text directly in it.

    ``namespace`` is a URI, empty without one.
    """

    name: str
    namespace: str
    attributes: dict[str, str]
    children: list[XmlElement] = field(default_factory=list)
    text: str = ""

    def get(self, attribute: str, otherwise: str = "") -> str:
        """Return an attribute's value."""
        return self.attributes.get(attribute, otherwise)

    def children_named(self, *names: str) -> Iterator[XmlElement]:
        """Return the children with one of these names."""
        return (c for c in self.children if c.name in names)

    def child(self, name: str) -> XmlElement | None:
        """Return the first child with this name."""
        return next(self.children_named(name), None)


def child_text(parent: XmlElement | None, name: str) -> str:
    """Return the text of the first child with this name; empty without that child, or without a parent."""
    child = None if parent is None else parent.child(name)
    return "" if child is None else child.text


class _Builder:
    def __init__(self, ignored: frozenset[str]) -> None:
        self.root: XmlElement | None = None
        self._open: list[XmlElement] = []
        self._texts: list[list[str]] = []
        self._ignored = ignored
        self._ignores_by_parent = any("/" in name for name in ignored)
        self._skipping = 0
        self._count = 0

    def doctype(self, *_declaration: object) -> None:
        raise AnswerError("this XML declares a document type, which is not read")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if self._skipping or self._is_ignored(name):
            self._skipping += 1
            if self._skipping > MAX_DEPTH:
                raise AnswerError("this XML is nested too deeply")
            return
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise AnswerError("this XML is too long")
        if len(self._open) >= MAX_DEPTH:
            raise AnswerError("this XML is nested too deeply")
        plain = {key: value for key, value in attributes.items() if " " not in key}
        if len(plain) < len(attributes):  # an attribute without a namespace is the format's own
            plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()} | plain
        node = XmlElement(name, namespace, plain)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._texts.append([])

    def _is_ignored(self, name: str) -> bool:
        if name in self._ignored:
            return True
        return (
            self._ignores_by_parent and bool(self._open) and f"{self._open[-1].name}/{name}" in self._ignored
        )

    def end(self, _tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        self._open.pop().text = "".join(self._texts.pop())

    def characters(self, text: str) -> None:
        if self._texts and not self._skipping:
            self._texts[-1].append(text)


def parse(data: bytes, ignored: frozenset[str] = frozenset()) -> XmlElement:
    """Return the root element, without the elements named in ``ignored`` and their content.

    A name in ``ignored`` may be ``PARENT/NAME``, for those directly in another.
    Raises AnswerError for data that is no XML, is not in the encoding it names, or goes beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise AnswerError("this XML is over {limit} MiB", limit=MAX_BYTES // 2**20)
    data, encoding = _encoding(data)
    builder = _Builder(ignored)
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    try:
        parser.Parse(data if encoding == "utf-8" else _text(data, encoding), True)  # noqa: FBT003 - expat's
    except (expat.ExpatError, ValueError) as error:
        if not _is_in(data, encoding):
            raise AnswerError(
                "some letters of this XML are not in its encoding, {encoding}: save it anew as UTF-8",
                encoding=encoding,
            ) from error
        raise AnswerError("this is no well-formed XML: {fault}", fault=parser_fault(error)) from error
    assert builder.root is not None  # noqa: S101 - expat refuses what has no root
    return builder.root


def parse_sparing(
    data: bytes,
    detail: str,
    needed: Callable[[XmlElement], bool],
    ignored: frozenset[str] = frozenset(),
) -> XmlElement:
    """Return the root element without elements named ``detail``, unless they are there and ``needed``.

    ``detail`` may be ``PARENT/NAME``. ``needed`` gets the root without them. Elements named in ``ignored``
    are left out in either case.
    """
    root = parse(data, ignored | {detail})
    spelt = rb"\0*".join(re.escape(letter.encode()) for letter in detail.rpartition("/")[2])
    if not re.search(spelt, data) or not needed(root):
        return root
    try:
        return parse(data, ignored)
    except AnswerError:  # they are too many
        return root


def _encoding(data: bytes) -> tuple[bytes, str]:
    """Return the file without blanks before its declaration, and Python's name of its encoding.

    What the bytes show counts more than what the file declares (XML 1.0, appendix F): programs save text
    that declares UTF-16 or ISO 8859-1 as UTF-8. Raises AnswerError where an unknown one is declared.
    """
    wide = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "") or _wide(data)
    if wide and wide != "utf-8":
        return data, wide
    leading = _LEADING_BLANKS.match(data)
    data = data[leading.end() if leading else 0 :]  # expat wants the declaration at the very beginning
    declaration = _DECLARED.match(data)
    declared = declaration[1].decode("ascii", "replace").strip() if declaration and not wide else "utf-8"
    encoding = _codec(declared)
    if not encoding:
        raise AnswerError(
            "this XML names an encoding that is not known, {encoding}: save it anew as UTF-8",
            encoding=declared,
        )
    if encoding.startswith(("utf-16", "utf-32", "utf-8")):  # of the former it is none
        return data, "utf-8"
    if _SINGLE_BYTE.match(encoding) and _is_in(data, "utf-8"):
        # letters of these encodings hardly ever form UTF-8, and ASCII is ASCII in each
        return data, "utf-8"
    if encoding == "iso8859-1" and re.search(rb"[\x80-\x9f]", data) and _is_in(data, "cp1252"):
        return data, "cp1252"  # which has letters where ISO 8859-1 has control characters
    return data, encoding


def _wide(data: bytes) -> str:
    """Return the encoding of XML of several bytes a sign, by the first of its signs; empty for others."""
    blanks = _LEADING_WIDE_BLANKS.match(data)
    if not blanks or data[blanks.end() + 1 : blanks.end() + 2] != b"\0":
        return ""
    width = 32 if data[blanks.end() + 1 : blanks.end() + 4] == b"\0\0\0" else 16
    return f"utf-{width}-be" if data.startswith(b"\0") else f"utf-{width}-le"


def _codec(name: str) -> str:
    """Return Python's own name of an encoding however it is spelt; empty for what is none of files."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return codec if _SINGLE_BYTE.match(codec) or _MULTI_BYTE.match(codec) else ""


def _text(data: bytes, encoding: str) -> str:
    return decode_unicode(data, encoding).lstrip(_BLANKS)


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        decode_unicode(data, encoding)
    except UnicodeError:
        return False
    return True
