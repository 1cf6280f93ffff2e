"""The older analyses of a provider, at its pill: shown again, compared, removed; and what is a reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.model.analysis_origin import REFERENCE_PREFIX, AnalysisOrigin
from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket, in_thread
from app.ui.compare.consensus_dialog import FEWEST
from app.ui.compare.consensus_maker import votable_readings
from app.ui.content.origin_text import origin_text
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.session.entries import Entry
from app.ui.session.summary import found, summary_of
from app.ui.widgets.confirm import Confirm

if TYPE_CHECKING:
    from app.model.analysis import Analysis
    from app.storage.earlier import Earlier


@dataclass(frozen=True)
class KeptAnalysis:
    """One analysis of the history: its row in the store, and what it is in words."""

    id: int
    origin: AnalysisOrigin
    words: str


class AnalysisHistory(QObject):
    """Opens a menu with the kept analyses of a provider, the newest first.

    ``comparison_wanted`` carries a provider and when its older analysis was made, to be compared with the
    one that is shown. ``consensus_wanted`` carries the provider whose menu asked for one.
    """

    comparison_wanted = Signal(str, float)
    consensus_wanted = Signal(str)

    def __init__(self, context: Context, corrections: Corrections) -> None:
        super().__init__(context.widget)
        self._context = context
        self._corrections = corrections
        self._asking: Ticket | None = None
        self.menu: QMenu | None = None

    @property
    def possible(self) -> bool:
        """Return True if the listed provider has an analysis of the current image."""
        entry = self._context.session.current
        return entry is not None and self._context.session.selection.provider in entry.analyses

    def open(self, provider: str, at: QPoint) -> None:
        """Open the menu of a provider at a place on the screen, once the store has told what is kept."""
        entry = self._context.session.current
        if entry is None or provider not in entry.analyses:
            return
        image = entry.image

        async def work(_ticket: Ticket) -> tuple[KeptAnalysis, ...]:
            kept = await self._context.backend.history(image)
            return await in_thread(_described, kept, provider)

        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._context.runtime.submit(work, partial(self._show, entry, provider, at))

    def _show(self, entry: Entry, provider: str, at: QPoint, kept: Sequence[KeptAnalysis]) -> None:
        self._asking = None
        current = self._context.session.current
        if current is None or current.key != entry.key or current.image != entry.image:
            return
        shown = self._corrections.journal_at(entry.key, provider)
        menu = QMenu(self._context.widget)
        menu.setAccessibleName(tr("Analyses of {provider}").format(provider=self._title(provider)))
        reference = current.is_reference(provider)
        analysis = current.analyses.get(provider)
        use = menu.addAction(tr("&Use as reference"))
        use.setEnabled(not reference and analysis is not None and analysis.text is not None)
        use.triggered.connect(partial(self.use_as_reference, provider))
        consensus = menu.addAction(tr("&Make consensus…"))
        consensus.setEnabled(len(votable_readings(current)) >= FEWEST)
        consensus.triggered.connect(partial(self.consensus_wanted.emit, provider))
        menu.addSeparator()
        for each in kept:
            self._add(menu, current, provider, each, shown)
        if not kept:
            menu.addAction(tr("No analyses are stored")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.aboutToHide.connect(self._closed)
        self.menu = menu
        menu.popup(at)

    def _closed(self) -> None:
        self.menu = None

    def _add(self, menu: QMenu, entry: Entry, provider: str, each: KeptAnalysis, shown: int | None) -> None:
        """Add one analysis with what can be done with it; the one shown carries a mark."""
        part = menu.addMenu(each.words.replace("&", "&&"))
        part.menuAction().setCheckable(True)
        part.menuAction().setChecked(each.id == shown)
        show: QAction = part.addAction(tr("&Show"))
        show.setEnabled(each.id != shown)
        show.triggered.connect(partial(self._context.session.bring_back, entry.key, provider, each.id))
        compare = part.addAction(tr("&Compare with the one shown"))
        compare.setEnabled(each.id != shown)
        compare.triggered.connect(partial(self.comparison_wanted.emit, provider, each.origin.made))
        part.addAction(tr("&Remove…")).triggered.connect(partial(self._ask_removal, entry, provider, each))

    def use_as_reference(self, provider: str) -> None:
        """Keep the analysis that is shown of a provider as a reference too, with its corrections in force."""
        entry = self._context.session.current
        analysis = None if entry is None else entry.analyses.get(provider)
        if entry is None or analysis is None or provider.startswith(REFERENCE_PREFIX):
            return
        image, key, chosen = entry.image, entry.key, analysis

        async def work(_ticket: Ticket) -> Analysis:
            return await self._context.backend.keep_reference(image, chosen)

        def done(reference: Analysis) -> None:
            self._context.session.put(key, image, reference)
            said = tr("{provider}, as shown here, is the reference now")
            self._context.messages.show_status(said.format(provider=self._title(provider)), 6_000)

        self._context.runtime.submit(work, done)

    def _ask_removal(self, entry: Entry, provider: str, each: KeptAnalysis) -> None:
        Confirm(
            self._context.widget,
            tr("Remove this analysis of {name}?").format(name=one_line(entry.name, 60)),
            f"{self._title(provider)}: {each.words}. " + tr("Its corrections go with it."),
            tr("Remove"),
            partial(self._context.session.remove, entry.key, provider, each.id),
        ).open()

    def _title(self, provider: str) -> str:
        return self._context.names.title_of(provider)


def _described(kept: Sequence[Earlier], provider: str) -> tuple[KeptAnalysis, ...]:
    """Return the analyses of one provider with their words, which takes counting long texts."""
    return tuple(
        KeptAnalysis(each.id, each.origin, _words(each))
        for each in kept
        if each.analysis.provider == provider
    )


def _words(each: Earlier) -> str:
    parts = [origin_text(each.analysis, each.origin), found((summary_of(each.analysis),))]
    return " · ".join([*parts, *([tr("corrected")] if each.corrected else [])])
