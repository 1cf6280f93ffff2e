"""Azure's boxes as polygons of the upright original (``WIRE.md``, "Azure Vision: boxes")."""

from __future__ import annotations

from app.model.errors import AnswerError
from app.model.geometry import Polygon, mapped, rectangle
from app.providers.azure.shapes import AzureLine, AzureRectangle, AzureWord
from app.providers.kit.wire_values import PointMap, coordinate, points

_MOST_NUMBERS = 20_000


def rectangle_polygon(box: AzureRectangle | None, to_original: PointMap) -> Polygon:
    """Return the corners of a rectangle, clockwise from the top left; empty without one, or without sides."""
    if box is None or box == AzureRectangle():
        return ()
    sides = (box.x or box.left, box.y or box.top, box.w or box.width, box.h or box.height)
    return mapped(rectangle(*(coordinate(side) for side in sides)), to_original)


def text_polygon(shape: AzureWord | AzureLine, to_original: PointMap) -> Polygon:
    """Return the outline of a word or line, in whichever of the three ways of readers it is given."""
    if shape.bounding_polygon:
        return mapped(points(shape.bounding_polygon), to_original)
    box = shape.bounding_box
    if isinstance(box, tuple):
        numbers = [coordinate(n) for n in box[:_MOST_NUMBERS]]
        return mapped(tuple(zip(numbers[::2], numbers[1::2], strict=False)), to_original)
    return comma_polygon(box, to_original) if isinstance(box, str) else ()


def comma_polygon(box: str, to_original: PointMap) -> Polygon:
    """Return the corners of legacy OCR's ``"x,y,w,h"``; raise AnswerError for other texts."""
    sides = box.split(",")
    if len(sides) != 4:
        raise AnswerError("Azure's answer has {value} where a box belongs", value=repr(box[:40]))
    return mapped(rectangle(*(coordinate(side) for side in sides)), to_original)
