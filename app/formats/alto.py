"""ALTO 1 to 4 as model values.

A ``TextBlock`` is a block, wherever it is nested, ``String`` a word; ``Illustration``,
``GraphicalElement`` and ``ComposedBlock`` of tables are objects. Coordinates in tenths of a millimetre or
1/1200 inch become pixels by the size the page states, or by the image's resolution where it states
none. Blocks follow the file's ``ReadingOrder``, else ``IDNEXT``, else the order of the file.
Schema: https://www.loc.gov/standards/alto/.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from msgspec import UNSET

from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import (
    CoordinateScale,
    OcrFileContent,
    parse_confidence,
    parse_number,
    parse_points,
    scale_to_image,
)
from app.formats.xml import XmlElement, child_text, parse
from app.model.analysis import Block, Face, Failure, Language, Line, Mark, Object, Word
from app.model.errors import AnswerError
from app.model.geometry import Polygon, rectangle
from app.model.image import Image
from app.model.reading import parted

_UNITS: Final = {"mm10": 254.0, "inch1200": 1200.0}
"""Units of measurement, as how many of them make an inch."""
_PAGE_AREAS: Final = ("PrintSpace", "TopMargin", "LeftMargin", "RightMargin", "BottomMargin")
_NON_TEXT: Final = {"Illustration": "illustration", "GraphicalElement": "graphic"}


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return what an ALTO file, or its page ``nth``, says about the image; raises AnswerError for others."""
    root = parse(data, frozenset({"Glyph", "XmlData"}))
    layout = root.child("Layout")
    if root.name != "alto" or layout is None:
        raise AnswerError("this is no ALTO: it has no alto with a Layout")
    pages = list(layout.children_named("Page"))
    if not pages:
        raise AnswerError("this ALTO has no page")
    description = root.child("Description")
    image_name = child_text(description and description.child("sourceImageInformation"), "fileName")
    sizes = [(parse_number(p.get("WIDTH")), parse_number(p.get("HEIGHT"))) for p in pages]
    chosen = choose_page([PageDescription(*size, image_name) for size in sizes], image, nth)
    page = pages[chosen]
    scale, failures = _scale(page, child_text(description, "MeasurementUnit"), image)
    tags = {node.get("ID"): node for group in root.children_named("Tags") for node in group.children}
    creator = _software(description)
    spaced = creator.startswith("Vidimus") or _contains(layout, "SP")
    reader = _AltoReader(scale, tags, spaced=spaced)
    for name in _PAGE_AREAS:
        for area in page.children_named(name):
            reader.read_blocks(area)
    languages = [page.get("LANG"), *page.get("OTHERLANGS").split()]
    return OcrFileContent(
        blocks=tuple(reader.blocks_in_order(_reading_order(root))),
        objects=tuple(reader.objects),
        faces=tuple(reader.faces),
        languages=tuple(dict.fromkeys(filter(None, [*languages, *reader.languages]))),
        failures=failures,
        facts=(
            ("creator", creator),
            ("image", image_name),
        ),
        pages=len(pages),
        page=chosen + 1,
    )


def _scale(page: XmlElement, unit: str, image: Image) -> tuple[CoordinateScale, tuple[Failure, ...]]:
    width, height = parse_number(page.get("WIDTH")), parse_number(page.get("HEIGHT"))
    per_inch = _UNITS.get(unit.strip())
    if per_inch is not None and not (width and height):
        if image.dpi is None:
            reason = (
                "this ALTO states places on paper but not the page's size, and the image has no resolution"
            )
            raise AnswerError(reason)
        return CoordinateScale(image.dpi / per_inch, image.dpi / per_inch), ()
    return scale_to_image(width, height, image)


