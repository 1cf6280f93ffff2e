"""How much of a recorded answer is in the analysis made of it, counted against the raw file.

Run as a program it prints the table: ``python -m tests.services.completeness FOLDER_OF_ANSWERS``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.model.analysis import Analysis
from app.model.document import encode_analysis
from app.model.errors import VidimusError
from app.model.image import Image
from app.providers.files.saved_answers import Parser, read_one
from app.providers.kit.registry import providers

FOLDERS = {
    "google": "google-vision",
    "azure-3.2": "azure-vision",
    "azure-4.0": "azure-vision",
    "yandex-vision": "yandex-vision",
    "yandex-ocr": "yandex-ocr",
    "yandex-search": "yandex-search",
}
LISTS = {
    "faceAnnotations": "faces",
    "faces": "faces",
    "results.results.faceDetection.faces": "faces",
    "faceAnnotations.landmarks": "points",
    "labelAnnotations": "labels",
    "tags": "labels",
    "tagsResult.values": "labels",
    "localizedObjectAnnotations": "objects",
    "objects": "objects",
    "objectsResult.values": "objects",
    "peopleResult.values": "people",
    "logoAnnotations": "logos",
    "brands": "logos",
    "landmarkAnnotations": "landmarks",
    "categories": "categories",
    "imagePropertiesAnnotation.dominantColors.colors": "colours",
    "color.dominantColors": "colours",
    "denseCaptionsResult.values": "captions",
    "cropHintsAnnotation.cropHints": "crops",
    "smartCropsResult.values": "crops",
    "images": "hits",
    "results.results.imageCopySearch.topResults": "hits",
}
"""Where in a raw answer the things stand that are counted."""
IGNORED = {
    r"(^|\.)vertices\.[xy]$|normalizedVertices|boundingBox|[rR]ectangle|boundingPolygon": "tested apart",
    r"\.symbols\.(boundingBox|confidence|property)": "of characters: words carry polygon and confidence",
    r"(paragraphs|blocks|words)\.property\.detectedLanguages": "summed up by the page's, which stand whole",
    r"(pages|textAnnotation)\.(width|height)$": "the size the polygons were scaled from",
    r"textSegments|entityIndex": "points into text and entities that stand whole",
    r"^(status|createdDateTime|lastUpdatedDateTime)$": "of the reading job, not of the image",
}
"""Paths of raw values that are not looked for, with the reason."""


def body_of(raw: Any) -> Any:
    """Return the answer without the frame of a recording; of a batch, the first image's part."""
    if isinstance(raw, dict) and "body" in raw:
        raw = raw["body"]
    return raw["responses"][0] if isinstance(raw, dict) and raw.get("responses") else raw


def size_named(value: Any) -> tuple[int, int]:
    """Return the size in pixels that an answer names first, else one that any answer fits into."""
    found: list[tuple[int, int]] = []

    def walk(inner: Any) -> None:
        if isinstance(inner, dict):
            for name in ("metadata", "textAnnotation"):
                look(inner.get(name))
            for name in ("pages", "readResults"):
                for page in inner.get(name) or ():
                    look(page)
        for child in inner.values() if isinstance(inner, dict) else inner:
            if isinstance(child, dict | list):
                walk(child)

    def look(place: Any) -> None:
        if isinstance(place, dict) and place.get("width") and place.get("height"):
            found.append((int(place["width"]), int(place["height"])))

    walk(value)
    return found[0] if found else (900, 900)


def analysis_of(folder: str, file: Path) -> Analysis:
    """Return the analysis of a recorded answer, or raise the provider's error."""
    data = file.read_bytes()
    width, height = size_named(body_of(json.loads(data)) or {})
    reader: object = providers()[FOLDERS[folder]]
    assert isinstance(reader, Parser)
    return read_one(reader, data, Image("x.png", "ab" * 32, width, height, b""), (), 0)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of a JSON document that holds no others, with the path to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, value


