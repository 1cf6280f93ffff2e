"""PAGE-XML (``PcGts``, 2009 to 2024) as model values.

A ``TextRegion`` is a block, wherever it is nested; other regions are objects whose ``kind`` is the
region's (image, graphic, table, separator …), and blocks too where they hold text. Text where no version of
PAGE allows any is read where it stands. Blocks come in the
file's reading order, those missing from it after them. Text is the ``TextEquiv`` with the lowest index,
``Unicode`` before ``PlainText``. A region whose text is not given line by line has lines without a polygon.
``orientation`` is the angle by which text has to be turned clockwise to be upright.
Schema: pagecontent 2019-07-15, https://github.com/PRImA-Research-Lab/PAGE-XML.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from app.formats.languages import code_of
from app.formats.layout import (
    ReadBlock,
    ReadLine,
    blocks_in_order,
    has_leftward_letters,
    ranks_of,
    rotation_of,
)
from app.formats.page_order import in_order, kind_of, reading_order
from app.formats.page_text import (
    LOOSE,
    REGIONS,
    TEXT_REGIONS,
    is_region,
    lacks_text,
    letters_of,
    lines_in,
    lines_of,
    own_text,
    squeezed,
    text_left_out,
    text_of,
    words_of,
)
from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import (
    CoordinateScale,
    OcrFileContent,
    collapse_blanks,
    parse_confidence,
    parse_number,
    parse_points,
    refuse_list_of_files,
    scale_to_image,
    unplaced_lines,
    unplaced_words,
)
from app.formats.xml import XmlElement, child_text, parse_sparing
from app.model.analysis import Block, Face, Language, Line, Object, Word
from app.model.errors import AnswerError
from app.model.geometry import Polygon
from app.model.image import Image
from app.model.reading import parted

_MAX_DEPTH: Final = 40
"""Levels of regions inside regions; the XML itself may be nested a little deeper."""


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return what a PAGE-XML file, or its page ``nth``, says of the image; raises AnswerError for others."""
    root = parse_sparing(data, "Word/Glyph", lacks_text)
    refuse_list_of_files(root.name)
    pages = list(root.children_named("Page"))
    if root.name != "PcGts" or not pages:
        raise AnswerError("this is no PAGE-XML: it has no PcGts with a Page")
    chosen = choose_page(list(map(_description, pages)), image, nth)
    page = pages[chosen]
    scale, failures = scale_to_image(
        parse_number(page.get("imageWidth")), parse_number(page.get("imageHeight")), image
    )
    order = list(reading_order(page))
    reader = _PageXmlReader(scale, ranks_of(order), _joins(page))
    reader.read_regions(page, _Around().inside(page), 0)
    reader.read_text_of_page(page)
    metadata = root.child("Metadata")
    language = page.get("primaryLanguage")
    return OcrFileContent(
        blocks=blocks_in_order(reader.blocks, order, image),
        objects=tuple(reader.objects),
        faces=tuple(reader.faces),
        languages=(code_of(language),) if language else (),
        failures=failures,
        facts=(
            ("creator", child_text(metadata, "Creator")),
            ("created", child_text(metadata, "Created")),
            ("image", page.get("imageFilename")),
        ),
        remarks=(
            ("regions_unlike_their_lines", reader.differing),
            ("texts_after_an_empty_one", reader.left_out),
        ),
        pages=len(pages),
        page=chosen + 1,
    )


def _description(page: XmlElement) -> PageDescription:
    width, height = parse_number(page.get("imageWidth")), parse_number(page.get("imageHeight"))
    return PageDescription(width, height, page.get("imageFilename"))


class _Around(NamedTuple):
    """What holds for the inside of a region: ids of it and of those it is in, and their attributes."""

    names: tuple[str, ...] = ()
    rotation: float | None = None
    line_order: str = ""
    direction: str = ""

    def inside(self, region: XmlElement) -> _Around:
        """Return what holds inside a region."""
        name = region.get("id")
        stated = parse_number(region.get("orientation"))
        further = parse_number(region.get("readingOrientation"))
        rotation = self.rotation if stated is None else -stated
        if further is not None:
            rotation = (rotation or 0.0) - further
        return _Around(
            (name, *self.names) if name else self.names,
            rotation,
            region.get("textLineOrder") or self.line_order,
            region.get("readingDirection") or self.direction,
        )

    def inside_line(self, line: XmlElement) -> _Around:
        """Return what holds inside a line, whose ``orientation`` (since 2024) adds to that of its region."""
        further = parse_number(line.get("orientation"))
        rotation = self.rotation if further is None else (self.rotation or 0.0) - further
        return self._replace(rotation=rotation, direction=line.get("readingDirection") or self.direction)

    def order_of_lines(self) -> str:
        """Return the stated order of lines; nothing in turned text, for which PAGE leaves it open."""
        return self.line_order if self._is_upright() else ""

    def order_of_words(self, words: Sequence[XmlElement]) -> str:
        """Return the stated order of words, unless their script contradicts it."""
        if self.direction == "right-to-left" and not any(
            has_leftward_letters(text_of(word)[0]) for word in words
        ):
            return ""
        return self.direction if self._is_upright() else ""

    def _is_upright(self) -> bool:
        return self.rotation is None or math.cos(math.radians(self.rotation)) > math.sqrt(0.5)


