"""ALTO 4.4. Schema: https://www.loc.gov/standards/alto/v4/alto-4-4.xsd.

A ``String`` is what stands between blanks, as the schema has it ("Strings are separated by white spaces or
hyphenation chars"), and between two of them is always an ``SP``. Of public readers some put a blank between
any two Strings (dinglehopper, MyCoRe, Omeka, most stylesheets), some only where an ``SP`` stands (kraken),
some as the file has any ``SP`` (solr-ocrhighlighting), so that no two Strings without a blank between them
would be read alike. Words that touch (punctuation, East Asian text) are therefore one String, whose place
is around all of them and whose ``WC`` is the lowest; their places apart stand in our other formats. Text
that belongs to no word is in the String it touches, whose place does not grow; where it stands alone it is
a String without a place. A hyphen after the last word that is no part of it is ``HYP``.

Coordinates are pixels, exact to a thousandth and not clamped, since ALTO sets no bounds; an outline that
is no upright rectangle is a ``Shape`` besides its box. ALTO holds confidence of words alone. Blocks
come in reading order, chained by ``IDNEXT``; a block's kind is a ``StructureTag``, an object's name
a ``LayoutTag``. ``ROTATION``, counter-clockwise, is of blocks alone: a block whose lines declare different
turns is a ``ComposedBlock`` of several. Faces and objects are ``Illustration``, which has no attribute for
confidence. Text corrected by hand has ``CS``. ``BASEDIRECTION``, new in 4.3, is written for right-to-left
text alone, so that other files are valid for readers of 4.0 too.
"""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import UNSET

from app import __version__
from app.export.clip import format_number, is_upright_rectangle, plausible, plausible_bounds
from app.export.exporter import ExportContent, Exporter
from app.export.select_reading import (
    all_faces,
    all_objects,
    first_text,
    is_right_to_left,
    text_blocks,
    valid_confidence,
)
from app.export.text_direction import TextBoxes, parts_by_rotation
from app.export.xml_text import language_tag, serialize, xml_safe
from app.model.analysis import Analysis, Block, Line, Substitution, Text, Word
from app.model.geometry import Polygon, bounds, convex_hull, rectangle
from app.model.image import Image
from app.model.reading import Piece, pieces

NAMESPACE: Final = "http://www.loc.gov/standards/alto/ns-v4#"
_SCHEMA: Final = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_HYPHENS: Final = frozenset("-\u00ac\u00ad\u058a\u2010\u2011\u2e17\u2e40")
"""Signs that break a word at the end of a line: hyphens, the not sign of OCR programs, the soft hyphen, and
the double hyphens of blackletter."""
_SUBSTITUTIONS: Final = frozenset({"HypPart1", "HypPart2", "Abbreviation"})


def write(content: ExportContent) -> bytes:
    """Return an ALTO document in UTF-8 that its schema holds valid.

    The text is that of the first analysis that read any, in its reading order.
    """
    return serialize(_AltoDocument(content.image, content.analyses).root)


