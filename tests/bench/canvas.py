"""Frames of the canvas beside one QGraphicsPolygonItem a polygon, over a 24 MP image, 1600×900 view.

``python -m tests.bench.canvas [COUNT ...]`` (default 1000 10000 100000 500000). Milliseconds of a forced
full repaint, p50/p95/max, and below how much of that the processor worked for it (the rest is what other
programs took); build, which for ours happens off the GUI thread, and hover, one hit test, are processor
time; memory is what building and showing adds. Every row is measured in a process of its own. Needs no
display.

``VIDIMUS_LABELME`` may name the Python of an environment with labelme: then that is measured too, with
1,000 and 10,000 polygons.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import Polygon

WIDTH, HEIGHT = 6000, 4000
ITEMS_UP_TO = 100_000
LABELME_UP_TO = 10_000
LABELME = os.environ.get("VIDIMUS_LABELME", "")
FRAME = 1 / 60

T = TypeVar("T")


def page(count: int) -> Analysis:
    """``count`` words, slightly tilted, filling 24 MP, in lines and blocks of ten."""
    columns = max(1, int((count * WIDTH / HEIGHT * 0.6) ** 0.5))
    wide, high = WIDTH / columns, HEIGHT / -(-count // columns)
    words = []
    for index in range(count):
        row, column = divmod(index, columns)
        x, y, w, h = column * wide, row * high, wide * 0.84, high * 0.76
        tilt = h * 0.12
        words.append(Word(((x, y + tilt), (x + w, y), (x + w - 1, y + h - tilt), (x, y + h)), "w", 0.9))
    lines = [Line(_around(some), "l", None, tuple(some)) for some in _tens(words)]
    blocks = tuple(Block(_around(some), lines=tuple(some)) for some in _tens(lines))
    return Analysis(provider="bench", features=(Feature("text"),), text=Text(blocks=blocks))


def _tens(values: list[T]) -> list[list[T]]:
    return [values[start : start + 10] for start in range(0, len(values), 10)]


def _outlines(analysis: Analysis) -> list[Polygon]:
    assert analysis.text is not None
    lines = [line for block in analysis.text.blocks for line in block.lines]
    return [line.polygon for line in lines] + [word.polygon for line in lines for word in line.words]


def _around(regions: list[Any]) -> Polygon:
    points = [point for region in regions for point in region.polygon]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def rss() -> float:
    """Resident megabytes of this process."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


class Subject:
    """What is measured: ours or the peer."""

    build: float
    memory: float

    def fit(self) -> None:
        raise NotImplementedError

    def actual(self) -> None:
        raise NotImplementedError

    def pan(self, dx: int, dy: int) -> None:
        raise NotImplementedError

    def zoom(self, factor: float) -> None:
        raise NotImplementedError

    def repaint(self) -> None:
        raise NotImplementedError

    def settle(self) -> None:
        raise NotImplementedError

    def hover(self, x: float, y: float) -> None:
        raise NotImplementedError


def ours(analysis: Analysis) -> Subject:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication

    from app.ui.canvas import Canvas, build_overlays

    class Ours(Subject):
        def __init__(self) -> None:
            self.canvas = Canvas()
            self.canvas.resize(1600, 900)
            self.canvas.set_image(photo(), (WIDTH, HEIGHT))
            self.canvas.show()
            self.settle()
            before = rss()
            start = time.thread_time()
            overlays = build_overlays(analysis, (WIDTH, HEIGHT))
            self.build = (time.thread_time() - start) * 1e3
            self.canvas.set_overlays(overlays)
            self.settle()
            self.memory = rss() - before

        def fit(self) -> None:
            self.canvas.fit()

        def actual(self) -> None:
            self.canvas.actual_size()

        def zoom(self, factor: float) -> None:
            self.canvas.zoom_by(factor)

        def repaint(self) -> None:
            self.canvas.repaint()

        def pan(self, dx: int, dy: int) -> None:
            self.canvas.pan_by(-dx, -dy)

        def settle(self) -> None:
            while not self.canvas.settled:
                QApplication.processEvents()

        def hover(self, x: float, y: float) -> None:
            self.canvas.point_at(QPointF(x, y))

    return Ours()


