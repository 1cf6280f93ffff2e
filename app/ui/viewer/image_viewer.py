"""The middle of the window: the canvas, or what can be dropped while there is no image.

Loads the pixels of the current image (a preview first, then sharp), draws what one or several providers
found over it, and shows the hover card.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from app.model.errors import VidimusError
from app.model.geometry import Bounds, Polygon, bounds
from app.model.image import Image
from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW
from app.ui.base.i18n import tr
from app.ui.base.runtime import Runtime
from app.ui.content.content import Content, ContentRow, Key
from app.ui.content.display_names import display_name
from app.ui.content.region_facts import confidence_text
from app.ui.session.selection import SelectedRegions, Selection, SelectionSource
from app.ui.viewer.empty_state import EmptyState
from app.ui.viewer.overlay_builder import BuildRequest, BuiltAnalysis, OverlayBuilder
from app.ui.viewer.picture_loader import PictureLoader
from app.ui.viewer.region_hover import RegionHover

if TYPE_CHECKING:
    from app.imaging.pyramid import Pyramid
    from app.ui.canvas.canvas import Canvas
    from app.ui.canvas.overlay import RegionRef
    from app.ui.canvas.scaled_copies import ScaledCopy
    from app.ui.canvas.zoomable_view import ViewState

_LARGEST_COPY = 16_000_000
"""Pixels of a region that are drawn and copied."""


class ImageViewer(QWidget):
    """Shows one image with the analyses of one or several providers; one of them is listed.

    ``built`` follows each analysis that came to be listed; ``drawn`` carries how many regions of each kind
    there are whenever what is on the canvas changed; ``loaded`` follows the picture, ``load_failed`` an
    error.
    """

    zoom_changed = Signal(float)
    cursor_moved = Signal(object)
    built = Signal(object)
    drawn = Signal(dict)
    loaded = Signal(object)
    load_failed = Signal(object, object)
    sharper = Signal()
    canvas_made = Signal()

    def __init__(
        self, runtime: Runtime, selection: Selection, parent: QWidget, name: Callable[[str], str] = str
    ) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self._selection = selection
        self._name = name
        selection.changed.connect(self._show_selection)
        selection.repeated.connect(self._reveal_selection)
        self.canvas: Canvas | None = None
        self.empty = EmptyState(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self.hover: RegionHover = RegionHover(self, self._tell_region)
        self.card = self.hover.card
        self.beside: QWidget | None = None
        self._met = False
        self._looked: Canvas | None = None
        self._image: Image | None = None
        self._looks: dict[tuple[str, int], ViewState] = {}
        self._loader = PictureLoader(runtime, self)
        self._loader.picture.connect(self._pictured)
        self._loader.tiles.connect(self._tiled)
        self._loader.grown.connect(self._grown)
        self._loader.failed.connect(self.load_failed)
        self._builder = OverlayBuilder(runtime, self)
        self._builder.ready.connect(self._compose)
        self._builder.failed.connect(self._build_failed)
        self._listed = ""
        self._shown: tuple[str, ...] = ()
        self._on_canvas: tuple[BuiltAnalysis, ...] = ()
        self._listed_last: BuiltAnalysis | None = None
        self._content = Content()
        self._marked: tuple[Key, ...] = ()
        self._visible: dict[str, bool] = {}

    def attach_canvas(self) -> None:
        """Make the canvas; called after the first paint, since it brings numpy along."""
        if self.canvas is not None:
            return
        from app.ui.canvas.canvas import Canvas

        self.canvas = Canvas(self)
        self.canvas.setAccessibleName(tr("Image"))
        self.canvas.selection_changed.connect(self._canvas_selected)
        self.canvas.zoom_changed.connect(self.zoom_changed)
        self.canvas.cursor_moved.connect(self.cursor_moved)
        self.hover.attach(self.canvas)
        self.canvas.sharper.connect(self.sharper)
        self._stack.addWidget(self.canvas)
        self._to_front()
        self.canvas_made.emit()

    def focus_canvas(self) -> None:
        """Let the keys go to the canvas."""
        if self.canvas is not None:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_beside(self, widget: QWidget | None, canvas: Canvas | None = None) -> None:
        """Let another widget take the canvas's place, whose ``canvas`` the view commands act on."""
        self.beside, self._looked = widget, canvas
        if widget is not None and self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self.hover.forget()
        self._to_front()
        if self.looked is not None:
            self.zoom_changed.emit(self.looked.zoom)

    @property
    def looked(self) -> Canvas | None:
        """The canvas that is seen now."""
        return self.canvas if self.beside is None else self._looked

    def _to_front(self) -> None:
        shown = self.empty if self._image is None else self.beside or self.canvas
        if shown is None:
            return
        self._stack.setCurrentWidget(shown)
        if shown is self.canvas and not self._met:  # keys mean the picture first
            self._met = True
            if not isinstance(self.window().focusWidget(), QLineEdit):
                self.focus_canvas()

    # the picture

    def show_image(self, image: Image | None) -> None:
        """Show another image, without an analysis for now; ``None``: the empty state."""
        self._loader.stop()
        self._remember_look()
        self._builder.look_at(image)
        self._shown = self._on_canvas = ()
        self._listed_last = None
        self._content = Content()
        self._marked = ()
        self.hover.forget()
        self._image = image
        if self.canvas is not None:
            self.canvas.set_overlays(())
            self.canvas.set_image(None, (0, 0) if image is None else (image.width, image.height))
        self._to_front()
        self.drawn.emit({})
        if image is not None:
            self._loader.load(image)

    def _pictured(self, image: Image, level: ScaledCopy, again: bool) -> None:
        self.attach_canvas()
        if self.canvas is not None:
            self.canvas.set_image(level, (image.width, image.height), keep_view=again)
            before = self._looks.get((image.sha256, image.stored_frame))
            if before is not None and not again and not self.canvas.keep_view:
                self.canvas.restore_view(before)
            if not again:  # what was selected and found before the picture was there
                self.canvas.mark(self._refs(self._marked))
                self._select_on_canvas(reveal=True)
            self.loaded.emit(image)

    def _remember_look(self) -> None:
        """How this image is looked at, for when it is looked at again."""
        if self._image is not None and self.canvas is not None and not self.canvas.empty:
            self._looks[self._image.sha256, self._image.stored_frame] = self.canvas.view_state

    def _tiled(self, _image: Image, pyramid: Pyramid) -> None:
        if self.canvas is not None:
            self.canvas.set_pyramid(pyramid)

    def _grown(self) -> None:
        if self.canvas is not None:
            self.canvas.pyramid_grown()

    def stop(self) -> None:
        """Stop loading; the window is closing."""
        self._loader.stop()

    # what was found

    def show_analyses(self, image: Image, listed: str, wanted: tuple[BuildRequest, ...]) -> None:
        """Draw these analyses of the current image, the one to be listed first; the latest wish counts.

        ``listed`` is the provider whose regions are selected and told of through ``built``; where it has
        no analysis among ``wanted``, nothing is listed.
        """
        if image is not self._image:
            return
        self._listed = listed
        self._shown = tuple(w.analysis.provider for w in wanted)
        self._builder.want(wanted)
        self._compose()

    def _compose(self) -> None:
        """Bring what is ready on the canvas; nothing changes before the one to be listed is ready."""
        image, first = self._image, self._builder.of(self._listed)
        waited = self._listed in self._shown
        if image is None or (waited and first is None):
            return
        if first is None or not waited:
            first = BuiltAnalysis(image, Content(), ())
        built = tuple(b for p in self._shown if (b := self._builder.of(p)) is not None)
        self.attach_canvas()
        news = built != self._on_canvas or first.content is not self._content
        self._content = first.content
        if self.canvas is not None:
            if built != self._on_canvas:
                self.canvas.set_overlays([overlay for one in built for overlay in one.overlays])
                self._on_canvas = built
                self._apply_visible()
            self.canvas.set_preferred_provider(self._listed)
            self._select_on_canvas(reveal=False)
        if news:
            self.drawn.emit(self.counts())
        if first is not self._listed_last:
            self._listed_last = first
            self.built.emit(first)

    def counts(self) -> dict[str, int]:
        """How many regions of each kind there are: the listed provider's, of kinds it lacks the others'."""
        found: dict[str, int] = {}
        for built in reversed(self._on_canvas):
            found.update(built.content.counts())
        return found | self._content.counts()

    def _build_failed(self, error: VidimusError) -> None:
        if self._image is not None:
            self.load_failed.emit(self._image, error)

    # switches and view

    def set_visible(self, visible: Mapping[str, bool]) -> None:
        """Which kinds of regions are drawn."""
        self._visible.update(visible)
        self._apply_visible()

    def _apply_visible(self) -> None:
        if self.canvas is not None:
            for provider in self._shown:
                for kind, on in self._visible.items():
                    self.canvas.set_visible(f"{provider}/{kind}", on)

    def set_hidden(self, hidden: bool) -> None:
        """Hide all overlays."""
        if self.canvas is not None:
            self.canvas.set_hidden(hidden)
        self.hover.forget()

    @property
    def listed(self) -> str:
        """Return the provider whose regions the canvas draws in full and lets select."""
        return self._listed

    def _show_selection(self, regions: SelectedRegions) -> None:
        """Show what was selected elsewhere; the view moves only when the first region is out of sight."""
        if regions.source is not SelectionSource.CANVAS and regions.provider == self._listed:
            self._select_on_canvas(reveal=True)

    def _reveal_selection(self, regions: SelectedRegions) -> None:
        if self.canvas is not None and regions.provider == self._listed:
            self.canvas.select(self._refs(regions.keys), reveal=True)

    def _select_on_canvas(self, *, reveal: bool) -> None:
        if self.canvas is None:
            return
        refs = self._refs(self._selection.keys) if self._selection.provider == self._listed else ()
        if refs != self.canvas.selected:
            self.canvas.select(refs, reveal=reveal)

    def mark(self, keys: tuple[Key, ...]) -> None:
        """Mark regions as found by a search."""
        self._marked = keys
        if self.canvas is not None:
            self.canvas.mark(self._refs(keys))

    def cut_out(self, area: Bounds, size: QSize) -> QImage | None:
        """Return a part of the picture (image pixels) drawn at a size (device pixels)."""
        return self.canvas.cut_out(area, size) if self.canvas is not None else None

    def region_picture(self, polygon: Polygon) -> QImage | None:
        """Return the picture within a region's bounds, pixel for pixel; a huge one smaller."""
        if self.canvas is None or self._image is None:
            return None
        left, top, right, bottom = bounds(polygon)
        left, top = max(0, floor(left)), max(0, floor(top))
        right, bottom = min(self._image.width, ceil(right)), min(self._image.height, ceil(bottom))
        size = QSize(right - left, bottom - top)
        if size.width() * size.height() > _LARGEST_COPY:
            size *= (_LARGEST_COPY / (size.width() * size.height())) ** 0.5
        return None if size.isEmpty() else self.canvas.cut_out((left, top, right, bottom), size)

    def _refs(self, keys: tuple[Key, ...]) -> tuple[RegionRef, ...]:
        from app.ui.canvas.overlay import RegionRef

        return tuple(RegionRef(self._listed, kind, path) for kind, path in keys)

    def _canvas_selected(self, refs: tuple[RegionRef, ...]) -> None:
        """Select regions of one provider: the listed one, unless only others' regions were added."""
        provider, before = self._selection.provider, set(self._selection.keys)
        new = [r for r in refs if r.provider != provider or (r.kind, r.path) not in before] or refs
        if new and all(r.provider != provider for r in new):
            provider = new[-1].provider
        kept = tuple(r for r in refs if r.provider == provider)
        if self.canvas is not None and kept != refs:
            self.canvas.select(kept, reveal=False)
        keys = tuple((r.kind, r.path) for r in kept)
        self._selection.select_of(provider, keys, SelectionSource.CANVAS)

    def fit(self) -> None:
        """Show the whole image."""
        if self.looked is not None:
            self.looked.fit()

    def actual_size(self) -> None:
        """One image pixel on one device pixel."""
        if self.looked is not None:
            self.looked.actual_size()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle."""
        if self.looked is not None:
            self.looked.zoom_by(factor)

    def zoom_to(self, keys: tuple[Key, ...]) -> None:
        """Bring these regions as large as they fit."""
        if self.canvas is not None and keys:
            self.canvas.zoom_to(self._refs(keys))

    # the hover card

    def _tell_region(self, ref: RegionRef) -> tuple[ContentRow, str] | None:
        """Return the row of a region under the pointer, and what the card says of it in one line."""
        built = self._builder.of(ref.provider)
        row = built.content.row((ref.kind, ref.path)) if built is not None else None
        if row is None:
            return None
        basic = row.kind == "face" and row.confidence is None and ref.provider == "on-device"
        sure = tr("basic detector: no confidence") if basic else tr("no confidence given")
        if row.confidence is not None:
            sure = confidence_text(row, self._doubtful_below())
        facts = [display_name(row.kind_name), sure]
        if row.note and row.kind == "block":
            facts.append(tr("read by {reader}").format(reader=row.note))
        if len(self._shown) > 1:
            facts.append(self._name(ref.provider))
        return row, " · ".join(facts)

    def _doubtful_below(self) -> float:
        return DEFAULT_DOUBTFUL_BELOW if self.canvas is None else self.canvas.confidence_style.threshold

    def leaveEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """Hide the card when the pointer leaves."""
        self.hover.forget()
        super().leaveEvent(event)
