"""The blocks, lines and strings of ALTO as they stand in a file, also where no version of ALTO has them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.formats.xml import XmlElement

PARTS_OF_LINES: Final = ("String", "SP", "HYP", "Glyph")
"""What lines hold; ``Glyph`` only where no version of ALTO allows it."""
_PLACES: Final = frozenset(("HPOS", "VPOS", "WIDTH", "HEIGHT", "BASELINE"))


def lines_of(holder: XmlElement) -> Iterator[XmlElement]:
    """Return the lines in an element; strings that stand in none are a line (which no version allows)."""
    for loose, nodes in itertools.groupby(holder.children, lambda node: node.name in PARTS_OF_LINES):
        if loose:
            line = XmlElement("TextLine", "", {}, list(nodes))
            if _holds_text(line):
                yield line
            continue
        for node in nodes:
            if node.name != "TextLine":
                yield from lines_of(node)
                continue
            for inner, piece in pieces_of(node, PARTS_OF_LINES):
                yield from lines_of(XmlElement("", "", {}, [piece])) if inner else (piece,)


def pieces_of(node: XmlElement, own: Sequence[str]) -> Iterator[tuple[bool, XmlElement]]:
    """Return an element cut at those with text in it that are none of its ``own``, and these (True).

    The first piece has the place of the whole.
    """
    piece, attributes = XmlElement(node.name, node.namespace, node.attributes), node.attributes
    cut = False
    for child in node.children:
        if child.name in own or not _holds_text(child):
            piece.children.append(child)
            continue
        if _holds_text(piece):
            yield False, piece
            attributes = {key: value for key, value in attributes.items() if key not in _PLACES}
        yield True, child
        piece, cut = XmlElement(node.name, node.namespace, attributes), True
    if not cut or _holds_text(piece):
        yield False, piece


def parts_of(line: XmlElement) -> Iterator[XmlElement]:
    """Return the strings, blanks and hyphens of a line; glyphs outside of strings are one (invalid)."""
    for loose, nodes in itertools.groupby(line.children, lambda node: node.name == "Glyph"):
        if loose:
            yield XmlElement("String", "", {}, list(nodes))
            continue
        for node in nodes:
            if node.name in PARTS_OF_LINES:
                yield node
                if node.name == "String":  # others in it are invalid too
                    yield from parts_of(XmlElement("", "", {}, list(node.children_named("String"))))


def _holds_text(node: XmlElement) -> bool:
    """Return True if an element is, or has in it at any depth, text of a line."""
    if node.name in {"String", "Glyph"} and content_of(node).strip():
        return True
    return (node.name == "HYP" and node.get("CONTENT") != "") or any(map(_holds_text, node.children))


def has_gaps(parts: Iterable[XmlElement]) -> bool:
    """Return True if an ``SP`` stands between two strings."""
    names = [part.name for part in parts if part.name != "String" or content_of(part).strip()]
    first = names.index("String") if "String" in names else len(names)
    last = len(names) - 1 - names[::-1].index("String") if "String" in names else 0
    return "SP" in names[first:last]


def content_of(string: XmlElement) -> str:
    """Return the text of a string, that of its glyphs where it has none itself.

    That between its tags, where no version of ALTO has it, stands for both.
    """
    glyphs = "".join(glyph.get("CONTENT") for glyph in string.children_named("Glyph"))
    return string.get("CONTENT") or glyphs or string.text.strip()


def lacks_content(node: XmlElement) -> bool:
    """Return True if a string in the element has no text of its own."""
    return (node.name == "String" and not node.get("CONTENT")) or any(map(lacks_content, node.children))
