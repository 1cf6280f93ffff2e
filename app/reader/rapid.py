"""RapidOCR's bundled PP-OCR models: where lines are, and what they say.

The models are run directly with ONNX Runtime from the files inside the installed ``rapidocr`` package,
so nothing here can download anything, lines are delivered while others are still being read, and the
crops come from the full picture and not from the copy that was scaled for detection.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime

from app.model.errors import ServiceError
from app.reader.arrays import Pixels
from app.reader.decode import LineReading, decode_line
from app.reader.lines import TALL, Quad

DETECTOR = "PP-OCRv6_det_small.onnx"
RECOGNISER = "PP-OCRv6_rec_small.onnx"

_LONGEST_SIDE = 2000
_SHORTEST_SIDE = 736
_ENLARGED_SIDE = 1280
_ENLARGEMENT = 4.0
_LINE_HEIGHT = 48
_BATCH_LINES = 6
_BATCH_WIDTH = 6400


@dataclass(frozen=True)
class LineCrop:
    """A line cut out and laid level.

    ``pixels``: BGR. ``quad``: its corners in the picture, in the crop's own order (vertex 0 is the
    crop's top left, so for a crop that was turned it is not the picture's). ``turned``: it was tall
    and lies on its side now, its former top to the left.
    """

    pixels: Pixels
    quad: Quad
    turned: bool = False

    @property
    def aspect(self) -> float:
        """Return the length of the line over its height."""
        return float(self.pixels.shape[1] / max(1, self.pixels.shape[0]))

    def upside_down(self) -> LineCrop:
        """Return the crop turned by 180 degrees."""
        return LineCrop(
            np.ascontiguousarray(self.pixels[::-1, ::-1]), np.roll(self.quad, -2, axis=0), self.turned
        )


def bundled_model(name: str) -> Path:
    """Return the path of a model in the installed rapidocr; raises ServiceError where it is missing."""
    spec = find_spec("rapidocr")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "models" / name
        if path.is_file():
            return path
    raise ServiceError(
        "The model {name} is missing from the installed rapidocr; install rapidocr 3.10 again.", name=name
    )


def onnx_session(path: Path, threads: int | None = None) -> onnxruntime.InferenceSession:
    """Return an ONNX Runtime session on the CPU whose idle threads sleep, so that the window stays smooth."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = threads or min(8, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class RapidReader:
    """Detector and recogniser, loaded once."""

    def __init__(self, threads: int | None = None) -> None:
        from rapidocr.ch_ppocr_det.utils import DBPostProcess

        self._detector = onnx_session(bundled_model(DETECTOR), threads)
        self._recogniser = onnx_session(bundled_model(RECOGNISER), threads)
        names = self._recogniser.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._characters = ["", *names, " "]
        self._boxes: Any = DBPostProcess(
            thresh=0.3, box_thresh=0.5, max_candidates=3000, unclip_ratio=1.6, use_dilation=True
        )

    def detect(self, image: Pixels) -> list[Quad]:
        """Return the quads of lines found in an RGB picture, in its pixels, clockwise from their top left."""
        height, width = image.shape[:2]
        margin_x, margin_y = _margins(width, height)
        padded = _with_margin(image, margin_x, margin_y)
        full_height, full_width = padded.shape[:2]
        scale = _detection_scale(full_width, full_height)
        size = (_nearest_multiple_of_32(full_width * scale), _nearest_multiple_of_32(full_height * scale))
        if size != (full_width, full_height):
            method = cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR
            padded = cv2.resize(padded, size, interpolation=method)
        # the models want BGR, each channel scaled to -1..1
        tensor = np.empty((1, 3, size[1], size[0]), np.float32)
        for channel in range(3):
            np.multiply(padded[..., 2 - channel], np.float32(1 / 127.5), out=tensor[0, channel])
        tensor -= 1
        (probabilities,) = self._detector.run(None, {"x": tensor})
        # boxes are rounded to whole pixels of this size: the finer of the two
        out = (max(size[1], full_height), max(size[0], full_width))
        boxes, _ = self._boxes(probabilities, out)
        factor = np.array([full_width / out[1], full_height / out[0]])
        limit = np.array([width, height], dtype=np.float64)
        offset = np.array([margin_x, margin_y])
        quads = []
        for box in boxes:
            quad = np.clip(np.asarray(box, np.float64) * factor - offset, 0, limit)
            if np.ptp(quad[:, 0]) >= 2 and np.ptp(quad[:, 1]) >= 2:
                quads.append(quad)
        return quads

    def read(
        self,
        crops: Sequence[LineCrop],
        on_batch: Callable[[Sequence[tuple[int, LineReading]]], None] = lambda _: None,
    ) -> list[LineReading]:
        """Return what each crop says, in order; ``on_batch`` hears which are done, as they are."""
        readings = [LineReading()] * len(crops)
        widths = [max(8, math.ceil(_LINE_HEIGHT * c.aspect)) for c in crops]
        for batch in _batches(widths):
            tensor = np.zeros((len(batch), 3, _LINE_HEIGHT, max(widths[i] for i in batch)), np.float32)
            for row, i in enumerate(batch):
                small = cv2.resize(crops[i].pixels, (widths[i], _LINE_HEIGHT))
                tensor[row, :, :, : widths[i]] = small.transpose(2, 0, 1) / np.float32(127.5) - np.float32(1)
            (probabilities,) = self._recogniser.run(None, {"x": tensor})
            for row, i in enumerate(batch):
                readings[i] = decode_line(probabilities[row], self._characters, widths[i] / tensor.shape[3])
            on_batch([(i, readings[i]) for i in batch])
        return readings


