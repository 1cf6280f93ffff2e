"""Messages to the user: notices that stay until they are dealt with, and status lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from app.ui.base.safe_text import sentence_case

MOST_NOTICES: Final = 3
"""Notices kept at once; the oldest makes room."""
STATUS_MILLISECONDS: Final = 4_000
"""How long a status line stays unless its sender says otherwise."""

Tone = Literal["bad", "plain"]


@dataclass(frozen=True)
class Notice:
    """A sentence that stays until it is dismissed, with at most one thing to do about it.

    A notice replaces an earlier one of the same ``topic``. ``action`` is the text of the button that calls
    ``do``; without it there is no button. ``looks`` are texts of buttons that only show something, and what
    each calls; the notice stays at those.
    """

    topic: str
    sentence: str
    action: str = ""
    do: Callable[[], object] | None = None
    tone: Tone = "bad"
    looks: tuple[tuple[str, Callable[[], object]], ...] = ()


class Messages(QObject):
    """The notices there are, and the way to the status line; every part of the window speaks through it.

    ``notified`` carries a new ``Notice``, ``dismissed`` the topic of one that went. ``status_shown`` carries
    a status line and the milliseconds it stays.
    """

    notified = Signal(object)
    dismissed = Signal(object)  # a str, but one that Qt would change where a file name in it is no text
    status_shown = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, Notice] = {}

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return the notices there are, the newest last."""
        return tuple(self._notices.values())

    def notify(
        self,
        topic: str,
        sentence: str,
        action: str = "",
        do: Callable[[], object] | None = None,
        tone: Tone = "bad",
        looks: tuple[tuple[str, Callable[[], object]], ...] = (),
    ) -> None:
        """Show a notice, its sentence begun with a capital, in place of an earlier one of its topic."""
        self.dismiss(topic)
        notice = Notice(topic, sentence_case(sentence), action, do, tone, looks)
        self._notices[topic] = notice
        self.notified.emit(notice)
        while len(self._notices) > MOST_NOTICES:
            self.dismiss(next(iter(self._notices)))

    def dismiss(self, topic: str) -> None:
        """Take the notice of a topic away, if there is one."""
        if self._notices.pop(topic, None) is not None:
            self.dismissed.emit(topic)

    def dismiss_all(self, prefix: str) -> None:
        """Take away every notice whose topic starts with a prefix, such as ``analysis/``."""
        for topic in [topic for topic in self._notices if topic.startswith(prefix)]:
            self.dismiss(topic)

    def show_status(self, sentence: str, milliseconds: int = STATUS_MILLISECONDS) -> None:
        """Show a sentence in the status bar for some milliseconds."""
        self.status_shown.emit(sentence, milliseconds)
