"""Measures the readings of the current image against its ground truth, and keeps list and image in step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.errors import VidimusError
from app.ui.base.confidence import doubtful_below
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.compare.row_editing import keys_of
from app.ui.quality.error_editing import ErrorEditing
from app.ui.quality.figures import shown_figures
from app.ui.quality.measured_images import ErrorPlaces, ImageToMeasure, Measured, error_places, measured
from app.ui.quality.quality_panel import ERRORS, NO_IMAGE, NO_READING, NO_TRUTH, QualityPanel
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.entries import Entry
from app.ui.session.selection import SelectedRegions, SelectionSource
from app.ui.viewer.image_viewer import ImageViewer

if TYPE_CHECKING:
    from app.quality.counted_text import Ignored
    from app.ui.compare.panes import ComparePanes


@dataclass(frozen=True)
class QualityRequest:
    """What is measured now: readings of an image, and what is ignored."""

    image: ImageToMeasure
    ignored: tuple[Ignored, ...]

    def same(self, other: QualityRequest | None) -> bool:
        """Return True if another request would give the same figures."""
        if other is None or self.ignored != other.ignored or self.image.key != other.image.key:
            return False
        mine, others = ((r.image.truth, *r.image.readings) for r in (self, other))
        return len(mine) == len(others) and all(a is b for a, b in zip(mine, others, strict=True))


class QualityController(QObject):
    """Measures while its tab is shown; the canvas then shows the errors.

    ``quality_wanted`` asks for the tab, ``panes_shown``: the errors took the place of the canvas, or gave it
    back. ``provider_wanted`` carries a provider to be listed, ``reference_wanted`` one whose reading is to
    be the ground truth.
    """

    quality_wanted = Signal()
    panes_shown = Signal(bool)
    provider_wanted = Signal(str)
    reference_wanted = Signal(str)
    changed = Signal()

    def __init__(
        self, context: Context, corrections: Corrections, panel: QualityPanel, viewer: ImageViewer
    ) -> None:
        super().__init__(context.widget)
        self._context = context
        self._selection = context.session.selection
        self._panel = panel
        self._viewer = viewer
        self._active = False
        self._panes: ComparePanes | None = None
        self._request: QualityRequest | None = None
        self._chosen = ""
        self._measuring: Ticket | None = None
        self._locating: Ticket | None = None
        self.measured: Measured | None = None
        self._editing = ErrorEditing(context, corrections, panel.errors)
        self._editing.went.connect(self._go_on)
        panel.wanted.connect(self._refresh)
        panel.reading_chosen.connect(self.provider_wanted)
        panel.action_wanted.connect(self._help)
        panel.errors.went.connect(self._went)
        panel.errors.view.activated.connect(self.zoom_to_place)
        context.session.current_changed.connect(self._refresh)
        context.session.entry_changed.connect(self._refresh)
        context.session.selection.changed.connect(self._follow)
        viewer.loaded.connect(self._picture_changed)
        context.preferences.changed.connect(self._set_doubtful_below)
        self._set_doubtful_below()
        for command_id, button in panel.errors.buttons.items():
            button.clicked.connect(context.actions[command_id].trigger)

    def _set_doubtful_below(self) -> None:
        below = doubtful_below(self._context.preferences)
        self._panel.errors.set_doubtful_below(below)
        if self._panes is not None:
            self._panes.doubtful_below = below

    @property
    def active(self) -> bool:
        """Return True if the tab is shown."""
        return self._active

    @property
    def can_step(self) -> bool:
        """Return True if there is an error to go to."""
        return self._active and bool(self._panel.errors.view.places.numbers)

    @property
    def can_correct(self) -> bool:
        """Return True if the error gone to can be corrected."""
        return self._active and self._editing.possible

    def open(self) -> None:
        """Show the tab, the keyboard on it."""
        self.quality_wanted.emit()
        self._panel.take_keyboard()

    def set_active(self, active: bool) -> None:
        """Begin to measure as the tab is shown, rest as it is left."""
        self._active = active
        self._refresh()
        self._show_panes()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go to the next error listed, or the one before."""
        self._panel.show_page(ERRORS)
        self._panel.errors.view.step(by)

    def correct(self) -> None:
        """Edit the text of the reading at the error gone to, in its row."""
        if self.can_correct:
            self._panel.show_page(ERRORS)
            self._editing.begin()

    def zoom_to_place(self) -> None:
        """Bring the error gone to as large as is useful."""
        number = self._panel.errors.view.number
        if self._panes is not None and number is not None:
            self._panes.zoom_to(number)

    def _help(self, action: str) -> None:
        if action == "use":
            self.reference_wanted.emit(self._selection.provider)
        else:
            self._context.actions.run(action)

    # measuring

    def _refresh(self, *_changed: object) -> None:
        if not self._active:
            return
        image = self._image(self._context.session.current)
        if image is None:
            self._stop()
            self._request = self.measured = None
            self._show_panes()
            self.changed.emit()
            return
        title_of = self._context.names.title_of
        providers = [each.provider for each in image.readings]
        listed = self._selection.provider
        chosen = next((p for p in (listed, self._chosen) if p in providers), providers[0])
        self._panel.offer([(p, title_of(p)) for p in providers], chosen, title_of(image.truth.provider))
        request = QualityRequest(image, self._panel.ignored)
        if request.same(self._request):
            if chosen != self._chosen:
                self._locate(chosen)
            return
        self._stop()
        self._request, self._chosen = request, chosen

        def work(ticket: Ticket) -> Measured:
            return measured((request.image,), request.ignored, ticket.report)

        self._panel.show_working(0)
        self._measuring = self._context.runtime.call(work, self._had, self._failed, self._had)

    def _image(self, entry: Entry | None) -> ImageToMeasure | None:
        """Return what can be measured of an image, or say what is missing."""
        texts = [a for a in entry.analyses.values() if a.text is not None] if entry else []
        truths = [a for a in texts if entry is not None and entry.is_reference(a.provider)]
        readings = tuple(a for a in texts if a not in truths)
        if entry is None:
            self._panel.show_empty(NO_IMAGE, ())
        elif not truths:
            self._panel.show_empty(
                NO_TRUTH, ("file.open-reference", "use") if readings else ("file.open-reference",)
            )
        elif not readings:
            self._panel.show_empty(NO_READING, ("analyse.run",))
        else:
            return ImageToMeasure(entry.key, entry.name, truths[-1], readings)
        return None

    def _stop(self) -> None:
        for ticket in (self._measuring, self._locating):
            if ticket is not None:
                ticket.cancel()
        self._measuring = self._locating = None

    def _failed(self, error: VidimusError) -> None:
        self._measuring = self._locating = None
        self._panel.say(sentence_case(sentence_of(error)))

    def _had(self, result: Measured) -> None:
        if result.complete:
            self._measuring = None
            self._panel.show_working(None)
        fresh = self.measured is None or self.measured.complete
        self.measured = result
        self._panel.figures.show_figures(shown_figures(result, self._context.names.title_of))
        if fresh:
            self._locate(self._chosen)

    def _locate(self, provider: str) -> None:
        """List the errors of a reading, and draw them."""
        request, result = self._request, self.measured
        if request is None or result is None:
            return
        self._chosen = provider
        figures = result.images[0].readings[provider]
        reading = next(each for each in request.image.readings if each.provider == provider)
        if self._locating is not None:
            self._locating.cancel()

        def work(_ticket: Ticket) -> ErrorPlaces:
            return error_places(figures, reading, request.image.truth)

        names = (self._context.names.title_of(provider), tr("Reference"))
        self._locating = self._context.runtime.call(work, partial(self._located, names), self._failed)

    def _located(self, names: tuple[str, str], places: ErrorPlaces) -> None:
        self._locating = None
        self._panel.errors.show_places(places, names)
        self._show_panes()
        self._editing.follow()
        self._follow(self._selection.regions)
        self.changed.emit()

    # the image

    def _show_panes(self) -> None:
        places = self._panel.errors.places if self._active else None
        if places is None or self._viewer.canvas is None:
            self._give_back()
            return
        if self._panes is None:
            from app.ui.compare.panes import ComparePanes

            self._panes = ComparePanes(self._viewer)
            self._panes.set_beside(False)
            self._set_doubtful_below()
            self._panes.went.connect(self._picked)
            self._panes.first.zoom_changed.connect(self._viewer.zoom_changed)
        if self._viewer.beside is not self._panes:
            self._viewer.show_beside(self._panes, self._panes.first)
            self.panes_shown.emit(True)  # noqa: FBT003 - Qt's kind of call
            self._picture_changed()
        self._panes.show_comparison(places.comparison, self._panel.errors.names, (places.overlays, ()))
        number = self._panel.errors.view.number
        if number is not None:
            self._panes.go_to(number)

    def _give_back(self) -> None:
        """Let the canvas take its place again, looking where the errors were looked at."""
        if self._panes is None or self._viewer.beside is not self._panes:
            return
        looked, canvas = self._panes.first, self._viewer.canvas
        self._viewer.show_beside(None)
        self.panes_shown.emit(False)  # noqa: FBT003 - Qt's kind of call
        if canvas is not None and looked.fitted:
            canvas.fit()
        elif canvas is not None:
            canvas.show_at(*looked.zoom_and_centre)

    def _picture_changed(self) -> None:
        if self._panes is not None and self._viewer.beside is self._panes and self._viewer.canvas is not None:
            self._panes.show_picture(self._viewer.canvas)

    # places

    def _picked(self, number: int) -> None:
        """Go to an error clicked on the image; the view stays."""
        self._panel.show_page(ERRORS)
        self._panel.errors.go_to(number)
        self._select(number)

    def _go_on(self, number: int) -> None:
        self._panel.errors.view.go_to(number)
        self._went(number)

    def _went(self, number: int) -> None:
        self._select(number)
        if self._panes is not None:
            self._panes.bring_up(number)

    def _select(self, number: int) -> None:
        """Mark an error on the image, and select its words where the reading is listed."""
        places = self._panel.errors.places
        if places is None:
            return
        if self._panes is not None:
            self._panes.go_to(number)
        if self._selection.provider == places.comparison.first.provider:
            self._selection.select(keys_of(places.comparison.pairs[number].first), SelectionSource.QUALITY)
        self.changed.emit()

    def _follow(self, regions: SelectedRegions) -> None:
        """Go to the error at what was selected elsewhere, and list the errors of the reading listed."""
        if not self._active or regions.source is SelectionSource.QUALITY:
            return
        places = self._panel.errors.places
        if regions.provider != self._chosen and regions.provider in self._panel.providers:
            self._refresh()
        elif places is not None and regions.keys and regions.provider == places.comparison.first.provider:
            wanted = regions.keys[0][1]
            pairs = enumerate(places.comparison.pairs)
            number = next((n for n, pair in pairs if wanted in pair.first), None)
            if number is not None and number != self._panel.errors.view.number:
                self._panel.errors.go_to(number)
                self._select(number)
