"""PAGE-XML (``PcGts``, 2010 to 2019) as model values.

A ``TextRegion`` is a block, wherever it is nested; other regions are objects whose ``kind`` is the
region's (image, graphic, table, separator …). Blocks come in the file's reading order, those missing
from it after them. Text is the ``TextEquiv`` with the lowest index, ``Unicode`` before ``PlainText``.
A region whose text is not given line by line has lines without a polygon.
Schema: pagecontent 2019-07-15, https://github.com/PRImA-Research-Lab/PAGE-XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.formats.languages import code_of
from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import (
    CoordinateScale,
    OcrFileContent,
    collapse_spaces,
    parse_confidence,
    parse_number,
    parse_points,
    scale_to_image,
    unplaced_lines,
    unplaced_words,
)
from app.formats.xml import XmlElement, child_text, parse
from app.model.analysis import Block, Face, Language, Line, Object, Word
from app.model.errors import AnswerError
from app.model.geometry import Polygon
from app.model.image import Image
from app.model.reading import text_of_words

REGIONS: Final = {
    "ImageRegion": "image", "LineDrawingRegion": "line-drawing", "GraphicRegion": "graphic",
    "TableRegion": "table", "ChartRegion": "chart", "MapRegion": "map", "SeparatorRegion": "separator",
    "MathsRegion": "maths", "ChemRegion": "chem", "MusicRegion": "music", "AdvertRegion": "advert",
    "NoiseRegion": "noise", "UnknownRegion": "unknown", "CustomRegion": "custom", "FrameRegion": "frame",
}  # fmt: skip
"""Kinds of objects by the elements that are no text regions."""
_GROUPS: Final = ("OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed")
_KIND: Final = re.compile(r"\bvidimus\s*\{[^{}]*?\bkind\s*:\s*([^;}]{1,60})")
_MAX_DEPTH: Final = 40
"""Levels of regions inside regions; the XML itself may be nested a little deeper."""


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return what a PAGE-XML file, or its page ``nth``, says of the image; raises AnswerError for others."""
    root = parse(data, frozenset({"Glyph"}))
    pages = list(root.children_named("Page"))
    if root.name != "PcGts" or not pages:
        raise AnswerError("this is no PAGE-XML: it has no PcGts with a Page")
    chosen = choose_page(list(map(_description, pages)), image, nth)
    page = pages[chosen]
    scale, failures = scale_to_image(
        parse_number(page.get("imageWidth")), parse_number(page.get("imageHeight")), image
    )
    reader = _PageXmlReader(scale)
    reader.read_regions(page, 0)
    metadata = root.child("Metadata")
    language = page.get("primaryLanguage")
    return OcrFileContent(
        blocks=tuple(reader.blocks_in_order(_reading_order(page))),
        objects=tuple(reader.objects),
        faces=tuple(reader.faces),
        languages=(code_of(language),) if language else (),
        failures=failures,
        facts=(
            ("creator", child_text(metadata, "Creator")),
            ("created", child_text(metadata, "Created")),
            ("image", page.get("imageFilename")),
        ),
        pages=len(pages),
        page=chosen + 1,
    )


def _description(page: XmlElement) -> PageDescription:
    width, height = parse_number(page.get("imageWidth")), parse_number(page.get("imageHeight"))
    return PageDescription(width, height, page.get("imageFilename"))


