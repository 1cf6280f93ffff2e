"""PAGE-XML 2019-07-15 (``PcGts``). Schema: https://github.com/PRImA-Research-Lab/PAGE-XML.

Points are whole pixels inside the image, at least two, as the schema's pattern demands; a region without
a polygon gets that of the region around it. A block's text and confidence are its ``TextEquiv``; the
reading order is written. Faces and objects are ``ImageRegion``, logos and barcodes ``GraphicRegion``,
with their name as ``Label`` and their confidence at the ``Coords``. A kind the schema has no value for
is kept in ``custom`` as ``vidimus {kind:…;}``.

Text that belongs to no word is part of the word it touches; where it stands alone it is a word with the
line's place, since the schema wants one. Words that no blank parts, and the parts of a word that is broken
over two lines, are joined by a ``Relation`` (as OCR-D reads it). Words stand in the order they are read,
whatever their direction. OCR-D reverses the words of a ``TextLine`` that itself says ``right-to-left``, most
others go by the file's order: so the direction stands at the region, from which lines inherit it, and a line
that runs the other way says ``left-to-right``. ``orientation`` is of regions alone: a block whose lines
declare different turns is several regions, linked by a ``Relation``.
"""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from typing import Final

from msgspec import UNSET

from app import __version__
from app.export.clip import format_number, pixel_polygon
from app.export.exporter import ExportContent, Exporter
from app.export.select_reading import (
    all_faces,
    all_objects,
    first_text,
    is_left_to_right,
    is_right_to_left,
    text_blocks,
    valid_confidence,
)
from app.export.text_direction import TextBoxes, parts_by_rotation
from app.export.xml_text import serialize, xml_safe
from app.formats.languages import name_of
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.geometry import Polygon, rectangle
from app.model.image import Image
from app.model.reading import pieces

NAMESPACE: Final = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_KINDS: Final = frozenset(
    (
        "heading", "caption", "header", "footer", "page-number", "drop-capital", "credit", "floating",
        "signature-mark", "catch-word", "marginalia", "footnote", "footnote-continued", "endnote",
        "TOC-entry", "list-label", "other",
    )
)  # fmt: skip
"""Types of text regions in the schema, besides ``paragraph``."""
_GRAPHICS: Final = frozenset({"logo", "barcode", "stamp", "signature", "letterhead", "decoration", "frame"})
_UNFIT: Final = re.compile(r"[^\w .-]+")


def write(content: ExportContent) -> bytes:
    """Return a PAGE-XML document in UTF-8 that its schema holds valid.

    The text is that of the first analysis that read any, in its reading order.
    """
    return serialize(_PageDocument(content.image, content.analyses).root)


