"""COCO object detection: images, categories, annotations. https://cocodataset.org/#format-data.

Outlines and boxes are the part of a region inside the image, exact to a thousandth of a pixel; a region
without area there is left out, since COCO's tools cannot use it. Categories are block, line, word and face
(1 to 4), then every object's name in the order they come; names alike but for case share one. Text,
confidence (absent where none was given), provider and a name that is not the category's are under
``attributes``, where annotation tools keep what COCO has no field for.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app import __version__
from app.export.clip import clip_to_image
from app.export.exporter import ExportContent, Exporter
from app.export.regions import KINDS, FlatRegion, flat_regions
from app.model.geometry import area, bounds
from app.model.image import Image

_SUPER = {"block": "text", "line": "text", "word": "text", "face": "face"}


def write(content: ExportContent) -> bytes:
    """Return one JSON object about one image; its ids count from 1."""
    image = content.image
    categories = {name: number for number, name in enumerate(KINDS, 1)}
    annotations: list[dict[str, Any]] = []
    for region in flat_regions(content.analyses):
        entry = _annotation(region, image)
        if entry is not None:
            entry["id"] = len(annotations) + 1
            entry["category_id"] = categories.setdefault(region.label, len(categories) + 1)
            annotations.append(entry)
    document = {
        "info": {"description": image.name, "version": "1.0", "contributor": f"Vidimus {__version__}"},
        "licenses": [],
        "images": [
            {"id": 1, "width": image.width, "height": image.height, "file_name": image.name,
             "sha256": image.sha256}
        ],
        "categories": [
            {"id": number, "name": name, "supercategory": _SUPER.get(name, "object")}
            for name, number in categories.items()
        ],
        "annotations": annotations,
    }  # fmt: skip
    return msgspec.json.encode(document) + b"\n"


def _annotation(region: FlatRegion, image: Image) -> dict[str, Any] | None:
    outline = tuple((round(x, 3), round(y, 3)) for x, y in clip_to_image(region.polygon, image))
    if len(outline) == 2:  # a segment of four numbers would be taken for a box
        (x0, y0), (x1, y1) = outline
        outline = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    surface = area(outline) if outline else 0.0
    if not surface:
        return None
    left, top, right, bottom = bounds(outline)
    attributes = {"provider": region.provider, "text": region.text, "confidence": region.confidence}
    if region.kind == "block":
        attributes["kind"] = region.name
    elif region.kind == "object" and region.label != region.name:
        attributes["name"] = region.name
    return {
        "id": 0,
        "image_id": 1,
        "category_id": 0,
        "bbox": [left, top, round(right - left, 3), round(bottom - top, 3)],
        "area": round(surface, 3),
        "segmentation": [[v for point in outline for v in point]],
        "iscrowd": 0,
        "attributes": {k: v for k, v in attributes.items() if v not in {None, ""}},
    }


EXPORTER = Exporter(
    name="coco",
    title="COCO annotations",
    media_type="application/json",
    suffix=".coco.json",
    write=write,
)
