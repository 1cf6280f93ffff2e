"""More hits of a provider that gives them page by page, asked for without sending the image again."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.config.settings import LANGUAGES, TIMEOUT
from app.model.analysis import Analysis
from app.model.image import Image
from app.ui.analysis.provider_access import AccessDecision
from app.ui.base.runtime import Ticket
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.model.outcome import Outcome
    from app.ui.window.main_window import MainWindow

_TOPIC: Final = "copies/more"


@dataclass(frozen=True)
class _Asking:
    """What is under way: more of this analysis, for this image. ``number`` tells askings apart."""

    number: int
    key: int
    image: Image
    analysis: Analysis
    ticket: Ticket | None = None


class MoreResults(QObject):
    """Asks for them and grows the analysis by them, in the window and in the store."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._able: tuple[Analysis, ...] = ()
        self._asking: _Asking | None = None
        self._numbers = itertools.count()
        window.session.current_changed.connect(self._turned)

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._asking is not None

    @property
    def can_ask(self) -> bool:
        """Whether a provider of the current list may have more, or is being asked."""
        return self.busy or bool(self._able)

    def offer(self, able: Sequence[Analysis], ended: Sequence[str]) -> None:
        """The analyses of the current list that may have more hits; ``ended``: who has none left."""
        self._able = tuple(able)
        self._tell(ended)

    def ask(self) -> None:
        """Ask for the next page; while one is awaited, stop waiting."""
        if self._asking is not None:
            self._stop()
            return
        entry = self._window.session.current
        if entry is None or not self._able:
            return
        analysis = self._able[0]
        self._asking = _Asking(next(self._numbers), entry.key, entry.image, analysis)
        self._window.messages.dismiss(_TOPIC)
        self._tell()
        ticket = self._window.analysis.provider_access.ask(
            analysis.provider, (entry.image,), partial(self._answered, self._asking)
        )
        self._keep(ticket)

    def _answered(self, asking: _Asking, answered: AccessDecision) -> None:
        if not self._awaited(asking):
            return
        if answered.granted and answered.asked is not None:
            work = partial(self._work, asking, answered.asked)
            self._keep(self._window.runtime.submit(work, partial(self._grown, asking)))
            return
        self._end()
        if answered.fault is not None:
            self._say(str(answered.fault))

    async def _work(self, asking: _Asking, asked: ProviderCall, _ticket: Ticket) -> Outcome:
        services = self._window.backend
        languages: tuple[str, ...] = services.settings.get(LANGUAGES)
        engine = await services.engine()
        return await engine.more(
            asking.image,
            asking.analysis,
            languages=languages,
            options=asked.options,
            endpoint=asked.endpoint,
            credentials=asked.credentials,
            timeout=services.settings.get(TIMEOUT),
        )

    def _grown(self, asking: _Asking, outcome: Outcome) -> None:
        if not self._awaited(asking):
            return
        self._end()
        grown = outcome.analysis
        entry = self._window.session.images.by_key(asking.key)
        if grown.status == "failed":
            self._say(grown.errors[0].message)
        elif entry is not None and entry.analyses.get(grown.provider) is asking.analysis:
            self._window.session.put(asking.key, asking.image, grown)

    def _awaited(self, asking: _Asking) -> bool:
        return self._asking is not None and self._asking.number == asking.number

    def _keep(self, ticket: Ticket | None) -> None:
        if self._asking is not None and ticket is not None:
            self._asking = replace(self._asking, ticket=ticket)

    def _turned(self, entry: Entry | None) -> None:
        if self._asking is not None and (entry is None or entry.key != self._asking.key):
            self._stop()

    def _stop(self) -> None:
        if self._asking is not None and self._asking.ticket is not None:
            self._asking.ticket.cancel()
        self._end()

    def _end(self) -> None:
        self._asking = None
        self._tell()

    def _tell(self, ended: Sequence[str] | None = None) -> None:
        names = None if ended is None else [self._window.names.title_of(p) for p in ended]
        self._window.inspector.copies.tell_more(offered=self.can_ask, busy=self.busy, ended=names)
        self._window.command_actions.refresh()

    def _say(self, sentence: str) -> None:
        self._window.messages.notify(_TOPIC, sentence)
