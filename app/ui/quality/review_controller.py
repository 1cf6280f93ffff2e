"""Goes through the review queue of the analysis that is listed, and makes what is chosen a correction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.model.analysis import Analysis
from app.model.edit import Edit
from app.model.errors import VidimusError
from app.ui.base.i18n import number_text, tr, trn
from app.ui.base.runtime import Ticket
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.findings.detail_card import DetailCard
from app.ui.quality.review_panel import (
    ACCEPT,
    ALL_REVIEWED,
    BACK,
    NO_READING,
    NO_TEXT,
    ONLY_SKIPPED,
    REFERENCE_LISTED,
    SKIP,
    ReviewPanel,
)
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections
from app.ui.viewer.image_viewer import ImageViewer

if TYPE_CHECKING:
    from app.model.history import History
    from app.quality.remaining_errors import RemainingErrors
    from app.quality.review_items import ReviewItem

_CONSENSUS: Final = "consensus:"
_FEW: Final = 10
"""Places reviewed below which an estimate would be that of the confidences alone."""
_MANY: Final = 300
"""Places from which a correction is worked out off the GUI thread."""


@dataclass(frozen=True)
class ReviewQueue:
    """What there is to review: places in reading order, the order to look at them, what remains."""

    items: tuple[ReviewItem, ...]
    order: tuple[int, ...]
    remaining: RemainingErrors


class ReviewController(QObject):
    """Keeps the queue of the current image while it is shown.

    The order is made when a queue is begun and stays: a correction takes its place out of it. What was
    skipped comes back when the rest is done, or the queue is begun again. ``wanted`` asks for the tab.
    """

    wanted = Signal()
    changed = Signal()

    def __init__(
        self, context: Context, corrections: Corrections, panel: ReviewPanel, viewer: ImageViewer
    ) -> None:
        super().__init__(context.widget)
        self._context = context
        self._corrections = corrections
        self._panel = panel
        self._viewer = viewer
        self._active = False
        self._base: tuple[Analysis, ...] = ()
        """The readings the queue was begun with: as it was answered the one reviewed, then the others."""
        self.queue: ReviewQueue | None = None
        self._passed: list[int] = []
        self._skipped: set[int] = set()
        self._number: int | None = None
        self._working: Ticket | None = None
        panel.done.connect(self._do)
        panel.cut_out.resized.connect(self._cut_out)
        viewer.sharper.connect(self._cut_out)
        context.session.current_changed.connect(self._refresh)
        context.session.entry_changed.connect(self._refresh)
        context.session.selection.changed.connect(self._listed)
        corrections.changed.connect(self._refresh)

    @property
    def possible(self) -> bool:
        """Return True if there is a reading that can be reviewed."""
        return self._history() is not None

    def open(self) -> None:
        """Show the queue, the keyboard on it."""
        self.wanted.emit()
        self._panel.setFocus()

    def set_active(self, active: bool) -> None:
        """Begin as the queue is shown, rest as it is not."""
        self._active = active
        self._refresh()

    def _history(self) -> History | None:
        history = self._corrections.history
        there = history is not None and history.original.text is not None
        return history if there and not self._corrections.read_only else None

    def _others(self) -> tuple[Analysis, ...]:
        entry = self._context.session.current
        if entry is None:
            return ()
        listed = self._context.session.selection.provider
        return tuple(
            analysis
            for provider, analysis in entry.analyses.items()
            if provider != listed
            and analysis.text is not None
            and not entry.is_reference(provider)
            and not provider.startswith(_CONSENSUS)
        )

    def _listed(self, _regions: object) -> None:
        if self._active and self._base and self._base[0].provider != self._context.session.selection.provider:
            self._refresh()

    def _refresh(self, *_changed: object) -> None:
        if not self._active:
            return
        history = self._history()
        if history is None:
            if self._corrections.read_only or self._corrections.kept is None:
                self._begin(())
                self._panel.show_progress("", "")
                reference = self._corrections.read_only
                self._panel.show_note(tr(REFERENCE_LISTED) if reference else tr(NO_READING))
            return
        base = (history.original, *self._others())
        if len(base) != len(self._base) or any(a is not b for a, b in zip(base, self._base, strict=True)):
            self._begin(base)
        current, order = history.current, self.queue.order if self.queue else None

        def work(_ticket: Ticket) -> ReviewQueue:
            from app.quality.remaining_errors import remaining_errors, review_order
            from app.quality.review_items import review_items

            items = review_items(base[0], current, base[1:])
            return ReviewQueue(
                items, review_order(items) if order is None else order, remaining_errors(items)
            )

        if self._working is not None:
            self._working.cancel()
        self._working = self._context.runtime.call(work, self._had, self._failed)

    def _begin(self, base: tuple[Analysis, ...]) -> None:
        self._base = base
        self.queue = self._number = None
        self._passed.clear()
        self._skipped.clear()

    def _failed(self, error: VidimusError) -> None:
        self._working = None
        self._panel.show_note(sentence_case(sentence_of(error)))

    def _had(self, queue: ReviewQueue) -> None:
        self._working = None
        self.queue = queue
        if self._number is None or not self._is_open(self._number):
            self._number = self._next()
        self._show()
        self.changed.emit()

    def _is_open(self, number: int) -> bool:
        from app.quality.review_items import Standing

        return self.queue is not None and self.queue.items[number].standing is Standing.OPEN

    def _next(self) -> int | None:
        if self.queue is None:
            return None
        open_ = [n for n in self.queue.order if self._is_open(n)]
        return next((n for n in open_ if n not in self._skipped), None)

    def _show(self) -> None:
        queue = self.queue
        if queue is None:
            return
        remaining = queue.remaining
        self._panel.show_progress(_progress(remaining), _estimate(remaining))
        if self._number is None:
            if not queue.items:
                self._panel.show_note(tr(NO_READING))
            else:
                self._panel.show_note(tr(ONLY_SKIPPED) if remaining.open else tr(ALL_REVIEWED))
            return
        item = queue.items[self._number]
        title_of = self._context.names.title_of
        others = [title_of(other.provider) for other in item.others]
        can_go_back = any(self._is_open(n) for n in self._passed)
        self._panel.show_item(item, title_of(self._base[0].provider), others, can_go_back=can_go_back)
        self._cut_out()
        if item.keys != self._context.session.selection.keys:
            self._context.session.selection.select(item.keys)

    def _cut_out(self) -> None:
        item, shown = self._panel.item, self._panel.cut_out
        if not self._active or item is None:
            return
        if not item.polygon:
            shown.hide()
            return
        shown.show()
        area, room = DetailCard.area_of(item.polygon, shown.room())
        shown.show_part(self._viewer.cut_out(area, room), area, item.polygon)

    def _do(self, action: str, text: str) -> None:
        queue, number = self.queue, self._number
        if queue is None or number is None or self._working is not None:
            return
        item = queue.items[number]
        if action == BACK:
            self._go_back()
        elif action == SKIP or (action == NO_TEXT and item.missing):
            self._skipped.add(number)
            self._go_on(number)
        elif not (item.missing and (action == ACCEPT or not text)):
            self._correct(item, number, ACCEPT if text == item.text and action != NO_TEXT else action, text)

    def _correct(self, item: ReviewItem, number: int, action: str, text: str) -> None:
        from app.quality.review_edits import found_no_text, found_right, found_to_be

        items = self._meant(item)

        def edit_of(analysis: Analysis) -> Edit:
            if action == ACCEPT:
                return found_right(analysis, items)
            # a reading that has nothing here says that this is no text
            if action == NO_TEXT or not text:
                return found_no_text(analysis, items)
            return found_to_be(analysis, items, text)

        self._passed.append(number)
        self._corrections.make(edit_of, heavy=len(items) > _MANY)

    def _meant(self, item: ReviewItem) -> tuple[ReviewItem, ...]:
        """Return the place, and those alike if the user chose so."""
        if self.queue is None or item.alike == 1 or not self._panel.alike.isChecked():
            return (item,)
        alike = (n for n, each in enumerate(self.queue.items) if each.readings == item.readings)
        return tuple(self.queue.items[n] for n in alike if self._is_open(n))

    def _go_on(self, number: int) -> None:
        self._passed.append(number)
        self._number = self._next()
        if self._number is None and self._skipped:  # once round: what was skipped comes again
            self._skipped.clear()
            self._number = self._next()
        self._show()

    def _go_back(self) -> None:
        while self._passed:
            number = self._passed.pop()
            if self._is_open(number):
                self._skipped.discard(number)
                self._number = number
                break
        self._show()


def _progress(remaining: RemainingErrors) -> str:
    reviewed = trn("%n place(s) reviewed", remaining.reviewed)
    return f"{reviewed} · {trn('%n left', remaining.open)}"


def _estimate(remaining: RemainingErrors) -> str:
    if not remaining.open:
        return trn("%n error(s) found", remaining.found)
    if remaining.reviewed < _FEW:
        return trn("The errors that remain are estimated from %n place(s) on", _FEW)
    expected = number_text(round(remaining.expected))
    low, high = number_text(remaining.low), number_text(remaining.high)
    return tr("About {expected} errors remain (95 %: {low} to {high}) · {found} found").format(
        expected=expected, low=low, high=high, found=number_text(remaining.found)
    )
