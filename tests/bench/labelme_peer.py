"""The canvas of labelme under the moves of ``tests.bench.canvas``; run by that, in labelme's own environment.

``python labelme_peer.py OUTLINES.json`` prints the same figures as JSON. It imports nothing of ours:
labelme has another Qt binding.
"""

from __future__ import annotations

import importlib
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 6000, 4000
VIEW = (1600, 900)
FRAME = 1 / 60
RNG = random.Random(1)


def main(outlines: list[list[list[float]]]) -> dict[str, Any]:
    """Build, move and hover as the others are."""
    gui: Any = importlib.import_module("PyQt5.QtGui")
    widgets: Any = importlib.import_module("PyQt5.QtWidgets")
    canvas_type: Any = importlib.import_module("labelme.widgets.canvas").Canvas
    app = widgets.QApplication([])
    area = widgets.QScrollArea()
    canvas = canvas_type()
    area.setWidget(canvas)
    area.setWidgetResizable(True)
    area.resize(*VIEW)
    image = gui.QImage(WIDTH, HEIGHT, gui.QImage.Format_RGB32)
    image.fill(0xFFD0D0D0)
    canvas.load_pixmap(gui.QPixmap.fromImage(image))
    area.show()
    app.processEvents()
    out: dict[str, Any] = {}
    before, start = resident(), time.thread_time()
    canvas.load_shapes([shape(outline) for outline in outlines])
    out["build"] = (time.thread_time() - start) * 1e3

    def scale(factor: float) -> None:
        canvas.scale = factor
        canvas.adjustSize()

    fitted = min(VIEW[0] / WIDTH, VIEW[1] / HEIGHT)
    scale(fitted)
    canvas.repaint()
    app.processEvents()
    out["memory"] = resident() - before

    def pan(dx: int, dy: int) -> None:
        for bar, by in ((area.horizontalScrollBar(), dx), (area.verticalScrollBar(), dy)):
            bar.setValue(bar.value() + by)

    def frames(name: str, number: int, move: Callable[[int], None]) -> None:
        taken, spent = [], []
        for step in range(number):
            begun, busy = time.perf_counter(), time.thread_time()
            move(step)
            canvas.repaint()
            taken.append((time.perf_counter() - begun) * 1e3)
            spent.append((time.thread_time() - busy) * 1e3)
            app.processEvents()
            time.sleep(max(0.0, FRAME - (time.perf_counter() - begun)))
        out[name], out[f"{name} cpu"] = taken, spent

    frames("pan fitted", 6, lambda _: pan(3, 2))
    scale(1.0)
    app.processEvents()
    frames("pan 1:1", 10, lambda _: pan(6, 3))
    frames("fast pan", 10, lambda _: pan(64, 32))
    frames("zoom sweep", 10, lambda step: scale(fitted * 2 ** (0.5 * step)))
    scale(1.0)
    app.processEvents()
    out["hover"] = [hover(canvas) for _ in range(20)]
    return out


def shape(outline: list[list[float]]) -> Any:
    """A polygon of labelme's."""
    point: Any = importlib.import_module("PyQt5.QtCore").QPointF
    made = importlib.import_module("labelme._shape").Shape(label="w", shape_type="polygon")
    for x, y in outline:
        made.add_point(point(x, y))
    made.close()
    return made


def hover(canvas: Any) -> float:
    """Milliseconds the canvas takes to follow the pointer to somewhere."""
    qt: Any = importlib.import_module("PyQt5.QtCore")
    gui: Any = importlib.import_module("PyQt5.QtGui")
    place = qt.QPointF(RNG.uniform(0, VIEW[0]), RNG.uniform(0, VIEW[1]))
    none = qt.Qt.NoButton
    event = gui.QMouseEvent(qt.QEvent.MouseMove, place, none, none, qt.Qt.NoModifier)
    start = time.thread_time()
    canvas.mouseMoveEvent(event)
    return (time.thread_time() - start) * 1e3


def resident() -> float:
    """Megabytes of this process."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text()))))
