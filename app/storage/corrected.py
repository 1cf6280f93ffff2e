"""Analyses as the store gives them to the window: with their corrections in force, read in one go.

Works on a ``Store``, from any thread, and never raises for a fault of the file, as ``app.storage.journal``.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.analysis import Analysis
from app.model.analysis_origin import UNKNOWN_ORIGIN, AnalysisOrigin
from app.model.history import History
from app.model.image import Image
from app.storage.journal import Journal, corrected_before, history_of, journal_of, journals_of_image
from app.storage.store import Store

NO_JOURNAL = -1
"""Stands for the id of a journal where none can be kept."""


@dataclass(frozen=True)
class CorrectedAnalysis:
    """An analysis of an image with every correction made of it.

    ``journal`` is the id under which further corrections are kept. ``earlier`` is the journal of an older,
    corrected analysis of its provider. ``unread``: some corrections could not be read or do not fit.
    ``origin``: where the analysis comes from, and whether it is a reference.
    """

    image: Image
    history: History
    journal: int = NO_JOURNAL
    earlier: Journal | None = None
    unread: bool = False
    origin: AnalysisOrigin = UNKNOWN_ORIGIN

    @property
    def analysis(self) -> Analysis:
        """Return the analysis with the corrections in force; as it was answered where there are none."""
        return self.history.current


def corrected_analyses(store: Store, image: Image) -> tuple[CorrectedAnalysis, ...]:
    """Return the newest kept analysis of each provider for an image, corrected, the oldest first."""
    return tuple(_corrected(store, image, journal) for journal in journals_of_image(store, image))


def corrected_analysis(store: Store, image: Image, answered: Analysis) -> CorrectedAnalysis:
    """Return an analysis that has just been answered with the corrections kept of that very answer.

    From now on the analysis is kept, so that corrections of it can be. One that failed has no journal.
    """
    journal = journal_of(store, image, answered)
    if journal is None:
        return CorrectedAnalysis(image, History.of(answered))
    return _corrected(store, image, journal)


def _corrected(store: Store, image: Image, journal: Journal) -> CorrectedAnalysis:
    history = history_of(journal)
    unread = bool(journal.unread) or len(history.edits) < len(journal.edits)
    return CorrectedAnalysis(
        image, history, journal.id, corrected_before(store, image, journal), unread, journal.origin
    )
