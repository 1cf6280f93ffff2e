"""The middle of the window: the canvas, or what can be dropped while there is no image.

Loads the pixels of the current image (a preview first, then sharp), builds overlays and tree rows off
the GUI thread, and shows the hover card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.model.analysis import Analysis
from app.model.errors import VidimusError
from app.model.image import Image
from app.ui import pixmaps
from app.ui.content import Content, Key
from app.ui.empty import EmptyState
from app.ui.hovercard import HoverCard
from app.ui.runtime import Runtime, Ticket

if TYPE_CHECKING:
    from app.ui.canvas.canvas import Canvas
    from app.ui.canvas.overlay import Overlay, RegionRef

PREVIEW_FROM = 3_000_000
"""Pixels from which a preview comes before the sharp picture."""
HOVER_DELAY = 120
"""Milliseconds the pointer rests before the card shows."""


@dataclass(frozen=True)
class Built:
    """An analysis made ready to be shown."""

    image: Image
    content: Content
    overlays: tuple[Overlay, ...]


class Stage(QWidget):
    """Shows one image with one analysis.

    ``built`` follows each analysis that came to be shown; ``loaded`` the picture; ``load_failed`` an error.
    """

    selection_changed = Signal(tuple)
    zoom_changed = Signal(float)
    cursor_moved = Signal(object)
    built = Signal(object)
    loaded = Signal(object)
    load_failed = Signal(object, object)

    def __init__(self, runtime: Runtime, parent: QWidget) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self.canvas: Canvas | None = None
        self.empty = EmptyState(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self.card = HoverCard(self)
        self._image: Image | None = None
        self._pixels: Ticket | None = None
        self._building: Ticket | None = None
        self._waiting: tuple[Image, Analysis] | None = None
        self._content = Content()
        self._hovered: RegionRef | None = None
        self._visible: dict[str, bool] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_DELAY)
        self._rest.timeout.connect(self._show_card)

    def attach_canvas(self) -> None:
        """Make the canvas; called after the first paint, since it brings numpy along."""
        if self.canvas is not None:
            return
        from app.ui.canvas.canvas import Canvas

        self.canvas = Canvas(self)
        self.canvas.setAccessibleName("Image")
        self.canvas.selection_changed.connect(self._picked)
        self.canvas.zoom_changed.connect(self.zoom_changed)
        self.canvas.cursor_moved.connect(self.cursor_moved)
        self.canvas.hovered.connect(self._hover)
        self._stack.addWidget(self.canvas)
        if self._image is not None:
            self._stack.setCurrentWidget(self.canvas)

    # the picture

    def show_image(self, image: Image | None) -> None:
        """Show another image, without an analysis for now; ``None``: the empty state."""
        for ticket in (self._pixels, self._building):
            if ticket is not None:
                ticket.cancel()
        self._pixels = self._building = self._waiting = None
        self._content = Content()
        self._hide_card()
        self._image = image
        if self.canvas is not None:
            self.canvas.set_overlays(())
            self.canvas.set_image(None, (0, 0) if image is None else (image.width, image.height))
        if image is None:
            self._stack.setCurrentWidget(self.empty)
            return
        if self.canvas is not None:
            self._stack.setCurrentWidget(self.canvas)
        small = image.width * image.height <= PREVIEW_FROM
        self._load(
            image, pixmaps.sharp_side(image) if small else pixmaps.PREVIEW_SIDE, last=small, keep=False
        )

    def _load(self, image: Image, side: int | None, *, last: bool, keep: bool) -> None:
        def load(_ticket: Ticket) -> QImage:
            return pixmaps.load_image(image, side)

        self._pixels = self._runtime.call(
            load, partial(self._loaded, image, last, keep), partial(self._load_failed, image)
        )

    def _loaded(self, image: Image, last: bool, keep: bool, picture: QImage) -> None:
        self._pixels = None
        self.attach_canvas()
        if self.canvas is None or image is not self._image:
            return
        self.canvas.set_image(picture, (image.width, image.height), keep_view=keep)
        self.loaded.emit(image)
        if not last:
            self._load(image, pixmaps.sharp_side(image), last=True, keep=True)

    def _load_failed(self, image: Image, error: VidimusError) -> None:
        self._pixels = None
        self.load_failed.emit(image, error)

    # what was found

    def show_analysis(self, image: Image, analysis: Analysis | None) -> None:
        """Build and show an analysis of the current image; the latest one asked for wins."""
        if image is not self._image:
            return
        if analysis is None:
            self._waiting = None
            if self._building is not None:
                self._building.cancel()
                self._building = None
            self._built(Built(image, Content(), ()))
            return
        self._waiting = (image, analysis)
        if self._building is None:
            self._build_next()

    def _build_next(self) -> None:
        if self._waiting is None:
            return
        image, analysis = self._waiting
        self._waiting = None

        def build(_ticket: Ticket) -> Built:
            from app.ui.canvas.overlay import build_overlays

            return Built(image, Content(analysis), build_overlays(analysis, (image.width, image.height)))

        self._building = self._runtime.call(build, self._built, self._build_failed)

    def _built(self, built: Built) -> None:
        self._building = None
        if built.image is not self._image:
            return
        self.attach_canvas()
        self._content = built.content
        if self.canvas is not None:
            self.canvas.set_overlays(built.overlays)
            self._apply_visible()
        self.built.emit(built)
        self._build_next()

    def _build_failed(self, error: VidimusError) -> None:
        self._building = None
        if self._image is not None:
            self.load_failed.emit(self._image, error)
        self._build_next()

    # switches and view

    def set_visible(self, visible: Mapping[str, bool]) -> None:
        """Which kinds of regions are drawn."""
        self._visible.update(visible)
        self._apply_visible()

    def _apply_visible(self) -> None:
        provider = self._content.analysis.provider if self._content.analysis else ""
        if self.canvas is not None:
            for kind, on in self._visible.items():
                self.canvas.set_visible(f"{provider}/{kind}", on)

    def set_hidden(self, hidden: bool) -> None:
        """Hide all overlays."""
        if self.canvas is not None:
            self.canvas.set_hidden(hidden)
        self._hide_card()

    def select(self, keys: tuple[Key, ...]) -> None:
        """Select regions; the view moves only when the first is out of sight."""
        if self.canvas is not None:
            self.canvas.select(self._refs(keys), reveal=True)

    def _refs(self, keys: tuple[Key, ...]) -> tuple[RegionRef, ...]:
        from app.ui.canvas.overlay import RegionRef

        provider = self._content.analysis.provider if self._content.analysis else ""
        return tuple(RegionRef(provider, kind, path) for kind, path in keys)

    def _picked(self, refs: tuple[RegionRef, ...]) -> None:
        self.selection_changed.emit(tuple((r.kind, r.path) for r in refs))

    def fit(self) -> None:
        """Show the whole image."""
        if self.canvas is not None:
            self.canvas.fit()

    def actual_size(self) -> None:
        """One image pixel on one device pixel."""
        if self.canvas is not None:
            self.canvas.actual_size()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle."""
        if self.canvas is not None:
            self.canvas.zoom_by(factor)

    def zoom_to(self, keys: tuple[Key, ...]) -> None:
        """Bring these regions as large as they fit."""
        if self.canvas is not None and keys:
            self.canvas.zoom_to(self._refs(keys))

    # the hover card

    def _hover(self, ref: RegionRef | None) -> None:
        self._hovered = ref
        self.card.hide()
        if ref is None:
            self._rest.stop()
        else:
            self._rest.start()

    def _hide_card(self) -> None:
        self._hovered = None
        self._rest.stop()
        self.card.hide()

    def _show_card(self) -> None:
        ref = self._hovered
        row = self._content.row((ref.kind, ref.path)) if ref is not None else None
        at = self.mapFromGlobal(QCursor.pos())
        if row is None or not row.polygon or not self.rect().contains(at):
            return
        basic = row.kind == "face" and row.confidence is None
        sure = "basic detector: no confidence" if basic else "no confidence given"
        facts = f"{row.kind} · " + (sure if row.confidence is None else f"confidence {row.confidence:.2f}")
        note = f" · read by {row.note}" if row.note else ""
        self.card.tell(row.title, facts + note, row.polygon, QPoint(at))

    def leaveEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """The card goes when the pointer does."""
        self._hide_card()
        super().leaveEvent(event)
