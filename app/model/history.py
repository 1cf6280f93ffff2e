"""Corrections one after the other, undone and redone without limit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.model.analysis import Analysis
from app.model.edit import Edit, apply_edit


@dataclass(frozen=True)
class History:
    """An analysis as it was answered, and every correction of it.

    ``edits``: all that can be undone or redone; the first ``position`` of them are in force.
    ``current``: the analysis with these.
    """

    original: Analysis
    current: Analysis
    edits: tuple[Edit, ...] = ()
    position: int = 0

    @staticmethod
    def of(original: Analysis, edits: tuple[Edit, ...] = (), position: int = 0) -> History:
        """Return the history of an analysis with kept edits; raises EditError when one does not fit."""
        current = original
        for edit in edits[:position]:
            current = apply_edit(current, edit)
        return History(original, current, edits, min(position, len(edits)))

    @property
    def undoable(self) -> Edit | None:
        """Return the edit Undo would take back."""
        return self.edits[self.position - 1] if self.position else None

    @property
    def redoable(self) -> Edit | None:
        """Return the edit Redo would bring back."""
        return self.edits[self.position] if self.position < len(self.edits) else None

    def done(self, edit: Edit) -> History:
        """Return the history with one more correction, and without those undone before. Raises EditError."""
        edits = (*self.edits[: self.position], edit)
        return replace(self, current=apply_edit(self.current, edit), edits=edits, position=len(edits))

    def undone(self) -> History:
        """Return the history with the last correction taken back, if there is one."""
        edit = self.undoable
        if edit is None:
            return self
        return replace(self, current=apply_edit(self.current, edit.inverse), position=self.position - 1)

    def redone(self) -> History:
        """Return the history with the correction undone last in force again, if there is one."""
        edit = self.redoable
        if edit is None:
            return self
        return replace(self, current=apply_edit(self.current, edit), position=self.position + 1)
