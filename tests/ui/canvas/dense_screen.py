"""Run by a test with QT_SCALE_FACTOR: strokes keep place and looks on dense screens."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEventLoop, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.model.geometry import rectangle
from app.ui.canvas import Canvas, build_overlays
from app.ui.canvas.palette import COLOURS
from tests.ui.canvas.sample_pages import page_of_words, white

WORD = (rectangle(100, 100, 80, 60),)


def exact(app: QApplication, canvas: Canvas) -> bool:
    """Whether 100 % puts every image pixel on one device pixel, upright and turned by a by_quarters."""
    board = QImage(300, 200, QImage.Format.Format_RGB32)
    for x in range(300):
        for y in range(200):
            board.setPixel(x, y, 0xFF000000 if (x + y) % 2 else 0xFF000000 | (x % 256) << 16 | y << 8 | 255)
    canvas.set_overlays(())
    canvas.set_image(board, (300, 200))
    canvas.actual_size()
    for degrees in (0, 90):
        canvas.rotate_to(degrees)
        while not canvas.settled:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        shown = canvas.grab().toImage()
        left, top = canvas.transform.origin
        for x, y in ((0, 0), (299, 199), (120, 37), (121, 37)):
            px, py = canvas.transform.rotation.to_plane(x + 0.5, y + 0.5)
            if shown.pixel(left + int(px), top + int(py)) != board.pixel(x, y):
                return False
    return True


def main() -> int:
    """0 when the strokes of the first word stand at its place in device pixels."""
    app = QApplication([])
    canvas = Canvas()
    canvas.resize(400, 300)
    size = (600, 500)
    canvas.set_image(white(*size), size)
    canvas.set_overlays([o for o in build_overlays(page_of_words(WORD), size) if o.kind == "word"])
    canvas.show()
    canvas.actual_size()
    left, top = canvas.image_at(QPointF(0, 0))
    ratio = canvas.devicePixelRatioF()
    canvas.pan_by(left / ratio, top / ratio)
    while not canvas.settled:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    image = canvas.grab().toImage()
    expected = max(1, round(ratio))
    row = [image.pixelColor(x, 130).name().upper() == COLOURS["word"] for x in range(90, 111)]
    column = [image.pixelColor(130, y).name().upper() == COLOURS["word"] for y in range(90, 111)]
    right = all(sum(cells) == expected and (cells[9] or cells[10]) for cells in (row, column))
    right = right and exact(app, canvas)
    sys.stdout.write(f"ratio {ratio} strokes {'right' if right else f'wrong: {row} {column}'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