class _PageXmlReader:
    def __init__(
        self, scale: CoordinateScale, ranks: Mapping[str, int], joins: frozenset[tuple[str, str]]
    ) -> None:
        self._scale = scale
        self._ranks = ranks
        self._joins = joins
        self.blocks: list[ReadBlock] = []
        self.objects: list[Object] = []
        self.faces: list[Face] = []
        self.differing: list[dict[str, Any]] = []
        self.left_out: list[dict[str, Any]] = []
        self._following: dict[int, str] = {}  # texts of a region that come after one inside it

    def read_regions(self, parent: XmlElement, around: _Around, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise AnswerError("the regions of this PAGE-XML are nested too deeply")
        nodes = in_order(
            [node for node in parent.children if is_region(node) or (depth == 0 and node.name in LOOSE)]
        )
        for loose, group in itertools.groupby(nodes, lambda node: node.name in LOOSE):
            if loose:  # which no version of PAGE allows
                self.blocks.append(self._block(XmlElement("TextRegion", "", {}, list(group)), around))
                continue
            for node in group:
                self._read_region(node, around.inside(node))
                self.read_regions(node, around.inside(node), depth + 1)
                if following := self._following.pop(id(node), ""):
                    lines = list(map(ReadLine, unplaced_lines(following)))
                    self.blocks.append(ReadBlock(Block((), "text"), around.names, lines))

    def read_text_of_page(self, page: XmlElement) -> None:
        """Read the text of the page itself, which no version of PAGE allows, if its regions have none."""
        text = self._main_text(page)[0]
        said = "".join(read.line.text for block in self.blocks for read in block.lines)
        if text and not said:
            self.blocks.append(ReadBlock(Block((), "text"), (), list(map(ReadLine, unplaced_lines(text)))))
        elif letters_of(text) not in {"", letters_of(said)}:
            self.differing.append({"region": page.get("id"), "text": text})

    def _read_region(self, node: XmlElement, around: _Around) -> None:
        if node.name in REGIONS:
            self._add_object(node)
        block = self._block(node, around)
        if node.name in TEXT_REGIONS or block.lines:
            self.blocks.append(block)

    def _add_object(self, node: XmlElement) -> None:
        kind = kind_of(node) or REGIONS[node.name]
        polygon, confidence = self._coords(node)
        if kind == "face":
            self.faces.append(Face(polygon, confidence))
            return
        labels = (label for group in node.children_named("Labels") for label in group.children_named("Label"))
        name = next((label.get("value") for label in labels), "") or node.get("type") or kind
        self.objects.append(Object(name, polygon, confidence, kind))

    def _block(self, node: XmlElement, around: _Around) -> ReadBlock:
        text, confidence = self._main_text(node)
        nodes = in_order(list(lines_of(node)), self._ranks, around.order_of_lines(), self._outline)
        lines = [read for line in nodes for read in self._lines(line, around)]
        text, following = own_text(text, [child for child in node.children if is_region(child)])
        if lines:
            text = "\n".join(filter(None, (text, *following.values())))
        else:
            self._following |= following
        if text:
            self._add_text(text, node, lines)
        polygon, _ = self._coords(node)
        kind = kind_of(node) or {"": "text", "paragraph": "text"}.get(node.get("type"), node.get("type"))
        if node.name in REGIONS:
            kind = REGIONS[node.name]
        return ReadBlock(Block(polygon, kind, confidence), around.names, lines)

    def _add_text(self, text: str, node: XmlElement, lines: list[ReadLine]) -> None:
        """Add the text of a region to its lines, where they do not say it themselves.

        Where it has as many lines as the region, each without text gets that of its counterpart.
        """
        given = unplaced_lines(text)
        said = "".join(read.line.text for read in lines)
        if len(given) == len(lines):
            for read, counterpart in zip(lines, given, strict=True):
                if not read.line.text:
                    words = _words_with_text(read.line.words, counterpart.text) or counterpart.words
                    read.line = replace(read.line, text=counterpart.text, words=words)
            said = "".join(read.line.text for read in lines)
        elif not said:
            lines += [ReadLine(line) for line in given]
            return
        if letters_of(said) != letters_of(text):
            self.differing.append({"region": node.get("id"), "text": text})

    def _lines(self, node: XmlElement, around: _Around) -> list[ReadLine]:
        """Return a line, and those in it after it."""
        own = self._line(node, around)
        nodes = list(lines_in(node))
        inner = [read for line in nodes for read in self._lines(line, around.inside_line(node))]
        before, following = own_text(own.line.text, nodes)
        text = " ".join((before, *following.values())).strip()
        if text != own.line.text:  # some of it is that of the lines inside
            words = own.line.words if any(words_of(node)) else unplaced_words(text)
            own.line = replace(own.line, text=text, words=words)
        said = squeezed("".join(read.line.text for read in inner))
        return inner if said and squeezed(text) in {"", said} else [own, *inner]

    def _main_text(self, node: XmlElement) -> tuple[str, float | None]:
        if left_out := text_left_out(node):
            self.left_out.append({"id": node.get("id"), "text": left_out})
        return text_of(node)

    def _line(self, node: XmlElement, around: _Around) -> ReadLine:
        around = around.inside_line(node)
        nodes = list(words_of(node))
        nodes = in_order(nodes, self._ranks, around.order_of_words(nodes), self._outline)
        text, confidence = self._main_text(node)
        text = collapse_blanks(text)
        words = _words_with_text(tuple(map(self._word, nodes)), text)
        text = text or self._text_of_words(words, [word.get("id") for word in nodes])
        polygon, _ = self._coords(node)
        line = Line(polygon, text, confidence, words or unplaced_words(text))
        baseline = self._points(node.child("Baseline"))
        line = replace(line, rotation=rotation_of(line, baseline, around.rotation))
        names = tuple(filter(None, (node.get("id"), *(word.get("id") for word in nodes))))
        return ReadLine(line, names, baseline)

    def _text_of_words(self, words: Sequence[Word], names: Sequence[str]) -> str:
        """Return the text of a line of words, those that a relation joins without a blank."""
        text = ""
        said = [(name, word) for name, word in zip(names, words, strict=True) if word.text]
        for (before, previous), (name, word) in itertools.pairwise([("", Word((), "")), *said]):
            glued = (before, name) in self._joins or not parted(previous, word)
            text += ("" if glued else " ") + word.text
        return text

    def _word(self, node: XmlElement) -> Word:
        text, confidence = self._main_text(node)
        if not text:
            text = "".join(self._main_text(glyph)[0] for glyph in node.children_named("Glyph"))
        polygon, _ = self._coords(node)
        language = node.get("language")
        languages = (Language(code_of(language)),) if language else ()
        return Word(polygon, collapse_blanks(text), confidence, languages)

    def _coords(self, node: XmlElement) -> tuple[Polygon, float | None]:
        coords = node.child("Coords")
        return self._points(coords), None if coords is None else parse_confidence(coords.get("conf"))

    def _outline(self, node: XmlElement) -> Polygon:
        return self._coords(node)[0]

    def _points(self, node: XmlElement | None) -> Polygon:
        if node is None:
            return ()
        vertices = parse_points(node.get("points"))
        if not vertices:  # before 2013 every point was an element of its own
            pairs = [
                (parse_number(p.get("x")), parse_number(p.get("y"))) for p in node.children_named("Point")
            ]
            vertices = [(x, y) for x, y in pairs if x is not None and y is not None]
        return self._scale.polygon(vertices)


def _words_with_text(words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """Return words of which only the places are known with the text of their line, one each if that fits."""
    parts = text.split()
    if len(parts) != len(words) or any(word.text for word in words):
        return words
    return tuple(replace(word, text=part) for word, part in zip(words, parts, strict=True))


def _joins(page: XmlElement) -> frozenset[tuple[str, str]]:
    """Return the ids of what relations join, which is fragments of one whole."""
    joined = set()
    for relation in (
        r for group in page.children_named("Relations") for r in group.children_named("Relation")
    ):
        ends = [relation.child("SourceRegionRef"), relation.child("TargetRegionRef")]
        names = [end.get("regionRef") for end in ends if end is not None]
        if relation.get("type") == "join" and len(names) == 2:
            joined |= {(names[0], names[1]), (names[1], names[0])}
    return frozenset(joined)
