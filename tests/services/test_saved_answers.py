"""Every recorded answer through ``vidimus import``: counted against the raw file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from app.model.analysis import Analysis

from .conftest import Run

FOLDERS = {
    "google": "google-vision",
    "azure-3.2": "azure-vision",
    "azure-4.0": "azure-vision",
    "yandex-vision": "yandex-vision",
    "yandex-ocr": "yandex-ocr",
    "yandex-search": "yandex-search",
}
LISTS = {
    "words": "words",
    "faces": "faces",
    "faceAnnotations": "faces",
    "topResults": "hits",
    "images": "hits",
}
HOLLOW = ("error", "submit_202", "1_running")
"""Files without anything found: import says so and ends with status 1."""


def counted(value: Any) -> Counter[str]:
    """How many words, faces and hits the raw answer lists, wherever they stand."""
    found: Counter[str] = Counter()
    for name, inner in value.items() if isinstance(value, dict) else ():
        if isinstance(inner, list) and name in LISTS:
            found[LISTS[name]] += len(inner)
    children: Iterator[Any] = iter(value.values() if isinstance(value, dict) else value)
    for inner in children:
        if isinstance(inner, dict | list):
            found += counted(inner)
    return found


def held(analysis: Analysis) -> Counter[str]:
    """The same of the analysis."""
    blocks = analysis.text.blocks if analysis.text else ()
    words = sum(len(line.words) for block in blocks for line in block.lines)
    hits = len(analysis.copies.hits) if analysis.copies else 0
    return +Counter(words=words, faces=len(analysis.faces or ()), hits=hits)


def size_named(value: Any) -> tuple[int, int] | None:
    """The size of the image the answer names first, if any."""
    if isinstance(value, dict):
        named = [value.get("metadata"), *(value.get("pages") or ()), *(value.get("readResults") or ())]
        for place in named:
            if isinstance(place, dict) and place.get("width") and place.get("height"):
                return int(place["width"]), int(place["height"])
    children = list(value.values() if isinstance(value, dict) else value)
    found = (size_named(inner) for inner in children if isinstance(inner, dict | list))
    return next((size for size in found if size), None)


@pytest.mark.parametrize("folder", FOLDERS)
def test_recorded_answers_are_imported_whole(
    run: Run, shared_data: Path, tmp_path: Path, folder: str
) -> None:
    image = tmp_path / "image.png"
    files = sorted((shared_data / "answers" / folder).glob("*.json"))
    assert files
    for file in files:
        raw = json.loads(file.read_bytes())
        if folder == "google":
            raw = raw.get("responses", [raw])[0]  # import reads the first image of a batch
        PIL.Image.new("1", size_named(raw) or (900, 900)).save(image)
        done = run("import", FOLDERS[folder], file, "--image", image)
        if any(part in file.name for part in HOLLOW):
            assert done.status == 1, file.name
            assert done.errors, file.name
            assert all(e.startswith(f"vidimus: {file}: {FOLDERS[folder]}: ") for e in done.errors)
            continue
        assert (done.status, done.errors) == (0, []), file.name
        (analysis,) = done.analyses
        expected = counted(raw)
        if folder == "google":
            web = raw.get("webDetection", {})
            assert bool(analysis.copies and analysis.copies.hits) == bool(
                web.get("fullMatchingImages")
                or web.get("partialMatchingImages")
                or web.get("pagesWithMatchingImages")
                or web.get("visuallySimilarImages")
            )
            expected["hits"] = held(analysis)["hits"]
            if not raw.get("fullTextAnnotation", {}).get(
                "pages"
            ):  # the short list: first the whole, then words
                expected["words"] = max(0, len(raw.get("textAnnotations", ())) - 1)
        assert held(analysis) == +expected, file.name
