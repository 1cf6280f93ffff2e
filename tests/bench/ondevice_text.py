"""Text on the device: character error rate and seconds of ours, plain RapidOCR and tesseract.

Run by hand::

    python tests/bench/ondevice_text.py                 every file with ground truth
    python tests/bench/ondevice_text.py eng rus-lines   those whose path has one of the words
    python tests/bench/ondevice_text.py --page-time     time and memory on a rendered A4 page

CER is the Levenshtein distance between the text found and the ground truth, divided by the length of
the ground truth, after NFC and with every run of white space as one space. In ground truth that is
mostly Chinese or Japanese, white space is left out on both sides. Order counts: text in the wrong order
is wrong. Plain RapidOCR is called as its README shows, line-angle classifier off, and its lines joined
in its order. tesseract reads with the installed language that gives it its lowest CER.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT.parent / "shared" / "data" / "docs"
PICTURES = {".png", ".jpg", ".tif", ".webp"}
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")

Pixels = npt.NDArray[np.uint8]


class Row(NamedTuple):
    """One file: CER in per cent and seconds of each reader."""

    name: str
    letters: int
    ours: float
    ours_seconds: float
    plain: float
    plain_seconds: float
    tesseract: float
    tesseract_seconds: float
    language: str
    said: str


def distance(one: str, other: str) -> int:
    """Levenshtein distance, a row of the table at a time."""
    target = np.frombuffer(other.encode("utf-32-le"), np.uint32)
    places = np.arange(len(target) + 1)
    row = places.copy()
    for i, character in enumerate(one, 1):
        step = np.empty_like(row)
        step[0] = i
        step[1:] = np.minimum(row[1:] + 1, row[:-1] + (target != ord(character)))
        row = np.minimum.accumulate(step - places) + places
    return int(row[-1])


def normal(text: str) -> str:
    """NFC, white space as single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def error_rate(truth: str, found: str) -> float:
    """CER in per cent, as this file's head defines it."""
    truth, found = normal(truth), normal(found)
    if 2 * len(_WIDE.findall(truth)) > len(truth.replace(" ", "")):
        truth, found = truth.replace(" ", ""), found.replace(" ", "")
    return 100 * distance(found, truth) / max(1, len(truth))


def truths() -> Iterator[tuple[Path, str]]:
    """Pictures with their ground truth.

    Left out: RegionTypes.tif, whose PAGE file holds a made-up text that is not in the picture.
    """
    for text in sorted(DOCS.rglob("*.gt.txt")):
        stem = text.name.removesuffix(".gt.txt").removeprefix("tjs_")
        for picture in sorted(text.parent.iterdir()):
            name = picture.name.replace(".bin", "")
            if picture.suffix in PICTURES and name.removesuffix(picture.suffix) == stem:
                yield picture, text.read_text("utf-8")
    gold = (DOCS / "eng/phototest.gold.txt").read_text("utf-8")
    for name in (
        "phototest.tif",
        "phototest-rotated-180.png",
        "phototest-rotated-L.png",
        "phototest-rotated-R.png",
    ):
        yield DOCS / "eng" / name, gold
    yield DOCS / "eng/8071_093.3B.tif", (DOCS / "eng/8071_093.3B.txt").read_text("utf-8")
    for image, page in (
        ("deu-fraktur/INPUT_0017.tif", "deu-fraktur/PAGE_0017_PAGE.xml"),
        ("page-xml/SimplePage.png", "page-xml/SimplePage.xml"),
        ("lat-hand/170025120000003,0074.jpg", "lat-hand/170025120000003,0074.xml"),
    ):
        yield DOCS / image, page_text(DOCS / page)
    boxes = json.loads((DOCS / "zho/chinese.easyocr-readme.json").read_text("utf-8"))
    yield DOCS / "zho/chinese.jpg", "\n".join(text for _, text in boxes)
    yield DOCS / "zho/black_font_color_transparent.png", "我是中国人"


