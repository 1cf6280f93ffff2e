"""A part of a real screen becomes an image, in real pixels, and the window is not in the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import PIL.Image
import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.window, pytest.mark.xvfb]


@pytest.mark.parametrize("scale", [1, 2])
def test_a_region_of_the_screen_is_captured(tmp_path: Path, scale: int) -> None:
    if not shutil.which("xvfb-run"):
        pytest.skip("there is no xvfb-run on this machine")
    hidden = {"WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "DISPLAY"}
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    environment |= {"QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": str(scale)}
    display = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1280x800x24"]
    done = subprocess.run(
        [*display, sys.executable, "-m", "tests.e2e.capturing", str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert (tmp_path / "report.json").exists(), done.stderr[-2_000:]
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["trouble"] == "", report
    assert report["hidden"]
    assert report["window_hidden_behind"]
    assert report["scale"] == scale
    assert report["name"].startswith("Screen capture 20")
    assert report["size"] == report["region"][2:]
    left, top = report["region"][:2]
    assert (left, top) == (110 * scale + 1, 60 * scale)
    with PIL.Image.open(tmp_path / "captured.png") as picture:
        for at in ((0, 0), (picture.width - 1, picture.height - 1)):
            x, y = left + at[0], top + at[1]  # what lies behind is painted in device pixels
            inside = 100 <= x < 300 and 50 <= y < 170
            assert picture.convert("RGB").getpixel(at) == ((224, 160, 16) if inside else (32, 64, 96))
    assert report["visible"]
    assert report["middle"] == [640, 400]
    assert report["after_escape"] == 1
