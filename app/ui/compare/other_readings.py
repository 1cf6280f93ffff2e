"""How the other providers read the selected word or line: told on the card under the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.model.analysis import Analysis
from app.model.errors import VidimusError
from app.ui.base.i18n import number_text, tr
from app.ui.base.runtime import Ticket
from app.ui.base.safe_text import one_line
from app.ui.content.content import Key

if TYPE_CHECKING:
    from app.quality.comparison import Comparison, Pair, WordPath
    from app.ui.window.main_window import MainWindow

Matched = tuple["Analysis", "Analysis", "dict[WordPath, Pair]"]
"""The analysis shown, another one, and the place of each word of the first."""


class OtherReadings(QObject):
    """Compares what is shown with every other analysis of the image, once each, off the GUI thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._known: list[Matched] = []
        self._refused: list[tuple[Analysis, Analysis]] = []
        self._working: Ticket | None = None
        window.findings.selected.connect(self._tell)
        window.session.entry_changed.connect(self._tell)

    def _tell(self) -> None:
        detail = self._window.findings.detail
        keys = self._window.findings.keys
        shown = self._window.findings.content.analysis
        entry = self._window.session.current
        if len(keys) != 1 or keys[0][0] not in {"word", "line"} or shown is None or entry is None:
            detail.tell_others(())
            return
        others = [a for a in entry.analyses.values() if a.provider != shown.provider and a.text is not None]
        self._known = [k for k in self._known if k[0] is shown and any(k[1] is o for o in others)]
        self._refused = [r for r in self._refused if r[0] is shown and any(r[1] is o for o in others)]
        lines = []
        for other in others:
            found = next((k for k in self._known if k[1] is other), None)
            if found is not None:
                lines.append(self._line(other, keys[0], found[2]))
            elif self._working is None and not any(other is refused for _, refused in self._refused):
                work, failed = partial(_matched, shown, other), partial(self._failed, shown, other)
                self._working = self._window.runtime.call(work, self._had, failed)
        detail.tell_others(tuple(lines))

    def _had(self, matched: Matched) -> None:
        self._working = None
        self._known.append(matched)
        self._tell()

    def _failed(self, shown: Analysis, other: Analysis, _error: VidimusError) -> None:
        """Too many words lie on one another to say which is which; the Compare tab tells that at length."""
        self._working = None
        self._refused.append((shown, other))
        self._tell()

    def _line(self, other: Analysis, key: Key, places: dict[WordPath, Pair]) -> str:
        """What another provider has where this word or line stands."""
        title = self._window.names.title_of(other.provider)
        kind, path = key
        if kind == "word":
            pairs = [places[path]] if path in places else []
        else:
            pairs = list({id(p): p for at, p in places.items() if at[:2] == path}.values())
        text = " ".join(p.second_text for p in pairs if p.second_text)
        if not text:
            return tr("{provider}: nothing here").format(provider=title)
        sure = [p.second_confidence for p in pairs if p.second_confidence is not None]
        told = f" · {number_text(min(sure), 2)}" if sure else ""
        return f"{title}: {one_line(text, 160)}{told}"


def _matched(shown: Analysis, other: Analysis, _ticket: Ticket) -> Matched:
    from app.quality.compare import compare

    found: Comparison = compare(shown, other)
    return shown, other, {path: pair for pair in found.pairs for path in pair.first}
