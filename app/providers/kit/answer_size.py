"""Answers that are about another size than the image they are read for."""

from __future__ import annotations

from app.model.errors import AnswerError
from app.model.geometry import Point
from app.model.image import Image
from app.model.limits import Fitted
from app.providers.kit.wire_values import FARTHEST, Number, PointMap, number

Size = tuple[float, float]
"""Width and height in pixels."""


def size_of(width: Number, height: Number) -> Size | None:
    """Return the size in pixels that an answer names; None where it names none.

    A size under a pixel, or beyond every picture, is none.
    """
    size = number(width), number(height)
    return size if min(size) >= 1 and max(size) <= FARTHEST else None


def unfitted(image: Image) -> Fitted:
    """Return the fit of a saved answer's image: nothing was sent, pixels are those of the original."""
    return Fitted(b"", "", image.width, image.height, _same_point)


def rescaled(to_original: PointMap, seen: Size | None, sent: Size) -> PointMap:
    """Return a map to the original from pixels of the size the service saw, where that is not the size sent.

    ``to_original`` maps pixels of the size sent; ``seen`` is None, or under a pixel, where nobody says it.
    """
    if seen is None or seen == sent or min(seen) < 1:
        return to_original
    fx, fy = sent[0] / seen[0], sent[1] / seen[1]
    return lambda p: to_original((p[0] * fx, p[1] * fy))


def has_other_shape(seen: Size, sent: Size) -> bool:
    """Return True if two sizes cannot be of one image.

    Two pixels of difference are the rounding of whoever scaled the image.
    """
    skew = (sent[0] / seen[0]) / (sent[1] / seen[1])
    return abs(skew - 1) > 0.05 and max(abs(seen[0] - sent[0]), abs(seen[1] - sent[1])) > 2


def refuse_other_shape(seen: Size | None, sent: Size) -> None:
    """Raise AnswerError when the service saw an image of other proportions than the one at hand."""
    if seen is not None and min(seen) >= 1 and has_other_shape(seen, sent):
        raise AnswerError(
            "the answer is of a picture of {width:.0f} × {height:.0f}, "
            "not {image_width:.0f} × {image_height:.0f}: open the picture it is of, uncropped and not turned",
            width=seen[0],
            height=seen[1],
            image_width=sent[0],
            image_height=sent[1],
        )


def _same_point(point: Point) -> Point:
    return point
