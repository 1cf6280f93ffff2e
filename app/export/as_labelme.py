"""The annotation file of labelme, which lies beside its image. https://github.com/wkentaro/labelme.

Every region is a shape labelled block, line, word, face or with the object's name (one label for names
alike but for case); its text is the shape's description. Points are those of the part inside the image,
exact to a thousandth: labelme cannot reach what lies outside. Words and their line share a group.
``confidence``, ``provider`` and ``name`` (an object's own, where the label differs) are keys of ours,
which labelme keeps; absent confidence is absent.
"""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Final

import msgspec

from app.export.clip import clip_to_image
from app.export.exporter import ExportContent, Exporter
from app.export.regions import FlatRegion, flat_regions
from app.model.image import Image

VERSION: Final = "5.5.0"
"""Version of labelme's format."""


def write(content: ExportContent) -> bytes:
    """Return one JSON object, set out over lines as labelme does; the image itself stays outside."""
    image = content.image
    shapes = (_shape(region, image) for region in flat_regions(content.analyses))
    document: dict[str, Any] = {
        "version": VERSION,
        "flags": {},
        "shapes": [shape for shape in shapes if shape is not None],
        "imagePath": PureWindowsPath(PurePosixPath(image.name).name).name,
        "imageData": None,
        "imageHeight": image.height,
        "imageWidth": image.width,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _shape(region: FlatRegion, image: Image) -> dict[str, Any] | None:
    points = [[round(x, 3), round(y, 3)] for x, y in clip_to_image(region.polygon, image)]
    if len(points) < 2:
        return None
    shape: dict[str, Any] = {
        "label": region.label,
        "points": points,
        "group_id": region.group,
        "description": region.text,
        "shape_type": "polygon" if len(points) > 2 else "rectangle",
        "flags": {},
        "mask": None,
        "provider": region.provider,
    }
    if region.kind == "object" and region.label != region.name:
        shape["name"] = region.name
    if region.confidence is not None:
        shape["confidence"] = region.confidence
    return shape


EXPORTER = Exporter(
    name="labelme",
    title="labelme annotations",
    media_type="application/json",
    suffix=".json",
    write=write,
)
