"""First pixels and all of them on the canvas, beside the bare decode; run by hand, prints a table.

``python -m tests.bench.images [MEGAPIXELS ...]`` (default 2 24 100 400), JPEG and PNG. Seconds from asking
for the picture to a painted frame of it (*first*), and to a frame in which it is as sharp as its file at
100 % (*sharp*: the middle of the picture, for those cut into tiles) and all of it is there (*all*). Each
stands beside what Pillow alone takes: the scaled decode (where the format has one) and the full one. CPU
seconds are of the process and its children: with other programs running these are what to compare. Memory is
the most that was added, by the process and, behind the plus, by its child. The files are made anew.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image

SIZES = {"2": (1_600, 1_200), "24": (6_000, 4_000), "100": (12_000, 8_400), "400": (24_000, 16_800)}
VIEW = (1_600, 900)
SIDE = 1_600
MB = 2**20


def made(folder: Path, name: str) -> list[Path]:
    """A JPEG and a PNG: smooth shapes with some grain, as photographs have."""
    noise = np.random.default_rng(0).integers(0, 255, (400, 600, 3), dtype=np.uint8)
    picture = PIL.Image.fromarray(noise).resize(SIZES[name], PIL.Image.Resampling.BICUBIC)
    files = [folder / f"{name}.jpg", folder / f"{name}.png"]
    picture.save(files[0], quality=90)
    picture.save(files[1], compress_level=1)
    return files


class Watch:
    """Seconds and processor seconds since it was made, and the most memory added meanwhile."""

    def __init__(self) -> None:
        self._start, self._busy = time.perf_counter(), _busy()
        self._before, self.most, self.children = _memory("self"), 0.0, 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ended.wait(0.01):
            self.most = max(self.most, _memory("self") - self._before)
            self.children = max(self.children, sum(_memory(child) for child in _children()))

    def read(self) -> tuple[float, float]:
        """Seconds, and processor seconds of this process and the children that have ended."""
        return time.perf_counter() - self._start, _busy() - self._busy

    def end(self) -> dict[str, float]:
        """The most memory, in MB."""
        self._ended.set()
        self._thread.join()
        return {"memory": self.most, "child": self.children}


def _busy() -> float:
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def _memory(process: str) -> float:
    """Resident megabytes, the shared pages of files left out."""
    try:
        text = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return sum(
        int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith(("RssAnon", "RssShmem"))
    )


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split() + [
        child
        for task in Path("/proc/self/task").iterdir()
        if task.name != str(os.getpid())
        for child in _read(task / "children").split()
    ]


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the thread has ended
        return ""


def bare(path: Path, *, scaled: bool) -> dict[str, Any]:
    """Pillow alone."""
    PIL.Image.MAX_IMAGE_PIXELS = None
    watch = Watch()
    with PIL.Image.open(path) as picture:
        if scaled:
            wanted = [round(0.75 * SIDE * side / max(picture.size)) for side in picture.size]
            picture.draft(None, (wanted[0], wanted[1]))
        picture.load()
        seconds = watch.read()
    return {"seconds": seconds, **watch.end()}


def ours(path: Path) -> dict[str, Any]:
    """The canvas, fed as the window feeds it."""
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

    from app.imaging.open import identify
    from app.ui.base.backend import preload
    from app.ui.base.runtime import Runtime
    from app.ui.canvas import Canvas, qimages
    from app.ui.viewer.picture_loader import PictureLoader

    app = QApplication([])
    preload()
    image = identify(path)
    canvas = Canvas()
    canvas.resize(*VIEW)
    canvas.show()
    runtime = Runtime()
    owner = QObject()
    loader = PictureLoader(runtime, owner)
    size = (image.width, image.height)
    loader.picture.connect(lambda _image, level, again: canvas.set_image(level, size, keep_view=again))
    loader.tiles.connect(lambda _image, pyramid: canvas.set_pyramid(pyramid))
    loader.grown.connect(canvas.pyramid_grown)
    loader.failed.connect(lambda _image, error: sys.exit(str(error)))
    runtime.start()

    def until(done: Callable[[], bool]) -> None:
        while not done():
            app.processEvents()
            time.sleep(0.001)

    out: dict[str, Any] = {}
    watch = Watch()
    loader.load(image)
    until(lambda: not canvas.empty)
    canvas.repaint()
    out["first"] = watch.read()
    if image.width * image.height > qimages.MAX_HELD:
        canvas.actual_size()
    until(lambda: not runtime.busy or canvas.sharp)
    until(lambda: canvas.settled and canvas.sharp)
    canvas.repaint()
    out["sharp"] = watch.read()
    until(lambda: not runtime.busy and canvas.settled)
    out["all"] = watch.read()
    for _ in range(40 if image.width > VIEW[0] * 2 else 0):  # all over it, at 100 %
        canvas.actual_size()
        canvas.pan_by(-500, -300)
        until(lambda: canvas.settled)
    out |= watch.end()
    loader.stop()
    runtime.stop()
    return out


def measured(what: str, path: Path) -> dict[str, Any]:
    """One row's figures from a process of its own."""
    command = [sys.executable, "-m", "tests.bench.images", "--one", what, str(path)]
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", VIDIMUS_CACHE_DIR=str(path.parent / "cache"))
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


def main() -> int:
    """Print the table."""
    if sys.argv[1:2] == ["--one"]:
        what, path = sys.argv[2], Path(sys.argv[3])
        figures = ours(path) if what == "ours" else bare(path, scaled=what == "scaled")
        print(json.dumps(figures))
        return 0
    print(
        f"{'seconds / CPU seconds':14}"
        + "".join(f"{c:>16}" for c in ("scaled", "first", "full", "sharp", "all"))
    )
    for name in sys.argv[1:] or list(SIZES):
        with tempfile.TemporaryDirectory(dir=Path.cwd().parent) as folder:
            for path in made(Path(folder), name):
                jpeg = path.suffix == ".jpg"
                scaled = measured("scaled", path) if jpeg else None
                full, us = measured("full", path), measured("ours", path)
                row = (scaled and scaled["seconds"], us["first"], full["seconds"], us["sharp"], us["all"])
                cells = "".join(f"{f'{c[0]:.2f} / {c[1]:.2f}' if c else '':>16}" for c in row)
                pixels = SIZES[name][0] * SIZES[name][1] * 4 / MB
                print(
                    f"{name + ' MP ' + path.suffix[1:]:21}{cells}   pixels {pixels:.0f} MB, "
                    f"Pillow +{full['memory']:.0f}, ours +{us['memory']:.0f} + {us['child']:.0f}",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
