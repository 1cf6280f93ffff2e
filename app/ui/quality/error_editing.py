"""An error corrected where it stands in the list: the text of the reading, and the error that follows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.model.edit import Key
from app.model.restructure import added
from app.model.retype_words import words_retyped
from app.quality.comparison import Pair
from app.ui.base.i18n import tr
from app.ui.compare.row_editing import keys_of
from app.ui.quality.errors_page import ErrorsPage
from app.ui.session.context import Context
from app.ui.session.corrections import Corrections


@dataclass(frozen=True)
class EditedError:
    """The error that is being edited: its row in the list, its place, its words in the reading.

    Without ``keys`` the reading has nothing there, and a word is added in ``pair.polygon``.
    """

    row: int
    pair: Pair
    keys: tuple[Key, ...]


class ErrorEditing(QObject):
    """Edits the reading, which must be the listed one, in the row gone to.

    ``went`` carries the number of the error to go to once a text is kept.
    """

    went = Signal(int)

    def __init__(self, context: Context, corrections: Corrections, page: ErrorsPage) -> None:
        super().__init__(context.widget)
        self._messages = context.messages
        self._corrections = corrections
        self._page = page
        self._edited: EditedError | None = None
        self._next_row: int | None = None
        page.view.typed.connect(self._typed)
        page.view.edited.connect(self._ended)

    @property
    def possible(self) -> bool:
        """Return True if the error gone to can be corrected."""
        places = self._page.places
        kept = self._corrections.kept
        return (
            self._page.view.number is not None
            and places is not None
            and not self._corrections.read_only
            and kept is not None
            and kept.analysis is places.comparison.first
        )

    def begin(self) -> None:
        """Edit the text of the reading in the row gone to."""
        places, number = self._page.places, self._page.view.number
        if places is None or number is None or not self.possible:
            return
        pair = places.comparison.pairs[number]
        keys = keys_of(pair.first)
        if not keys and not pair.polygon:
            self._say(tr("This word has no place on the image; draw it in Findings"))
            return
        if len(keys) == 1 and not self._corrections.begin_typing(keys[0]):
            self._say(tr("This analysis cannot be corrected now"))
            return
        self._edited = EditedError(self._page.view.currentIndex().row(), pair, keys)
        self._page.view.edit_reading(0, self._text(pair))

    def _text(self, pair: Pair) -> str:
        """Return what the words of the reading say in full: what is counted leaves parts out."""
        places = self._page.places
        text = places.comparison.first.text if places else None
        if text is None or not pair.first:
            return pair.first_text
        said = []
        for path in pair.first:
            line = text.blocks[path[0]].lines[path[1]]
            said.append(line.text if len(path) == 2 else line.words[path[2]].text)
        return " ".join(said)

    def follow(self) -> None:
        """Go to the error that follows the one corrected, once all are measured anew."""
        row, self._next_row = self._next_row, None
        numbers = self._page.view.places.numbers
        if row is not None and numbers:
            self.went.emit(numbers[row % len(numbers)])

    def _typed(self, text: str) -> None:
        if self._edited is not None and len(self._edited.keys) == 1:
            self._corrections.type(text)

    def _ended(self, text: str | None, step: int) -> None:
        edited, self._edited = self._edited, None
        kept = self._corrections.kept
        if edited is None:
            return
        before = None if kept is None else kept.analysis
        self._keep(edited, text)
        kept = self._corrections.kept
        if kept is not None and kept.analysis is not before:  # an error less: the next one takes its row
            self._next_row = None if not step else edited.row + (min(0, step))
        elif step:
            number = self._page.view.neighbour(step)
            if number is not None:
                self.went.emit(number)

    def _keep(self, edited: EditedError, text: str | None) -> None:
        places, kept = self._page.places, self._corrections.kept
        if len(edited.keys) == 1:
            self._corrections.end_typing(text)
        elif kept is None or places is None or kept.analysis is not places.comparison.first:
            return  # another image is looked at, or the reading came anew: its words need not be these
        elif text is not None and edited.keys:
            if text != self._text(edited.pair):
                self._corrections.make(lambda a: words_retyped(a, edited.keys, text), select=())
        elif text:
            self._corrections.make(lambda a: added(a, "word", edited.pair.polygon, text), select=())

    def _say(self, sentence: str) -> None:
        self._messages.show_status(sentence, 6_000)
