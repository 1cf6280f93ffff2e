"""Measures the readings of the current image against its ground truth, and keeps list and image in step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.errors import VidimusError
from app.ui.base.confidence import doubtful_below
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.compare.row_editing import keys_of
from app.ui.quality.error_editing import ErrorEditing
from app.ui.quality.figures import shown_figures
from app.ui.quality.measured_images import (
    ErrorPlaces,
    KnownImage,
    Measured,
    error_places,
    measured,
)
from app.ui.quality.plot_files import PlotFiles
from app.ui.quality.quality_panel import ALL, ERRORS, NO_IMAGE, NO_READING, NO_TRUTH, THIS, QualityPanel
from app.ui.quality.quality_request import QualityRequest, measurable, told_of
from app.ui.quality.shown_plots import shown_plots
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.entries import Entry
from app.ui.session.selection import SelectedRegions, SelectionSource
from app.ui.viewer.image_viewer import ImageViewer

if TYPE_CHECKING:
    from app.ui.compare.panes import ComparePanes


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
        self,
        context: Context,
        corrections: Corrections,
        panel: QualityPanel,
        viewer: ImageViewer,
        selected: Callable[[], Sequence[Entry]],
    ) -> None:
        super().__init__(context.widget)
        self._context = context
        self._selection = context.session.selection
        self._panel = panel
        self._viewer = viewer
        self._selected = selected
        self._known: dict[int, KnownImage] = {}
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
        panel.plots.opened.connect(context.session.show)
        panel.plots.svg_wanted.connect(PlotFiles(context).ask)
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
        entry = self._context.session.current
        image = None if entry is None else measurable(entry, told_of(entry))
        entries = self._entries(entry)
        if entry is None or (image is None and entries == (entry,)):
            self._stop()
            self._request = self.measured = None
            self._say_what_is_missing(entry)
            self._show_panes()
            self.changed.emit()
            return
        request = QualityRequest(image, entries, self._panel.ignored)
        if image is not None:
            chosen = self._offer([each.provider for each in image.readings], image.truth.provider)
            if request.same(self._request):
                if chosen != self._chosen:
                    self._choose(chosen)
                return
            self._chosen = chosen
        elif request.same(self._request):
            return
        else:
            self._panel.offer((), "", "")
            self._panel.show_places(None, ("", ""))
            self._show_panes()
        self._stop()
        self._request = request
        self._panel.show_working(0)
        self._measuring = self._context.runtime.submit(
            partial(self._measure, request), self._had, self._failed, self._progressed
        )

    def _entries(self, current: Entry | None) -> tuple[Entry, ...]:
        scope = self._panel.scope.currentIndex()
        if current is None or scope == THIS:
            return () if current is None else (current,)
        wanted = self._context.session.images.entries() if scope == ALL else self._selected()
        return tuple(wanted) or (current,)

    def _offer(self, providers: Sequence[str], truth: str = "") -> str:
        """Offer readings, and return the one chosen: the one listed where it is among them."""
        title_of = self._context.names.title_of
        known = (self._selection.provider, self._chosen)
        chosen = next((p for p in known if p in providers), providers[0])
        offered = [(p, title_of(p)) for p in providers]
        self._panel.offer(offered, chosen, title_of(truth) if truth else "")
        return chosen

    async def _measure(self, request: QualityRequest, ticket: Ticket) -> Measured:
        """Bring the analyses of the images that do not hold them, and measure all."""
        images = []
        for entry in request.entries:
            told = told_of(entry)
            if not told or len(told) < len(entry.summaries):
                kept = await self._context.backend.corrected_analyses(entry.image)
                told = tuple((each.analysis, each.origin.is_reference) for each in kept)
            image = measurable(entry, told)
            if image is not None:
                images.append(image)
        without = len(request.entries) - len(images)
        return await in_thread(measured, images, request.ignored, ticket.report, without, self._known)

    def _say_what_is_missing(self, entry: Entry | None) -> None:
        texts = [(a, reference) for a, reference in told_of(entry) if a.text is not None] if entry else []
        if entry is None:
            self._panel.show_empty(NO_IMAGE, ())
        elif not any(reference for _, reference in texts):
            self._panel.show_empty(NO_TRUTH, ("file.open-reference", *(("use",) if texts else ())))
        else:
            self._panel.show_empty(NO_READING, ("analyse.run",))

    def _stop(self) -> None:
        for ticket in (self._measuring, self._locating):
            if ticket is not None:
                ticket.cancel()
        self._measuring = self._locating = None

    def _failed(self, error: VidimusError) -> None:
        self._measuring = self._locating = None
        self._panel.say(sentence_case(sentence_of(error)))

    def _progressed(self, value: Measured | int) -> None:
        if isinstance(value, Measured):
            self._had(value)
        else:
            self._panel.show_working(value)

    def _had(self, result: Measured) -> None:
        if result.complete:
            self._measuring = None
            self._panel.show_left_out(result.without)
        fresh = self.measured is None or self.measured.complete
        self.measured = result
        request = self._request
        if request is not None and request.image is None and result.totals:
            self._chosen = self._offer(tuple(result.totals))
        self._panel.figures.show_figures(shown_figures(result, self._context.names.title_of))
        if fresh:
            self._choose(self._chosen)
        elif not result.complete or len(result.images) > 1:
            self._show_plots()
        self.changed.emit()

    def _show_plots(self) -> None:
        if self.measured is not None:
            plots = shown_plots(self.measured, self._chosen)
            self._panel.plots.show_plots(plots, tr("No confidences and no errors: nothing to draw."))

    def _choose(self, provider: str) -> None:
        """Show the plots of a reading, list its errors, and draw them."""
        request, result = self._request, self.measured
        if request is None or result is None:
            return
        self._chosen = provider
        self._show_plots()
        image = request.image
        if image is None:
            return
        known = next((each.readings for each in result.images if each.key == image.key), {})
        reading = next(each for each in image.readings if each.provider == provider)
        if self._locating is not None:
            self._locating.cancel()

        def work(_ticket: Ticket) -> ErrorPlaces:
            return error_places(known.get(provider), reading, image.truth, request.ignored)

        names = self._context.names.title_of(provider), tr("Reference")
        self._locating = self._context.runtime.call(work, partial(self._located, names), self._failed)

    def _located(self, names: tuple[str, str], places: ErrorPlaces) -> None:
        self._locating = None
        self._panel.show_places(places, names)
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