def raw_counts(value: Any) -> Counter[str]:
    """Return how many of each thing the raw answer lists."""
    found: Counter[str] = Counter()

    def walk(inner: Any, path: str) -> None:
        if isinstance(inner, list):
            what = "words" if path.endswith(".words") else LISTS.get(path)
            if what:
                found[what] += len(inner)
            for child in inner:
                walk(child, path)
        elif isinstance(inner, dict):
            for name, child in inner.items():
                walk(child, f"{path}.{name}" if path else name)

    walk(value, "")
    if "textAnnotations" in value and not (value.get("fullTextAnnotation") or {}).get("pages"):
        found["words"] = max(0, len(value["textAnnotations"]) - 1)  # the first is the whole text
    found["hits"] += _web(value.get("webDetection") or {})
    return +found


def _web(web: dict[str, Any]) -> int:
    on_pages: set[str] = set()
    count = 0
    for page in web.get("pagesWithMatchingImages", ()):
        images = [*page.get("fullMatchingImages", ()), *page.get("partialMatchingImages", ())]
        on_pages.update(i["url"] for i in images)
        count += max(1, len(images))
    for name in ("fullMatchingImages", "partialMatchingImages", "visuallySimilarImages"):
        count += sum(i["url"] not in on_pages for i in web.get(name, ()))
    return count


def our_counts(analysis: Analysis) -> Counter[str]:
    """Return how many of each thing the analysis holds."""
    kinds = {
        "object": "objects", "person": "people", "logo": "logos", "brand": "logos", "landmark": "landmarks",
        "caption": "captions", "crop": "crops",
    }  # fmt: skip
    found = Counter(kinds.get(o.kind, o.kind) for o in analysis.objects or ())
    blocks = analysis.text.blocks if analysis.text else ()
    found["words"] = sum(len(line.words) for block in blocks for line in block.lines)
    found["faces"] = len(analysis.faces or ())
    found["points"] = sum(len(f.landmarks) for f in analysis.faces or ())
    found["hits"] = len(analysis.copies.hits) if analysis.copies else 0
    for label in analysis.labels or ():
        if label.kind in {"label", "category"}:
            found["labels" if label.kind == "label" else "categories"] += 1
    for part in ("color", "imagePropertiesAnnotation"):
        colors = analysis.properties.get(part, {}).get("dominantColors", ())
        found["colours"] += len(colors["colors"] if isinstance(colors, dict) else colors)
    return +found


def missing(value: Any, analysis: Analysis) -> list[str]:
    """Return every value of the raw answer that is neither in the analysis nor ignored for a reason."""
    held = [v for _, v in leaves(json.loads(encode_analysis(analysis)))]
    known = {_same(v) for v in held}
    texts = _one_line("\n".join(v for v in held if isinstance(v, str)))  # blocks are parted by blank lines
    skipped = re.compile("|".join(IGNORED))
    lost = []
    for path, said in leaves(value):
        if said in (None, "") or skipped.search(path) or _same(said) in known:
            continue
        if path.endswith(("detectedBreak.type", "layoutType")):
            continue  # a break is the end of a line or a blank in it; the layout is the kind of a block
        if not (isinstance(said, str) and _one_line(said) in texts):
            lost.append(f"{path}: {said!r}")
    return lost


def _one_line(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    try:
        return round(float(value), 4)
    except (TypeError, ValueError):
        return value


def main(answers: Path) -> None:
    """Print the table: file, what the raw answer lists, what the analysis holds, values lost."""
    for folder in FOLDERS:
        for file in sorted((answers / folder).glob("*.json")):
            value = body_of(json.loads(file.read_bytes()))
            try:
                analysis = analysis_of(folder, file)
            except VidimusError as error:
                row = f"{error.kind}: {str(error)[:90]}"
            else:
                raw, ours = raw_counts(value), our_counts(analysis)
                both = [f"{n} {raw[n]}/{ours[n]}" for n in sorted(raw | ours)]
                row = f"{', '.join(both) or analysis.status}; lost {len(missing(value, analysis))}"
            sys.stdout.write(f"{folder}/{file.name}: {row}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
