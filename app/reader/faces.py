"""Faces by OpenCV's cascades: a basic detector, without confidences."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.model.analysis import Face
from app.model.geometry import rectangle


def warm_up() -> None:
    """Load the cascades."""
    _cascade("haarcascade_frontalface_alt2.xml")


def find_faces(image: npt.NDArray[np.uint8]) -> tuple[Face, ...]:
    """Faces of an image of shape (height, width, 3), RGB."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found = _cascade("haarcascade_frontalface_alt2.xml").detectMultiScale(grey, 1.1, 4, minSize=(24, 24))
    return tuple(Face(rectangle(float(x), float(y), float(w), float(h))) for x, y, w, h in found)


@cache
def _cascade(name: str) -> Any:
    return cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))