class _PageXmlReader:
    def __init__(self, scale: CoordinateScale) -> None:
        self._scale = scale
        self._blocks: list[tuple[str, Block]] = []
        self.objects: list[Object] = []
        self.faces: list[Face] = []

    def read_regions(self, parent: XmlElement, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise AnswerError("the regions of this PAGE-XML are nested too deeply")
        for node in parent.children:
            if node.name == "TextRegion":
                self._blocks.append((node.get("id"), self._block(node)))
            elif node.name in REGIONS:
                self._add_object(node)
            else:
                continue
            self.read_regions(node, depth + 1)

    def blocks_in_order(self, order: list[str]) -> Iterator[Block]:
        ranks = {name: rank for rank, name in reversed(list(enumerate(order)))}
        # sorting keeps the file's order among those missing from the reading order
        for _, block in sorted(self._blocks, key=lambda entry: ranks.get(entry[0], len(order))):
            yield block

    def _add_object(self, node: XmlElement) -> None:
        polygon, confidence = self._coords(node)
        kind = _kind(node) or REGIONS[node.name]
        if kind == "face":
            self.faces.append(Face(polygon, confidence))
            return
        labels = (label for group in node.children_named("Labels") for label in group.children_named("Label"))
        name = next((label.get("value") for label in labels), "") or node.get("type") or kind
        self.objects.append(Object(name, polygon, confidence, kind))

    def _block(self, node: XmlElement) -> Block:
        text, confidence = _text(node)
        lines = tuple(self._line(line) for line in node.children_named("TextLine"))
        if text and not any(line.text for line in lines):
            lines = _lines_of_region_text(text, lines)
        polygon, _ = self._coords(node)
        kind = _kind(node) or {"": "text", "paragraph": "text"}.get(node.get("type"), node.get("type"))
        return Block(polygon, kind, confidence, lines)

    def _line(self, node: XmlElement) -> Line:
        words = tuple(self._word(word) for word in node.children_named("Word"))
        text, confidence = _text(node)
        text = collapse_spaces(text) or text_of_words(words)
        polygon, _ = self._coords(node)
        return Line(polygon, text, confidence, words or unplaced_words(text))

    def _word(self, node: XmlElement) -> Word:
        text, confidence = _text(node)
        polygon, _ = self._coords(node)
        language = node.get("language")
        languages = (Language(code_of(language)),) if language else ()
        return Word(polygon, collapse_spaces(text), confidence, languages)

    def _coords(self, node: XmlElement) -> tuple[Polygon, float | None]:
        coords = node.child("Coords")
        if coords is None:
            return (), None
        vertices = parse_points(coords.get("points"))
        if not vertices:  # before 2013 every point was an element of its own
            pairs = [
                (parse_number(p.get("x")), parse_number(p.get("y"))) for p in coords.children_named("Point")
            ]
            vertices = [(x, y) for x, y in pairs if x is not None and y is not None]
        return self._scale.polygon(vertices), parse_confidence(coords.get("conf"))


def _lines_of_region_text(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a region whose text is given for the region alone.

    Where the text has as many lines as the region, each gets the polygon of its counterpart.
    """
    text_lines = unplaced_lines(text)
    if len(text_lines) != len(lines):
        return (*lines, *text_lines)
    return tuple(
        Line(line.polygon, text_line.text, line.confidence, line.words or text_line.words)
        for line, text_line in zip(lines, text_lines, strict=True)
    )


def _text(node: XmlElement) -> tuple[str, float | None]:
    equivs = list(node.children_named("TextEquiv"))
    if not equivs:
        return "", None
    best = min(equivs, key=lambda e: parse_number(e.get("index", "0")) or 0)
    text = child_text(best, "Unicode") or child_text(best, "PlainText")
    return text.strip(), parse_confidence(best.get("conf"))


def _kind(node: XmlElement) -> str:
    match = _KIND.search(node.get("custom"))
    return match[1].strip() if match else ""


def _reading_order(page: XmlElement) -> list[str]:
    order = page.child("ReadingOrder")
    return [] if order is None else list(_references(order, 0))


def _references(group: XmlElement, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        raise AnswerError("the reading order of this PAGE-XML is nested too deeply")
    if group.get("regionRef"):
        yield group.get("regionRef")
    # groups without an index keep the file's order
    for node in sorted(group.children, key=lambda n: parse_number(n.get("index", "0")) or 0):
        if node.name in _GROUPS:
            yield from _references(node, depth + 1)
        elif node.name in {"RegionRef", "RegionRefIndexed"}:
            yield node.get("regionRef")
