"""Regions moved, reshaped and drawn on the canvas, by handles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.model.analysis import Analysis
from app.model.correct import moved, region_at, reshaped
from app.model.edit import Edit, EditError, Key
from app.model.geometry import Polygon
from app.model.restructure import added
from app.ui.base.i18n import tr
from app.ui.editing.correction_target import CorrectionTarget
from app.ui.session.context import Context
from app.ui.viewer.image_viewer import ImageViewer

if TYPE_CHECKING:
    from app.ui.canvas.region_handles import RegionHandles

MOST_HANDLES: Final = 100
"""Regions that are moved together with their outlines shown; further ones move without."""
_HINT_MILLISECONDS: Final = 6_000


class ShapeEditing(QObject):
    """Turns what is done with handles into corrections.

    ``text_wanted`` carries the ``RegionRef`` whose text is to be edited on the canvas. ``kind_drawn`` names
    the kind of a region that is about to be added, ``added`` its key. ``changed``: handles are on or off.
    """

    text_wanted = Signal(object)
    kind_drawn = Signal(str)
    added = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, target: CorrectionTarget, viewer: ImageViewer) -> None:
        super().__init__(viewer)
        self._messages = context.messages
        self._target = target
        self._viewer = viewer
        self._handles: RegionHandles | None = None
        viewer.canvas_made.connect(self._attach)

    @property
    def on(self) -> bool:
        """Return True if regions can be moved and reshaped on the canvas."""
        return self._handles is not None and self._handles.editing

    @property
    def active(self) -> bool:
        """Return True if handles are shown or a region is about to be drawn."""
        return self._handles is not None and bool(self._handles.editing or self._handles.drawing)

    def is_drawing(self, kind: str) -> bool:
        """Return True if a region of this kind is drawn next."""
        return self._handles is not None and self._handles.drawing == kind

    def toggle(self) -> None:
        """Show handles on the canvas, or no longer."""
        self._target.finish_text()
        if self._handles is not None:
            self._handles.set_editing(not self._handles.editing)
            self._viewer.focus_canvas()
            self.update_outlines()
            on = self._handles.editing
            self._say(tr("Drag, or arrow keys: move · Ctrl+arrows: size · Esc: done") if on else "")
            self.changed.emit()

    def draw(self, kind: str) -> None:
        """Draw a region of a kind on the canvas next, or no longer."""
        self._target.finish_text()
        if self._handles is not None:
            self._handles.set_drawing("" if self._handles.drawing == kind else kind)
            self._viewer.focus_canvas()
            on = self._handles.drawing
            self._say(tr("Drag to draw it, or press Enter · Esc: not now") if on else "")
            self.changed.emit()

    def update_outlines(self) -> None:
        """Put the handles where the selected regions are."""
        if self._handles is None:
            return
        history = self._target.history
        polygons: list[Polygon] = []
        if history is not None and (self._handles.editing or self._handles.drawing):
            for key in self._target.keys[:MOST_HANDLES]:
                try:
                    polygons.append(region_at(history.current, key).polygon)
                except EditError:
                    continue  # the list does not show the latest yet
        self._handles.set_polygons(tuple(polygons))

    def _attach(self) -> None:
        from app.ui.canvas.region_handles import RegionHandles

        canvas = self._viewer.canvas
        if canvas is None or self._handles is not None:
            return
        self._handles = RegionHandles(canvas)
        self._handles.moved.connect(self._moved)
        self._handles.stretched.connect(self._stretched)
        self._handles.reshaped.connect(self._reshaped)
        self._handles.drawn.connect(self._drawn)
        self._handles.text_wanted.connect(self.text_wanted)
        self._handles.left.connect(self.leave)

    def _moved(self, dx: float, dy: float, by_keys: bool) -> None:
        keys = self._target.keys
        run = ("push", keys) if by_keys else None
        self._target.make(lambda a: moved(a, keys, dx, dy), run=run, many=keys)

    def _stretched(self, dx: float, dy: float) -> None:
        from app.ui.canvas.polygon_handles import stretched

        if len(self._target.keys) == 1:
            key = self._target.keys[0]

            def stretch(analysis: Analysis) -> Edit:
                return reshaped(analysis, key, stretched(region_at(analysis, key).polygon, dx, dy))

            self._target.make(stretch, run=("stretch", key))

    def _reshaped(self, polygon: Polygon) -> None:
        if len(self._target.keys) == 1:
            key = self._target.keys[0]
            self._target.make(lambda a: reshaped(a, key, polygon))

    def _drawn(self, kind: str, polygon: Polygon) -> None:
        def add(analysis: Analysis) -> tuple[Edit, Key]:
            edit, key = added(analysis, kind, polygon)
            self.added.emit(key)
            return edit, key

        self.kind_drawn.emit(kind)
        self._target.make(add)

    def leave(self) -> None:
        """Draw no region after all, or else take the handles away."""
        if self._handles is not None:
            if self._handles.drawing:
                self._handles.set_drawing("")
            else:
                self._handles.set_editing(False)
            self.update_outlines()
        self._say("")
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._messages.show_status(sentence, _HINT_MILLISECONDS)
