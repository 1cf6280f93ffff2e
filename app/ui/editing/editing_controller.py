"""What the user does to correct: text in place, shapes by handles, new regions, review."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.model.analysis import Analysis
from app.model.correct import deleted, moved, region_at, reshaped, reviewed
from app.model.edit import Edit, EditError, Key, changed_keys
from app.model.geometry import Polygon
from app.model.restructure import added, merged, split, split_before
from app.ui.base.confidence import doubtful_below
from app.ui.base.i18n import number_text, tr
from app.ui.base.runtime import Ticket
from app.ui.content.display_names import edit_title
from app.ui.editing.review_navigation import neighbour, next_doubtful, next_unreviewed
from app.ui.editing.text_editing import TEXTS, TextEditing
from app.ui.session.correction_steps import EditOf
from app.ui.session.corrections import Corrections
from app.ui.session.entries import Entry
from app.ui.session.selection import SelectionSource
from app.ui.widgets.shortcuts import shortcut

if TYPE_CHECKING:
    from app.model.history import History
    from app.ui.canvas.overlay import RegionRef
    from app.ui.canvas.region_handles import RegionHandles
    from app.ui.window.main_window import MainWindow

REGIONS: Final = frozenset({"block", "line", "word", "face", "object"})
_MANY: Final = 300
"""Regions from which a correction is worked out off the GUI thread."""
_MOST_SELECTED: Final = 100


class EditingController(QObject):
    """Connects canvas, list and commands with the corrections."""

    def __init__(self, window: MainWindow, corrections: Corrections) -> None:
        super().__init__(window)
        self._window = window
        self._corrections = corrections
        self._handles: RegionHandles | None = None
        self._texts = TextEditing(window, corrections)
        self._in_list = False
        self._lagging = False
        self._stood: tuple[object, int] = (None, 0)
        self._wanted: tuple[Key, ...] | None = None
        self._type_into: Key | None = None
        self._texts.ended.connect(self._ended)
        corrections.changed.connect(self._changed)
        corrections.refused.connect(self._refused)
        corrections.superseded.connect(self._superseded)
        corrections.writer.refused.connect(self._not_kept)
        window.displayed.listed.connect(self._listed)
        window.session.current_changed.connect(self._turned)
        window.viewer.canvas_made.connect(self._attach)
        window.session.selection.changed.connect(self._follow)
        window.findings.edit_wanted.connect(self._edit_in_list)

    # what can be done

    @property
    def keys(self) -> tuple[Key, ...]:
        """The regions that are selected and can be corrected; none while the list lags behind."""
        if self._lagging:
            return ()
        return tuple(k for k in self._window.session.selection.keys if k[0] in REGIONS)

    @property
    def history(self) -> History | None:
        """The history of the analysis that is listed, when it can be corrected."""
        if self._corrections.original_shown or self._window.compare.active:
            return None
        return self._corrections.history

    @property
    def possible(self) -> bool:
        """Whether the analysis that is listed can be corrected now."""
        return self.history is not None

    @property
    def can_correct(self) -> bool:
        """Whether something that can be corrected is selected."""
        return self.possible and bool(self.keys)

    @property
    def can_type(self) -> bool:
        """Whether a region with a text is selected."""
        return self.possible and any(kind in TEXTS for kind, _ in self.keys)

    @property
    def can_merge(self) -> bool:
        """Whether several regions are selected."""
        return self.possible and len(self.keys) > 1

    @property
    def can_split(self) -> bool:
        """Whether there is a place to split at: in the text being typed, or before what is selected."""
        if self._texts.active:
            return True
        return self.possible and len(self.keys) == 1 and self.keys[0][0] in {"line", "word"}

    @property
    def undoable(self) -> bool:
        """Whether there is something to take back."""
        history = self._corrections.history
        return history is not None and history.undoable is not None

    @property
    def redoable(self) -> bool:
        """Whether there is something to make again."""
        history = self._corrections.history
        return history is not None and history.redoable is not None

    @property
    def corrected(self) -> bool:
        """Whether the analysis that is listed differs from what was answered."""
        history = self._corrections.history
        return history is not None and history.current != history.original

    @property
    def has_earlier(self) -> bool:
        """Whether an earlier analysis of this provider was corrected."""
        kept = self._corrections.kept
        return kept is not None and kept.earlier is not None

    @property
    def image_reviewed(self) -> bool:
        """Whether the whole image is marked as reviewed."""
        history = self._corrections.history
        return history is not None and bool(history.current.reviewed)

    @property
    def shaping(self) -> bool:
        """Whether regions can be moved and reshaped on the canvas."""
        return self._handles is not None and self._handles.editing

    def is_drawing(self, kind: str) -> bool:
        """Whether a region of this kind is drawn next."""
        return self._handles is not None and self._handles.drawing == kind

    # commands

    def toggle_shaping(self) -> None:
        """Show handles on the canvas, or no longer."""
        self._texts.commit()
        if self._handles is not None:
            self._handles.set_editing(not self._handles.editing)
            self._window.viewer.focus_canvas()
            self._follow()
            on = self._handles.editing
            self._say(tr("Drag, or arrow keys: move · Ctrl+arrows: size · Esc: done") if on else "")

    def draw(self, kind: str) -> None:
        """Draw a region of this kind on the canvas, or no longer."""
        self._texts.commit()
        if self._handles is not None:
            self._handles.set_drawing("" if self._handles.drawing == kind else kind)
            self._window.viewer.focus_canvas()
            on = self._handles.drawing
            self._say(tr("Drag to draw it, or press Enter · Esc: not now") if on else "")

    def type(self) -> None:
        """Edit the text of the first selected region where the keyboard is: in the list or on the canvas."""
        key = next((k for k in self.keys if k[0] in TEXTS), None)
        if key is not None:
            self._open(key, in_list=self._window.findings.tree.hasFocus())

    def type_at(self, key: Key) -> None:
        """Select a region of the analysis that is listed, or about to be, and edit its text on the canvas."""
        self._wanted, self._type_into, self._in_list = (key,), key, False
        history = self.history
        if history is not None and self._window.displayed.is_listed(history.current):
            self._listed()

    def delete(self) -> None:
        """Delete what is selected; not from the strip, where the key seems to be about images."""
        if self._window.strip.view.hasFocus():
            self._say(tr("{key} closes the image").format(key=shortcut("file.close").key))
            return
        keys = self.keys
        self._make(lambda a: deleted(a, keys), select=())

    def merge(self) -> None:
        """Merge what is selected."""
        keys = self.keys
        self._make(lambda a: merged(a, keys))

    def split(self) -> None:
        """Split the text being typed at its caret; else a line before the word, a block before the line."""
        caret = self._texts.end_at_caret()
        if caret is not None:
            key, at = caret
            self._make(lambda a: split(a, key, at))
            return
        keys = self.keys
        if len(keys) == 1:
            self._make(lambda a: split_before(a, keys[0]))

    def review(self) -> None:
        """Mark what is selected as reviewed and go on; when it is already, mark it as not reviewed."""
        history, keys = self.history, self.keys
        if history is None or not keys:
            return
        try:
            on = not all(region_at(history.current, key).reviewed for key in keys)
        except EditError:
            return
        self._make(lambda a: reviewed(a, keys, on=on), many=keys)
        if on:
            self.go_unreviewed()

    def review_image(self) -> None:
        """Mark the whole image as reviewed, or as not reviewed."""
        on = not self.image_reviewed
        self._make(lambda a: reviewed(a, on=on))

    def go_unreviewed(self) -> None:
        """Go to the next region nobody reviewed."""
        self._go(next_unreviewed, tr("{number} not reviewed"), tr("Everything is reviewed"))

    def go_doubtful(self, *, back: bool = False) -> None:
        """Go through what is least sure, least sure first."""

        def find(analysis: Analysis, after: Key | None) -> tuple[Key | None, int]:
            return next_doubtful(analysis, after, doubtful_below(self._window.preferences), back=back)

        self._go(find, tr("{number} doubtful"), tr("Nothing doubtful is left"))

    def undo(self) -> None:
        """Take the last correction back, and show where."""
        self._turn(back=True)

    def redo(self) -> None:
        """Make it again, and show where."""
        self._turn(back=False)

    # text in place

    def _edit_in_list(self, key: Key) -> None:
        self._open(key, in_list=True)

    def _edit_on_canvas(self, ref: RegionRef) -> None:
        if ref.provider == self._window.displayed.provider and ref.kind in TEXTS:
            key = (ref.kind, ref.path)
            if key not in self.keys:
                self._select((key,))
            self._open(key, in_list=False)

    def _open(self, key: Key, *, in_list: bool) -> None:
        self._texts.commit()
        history = self.history
        if history is None:
            self._refused(tr("This analysis cannot be corrected now"))
            return
        self._texts.open(key, region_at(history.current, key), in_list=in_list)
        self._window.command_actions.refresh()

    def _ended(self, key: Key, step: int, in_list: bool) -> None:
        """The text of a region was typed; with Tab its neighbour's is next, once the list shows this one."""
        history = self.history
        following = neighbour(history.current, key, step) if history is not None and step else None
        if history is not None and following is not None:
            self._wanted, self._type_into, self._in_list = (following,), following, in_list
            if self._window.displayed.is_listed(history.current):
                self._listed()
        self._window.command_actions.refresh()

    # shapes

    def _attach(self) -> None:
        from app.ui.canvas.region_handles import RegionHandles

        canvas = self._window.viewer.canvas
        if canvas is None or self._handles is not None:
            return
        self._handles = RegionHandles(canvas)
        self._handles.moved.connect(self._moved)
        self._handles.stretched.connect(self._stretched)
        self._handles.reshaped.connect(self._reshaped)
        self._handles.drawn.connect(self._drawn)
        self._handles.text_wanted.connect(self._edit_on_canvas)
        self._handles.left.connect(self._left)
        canvas.view_moved.connect(self._texts.follow_view)

    def _moved(self, dx: float, dy: float, by_keys: bool) -> None:
        keys = self.keys
        run = ("push", keys) if by_keys else None
        self._make(lambda a: moved(a, keys, dx, dy), run=run, many=keys)

    def _stretched(self, dx: float, dy: float) -> None:

        from app.ui.canvas.polygon_handles import stretched

        if len(self.keys) == 1:
            key = self.keys[0]

            def stretch(analysis: Analysis) -> Edit:
                return reshaped(analysis, key, stretched(region_at(analysis, key).polygon, dx, dy))

            self._make(stretch, run=("stretch", key))

    def _reshaped(self, polygon: Polygon) -> None:
        if len(self.keys) == 1:
            key = self.keys[0]
            self._make(lambda a: reshaped(a, key, polygon))

    def _drawn(self, kind: str, polygon: Polygon) -> None:
        def add(analysis: Analysis) -> tuple[Edit, Key]:
            edit, key = added(analysis, kind, polygon)
            self._type_into = key if kind in TEXTS else None
            self._in_list = False
            return edit, key

        self._window.overlays.show_kind(kind)
        self._make(add)

    def _left(self) -> None:
        if self._handles is not None:
            if self._handles.drawing:
                self._handles.set_drawing("")
            else:
                self._handles.set_editing(False)
            self._follow()
        self._say("")
        self._window.command_actions.refresh()

    # inside

    def _make(
        self,
        edit_of: EditOf,
        *,
        select: tuple[Key, ...] | None = None,
        run: object = None,
        many: Iterable[Key] = (),
    ) -> None:
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

    def _go(
        self, find: Callable[[Analysis, Key | None], tuple[Key | None, int]], what: str, nothing: str
    ) -> None:
        history = self.history
        if history is None:
            return
        analysis = history.current
        after = self.keys[-1] if self.keys else None

        def work(_ticket: Ticket) -> tuple[Key | None, int]:
            return find(analysis, after)

        def done(found: tuple[Key | None, int]) -> None:
            key, left = found
            now = self.history
            if key is None:
                self._say(nothing)
            elif now is not None and now.current is analysis:
                self._say(what.format(number=number_text(left)))
                self._wanted = (key,)
                if self._window.displayed.is_listed(analysis):
                    self._listed()

        self._window.runtime.call(work, done)

    def _changed(self, entry: Entry | None, select: tuple[Key, ...] | None) -> None:
        current = self._window.session.current
        if entry is not None and current is not None and entry.key != current.key:
            return  # one of many that are analysed; nothing that is seen here depends on it
        if select is not None:
            self._wanted = select
        history, place = self._corrections.history, self._corrections.place
        if history is not None:
            before, self._stood = self._stood, (place, history.position)
            undone = before[0] == place and before[1] > history.position
            edit = history.redoable if undone else history.undoable
            if (
                edit is not None
                and edit.moves_places
                and not self._window.displayed.is_listed(history.current)
            ):
                # the same key pressed again must not meet the region that took the place of the first
                self._lagging = True
        self._window.command_actions.refresh()

    def _listed(self) -> None:
        """The list shows the latest: select what is to be selected, type where is to be typed."""
        history = self.history
        if history is not None and not self._window.displayed.is_listed(history.current):
            return  # an earlier state; the latest is being made ready
        self._lagging = False
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._select(wanted)
        self._follow()
        key, self._type_into = self._type_into, None
        if key is not None and key in self.keys:
            self._open(key, in_list=self._in_list)

    def _select(self, keys: tuple[Key, ...]) -> None:
        self._window.session.selection.select(keys, SelectionSource.EDITING)
        self._follow()

    def _follow(self, _keys: object = None) -> None:
        """RegionHandles are where the selection is."""
        if self._handles is None:
            return
        history = self.history
        polygons: list[Polygon] = []
        if history is not None and (self._handles.editing or self._handles.drawing):
            for key in self.keys[:_MOST_SELECTED]:
                try:
                    polygons.append(region_at(history.current, key).polygon)
                except EditError:
                    continue  # the list does not show the latest yet
        self._handles.set_polygons(tuple(polygons))

    def _turned(self, _entry: object) -> None:
        self._texts.commit()
        self._window.messages.dismiss_all("corrections/")
        self._lagging = False
        self._wanted = self._type_into = None
        self._follow()

    def _say(self, sentence: str) -> None:
        self._window.messages.show_status(sentence, 6_000)

    def _refused(self, sentence: str) -> None:
        self._wanted = self._type_into = None
        self._say(sentence)
        self._follow()

    def _not_kept(self, reasons: tuple[str, ...]) -> None:
        for sentence in reasons:
            self._window.messages.notify("store", sentence)

    def _superseded(self, entry: Entry, provider: str) -> None:
        title = self._window.names.title_of(provider)
        sentence = tr("{provider} answered anew; your corrections are with its earlier analysis")
        back = partial(self._corrections.bring_back, (entry.key, provider))
        self._window.messages.notify(
            f"corrections/{provider}", sentence.format(provider=title), tr("Bring back"), back
        )
