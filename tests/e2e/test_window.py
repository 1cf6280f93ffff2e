"""The real program on a real display: drop a file, see its words, switch an overlay."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from tests.conftest import ROOT
from tests.e2e.machine import on_display

pytestmark = pytest.mark.xvfb

GREEN = (0, 158, 115)  # of words; see the design's palette
NEAR = 5  # pixels of the photograph an outline may lie beside the ink's


Points = list[tuple[float, float]]


def placed(polygon: list[list[float]], view: dict[str, float]) -> Points:
    """Where a polygon of the image lies in the photograph."""
    return [(x * view["zoom"] + view["left"], y * view["zoom"] + view["top"]) for x, y in polygon]


def around(points: Points, size: tuple[int, int], *, inside: bool) -> NDArray[np.bool_]:
    """The pixels near a polygon's outline, with or without those it holds."""
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon(points, fill=255 if inside else None, outline=255)
    return np.asarray(mask.filter(ImageFilter.MaxFilter(2 * NEAR + 1))) > 0


def photograph(folder: Path, name: str) -> NDArray[np.int32]:
    with Image.open(folder / f"{name}.png") as image:
        return np.asarray(image.convert("RGB"), dtype=np.int32)


def became_green(before: NDArray[np.int32], after: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Pixels that moved clearly towards the colour of words."""
    green = np.array(GREEN)
    nearer = np.abs(before - green).sum(axis=2) - np.abs(after - green).sum(axis=2)
    return np.asarray(nearer > 60)  # more than the faint fill does


def test_a_dropped_file_is_read_and_its_words_are_drawn_where_they_stand(
    samples: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first.png"
    Image.new("RGB", (300, 200), "white").save(first)
    truth = json.loads((samples / "sign.words.json").read_text("utf-8"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.driver", tmp_path, first, samples / "sign.jpg"],
        cwd=ROOT,
        env=on_display(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (tmp_path / "report.json").exists(), done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["trouble"] == ""
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert report["platform"] == "xcb"
    assert report["drop"] == [True, True]
    assert sorted(report["words"]) == sorted(w["text"] for w in truth["words"])

    words, nothing, again = (photograph(tmp_path, name) for name in ("words", "nothing", "again"))
    size = words.shape[1], words.shape[0]
    drawn = became_green(nothing, words)
    elsewhere = around(placed(corners(truth), report["view"]), size, inside=True)
    # on the picture: beside it the status bar says which key did it
    assert ((became_green(nothing, again) ^ drawn) & elsewhere).sum() == 0
    for word in truth["words"]:
        points = placed(word["polygon"], report["view"])
        length = sum(math.dist(a, b) for a, b in zip(points, points[1:] + points[:1], strict=True))
        strokes = (drawn & around(points, size, inside=False)).sum()
        assert strokes > 0.7 * length, f"no outline around {word['text']!r}"
        elsewhere &= ~around(points, size, inside=True)
    assert not (drawn & elsewhere).any(), "something is drawn beside the words"


def corners(truth: dict[str, Any]) -> list[list[float]]:
    return [[0, 0], [truth["width"], 0], [truth["width"], truth["height"]], [0, truth["height"]]]
