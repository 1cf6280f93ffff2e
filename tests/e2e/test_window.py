"""The real program on a real display: drop a file, see its words, switch an overlay."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.conftest import ROOT
from tests.e2e.machine import on_display

pytestmark = pytest.mark.xvfb

GREEN = (0, 158, 115)  # of words; see the design's palette
NEAR = 5  # pixels of the photograph an outline may lie beside the ink's


def outlines(
    words: list[dict[str, Any]], view: dict[str, float], size: tuple[int, int]
) -> list[NDArray[np.bool_]]:
    """For each word, the pixels of the photograph near the outline of its ink."""
    found = []
    for word in words:
        points = [
            (x * view["zoom"] + view["left"], y * view["zoom"] + view["top"]) for x, y in word["polygon"]
        ]
        band = Image.new("1", size)
        ImageDraw.Draw(band).line([*points, points[0]], fill=1, width=2 * NEAR)
        found.append(np.asarray(band))
    return found


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
    drawn = became_green(nothing, words)
    bands = outlines(truth["words"], report["view"], (words.shape[1], words.shape[0]))
    for word, band in zip(truth["words"], bands, strict=True):
        length = band.sum() / (2 * NEAR)  # about as many pixels as the outline is long
        assert (drawn & band).sum() > 0.7 * length, f"no outline around {word['text']!r}"
    assert (became_green(nothing, again) == drawn).all()

    # Nothing is drawn on the wall beside the sign: no outline further than its word.
    near_words = np.zeros(drawn.shape, bool)
    for word in truth["words"]:
        mask = Image.new("1", (words.shape[1], words.shape[0]))
        view = report["view"]
        points = [
            (x * view["zoom"] + view["left"], y * view["zoom"] + view["top"]) for x, y in word["polygon"]
        ]
        ImageDraw.Draw(mask).polygon(points, fill=1, outline=1)
        ImageDraw.Draw(mask).line([*points, points[0]], fill=1, width=4 * NEAR)
        near_words |= np.asarray(mask)
    left, top = int(report["view"]["left"]), int(report["view"]["top"])
    right = left + int(truth["width"] * report["view"]["zoom"])
    bottom = top + int(truth["height"] * report["view"]["zoom"])
    picture = np.zeros(drawn.shape, bool)
    picture[max(top, 0) : bottom, max(left, 0) : right] = True
    assert not (drawn & picture & ~near_words).any()
