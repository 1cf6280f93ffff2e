"""Finds in the text that is shown: off the GUI thread, the latest search only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.text.find import FindQuery, FindResult, find
from app.ui.base.runtime import Runtime, Ticket
from app.ui.content.content import Content, Key

SWITCHES: Final = ("case", "word", "expression")
_TYPING: Final = 30
_TYPING_EXPRESSION: Final = 150
"""Milliseconds without a key after which a search starts."""


class Finder(QObject):
    """What is sought, where it stands, and which place is the current one.

    ``changed`` follows a search that ended and each step; ``went`` carries the regions of a place gone to.
    """

    changed = Signal()
    went = Signal(tuple)

    def __init__(self, runtime: Runtime, parent: QObject) -> None:
        super().__init__(parent)
        self.sought = FindQuery("")
        self.places: Sequence[tuple[Key, ...]] = ()
        self.place = -1
        """The current place; -1 before the first step."""
        self.found = FindResult()
        self._runtime = runtime
        self._content = Content()
        self._go = False
        self._go_there = False
        self._searching: Ticket | None = None
        self._steps = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._search)

    @property
    def busy(self) -> bool:
        """Return True if an answer is awaited."""
        return self._soon.isActive() or self._searching is not None

    @property
    def read(self) -> bool:
        """Return True if the text of the image was read, so that there was something to search."""
        analysis = self._content.analysis
        return analysis is not None and analysis.text is not None

    @property
    def is_searching(self) -> bool:
        """Return True if a search is under way, not only about to begin."""
        return self._searching is not None

    def look_in(self, content: Content) -> None:
        """Search another text from now on; nothing is gone to by that."""
        if content is not self._content:
            self._content = content
            self._go = self._go_there and bool(content.running_text.lines)
            self._go_there = self._go_there and not self._go
            self._start(0)

    def go_in_next(self) -> None:
        """Go to the first place of the next text, as soon as it is there."""
        self._go_there = True

    def seek(self, text: str) -> None:
        """Search for this, and go to the first place."""
        self._change(replace(self.sought, text=text))

    def switch(self, name: str) -> None:
        """Turn one of ``SWITCHES`` on or off."""
        on = self.switches
        self.set_switches(tuple(n for n in SWITCHES if (n in on) != (n == name)))

    def set_switches(self, on: tuple[str, ...]) -> None:
        """Turn these on and the others off."""
        case, word, expression = (name in on for name in SWITCHES)
        self._change(FindQuery(self.sought.text, case, word, expression))

    @property
    def switches(self) -> tuple[str, ...]:
        """Those that are on."""
        return tuple(name for name in SWITCHES if getattr(self.sought, name))

    def step(self, by: int, selected: Sequence[Key] = ()) -> None:
        """Go on or back, round the ends; the first time from what is selected, when that is text."""
        if self.busy:
            self._steps = by
        elif self.places:
            self._step(by, selected)

    def _step(self, by: int, selected: Sequence[Key]) -> None:
        if self.place >= 0:
            self.place = (self.place + by) % len(self.places)
        else:
            self.place = self._near(by, selected)
        self.went.emit(self.places[self.place])
        self.changed.emit()

    def _near(self, by: int, selected: Sequence[Key]) -> int:
        spans = [span for key in selected if (span := self._content.running_text.span(key)) is not None]
        starts = [self._start_of(place) for place in self.places]
        if not spans:
            return 0 if by > 0 else len(starts) - 1
        if by > 0:
            return bisect_left(starts, max(end for _, end in spans)) % len(starts)
        return (bisect_right(starts, min(start for start, _ in spans) - 1) - 1) % len(starts)

    def _start_of(self, place: tuple[Key, ...]) -> int:
        span = self._content.running_text.span(place[0])
        return span[0] if span else 0

    def _change(self, sought: FindQuery) -> None:
        if sought != self.sought:
            self.sought = sought
            self._go = True
            self._start(_TYPING_EXPRESSION if sought.expression else _TYPING)

    def _start(self, delay: int) -> None:
        self._forget()
        if self.sought.empty:
            self._soon.stop()
            self._take((FindResult(), ()))
        else:
            self._soon.start(delay)

    def _forget(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None

    def _search(self) -> None:
        self._forget()
        content, sought = self._content, self.sought

        async def work(_ticket: Ticket) -> tuple[FindResult, Sequence[tuple[Key, ...]]]:
            found = await find(content.running_text.text, sought)
            return found, content.keys_at(found.spans)

        self._searching = self._runtime.submit(work, self._take)

    def _take(self, answer: Any) -> None:
        self._searching = None
        self.found, self.places = answer
        self.place = -1
        steps, self._steps = self._steps, 0
        if self.places and (self._go or steps):
            self._step(steps or 1, ())
        else:
            self.changed.emit()
        self._go = False
