"""The corrections of every open image: made, undone, redone, and on disk as they happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.analysis import Analysis
from app.model.correct import retyped
from app.model.edit import Edit, EditError, Key, apply_edit, edit_between
from app.model.errors import VidimusError
from app.model.history import History
from app.model.image import Image
from app.model.retype import single_line
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket, in_thread
from app.ui.base.safe_text import sentence_case
from app.ui.session.correction_writer import CorrectionWriter
from app.ui.session.entries import Entry
from app.ui.session.summary import Summary, summary_of

if TYPE_CHECKING:
    from app.storage.journal import Journal
    from app.storage.store import Store
    from app.ui.window.main_window import MainWindow

AnalysisKey = tuple[int, str]
"""Which analysis: the key of its entry, and its provider."""
Made = Edit | tuple[Edit, Key]
_MANY = 300
"""Steps of an edit from which it is undone off the GUI thread."""
_LONG = 5_000
"""Words from which counting them would be felt."""


@dataclass(frozen=True)
class CorrectedAnalysis:
    """A history, the image it is about, the journal that keeps it.

    ``earlier``: the journal of an older, corrected analysis of the same provider. ``run`` names the row of
    small steps (nudges) the last edit belongs to, which are undone together.
    """

    image: Image
    history: History
    journal: int
    earlier: Journal | None = None
    run: object = None


@dataclass(frozen=True)
class CorrectionOutcome:
    """What follows a correction, and the region it is about where that is a new one."""

    kept: CorrectedAnalysis
    key: Key | None = None


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

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kept: dict[AnalysisKey, CorrectedAnalysis] = {}
        self._opening: dict[AnalysisKey, Analysis] = {}
        self._original: set[AnalysisKey] = set()
        self._typing: TextInProgress | None = None
        self._typed = False
        self._working: Ticket | None = None
        self._counting: Ticket | None = None
        self.scribe = CorrectionWriter(window.runtime, window.backend, self)
        window.session.entry_changed.connect(self._learn)
        window.session.images.rowsRemoved.connect(self._forget)
        window.session.current_changed.connect(self._forget)

    # what is known

    @property
    def place(self) -> AnalysisKey | None:
        """The analysis that is listed."""
        entry = self._window.session.current
        return None if entry is None else (entry.key, self._window.session.selection.provider)

    @property
    def kept(self) -> CorrectedAnalysis | None:
        """What is known of the analysis that is listed, unless it is just being asked for anew."""
        entry, place = self._window.session.current, self.place
        kept = self._kept.get(place) if place is not None else None
        if kept is None or entry is None or place is None or entry.image != kept.image:
            return None
        return kept if entry.analyses.get(place[1]) is kept.history.current else None

    @property
    def history(self) -> History | None:
        """The history of the analysis that is listed, when it can be corrected now."""
        kept = self.kept
        return None if kept is None or self._working is not None else kept.history

    @property
    def original_shown(self) -> bool:
        """Whether the analysis is shown as it was answered."""
        return self.place in self._original

    def seen(self, entry: Entry, analysis: Analysis) -> Analysis:
        """What is to be shown for an analysis: itself, or as it was answered."""
        place = (entry.key, analysis.provider)
        kept = self._kept.get(place)
        if place in self._original and kept is not None and kept.history.current is analysis:
            return kept.history.original
        return analysis

    # corrections

    def make(
        self,
        edit_of: Callable[[Analysis], Made],
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
        if place is None or kept is None or self._working is not None:
            self.refused.emit(tr("There is no analysis to correct yet"))
            return
        if not heavy:
            self._made(place, kept, select, _following(kept, edit_of, run))
            return

        def work(_ticket: Ticket) -> CorrectionOutcome | str:
            return _following(kept, edit_of, run)

        def done(following: CorrectionOutcome | str) -> None:
            self._working = None
            self._made(place, kept, select, following)

        self._working = self._window.runtime.call(work, done, self._broken)

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
        entry, place = self._window.session.current, self.place
        if entry is not None and place is not None:
            (self._original.add if on else self._original.discard)(place)
            self._window.session.change(entry.key)

    def bring_back(self, place: AnalysisKey | None = None) -> None:
        """Let an earlier, corrected analysis take the place of its provider's newer one."""
        from app.storage.journal import bring_back, history_of

        place = place or self.place
        kept = self._kept.get(place) if place is not None else None
        if kept is None or place is None or kept.earlier is None:
            return
        earlier = kept.earlier
        self.scribe.write(lambda store: bring_back(store, earlier.id))
        self._take(place, CorrectedAnalysis(kept.image, history_of(earlier), earlier.id), ())

    # typing

    def begin_typing(self, key: Key) -> bool:
        """A text is going to be typed; says whether it can be."""
        place, kept = self.place, self.kept
        if place is None or kept is None or self._working is not None:
            return False
        self._typing, self._typed = TextInProgress(place, key, kept), False
        return True

    def type(self, text: str) -> None:
        """Keep what was typed so far on disk; the window follows when it is done."""
        typing = self._typing
        if typing is None or not single_line(text):
            return
        history = typing.kept.history
        edit = _worked(lambda current: retyped(current, typing.key, text), history.current)
        if isinstance(edit, Edit) and not edit.changes_nothing:
            self._note(typing.kept.journal, history.position, edit)
            self._typed = True
        elif self._typed:
            self._rewrite(typing.kept)
            self._typed = False

    def end_typing(self, text: str | None) -> None:
        """The text is as it should be; ``None``: as it was."""
        typing, self._typing = self._typing, None
        if typing is None:
            return
        kept = typing.kept
        made = "" if text is None else _worked(lambda a: retyped(a, typing.key, text), kept.history.current)
        if isinstance(made, Edit) and not made.changes_nothing:
            edit = made
            self._made(typing.place, kept, None, _following(kept, lambda _current: edit, None))
        elif self._typed:
            self._rewrite(kept)

    # inside

    def _made(
        self,
        place: AnalysisKey,
        kept: CorrectedAnalysis,
        select: tuple[Key, ...] | None,
        following: CorrectionOutcome | str,
    ) -> None:
        if isinstance(following, str):
            self.refused.emit(following)
            return
        if self._kept.get(place) is kept and following.kept is not kept:
            history = following.kept.history
            self._note(kept.journal, history.position - 1, history.edits[-1])
            self._take(place, following.kept, select if following.key is None else (following.key,))

    def _broken(self, error: VidimusError) -> None:
        """A defect kept a correction from being worked out; others can be made."""
        self._working = None
        self.refused.emit(str(error))

    def _turn(self, turned: Callable[[History], History], edit: Edit | None) -> None:
        kept, place = self.kept, self.place
        if kept is None or place is None or edit is None or self._working is not None:
            return

        def done(history: History) -> None:
            self._working = None
            if self._kept.get(place) is kept:
                self._note_turn(kept.journal, history.position)
                self._take(place, replace(kept, history=history, run=None), None)

        if len(edit.steps) <= _MANY:
            done(turned(kept.history))
            return

        def work(_ticket: Ticket) -> History:
            return turned(kept.history)

        self._working = self._window.runtime.call(work, done, self._broken)

    def _take(self, place: AnalysisKey, kept: CorrectedAnalysis, select: tuple[Key, ...] | None) -> None:
        """Show another state of an analysis."""
        entry = self._window.session.images.by_key(place[0])
        if entry is None:
            return
        self._kept[place] = kept
        self._original.discard(place)
        current = kept.history.current
        analyses = {**entry.analyses, place[1]: current}
        changes: dict[str, object] = {"analyses": analyses}
        known = entry.summaries.get(place[1])
        if known is not None and known.counts[0] > _LONG:
            # counted in a moment, off the GUI thread
            known = replace(known, corrected=bool(current.corrected), reviewed=bool(current.reviewed))
            changes["summaries"] = {**entry.summaries, place[1]: known}
            self._count(place, current)
        changed = self._window.session.change(place[0], **changes)
        self.changed.emit(changed, select)

    def _count(self, place: AnalysisKey, analysis: Analysis) -> None:
        def count(_ticket: Ticket) -> Summary:
            return summary_of(analysis)

        def done(summary: Summary) -> None:
            entry = self._window.session.images.by_key(place[0])
            if entry is not None and entry.analyses.get(place[1]) is analysis:
                summaries = {**entry.summaries, place[1]: summary}
                self._window.session.images.change(place[0], summaries=summaries)

        if self._counting is not None:
            self._counting.cancel()
        self._counting = self._window.runtime.call(count, done)

    def _note(self, journal: int, number: int, edit: Edit) -> None:
        def write(store: Store) -> bool:
            from app.storage.journal import write

            return write(store, journal, number, edit)

        self.scribe.write(write)

    def _note_turn(self, journal: int, position: int, *, cut: bool = False) -> None:
        def write(store: Store) -> bool:
            from app.storage.journal import turn

            return turn(store, journal, position, cut=cut)

        self.scribe.write(write)

    def _rewrite(self, kept: CorrectedAnalysis) -> None:
        """Put on disk what stood there before something was typed."""
        history = kept.history
        for number in range(history.position, len(history.edits)):
            self._note(kept.journal, number, history.edits[number])
        self._note_turn(kept.journal, history.position, cut=not history.redoable)

    # analyses come and go

    def _learn(self, entry: Entry) -> None:
        for provider, analysis in entry.analyses.items():
            place = (entry.key, provider)
            kept = self._kept.get(place)
            known = kept is not None and kept.history.current is analysis
            if known or analysis.status == "failed" or self._opening.get(place) is analysis:
                continue
            self._opening[place] = analysis
            work = partial(self._open, entry.image, analysis)
            opened = partial(self._opened, place, analysis)
            self._window.runtime.submit(work, opened, partial(self._not_opened, place))

    async def _open(self, image: Image, analysis: Analysis, _ticket: Ticket) -> CorrectedAnalysis:
        from app.storage.journal import Journal, corrected_before, history_of, journal_of

        store = (await self._window.backend.engine()).store
        if store is None:
            return CorrectedAnalysis(image, History.of(analysis), -1)
        await in_thread(self.scribe.drain, store)  # what was written before counts
        journal = await in_thread(journal_of, store, image, analysis)
        if journal is None:
            return CorrectedAnalysis(image, History.of(analysis), -1)
        earlier = await in_thread(corrected_before, store, image, journal)
        history = await in_thread(history_of, journal)
        if journal.unread or len(history.edits) < len(journal.edits):
            journal = Journal(journal.id, analysis, unread=1)
        return CorrectedAnalysis(image, history, journal.id, earlier, "unread" if journal.unread else None)

    def _opened(self, place: AnalysisKey, analysis: Analysis, kept: CorrectedAnalysis) -> None:
        self._opening.pop(place, None)
        entry = self._window.session.images.by_key(place[0])
        if entry is None or entry.image != kept.image or entry.analyses.get(place[1]) is not analysis:
            return
        if kept.run == "unread":
            self.refused.emit(tr("Some corrections of this image could not be read"))
        if kept.earlier is not None and not kept.history.position and not analysis.cached:
            self.superseded.emit(entry, place[1])
        if kept.history.position:
            self._take(place, kept, None)
        else:
            self._kept[place] = kept
            self.changed.emit(entry, None)

    def _not_opened(self, place: AnalysisKey, error: VidimusError) -> None:
        self._opening.pop(place, None)
        self.refused.emit(str(error))

    def _forget(self, *_rows: object) -> None:
        """Let go of images that were closed, and of analyses that are not held any more."""
        images = self._window.session.images

        def held(place: AnalysisKey, kept: CorrectedAnalysis) -> bool:
            entry = images.by_key(place[0])
            return entry is not None and entry.analyses.get(place[1]) is kept.history.current

        self._kept = {place: kept for place, kept in self._kept.items() if held(place, kept)}
        self._original = {place for place in self._original if place in self._kept}


def _following(
    kept: CorrectedAnalysis, edit_of: Callable[[Analysis], Made], run: object
) -> CorrectionOutcome | str:
    """What there is after a correction (the same where it changes nothing), or why it cannot be made."""
    made = _worked(edit_of, kept.history.current)
    if isinstance(made, str):
        return made
    key = None
    if isinstance(made, tuple):
        made, key = made
    if made.changes_nothing:
        return CorrectionOutcome(kept, key)
    history = kept.history
    if run is not None and run == kept.run and history.redoable is None:
        whole = edit_between(history.undone().current, apply_edit(history.current, made), made.title)
        history, made = history.undone(), whole
    return CorrectionOutcome(replace(kept, history=history.done(made), run=run), key)


def _worked(edit_of: Callable[[Analysis], Made], analysis: Analysis) -> Made | str:
    """The edit, or why there is none."""
    try:
        return edit_of(analysis)
    except EditError as error:
        sentence = str(error)
        return sentence_case(sentence)
