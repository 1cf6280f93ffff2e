"""ALTO 1 to 4 as model values.

A ``TextBlock`` is a block, wherever it is nested, ``String`` a word; text where no version of ALTO allows
any is read where it stands, and divides the block or line it stands in. ``Illustration``,
``GraphicalElement`` and ``ComposedBlock`` of tables are objects. Coordinates in tenths of a millimetre or
1/1200 inch become pixels by the size the page states, or by the image's resolution where it states
none. Blocks, lines and strings follow the file's ``ReadingOrder``, else ``IDNEXT``, else the order of the
file. Strings are parted by ``SP`` in lines that have any; Tesseract writes one between all strings, so in
its files an ``SP`` between signs of a script without blanks is none. A ``HYP`` is text that belongs to no
word.
``ROTATION`` counts counter-clockwise and holds for all that is inside.
Schema: https://www.loc.gov/standards/alto/.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from app.formats.alto_lines import (
    PARTS_OF_LINES,
    content_of,
    has_gaps,
    lacks_content,
    lines_of,
    parts_of,
    pieces_of,
)
from app.formats.language_codes import bcp47
from app.formats.layout import ReadBlock, ReadLine, blocks_in_order, ranks_of, rotation_of
from app.formats.pages import PageDescription, choose_page
from app.formats.reader_helpers import (
    CoordinateScale,
    OcrFileContent,
    parse_confidence,
    parse_number,
    parse_points,
    refuse_list_of_files,
    scale_to_image,
    side_of_page,
    without_breaks,
)
from app.formats.xml import XmlElement, child_text, parse_sparing
from app.model.analysis import (
    Block,
    Face,
    Failure,
    Language,
    Line,
    Mark,
    Object,
    Substitution,
    Word,
    failure,
)
from app.model.errors import AnswerError, ErrorKind
from app.model.feature import Feature
from app.model.geometry import Polygon, rectangle
from app.model.image import Image
from app.model.reading import are_unspaced, parted

_UNITS: Final = {"mm10": 254.0, "inch1200": 1200.0}
"""Units of measurement, as how many of them make an inch."""
_PAGE_AREAS: Final = ("PrintSpace", "TopMargin", "LeftMargin", "RightMargin", "BottomMargin")
_NON_TEXT: Final = {"Illustration": "illustration", "GraphicalElement": "graphic"}
_SUBSTITUTIONS: Final = {kind.lower(): kind for kind in ("HypPart1", "HypPart2", "Abbreviation")}


def read(data: bytes, image: Image, nth: int = 0) -> OcrFileContent:
    """Return what an ALTO file, or its page ``nth``, says about the image; raises AnswerError for others."""
    root = parse_sparing(data, "String/Glyph", lacks_content, frozenset({"XmlData"}))
    refuse_list_of_files(root.name)
    layout = root.child("Layout")
    if root.name.lower() != "alto" or layout is None:
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
    order = [ref for holder in (root, layout, page) for ref in _reading_order(holder)]
    reader = _AltoReader(scale, tags, order, creator)
    reader.read_blocks(page, (), _rotation(page, None))
    languages = map(bcp47, [page.get("LANG"), *page.get("OTHERLANGS").split()])
    return OcrFileContent(
        blocks=reader.blocks(image),
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
    per_inch = _UNITS.get(unit.strip().lower())
    if per_inch is not None and side_of_page(width) is side_of_page(height) is None:
        if image.dpi is None:
            unknown = failure(
                ErrorKind.ANSWER,
                "this ALTO states places on paper but not the page's size, and the image has no resolution: "
                "places are unknown",
                Feature.TEXT,
            )
            return CoordinateScale(known=False), (unknown,)
        return CoordinateScale(image.dpi[0] / per_inch, image.dpi[1] / per_inch), ()
    return scale_to_image(width, height, image)


class _AltoReader:
    def __init__(
        self, scale: CoordinateScale, tags: dict[str, XmlElement], order: list[str], creator: str
    ) -> None:
        self._scale = scale
        self._spaced = creator.startswith("Vidimus")
        self._spaces_all = creator.lower().startswith("tesseract")
        self._tags = tags
        self._order = order
        self._ranks = ranks_of(order)
        self._blocks: list[ReadBlock] = []
        self._followers: dict[str, str] = {}
        self.objects: list[Object] = []
        self.faces: list[Face] = []
        self.languages: list[str] = []

    def read_blocks(self, area: XmlElement, around: tuple[str, ...], rotation: float | None) -> None:
        """Read the blocks of an area, ``around`` being the ids of it and of those it is in."""
        loose = ("TextLine", *PARTS_OF_LINES)  # which no version of ALTO allows here
        for is_loose, nodes in itertools.groupby(area.children, lambda node: node.name in loose):
            if is_loose:
                block = self._block(XmlElement("TextBlock", "", {}, list(nodes)), around, rotation)
                if block.lines:
                    self._blocks.append(block)
                continue
            for node in nodes:
                self._read_block(node, around, rotation)

    def _read_block(self, node: XmlElement, around: tuple[str, ...], rotation: float | None) -> None:
        name = node.get("ID")
        if name and node.name not in _PAGE_AREAS:
            self._followers.setdefault(name, node.get("IDNEXT"))
        around = (name, *around) if name else around
        rotation = _rotation(node, rotation)
        if node.name == "TextBlock":
            self._read_text_block(node, around, rotation)
            return
        if node.name in _NON_TEXT:
            self._add_region(node, _NON_TEXT[node.name])
        elif node.get("TYPE") and (node.name == "ComposedBlock" or node.name in _PAGE_AREAS):
            self._add_region(node, node.get("TYPE"))
        self.read_blocks(node, around, rotation)  # no deeper than the XML may be

    def _read_text_block(self, node: XmlElement, around: tuple[str, ...], rotation: float | None) -> None:
        """Add a block, in pieces where others stand in it."""
        for inner, piece in pieces_of(node, ("TextLine", *PARTS_OF_LINES)):
            if inner:
                self._read_block(piece, around, rotation)
            else:
                self._blocks.append(self._block(piece, around, rotation))

    def blocks(self, image: Image) -> tuple[Block, ...]:
        """Return the blocks that were read, in reading order."""
        known = {name for block in self._blocks for name in block.names}
        known.update(name for block in self._blocks for line in block.lines for name in line.names)
        order = self._order if not known.isdisjoint(self._order) else _follow_chain(self._followers)
        return blocks_in_order(self._blocks, order, image)

    def _add_region(self, node: XmlElement, kind: str) -> None:
        label = next((t for t in self._tags_of(node) if t.get("LABEL")), None)
        kind = node.get("TYPE") or kind
        if kind == "face":
            self.faces.append(Face(self._polygon(node)))
        else:
            name = label.get("LABEL") if label else kind
            self.objects.append(Object(name, self._polygon(node), None, kind))

    def _block(self, node: XmlElement, names: tuple[str, ...], rotation: float | None) -> ReadBlock:
        kind = next((t.get("LABEL") for t in self._tags_of(node) if t.name == "StructureTag"), "")
        language = node.get("LANG") or node.get("language")
        if language:
            self.languages.append(bcp47(language))
        # what we write as the language of a block is that of the whole text
        inherited = "" if self._spaced else language
        lines = [self._line(line, rotation, inherited) for line in lines_of(node)]
        block = Block(self._polygon(node), kind or "text", corrected=_corrected(node))
        return ReadBlock(block, names, lines)

    def _line(self, node: XmlElement, rotation: float | None, language: str) -> ReadLine:
        if node.get("LANG"):
            language = node.get("LANG")
            self.languages.append(bcp47(language))
        parts = list(parts_of(node))
        strings = [part for part in parts if part.name == "String"]
        ordered = sorted(strings, key=lambda s: self._ranks.get(s.get("ID"), len(self._ranks)))
        if ordered != strings:
            parts = [*ordered, *(part for part in parts if part.name == "HYP")]
        words = {id(part): self._word(part, language) for part in ordered}
        line = Line(
            self._polygon(node),
            self._text(parts, words),
            None,
            tuple(itertools.chain.from_iterable(map(_single_words, words.values()))),
            corrected=_corrected(node),
        )
        baseline = self._scale.polygon(parse_points(node.get("BASELINE")))
        line = replace(line, rotation=rotation_of(line, baseline, _rotation(node, rotation)))
        names = tuple(filter(None, (node.get("ID"), *(part.get("ID") for part in strings))))
        return ReadLine(line, names, baseline or self._level_baseline(node))

    def _text(self, parts: Sequence[XmlElement], words: dict[int, Word]) -> str:
        """Return the text of a line: in one with ``SP`` between strings, those without touch each other."""
        told = self._spaced or has_gaps(parts)
        text, gap = "", ""
        spaced_anyway = False  # nothing but an SP can part the last string from the next
        previous: Word | None = None
        for part in parts:
            if part.name == "SP":
                gap = " "
            elif part.name == "HYP":
                hyphen = without_breaks(part.get("CONTENT"))
                text += "" if previous and _ends_broken(previous, hyphen) else gap + hyphen
                previous, gap = None, ""
                spaced_anyway = False
            elif words[id(part)].text:
                word, content = words[id(part)], content_of(part)
                if spaced_anyway and previous and self._spaces_all and are_unspaced(previous, word):
                    gap = ""
                if content[0].isspace() or (previous and not told and parted(previous, word)):
                    gap = " "
                text += gap + word.text
                previous, gap = word, " " if content[-1].isspace() else ""
                spaced_anyway = not gap
        return text.strip()

    def _word(self, node: XmlElement, inherited: str) -> Word:
        language = node.get("LANG") or inherited
        languages = (Language(bcp47(language)),) if language else ()
        confidence = parse_confidence(node.get("WC"))
        return Word(
            self._polygon(node),
            without_breaks(content_of(node)),
            confidence,
            languages,
            corrected=_corrected(node),
            substitution=_substitution(node),
        )

    def _tags_of(self, node: XmlElement) -> Iterator[XmlElement]:
        return (self._tags[name] for name in node.get("TAGREFS").split() if name in self._tags)

    def _polygon(self, node: XmlElement) -> Polygon:
        shape = node.child("Shape")
        outline = None if shape is None else shape.child("Polygon")
        vertices = parse_points(outline.get("POINTS")) if outline else []
        if len(vertices) < 2:
            x, y, width, height = (parse_number(node.get(a)) for a in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
            if x is None or y is None or width is None or height is None or width < 0 or height < 0:
                return ()
            vertices = list(rectangle(x, y, width, height))
        return self._scale.polygon(vertices)

    def _level_baseline(self, node: XmlElement) -> Polygon:
        """Return the baseline of a line as ALTO had it before 4.1, a vertical position."""
        y, x, width = (parse_number(node.get(name)) for name in ("BASELINE", "HPOS", "WIDTH"))
        return () if y is None or x is None or not width else self._scale.polygon(((x, y), (x + width, y)))


def _single_words(word: Word) -> Iterator[Word]:
    """Return the words of a string; one without a place may hold the text of a whole line."""
    texts = () if word.polygon else word.text.split(" ")
    return (replace(word, text=text) for text in texts if text) if len(texts) > 1 else iter((word,))


def _substitution(string: XmlElement) -> Substitution | UnsetType:
    kind, text = _SUBSTITUTIONS.get(string.get("SUBS_TYPE").lower()), string.get("SUBS_CONTENT")
    return Substitution(kind, without_breaks(text)) if kind and text.strip() else UNSET


def _ends_broken(word: Word, hyphen: str) -> bool:
    """Return True if the hyphen of a broken word is its last sign already, as the BnF writes it."""
    return (
        word.substitution is not UNSET
        and word.substitution.kind == "HypPart1"
        and hyphen != ""
        and word.text.endswith(hyphen)
    )


def _rotation(node: XmlElement, inherited: float | None) -> float | None:
    """Return how far text is declared to be turned, in degrees clockwise; None where it is not declared."""
    degrees = parse_number(node.get("ROTATION"))
    return inherited if degrees is None else -degrees


def _corrected(node: XmlElement) -> Mark:
    return True if node.get("CS") in {"true", "1"} else UNSET


def _follow_chain(following: dict[str, str]) -> list[str]:
    """Return the ids of blocks in the order their ``IDNEXT`` give; chains come in the order of the file."""
    if not any(following.values()):
        return []
    followers = set(following.values())
    order: dict[str, None] = {}
    for start in [n for n in following if n not in followers] or list(following)[:1]:
        name = start
        while name and name not in order:
            order[name] = None
            name = following.get(name, "")
    return list(order)


def _reading_order(holder: XmlElement) -> Iterator[str]:
    for order in holder.children_named("ReadingOrder"):
        yield from _references(order)


def _references(group: XmlElement) -> Iterator[str]:
    yield from group.get("REF").split()
    for node in group.children:
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
