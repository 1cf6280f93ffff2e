"""The real program without a window: with networking off, and from standard input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.machine import headless, without_network

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]

VIDIMUS = (sys.executable, "-m", "app")


def likeness(one: str, other: str) -> float:
    """1 for equal texts, by Levenshtein's distance over the longer length; white space is all the same."""
    a, b = " ".join(one.split()), " ".join(other.split())
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return 1 - row[-1] / max(len(a), len(b), 1)


def test_a_page_is_read_with_networking_off(samples: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*without_network(), *VIDIMUS, "analyze", samples / "receipt.png", "--format", "text"],
        env=headless(), cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert likeness(done.stdout, (samples / "receipt.txt").read_text("utf-8")) > 0.95


def test_an_image_comes_by_standard_input(samples: Path, tmp_path: Path) -> None:
    truth = json.loads((samples / "sign.words.json").read_text("utf-8"))
    with (samples / "sign.jpg").open("rb") as image:
        done = subprocess.run(
            [*VIDIMUS, "analyze", "-"],
            stdin=image,
            env=headless(),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["schema"] == "vidimus.analysis/1"
    words = [
        word["text"]
        for block in document["analyses"][0]["text"]["blocks"]
        for line in block["lines"]
        for word in line["words"]
    ]
    assert sorted(words) == sorted(w["text"] for w in truth["words"])
