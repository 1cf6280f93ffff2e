"""The status bar: which image, where the pointer is, how many words and how sure; what runs; the reader."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from app.model.image import Image
from app.ui.commands import Actions, describe
from app.ui.content import Content
from app.ui.queue import Standing
from app.ui.runs import Run
from app.ui.safe_text import one_line, tooltip

MODES: Final = {
    "1": "black and white",
    "L": "grey",
    "LA": "grey",
    "P": "palette",
    "I;16": "16-bit grey",
    "F": "grey",
}
"""Pillow's names of pixel layouts in words."""


class Status(QStatusBar):
    """All of it is labels; a message passes over the right side for a moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(6, 0, 6, 0)
        self.image = self._left("Image")
        self.words = self._left("Words and mean confidence")
        self.cursor_place = self._left("Pointer")
        self.work = self._right("Work under way")
        self.done = QProgressBar(self)
        self.done.setAccessibleName("Images of the queue that are done")
        self.done.setTextVisible(False)
        self.done.setFixedWidth(96)
        self.pause = QPushButton("Pause", self)
        describe(self.pause, "analyse.pause")
        for part in (self.done, self.pause):
            self.addPermanentWidget(part)
            part.hide()
        self.reader = self._right("On-device reader")
        self.reader.setText("Reader starting")

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        return label

    def _left(self, name: str) -> QLabel:
        label = self._label(name)
        self.addWidget(label)
        return label

    def _right(self, name: str) -> QLabel:
        label = self._label(name)
        self.addPermanentWidget(label)
        return label

    def tell_image(self, image: Image | None) -> None:
        """Size, resolution and format of an image."""
        if image is None:
            self.image.setText("")
            return
        parts = [f"{image.width} × {image.height} px"]
        if image.dpi:
            parts.append(f"{image.dpi:.0f} dpi")
        mode = MODES.get(image.mode, image.mode)
        parts.extend(one_line(p, 20) for p in (image.format, mode) if p)
        self.image.setText(" · ".join(parts))

    def tell_content(self, content: Content) -> None:
        """Words and mean confidence."""
        counts = content.counts()
        parts = []
        if "word" in counts:
            parts.append(f"{counts['word']:,} word{'s' * (counts['word'] != 1)}")
        mean = content.mean_confidence()
        if mean is not None:
            parts.append(f"mean confidence {mean:.2f}")
        self.words.setText(" · ".join(parts))

    def tell_cursor(self, place: tuple[float, float] | None) -> None:
        """Where the pointer is, in pixels of the image."""
        self.cursor_place.setText("" if place is None else f"x {place[0]:.0f}  y {place[1]:.0f}")

    def tell_runs(self, runs: Sequence[Run], queue: Standing) -> None:
        """What is under way, how far, how long; of a queue how many images are done."""
        many = queue.total > 0
        for part in (self.done, self.pause):
            part.setVisible(many)
        if many:
            self.done.setRange(0, queue.total)
            self.done.setValue(queue.done)
            self.pause.setText("Resume" if queue.paused else "Pause")
            waits = next((run for run in runs if run.progress is not None and run.progress.again), None)
            self.work.setText(f"{queue.text} · {progress_text(waits)}" if waits else queue.text)
            self.work.setToolTip(tooltip(queue.why or queue.text))
        elif runs:
            parts = [progress_text(runs[0])]
            if len(runs) > 1:
                parts.append(f"{len(runs)} analyses")
            self.work.setText(" · ".join(parts))
        else:
            self.work.setText("")
            self.work.setToolTip("")

    def connect_commands(self, actions: Actions) -> None:
        """Let the button do its command."""
        self.pause.clicked.connect(actions["analyse.pause"].trigger)


def progress_text(run: Run) -> str:
    """Stage, steps and seconds of one run; of a service in trouble, when it is asked again."""
    progress = run.progress
    words = one_line(progress.words(time.monotonic()), 60) if progress is not None else ""
    if progress is not None and progress.again:
        return words
    return f"{words or 'starting'} · {run.seconds:.0f} s"
