"""More hits of a provider that gives them page by page, asked for without sending the image again."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.config.settings import LANGUAGES, TIMEOUT
from app.model.analysis import Analysis
from app.model.image import Image
from app.ui.analysis.provider_access import AccessDecision, ProviderAccess
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.copies.copies_panel import CopiesPanel
from app.ui.session.context import Context
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.engine.provider_call import ProviderCall
    from app.model.outcome import Outcome

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
    """Asks for more hits and grows the analysis by them, in the session and in the store.

    ``changed``: something about ``can_ask`` or ``busy`` may be new.
    """

    changed = Signal()

    def __init__(self, context: Context, panel: CopiesPanel, access: ProviderAccess) -> None:
        super().__init__(context.widget)
        self._context = context
        self._panel = panel
        self._access = access
        self._able: tuple[Analysis, ...] = ()
        self._asking: _Asking | None = None
        self._numbers = itertools.count()
        context.session.current_changed.connect(self._turned)

    @property
    def busy(self) -> bool:
        """Return True if an answer is awaited."""
        return self._asking is not None

    @property
    def can_ask(self) -> bool:
        """Return True if a provider of the current list may have more, or is being asked."""
        return self.busy or bool(self._able)

    def offer(self, able: Sequence[Analysis], ended: Sequence[str]) -> None:
        """Offer to grow the analyses of the current list that may have more hits.

        ``ended`` are the ids of the providers that have none left.
        """
        self._able = tuple(able)
        self._update(ended)

    def ask(self) -> None:
        """Ask for the next page; while one is awaited, stop waiting."""
        if self._asking is not None:
            self._stop()
            return
        entry = self._context.session.current
        if entry is None or not self._able:
            return
        analysis = self._able[0]
        self._asking = _Asking(next(self._numbers), entry.key, entry.image, analysis)
        self._context.messages.dismiss(_TOPIC)
        self._update()
        ticket = self._access.ask(analysis.provider, (entry.image,), partial(self._answered, self._asking))
        self._keep(ticket)

    def _answered(self, asking: _Asking, answered: AccessDecision) -> None:
        if not self._awaited(asking):
            return
        if answered.granted and answered.asked is not None:
            preferences = self._context.preferences
            languages, seconds = preferences.get(LANGUAGES), preferences.get(TIMEOUT)
            work = partial(self._work, asking, answered.asked, languages, seconds)
            self._keep(self._context.runtime.submit(work, partial(self._grown, asking)))
            return
        self._end()
        if answered.fault is not None:
            self._say(sentence_of(answered.fault))

    async def _work(
        self,
        asking: _Asking,
        call: ProviderCall,
        languages: tuple[str, ...],
        seconds: float,
        _ticket: Ticket,
    ) -> Outcome:
        engine = await self._context.backend.engine()
        return await engine.more(
            asking.image,
            asking.analysis,
            languages=languages,
            options=call.options,
            endpoint=call.endpoint,
            credentials=call.credentials,
            timeout=seconds,
        )

    def _grown(self, asking: _Asking, outcome: Outcome) -> None:
        if not self._awaited(asking):
            return
        self._end()
        grown = outcome.analysis
        entry = self._context.session.images.by_key(asking.key)
        if grown.status == "failed":
            self._say(sentence_of(grown.errors[0]))
        elif entry is not None and entry.analyses.get(grown.provider) is asking.analysis:
            self._context.session.put(asking.key, asking.image, grown)

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
        self._update()

    def _update(self, ended: Sequence[str] | None = None) -> None:
        names = None if ended is None else [self._context.names.title_of(p) for p in ended]
        self._panel.set_more(offered=self.can_ask, busy=self.busy, ended=names)
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._context.messages.notify(_TOPIC, sentence)
