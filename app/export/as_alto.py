"""ALTO 4.4. Schema: https://www.loc.gov/standards/alto/v4/alto-4-4.xsd.

Coordinates are pixels, exact to a thousandth and not clamped, since ALTO sets no bounds; an outline that
is no upright rectangle is a ``Shape`` besides its box. ALTO holds confidence of words alone. Blocks
come in reading order, chained by ``IDNEXT``; a block's kind is a ``StructureTag``, an object's name
a ``LayoutTag``. Faces and objects are ``Illustration``, which has no attribute for confidence.
Text corrected by hand has ``CS``. ``BASEDIRECTION``, new in 4.3, is written for right-to-left text alone,
so that other files are valid for readers of 4.0 too.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Final

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
    words_with_gaps,
)
from app.export.text_direction import TextBoxes
from app.export.xml_text import language_tag, serialize, xml_safe
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.geometry import Polygon
from app.model.image import Image

NAMESPACE: Final = "http://www.loc.gov/standards/alto/ns-v4#"
_SCHEMA: Final = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"


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
        blocks = text_blocks(text)
        text_boxes = TextBoxes(line for block in blocks for line in block.lines)
        language = next(filter(None, map(language_tag, text.languages)), None)
        for number, block in enumerate(blocks, 1):
            attributes = {"ID": f"block_{number}", **_box(block.polygon), **_by_hand(block)}
            if number < len(blocks):
                attributes["IDNEXT"] = f"block_{number + 1}"
            if block.kind != "text":
                attributes["TAGREFS"] = self._tag("StructureTag", "block", block.kind)
            angle = text_boxes.degrees(block.lines)
            if angle:  # ALTO counts angles counter-clockwise
                attributes["ROTATION"] = format_number(-angle)
            if language:
                attributes["LANG"] = language
            node = ET.SubElement(self._print_space, "TextBlock", attributes)
            _shape(node, block.polygon)
            self._lines(node, number, block)

    def _lines(self, parent: ET.Element, number: int, block: Block) -> None:
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
    if not line.words:
        ET.SubElement(parent, "String", {"ID": f"string_{name}_1", "CONTENT": xml_safe(line.text)})
    for number, (before, word) in enumerate(words_with_gaps(line), 1):
        if number > 1 and before:
            ET.SubElement(parent, "SP")
        attributes = {"ID": f"string_{name}_{number}", **_box(word.polygon), **_by_hand(word)}
        attributes["CONTENT"] = xml_safe(word.text)
        confidence = valid_confidence(word.confidence)
        if confidence is not None:
            attributes["WC"] = format_number(confidence, digits=6)
        code = language_tag(word.languages[0].code) if word.languages else None
        if code:
            attributes["LANG"] = code
        _shape(ET.SubElement(parent, "String", attributes), word.polygon)


def _box(polygon: Polygon) -> dict[str, str]:
    box = plausible_bounds(polygon)
    if box is None:
        return {}
    left, top, right, bottom = box
    sides = {"HPOS": left, "VPOS": top, "WIDTH": right - left, "HEIGHT": bottom - top}
    return {name: format_number(value) for name, value in sides.items()}


def _by_hand(region: Block | Line | Word) -> dict[str, str]:
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
