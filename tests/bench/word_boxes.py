"""How well word polygons sit: mean IoU against ground truth, our reader beside plain engines.

Run by hand: ``python -m tests.bench.word_boxes [PART OF A NAME …]``. A word counts as found where a word
of the same text (case aside; any text where the truth has none) stands at its place; the IoU is the mean over
those words. The last column is ours once the truth's boxes are shifted by the median distance from ours:
some services' boxes all stand a pixel off, which weighs much on words ten pixels high.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

Pixels = npt.NDArray[np.uint8]
Quad = npt.NDArray[np.float64]
Words = list[tuple[str, Quad]]

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def of_page_xml(path: Path, _size: tuple[int, int]) -> Iterator[tuple[str, Quad]]:
    """Words of a PAGE file."""
    for word in ET.parse(path).iter():  # noqa: S314 - files of our own data set
        if not word.tag.endswith("}Word"):
            continue
        coords = next(e for e in word if e.tag.endswith("}Coords"))
        if points := coords.get("points"):
            quad = [tuple(map(float, p.split(","))) for p in points.split()]
        else:
            quad = [(float(p.get("x", 0)), float(p.get("y", 0))) for p in coords]
        equivalents = [e for e in word if e.tag.endswith("}TextEquiv")]
        text = "".join(u.text or "" for e in equivalents for u in e if u.tag.endswith("}Unicode"))
        yield text.replace("ſ", "s"), _box(quad) if len(quad) != 4 else np.array(quad)


def of_alto(path: Path, _size: tuple[int, int]) -> Iterator[tuple[str, Quad]]:
    """Words of an ALTO file."""
    for word in ET.parse(path).iter():  # noqa: S314 - files of our own data set
        if word.tag.endswith("}String"):
            x, y, w, h = (float(word.get(k, 0)) for k in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
            quad = np.array([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
            yield word.get("CONTENT", "").replace("ſ", "s"), quad


def of_google(path: Path, _size: tuple[int, int]) -> Iterator[tuple[str, Quad]]:
    """Words of a Google answer, joined where no space follows (it splits off punctuation)."""
    answer = json.loads(path.read_bytes())
    answer = answer.get("responses", [answer])[0]
    for page in answer.get("fullTextAnnotation", {}).get("pages", []):
        for paragraph in (p for b in page["blocks"] for p in b["paragraphs"]):
            text, points = "", []
            for word in paragraph["words"]:
                points += [(v.get("x", 0), v.get("y", 0)) for v in word["boundingBox"]["vertices"]]
                text += "".join(s["text"] for s in word["symbols"])
                if (word["symbols"][-1].get("property") or {}).get("detectedBreak"):
                    yield text, _box(points)
                    text, points = "", []
            if text:
                yield text, _box(points)


def of_azure(path: Path, _size: tuple[int, int]) -> Iterator[tuple[str, Quad]]:
    """Words of an Azure answer, Read 3.x or 4.0 shaped."""
    answer = json.loads(path.read_bytes())
    pages = answer["analyzeResult"]["readResults"] if isinstance(answer, dict) else answer
    for word in (w for page in pages for line in page.get("lines", []) for w in line["words"]):
        if "boundingBox" in word:
            yield word["text"], np.array(word["boundingBox"], np.float64).reshape(4, 2)
        else:
            yield word["text"], np.array([(p["x"], p["y"]) for p in word["boundingPolygon"]], np.float64)


def of_textract(path: Path, size: tuple[int, int]) -> Iterator[tuple[str, Quad]]:
    """Words of a Textract answer (ratios of the picture's size)."""
    for block in json.loads(path.read_bytes())["Blocks"]:
        if block["BlockType"] == "WORD":
            points = [(p["X"] * size[0], p["Y"] * size[1]) for p in block["Geometry"]["Polygon"]]
            yield block["Text"], np.array(points)


Truth = Callable[[Path, tuple[int, int]], Iterator[tuple[str, Quad]]]
CASES: tuple[tuple[str, str, Truth], ...] = (
    ("docs/page-xml/RegionTypes.tif", "docs/page-xml/regiontypes_2013-07-15.xml", of_page_xml),
    ("docs/deu-fraktur/INPUT_0017.tif", "docs/deu-fraktur/PAGE_0017_PAGE.xml", of_page_xml),
    ("docs/deu-fraktur/INPUT_0017.tif", "docs/deu-fraktur/PAGE_0017_ALTO.xml", of_alto),
    ("pairs/google/gcv2hocr-eng.jpg", "pairs/google/gcv2hocr-eng.response.json", of_google),
    ("pairs/google/layoutparser-table.jpg", "pairs/google/layoutparser-table.response.json", of_google),
    ("pairs/google/photo-analyzer-2.jpg", "pairs/google/photo-analyzer-2.response.json", of_google),
    ("pairs/google/photo-gallery-atomic.webp", "pairs/google/photo-gallery-atomic.response.json", of_google),
    ("pairs/azure/azure-driverlicense.png", "pairs/azure/azure-driverlicense.response.json", of_azure),
    ("pairs/azure/azure-poster.jpg", "pairs/azure/azure-poster.response.json", of_azure),
    ("pairs/textract/textract-receipt.jpg", "pairs/textract/textract-receipt.response.json", of_textract),
    (
        "pairs/textract/textract-in-table-title.png",
        "pairs/textract/textract-in-table-title.response.json",
        of_textract,
    ),
)


def matched(truth: Words, found: Words) -> list[float]:
    """IoU of each pair of words that share text and place."""
    return [value for value, _, _ in paired(truth, found)]


def shifted(truth: Words, found: Words) -> list[float]:
    """The same with the truth moved by the median distance between the words' centres."""
    pairs = paired(truth, found)
    if not pairs:
        return []
    away = np.median([found[j][1].mean(axis=0) - truth[i][1].mean(axis=0) for _, i, j in pairs], axis=0)
    return matched([(text, quad + away) for text, quad in truth], found)


def paired(truth: Words, found: Words) -> list[tuple[float, int, int]]:
    """IoU and indices of each pair of words that share text and place, best first, each word once."""
    pairs = []
    for i, (text, quad) in enumerate(truth):
        reach = np.ptp(quad, axis=0).max()
        for j, (other, at) in enumerate(found):
            near = np.abs(quad.mean(axis=0) - at.mean(axis=0)).max() <= reach
            if near and (not text or text.casefold() == other.casefold()):
                pairs.append((iou(quad, at), i, j))
    out = []
    used: set[tuple[str, int]] = set()
    for value, i, j in sorted(pairs, reverse=True):
        if ("t", i) not in used and ("f", j) not in used:
            used |= {("t", i), ("f", j)}
            out.append((value, i, j))
    return out


def iou(a: Quad, b: Quad) -> float:
    """Intersection over union of two convex polygons."""
    first, second = (np.asarray(cv2.convexHull(q.astype(np.float32))) for q in (a, b))
    shared, _ = cv2.intersectConvexConvex(first, second)
    union = cv2.contourArea(first) + cv2.contourArea(second) - shared
    return float(shared / union) if union > 0 else 0.0


def rgb(path: Path) -> Pixels:
    """The upright picture on white."""
    with Image.open(path) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    return np.asarray(ground.convert("RGB"))


def ours(path: Path) -> Words:
    """Words of the on-device reader."""
    from app.reader.read import read_text

    text, _, _ = read_text(rgb(path), (), "on-device", {}, lambda *_: None)
    words = [w for b in text.blocks for line in b.lines for w in line.words]
    return [(w.text, np.array(w.polygon)) for w in words]


class PlainRapid:
    """rapidocr called directly; its pieces joined where the text has no space."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._engine: Any = RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})

    def __call__(self, path: Path) -> Words:
        result = self._engine(
            np.ascontiguousarray(rgb(path)[:, :, ::-1]), use_cls=False, return_word_box=True
        )
        out: Words = []
        if result.boxes is None:
            return out
        for text, pieces in zip(result.txts, result.word_results, strict=True):
            rest = [(p[0], np.array(p[2], np.float64)) for p in pieces]
            for token in text.split():
                got, points = "", []
                while rest and len(got) < len(token):
                    piece, quad = rest.pop(0)
                    got += piece
                    points.append(quad)
                if points:
                    out.append((token, np.concatenate((points[0][[0, 3]], points[-1][[1, 2]]))))
        return out


def tesseract(path: Path) -> Words:
    """Words of the tesseract program (eng)."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        Image.fromarray(rgb(path)).save(file.name)
        done = subprocess.run(
            ["tesseract", file.name, "-", "-l", "eng", "tsv"],
            capture_output=True,
            check=False,
            text=True,
        )
    out: Words = []
    for row in (r.split("\t") for r in done.stdout.splitlines()[1:]):
        if row[0] == "5" and row[11].strip():
            x, y, w, h = map(float, row[6:10])
            out.append((row[11], np.array([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])))
    return out


def _box(points: Sequence[tuple[float, ...]]) -> Quad:
    (x0, y0), (x1, y1) = np.min(points, axis=0), np.max(points, axis=0)
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float64)


