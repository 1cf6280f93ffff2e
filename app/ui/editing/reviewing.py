"""Going through an analysis region by region, and marking what has been looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from app.model.analysis import Analysis
from app.model.correct import region_at, reviewed
from app.model.edit import EditError, Key
from app.ui.base.confidence import doubtful_below
from app.ui.base.i18n import number_text, tr
from app.ui.base.runtime import Ticket
from app.ui.editing.correction_target import CorrectionTarget
from app.ui.editing.review_navigation import next_doubtful, next_unreviewed
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections

_STATUS_MILLISECONDS: Final = 6_000
FindNext = Callable[[Analysis, Key | None], tuple[Key | None, int]]
"""Finds the region to look at after another one, and how many there are."""


class Reviewing(QObject):
    """What the commands about reviewing do."""

    def __init__(self, context: Context, corrections: Corrections, target: CorrectionTarget) -> None:
        super().__init__(context.widget)
        self._runtime = context.runtime
        self._messages = context.messages
        self._preferences = context.preferences
        self._corrections = corrections
        self._target = target
        self._in_doubt = False
        """Whether what is least sure is gone through, not everything."""
        self._asked: object = None
        """The last question where to go; only its answer counts."""
        context.session.current_changed.connect(self._begin_anew)

    def _begin_anew(self, _entry: object) -> None:
        self._in_doubt = False

    @property
    def image_reviewed(self) -> bool:
        """Return True if the whole image is marked as reviewed."""
        history = self._corrections.history
        return history is not None and bool(history.current.reviewed)

    def review(self) -> None:
        """Mark what is selected as reviewed and go on; when it is already, mark it as not reviewed.

        It goes on with what ``go_doubtful`` goes through where that led here last, else with what
        ``go_unreviewed`` does. An image of which a part is not reviewed is not either.
        """
        history, keys = self._target.history, self._target.keys
        if history is None or not keys:
            return
        try:
            on = not all(region_at(history.current, key).reviewed for key in keys)
        except EditError:
            return
        whole = bool(history.current.reviewed)
        run = object()  # both marks are undone together
        self._target.make(lambda a: reviewed(a, keys, on=on), run=run, many=keys)
        if on:
            (self.go_doubtful if self._in_doubt else self.go_unreviewed)()
        elif whole:
            self._target.make(lambda a: reviewed(a, on=False), run=run)

    def review_image(self) -> None:
        """Mark the whole image as reviewed, or as not reviewed."""
        on = not self.image_reviewed
        self._target.make(lambda a: reviewed(a, on=on))
        if self.image_reviewed == on:
            self._say(tr("The image is reviewed") if on else tr("The image is not reviewed"))

    def go_unreviewed(self) -> None:
        """Go to the next region nobody reviewed."""
        self._in_doubt = False
        self._go(next_unreviewed, tr("{number} not reviewed"), tr("Everything is reviewed"))

    def go_doubtful(self, *, back: bool = False) -> None:
        """Go through what has the least confidence, least first."""
        self._in_doubt = True

        def find(analysis: Analysis, after: Key | None) -> tuple[Key | None, int]:
            return next_doubtful(analysis, after, doubtful_below(self._preferences), back=back)

        self._go(find, tr("{number} uncertain"), tr("No uncertain words left"))

    def _go(self, find: FindNext, some_left: str, none_left: str) -> None:
        history = self._target.history
        if history is None:
            return
        analysis = history.current
        after = self._target.keys[-1] if self._target.keys else None
        asked = self._asked = object()

        def work(_ticket: Ticket) -> tuple[Key | None, int]:
            return find(analysis, after)

        def done(following: tuple[Key | None, int]) -> None:
            if asked is not self._asked:
                return
            key, number = following
            now = self._target.history
            if key is None:
                self._say(none_left)
            elif now is not None and now.current is analysis:
                self._say(some_left.format(number=number_text(number)))
                self._target.go_to((key,))

        self._runtime.call(work, done)

    def _say(self, sentence: str) -> None:
        self._messages.show_status(sentence, _STATUS_MILLISECONDS)
