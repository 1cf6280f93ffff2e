"""Makes a consensus of readings of the current image, and tells when one is out of date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.model.analysis import Analysis
from app.model.analysis_origin import consensus_id, sources_of
from app.model.errors import VidimusError
from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.compare.consensus_dialog import FEWEST, ConsensusDialog
from app.ui.content.origin_text import origin_text
from app.ui.session.context import Context
from app.ui.session.entries import Entry

_Checked = tuple[tuple[str, Analysis], ...]


class ConsensusMaker(QObject):
    """Asks of which readings, makes their consensus off the GUI thread, keeps it and shows it.

    ``made`` carries its provider id. ``outdated`` carries the key of the current image and the consensuses of
    it whose readings have changed since: they stay as they are until somebody makes them anew.
    """

    made = Signal(str)
    outdated = Signal(int, frozenset)

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._context = context
        self.dialog: ConsensusDialog | None = None
        self._checking: Ticket | None = None
        self._checked: _Checked = ()
        context.session.entry_changed.connect(self._check)
        context.session.current_changed.connect(self._check)

    @property
    def possible(self) -> bool:
        """Return True if the current image has readings enough."""
        return len(self._readings()) >= FEWEST

    def ask(self, provider: str = "") -> None:
        """Let the user choose readings; those of the consensus ``provider`` are ticked, else all."""
        entry, readings = self._context.session.current, self._readings()
        if entry is None or len(readings) < FEWEST:
            return
        words = {
            each: f"{self._context.names.title_of(each)} · {origin_text(analysis, entry.origins.get(each))}"
            for each, analysis in readings.items()
        }
        ticked = frozenset(sources_of(provider)) & frozenset(readings) or frozenset(readings)
        self.dialog = ConsensusDialog(self._context.widget, words, ticked)
        self.dialog.chosen.connect(partial(self.make, entry.key))
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def make(self, key: int, providers: Sequence[str]) -> None:
        """Make the consensus of these providers' readings of an open image."""
        entry = self._context.session.images.by_key(key)
        if entry is None:
            return
        image = entry.image
        readings = tuple(entry.analyses[each] for each in providers if each in entry.analyses)
        if len(readings) < FEWEST:
            return
        anew = consensus_id(providers) in entry.analyses

        async def work(_ticket: Ticket) -> Analysis:
            return await self._context.backend.make_consensus(image, readings)

        self._context.runtime.submit(work, partial(self._done, entry, anew), self._failed)

    def _done(self, entry: Entry, anew: bool, analysis: Analysis) -> None:
        if analysis.status == "failed":
            self._say(sentence_of(analysis.errors[0]))
            return
        self._context.session.put(entry.key, entry.image, analysis)
        current = self._context.session.current
        if current is not None and current.key == entry.key:
            self.made.emit(analysis.provider)
        facts = analysis.properties.get("consensus")
        ties = facts.get("ties", 0) if isinstance(facts, dict) else 0
        said = trn("The consensus is made; ties: %n word(s)", ties)
        if anew:
            said += ". " + tr("The one before is among the earlier analyses if it differs.")
        self._context.messages.show_status(said, 8_000)

    def _failed(self, error: VidimusError) -> None:
        self._say(sentence_of(error))

    def _say(self, sentence: str) -> None:
        self._context.messages.notify("consensus", sentence)

    def _readings(self) -> Mapping[str, Analysis]:
        """Return what of the current image a consensus can be made of, by provider."""
        entry = self._context.session.current
        return {} if entry is None else votable_readings(entry)

    def _check(self, entry: Entry | None) -> None:
        """Find out which consensuses of the current image are out of date, if anything of it has changed."""
        current = self._context.session.current
        if entry is None or current is None or current.key != entry.key:
            return
        now = tuple(current.analyses.items())
        if len(now) == len(self._checked) and all(
            a[0] == b[0] and a[1] is b[1] for a, b in zip(now, self._checked, strict=True)
        ):
            return
        self._checked = now
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None
        if not any(sources_of(provider) for provider, _ in now):
            self.outdated.emit(current.key, frozenset())
            return
        self._checking = self._context.runtime.call(
            partial(_outdated, now), partial(self._told, current.key), self._not_told
        )

    def _told(self, key: int, providers: frozenset[str]) -> None:
        self._checking = None
        self.outdated.emit(key, providers)

    def _not_told(self, _error: VidimusError) -> None:
        """Leave the marks as they are: nothing can be said of them."""
        self._checking = None


def votable_readings(entry: Entry) -> Mapping[str, Analysis]:
    """Return the readings of an image a consensus can be made of, by provider: no reference, no consensus."""
    return {
        provider: analysis
        for provider, analysis in entry.analyses.items()
        if analysis.text is not None and not entry.is_reference(provider) and not sources_of(provider)
    }


def _outdated(analyses: _Checked, _ticket: Ticket) -> frozenset[str]:
    from app.quality.consensus import is_outdated

    readings = dict(analyses)
    return frozenset(p for p, analysis in analyses if sources_of(p) and is_outdated(analysis, readings))