def cut_line(image: Pixels, quad: Quad) -> LineCrop:
    """Cut a quad out of an RGB picture and lay it level; tall ones are turned counter-clockwise."""
    width = int(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3])))
    height = int(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2])))
    width, height = max(width, 1), max(height, 1)
    # only the neighbourhood is handed over: OpenCV refuses pictures over 32,767 pixels a side here
    left, top = np.maximum(np.floor(quad.min(axis=0)).astype(int) - 2, 0)
    right, bottom = np.ceil(quad.max(axis=0)).astype(int) + 3
    near = np.ascontiguousarray(image[top:bottom, left:right, ::-1])
    source = (quad - (left, top)).astype(np.float32)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    pixels = cv2.warpPerspective(
        near, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    if height >= TALL * width:
        return LineCrop(np.ascontiguousarray(np.rot90(pixels)), np.roll(quad, -1, axis=0), turned=True)
    return LineCrop(pixels, quad)


def _margins(width: int, height: int) -> tuple[int, int]:
    """Return the empty room to add: text that fills its picture to the edge is not found."""
    short, long = min(width, height), max(width, height)
    if short >= 400:
        return 0, 0
    margin = max(16, round(0.3 * short) if long < 4 * short else short // 2)
    return margin, margin


def _with_margin(image: Pixels, x: int, y: int) -> Pixels:
    """Return the picture in a frame of its own background: the median of its edge."""
    if not x and not y:
        return image
    edge = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    colour = [float(v) for v in np.median(edge, axis=0)]
    return np.asarray(cv2.copyMakeBorder(image, y, y, x, x, cv2.BORDER_CONSTANT, value=colour), np.uint8)


def _detection_scale(width: int, height: int) -> float:
    """Return how much to scale for detection: big pictures down, small ones up, within reason."""
    short, long = min(width, height), max(width, height)
    if long > _LONGEST_SIDE:
        return _LONGEST_SIDE / long
    if short >= _SHORTEST_SIDE:
        return 1.0
    return max(1.0, min(_SHORTEST_SIDE / short, _ENLARGED_SIDE / long, _ENLARGEMENT))


def _nearest_multiple_of_32(length: float) -> int:
    """Return the nearest multiple of 32, which the detector wants."""
    return max(32, round(length / 32) * 32)


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Return indices of lines of like length, a batch each; the lines at the top come first."""
    batches = []
    for start in range(0, len(widths), _BATCH_LINES * 4):
        window = sorted(range(start, min(len(widths), start + _BATCH_LINES * 4)), key=lambda i: widths[i])
        batch: list[int] = []
        for i in window:
            if batch and (len(batch) == _BATCH_LINES or widths[i] * (len(batch) + 1) > _BATCH_WIDTH):
                batches.append(batch)
                batch = []
            batch.append(i)
        batches.append(batch)
    return batches
