"""PAGE-XML (``PcGts``, 2010 to 2019) as model values.

A ``TextRegion`` is a block, wherever it is nested; other regions are objects whose ``kind`` is the
region's (image, graphic, table, separator …). Blocks come in the file's reading order, those it does
not name after them. Text is the ``TextEquiv`` with the lowest index, ``Unicode`` before ``PlainText``.
A region whose text is not given line by line has lines without a place.
Schema: pagecontent 2019-07-15, https://github.com/PRImA-Research-Lab/PAGE-XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.formats.languages import code_of
from app.formats.reader_helpers import (
    Found,
    Stretch,
    fitted,
    joined,
    number,
    points,
    share,
    squeezed,
    unplaced,
    words_of,
)
from app.formats.xml import Node, parse
from app.model.analysis import Block, Face, Language, Line, Object, Word
from app.model.errors import AnswerError
from app.model.geometry import Polygon
from app.model.image import Image

REGIONS: Final = {
    "ImageRegion": "image", "LineDrawingRegion": "line-drawing", "GraphicRegion": "graphic",
    "TableRegion": "table", "ChartRegion": "chart", "MapRegion": "map", "SeparatorRegion": "separator",
    "MathsRegion": "maths", "ChemRegion": "chem", "MusicRegion": "music", "AdvertRegion": "advert",
    "NoiseRegion": "noise", "UnknownRegion": "unknown", "CustomRegion": "custom", "FrameRegion": "frame",
}  # fmt: skip
"""Regions that are no text, and what we call them."""
_GROUPS: Final = ("OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed")
_KIND: Final = re.compile(r"\bvidimus\s*\{[^{}]*?\bkind\s*:\s*([^;}]{1,60})")
_DEEPEST: Final = 40
"""Regions inside regions; the XML itself may be nested a little deeper."""


def read(data: bytes, image: Image) -> Found:
    """What the file says about the image; raises AnswerError where it is no PAGE-XML."""
    root = parse(data, frozenset({"Glyph"}))
    page = root.first("Page")
    if root.name != "PcGts" or page is None:
        raise AnswerError("this is no PAGE-XML: it has no PcGts with a Page")
    stretch, failures = fitted(number(page.get("imageWidth")), number(page.get("imageHeight")), image)
    reader = _Reader(stretch)
    reader.regions(page, 0)
    metadata = root.first("Metadata")
    language = page.get("primaryLanguage")
    return Found(
        blocks=tuple(reader.in_order(_reading_order(page))),
        objects=tuple(reader.objects),
        faces=tuple(reader.faces),
        languages=(code_of(language),) if language else (),
        failures=failures,
        facts=(
            ("creator", _text_of(metadata, "Creator")),
            ("created", _text_of(metadata, "Created")),
            ("image", page.get("imageFilename")),
        ),
    )


class _Reader:
    def __init__(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._blocks: list[tuple[str, Block]] = []
        self.objects: list[Object] = []
        self.faces: list[Face] = []

    def regions(self, parent: Node, depth: int) -> None:
        if depth > _DEEPEST:
            raise AnswerError("the regions of this PAGE-XML are nested too deeply")
        for node in parent.children:
            if node.name == "TextRegion":
                self._blocks.append((node.get("id"), self._block(node)))
            elif node.name in REGIONS:
                self._other(node)
            else:
                continue
            self.regions(node, depth + 1)

    def in_order(self, order: list[str]) -> Iterator[Block]:
        places = {name: place for place, name in reversed(list(enumerate(order)))}
        # sorting keeps the file's order among those the reading order does not name
        for _, block in sorted(self._blocks, key=lambda found: places.get(found[0], len(order))):
            yield block

    def _other(self, node: Node) -> None:
        polygon, sure = self._coords(node)
        kind = _kind(node) or REGIONS[node.name]
        if kind == "face":
            self.faces.append(Face(polygon, sure))
            return
        labels = (label for group in node.every("Labels") for label in group.every("Label"))
        name = next((label.get("value") for label in labels), "") or node.get("type") or kind
        self.objects.append(Object(name, polygon, sure, kind))

    def _block(self, node: Node) -> Block:
        text, sure = _text(node)
        lines = tuple(self._line(line) for line in node.every("TextLine"))
        if text and not any(line.text for line in lines):
            lines = _told_apart(text, lines)
        polygon, _ = self._coords(node)
        kind = _kind(node) or {"": "text", "paragraph": "text"}.get(node.get("type"), node.get("type"))
        return Block(polygon, kind, sure, lines)

    def _line(self, node: Node) -> Line:
        words = tuple(self._word(word) for word in node.every("Word"))
        text, sure = _text(node)
        text = squeezed(text) or joined(words)
        polygon, _ = self._coords(node)
        return Line(polygon, text, sure, words or words_of(text))

    def _word(self, node: Node) -> Word:
        text, sure = _text(node)
        polygon, _ = self._coords(node)
        language = node.get("language")
        return Word(polygon, squeezed(text), sure, (Language(code_of(language)),) if language else ())

    def _coords(self, node: Node) -> tuple[Polygon, float | None]:
        coords = node.first("Coords")
        if coords is None:
            return (), None
        given = points(coords.get("points"))
        if not given:  # before 2013 every point was an element of its own
            pairs = [(number(p.get("x")), number(p.get("y"))) for p in coords.every("Point")]
            given = [(x, y) for x, y in pairs if x is not None and y is not None]
        return self._stretch.polygon(given), share(coords.get("conf"))


def _told_apart(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a region whose text stands at the region alone: in their places if as many were found."""
    told = unplaced(text)
    if len(told) != len(lines):
        return (*lines, *told)
    return tuple(
        Line(line.polygon, said.text, line.confidence, line.words or said.words)
        for line, said in zip(lines, told, strict=True)
    )


def _text(node: Node) -> tuple[str, float | None]:
    equivs = list(node.every("TextEquiv"))
    if not equivs:
        return "", None
    best = min(equivs, key=lambda e: number(e.get("index", "0")) or 0)
    text = _text_of(best, "Unicode") or _text_of(best, "PlainText")
    return text.strip(), share(best.get("conf"))


def _text_of(node: Node | None, name: str) -> str:
    child = None if node is None else node.first(name)
    return "" if child is None else child.text


def _kind(node: Node) -> str:
    found = _KIND.search(node.get("custom"))
    return found[1].strip() if found else ""


def _reading_order(page: Node) -> list[str]:
    order = page.first("ReadingOrder")
    return [] if order is None else list(_references(order, 0))


def _references(group: Node, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise AnswerError("the reading order of this PAGE-XML is nested too deeply")
    if group.get("regionRef"):
        yield group.get("regionRef")
    # groups without an index keep the order they stand in
    for node in sorted(group.children, key=lambda n: number(n.get("index", "0")) or 0):
        if node.name in _GROUPS:
            yield from _references(node, depth + 1)
        elif node.name in {"RegionRef", "RegionRefIndexed"}:
            yield node.get("regionRef")
