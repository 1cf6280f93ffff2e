"""The figures of every reading, each with what it says in a sentence below its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.quality.figures import ShownFigure


class FiguresPage(QScrollArea):
    """A list of figures that scrolls by mouse and by key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Figures"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.figures: tuple[ShownFigure, ...] = ()

    def show_figures(self, figures: Sequence[ShownFigure]) -> None:
        """Show these figures, where the list was scrolled to."""
        if tuple(figures) == self.figures:
            return
        self.figures = tuple(figures)
        at = self.verticalScrollBar().value()
        inner = QWidget(self)
        inner.setObjectName("quality-figures")
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 6, 12, 14)
        column.setSpacing(16)
        for figure in figures:
            column.addWidget(_figure(inner, figure))
        column.addStretch(1)
        self.setWidget(inner)  # deletes the one before
        inner.show()
        self.verticalScrollBar().setValue(at)


def _figure(parent: QWidget, figure: ShownFigure) -> QWidget:
    part = QWidget(parent)
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(0, 1)
    grid.addWidget(_label(part, figure.title, "strong"), 0, 0, 1, 2)
    grid.addWidget(_label(part, figure.explanation, "muted"), 1, 0, 1, 2)
    for row, (name, value) in enumerate(figure.values):
        best = row in figure.best
        named = _label(part, one_line(name, 60), "strong" if best else "")
        shown = _label(part, value, "strong" if best else "")
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        shown.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        grid.addWidget(named, 2 + row, 0)
        grid.addWidget(shown, 2 + row, 1)
    return part


def _label(parent: QWidget, text: str, role: str) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
