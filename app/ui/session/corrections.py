"""The corrections of every open image: made, undone, redone, and on disk as they happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.model.analysis import Analysis
from app.model.correct import retyped
from app.model.edit import Edit, Key, edit_between
from app.model.errors import VidimusError
from app.model.history import History
from app.model.retype import single_line
from app.ui.base.i18n import mark, tr
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.session.context import Context
from app.ui.session.correction_steps import CorrectionOutcome, EditOf, corrected_by, edit_or_reason
from app.ui.session.correction_writer import CorrectionWriter
from app.ui.session.entries import Entry
from app.ui.session.summary import Summary, summary_of

if TYPE_CHECKING:
    from app.storage.corrected import CorrectedAnalysis

AnalysisKey = tuple[int, str]
"""Which analysis: the key of its entry, and its provider."""
READ_ONLY: Final = mark("A reference is read-only: corrections go to a reading")
_MANY = 300
"""Steps of an edit from which it is undone off the GUI thread."""
_LONG = 5_000
"""Words from which counting them would be felt."""


@dataclass(frozen=True)
class TextInProgress:
    """A text being typed: where, in which state of the analysis it began, what was typed so far."""

    place: AnalysisKey
    key: Key
    kept: CorrectedAnalysis


class Corrections(QObject):
    """Holds a ``History`` for each analysis that is shown.

    ``changed`` follows each correction, undo and redo with the regions to select then (``None``: those
    that are). ``refused`` says in a sentence why something was not done. ``superseded`` follows a new
    analysis of a provider whose earlier one was corrected.
    """

    changed = Signal(object, object)
    refused = Signal(str)
    superseded = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._session = context.session
        self._runtime = context.runtime
        self._kept: dict[AnalysisKey, CorrectedAnalysis] = {}
        self._runs: dict[AnalysisKey, object] = {}
        """The row of small steps (nudges) that the last edit of an analysis belongs to."""
        self._original: set[AnalysisKey] = set()
        self._typing: TextInProgress | None = None
        self._typed = False
        self._working: Ticket | None = None
        self._counting: Ticket | None = None
        self.writer = CorrectionWriter(context.runtime, context.backend, self)
        self._session.corrections_read.connect(self._learn)
        self._session.images.rowsRemoved.connect(self._forget)
        self._session.current_changed.connect(self._forget)

    # what is known

    @property
    def place(self) -> AnalysisKey | None:
        """The analysis that is listed."""
        entry = self._session.current
        return None if entry is None else (entry.key, self._session.selection.provider)

    @property
    def kept(self) -> CorrectedAnalysis | None:
        """What is known of the analysis that is listed, unless it is just being asked for anew."""
        entry, place = self._session.current, self.place
        kept = self._kept.get(place) if place is not None else None
        if kept is None or entry is None or place is None or entry.image != kept.image:
            return None
        return kept if entry.analyses.get(place[1]) is kept.history.current else None

    @property
    def read_only(self) -> bool:
        """Return True if the analysis that is listed is a reference, which nobody corrects."""
        entry = self._session.current
        return entry is not None and entry.is_reference(self._session.selection.provider)

    @property
    def history(self) -> History | None:
        """The history of the analysis that is listed, when it can be corrected now."""
        kept = self.kept
        return None if kept is None or self._working is not None else kept.history

    @property
    def original_shown(self) -> bool:
        """Return True if the analysis is shown as it was answered."""
        return self.place in self._original

    def journal_at(self, key: int, provider: str) -> int | None:
        """Return the row in the store of the analysis an image has of a provider; None where none is kept."""
        kept = self._kept.get((key, provider))
        return None if kept is None or kept.journal < 0 else kept.journal

    def seen(self, entry: Entry, analysis: Analysis) -> Analysis:
        """Return what is to be shown for an analysis: itself, or as it was answered."""
        place = (entry.key, analysis.provider)
        kept = self._kept.get(place)
        if place in self._original and kept is not None and kept.history.current is analysis:
            return kept.history.original
        return analysis

    # corrections

    def make(
        self,
        edit_of: EditOf,
        *,
        select: tuple[Key, ...] | None = None,
        run: object = None,
        heavy: bool = False,
    ) -> None:
        """Make a correction of the analysis that is listed.

        ``select`` are the regions selected afterwards, unless ``edit_of`` names one. Corrections of one
        ``run`` are undone together. ``heavy`` ones are worked out off the GUI thread.
        """
        place, kept = self.place, self.kept
        if self.read_only:
            self.refused.emit(tr(READ_ONLY))
            return
        if place is None or kept is None or self._working is not None:
            self.refused.emit(tr("There is no analysis to correct yet"))
            return
        joins_last = run is not None and run == self._runs.get(place)
        if not heavy:
            self._made(place, kept, select, run, corrected_by(kept, edit_of, joins_last=joins_last))
            return

        def work(_ticket: Ticket) -> CorrectionOutcome | str:
            return corrected_by(kept, edit_of, joins_last=joins_last)

        def done(outcome: CorrectionOutcome | str) -> None:
            self._working = None
            self._made(place, kept, select, run, outcome)

        self._working = self._runtime.call(work, done, self._broken)

    def undo(self) -> None:
        """Take the last correction back."""
        history = self.history
        self._turn(History.undone, None if history is None else history.undoable)

    def redo(self) -> None:
        """Make it again."""
        history = self.history
        self._turn(History.redone, None if history is None else history.redoable)

    def discard(self) -> None:
        """Go back to the analysis as it was answered; that can be undone like any correction."""
        history = self.history
        if history is not None:
            original = history.original
            heavy = len(history.edits) > 1
            self.make(
                lambda current: edit_between(current, original, "Discard corrections"), select=(), heavy=heavy
            )

    def show_original(self, *, on: bool) -> None:
        """Show the analysis as it was answered, or as it was corrected."""
        entry, place = self._session.current, self.place
        if entry is not None and place is not None:
            (self._original.add if on else self._original.discard)(place)
            self._session.change(entry.key)

    def bring_back(self, place: AnalysisKey | None = None) -> None:
        """Let an earlier, corrected analysis take the place of its provider's newer one."""
        from app.storage.corrected import CorrectedAnalysis
        from app.storage.journal import history_of

        place = place or self.place
        kept = self._kept.get(place) if place is not None else None
        if kept is None or place is None or kept.earlier is None:
            return
        earlier = kept.earlier
        self.writer.bring_back(earlier.id)
        back = CorrectedAnalysis(kept.image, history_of(earlier), earlier.id, origin=earlier.origin)
        self._take(place, back, ())

    # typing

    def begin_typing(self, key: Key) -> bool:
        """Begin to type the text of a region; return True if it can be typed."""
        place, kept = self.place, self.kept
        if place is None or kept is None or self._working is not None or self.read_only:
            return False
        self._typing, self._typed = TextInProgress(place, key, kept), False
        return True

    def type(self, text: str) -> None:
        """Keep what was typed so far on disk; the window follows when it is done."""
        typing = self._typing
        if typing is None or not single_line(text):
            return
        history = typing.kept.history
        edit = edit_or_reason(lambda current: retyped(current, typing.key, text), history.current)
        if isinstance(edit, Edit) and not edit.changes_nothing:
            self.writer.write_edit(typing.kept.journal, history.position, edit)
            self._typed = True
        elif self._typed:
            self.writer.rewrite(typing.kept.journal, history)
            self._typed = False

    def end_typing(self, text: str | None) -> None:
        """End typing with a text to keep; None leaves the text as it was."""
        typing, self._typing = self._typing, None
        if typing is None:
            return
        kept = typing.kept
        history = kept.history
        edit = "" if text is None else edit_or_reason(lambda a: retyped(a, typing.key, text), history.current)
        if isinstance(edit, Edit) and not edit.changes_nothing:
            typed = edit
            self._made(typing.place, kept, None, None, corrected_by(kept, lambda _current: typed))
        elif self._typed:
            self.writer.rewrite(kept.journal, history)

    # inside

    def _made(
        self,
        place: AnalysisKey,
        kept: CorrectedAnalysis,
        select: tuple[Key, ...] | None,
        run: object,
        outcome: CorrectionOutcome | str,
    ) -> None:
        if isinstance(outcome, str):
            self.refused.emit(outcome)
            return
        if self._kept.get(place) is kept and outcome.kept is not kept:
            history = outcome.kept.history
            self.writer.write_edit(kept.journal, history.position - 1, history.edits[-1])
            self._take(place, outcome.kept, select if outcome.key is None else (outcome.key,), run)

    def _broken(self, error: VidimusError) -> None:
        """Tell that a defect kept a correction from being worked out; others can be made."""
        self._working = None
        self.refused.emit(sentence_of(error))

    def _turn(self, turned: Callable[[History], History], edit: Edit | None) -> None:
        kept, place = self.kept, self.place
        if kept is None or place is None or edit is None or self._working is not None:
            return

        def done(history: History) -> None:
            self._working = None
            if self._kept.get(place) is kept:
                self.writer.write_position(kept.journal, history.position)
                self._take(place, replace(kept, history=history), None)

        if len(edit.steps) <= _MANY:
            done(turned(kept.history))
            return

        def work(_ticket: Ticket) -> History:
            return turned(kept.history)

        self._working = self._runtime.call(work, done, self._broken)

    def _take(
        self,
        place: AnalysisKey,
        kept: CorrectedAnalysis,
        select: tuple[Key, ...] | None,
        run: object = None,
    ) -> None:
        """Show another state of an analysis."""
        entry = self._session.images.by_key(place[0])
        if entry is None:
            return
        self._kept[place] = kept
        self._runs[place] = run
        self._original.discard(place)
        current = kept.history.current
        analyses = {**entry.analyses, place[1]: current}
        origins = {**entry.origins, place[1]: kept.origin}
        changes: dict[str, object] = {"analyses": analyses, "origins": origins}
        known = entry.summaries.get(place[1])
        if known is not None and known.counts[0] > _LONG:
            # counted in a moment, off the GUI thread
            known = replace(known, corrected=bool(current.corrected), reviewed=bool(current.reviewed))
            changes["summaries"] = {**entry.summaries, place[1]: known}
            self._count(place, current)
        changed = self._session.change(place[0], **changes)
        self.changed.emit(changed, select)

    def _count(self, place: AnalysisKey, analysis: Analysis) -> None:
        def count(_ticket: Ticket) -> Summary:
            return summary_of(analysis)

        def done(summary: Summary) -> None:
            entry = self._session.images.by_key(place[0])
            if entry is not None and entry.analyses.get(place[1]) is analysis:
                summaries = {**entry.summaries, place[1]: summary}
                self._session.images.change(place[0], summaries=summaries)

        if self._counting is not None:
            self._counting.cancel()
        self._counting = self._runtime.call(count, done)

    # analyses come and go

    def _learn(self, entry: Entry, corrected: tuple[CorrectedAnalysis, ...]) -> None:
        """Take over what storage told of analyses that are there from now on."""
        for kept in corrected:
            place = (entry.key, kept.analysis.provider)
            self._kept[place] = kept
            self._runs.pop(place, None)
            self._original.discard(place)
            if kept.unread:
                self.refused.emit(tr("Some corrections of this image could not be read"))
            if kept.earlier is not None and not kept.history.position and not kept.history.original.cached:
                self.superseded.emit(entry, place[1])
        self.changed.emit(entry, None)

    def _forget(self, *_rows: object) -> None:
        """Let go of images that were closed, and of analyses that are not held any more."""
        images = self._session.images

        def held(place: AnalysisKey, kept: CorrectedAnalysis) -> bool:
            entry = images.by_key(place[0])
            return entry is not None and entry.analyses.get(place[1]) is kept.history.current

        self._kept = {place: kept for place, kept in self._kept.items() if held(place, kept)}
        self._original = {place for place in self._original if place in self._kept}
        self._runs = {place: run for place, run in self._runs.items() if place in self._kept}
