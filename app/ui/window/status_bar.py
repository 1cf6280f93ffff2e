"""The status bar: which image, where the pointer is, how many words and how sure; what runs; the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.analysis.progress_text import progress_text
from app.ui.analysis.queue_progress import QueueProgress
from app.ui.analysis.running_analyses import Run
from app.ui.base.actions import Actions
from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.base.safe_text import tooltip
from app.ui.content.content import Content
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.shortcuts import describe

if TYPE_CHECKING:
    from app.ui.viewer.overlay_builder import BuiltAnalysis

MODES: Final = {
    "1": mark("black and white"),
    "L": mark("grey"),
    "LA": mark("grey"),
    "P": mark("palette"),
    "I;16": mark("16-bit grey"),
    "F": mark("grey"),
}
"""Pillow's names of pixel layouts in words."""


class StatusBar(QStatusBar):
    """Labels about image, words, pointer, work and reader; a message covers the left ones for a moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(6, 0, 6, 0)
        self.image = self._left(tr("Image"))
        self.words = self._left(tr("Words and mean confidence"))
        self.cursor_place = self._left(tr("Pointer"))
        self.work = self._right(tr("Work under way"))
        self.done = QProgressBar(self)
        self.done.setAccessibleName(tr("Images of the queue that are done"))
        self.done.setTextVisible(False)
        self.done.setFixedWidth(96)
        self.pause = QPushButton(tr("Pause"), self)
        describe(self.pause, "analyse.pause")
        self.pause.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop = QPushButton(tr("Stop"), self)
        describe(self.stop, "analyse.cancel")
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self.done, self.pause, self.stop):
            self.addPermanentWidget(part)
            part.hide()
        self.reader = self._right(tr("On-device reader"))
        self.reader.setText(tr("Reader starting"))

    def _label(self, name: str) -> QLabel:
        label = ElidedLabel(self)
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

    def show_image(self, image: Image | None) -> None:
        """Show size, resolution and format of an image, nothing for None."""
        if image is None:
            self.image.setText("")
            return
        parts = [f"{image.width} × {image.height} px"]
        if image.dpi:
            parts.append(tr("{dots} dpi").format(dots=_dots(image.dpi)))
        mode = tr(MODES[image.mode]) if image.mode in MODES else image.mode
        parts.extend(one_line(p, 20) for p in (image.format, mode) if p)
        self.image.setText(" · ".join(parts))

    def show_content(self, content: Content) -> None:
        """Show the number of words and their mean confidence."""
        counts = content.counts()
        parts = []
        if counts.get("word"):
            parts.append(trn("%n word(s)", counts["word"]))
        elif counts.get("line"):
            parts.append(trn("%n line(s)", counts["line"]))
        elif "word" in counts:
            parts.append(tr("No text found"))
        mean = content.mean_confidence()
        if mean is not None:
            parts.append(tr("mean confidence {confidence}").format(confidence=number_text(mean, 2)))
        self.words.setText(" · ".join(parts))

    def show_built(self, built: BuiltAnalysis) -> None:
        """Show the number of words of an analysis that is on the canvas now."""
        self.show_content(built.content)

    def show_cursor(self, place: tuple[float, float] | None) -> None:
        """Show x and y of the pointer in pixels of the image, nothing for None."""
        self.cursor_place.setText("" if place is None else f"x {place[0]:.0f}  y {place[1]:.0f}")

    def show_runs(self, runs: Sequence[Run], queue: QueueProgress, shown: int | None = None) -> None:
        """Show what is under way and how far; of a queue how many images are done and what time is left.

        ``shown`` is the key of the image looked at: its run comes first, one of another image is named.
        """
        runs = sorted(runs, key=lambda run: run.key != shown)
        many = queue.total > 0
        self.stop.setVisible(many or (bool(runs) and runs[0].key != shown))
        for part in (self.done, self.pause):
            part.setVisible(many)
        if many:
            self.done.setRange(0, queue.total)
            self.done.setValue(queue.done)
            self.pause.setText(tr("Resume") if queue.paused else tr("Pause"))
            waits = next((run for run in runs if run.progress is not None and run.progress.again), None)
            self.work.setText(f"{queue.text} · {_named(waits, shown)}" if waits else queue.text)
            self.work.setToolTip(tooltip(queue.halt_reason or queue.text))
        elif runs:
            parts = [_named(runs[0], shown)]
            if len(runs) > 1:
                parts.append(trn("%n analyses", len(runs)))
            self.work.setText(" · ".join(parts))
            self.work.setToolTip("")
        else:
            self.work.setText("")
            self.work.setToolTip("")

    def connect_commands(self, actions: Actions) -> None:
        """Connect the buttons to their commands."""
        self.pause.clicked.connect(actions["analyse.pause"].trigger)
        self.stop.clicked.connect(actions["analyse.cancel"].trigger)


def _dots(dpi: tuple[float, float]) -> str:
    """Return one number where both directions have it, else both."""
    across, down = (number_text(round(value)) for value in dpi)
    return across if across == down else f"{across} × {down}"


def _named(run: Run, shown: int | None) -> str:
    """Return how far a run is, with the name of its image unless that is the one looked at."""
    progress = progress_text(run)
    return progress if run.key == shown else f"{one_line(run.image.name, 40)}: {progress}"