class _PageDocument:
    def __init__(self, image: Image, analyses: tuple[Analysis, ...]) -> None:
        self._image = image
        self._relations: list[tuple[str, str, str]] = []
        self._broken = ""
        self._whole_image = rectangle(0, 0, image.width, image.height)
        self.root = ET.Element(
            "PcGts",
            {
                "xmlns": NAMESPACE,
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation": f"{NAMESPACE} {NAMESPACE}/pagecontent.xsd",
            },
        )
        metadata = ET.SubElement(self.root, "Metadata")
        ET.SubElement(metadata, "Creator").text = f"Vidimus {__version__}"
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name in ("Created", "LastChange"):
            ET.SubElement(metadata, name).text = now
        text = first_text(analyses)
        size = {"imageWidth": str(image.width), "imageHeight": str(image.height)}
        self._page = ET.SubElement(self.root, "Page", {"imageFilename": xml_safe(image.name), **size})
        language = next(filter(None, map(name_of, text.languages)), None)
        if language:
            self._page.set("primaryLanguage", language)
        self._text(text)
        for number, face in enumerate(all_faces(analyses), 1):
            self._graphic(f"face_{number}", "face", "face", face.polygon, face.confidence)
        for number, thing in enumerate(all_objects(analyses), 1):
            self._graphic(f"object_{number}", thing.kind, thing.name, thing.polygon, thing.confidence)

    def _text(self, text: Text) -> None:
        blocks = text_blocks(text)
        if not blocks:
            return
        self._text_boxes = TextBoxes(line for block in blocks for line in block.lines)
        order = ET.SubElement(ET.SubElement(self._page, "ReadingOrder"), "OrderedGroup", {"id": "order_1"})
        after_order = len(self._page)
        for number, block in enumerate(blocks, 1):
            parts = parts_by_rotation(block)
            names = [f"block_{number}"]
            if len(parts) > 1:
                names = [f"block_{number}_{count}" for count in range(1, len(parts) + 1)]
            for name, part in zip(names, parts, strict=True):
                ET.SubElement(order, "RegionRefIndexed", {"index": str(len(order)), "regionRef": name})
                self._block(name, part)
            self._relations += [("link", *pair) for pair in itertools.pairwise(names)]
        if self._relations:
            self._page.insert(after_order, _relations(self._relations))

    def _block(self, name: str, block: Block) -> None:
        text = "\n".join(xml_safe(line.text) for line in block.lines)
        attributes = {"id": name}
        if block.kind in _KINDS or block.kind == "text":
            attributes["type"] = "paragraph" if block.kind == "text" else block.kind
        else:
            attributes["type"] = "other"
            attributes["custom"] = _custom(block.kind)
        angle = self._text_boxes.degrees(block.lines)
        if angle:  # by which the region has to be turned to be upright; the schema wants -179.999 to 180
            attributes["orientation"] = format_number(180 - (180 + angle) % 360)
        leftwards = any(is_right_to_left(line.text) for line in block.lines)
        if leftwards:
            attributes["readingDirection"] = "right-to-left"
        node = ET.SubElement(self._page, "TextRegion", attributes)
        self._coords(node, block.polygon, self._whole_image)
        number = name.removeprefix("block_")
        for count, line in enumerate(block.lines, 1):
            other = leftwards and is_left_to_right(line.text)
            direction = {"readingDirection": "left-to-right"} if other else {}
            line_node = ET.SubElement(node, "TextLine", {"id": f"line_{number}_{count}", **direction})
            self._line(line_node, f"{number}_{count}", line, block.polygon)
        _add_text(node, text, block.confidence)

    def _line(self, node: ET.Element, number: str, line: Line, around: Polygon) -> None:
        self._coords(node, line.polygon, around)
        before = ""
        for count, piece in enumerate(pieces(line) if line.words else (), 1):
            name, word = f"word_{number}_{count}", piece.word or Word((), "")
            if before and not piece.blank:
                self._relations.append(("join", before, name))
            if count == 1 and self._broken and _substitution(word) == "HypPart2":
                self._relations.append(("join", self._broken, name))
            self._broken, before = "", name
            attributes = {"id": name}
            language = name_of(word.languages[0].code) if word.languages else None
            if language:
                attributes["language"] = language
            if is_right_to_left(piece.text):
                attributes["readingDirection"] = "right-to-left"
            inner = ET.SubElement(node, "Word", attributes)
            self._coords(inner, word.polygon, line.polygon, around)
            _add_text(inner, xml_safe(piece.text), word.confidence)
            if _substitution(word) == "HypPart1":
                self._broken = name
        _add_text(node, xml_safe(line.text), line.confidence)

    def _graphic(self, name: str, kind: str, label: str, polygon: Polygon, confidence: float | None) -> None:
        graphic = kind in _GRAPHICS
        attributes = {"id": name} | ({"type": kind} if graphic else {}) | {"custom": _custom(kind)}
        node = ET.SubElement(self._page, "GraphicRegion" if graphic else "ImageRegion", attributes)
        coords = self._coords(node, polygon, self._whole_image)
        coords.attrib |= _confidence(confidence)
        labels = ET.SubElement(node, "Labels")
        ET.SubElement(labels, "Label", {"value": xml_safe(label)})

    def _coords(self, parent: ET.Element, *polygons: Polygon) -> ET.Element:
        """Add ``Coords``: the first of the polygons with a part inside the image, else the whole image."""
        parts = (pixel_polygon(polygon, self._image) for polygon in (*polygons, self._whole_image))
        points = next(filter(None, parts))
        if len(points) == 1:
            points *= 2
        return ET.SubElement(parent, "Coords", {"points": " ".join(f"{x},{y}" for x, y in points)})


def _add_text(parent: ET.Element, text: str, confidence: float | None) -> None:
    ET.SubElement(ET.SubElement(parent, "TextEquiv", _confidence(confidence)), "Unicode").text = text


def _confidence(value: float | None) -> dict[str, str]:
    confidence = valid_confidence(value)
    return {} if confidence is None else {"conf": format_number(confidence, digits=6)}


def _custom(kind: str) -> str:
    return f"vidimus {{kind:{_UNFIT.sub('-', xml_safe(kind))[:60]};}}"


def _substitution(word: Word) -> str:
    return "" if word.substitution is UNSET else word.substitution.kind


def _relations(pairs: list[tuple[str, str, str]]) -> ET.Element:
    """Return the element of these relations: the type of each, and the ids of both ends."""
    root = ET.Element("Relations")
    for number, (kind, source, target) in enumerate(pairs, 1):
        node = ET.SubElement(root, "Relation", {"id": f"relation_{number}", "type": kind})
        ET.SubElement(node, "SourceRegionRef", {"regionRef": source})
        ET.SubElement(node, "TargetRegionRef", {"regionRef": target})
    return root


EXPORTER = Exporter(
    name="page",
    title="PAGE-XML 2019",
    media_type="application/xml",
    suffix=".page.xml",
    write=write,
)
