"""What a newcomer does with the keyboard alone, in the real program on a real display."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.export.registry import exporters
from tests.conftest import ROOT
from tests.e2e.machine import on_display

pytestmark = pytest.mark.xvfb


def tour(which: str, folder: Path, first: Path, given: Path) -> dict[str, Any]:
    """Take one, and read what was seen."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.tours", which, folder, first, given],
        cwd=ROOT,
        env=on_display(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (folder / "report.json").exists(), done.stderr
    report: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    assert report.pop("trouble") == ""
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return report


def test_a_folder_is_inspected_without_a_mouse(samples: Path, tmp_path: Path) -> None:
    first, pictures = tmp_path / "first.png", tmp_path / "pictures"
    Image.new("RGB", (300, 200), "white").save(first)
    pictures.mkdir()
    for name in ("receipt.png", "sign.jpg"):
        shutil.copy(samples / name, pictures)
    (pictures / "damaged.jpg").write_bytes((samples / "sign.jpg").read_bytes()[:100])

    report = tour("inspect", tmp_path / "report", first, pictures)
    assert report["focus"] == "Canvas"
    assert [said.partition(":")[0] for said in report["refused"]] == ["Cannot open damaged.jpg"]
    assert report["resting"].startswith("Paused · ")
    assert report["filtered"] == ["receipt.png"]
    assert report["sorted"] == ["first.png", "receipt.png", "sign.jpg"]
    assert report["prices"] >= 9
    assert "Notebook A5 ruled\t4.80" in report["table"]
    assert "TOTAL\t35.40" in report["table"]
    assert (report["switched"], report["hidden"], report["labelled"]) == (True, True, True)
    assert (report["turned"], report["threshold"]) == (90, "Confidence below 0.85")
    assert (report["picture.rectangle"], report["picture.lasso"]) == ("BAND", "LASSO")


def test_a_reading_is_compared_corrected_and_exported_without_a_mouse(samples: Path, tmp_path: Path) -> None:
    truth = json.loads((samples / "sign.words.json").read_text("utf-8"))
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"responses": [{"fullTextAnnotation": of_google(truth)}]}), "utf-8")
    first = Path(shutil.copy(samples / "sign.jpg", tmp_path))

    folder = tmp_path / "report"
    report = tour("correct", folder, first, answer)
    assert report["different"] == [["Quiet", "Quict"]]
    assert report["selected"] == "Quiet"
    assert set(report["formats"]) == {len(exporters())}
    for exporter in exporters().values():
        said = (folder / f"out-{exporter.name}{exporter.suffix}").read_bytes()
        if exporter.name in {"text", "json", "hocr", "alto", "page", "tsv", "csv"}:
            assert b"added" in said
            assert b"Quict" not in said

    again = tour("again", tmp_path / "again", first, answer)
    assert again["words"] == report["words"]
    assert again["undoable"]


def of_google(truth: dict[str, Any]) -> dict[str, Any]:
    """The words of a sample as Google Vision answers them, one of them misread."""
    blocks: dict[int, list[dict[str, Any]]] = {}
    words = truth["words"]
    for word, following in zip(words, [*words[1:], None], strict=True):
        text = word["text"].replace("Quiet", "Quict")
        symbols: list[dict[str, Any]] = [{"text": letter, "confidence": 0.9} for letter in text]
        same_line = following is not None and following["line"] == word["line"]
        symbols[-1]["property"] = {"detectedBreak": {"type": "SPACE" if same_line else "LINE_BREAK"}}
        vertices = [{"x": round(x), "y": round(y)} for x, y in word["polygon"]]
        box = {"vertices": vertices}
        confidence = 0.55 if text == "please" else 0.97
        one = {"boundingBox": box, "confidence": confidence, "symbols": symbols}
        blocks.setdefault(word["block"], []).append(one)
    pages = [
        {
            "width": truth["width"],
            "height": truth["height"],
            "blocks": [
                {
                    "blockType": "TEXT",
                    "boundingBox": around(words),
                    "paragraphs": [{"boundingBox": around(words), "words": words}],
                }
                for words in blocks.values()
            ],
        }
    ]
    return {"pages": pages, "text": ""}


def around(words: list[dict[str, Any]]) -> dict[str, Any]:
    """The box of some words."""
    corners = [v for word in words for v in word["boundingBox"]["vertices"]]
    xs, ys = [c["x"] for c in corners], [c["y"] for c in corners]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    return {
        "vertices": [
            {"x": x, "y": y} for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
        ]
    }
