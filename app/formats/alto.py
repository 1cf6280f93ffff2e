"""ALTO 1 to 4 as model values.

A ``TextBlock`` is a block, wherever it is nested, ``String`` a word; ``Illustration``,
``GraphicalElement`` and ``ComposedBlock`` of tables are objects. Places in tenths of a millimetre or
1/1200 inch become pixels by the size the page states, or by the image's resolution where it states
none. Blocks follow the file's ``ReadingOrder``, else ``IDNEXT``, else the order they stand in.
Schema: https://www.loc.gov/standards/alto/.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from msgspec import UNSET

from app.formats.reader_helpers import Found, Stretch, apart, fitted, number, points, share
from app.formats.xml import Node, parse
from app.model.analysis import Block, Face, Failure, Language, Line, Mark, Object, Word
from app.model.errors import AnswerError
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

_UNITS: Final = {"mm10": 254.0, "inch1200": 1200.0}
"""Units in an inch."""
_SPACES: Final = ("PrintSpace", "TopMargin", "LeftMargin", "RightMargin", "BottomMargin")
_OTHERS: Final = {"Illustration": "illustration", "GraphicalElement": "graphic"}


def read(data: bytes, image: Image) -> Found:
    """What the file says about the image; raises AnswerError where it is no ALTO."""
    root = parse(data, frozenset({"Glyph", "XmlData"}))
    layout = root.first("Layout")
    if root.name != "alto" or layout is None:
        raise AnswerError("this is no ALTO: it has no alto with a Layout")
    page = _page(layout, image)
    description = root.first("Description")
    stretch, failures = _stretch(page, _text_of(description, "MeasurementUnit"), image)
    tags = {node.get("ID"): node for group in root.every("Tags") for node in group.children}
    creator = _software(description)
    spaced = creator.startswith("Vidimus") or _has(layout, "SP")
    reader = _Reader(stretch, tags, spaced=spaced)
    for space in _SPACES:
        for found in page.every(space):
            reader.blocks_in(found)
    languages = [page.get("LANG"), *page.get("OTHERLANGS").split()]
    return Found(
        blocks=tuple(reader.in_order(_reading_order(root))),
        objects=tuple(reader.objects),
        faces=tuple(reader.faces),
        languages=tuple(dict.fromkeys(filter(None, [*languages, *reader.languages]))),
        failures=failures,
        facts=(
            ("creator", creator),
            ("image", _text_of(description and description.first("sourceImageInformation"), "fileName")),
        ),
    )


def _page(layout: Node, image: Image) -> Node:
    pages = list(layout.every("Page"))
    if not pages:
        raise AnswerError("this ALTO has no page")
    if len(pages) > 1 and image.frame >= len(pages):
        raise AnswerError(f"this ALTO has {len(pages)} pages, the image shows page {image.frame + 1}")
    return pages[image.frame] if len(pages) > 1 else pages[0]


def _stretch(page: Node, unit: str, image: Image) -> tuple[Stretch, tuple[Failure, ...]]:
    width, height = number(page.get("WIDTH")), number(page.get("HEIGHT"))
    per_inch = _UNITS.get(unit.strip())
    if per_inch is not None and not (width and height):
        if image.dpi is None:
            told = "this ALTO states places on paper but not the page's size, and the image has no resolution"
            raise AnswerError(told)
        return Stretch(image.dpi / per_inch, image.dpi / per_inch), ()
    return fitted(width, height, image)


class _Reader:
    def __init__(self, stretch: Stretch, tags: dict[str, Node], *, spaced: bool) -> None:
        self._stretch = stretch
        self._spaced = spaced
        self._tags = tags
        self._blocks: list[tuple[str, str, Block]] = []
        self.objects: list[Object] = []
        self.faces: list[Face] = []
        self.languages: list[str] = []

    def blocks_in(self, space: Node) -> None:
        for node in space.children:
            if node.name == "TextBlock":
                self._blocks.append((node.get("ID"), node.get("IDNEXT"), self._block(node)))
            elif node.name in _OTHERS:
                self._other(node, _OTHERS[node.name])
            elif node.name == "ComposedBlock":
                if node.get("TYPE"):
                    self._other(node, node.get("TYPE"))
                self.blocks_in(node)  # no deeper than the XML may be

    def in_order(self, order: list[str]) -> Iterator[Block]:
        following = {name: after for name, after, _ in self._blocks if after}
        if not order and following:
            order = _chained([name for name, _, _ in self._blocks], following)
        places = {name: place for place, name in reversed(list(enumerate(order)))}
        for _, _, block in sorted(self._blocks, key=lambda found: places.get(found[0], len(order))):
            yield block

    def _other(self, node: Node, kind: str) -> None:
        label = next((t for t in self._tags_of(node) if t.get("LABEL")), None)
        kind = node.get("TYPE") or kind
        if kind == "face":
            self.faces.append(Face(self._place(node)))
        else:
            name = label.get("LABEL") if label else kind
            self.objects.append(Object(name, self._place(node), None, kind))

    def _block(self, node: Node) -> Block:
        kind = next((t.get("LABEL") for t in self._tags_of(node) if t.name == "StructureTag"), "")
        language = node.get("LANG") or node.get("language")
        if language:
            self.languages.append(language)
        lines = tuple(map(self._line, node.every("TextLine")))
        return Block(self._place(node), kind or "text", None, lines, corrected=_by_hand(node))

    def _line(self, node: Node) -> Line:
        words: list[Word] = []
        text = ""
        for piece in node.children:
            if piece.name == "String":
                word = self._word(piece)
                if words and not self._spaced and apart(words[-1], word):
                    text += " "
                words.append(word)
                text += word.text
            elif piece.name == "SP":
                text += " "
            elif piece.name == "HYP":
                text += piece.get("CONTENT")
        return Line(self._place(node), text.strip(), None, tuple(words), corrected=_by_hand(node))

    def _word(self, node: Node) -> Word:
        language = node.get("LANG")
        spoken = (Language(language),) if language else ()
        sure = share(node.get("WC"))
        return Word(self._place(node), node.get("CONTENT"), sure, spoken, corrected=_by_hand(node))

    def _tags_of(self, node: Node) -> Iterator[Node]:
        return (self._tags[name] for name in node.get("TAGREFS").split() if name in self._tags)

    def _place(self, node: Node) -> Polygon:
        shape = node.first("Shape")
        outline = None if shape is None else shape.first("Polygon")
        given = points(outline.get("POINTS")) if outline else []
        if len(given) < 2:
            x, y, width, height = (number(node.get(a)) for a in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
            if x is None or y is None or width is None or height is None:
                return ()
            given = list(rectangle(x, y, width, height))
        return self._stretch.polygon(given)


def _by_hand(node: Node) -> Mark:
    return True if node.get("CS") in {"true", "1"} else UNSET


def _has(node: Node, name: str) -> bool:
    return node.name == name or any(_has(child, name) for child in node.children)


def _chained(names: list[str], following: dict[str, str]) -> list[str]:
    followers = set(following.values())
    order: dict[str, None] = {}
    for start in [n for n in names if n not in followers] or names[:1]:
        name: str | None = start
        while name is not None and name not in order:
            order[name] = None
            name = following.get(name)
    return list(order)


def _reading_order(root: Node) -> list[str]:
    order = root.first("ReadingOrder")
    return [] if order is None else [ref for group in order.children for ref in _references(group)]


def _references(group: Node) -> Iterator[str]:
    for node in group.children:
        if node.name == "ElementRef":
            yield from node.get("REF").split()
        else:
            yield from _references(node)


def _text_of(node: Node | None, name: str) -> str:
    child = None if node is None else node.first(name)
    return "" if child is None else child.text.strip()


def _software(description: Node | None) -> str:
    """The first program the file names, wherever its version of ALTO puts it."""
    waiting = deque([description] if description is not None else [])
    while waiting:
        node = waiting.popleft()
        if node.name == "processingSoftware":
            parts = (_text_of(node, "softwareName"), _text_of(node, "softwareVersion"))
            return " ".join(filter(None, parts))
        waiting += node.children
    return ""