class _AltoDocument:
    def __init__(self, image: Image, analyses: tuple[Analysis, ...]) -> None:
        text = first_text(analyses)
        self.root = ET.Element(
            "alto",
            {
                "xmlns": NAMESPACE,
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}",
                "SCHEMAVERSION": "4.4",
            },
        )
        self._describe(image, analyses)
        self._tags = ET.Element("Tags")
        self._tag_ids: dict[tuple[str, str, str], str] = {}
        layout = ET.Element("Layout")
        size = {"WIDTH": str(image.width), "HEIGHT": str(image.height)}
        number = {"ID": "page_1", "PHYSICAL_IMG_NR": str(image.frame + 1)}
        page = ET.SubElement(layout, "Page", {**number, **size})
        self._print_space = ET.SubElement(page, "PrintSpace", {"HPOS": "0", "VPOS": "0", **size})
        self._text(text)
        self._illustrations(analyses)
        if len(self._tags):
            self.root.append(self._tags)
        self.root.append(layout)

    def _describe(self, image: Image, analyses: tuple[Analysis, ...]) -> None:
        description = ET.SubElement(self.root, "Description")
        ET.SubElement(description, "MeasurementUnit").text = "pixel"
        source = ET.SubElement(description, "sourceImageInformation")
        ET.SubElement(source, "fileName").text = xml_safe(image.name)
        ET.SubElement(source, "fileIdentifier", {"fileIdentifierLocation": "SHA-256"}).text = image.sha256
        step = ET.SubElement(description, "Processing", {"ID": "processing_1"})
        providers = dict.fromkeys(a.provider for a in analyses)
        ET.SubElement(step, "processingStepDescription").text = xml_safe(", ".join(providers))
        software = ET.SubElement(step, "processingSoftware")
        ET.SubElement(software, "softwareName").text = "Vidimus"
        ET.SubElement(software, "softwareVersion").text = __version__

    def _text(self, text: Text) -> None:
        parts = [parts_by_rotation(block) for block in text_blocks(text)]
        self._text_boxes = TextBoxes(line for blocks in parts for block in blocks for line in block.lines)
        self._language = next(filter(None, map(language_tag, text.languages)), None)
        numbers = [
            f"{number}_{part}" if len(blocks) > 1 else f"{number}"
            for number, blocks in enumerate(parts, 1)
            for part in range(1, len(blocks) + 1)
        ]
        following = iter([*numbers[1:], ""])
        names = iter(numbers)
        for number, (block, blocks) in enumerate(zip(text_blocks(text), parts, strict=True), 1):
            parent = self._print_space
            if len(blocks) > 1:
                attributes = {"ID": f"composed_{number}", **_box(block.polygon)}
                parent = ET.SubElement(parent, "ComposedBlock", attributes)
                _shape(parent, block.polygon)
            for part in blocks:
                self._block(parent, next(names), next(following), part)

    def _block(self, parent: ET.Element, number: str, following: str, block: Block) -> None:
        attributes = {"ID": f"block_{number}", **_box(block.polygon), **_by_hand(block)}
        if following:
            attributes["IDNEXT"] = f"block_{following}"
        if block.kind != "text":
            attributes["TAGREFS"] = self._tag("StructureTag", "block", block.kind)
        angle = self._text_boxes.degrees(block.lines)
        if angle:  # ALTO counts angles counter-clockwise
            attributes["ROTATION"] = format_number(-angle % 360)
        if self._language:
            attributes["LANG"] = self._language
        node = ET.SubElement(parent, "TextBlock", attributes)
        _shape(node, block.polygon)
        self._lines(node, number, block)

    def _lines(self, parent: ET.Element, number: str, block: Block) -> None:
        for count, line in enumerate(block.lines, 1):
            name = f"{number}_{count}"
            attributes = {"ID": f"line_{name}", **_box(line.polygon), **_by_hand(line)}
            if is_right_to_left(line.text):
                attributes["BASEDIRECTION"] = "rtl"
            node = ET.SubElement(parent, "TextLine", attributes)
            _shape(node, line.polygon)
            _add_strings(node, name, line)

    def _illustrations(self, analyses: tuple[Analysis, ...]) -> None:
        regions = [("face", "face", f.polygon) for f in all_faces(analyses)]
        regions += [(o.kind, o.name, o.polygon) for o in all_objects(analyses)]
        for number, (kind, name, polygon) in enumerate(regions, 1):
            attributes = {"ID": f"illustration_{number}", "TYPE": xml_safe(kind), **_box(polygon)}
            attributes["TAGREFS"] = self._tag("LayoutTag", kind, name)
            _shape(ET.SubElement(self._print_space, "Illustration", attributes), polygon)

    def _tag(self, element: str, kind: str, label: str) -> str:
        key = element, kind, label
        if key not in self._tag_ids:
            self._tag_ids[key] = f"tag_{len(self._tag_ids) + 1}"
            attributes = {"ID": self._tag_ids[key], "TYPE": xml_safe(kind), "LABEL": xml_safe(label)}
            ET.SubElement(self._tags, element, attributes)
        return self._tag_ids[key]