def page_text(path: Path) -> str:
    """Text of a PAGE file in its reading order."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own test data
    space = root.tag[: root.tag.index("}") + 1]
    regions = {r.get("id"): r for r in root.iter(f"{space}TextRegion")}
    order = [r.get("regionRef") for r in root.iter(f"{space}RegionRefIndexed")]
    order = [o for o in order if o in regions] + [r for r in regions if r not in order]
    out = []
    for region in order:
        equivalents = regions[region].findall(f"{space}TextLine/{space}TextEquiv/{space}Unicode")
        lines = [e.text for e in equivalents if e.text]
        if not lines:
            lines = [e.text for e in regions[region].findall(f"{space}TextEquiv/{space}Unicode") if e.text]
        out.extend(lines)
    return "\n".join(out)


def opened(path: Path) -> Pixels:
    """The picture as the program opens it: upright RGB, alpha laid on white."""
    from app.imaging.open import OpenLimits, identify
    from app.imaging.pixels import load
    from app.reader.flatten import opaque_pixels

    limits = OpenLimits()
    return opaque_pixels(load(identify(path.read_bytes(), limits=limits), limits=limits))


def by_tesseract(picture: Pixels, language: str) -> tuple[str, float]:
    """Text and seconds of the program called directly."""
    import cv2

    _, data = cv2.imencode(".png", np.ascontiguousarray(picture[..., ::-1]))
    started = time.perf_counter()
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", language],
        input=bytes(data),
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        check=False,
    )
    return done.stdout.decode("utf-8", "replace"), time.perf_counter() - started


def compare(words: list[str]) -> list[Row]:
    """Every file whose path has one of the words, or every file; printed as it is done."""
    from rapidocr import RapidOCR

    from app.reader import read, tesseract

    plain = RapidOCR(params={"Global.use_cls": False, "Global.log_level": "error"})
    read.warm_up()
    rows = []
    print(f"{'file':44} {'chars':>5} {'ours':>7} {'s':>5} {'rapid':>7} {'s':>5} {'tess':>7} {'s':>5}")
    for path, truth in truths():
        name = str(path.relative_to(DOCS))
        if words and not any(word in name for word in words):
            continue
        picture = opened(path)
        started = time.perf_counter()
        text, failures, _ = read.read_text(picture, (), "on-device", {}, lambda *_: None)
        ours = time.perf_counter() - started
        started = time.perf_counter()
        found = plain(str(path))
        rapid = time.perf_counter() - started
        tried = []
        for code in tesseract.language_codes():
            said, seconds = by_tesseract(picture, code)
            tried.append((error_rate(truth, said), seconds, code))
        best = min(tried, default=(100.0, 0.0, ""))
        row = Row(
            name,
            len(normal(truth)),
            error_rate(truth, text.content),
            ours,
            error_rate(truth, "\n".join(found.txts or ())),
            rapid,
            *best,
            failures[0].message if failures else "",
        )
        rows.append(row)
        worse = "" if row.ours <= min(row.plain, row.tesseract) + 0.005 else " WORSE"
        print(
            f"{name[-44:]:44} {row.letters:5} {row.ours:7.2f} {row.ours_seconds:5.1f} "
            f"{row.plain:7.2f} {row.plain_seconds:5.1f} {row.tesseract:7.2f} {row.tesseract_seconds:5.1f} "
            f"{row.language}{worse} {row.said}",
            flush=True,
        )
    return rows


def summary(rows: list[Row]) -> None:
    """Means, and how many files we read no worse than the better engine."""
    fine = sum(r.ours <= min(r.plain, r.tesseract) + 0.005 for r in rows)
    print(f"\n{len(rows)} files, {fine} no worse than the better of the two engines")
    for title, cer, seconds in (
        ("ours", [r.ours for r in rows], [r.ours_seconds for r in rows]),
        ("plain rapidocr", [r.plain for r in rows], [r.plain_seconds for r in rows]),
        ("tesseract", [r.tesseract for r in rows], [r.tesseract_seconds for r in rows]),
    ):
        print(
            f"{title:15} mean CER {np.mean(cer):6.2f} %  median {np.median(cer):6.2f} %  "
            f"{np.sum(seconds):6.1f} s"
        )


_PAGE = """
import sys, time, resource
sys.path.insert(0, {root!r})
import numpy as np
page = np.load({page!r})
{setup}
run()
best = 1e9
for _ in range({times}):
    t, c = time.perf_counter(), time.process_time()
    first = run()
    best = min(best, (time.perf_counter() - t))
    cpu = time.process_time() - c
print(best, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
      resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, first or 0)
"""
_OURS = """
from app.reader import read
read.warm_up()
def run():
    start, seen = time.perf_counter(), []
    def heard(stage, done, total, text):
        if text is not None and not seen:
            seen.append(time.perf_counter() - start)
    read.read_text(page, (), "on-device", {}, heard)
    return seen[0]
"""
_RAPID = """
from rapidocr import RapidOCR
engine = RapidOCR(params={"Global.use_cls": False, "Global.log_level": "error"})
bgr = np.ascontiguousarray(page[..., ::-1])
def run():
    engine(bgr)
"""
_TESSERACT = """
import cv2, os, subprocess
_, data = cv2.imencode(".png", page)
def run():
    subprocess.run(["tesseract", "stdin", "stdout", "-l", "eng"], input=bytes(data), capture_output=True,
                   env={**os.environ, "OMP_THREAD_LIMIT": "1"})
"""


def page_time(times: int) -> None:
    """Best wall time, processor time and peak memory on a rendered A4 page, each in a fresh process."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "page.npy")
        np.save(path, rendered_page())
        print(
            f"{'reader':16} {'wall s':>7} {'cpu s':>7} {'peak MB':>8} {'child MB':>8} {'first lines s':>13}"
        )
        for title, setup in (("ours", _OURS), ("plain rapidocr", _RAPID), ("tesseract", _TESSERACT)):
            code = _PAGE.format(root=str(ROOT), page=path, setup=setup, times=times)
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            wall, cpu, peak, child, first = (float(v) for v in done.stdout.split()[-5:])
            print(f"{title:16} {wall:7.2f} {cpu:7.2f} {peak:8.0f} {child:8.0f} {first:13.2f}", flush=True)


def rendered_page() -> Pixels:
    """A dense A4 page at 300 dpi, 60 lines of English."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("RGB", (2480, 3508), "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=42)
    words = (DOCS / "eng/8071_093.3B.txt").read_text("utf-8").split() if DOCS.is_dir() else __doc__.split()
    at = 0
    for line in range(60):
        text = ""
        while draw.textlength(text, font=font) < 2000:
            text = f"{text} {words[at % len(words)]}".strip()
            at += 1
        draw.text((200, 200 + 52 * line), text, "black", font=font)
    return np.asarray(page)


def main() -> None:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("words", nargs="*", help="only files whose path has one of these")
    parser.add_argument("--page-time", action="store_true", help="time and memory on a rendered page")
    parser.add_argument("--times", type=int, default=3, help="runs of which the best counts")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.page_time:
        page_time(options.times)
    elif DOCS.is_dir():
        summary(compare(options.words))
    else:
        print(f"no test data at {DOCS}")


if __name__ == "__main__":
    main()
