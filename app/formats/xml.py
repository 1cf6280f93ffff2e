"""Untrusted XML, parsed by expat under limits into a light tree.

Expat itself is enough, so no further library is needed: a document type declaration is refused as
soon as it begins, and without one there are no entities to expand and no outside file to fetch. Size,
depth and number of elements are limited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from app.model.errors import AnswerError

MAX_BYTES: Final = 64 * 2**20
MAX_DEPTH: Final = 100
MAX_ELEMENTS: Final = 1_000_000


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
        self._skipping = 0
        self._count = 0

    def doctype(self, *_declaration: object) -> None:
        raise AnswerError("this XML declares a document type, which is not read")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if self._skipping or name in self._ignored:
            self._skipping += 1
            if self._skipping > MAX_DEPTH:
                raise AnswerError("this XML is nested too deeply")
            return
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            fault = "nested too deeply" if self._count <= MAX_ELEMENTS else "too long"
            raise AnswerError(f"this XML is {fault}")
        node = XmlElement(
            name, namespace, {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        )
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._texts.append([])

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

    Raises AnswerError for data that is no XML or goes beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise AnswerError(f"this XML is over {MAX_BYTES // 2**20} MiB")
    builder = _Builder(ignored)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's signature
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise AnswerError(f"this is no well-formed XML: {error}") from error
    assert builder.root is not None  # noqa: S101 - expat refuses what has no root
    return builder.root
