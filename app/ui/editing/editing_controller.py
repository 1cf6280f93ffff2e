"""What the user does to correct: text in place, shapes by handles, new regions, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.model.correct import deleted, region_at
from app.model.edit import EditError, Key, changed_keys
from app.model.phrase import Phrase
from app.model.restructure import merged, split, split_before
from app.ui.base.i18n import tr
from app.ui.base.safe_text import sentence_case
from app.ui.base.sentences import sentence_of
from app.ui.content.display_names import edit_title
from app.ui.editing.review_navigation import neighbour
from app.ui.editing.reviewing import Reviewing
from app.ui.editing.shape_editing import ShapeEditing
from app.ui.editing.text_editing import TEXTS, TextEditing
from app.ui.findings.findings_panel import FindingsPanel
from app.ui.session.context import Context
from app.ui.session.correction_steps import EditOf
from app.ui.session.corrections import READ_ONLY, Corrections
from app.ui.session.entries import Entry
from app.ui.session.selection import SelectionSource
from app.ui.viewer.displayed_analyses import DisplayedAnalyses
from app.ui.viewer.image_viewer import ImageViewer
from app.ui.widgets.shortcuts import shortcut

if TYPE_CHECKING:
    from app.model.history import History
    from app.ui.canvas.overlay import RegionRef

REGIONS: Final = frozenset({"block", "line", "word", "face", "object"})
_MANY: Final = 300
"""Regions from which a correction is worked out off the GUI thread."""
_MOST_SELECTED: Final = 100
_STATUS_MILLISECONDS: Final = 6_000


class EditingController(QObject):
    """Connects canvas, list and commands with the corrections.

    ``shapes`` and ``reviewing`` hold what the commands about shapes and reviews do. ``comparing`` tells
    whether two readings are compared, when nothing can be corrected; ``images_meant`` whether the keyboard
    is in the list of images, where Delete seems to be about these. ``changed``: commands may have become
    possible or impossible.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        corrections: Corrections,
        displayed: DisplayedAnalyses,
        viewer: ImageViewer,
        findings: FindingsPanel,
        *,
        comparing: Callable[[], bool] = bool,
        images_meant: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(context.widget)
        self._session = context.session
        self._selection = context.session.selection
        self._messages = context.messages
        self._names = context.names
        self._corrections = corrections
        self._displayed = displayed
        self._tree = findings.tree
        self._comparing = comparing
        self._images_meant = images_meant
        self._in_list = False
        self._lagging = False
        self._stood: tuple[object, int] = (None, 0)
        self._answered: object = None
        self._wanted: tuple[Key, ...] | None = None
        self._type_into: Key | None = None
        self._texts = TextEditing(context, corrections, viewer, findings.tree)
        self._texts.ended.connect(self._text_ended)
        self.shapes: ShapeEditing = ShapeEditing(context, self, viewer)
        self.shapes.text_wanted.connect(self._edit_on_canvas)
        self.shapes.added.connect(self._added)
        self.shapes.changed.connect(self.changed)
        self.reviewing: Reviewing = Reviewing(context, corrections, self)
        corrections.changed.connect(self._corrected)
        corrections.refused.connect(self._refused)
        corrections.superseded.connect(self._superseded)
        corrections.writer.refused.connect(self._not_kept)
        displayed.listed.connect(self._listed)
        context.session.current_changed.connect(self._turned)
        self._selection.changed.connect(self.shapes.update_outlines)
        findings.edit_wanted.connect(self._edit_in_list)

    # what can be done

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return the regions that are selected and can be corrected; none while the list lags behind."""
        if self._lagging:
            return ()
        return tuple(k for k in self._selection.keys if k[0] in REGIONS)

    @property
    def history(self) -> History | None:
        """Return the history of the analysis that is listed, when it can be corrected."""
        if self._corrections.original_shown or self._corrections.read_only or self._comparing():
            return None
        return self._corrections.history

    @property
    def possible(self) -> bool:
        """Return True if the analysis that is listed can be corrected now."""
        return self.history is not None

    @property
    def can_correct(self) -> bool:
        """Return True if something that can be corrected is selected."""
        return self.possible and bool(self.keys)

    @property
    def can_type(self) -> bool:
        """Return True if a region with a text is selected."""
        return self.possible and any(kind in TEXTS for kind, _ in self.keys)

    @property
    def can_merge(self) -> bool:
        """Return True if several regions are selected."""
        return self.possible and len(self.keys) > 1

    @property
    def can_split(self) -> bool:
        """Return True if the text being typed can be split, or a line or block before what is selected."""
        if self._texts.active:
            return True
        return self.possible and len(self.keys) == 1 and self.keys[0][0] in {"line", "word"}

    @property
    def undoable(self) -> bool:
        """Return True if there is something to take back."""
        history = self._corrections.history
        return history is not None and history.undoable is not None

    @property
    def redoable(self) -> bool:
        """Return True if there is something to make again."""
        history = self._corrections.history
        return history is not None and history.redoable is not None

    @property
    def corrected(self) -> bool:
        """Return True if the analysis that is listed differs from what was answered."""
        history = self._corrections.history
        return history is not None and history.current != history.original

    @property
    def has_earlier(self) -> bool:
        """Return True if an earlier analysis of this provider was corrected."""
        kept = self._corrections.kept
        return kept is not None and kept.earlier is not None

    # commands

    def type(self) -> None:
        """Edit the text of the first selected region where the keyboard is: in the list or on the canvas."""
        key = next((k for k in self.keys if k[0] in TEXTS), None)
        if key is not None:
            self._open(key, in_list=self._tree.hasFocus())

    def delete(self) -> None:
        """Delete what is selected; not from the strip, where the key seems to be about images."""
        if self._images_meant():
            self._say(tr("{key} closes the image").format(key=shortcut("file.close").key))
            return
        keys = self.keys
        self.make(lambda a: deleted(a, keys), select=())

    def merge(self) -> None:
        """Merge what is selected."""
        keys = self.keys
        self.make(lambda a: merged(a, keys))

    def split(self) -> None:
        """Split the text being typed at its caret; else a line before the word, a block before the line."""
        caret = self._texts.end_at_caret()
        if caret is not None:
            key, at = caret
            self.make(lambda a: split(a, key, at))
            return
        keys = self.keys
        if len(keys) == 1:
            self.make(lambda a: split_before(a, keys[0]))

    def undo(self) -> None:
        """Take the last correction back, and show where."""
        self._turn(back=True)

    def redo(self) -> None:
        """Make the correction taken back last again, and show where."""
        self._turn(back=False)

    # text in place

    def _edit_in_list(self, key: Key) -> None:
        self._open(key, in_list=True)

    def _edit_on_canvas(self, ref: RegionRef) -> None:
        if ref.provider == self._selection.provider and ref.kind in TEXTS:
            key = (ref.kind, ref.path)
            if key not in self.keys:
                self._select((key,))
            self._open(key, in_list=False)

    def _open(self, key: Key, *, in_list: bool) -> None:
        self._texts.commit()
        history = self.history
        if history is None:
            read_only = self._corrections.read_only
            self._refused(tr(READ_ONLY) if read_only else tr("This analysis cannot be corrected now"))
            return
        try:
            region = region_at(history.current, key)
        except EditError as error:  # selected in an analysis whose place another has taken
            self._refused(sentence_case(sentence_of(error)))
            return
        self._texts.open(key, region, in_list=in_list)
        self.changed.emit()

    def _text_ended(self, key: Key, step: int, in_list: bool) -> None:
        """Go on after a text was typed: with Tab its neighbour's is next, once the list shows the first."""
        history = self.history
        following = neighbour(history.current, key, step) if history is not None and step else None
        if history is not None and following is not None:
            self._type_into, self._in_list = following, in_list
            self.go_to((following,))
        self.changed.emit()

    def _added(self, key: Key) -> None:
        """Type the text of a region that was drawn next, where it can have one."""
        self._type_into = key if key[0] in TEXTS else None
        self._in_list = False

    # inside

    def make(
        self,
        edit_of: EditOf,
        *,
        select: tuple[Key, ...] | None = None,
        run: object = None,
        many: Iterable[Key] = (),
    ) -> None:
        """Make a correction of the analysis that is listed.

        ``select`` are the regions selected afterwards. Small steps of one ``run`` are undone together. Where
        ``many`` regions are changed_keys, the correction is worked out off the GUI thread.
        """
        if self._corrections.original_shown:
            self._refused(tr("This is the original; show the corrections to go on"))
            return
        heavy = len(tuple(many)) > _MANY
        self._corrections.make(edit_of, select=select, run=run, heavy=heavy)

    def _turn(self, *, back: bool) -> None:
        self._texts.commit()
        history = self._corrections.history
        edit = None if history is None else history.undoable if back else history.redoable
        if edit is None:
            return
        keys = changed_keys(edit.inverse if back else edit)
        (self._corrections.undo if back else self._corrections.redo)()
        self._wanted = keys if len(keys) <= _MOST_SELECTED else ()
        self._say(
            (tr("Undone: {what}") if back else tr("Redone: {what}")).format(what=edit_title(edit.title))
        )

    def go_to(self, keys: tuple[Key, ...]) -> None:
        """Select regions: at once where the list shows the latest analysis, else as soon as it does."""
        self._wanted = keys
        history = self.history
        if history is not None and self._displayed.is_listed(history.current):
            self._listed()

    def finish_text(self) -> None:
        """Keep the text that is being typed, if there is one, and close it."""
        self._texts.commit()

    def _corrected(self, entry: Entry | None, select: tuple[Key, ...] | None) -> None:
        current = self._session.current
        if entry is not None and current is not None and entry.key != current.key:
            return  # one of many that are analysed; nothing that is seen here depends on it
        if select is not None:
            self._wanted = select
        history, place = self._corrections.history, self._corrections.place
        if history is not None:
            before, self._stood = self._stood, (place, history.position)
            undone = before[0] == place and before[1] > history.position
            edit = history.redoable if undone else history.undoable
            answered, self._answered = self._answered, history.original
            replaced = before[0] == place and answered is not history.original
            moved = edit is not None and edit.moves_places
            if (moved or replaced) and not self._displayed.is_listed(history.current):
                # the next key must not meet the region that took the place of the one in sight
                self._lagging = True
        self.changed.emit()

    def _listed(self) -> None:
        """Select what is to be selected, and type where is to be typed, once the list shows the latest."""
        history = self.history
        if history is not None and not self._displayed.is_listed(history.current):
            return  # an earlier state; the latest is being made ready
        self._lagging = False
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._select(wanted)
        self.shapes.update_outlines()
        key, self._type_into = self._type_into, None
        if key is not None and key in self.keys:
            self._open(key, in_list=self._in_list)

    def _select(self, keys: tuple[Key, ...]) -> None:
        self._selection.select(keys, SelectionSource.EDITING)

    def _turned(self, _entry: object) -> None:
        self._texts.commit()
        self._messages.dismiss_all("corrections/")
        self._lagging = False
        self._wanted = self._type_into = None
        self.shapes.update_outlines()

    def _say(self, sentence: str) -> None:
        self._messages.show_status(sentence, _STATUS_MILLISECONDS)

    def _refused(self, sentence: str) -> None:
        self._wanted = self._type_into = None
        self._say(sentence)
        self.shapes.update_outlines()

    def _not_kept(self, reasons: tuple[Phrase, ...]) -> None:
        for reason in reasons:
            self._messages.notify("store", sentence_of(reason))

    def _superseded(self, entry: Entry, provider: str) -> None:
        title = self._names.title_of(provider)
        sentence = tr("{provider} answered anew; your corrections are with its earlier analysis")
        back = partial(self._corrections.bring_back, (entry.key, provider))
        self._messages.notify(f"corrections/{provider}", sentence.format(provider=title), tr("Restore"), back)
