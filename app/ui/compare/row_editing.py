"""A difference corrected where it stands in the list: which reading, its text, where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.model.edit import Key
from app.model.restructure import added
from app.model.retype_words import words_retyped
from app.ui.base.i18n import tr
from app.ui.compare.panel import ComparedReading, ComparePanel
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections

if TYPE_CHECKING:
    from app.quality.comparison import Comparison, Pair, WordPath


@dataclass(frozen=True)
class EditablePlace:
    """The reading to be corrected at a place: the first or second, and the keys of its regions there.

    Without ``keys`` the reading has nothing there, and a word is added in ``pair.polygon``.
    """

    which: int
    reading: ComparedReading
    keys: tuple[Key, ...]
    pair: Pair


class RowEditing(QObject):
    """Edits the text of a reading in the row gone to; its corrections are those of the listed provider.

    ``provider_wanted`` asks for a provider to be listed, whose text is edited then. ``went`` carries the
    number of the place to go to once a text is kept.
    """

    provider_wanted = Signal(str)
    went = Signal(int)

    def __init__(self, context: Context, corrections: Corrections, panel: ComparePanel) -> None:
        super().__init__(context.widget)
        self._messages = context.messages
        self._selection = context.session.selection
        self._corrections = corrections
        self._panel = panel
        self._place: EditablePlace | None = None
        self._following: Pair | None = None
        self._edited_side = 0
        panel.view.typed.connect(self._typed)
        panel.view.edited.connect(self._edited)

    def place(self) -> EditablePlace | None:
        """Return what can be corrected at the place gone to: of the listed reading where it has words there.

        A reference is never corrected, nor is an earlier analysis, which is not listed.
        """
        comparison, chosen, number = self._panel.comparison, self._panel.chosen, self._panel.view.number
        if comparison is None or chosen is None or number is None:
            return None
        pair = comparison.pairs[number]
        places = [
            EditablePlace(which, reading, keys_of(paths), pair)
            for which, (reading, paths) in enumerate(zip(chosen, (pair.first, pair.second), strict=True))
            if not reading.made and not reading.reference
        ]
        places.sort(key=lambda p: (not p.keys, p.reading.analysis.provider != self._selection.provider))
        if not places or not (places[0].keys or chosen[1].reference):
            return None
        return places[0]

    def begin(self) -> None:
        """Edit the text at the place gone to in its row."""
        place = self.place()
        if place is None:
            return
        provider = place.reading.analysis.provider
        if self._selection.provider != provider:
            self.provider_wanted.emit(provider)
        if not place.keys and not place.pair.polygon:
            self._say(tr("This word has no place on the image; draw it in Findings"))
            return
        if len(place.keys) == 1 and not self._corrections.begin_typing(place.keys[0]):
            self._say(tr("This analysis cannot be corrected now"))
            return
        self._place = place
        text = (place.pair.first_text, place.pair.second_text)[place.which]
        self._panel.view.edit_reading(place.which, text)

    def follow(self, comparison: Comparison) -> None:
        """Go to the place that follows the one corrected, in what came out of comparing anew."""
        pair, self._following = self._following, None
        if pair is not None:
            number = _find(comparison, pair, self._edited_side)
            if number is not None and self._panel.view.places.row_of(number) >= 0:
                self.went.emit(number)

    def _typed(self, text: str) -> None:
        if self._place is not None and len(self._place.keys) == 1:
            self._corrections.type(text)

    def _edited(self, text: str | None, step: int) -> None:
        place, self._place = self._place, None
        comparison = self._panel.comparison
        if place is None:
            return
        following = self._panel.view.neighbour(step) if step and comparison is not None else None
        self._following = None
        if following is not None and comparison is not None:
            self._following = comparison.pairs[following]
        self._edited_side = place.which
        before = place.reading.analysis
        self._keep(place, text)
        kept = self._corrections.kept
        if kept is not None and kept.analysis is not before:
            return  # it is compared anew, and then gone on
        self._following = None
        if following is not None:
            self.went.emit(following)

    def _keep(self, place: EditablePlace, text: str | None) -> None:
        kept = self._corrections.kept
        if len(place.keys) == 1:
            self._corrections.end_typing(text)
        elif kept is None or kept.analysis is not place.reading.analysis:
            return  # another image is looked at, or the reading came anew: its words need not be these
        elif text is not None and place.keys:
            if text != (place.pair.first_text, place.pair.second_text)[place.which]:
                self._corrections.make(lambda a: words_retyped(a, place.keys, text), select=())
        elif text:
            self._corrections.make(lambda a: added(a, "word", place.pair.polygon, text), select=())

    def _say(self, sentence: str) -> None:
        self._messages.show_status(sentence, 6_000)


def keys_of(paths: tuple[WordPath, ...]) -> tuple[Key, ...]:
    """Return the keys of the words, or lines without words, that a comparison names by their paths."""
    return tuple(("word" if len(path) > 2 else "line", path) for path in paths)


def _find(comparison: Comparison, pair: Pair, edited_side: int) -> int | None:
    """Return the number a place of an earlier comparison has in a new one, by what was not edited."""
    by_other = _paths(pair, 1 - edited_side)
    side = 1 - edited_side if by_other else edited_side
    wanted = set(by_other or _paths(pair, edited_side))
    return next((n for n, p in enumerate(comparison.pairs) if wanted & set(_paths(p, side))), None)


def _paths(pair: Pair, side: int) -> tuple[WordPath, ...]:
    return pair.second if side else pair.first
