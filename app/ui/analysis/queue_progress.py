"""How far the queue of images is, as a value and in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.analysis.eta import duration_text, remaining_text
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


@dataclass(frozen=True)
class QueueEnd:
    """What came of a queue: the keys of its images, of those that ``failed`` wholly or in part, its seconds.

    ``done`` holds those that failed as well, but none that was taken out before its turn.
    """

    done: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()
    seconds: float = 0.0

    def text(self, lowest: float | None) -> str:
        """Return it in words, such as ``20 read, 1 failed, 3 min; lowest confidence 62 %``.

        ``lowest``: the least mean confidence of an image, from 0 to 1; None where there is none.
        """
        parts = [trn("%n image(s) analysed", len(self.done) - len(self.failed))]
        if self.failed:
            parts.append(trn("%n failed", len(self.failed)))
        parts.append(duration_text(self.seconds))
        said = ", ".join(parts)
        if lowest is None:
            return said
        figure = tr("lowest confidence {percent} %").format(percent=number_text(100 * lowest))
        return f"{said}; {figure}"