def main(wanted: list[str]) -> None:
    """Print the table."""
    readers: dict[str, Callable[[Path], Words]] = {"ours": ours, "rapidocr": PlainRapid()}
    if shutil.which("tesseract"):
        readers["tesseract"] = tesseract
    print(f"{'file':44} {'words':>5} " + " ".join(f"{name:>20}" for name in (*readers, "ours, shifted")))
    sums: dict[str, list[float]] = {name: [] for name in (*readers, "ours, shifted")}
    for picture, answer, truth_of in CASES:
        path = DATA / picture
        if not path.exists() or (wanted and not any(w in picture for w in wanted)):
            continue
        with Image.open(path) as opened:
            size = ImageOps.exif_transpose(opened).size
        truth = list(truth_of(DATA / answer, size))
        cells = []
        moved: list[float] = []
        for name, reader in readers.items():
            start = time.perf_counter()
            found = reader(path)
            seconds = time.perf_counter() - start
            values = matched(truth, found)
            sums[name] += values
            cells.append(f"{np.mean(values or [0]):.3f} {len(values):4} {seconds:6.2f}s")
            if name == "ours":
                moved = shifted(truth, found)
                sums["ours, shifted"] += moved
        cells.append(f"{np.mean(moved or [0]):.3f} {len(moved):4}")
        print(
            f"{Path(answer).name[:44]:44} {len(truth):5} " + " ".join(f"{c:>20}" for c in cells), flush=True
        )
    print("all".ljust(51) + " ".join(f"{np.mean(v or [0]):.3f} {len(v):4}".rjust(20) for v in sums.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
