"""Compares two readings of the current image: chooses them, compares off the GUI thread, keeps step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.confidence import doubtful_below
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.base.table_clipboard import put_table
from app.ui.compare.panel import ComparedReading, ComparePanel
from app.ui.compare.row_editing import RowEditing, keys_of
from app.ui.content.origin_text import when_text
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.entries import Entry
from app.ui.session.selection import SelectedRegions, SelectionSource
from app.ui.viewer.image_viewer import ImageViewer

if TYPE_CHECKING:
    from app.quality.comparison import Comparison, ComparisonRules
    from app.storage.earlier import Earlier
    from app.ui.canvas.overlay import Overlay
    from app.ui.compare.panes import ComparePanes


@dataclass(frozen=True)
class ComparedImages:
    """A comparison made ready to be drawn."""

    comparison: Comparison
    overlays: tuple[tuple[Overlay, ...], tuple[Overlay, ...]]


class CompareController(QObject):
    """Compares while it is active; the canvas then gives way to the panes.

    ``compare_wanted`` and ``findings_wanted`` ask for the tab of that name. ``panes_shown``: the panes took
    the place of the canvas, or gave it back. ``provider_wanted`` carries a provider that is to be listed,
    since its reading is corrected.
    The regions of the listed provider at the place gone to are selected, and a selection made elsewhere leads
    to its place.
    """

    compare_wanted = Signal()
    findings_wanted = Signal()
    panes_shown = Signal(bool)
    provider_wanted = Signal(str)
    changed = Signal()

    def __init__(
        self, context: Context, corrections: Corrections, panel: ComparePanel, viewer: ImageViewer
    ) -> None:
        super().__init__(context.widget)
        self._context = context
        self._panel = panel
        self._viewer = viewer
        self._selection = context.session.selection
        self._active = False
        self._panes: ComparePanes | None = None
        self._working: Ticket | None = None
        self._asking: Ticket | None = None
        self._kept_of: Image | None = None
        self._kept: tuple[ComparedReading, ...] = ()
        self._pair: tuple[str, str] | None = None
        self._to_follow: SelectedRegions | None = None
        self._done: tuple[ComparedReading, ComparedReading, ComparisonRules] | None = None
        self.beside: bool = True
        self._editing = RowEditing(context, corrections, panel)
        self._editing.provider_wanted.connect(self.provider_wanted)
        self._editing.went.connect(self._go_on)
        panel.wanted.connect(self._compare)
        panel.went.connect(self._went)
        panel.view.activated.connect(self.zoom_to_place)
        context.session.current_changed.connect(self._offer)
        context.session.selection.changed.connect(self._follow)
        context.session.entry_changed.connect(self._changed)
        viewer.loaded.connect(self._picture_changed)
        context.preferences.changed.connect(self._set_doubtful_below)
        self._set_doubtful_below()
        for command_id, button in panel.buttons.items():
            button.clicked.connect(context.actions[command_id].trigger)

    def _set_doubtful_below(self) -> None:
        below = doubtful_below(self._context.preferences)
        self._panel.view.places.set_doubtful_below(below)
        if self._panes is not None:
            self._panes.doubtful_below = below

    def copy_table(self) -> None:
        """Put the places listed on the clipboard as a table."""
        if self.can_step:
            self._context.messages.show_status(put_table(self._panel.table()))

    @property
    def active(self) -> bool:
        """Return True if the tab is shown, so that two readings are compared where there are two."""
        return self._active

    def set_active(self, active: bool) -> None:
        """Begin to compare as the tab is shown, end as it is left."""
        self._active = active
        if active:
            self._offer(self._context.session.current)
            self._compare()
        self._show_panes()
        self.changed.emit()

    @property
    def can_step(self) -> bool:
        """Return True if there is a place to go to."""
        return self.active and bool(self._panel.view.places.numbers)

    def toggle(self) -> None:
        """Begin to compare, or go back to what was found."""
        if self.active:
            self.findings_wanted.emit()
            self._viewer.focus_canvas()  # the list that had the keyboard is gone
        else:
            self.compare_wanted.emit()
            self._panel.view.setFocus()

    def step(self, by: int) -> None:
        """Go to the next difference, or the one before."""
        self._panel.view.step(by)

    @property
    def can_swap(self) -> bool:
        """Return True if the readings compared can change places."""
        return self.active and self._panel.can_swap

    def swap(self) -> None:
        """Make the first reading the second, and the second the first."""
        self._panel.swap()

    def toggle_panes(self) -> None:
        """Show both readings beside each other, or one picture with all that differs."""
        self.beside = not self.beside
        if self._panes is not None:
            self._panes.set_beside(self.beside)

    @property
    def can_correct(self) -> bool:
        """Return True if a reading shown now can be corrected at the place gone to."""
        return self.can_step and self._editing.place() is not None

    def correct(self) -> None:
        """Edit the text at the place gone to in its row, of the reading that is listed where it has any."""
        if self.can_correct:
            self._editing.begin()

    def _follow(self, regions: SelectedRegions) -> None:
        """Go to the place of the first word or line that was selected elsewhere, if it is listed."""
        comparison, chosen = self._panel.comparison, self._panel.chosen
        if not self.active or comparison is None or chosen is None:
            return
        self._to_follow = None
        if regions.source is SelectionSource.COMPARE or not regions.keys:
            return
        if self._working is not None:  # places are being found anew, and this one may differ only then
            self._to_follow = regions
            return
        provider, key = regions.provider, regions.keys[0]
        for number, pair in enumerate(comparison.pairs):
            if any(
                reading.analysis.provider == provider and not reading.made and key[1] in paths
                for reading, paths in zip(chosen, (pair.first, pair.second), strict=True)
            ):
                self._panel.go_to(number)
                self._mark(number)
                return

    def zoom_to_place(self) -> None:
        """Bring the place gone to as large as is useful."""
        number = self._panel.view.number
        if self._panes is not None and number is not None:
            self._panes.zoom_to(number)

    def _changed(self, entry: Entry) -> None:
        current = self._context.session.current
        if current is not None and current.key == entry.key:
            self._offer(entry)

    def _offer(self, entry: Entry | None) -> None:
        analyses = [a for a in entry.analyses.values() if a.text is not None] if entry else []
        now = tuple(
            ComparedReading(
                a.provider,
                self._context.names.title_of(a.provider),
                a,
                reference=entry is not None and entry.is_reference(a.provider),
            )
            for a in analyses
        )
        if self._asking is not None:  # about another image, or before something changed
            self._asking.cancel()
            self._asking = None
        if entry is None or self._kept_of != entry.image:
            self._kept_of, self._kept = None, ()
        if entry is not None and self.active:
            self._ask_store(entry, now)
        self._take((*now, *self._kept))

    def _take(self, readings: tuple[ComparedReading, ...]) -> None:
        readings = tuple(sorted(readings, key=lambda r: r.reference))
        before = [r.analysis for r in self._panel.readings]
        if (
            self._pair is None
            and len(readings) == len(before)
            and all(r.analysis is a for r, a in zip(readings, before, strict=True))
        ):
            return
        self._done = None
        wanted, keys = self._pair, {r.key for r in readings}
        if wanted is not None and keys >= set(wanted):
            self._pair = None
        else:
            wanted = None
        if self._working is not None:  # of readings that are not listed any more
            self._working.cancel()
            self._working = None
        self._panel.offer(readings, wanted)
        self._compare()

    def compare_with(self, provider: str, made: float) -> None:
        """Compare what is shown of a provider with its older analysis, made then."""
        self._pair = (provider, f"{provider} {made}")
        if not self.active:
            self.compare_wanted.emit()
        else:
            self._offer(self._context.session.current)

    def _ask_store(self, entry: Entry, now: tuple[ComparedReading, ...]) -> None:
        """Ask for earlier analyses of the image that say something else."""
        image = entry.image

        async def work(_ticket: Ticket) -> tuple[ComparedReading, ...]:
            kept = await self._context.backend.history(image)
            return await in_thread(_others, kept, now)

        self._asking = self._context.runtime.submit(work, partial(self._had, image, now))

    def _had(self, image: Image, now: tuple[ComparedReading, ...], kept: tuple[ComparedReading, ...]) -> None:
        self._asking = None
        self._kept_of = image
        self._kept = tuple(
            replace(r, title=f"{self._context.names.title_of(r.title)} · {when_text(r.made)}") for r in kept
        )
        self._take((*now, *self._kept))
        if self._pair is not None:
            self._pair = None
            self._context.messages.show_status(tr("Both analyses have the same text"), 6_000)

    def _compare(self) -> None:
        chosen = self._panel.chosen
        if not self.active or chosen is None:
            self._show_panes()
            return
        wanted = (*chosen, self._panel.rules)
        if wanted == self._done:
            self._show_panes()
            return
        if self._working is not None:
            self._working.cancel()
        self._done = wanted
        self._working = self._context.runtime.call(
            partial(_compared, *wanted), partial(self._show, chosen), self._failed
        )

    def _show(self, chosen: tuple[ComparedReading, ComparedReading], compared: ComparedImages) -> None:
        self._working = None
        names = chosen[0].title, chosen[1].title
        self._panel.show_comparison(compared.comparison, names)
        self._show_panes()
        if self._panes is not None:
            self._panes.show_comparison(compared.comparison, names, compared.overlays)
            number = self._panel.view.number
            if number is not None:
                self._panes.go_to(number)
        self._editing.follow(compared.comparison)
        if self._to_follow is not None:
            self._follow(self._to_follow)
        self.changed.emit()

    def _failed(self, error: VidimusError) -> None:
        self._working = None
        self._panel.say(sentence_case(sentence_of(error)))
        self._show_panes()

    def _show_panes(self) -> None:
        """Let the panes take the place of the canvas while there is something to compare."""
        wanted = self.active and self._panel.chosen is not None and self._viewer.canvas is not None
        if not wanted:
            if self._panes is not None and self._viewer.beside is self._panes:
                looked = self._panes.first
                self._viewer.show_beside(None)
                self.panes_shown.emit(False)  # noqa: FBT003 - Qt's kind of call
                if self._viewer.canvas is not None and looked.fitted:
                    self._viewer.canvas.fit()
                elif self._viewer.canvas is not None:
                    self._viewer.canvas.show_at(*looked.zoom_and_centre)
            return
        if self._panes is None:
            from app.ui.compare.panes import ComparePanes

            self._panes = ComparePanes(self._viewer)
            self._panes.set_beside(self.beside)
            self._set_doubtful_below()
            self._panes.went.connect(self._picked)
            self._panes.first.zoom_changed.connect(self._viewer.zoom_changed)
        if self._viewer.beside is not self._panes:
            self._viewer.show_beside(self._panes, self._panes.first)
            self.panes_shown.emit(True)  # noqa: FBT003
            self._picture_changed()

    def _picture_changed(self) -> None:
        if self._panes is not None and self._viewer.beside is self._panes and self._viewer.canvas is not None:
            self._panes.show_picture(self._viewer.canvas)

    def _picked(self, number: int) -> None:
        """Go to a place clicked in a pane; the view stays."""
        self._panel.go_to(number)
        self._select(number)

    def _go_on(self, number: int) -> None:
        """Go to the place that follows the one corrected."""
        self._panel.view.go_to(number)
        self._went(number)

    def _went(self, number: int) -> None:
        """Follow to the place the user went to in the list, and bring it up where it cannot be read."""
        self._select(number)
        if self._panes is not None:
            self._panes.bring_up(number)

    def _select(self, number: int) -> None:
        """Mark a place, and select the regions of the listed provider there; the only way this is done."""
        self._mark(number)
        comparison, chosen = self._panel.comparison, self._panel.chosen
        if comparison is not None and chosen is not None:
            pair = comparison.pairs[number]
            for reading, paths in zip(chosen, (pair.first, pair.second), strict=True):
                if reading.analysis.provider == self._selection.provider and not reading.made:
                    self._selection.select(keys_of(paths), SelectionSource.COMPARE)
        self.changed.emit()

    def _mark(self, number: int) -> None:
        if self._panes is not None:
            self._panes.go_to(number)


def _others(kept: Sequence[Earlier], now: tuple[ComparedReading, ...]) -> tuple[ComparedReading, ...]:
    """Return the kept analyses with a text that no other one listed has."""
    texts = [(r.analysis.provider, r.analysis.text) for r in now]
    others = []
    for earlier in kept:
        provider, text = earlier.analysis.provider, earlier.analysis.text
        if text is not None and (provider, text) not in texts:
            texts.append((provider, text))
            others.append(
                ComparedReading(
                    f"{provider} {earlier.made}",
                    provider,
                    earlier.analysis,
                    earlier.made,
                    earlier.origin.is_reference,
                )
            )
    return tuple(others)


def _compared(
    first: ComparedReading, second: ComparedReading, rules: ComparisonRules, _ticket: Ticket
) -> ComparedImages:
    from app.quality.compare import compare
    from app.ui.compare.overlays import overlays_of

    comparison = compare(first.analysis, second.analysis, rules)
    drawn = overlays_of(comparison, second=False), overlays_of(comparison, second=True)
    return ComparedImages(comparison, drawn)
