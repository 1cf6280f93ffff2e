"""Where the selected word or line was read, and how other providers read it, for the card under the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import UNSET
from PySide6.QtCore import QObject

from app.model.analysis import Analysis, Line, Word
from app.model.analysis_origin import sources_of
from app.model.correct import region_at
from app.model.edit import EditError
from app.model.errors import VidimusError
from app.model.safe_text import one_line
from app.ui.base.confidence import confidence_figure, doubtful_below
from app.ui.base.i18n import number_text, tr
from app.ui.base.runtime import Ticket
from app.ui.content.content import Key
from app.ui.content.origin_text import origin_text
from app.ui.findings.findings_panel import FindingsPanel
from app.ui.session.context import Context
from app.ui.session.entries import Entry

if TYPE_CHECKING:
    from app.quality.comparison import Comparison, Pair, WordPath

Matched = tuple["Analysis", "Analysis", "dict[WordPath, Pair]"]
"""The analysis shown, another one, and the place of each word of the first."""


class OtherReadings(QObject):
    """Compares what is shown with every other analysis of the image, once each, off the GUI thread."""

    def __init__(self, context: Context, findings: FindingsPanel) -> None:
        super().__init__(context.widget)
        self._context = context
        self._findings = findings
        self._known: list[Matched] = []
        self._refused: list[tuple[Analysis, Analysis]] = []
        self._working: Ticket | None = None
        findings.selected.connect(self._update)
        context.session.entry_changed.connect(self._update)

    def _update(self) -> None:
        detail = self._findings.detail
        keys = self._findings.keys
        shown = self._findings.content.analysis
        entry = self._context.session.current
        detail.show_origin(self._origin(entry, shown) if keys else "")
        if len(keys) != 1 or keys[0][0] not in {"word", "line"} or shown is None or entry is None:
            detail.show_other_readings(())
            return
        votes = self._votes(shown, keys[0])
        voted = sources_of(shown.provider) if votes else ()
        others = [
            a
            for a in entry.analyses.values()
            if a.provider not in (shown.provider, *voted) and a.text is not None
        ]
        self._known = [k for k in self._known if k[0] is shown and any(k[1] is o for o in others)]
        self._refused = [r for r in self._refused if r[0] is shown and any(r[1] is o for o in others)]
        lines = []
        for other in others:
            matched = next((k for k in self._known if k[1] is other), None)
            if matched is not None:
                lines.append(self._line(other, keys[0], matched[2]))
            elif self._working is None and not any(other is refused for _, refused in self._refused):
                work, failed = partial(_matched, shown, other), partial(self._failed, shown, other)
                self._working = self._context.runtime.call(work, self._had, failed)
        detail.show_other_readings((*votes, *lines))

    def _votes(self, shown: Analysis, key: Key) -> tuple[str, ...]:
        """Return what each reading of a consensus has in the place of a word, the chosen ones told apart."""
        try:
            region = region_at(shown, key)
        except EditError:  # the selection is about an analysis that has just been replaced
            return ()
        if not isinstance(region, Line | Word) or region.votes is UNSET:
            return ()
        lines = [tr("A tie: nothing but the order of the readings decided")] if region.tie is True else []
        for vote in region.votes:
            title = self._context.names.title_of(vote.provider)
            said = one_line(vote.text, 160) if vote.text else tr("nothing here")
            sure = "" if vote.confidence is None else f" · {number_text(vote.confidence, 2)}"
            chosen = f" · {tr('chosen')}" if vote.chosen else ""
            lines.append(f"{title}: {said}{sure}{chosen}")
        return tuple(lines)

    def _origin(self, entry: Entry | None, shown: Analysis | None) -> str:
        """Return who read what is listed, and where that comes from."""
        if entry is None or shown is None:
            return ""
        title = self._context.names.title_of(shown.provider)
        return f"{title}: {origin_text(shown, entry.origins.get(shown.provider))}"

    def _had(self, matched: Matched) -> None:
        self._working = None
        self._known.append(matched)
        self._update()

    def _failed(self, shown: Analysis, other: Analysis, _error: VidimusError) -> None:
        """Leave a reading out: too many words lie on one another, as the Compare tab says at length."""
        self._working = None
        self._refused.append((shown, other))
        self._update()

    def _line(self, other: Analysis, key: Key, places: dict[WordPath, Pair]) -> str:
        """Return what another provider has where a word or line stands."""
        title = self._context.names.title_of(other.provider)
        kind, path = key
        if kind == "word":
            pairs = [places[path]] if path in places else []
        else:
            pairs = list({id(p): p for at, p in places.items() if at[:2] == path}.values())
        text = " ".join(p.second_text for p in pairs if p.second_text)
        if not text:
            return tr("{provider}: nothing here").format(provider=title)
        sure = [p.second_confidence for p in pairs if p.second_confidence is not None]
        below = doubtful_below(self._context.preferences)
        confidence = f" · {confidence_figure(min(sure), below)}" if sure else ""
        return f"{title}: {one_line(text, 160)}{confidence}"


def _matched(shown: Analysis, other: Analysis, _ticket: Ticket) -> Matched:
    from app.quality.compare import compare

    comparison: Comparison = compare(shown, other)
    return shown, other, {path: pair for pair in comparison.pairs for path in pair.first}