class _AltoReader:
    def __init__(self, scale: CoordinateScale, tags: dict[str, XmlElement], *, spaced: bool) -> None:
        self._scale = scale
        self._spaced = spaced
        self._tags = tags
        self._blocks: list[tuple[str, str, Block]] = []
        self.objects: list[Object] = []
        self.faces: list[Face] = []
        self.languages: list[str] = []

    def read_blocks(self, area: XmlElement) -> None:
        for node in area.children:
            if node.name == "TextBlock":
                self._blocks.append((node.get("ID"), node.get("IDNEXT"), self._block(node)))
            elif node.name in _NON_TEXT:
                self._add_region(node, _NON_TEXT[node.name])
            elif node.name == "ComposedBlock":
                if node.get("TYPE"):
                    self._add_region(node, node.get("TYPE"))
                self.read_blocks(node)  # no deeper than the XML may be

    def blocks_in_order(self, order: list[str]) -> Iterator[Block]:
        following = {name: after for name, after, _ in self._blocks if after}
        if not order and following:
            order = _follow_chain([name for name, _, _ in self._blocks], following)
        ranks = {name: rank for rank, name in reversed(list(enumerate(order)))}
        for _, _, block in sorted(self._blocks, key=lambda entry: ranks.get(entry[0], len(order))):
            yield block

    def _add_region(self, node: XmlElement, kind: str) -> None:
        label = next((t for t in self._tags_of(node) if t.get("LABEL")), None)
        kind = node.get("TYPE") or kind
        if kind == "face":
            self.faces.append(Face(self._polygon(node)))
        else:
            name = label.get("LABEL") if label else kind
            self.objects.append(Object(name, self._polygon(node), None, kind))

    def _block(self, node: XmlElement) -> Block:
        kind = next((t.get("LABEL") for t in self._tags_of(node) if t.name == "StructureTag"), "")
        language = node.get("LANG") or node.get("language")
        if language:
            self.languages.append(language)
        lines = tuple(map(self._line, node.children_named("TextLine")))
        return Block(self._polygon(node), kind or "text", None, lines, corrected=_corrected(node))

    def _line(self, node: XmlElement) -> Line:
        words: list[Word] = []
        text = ""
        for child in node.children:
            if child.name == "String":
                word = self._word(child)
                if words and not self._spaced and parted(words[-1], word):
                    text += " "
                words.append(word)
                text += word.text
            elif child.name == "SP":
                text += " "
            elif child.name == "HYP":
                text += child.get("CONTENT")
        return Line(self._polygon(node), text.strip(), None, tuple(words), corrected=_corrected(node))

    def _word(self, node: XmlElement) -> Word:
        language = node.get("LANG")
        languages = (Language(language),) if language else ()
        confidence = parse_confidence(node.get("WC"))
        return Word(
            self._polygon(node), node.get("CONTENT"), confidence, languages, corrected=_corrected(node)
        )

    def _tags_of(self, node: XmlElement) -> Iterator[XmlElement]:
        return (self._tags[name] for name in node.get("TAGREFS").split() if name in self._tags)

    def _polygon(self, node: XmlElement) -> Polygon:
        shape = node.child("Shape")
        outline = None if shape is None else shape.child("Polygon")
        vertices = parse_points(outline.get("POINTS")) if outline else []
        if len(vertices) < 2:
            x, y, width, height = (parse_number(node.get(a)) for a in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
            if x is None or y is None or width is None or height is None:
                return ()
            vertices = list(rectangle(x, y, width, height))
        return self._scale.polygon(vertices)


def _corrected(node: XmlElement) -> Mark:
    return True if node.get("CS") in {"true", "1"} else UNSET


def _contains(node: XmlElement, name: str) -> bool:
    return node.name == name or any(_contains(child, name) for child in node.children)


def _follow_chain(names: list[str], following: dict[str, str]) -> list[str]:
    followers = set(following.values())
    order: dict[str, None] = {}
    for start in [n for n in names if n not in followers] or names[:1]:
        name: str | None = start
        while name is not None and name not in order:
            order[name] = None
            name = following.get(name)
    return list(order)


def _reading_order(root: XmlElement) -> list[str]:
    order = root.child("ReadingOrder")
    return [] if order is None else [ref for group in order.children for ref in _references(group)]


def _references(group: XmlElement) -> Iterator[str]:
    for node in group.children:
        if node.name == "ElementRef":
            yield from node.get("REF").split()
        else:
            yield from _references(node)


def _software(description: XmlElement | None) -> str:
    """Return the first program a file names, and its version, wherever the version of ALTO has it."""
    pending = deque([description] if description is not None else [])
    while pending:
        node = pending.popleft()
        if node.name == "processingSoftware":
            names = (child_text(node, "softwareName"), child_text(node, "softwareVersion"))
            return " ".join(filter(None, map(str.strip, names)))
        pending += node.children
    return ""
