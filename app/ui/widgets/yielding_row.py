"""A row of widgets that becomes a column where it is too narrow for them side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QWidget

_SENTENCE = 200
"""Width a sentence over several lines should have beside something else."""


class YieldingRow(QWidget):
    """Holds widgets side by side, or below each other where they would be cut."""

    def __init__(self, parent: QWidget, spacing: int = 6) -> None:
        super().__init__(parent)
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(spacing)
        self.box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _parts(self) -> list[QWidget]:
        items = (self.box.itemAt(place) for place in range(self.box.count()))
        parts = (item.widget() for item in items if item is not None)
        return [part for part in parts if part is not None and not part.isHidden()]

    def event(self, event: QEvent) -> bool:
        """Choose row or column when there is another width, or other parts."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        kind = QBoxLayout.Direction
        direction = kind.LeftToRight if self._wanted() <= self.width() else kind.TopToBottom
        if direction != self.box.direction():
            self.box.setDirection(direction)
            self.updateGeometry()

    def _wanted(self) -> int:
        parts = self._parts()
        widths = [_SENTENCE if _is_sentence(p) else p.sizeHint().width() for p in parts]
        return sum(widths) + self.box.spacing() * max(0, len(parts) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all parts side by side."""
        return QSize(self._wanted(), self.box.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the widest part alone."""
        width = max((part.minimumSizeHint().width() for part in self._parts()), default=0)
        return QSize(width, self.box.minimumSize().height())


def _is_sentence(part: QWidget) -> bool:
    return isinstance(part, QLabel) and part.wordWrap()
