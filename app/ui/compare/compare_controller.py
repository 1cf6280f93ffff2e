"""Ties the comparison of two readings to the window: chooses, compares off the GUI thread, keeps step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject

from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.safe_text import sentence_case
from app.ui.compare.panel import ComparedReading
from app.ui.session.entries import Entry
from app.ui.window.inspector import COMPARE

if TYPE_CHECKING:
    from app.model.edit import Key
    from app.quality.comparison import Comparison, ComparisonRules
    from app.storage.store import Earlier
    from app.ui.canvas.overlay import Overlay
    from app.ui.compare.panes import ComparePanes
    from app.ui.window.main_window import MainWindow


@dataclass(frozen=True)
class ComparedImages:
    """A comparison made ready to be drawn."""

    comparison: Comparison
    overlays: tuple[tuple[Overlay, ...], tuple[Overlay, ...]]


class CompareController(QObject):
    """Active while the Compare tab is shown; the canvas of the window then gives way to the panes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.inspector.compare
        self._panes: ComparePanes | None = None
        self._working: Ticket | None = None
        self._asking: Ticket | None = None
        self._kept_of: Image | None = None
        self._kept: tuple[ComparedReading, ...] = ()
        self._done: tuple[ComparedReading, ComparedReading, ComparisonRules] | None = None
        self.beside: bool = True
        self._panel.wanted.connect(self._compare)
        self._panel.went.connect(self._went)
        self._panel.view.activated.connect(self.zoom_to_place)
        window.session.current_changed.connect(self._offer)
        window.session.entry_changed.connect(self._changed)
        window.inspector.tabs.currentChanged.connect(self._tab_changed)
        window.viewer.loaded.connect(self._picture_changed)
        for command_id, button in self._panel.buttons.items():
            button.clicked.connect(window.command_actions[command_id].trigger)

    @property
    def active(self) -> bool:
        """Whether two readings are being compared."""
        return self._window.inspector.tabs.currentIndex() == COMPARE

    @property
    def can_step(self) -> bool:
        """Whether there is a place to go to."""
        return self.active and bool(self._panel.view.places.numbers)

    def toggle(self) -> None:
        """Begin to compare, or go back to what was found."""
        if self.active:
            self._window.inspector.show_findings()
        else:
            self._window.inspector.show_compare()
            self._panel.view.setFocus()

    def step(self, by: int) -> None:
        """Go to the next difference, or the one before."""
        self._panel.view.step(by)

    def swap(self) -> None:
        """The first reading becomes the second."""
        self._panel.swap()

    def toggle_panes(self) -> None:
        """Both readings beside each other, or one picture with all that differs."""
        self.beside = not self.beside
        if self._panes is not None:
            self._panes.set_beside(self.beside)

    @property
    def can_correct(self) -> bool:
        """Whether a reading shown now has words at the place gone to."""
        return self._correctable() is not None

    def correct(self) -> None:
        """Edit the text at the place gone to: of the reading that is listed, else of the one that has any."""
        found = self._correctable()
        if found is None:
            return
        provider, key = found
        self._window.inspector.show_findings()
        if self._window.displayed.provider != provider:
            self._window.displayed.choose(provider)
        self._window.editing.type_at(key)

    def _correctable(self) -> tuple[str, Key] | None:
        comparison, chosen, number = self._panel.comparison, self._panel.chosen, self._panel.view.number
        if comparison is None or chosen is None or number is None or not self.can_step:
            return None
        pair = comparison.pairs[number]
        sides = list(zip(chosen, (pair.first, pair.second), strict=True))
        sides.sort(key=lambda side: side[0].analysis.provider != self._window.displayed.provider)
        for reading, paths in sides:
            if paths and not reading.made:  # an earlier analysis is not listed, so it cannot be corrected
                return reading.analysis.provider, ("word" if len(paths[0]) > 2 else "line", paths[0])
        return None

    def zoom_to_place(self) -> None:
        """Bring the place gone to as large as is useful."""
        number = self._panel.view.number
        if self._panes is not None and number is not None:
            self._panes.zoom_to(number)

    def _changed(self, entry: Entry) -> None:
        current = self._window.session.current
        if current is not None and current.key == entry.key:
            self._offer(entry)

    def _offer(self, entry: Entry | None) -> None:
        found = [a for a in entry.analyses.values() if a.text is not None] if entry else []
        now = tuple(ComparedReading(a.provider, self._window.names.title_of(a.provider), a) for a in found)
        if self._asking is not None:  # about another image, or before something changed
            self._asking.cancel()
            self._asking = None
        if entry is None or self._kept_of != entry.image:
            self._kept_of, self._kept = None, ()
        if entry is not None and self.active:
            self._ask_store(entry, now)
        self._take((*now, *self._kept))

    def _take(self, readings: tuple[ComparedReading, ...]) -> None:
        before = [r.analysis for r in self._panel.readings]
        if len(readings) == len(before) and all(
            r.analysis is a for r, a in zip(readings, before, strict=True)
        ):
            return
        self._done = None
        if self._working is not None:  # of readings that are not listed any more
            self._working.cancel()
            self._working = None
        self._panel.offer(readings, None)
        self._compare()

    def _ask_store(self, entry: Entry, now: tuple[ComparedReading, ...]) -> None:
        """Earlier analyses of the image that say something else."""
        image = entry.image

        async def work(_ticket: Ticket) -> tuple[ComparedReading, ...]:
            kept = await self._window.backend.history(image)
            return await in_thread(_others, kept, now)

        self._asking = self._window.runtime.submit(work, partial(self._had, image, now))

    def _had(self, image: Image, now: tuple[ComparedReading, ...], kept: tuple[ComparedReading, ...]) -> None:
        self._asking = None
        self._kept_of = image
        self._kept = tuple(
            replace(r, title=f"{self._window.names.title_of(r.title)} · {_when(r.made)}") for r in kept
        )
        self._take((*now, *self._kept))

    def _tab_changed(self) -> None:
        if self.active:
            self._offer(self._window.session.current)
            self._compare()
        self._show_panes()
        self._window.command_actions.refresh()

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
        self._working = self._window.runtime.call(
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
        self._window.command_actions.refresh()

    def _failed(self, error: VidimusError) -> None:
        self._working = None
        self._panel.say(sentence_case(str(error)))
        self._show_panes()

    def _show_panes(self) -> None:
        """The panes take the place of the canvas while there is something to compare."""
        stage = self._window.viewer
        wanted = self.active and self._panel.chosen is not None and stage.canvas is not None
        if not wanted:
            if self._panes is not None and stage.beside is self._panes:
                looked = self._panes.first
                stage.show_beside(None)
                self._window.overlays.show()
                if stage.canvas is not None and looked.fitted:
                    stage.canvas.fit()
                elif stage.canvas is not None:
                    stage.canvas.show_at(*looked.zoom_and_centre)
            return
        if self._panes is None:
            from app.ui.compare.panes import ComparePanes

            self._panes = ComparePanes(stage)
            self._panes.set_beside(self.beside)
            self._panes.went.connect(self._panel.go_to)
            self._panes.first.zoom_changed.connect(stage.zoom_changed)
        if stage.beside is not self._panes:
            stage.show_beside(self._panes, self._panes.first)
            self._window.overlays.hide()
            self._picture_changed()

    def _picture_changed(self) -> None:
        stage = self._window.viewer
        if self._panes is not None and stage.beside is self._panes and stage.canvas is not None:
            self._panes.show_picture(stage.canvas)

    def _went(self, number: int) -> None:
        if self._panes is not None:
            self._panes.go_to(number)
        self._window.command_actions.refresh()


def _others(kept: Sequence[Earlier], now: tuple[ComparedReading, ...]) -> tuple[ComparedReading, ...]:
    """The kept analyses with a text no other one listed has."""
    texts = [(r.analysis.provider, r.analysis.text) for r in now]
    found = []
    for earlier in kept:
        said = earlier.analysis.provider, earlier.analysis.text
        if said[1] is not None and said not in texts:
            texts.append(said)
            key = f"{said[0]} {earlier.made}"
            found.append(ComparedReading(key, said[0], earlier.analysis, earlier.made))
    return tuple(found)


def _when(made: float) -> str:
    at = QDateTime.fromSecsSinceEpoch(int(made))
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def _compared(
    first: ComparedReading, second: ComparedReading, rules: ComparisonRules, _ticket: Ticket
) -> ComparedImages:
    from app.quality.compare import compare
    from app.ui.compare.overlays import overlays_of

    comparison = compare(first.analysis, second.analysis, rules)
    drawn = overlays_of(comparison, second=False), overlays_of(comparison, second=True)
    return ComparedImages(comparison, drawn)