def items(analysis: Analysis) -> Subject:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
    from PySide6.QtWidgets import QApplication, QGraphicsPolygonItem, QGraphicsScene, QGraphicsView

    class Items(Subject):
        def __init__(self) -> None:
            self.view = QGraphicsView()
            self.view.resize(1600, 900)
            self.view.setRenderHints(QPainter.RenderHint.Antialiasing)
            self.view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
            self.page = QGraphicsScene()
            self.page.addPixmap(QPixmap.fromImage(photo()))
            self.view.setScene(self.page)
            self.view.show()
            QApplication.processEvents()
            before = rss()
            start = time.thread_time()
            pen = QPen(QColor("#009E73"), 1)
            pen.setCosmetic(True)
            brush = QColor(0, 158, 115, 30)
            for polygon in _outlines(analysis):
                item = QGraphicsPolygonItem(QPolygonF([QPointF(x, y) for x, y in polygon]))
                item.setPen(pen)
                item.setBrush(brush)
                self.page.addItem(item)
            self.build = (time.thread_time() - start) * 1e3
            self.fit()
            self.repaint()
            self.settle()
            self.memory = rss() - before

        def fit(self) -> None:
            self.view.fitInView(0, 0, WIDTH, HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)

        def actual(self) -> None:
            self.view.resetTransform()

        def pan(self, dx: int, dy: int) -> None:
            for bar, by in ((self.view.horizontalScrollBar(), dx), (self.view.verticalScrollBar(), dy)):
                bar.setValue(bar.value() + by)

        def zoom(self, factor: float) -> None:
            self.view.scale(factor, factor)

        def repaint(self) -> None:
            self.view.viewport().repaint()

        def settle(self) -> None:
            QApplication.processEvents()

        def hover(self, x: float, y: float) -> None:
            self.view.itemAt(QPoint(int(x), int(y)))

    return Items()


def photo() -> Any:
    """A 24 MP image of noise."""
    from PySide6.QtGui import QImage

    pixels = np.random.default_rng(0).integers(0, 255, (HEIGHT, WIDTH, 4), np.uint8)
    return QImage(pixels.data, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32).copy()


def measure(name: str, count: int) -> dict[str, Any]:
    """All figures of one subject."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    subject = {"ours": ours, "items": items}[name](page(count))
    long = name == "ours"
    out: dict[str, Any] = {"build": subject.build, "memory": subject.memory}

    def frames(name: str, number: int, move: Callable[[int], None]) -> None:
        taken: list[float] = []
        spent: list[float] = []
        for step in range(number if long else number // 6):
            start, busy = time.perf_counter(), time.thread_time()
            move(step)
            subject.repaint()
            taken.append((time.perf_counter() - start) * 1e3)
            spent.append((time.thread_time() - busy) * 1e3)
            while (
                time.perf_counter() - start < FRAME
            ):  # as a display would: what is left of the frame is idle
                app.processEvents()
        out[f"{name} cpu"] = spent
        out[name] = taken

    subject.fit()
    subject.settle()
    frames("pan fitted", 60, lambda step: subject.pan(3 if step % 20 < 10 else -3, 2))
    subject.actual()
    subject.settle()
    frames("pan 1:1", 120, lambda _: subject.pan(6, 3))
    subject.actual()
    subject.settle()
    frames("fast pan", 120, lambda step: subject.pan(64 if step % 60 < 30 else -64, 32))
    subject.fit()
    subject.settle()
    frames("zoom sweep", 120, lambda step: subject.zoom(2**0.06 if step % 120 < 60 else 2**-0.06))
    subject.actual()
    subject.settle()
    rng = np.random.default_rng(1)
    hovers = []
    for x, y in zip(rng.uniform(0, 1600, 300), rng.uniform(0, 900, 300), strict=True):
        start = time.thread_time()
        subject.hover(float(x), float(y))
        hovers.append((time.thread_time() - start) * 1e3)
    out["hover"] = hovers
    return out


def labelme(count: int) -> dict[str, Any]:
    """The same figures of labelme's canvas, measured by its own Python."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(_outlines(page(count)), file)
        file.flush()
        script = Path(__file__).with_name("labelme_peer.py")
        env = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        done = subprocess.run([LABELME, script, file.name], env=env, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


def show(name: str, count: int, figures: dict[str, Any]) -> None:
    """Two lines of the table."""
    moves = ("pan fitted", "pan 1:1", "fast pan", "zoom sweep", "hover")
    print(f"{name:8}{count:>8}{figures['build']:9.0f}{figures['memory']:6.0f}  ", end="")
    print("".join(cell(figures[move]) for move in moves))
    print(f"{'  of it CPU':33}" + "".join(cell(figures[f"{move} cpu"]) for move in moves[:4]), flush=True)


def cell(taken: list[float]) -> str:
    """p50 / p95 / max."""
    p50, p95, most = np.percentile(taken, [50, 95, 100])
    return f"{f'{p50:.2f} / {p95:.2f} / {most:.2f}':>25}"


def main() -> int:
    """Print the table."""
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
        return 0
    counts = [int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000, 500_000]
    moves = ("pan fitted", "pan 1:1", "fast pan", "zoom sweep", "hover")
    print(f"{'':16}{'build ms':>9}{'MB':>6}  " + "".join(f"{move:>25}" for move in moves))
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    for count in counts:
        for name in ("ours", "items") if count <= ITEMS_UP_TO else ("ours",):
            command = [sys.executable, "-m", "tests.bench.canvas", "--one", name, str(count)]
            done = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True)
            show(name, count, json.loads(done.stdout))
        if LABELME and count <= LABELME_UP_TO:
            show("labelme", count, labelme(count))
    return 0


if __name__ == "__main__":
    sys.exit(main())
