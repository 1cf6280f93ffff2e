"""PAGE-XML 2019-07-15 (``PcGts``). Schema: https://github.com/PRImA-Research-Lab/PAGE-XML.

Points are whole pixels inside the image, at least two, as the schema's pattern demands; what has no
place of its own stands in that of what is around it. A block's text and confidence are its
``TextEquiv``; the reading order is written. Faces and objects are ``ImageRegion``, logos and barcodes
``GraphicRegion``, with their name as ``Label`` and their confidence at the ``Coords``. A kind the schema
has no word for stands in ``custom`` as ``vidimus {kind:…;}``.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from typing import Final

from app import __version__
from app.export.clip import figure, whole
from app.export.exporter import ExportContent, Exporter
from app.export.select_reading import blocks, confidence, faces, objects, reading, right_to_left
from app.export.text_direction import Slants
from app.export.xml_text import legal, serialized
from app.formats.languages import name_of
from app.model.analysis import Analysis, Block, Line, Text
from app.model.geometry import Polygon, rectangle
from app.model.image import Image

SPACE: Final = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_KINDS: Final = frozenset(
    (
        "heading", "caption", "header", "footer", "page-number", "drop-capital", "credit", "floating",
        "signature-mark", "catch-word", "marginalia", "footnote", "footnote-continued", "endnote",
        "TOC-entry", "list-label", "other",
    )
)  # fmt: skip
"""What the schema calls text regions, besides ``paragraph``."""
_GRAPHICS: Final = frozenset({"logo", "barcode", "stamp", "signature", "letterhead", "decoration", "frame"})
_UNFIT: Final = re.compile(r"[^\w .-]+")


def write(content: ExportContent) -> bytes:
    """Return a PAGE-XML document in UTF-8 that its schema holds valid.

    The text is that of the first analysis that read any, in its reading order.
    """
    root = _Document(content.image, content.analyses).root
    return serialized(root)


class _Document:
    def __init__(self, image: Image, analyses: tuple[Analysis, ...]) -> None:
        self._image = image
        self._all = rectangle(0, 0, image.width, image.height)
        self.root = ET.Element(
            "PcGts",
            {
                "xmlns": SPACE,
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation": f"{SPACE} {SPACE}/pagecontent.xsd",
            },
        )
        metadata = ET.SubElement(self.root, "Metadata")
        ET.SubElement(metadata, "Creator").text = f"Vidimus {__version__}"
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name in ("Created", "LastChange"):
            ET.SubElement(metadata, name).text = now
        text = reading(analyses)
        size = {"imageWidth": str(image.width), "imageHeight": str(image.height)}
        self._page = ET.SubElement(self.root, "Page", {"imageFilename": legal(image.name), **size})
        spoken = next(filter(None, map(name_of, text.languages)), None)
        if spoken:
            self._page.set("primaryLanguage", spoken)
        self._text(text)
        for number, face in enumerate(faces(analyses), 1):
            self._other(f"face_{number}", "face", "face", face.polygon, face.confidence)
        for number, thing in enumerate(objects(analyses), 1):
            self._other(f"object_{number}", thing.kind, thing.name, thing.polygon, thing.confidence)

    def _text(self, text: Text) -> None:
        found = blocks(text)
        if not found:
            return
        slants = Slants(line for block in found for line in block.lines)
        order = ET.SubElement(ET.SubElement(self._page, "ReadingOrder"), "OrderedGroup", {"id": "order_1"})
        for number, block in enumerate(found, 1):
            ET.SubElement(
                order, "RegionRefIndexed", {"index": str(number - 1), "regionRef": f"block_{number}"}
            )
            self._block(number, block, slants)

    def _block(self, number: int, block: Block, slants: Slants) -> None:
        text = "\n".join(legal(line.text) for line in block.lines)
        attributes = {"id": f"block_{number}"}
        if block.kind in _KINDS or block.kind == "text":
            attributes["type"] = "paragraph" if block.kind == "text" else block.kind
        else:
            attributes["type"] = "other"
            attributes["custom"] = _custom(block.kind)
        angle = slants.degrees(block.lines)
        if angle:  # what the region has to be turned by to stand upright
            attributes["orientation"] = figure(-angle)
        attributes |= _direction(text)
        node = ET.SubElement(self._page, "TextRegion", attributes)
        self._coords(node, block.polygon, self._all)
        for count, line in enumerate(block.lines, 1):
            self._line(node, f"{number}_{count}", line, block.polygon)
        _equiv(node, text, block.confidence)

    def _line(self, parent: ET.Element, number: str, line: Line, around: Polygon) -> None:
        node = ET.SubElement(parent, "TextLine", {"id": f"line_{number}", **_direction(line.text)})
        self._coords(node, line.polygon, around)
        for count, word in enumerate(line.words, 1):
            attributes = {"id": f"word_{number}_{count}"}
            spoken = name_of(word.languages[0].code) if word.languages else None
            if spoken:
                attributes["language"] = spoken
            inner = ET.SubElement(node, "Word", attributes | _direction(word.text))
            self._coords(inner, word.polygon, line.polygon, around)
            _equiv(inner, legal(word.text), word.confidence)
        _equiv(node, legal(line.text), line.confidence)

    def _other(self, name: str, kind: str, label: str, polygon: Polygon, sure: float | None) -> None:
        graphic = kind in _GRAPHICS
        attributes = {"id": name} | ({"type": kind} if graphic else {}) | {"custom": _custom(kind)}
        node = ET.SubElement(self._page, "GraphicRegion" if graphic else "ImageRegion", attributes)
        coords = self._coords(node, polygon, self._all)
        if confidence(sure) is not None:
            coords.set("conf", _sure(sure))
        labels = ET.SubElement(node, "Labels")
        ET.SubElement(labels, "Label", {"value": legal(label)})

    def _coords(self, parent: ET.Element, *polygons: Polygon) -> ET.Element:
        """The first of the polygons that has a part in the image, the whole image where none has."""
        parts = (whole(polygon, self._image) for polygon in (*polygons, self._all))
        points = next(filter(None, parts))
        if len(points) == 1:
            points *= 2
        return ET.SubElement(parent, "Coords", {"points": " ".join(f"{x},{y}" for x, y in points)})


def _equiv(parent: ET.Element, text: str, sure: float | None) -> None:
    attributes = {} if confidence(sure) is None else {"conf": _sure(sure)}
    ET.SubElement(ET.SubElement(parent, "TextEquiv", attributes), "Unicode").text = text


def _sure(value: float | None) -> str:
    return f"{confidence(value) or 0.0:.6f}".rstrip("0").rstrip(".")


def _custom(kind: str) -> str:
    return f"vidimus {{kind:{_UNFIT.sub('-', legal(kind))[:60]};}}"


def _direction(text: str) -> dict[str, str]:
    return {"readingDirection": "right-to-left"} if right_to_left(text) else {}


EXPORTER = Exporter(
    name="page",
    title="PAGE-XML 2019",
    media_type="application/xml",
    suffix=".page.xml",
    write=write,
)
