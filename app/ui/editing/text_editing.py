"""The text of a region edited where it stands: in the list over its row, on the canvas beside its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from app.model.analysis import Line, Object, Word
from app.model.edit import Key, Region
from app.ui.base.i18n import tr
from app.ui.widgets.inline_editor import InlineEditor

if TYPE_CHECKING:
    from app.ui.findings.findings_tree import FindingsTree
    from app.ui.session.context import Context
    from app.ui.session.corrections import Corrections
    from app.ui.viewer.image_viewer import ImageViewer

TEXTS: Final = frozenset({"line", "word", "object"})
"""Kinds whose text can be edited in place."""


class TextEditing(QObject):
    """At most one text is edited at a time, and kept keystroke by keystroke.

    ``ended`` follows with its region, where to go on (1, -1 for the neighbours, 0 for nowhere), and
    whether it was in the list.
    """

    ended = Signal(object, int, bool)

    def __init__(
        self, context: Context, corrections: Corrections, viewer: ImageViewer, tree: FindingsTree
    ) -> None:
        super().__init__(viewer)
        self._selection = context.session.selection
        self._corrections = corrections
        self._viewer = viewer
        self._tree = tree
        viewer.canvas_made.connect(self._attach)
        self._editor: InlineEditor | None = None
        self._key: Key = ("", ())
        self._in_list = False

    @property
    def active(self) -> bool:
        """Return True if a text is being edited."""
        return self._editor is not None

    def open(self, key: Key, region: Region, *, in_list: bool) -> None:
        """Edit the text of a region, when it has one and can be seen."""
        place = self._place_of(key, in_list=in_list)
        if place is None or not isinstance(region, Word | Line | Object):
            return
        if not self._corrections.begin_typing(key):
            return
        parent, rect = place
        text = region.name if isinstance(region, Object) else region.text
        editor = InlineEditor(text, parent)
        names = {"word": tr("Text of the word"), "line": tr("Text of the line")}
        editor.setAccessibleName(names.get(key[0], tr("Name of the object")))
        editor.textEdited.connect(self._typed)
        editor.ended.connect(self._ended)
        self._editor, self._key, self._in_list = editor, key, in_list
        self._lay(rect, parent.rect())
        editor.show()
        editor.selectAll()
        editor.setFocus()

    def commit(self) -> None:
        """Keep what was typed and close."""
        if self._editor is not None:
            self._editor.finish(self._editor.text())

    def end_at_caret(self) -> tuple[Key, int] | None:
        """Keep what was typed and close; return the region and the letter the caret stood before."""
        editor, key = self._editor, self._key
        if editor is None:
            return None
        text = editor.text()
        # Qt counts letters beyond the first 65,536 twice
        before = text.encode("utf-16-le", "surrogatepass")[: 2 * editor.cursorPosition()]
        at = len(before.decode("utf-16-le", "ignore")) - (len(text) - len(text.lstrip()))
        editor.finish(text)
        return key, at

    def _attach(self) -> None:
        if self._viewer.canvas is not None:
            self._viewer.canvas.view_moved.connect(self._follow_view)

    def _follow_view(self) -> None:
        """Keep the text beside its region while the view moves."""
        if not self._in_list:
            self._lay_anew()

    def _place_of(self, key: Key, *, in_list: bool) -> tuple[QWidget, QRect] | None:
        if in_list:
            rect = self._tree.place_of(key)
            return None if rect is None else (self._tree.viewport(), rect)
        canvas = self._viewer.canvas
        if canvas is None:
            return None
        from app.ui.canvas.overlay import RegionRef

        area = canvas.widget_rect(RegionRef(self._selection.provider, *key))
        return None if area is None else (canvas, area.toAlignedRect())

    def _typed(self, text: str) -> None:
        self._corrections.type(text)
        self._lay_anew()

    def _lay_anew(self) -> None:
        place = self._place_of(self._key, in_list=self._in_list) if self._editor is not None else None
        if place is not None:
            self._lay(place[1], place[0].rect())

    def _lay(self, place: QRect, room: QRect) -> None:
        if self._editor is not None and self._in_list:
            self._editor.lie_over(place, room)
        elif self._editor is not None:
            self._editor.lie_beside(place, room)

    def _ended(self, text: str | None, step: int) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        self._corrections.end_typing(text)
        editor.close()
        if had_focus and self._in_list:
            self._tree.setFocus()
        elif had_focus:
            self._viewer.focus_canvas()
        self.ended.emit(self._key, step, self._in_list)
