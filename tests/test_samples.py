"""The bundled samples: their ground truth is true."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

NAMES = ("page.png", "columns.png", "receipt.png", "sign.jpg", "tilted.jpg")


def truth(samples: Path, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((samples / name).with_suffix(".words.json").read_text("utf-8"))
    return content


@pytest.mark.parametrize("name", NAMES)
def test_words_and_text_say_the_same_and_the_size_is_right(samples: Path, name: str) -> None:
    content = truth(samples, name)
    text = (samples / name).with_suffix(".txt").read_text("utf-8")
    assert [w["text"] for w in content["words"]] == text.split()
    with Image.open(samples / name) as image:
        assert image.size == (content["width"], content["height"])
    assert text.count("\n\n") == len({w["block"] for w in content["words"]}) - 1
    assert len([row for row in text.splitlines() if row]) == len({w["line"] for w in content["words"]})


@pytest.mark.parametrize("name", NAMES)
def test_every_polygon_lies_on_ink(samples: Path, name: str) -> None:
    with Image.open(samples / name) as opened:
        image = opened.convert("L")
    for word in truth(samples, name)["words"]:
        polygon = [tuple(point) for point in word["polygon"]]
        mask = Image.new("L", image.size, 0)
        ImageDraw.Draw(mask).polygon(polygon, fill=255)
        xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
        area = (int(min(xs)), int(min(ys)), int(max(xs)) + 2, int(max(ys)) + 2)
        inside = ImageStat.Stat(image.crop(area), mask.crop(area))
        assert inside.stddev[0] > 8, f"{word['text']!r} at {polygon[0]} has no ink under it"


def test_all_of_them_together_are_small(samples: Path) -> None:
    assert sum((samples / name).stat().st_size for name in NAMES) < 3_000_000


def test_the_script_draws_what_is_bundled(samples: Path, tmp_path: Path) -> None:
    asked = subprocess.run([sys.executable, samples / "fonts.py"], capture_output=True, text=True, check=True)
    if packages := asked.stdout.strip():
        pytest.skip(f"fonts that the samples are drawn with are not installed: {packages}")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    subprocess.run([sys.executable, samples / "make_samples.py", tmp_path], env=environment, check=True)
    for name in NAMES:
        for suffix in (".txt", ".words.json"):
            drawn, bundled = ((folder / name).with_suffix(suffix) for folder in (tmp_path, samples))
            assert drawn.read_text("utf-8") == bundled.read_text("utf-8")
        with Image.open(tmp_path / name) as drawn_image, Image.open(samples / name) as bundled_image:
            difference = ImageChops.difference(drawn_image.convert("RGB"), bundled_image.convert("RGB"))
            assert max(ImageStat.Stat(difference).rms) < 1
