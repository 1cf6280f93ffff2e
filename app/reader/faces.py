"""Faces by OpenCV's cascades: a basic detector, without confidences.

Three steps. *Candidates*: quick passes over a working copy of the whole image, some of them turned,
frontal and profile, generous. *Evidence*: each candidate is cut out at one size and shown to three
independently trained frontal cascades (and the profile one) at several angles; the number of windows
in which each sees a face is its vote. A face is seen by all three at once; what a text page, a
window of a house or an emblem provokes in one of them leaves another cold, so the harmonic mean of
the three tells them apart. *Merging*: of overlapping faces the one with most votes stays.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from app.model.analysis import Face
from app.model.geometry import Polygon

Grey = npt.NDArray[np.uint8]

WORKING_SIDE: Final = 1280
"""Longer side of the working copy; faces of fewer than 22 pixels in it are not looked for."""

_TURNED_SIDE: Final = 960
_SMALL_SIDE: Final = 400
_MIN_FACE_SIDE: Final = 22
_MARGIN: Final = 0.08
_MIN_PICTURE_SIDE: Final = 12
_CUT_SIDE: Final = 64
_ANGLES: Final = (-24, -12, 0, 12, 24)
_FRONTAL: Final = ("frontalface_alt2", "frontalface_default", "frontalface_alt")
_PROFILE: Final = "profileface"

_DISTINCT_SIDE: Final = 48
"""Side in working pixels from which a face shows enough to be taken at its word."""
_VOTES: Final = 33.0
_VOTES_SMALL: Final = 60.0
_PROFILE_VOTES: Final = 220.0
_PROFILE_VOTES_SMALL: Final = 300.0

_MIN_COLOUR: Final = 12
_DOUBTFUL_FACTOR: Final = 3.0


@dataclass(frozen=True)
class _Window:
    """A square of side ``side`` round (x, y), turned clockwise by ``angle`` degrees."""

    x: float
    y: float
    side: float
    angle: float
    votes: float

    def polygon(self) -> Polygon:
        turn, half = math.radians(self.angle), self.side / 2
        cos, sin = math.cos(turn) * half, math.sin(turn) * half
        return tuple(
            (self.x + u * cos - v * sin, self.y + u * sin + v * cos)
            for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        )

    def same_as(self, other: _Window, apart: float = 0.5) -> bool:
        """Return True if two windows mark one face: centres less than ``apart`` of the larger side apart."""
        near = math.dist((self.x, self.y), (other.x, other.y)) < apart * max(self.side, other.side)
        return near and apart < self.side / other.side < 1 / apart


def find_faces(image: npt.NDArray[np.uint8]) -> tuple[Face, ...]:
    """Return the faces of an upright image of shape (height, width, 3), RGB, the surest first.

    Polygons are squares in pixels of the image, clockwise from the face's own top left, turned
    with the head by up to about 50 degrees; they may leave the image. No confidence: the detector has
    none.
    """
    if min(image.shape[:2]) < _MIN_PICTURE_SIDE:
        return ()
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    scale = WORKING_SIDE / max(grey.shape)
    if scale > 1:
        scale = 2.0 if max(grey.shape) <= _SMALL_SIDE else 1.0
    try:
        return tuple(Face(window.polygon()) for window in _find_windows(image, grey, scale))
    finally:
        _cascade.cache_clear()  # they keep tens of megabytes of the last picture and load in 40 ms


def _find_windows(image: npt.NDArray[np.uint8], grey: Grey, scale: float) -> list[_Window]:
    proven: list[_Window] = []
    for candidate in _merge_windows(_candidates(_resized(grey, scale), scale), apart=0.2):
        if any(candidate.same_as(face) for face in proven):
            continue
        distinct = candidate.side * min(1, scale) >= _DISTINCT_SIDE
        face_window = _prove(grey, candidate, distinct=distinct, doubt=_votes_factor(image, candidate))
        if face_window:
            proven.append(face_window)
    return _merge_windows(proven)


def _candidates(working: Grey, scale: float) -> list[_Window]:
    turned_scale = min(1.0, _TURNED_SIDE / max(working.shape))
    smaller = _resized(working, turned_scale)
    margin = round(_MARGIN * max(working.shape))  # a face cut off by the edge still gets its window
    wider = cv2.copyMakeBorder(working, *(margin,) * 4, cv2.BORDER_REPLICATE)
    windows = [
        replace(window, x=window.x - margin / scale, y=window.y - margin / scale)
        for window in _detect(_FRONTAL[0], wider, 0, scale)
    ]
    for angle in (-30, 30):
        windows += _detect(_FRONTAL[0], smaller, angle, scale * turned_scale)
    for mirrored in (False, True):
        windows += _detect(_PROFILE, smaller, 0, scale * turned_scale, mirrored=mirrored)
    return windows


def _detect(name: str, grey: Grey, angle: int, scale: float, *, mirrored: bool = False) -> list[_Window]:
    """Return what one cascade sees in the picture turned by ``angle``, in pixels of the original."""
    height, width = grey.shape
    seen, back = grey, np.eye(2, 3)
    if angle:
        forth = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        cos, sin = abs(forth[0, 0]), abs(forth[0, 1])
        size = math.ceil(width * cos + height * sin), math.ceil(width * sin + height * cos)
        forth[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
        seen = cv2.warpAffine(grey, forth, size, borderMode=cv2.BORDER_REPLICATE)
        back = cv2.invertAffineTransform(forth)
    if mirrored:
        seen = np.ascontiguousarray(seen[:, ::-1])
    boxes, votes = _cascade(name).detectMultiScale2(
        seen, scaleFactor=1.1, minNeighbors=2, minSize=(_MIN_FACE_SIDE, _MIN_FACE_SIDE)
    )
    windows = []
    for (x, y, side, _), count in zip(boxes, votes, strict=True):
        u, v = x + side / 2, y + side / 2
        centre = back @ (seen.shape[1] - u if mirrored else u, v, 1)
        windows.append(_Window(centre[0] / scale, centre[1] / scale, side / scale, angle, float(count)))
    return windows


def _votes_factor(image: npt.NDArray[np.uint8], window: _Window) -> float:
    """Return how many times the usual votes a face needs here: more where the colour is greenish or bluish.

    Skin of every tone is redder than grey; coloured light is rare but possible.
    """
    reach = window.side / 4
    x0, y0 = max(0, int(window.x - reach)), max(0, int(window.y - reach))
    middle = image[y0 : int(window.y + reach) + 1, x0 : int(window.x + reach) + 1]
    if not middle.size:
        return _DOUBTFUL_FACTOR
    _, red, blue = np.median(cv2.cvtColor(middle, cv2.COLOR_RGB2YCrCb).reshape(-1, 3), axis=0)
    coloured = abs(red - 128) + abs(blue - 128) > _MIN_COLOUR
    return _DOUBTFUL_FACTOR if coloured and red < 128 else 1.0


def _prove(grey: Grey, candidate: _Window, *, distinct: bool, doubt: float) -> _Window | None:
    """Return the candidate with its votes and its exact place, ``None`` where they do not make a face."""
    cuts = [_cut_window(grey, candidate, candidate.angle + turn) for turn in _ANGLES]
    first = [_windows_seen(_FRONTAL[0], cut) for cut, _ in cuts]
    by_cascade = [first]
    if sum(map(len, first)) >= _VOTES / 2:
        by_cascade += [[_windows_seen(name, cut) for cut, _ in cuts] for name in _FRONTAL[1:]]
        counts = [sum(map(len, seen)) for seen in by_cascade]
        agreed = len(counts) / sum(1 / (count + 0.5) for count in counts)
        if agreed >= (_VOTES if distinct else _VOTES_SMALL) * doubt:
            return _place_window(candidate, by_cascade, cuts, sum(counts))
    for mirrored in (False, True):
        seen = [_windows_seen(_PROFILE, cut[:, ::-1] if mirrored else cut) for cut, _ in cuts]
        count = sum(map(len, seen))
        if count >= (_PROFILE_VOTES if distinct else _PROFILE_VOTES_SMALL) * doubt:
            if mirrored:
                seen = [s * (-1, 1, 1) for s in seen]
            return _place_window(candidate, [seen], cuts, count)
    return None


def _cut_window(grey: Grey, window: _Window, angle: float) -> tuple[Grey, npt.NDArray[np.float64]]:
    """Return the window with its surroundings, upright, scaled to ``_CUT_SIDE``, and the matrix back."""
    scale, length = _CUT_SIDE / window.side, int(_CUT_SIDE * 2.4)
    forth = cv2.getRotationMatrix2D((window.x, window.y), angle, scale)
    forth[:, 2] += length / 2 - window.x, length / 2 - window.y
    if scale < 0.5:  # linear sampling alone would skip pixels
        reach = window.side * 1.8
        x0, y0 = max(0, int(window.x - reach)), max(0, int(window.y - reach))
        part = grey[y0 : int(window.y + reach) + 1, x0 : int(window.x + reach) + 1]
        small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        to_small = np.array([[1 / scale, 0, x0], [0, 1 / scale, y0], [0, 0, 1]])
        steps = forth @ to_small
        cut = cv2.warpAffine(small, steps, (length, length), borderMode=cv2.BORDER_REPLICATE)
    else:
        cut = cv2.warpAffine(grey, forth, (length, length), borderMode=cv2.BORDER_REPLICATE)
    return cut, cv2.invertAffineTransform(forth)


def _windows_seen(name: str, cut: Grey) -> npt.NDArray[np.float64]:
    """Return the windows round the middle in which the cascade sees a face.

    Shape (n, 3): offset of the centre from the middle, and side, in pixels of the cut.
    """
    boxes = _cascade(name).detectMultiScale(
        np.ascontiguousarray(cut),
        scaleFactor=1.05,
        minNeighbors=0,
        minSize=(_CUT_SIDE * 9 // 16,) * 2,
        maxSize=(_CUT_SIDE * 7 // 4,) * 2,
    )
    sides = np.reshape(np.asarray(boxes, np.float64), (-1, 4))
    windows = np.column_stack([sides[:, :2] + sides[:, 2:] / 2 - cut.shape[0] / 2, sides[:, 2]])
    near: npt.NDArray[np.bool_] = np.hypot(windows[:, 0], windows[:, 1]) < 0.35 * _CUT_SIDE
    return np.asarray(windows[near], np.float64)


def _place_window(
    candidate: _Window,
    by_cascade: list[list[npt.NDArray[np.float64]]],
    cuts: list[tuple[Grey, npt.NDArray[np.float64]]],
    votes: int,
) -> _Window:
    """Place a face by its votes: mean angle; median place and side of the windows at the best angle."""
    weights = [sum(len(seen[i]) for seen in by_cascade) for i in range(len(_ANGLES))]
    angle = candidate.angle + sum(w * a for w, a in zip(weights, _ANGLES, strict=True)) / sum(weights)
    first = [len(seen) for seen in by_cascade[0]]
    best = first.index(max(first))
    middle = np.median(by_cascade[0][best], axis=0)
    cut, back = cuts[best]
    x, y = back @ (middle[0] + cut.shape[0] / 2, middle[1] + cut.shape[0] / 2, 1)
    return _Window(float(x), float(y), float(middle[2] * candidate.side / _CUT_SIDE), round(angle), votes)


def _merge_windows(windows: list[_Window], apart: float = 0.5) -> list[_Window]:
    """Return one window for each face: that with most votes."""
    kept: list[_Window] = []
    for window in sorted(windows, key=lambda w: -w.votes):
        if not any(window.same_as(other, apart) for other in kept):
            kept.append(window)
    return kept


def _resized(grey: Grey, scale: float) -> Grey:
    if scale == 1:
        return grey
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), np.uint8)


@cache
def _cascade(name: str) -> Any:
    return cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / f"haarcascade_{name}.xml"))
