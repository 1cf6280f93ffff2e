"""PAGE-XML 2019-07-15 (``PcGts``). Schema: https://github.com/PRImA-Research-Lab/PAGE-XML.

Points are whole pixels inside the image, at least two, as the schema's pattern demands; a region without
a polygon gets that of the region around it. A block's text and confidence are its ``TextEquiv``; the
reading order is written. Faces and objects are ``ImageRegion``, logos and barcodes ``GraphicRegion``,
with their name as ``Label`` and their confidence at the ``Coords``. A kind the schema has no value for
is kept in ``custom`` as ``vidimus {kind:…;}``.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from typing import Final

from app import __version__
from app.export.clip import format_number, pixel_polygon
from app.export.exporter import ExportContent, Exporter
from app.export.select_reading import (
    all_faces,
    all_objects,
    first_text,
    is_right_to_left,
    text_blocks,
    valid_confidence,
)
from app.export.text_direction import TextBoxes
from app.export.xml_text import serialize, xml_safe
from app.formats.languages import name_of
from app.model.analysis import Analysis, Block, Line, Text
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

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
        text_boxes = TextBoxes(line for block in blocks for line in block.lines)
        order = ET.SubElement(ET.SubElement(self._page, "ReadingOrder"), "OrderedGroup", {"id": "order_1"})
        for number, block in enumerate(blocks, 1):
            ET.SubElement(
                order, "RegionRefIndexed", {"index": str(number - 1), "regionRef": f"block_{number}"}
            )
            self._block(number, block, text_boxes)

    def _block(self, number: int, block: Block, text_boxes: TextBoxes) -> None:
        text = "\n".join(xml_safe(line.text) for line in block.lines)
        attributes = {"id": f"block_{number}"}
        if block.kind in _KINDS or block.kind == "text":
            attributes["type"] = "paragraph" if block.kind == "text" else block.kind
        else:
            attributes["type"] = "other"
            attributes["custom"] = _custom(block.kind)
        angle = text_boxes.degrees(block.lines)
        if angle:  # by which the region has to be turned to be upright
            attributes["orientation"] = format_number(-angle)
        attributes |= _direction(text)
        node = ET.SubElement(self._page, "TextRegion", attributes)
        self._coords(node, block.polygon, self._whole_image)
        for count, line in enumerate(block.lines, 1):
            self._line(node, f"{number}_{count}", line, block.polygon)
        _add_text(node, text, block.confidence)

    def _line(self, parent: ET.Element, number: str, line: Line, around: Polygon) -> None:
        node = ET.SubElement(parent, "TextLine", {"id": f"line_{number}", **_direction(line.text)})
        self._coords(node, line.polygon, around)
        for count, word in enumerate(line.words, 1):
            attributes = {"id": f"word_{number}_{count}"}
            language = name_of(word.languages[0].code) if word.languages else None
            if language:
                attributes["language"] = language
            inner = ET.SubElement(node, "Word", attributes | _direction(word.text))
            self._coords(inner, word.polygon, line.polygon, around)
            _add_text(inner, xml_safe(word.text), word.confidence)
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


def _direction(text: str) -> dict[str, str]:
    return {"readingDirection": "right-to-left"} if is_right_to_left(text) else {}


EXPORTER = Exporter(
    name="page",
    title="PAGE-XML 2019",
    media_type="application/xml",
    suffix=".page.xml",
    write=write,
)
