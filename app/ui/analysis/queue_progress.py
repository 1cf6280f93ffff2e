"""How far the queue of images is, as a value and in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.analysis.eta import remaining_text
from app.ui.base.i18n import number_text, tr, trn


@dataclass(frozen=True)
class QueueProgress:
    """How many images of the queue are done, how many of those failed, and whether the queue rests.

    ``halt_reason`` says why the queue rests by itself, else empty; ``seconds_left`` is None where unknown.
    """

    total: int = 0
    done: int = 0
    failed: int = 0
    paused: bool = False
    halt_reason: str = ""
    seconds_left: float | None = None

    @property
    def text(self) -> str:
        """Return the progress in words, such as ``37 of 200 · about 2 min left``."""
        parts = [tr("Paused")] if self.paused else []
        parts.append(tr("{done} of {all}").format(done=number_text(self.done), all=number_text(self.total)))
        if self.failed:
            parts.append(trn("%n failed", self.failed))
        if not self.paused and remaining_text(self.seconds_left):
            parts.append(remaining_text(self.seconds_left))
        return " · ".join(parts)
