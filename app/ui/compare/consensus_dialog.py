"""Of which readings shall a consensus be made: a list to choose two or more from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.base.i18n import tr

FEWEST: Final = 2
"""Readings a consensus is made of."""


class ConsensusDialog(QDialog):
    """A box to tick for each of ``readings``, their words by provider; ``chosen`` carries the providers."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget, readings: Mapping[str, str], ticked: frozenset[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Make consensus"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        label = QLabel(
            tr("One reading is made of those ticked: word by word, what the surer ones say."), self
        )
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        column.addWidget(label)
        rows = QWidget(self)
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[str, QCheckBox] = {}
        for provider, words in readings.items():
            box = QCheckBox(words.replace("&", "&&"), rows)
            box.setChecked(provider in ticked)
            box.toggled.connect(self._changed)
            inner.addWidget(box)
            self.boxes[provider] = box
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(tr("Readings"))
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.button = QPushButton(tr("Make consensus"), self)
        self.button.setProperty("role", "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self._accept)
        row.addWidget(self.button)
        column.addLayout(row)
        self._changed()
        self.setMinimumWidth(420)

    @property
    def providers(self) -> tuple[str, ...]:
        """Return the providers of the readings that are ticked."""
        return tuple(provider for provider, box in self.boxes.items() if box.isChecked())

    def _changed(self) -> None:
        enough = len(self.providers) >= FEWEST
        self.button.setEnabled(enough)
        self.button.setToolTip("" if enough else tr("Tick two readings or more"))

    def _accept(self) -> None:
        self.chosen.emit(self.providers)
        self.accept()
