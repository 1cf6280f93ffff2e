"""What follows a correction: the history after it, worked out from values alone. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.model.analysis import Analysis
from app.model.edit import Edit, EditError, Key, apply_edit, edit_between
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of

if TYPE_CHECKING:
    from app.storage.corrected import CorrectedAnalysis

EditOf = Callable[[Analysis], "Edit | tuple[Edit, Key]"]
"""Works out an edit of an analysis, with the key of the region it is about where that is a new one."""


@dataclass(frozen=True)
class CorrectionOutcome:
    """The state of an analysis after a correction, and the key of the region that came to be by it."""

    kept: CorrectedAnalysis
    key: Key | None = None


def corrected_by(
    kept: CorrectedAnalysis, edit_of: EditOf, *, joins_last: bool = False
) -> CorrectionOutcome | str:
    """Return what there is after a correction, or a sentence saying why it cannot be made.

    A correction that changes nothing gives the state as it is. ``joins_last`` makes one edit of the last
    correction and this one, which are undone together.
    """
    edit = edit_or_reason(edit_of, kept.history.current)
    if isinstance(edit, str):
        return edit
    key = None
    if isinstance(edit, tuple):
        edit, key = edit
    if edit.changes_nothing:
        return CorrectionOutcome(kept, key)
    history = kept.history
    if joins_last and history.redoable is None:
        whole = edit_between(history.undone().current, apply_edit(history.current, edit), edit.title)
        history, edit = history.undone(), whole
    return CorrectionOutcome(replace(kept, history=history.done(edit)), key)


def edit_or_reason(edit_of: EditOf, analysis: Analysis) -> Edit | tuple[Edit, Key] | str:
    """Return the edit of an analysis, or a sentence saying why there is none."""
    try:
        return edit_of(analysis)
    except EditError as error:
        return sentence_case(sentence_of(error))
