"""Two readings over the same picture beside each other, always looking at the same place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.model.safe_text import one_line
from app.quality.comparison import Comparison, Pair
from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW, confidence_figure
from app.ui.base.i18n import tr
from app.ui.canvas.canvas import Canvas
from app.ui.canvas.overlay import Overlay, RegionRef
from app.ui.compare.overlays import ref_of
from app.ui.widgets.hover_card import HoverCard

_REST = 120
"""Milliseconds the pointer rests before the card shows."""
_READABLE = 16.0
"""Logical pixels of a word's height from which it can be read."""
_COMFORTABLE = 28.0
"""Logical pixels a word too small to be read is brought to."""
_NARROW = 2
"""Letters of a word that may be higher than long although its text runs level."""


class Pane(QWidget):
    """One canvas under the name of its reading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = QLabel("", self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("role", "muted")
        self.title.setContentsMargins(12, 5, 12, 5)
        column.addWidget(self.title)
        self.canvas = Canvas(self)
        column.addWidget(self.canvas, 1)


class ComparePanes(QWidget):
    """Two canvases beside each other that move as one.

    ``went`` carries the number of the place the user clicked, in either pane.
    """

    went = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        self.panes = (Pane(self), Pane(self))
        self.doubtful_below = DEFAULT_DOUBTFUL_BELOW
        self._comparison: Comparison | None = None
        self._names = ("", "")
        self._following = False
        self._hovered: int | None = None
        self.card = HoverCard(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._show_card)
        for pane, followed in zip(self.panes, (self._first_moved, self._second_moved), strict=True):
            row.addWidget(pane, 1)
            pane.canvas.view_moved.connect(followed)
            pane.canvas.picked.connect(self._picked)
            pane.canvas.hovered.connect(self._hover)

    @property
    def first(self) -> Canvas:
        """Return the left canvas, which view commands act on; the right one follows."""
        return self.panes[0].canvas

    def show_picture(self, of: Canvas) -> None:
        """Show the picture another canvas shows, where it looks."""
        for pane in self.panes:
            pane.canvas.share_image(of)
        if not of.fitted:
            self.first.show_at(*of.zoom_and_centre)

    def show_comparison(
        self,
        comparison: Comparison | None,
        names: tuple[str, str],
        overlays: tuple[tuple[Overlay, ...], tuple[Overlay, ...]],
    ) -> None:
        """Draw the places of a comparison over both pictures."""
        self._comparison, self._names = comparison, names
        self._hide_card()
        for pane, name, drawn in zip(self.panes, names, overlays, strict=True):
            pane.title.setText(one_line(name, 80))
            pane.canvas.setAccessibleName(one_line(tr("Image as read by {name}").format(name=name), 100))
            pane.canvas.set_overlays(drawn)

    def set_beside(self, beside: bool) -> None:
        """Show both panes, or the first alone."""
        self.panes[1].setVisible(beside)

    def go_to(self, number: int) -> None:
        """Mark a place in both; the view moves only when it is out of sight."""
        if self._comparison is not None:
            for pane in self.panes:
                pane.canvas.select((ref_of(self._comparison, number),), reveal=pane is self.panes[0])

    def bring_up(self, number: int) -> None:
        """Enlarge a place whose text is too small to be read; else the view stays."""
        rect = None if self._comparison is None else self.first.widget_rect(ref_of(self._comparison, number))
        if rect is None or self._comparison is None:
            return
        pair = self._comparison.pairs[number]
        single = max(len(pair.first_text), len(pair.second_text)) <= _NARROW
        height = max(rect.width(), rect.height()) if single else min(rect.width(), rect.height())
        if 0 < height < _READABLE:
            larger = min(_COMFORTABLE / height, 0.9 * self.first.width() / max(rect.width(), 1.0))
            zoom = self.first.zoom_and_centre[0]
            if larger > 1:
                self.first.show_at(zoom * larger, *self.first.image_at(rect.center()))

    def zoom_to(self, number: int) -> None:
        """Bring a place as large as is useful."""
        if self._comparison is not None:
            self.first.zoom_to((ref_of(self._comparison, number),))

    def _first_moved(self) -> None:
        self._follow(self.panes[0].canvas, self.panes[1].canvas)

    def _second_moved(self) -> None:
        self._follow(self.panes[1].canvas, self.panes[0].canvas)

    def _follow(self, moved: Canvas, other: Canvas) -> None:
        if not self._following and other.isVisible():
            self._following = True
            try:
                if moved.fitted:
                    other.set_enlarging(on=moved.enlarges)
                    other.fit()
                else:
                    other.show_at(*moved.zoom_and_centre)
            finally:
                self._following = False

    def _picked(self, ref: RegionRef | None) -> None:
        if ref is not None:
            self.go_to(ref.path[0])
            self.went.emit(ref.path[0])

    def _hover(self, ref: RegionRef | None) -> None:
        self.card.hide()
        self._hovered = None if ref is None else ref.path[0]
        if ref is None:
            self._timer.stop()
        else:
            self._timer.start()

    def _hide_card(self) -> None:
        self._hovered = None
        self._timer.stop()
        self.card.hide()

    def _show_card(self) -> None:
        at = self.mapFromGlobal(QCursor.pos())
        if self._hovered is None or self._comparison is None or not self.rect().contains(at):
            return
        pair = self._comparison.pairs[self._hovered]
        if pair.polygon:
            self.card.show_region(self._reading(pair, 0), self._reading(pair, 1), pair.polygon, QPoint(at))

    def _reading(self, pair: Pair, which: int) -> str:
        text = (pair.first_text, pair.second_text)[which]
        sure = (pair.first_confidence, pair.second_confidence)[which]
        figure = "" if sure is None else confidence_figure(sure, self.doubtful_below)
        confidence = f" ({figure})" if figure else ""
        return f"{self._names[which]}: {text or tr('nothing')}{confidence}"
