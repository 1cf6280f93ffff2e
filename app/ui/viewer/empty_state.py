"""What the middle shows while there is no image: what can be dropped, and something to try."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

import app
from app.ui.base.i18n import tr
from app.ui.widgets import theme
from app.ui.widgets.shortcuts import describe, shortcut
from app.ui.widgets.yielding_row import YieldingRow

SAMPLES: Final = Path(app.__file__).parent.parent / "resources" / "samples"
_HEIGHT_WITH_KEYS: Final = 440
_NARROWEST: Final = 260
"""Width in which the sentences still read well, over more lines."""
_PICTURES: Final = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"}


def sample_files() -> tuple[Path, ...]:
    """Return the bundled samples, the one to begin with first."""
    try:
        files = sorted(p for p in SAMPLES.iterdir() if p.suffix.lower() in _PICTURES)
    except OSError:
        return ()
    return tuple(sorted(files, key=lambda p: not p.stem.startswith(("page", "dense"))))


class EmptyState(QWidget):
    """``open_files``: the button; ``open_samples``: paths of samples to open."""

    open_files = Signal()
    open_samples = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("No image is open"))
        self.dragged = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 22)
        outer.addStretch(5)
        title = QLabel(tr("Drop images here"), self)
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title.setWordWrap(True)
        outer.addWidget(title)
        outer.addSpacing(6)
        what = QLabel(
            tr(
                "Image files, folders, multi-page TIFFs, or a picture dragged from a browser.\n"
                "Text and faces are read on this machine; nothing is sent anywhere."
            ),
            self,
        )
        what.setProperty("role", "muted")
        what.setWordWrap(True)
        what.setMinimumWidth(_NARROWEST)
        what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(what)
        outer.addSpacing(18)
        row = YieldingRow(self, 8)
        row.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.open = QPushButton(tr("Open images…"), self)
        self.open.setProperty("role", "primary")
        describe(self.open, "file.open")
        self.open.clicked.connect(self.open_files)
        row.box.addWidget(self.open)
        self.sample = QPushButton(tr("Open samples"), self)
        describe(self.sample, "file.samples")
        self.sample.clicked.connect(self._samples)
        row.box.addWidget(self.sample)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(row, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addSpacing(14)
        self._hint_box = QWidget(self)
        self._hint_box.setLayout(self._hints())
        outer.addWidget(self._hint_box)
        outer.addStretch(6)

    def _hints(self) -> QHBoxLayout:
        self._keys: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for number, name in enumerate(("edit.paste", "help.palette", "help.keys")):
            found = shortcut(name)
            key = self._keys[name] = QLabel(found.key, self)
            key.setProperty("role", "key")
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text = QLabel(found.name, self)
            text.setProperty("role", "muted")
            grid.addWidget(key, number, 0)
            grid.addWidget(text, number, 1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(grid)
        middle.addStretch(1)
        return middle

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the keys out where there is no height for them: the menus name them too."""
        super().resizeEvent(event)
        self._hint_box.setVisible(self.height() >= _HEIGHT_WITH_KEYS)

    def show_keys(self) -> None:
        """Name the keys in force."""
        for name, label in self._keys.items():
            label.setText(shortcut(name).key)

    def _samples(self) -> None:
        self.open_samples.emit([str(p) for p in sample_files()])

    def set_dragged(self, dragged: bool) -> None:
        """Return True if something is being dragged over the window."""
        self.dragged = dragged
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a quiet frame that shows where things may be dropped."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.color("window"))
            pen = QPen(theme.color("accent" if self.dragged else "border"), 1.5, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.color("accent_soft") if self.dragged else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), 12, 12)
        finally:
            painter.end()
