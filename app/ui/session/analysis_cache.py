"""Analyses of images not looked at for long are let go; the store gives them back when they are shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.model.errors import VidimusError
from app.ui.base.backend import Backend
from app.ui.base.runtime import Runtime, Ticket
from app.ui.session.entries import Entry, ImageList

HELD: Final = 48
"""Images whose analyses are held."""
_ROOM: Final = 32
"""So many more may be held until some are let go together."""


class AnalysisCache(QObject):
    """Keeps count of whose analyses are held; an image has all of them or none.

    What was opened from a file, changed by hand or failed stays, since the store would not give it back.
    """

    def __init__(
        self,
        images: ImageList,
        current: Callable[[], Entry | None],
        runtime: Runtime,
        services: Backend,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._images = images
        self._current = current
        self._runtime = runtime
        self._services = services
        self._held: OrderedDict[int, None] = OrderedDict()
        self._pinned: set[int] = set()
        self._asking = False
        self._touched_while_asking = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._let_go)

    def pin(self, key: int) -> None:
        """Keep the analyses of an image for good."""
        self._pinned.add(key)

    def touch(self, key: int) -> None:
        """Note that the analyses of an image are there, and were of use just now."""
        self._held[key] = None
        self._held.move_to_end(key)
        if self._asking:
            self._touched_while_asking = True
        else:
            self._let_go_later()

    def _let_go_later(self) -> None:
        if len(self._held) > HELD + _ROOM and not self._later.isActive():
            self._later.start()

    def _let_go(self) -> None:
        oldest = tuple(self._held)[: len(self._held) - HELD]
        entries = []
        for key in oldest:
            entry = self._images.by_key(key)
            if entry is None or not entry.analyses or key in self._pinned or _stays(entry):
                del self._held[key]
            elif self._may_go(entry):
                entries.append(entry)
        if not entries:
            return
        self._asking = True

        async def ask(_ticket: Ticket) -> list[frozenset[str]]:
            return await self._services.kept_providers([e.image for e in entries])

        self._runtime.submit(ask, partial(self._asked, entries), self._not_asked)

    def _may_go(self, entry: Entry) -> bool:
        current = self._current()
        looked_at = current is not None and current.key == entry.key
        return not looked_at and not entry.running and not _stays(entry)

    def _asked(self, entries: Sequence[Entry], kept: Sequence[frozenset[str]]) -> None:
        for before, providers in zip(entries, kept, strict=True):
            entry = self._images.by_key(before.key)
            if entry is None or entry.analyses is not before.analyses or not self._may_go(entry):
                continue
            if set(entry.analyses) <= providers:
                self._held.pop(entry.key, None)
                self._images.change(entry.key, analyses={}, summaries=entry.summaries, asked=False)
        self._answered()

    def _not_asked(self, _error: VidimusError) -> None:
        self._answered()

    def _answered(self) -> None:
        """Begin again where images came meanwhile: nothing else might ask for a long time."""
        self._asking = False
        if self._touched_while_asking:
            self._touched_while_asking = False
            self._let_go_later()


def _stays(entry: Entry) -> bool:
    """Return True if the store would not give back what is held."""
    return any(
        a.status == "failed" or a.corrected is True or a.reviewed is True for a in entry.analyses.values()
    )
