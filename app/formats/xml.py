"""XML from strangers: parsed by expat under guard into a light tree.

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

MOST_BYTES: Final = 64 * 2**20
DEEPEST: Final = 100
MOST_ELEMENTS: Final = 1_000_000


@dataclass(slots=True)
class Node:
    """An element: its name without namespace, attributes, children, and the text directly in it.

    ``space`` is the address of the namespace, empty without one.
    """

    name: str
    space: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def get(self, attribute: str, otherwise: str = "") -> str:
        """An attribute's value."""
        return self.attributes.get(attribute, otherwise)

    def every(self, *names: str) -> Iterator[Node]:
        """The children with one of these names."""
        return (c for c in self.children if c.name in names)

    def first(self, name: str) -> Node | None:
        """The first child with this name."""
        return next(self.every(name), None)


class _Builder:
    def __init__(self, ignored: frozenset[str]) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._texts: list[list[str]] = []
        self._ignored = ignored
        self._skipping = 0
        self._count = 0

    def doctype(self, *_declaration: object) -> None:
        raise AnswerError("this XML declares a document type, which is not read")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self._skipping or name in self._ignored:
            self._skipping += 1
            if self._skipping > DEEPEST:
                raise AnswerError("this XML is nested too deeply")
            return
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            much = "nested too deeply" if self._count <= MOST_ELEMENTS else "too long"
            raise AnswerError(f"this XML is {much}")
        node = Node(name, space, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
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


def parse(data: bytes, ignored: frozenset[str] = frozenset()) -> Node:
    """The root element; elements named in ``ignored`` are left out with all that is in them.

    Raises AnswerError for what is no XML or goes beyond the limits.
    """
    if len(data) > MOST_BYTES:
        raise AnswerError(f"this XML is over {MOST_BYTES // 2**20} MiB")
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