def _add_strings(parent: ET.Element, name: str, line: Line) -> None:
    strings = list(_strings(line))
    if not line.words or not strings:
        ET.SubElement(parent, "String", {"ID": f"string_{name}_1", "CONTENT": xml_safe(line.text)})
        return
    hyphen = _hyphen_after(strings[-1][-1])
    for number, touching in enumerate(strings, 1):
        if number > 1:
            ET.SubElement(parent, "SP")
        content = "".join(piece.text for piece in touching)
        if number == len(strings) and hyphen:
            content = content.removesuffix(hyphen)
        words = [piece.word for piece in touching if piece.word is not None]
        outline = _around([word.polygon for word in words if plausible(word.polygon)])
        attributes = {"ID": f"string_{name}_{number}", **_box(outline), "CONTENT": xml_safe(content)}
        attributes |= _word_attributes(words)
        _shape(ET.SubElement(parent, "String", attributes), outline)
    if hyphen:
        ET.SubElement(parent, "HYP", {"CONTENT": xml_safe(hyphen)})


def _hyphen_after(piece: Piece) -> str:
    """Return the sign after the last word of a line that breaks a word in two, empty where there is none."""
    broken = piece.word is not None and piece.word.substitution
    sure = isinstance(broken, Substitution) and broken.kind == "HypPart1" and _is_sign(piece.after)
    return piece.after if sure or piece.after in _HYPHENS else ""


def _is_sign(text: str) -> bool:
    return len(text) == 1 and unicodedata.category(text)[0] in "PS"


def _strings(line: Line) -> Iterator[list[Piece]]:
    """Return the pieces of a line that no blank parts, together; those without any text are left out."""
    touching: list[Piece] = []
    for piece in pieces(line):
        if piece.blank and touching:
            yield touching
            touching = []
        if piece.text:
            touching.append(piece)
    if touching:
        yield touching


def _word_attributes(words: Sequence[Word]) -> dict[str, str]:
    """Return what is said about a String of one word, or of several that touch."""
    attributes = {"CS": "true"} if any(word.corrected is True for word in words) else {}
    confidences = [c for word in words if (c := valid_confidence(word.confidence)) is not None]
    if confidences:
        attributes["WC"] = format_number(min(confidences), digits=6)
    codes = {language_tag(word.languages[0].code) if word.languages else None for word in words}
    code = codes.pop() if len(codes) == 1 else None
    if code:
        attributes["LANG"] = code
    for word in words:
        if word.substitution is not UNSET and word.substitution.kind in _SUBSTITUTIONS:
            attributes["SUBS_TYPE"] = word.substitution.kind
            attributes["SUBS_CONTENT"] = xml_safe(word.substitution.text)
    return attributes


def _around(outlines: Sequence[Polygon]) -> Polygon:
    """Return the outline of several words: a box where all are boxes, else their convex hull."""
    if len(outlines) < 2:
        return outlines[0] if outlines else ()
    points = [point for outline in outlines for point in outline]
    hull = convex_hull(points)
    if not all(map(is_upright_rectangle, outlines)) and len(hull) > 2:
        return hull
    left, top, right, bottom = bounds(points)
    return rectangle(left, top, right - left, bottom - top)


def _box(polygon: Polygon) -> dict[str, str]:
    box = plausible_bounds(polygon)
    if box is None:
        return {}
    left, top, right, bottom = box
    sides = {"HPOS": left, "VPOS": top, "WIDTH": right - left, "HEIGHT": bottom - top}
    return {name: format_number(value) for name, value in sides.items()}


def _by_hand(region: Block | Line) -> dict[str, str]:
    """Return ALTO's correction status for a region corrected by hand."""
    return {"CS": "true"} if region.corrected is True else {}


def _shape(parent: ET.Element, polygon: Polygon) -> None:
    polygon = plausible(polygon)
    if polygon and not is_upright_rectangle(polygon):
        shape = ET.Element("Shape")
        parent.insert(0, shape)
        outline = " ".join(f"{format_number(x)},{format_number(y)}" for x, y in polygon)
        ET.SubElement(shape, "Polygon", {"POINTS": outline})


EXPORTER = Exporter(
    name="alto",
    title="ALTO 4",
    media_type="application/xml",
    suffix=".alto.xml",
    write=write,
)
