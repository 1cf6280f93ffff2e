"""Opening pictures beside Pillow's and Qt's own decoding; run by hand, prints a table.

``python tests/bench/open.py [--runs N] [--huge]``; each figure comes from a process of its own: the median
time of N runs after one on a tiny picture, the least processor time, and the most memory the first run
added. The files are made anew.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import PIL.Image
import PIL.ImageOps

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

SIDE = 1600
SIZES = {"2 MP JPEG": (1600, 1200), "24 MP JPEG": (6000, 4000), "100 MP JPEG": (12_000, 8_400)}
HUGE = {"400 MP JPEG": (24_000, 16_800)}


def made(folder: Path, huge: bool) -> dict[str, Path]:
    """The files: smooth shapes with some grain, as photographs have."""
    files = {}
    grain = PIL.Image.fromarray(np.random.default_rng(0).integers(0, 255, (400, 600, 3), dtype=np.uint8))
    for name, size in (SIZES | (HUGE if huge else {})).items():
        picture = grain.resize(size, PIL.Image.Resampling.BICUBIC)
        files[name] = folder / f"{size[0]}.jpg"
        picture.save(files[name], quality=90)
        if name.startswith("24"):
            exif = PIL.Image.Exif()
            exif[0x0112] = 6
            files["24 MP turned JPEG"] = folder / "turned.jpg"
            picture.save(files["24 MP turned JPEG"], quality=90, exif=exif)
            files["24 MP PNG"] = folder / "24.png"
            picture.save(files["24 MP PNG"], compress_level=1)
    return files


# --- What is measured, each in a process of its own ------------------------------------------------


def identified(path: Path) -> object:
    from app.imaging.open import identify

    return timed(lambda: identify(path))


def preview(path: Path) -> object:
    from app.imaging.buffer import pixel_buffer
    from app.imaging.open import identify
    from app.imaging.pixels import load

    image = identify(path)
    return timed(lambda: pixel_buffer(load(image, max_side=SIDE)))


def sharp(path: Path) -> object:
    from app.imaging.buffer import pixel_buffer
    from app.imaging.open import identify
    from app.imaging.pixels import load

    image = identify(path)
    return timed(lambda: pixel_buffer(load(image)))


def pillow_scaled(path: Path) -> object:
    def read() -> object:
        picture = PIL.Image.open(path)
        longest = max(picture.size)
        wanted = tuple(int(side * 0.75 * SIDE / longest) for side in picture.size)
        picture.draft(None, (wanted[0], wanted[1]))
        picture.load()
        return picture

    return timed(read)


def pillow_full(path: Path) -> object:
    def read() -> object:
        picture = PIL.Image.open(path)
        picture.load()
        return PIL.ImageOps.exif_transpose(picture) if path.name == "turned.jpg" else picture

    return timed(read)


def qt_full(path: Path) -> object:
    from PySide6.QtGui import QImageReader

    QImageReader.setAllocationLimit(0)

    def read() -> object:
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        return reader.read()

    return timed(read)


def qt_scaled(path: Path) -> object:
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImageReader

    def read() -> object:
        reader = QImageReader(str(path))
        reader.setScaledSize(reader.size().scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()

    QImageReader.setAllocationLimit(0)
    return timed(read)


MEASURED: dict[str, Callable[[Path], object]] = {
    f.__name__: f for f in (identified, preview, pillow_scaled, qt_scaled, sharp, pillow_full, qt_full)
}
_seconds: list[float] = []
_busy: list[float] = []


def timed(work: Callable[[], object]) -> object:
    """Do the work, and note how long it alone took."""
    started, busy = time.perf_counter(), time.process_time()
    result = work()
    _seconds.append(time.perf_counter() - started)
    _busy.append(time.process_time() - busy)
    return result


def memory(field: str) -> float:
    """``VmRSS`` or ``VmHWM`` of this process in megabytes."""
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith(field))
    return int(line.split()[1]) * 1024 / 1e6


def measure(what: str, path: Path, runs: int) -> None:
    """In a process of its own: print seconds and megabytes as JSON."""
    PIL.Image.MAX_IMAGE_PIXELS = None
    with tempfile.TemporaryDirectory() as folder:
        tiny = Path(folder, f"tiny{path.suffix}")
        PIL.Image.new("RGB", (64, 64)).save(tiny)
        MEASURED[what](tiny)
    _seconds.clear()
    _busy.clear()
    before = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # forget the peak so far
    added = 0.0
    for run in range(runs):
        held = MEASURED[what](path)
        if run == 0:
            added = memory("VmHWM") - before
        del held
    print(json.dumps([statistics.median(_seconds), min(_busy), added]))


# --- The table -------------------------------------------------------------------------------------


class Figures(NamedTuple):
    """Seconds, and megabytes added at most."""

    median: float
    busy: float
    added: float


def measured(what: str, path: Path, runs: int) -> Figures:
    command = [sys.executable, __file__, "--measure", what, str(path), "--runs", str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Figures(*json.loads(done.stdout))


def main() -> None:
    """Make the files, measure everything, print figures and budgets."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--huge", action="store_true", help="a 400 MP JPEG too")
    parser.add_argument("--measure", nargs=2, metavar=("WHAT", "FILE"))
    options = parser.parse_args()
    if options.measure:
        measure(options.measure[0], Path(options.measure[1]), options.runs)
        return
    names = list(MEASURED)
    with contextlib.suppress(ImportError):
        import PySide6  # noqa: F401
    if "PySide6" not in sys.modules:
        names = [name for name in names if not name.startswith("qt")]
    with tempfile.TemporaryDirectory() as folder:
        for title, path in made(Path(folder), options.huge).items():
            figures = {name: measured(name, path, options.runs) for name in names}
            show(title, path, figures)


def show(title: str, path: Path, figures: dict[str, Figures]) -> None:
    """One file's figures, and how they stand to the budgets."""
    with PIL.Image.open(path) as picture:
        held = picture.width * picture.height * 4 / 1e6
    print(f"\n{title}, {path.stat().st_size / 1e6:.1f} MB, pixels {held:.0f} MB")
    for name, (median, busy, added) in figures.items():
        print(f"  {name:14} {median * 1000:8.1f} ms (processor {busy * 1000:7.1f}) {added:8.1f} MB")
    # ratios are of processor time, which other work on the machine disturbs least
    full = min(figures[name].busy for name in ("pillow_full", "qt_full") if name in figures)
    floor = figures["pillow_scaled" if path.suffix == ".jpg" else "pillow_full"].busy
    budgets = [
        ("first pixels / scaled decode", figures["preview"].busy / floor, 1.3),
        ("sharp / best full decode", figures["sharp"].busy / full, 1.15),
        ("peak of sharp / pixel bytes", figures["sharp"].added / held, 1.3),
    ]
    if path.suffix == ".jpg":
        budgets.append(("preview adds, MB", figures["preview"].added, 100.0))
    for text, value, most in budgets:
        print(f"  {text:30} {value:7.2f}  (at most {most:g}) {'ok' if value <= most else 'OVER'}")


if __name__ == "__main__":
    PIL.Image.MAX_IMAGE_PIXELS = None
    main()
