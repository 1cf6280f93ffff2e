"""What was found, as a tree or as a transcript, with the find field over it and the selected region under it.

All of it in step with the canvas.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.base.i18n import tr, trn
from app.ui.base.runtime import Runtime
from app.ui.content.content import Content, Key
from app.ui.content.region_facts import facts_of, languages_of
from app.ui.findings.detail_card import DetailCard
from app.ui.findings.find_bar import FindField, FindLine, wanted_step
from app.ui.findings.find_in_all import FindInAllView
from app.ui.findings.finder import Finder
from app.ui.findings.findings_tree import FindingsTree
from app.ui.findings.transcript import Transcript
from app.ui.findings.view_bar import EVERYWHERE, TRANSCRIPT, TREE, ViewBar
from app.ui.session.selection import SelectedRegions, Selection, SelectionSource
from app.ui.widgets.shortcuts import describe

if TYPE_CHECKING:
    from app.ui.base.actions import Actions

VIEWS: Final = ("tree", "transcript")
_MANY: Final = 500
"""Regions from which the tree shows selected words as lines where it can: Qt takes seconds for them."""


class FindingsPanel(QWidget):
    """The first tab of the inspector.

    Shows the one ``Selection`` and changes it. ``selected`` carries the keys whenever the card of the
    selected region was filled anew. ``marked``: the regions a search found. ``edit_wanted``: a text is to
    be edited; ``activated``: what has none is to be looked at.
    """

    selected = Signal(tuple)
    marked = Signal(tuple)
    activated = Signal(object)
    edit_wanted = Signal(object)
    copied = Signal(str)
    view_changed = Signal(str)

    def __init__(
        self, parent: QWidget, runtime: Runtime, selection: Selection, name: Callable[[str], str] = str
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._selection = selection
        self._shape: object = None
        self._languages = ""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)
        self.finder: Finder = Finder(runtime, self)
        self.field = FindField(self.finder, self)
        self.copy = QPushButton(tr("Copy"), self)
        self.line = FindLine(self.finder, self)
        self.note = QLabel("", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(16, 6, 14, 8)
        self.bar: ViewBar = ViewBar(self)
        self.views = QStackedWidget(self)
        self.tree = FindingsTree(self.views)
        self.transcript = Transcript(self.views)
        self.everywhere = FindInAllView(self.views)
        for view in (self.tree, self.transcript, self.everywhere):
            self.views.addWidget(view)
        self.detail: DetailCard = DetailCard(self)
        self._lay_out()
        self._connect()
        self.show_content(Content(), "", keep_place=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.field, 1)
        head.addWidget(self.copy)
        column.addLayout(head)
        for widget, share in (
            (self.line, 0), (self.note, 0), (self.bar, 0), (self.views, 1), (self.detail, 0),
        ):  # fmt: skip
            column.addWidget(widget, share)
        describe(self.copy, "edit.copy-page")

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._returned)
        self.field.left.connect(self.go_to_list)
        self.line.stepped.connect(self._step)
        self.finder.went.connect(self._went)
        self.finder.changed.connect(self._found)
        self.tree.keys_changed.connect(self._picked)
        self.tree.key_activated.connect(self._activated)
        self.transcript.keys_changed.connect(self._picked)
        self.bar.view_wanted.connect(self.show_view)
        self._selection.changed.connect(self._selection_changed)
        self._selection.repeated.connect(self._selection_changed)

    def offer_copies(self, actions: Actions) -> None:
        """Give the Copy button its menu."""
        menu = QMenu(self.copy)
        for command_id in ("edit.copy-page", "edit.copy", "edit.copy-table"):
            menu.addAction(actions[command_id])
        menu.aboutToShow.connect(actions.refresh_now)
        self.copy.setMenu(menu)

    # what is shown

    def set_doubtful_below(self, below: float) -> None:
        """Show readings as doubtful whose confidence lies below this threshold, 0..1."""
        self.tree.set_doubtful_below(below)
        self.transcript.set_doubtful_below(below)
        if self.detail.facts_shown is not None:
            self._show_card_of(self.keys)

    @property
    def content(self) -> Content:
        """What is shown."""
        return self.tree.contents.content

    @property
    def has_text(self) -> bool:
        """Return True if any text was found."""
        analysis = self.content.analysis
        return bool(analysis and analysis.text and analysis.text.blocks)

    def show_listed(self, content: Content, note: str) -> None:
        """Show the findings of the listed provider; the place stays where they are of the same one."""
        before, after = self.content.analysis, content.analysis
        same = before is not None and after is not None and before.provider == after.provider
        self.show_content(content, note, keep_place=same)

    def show_content(self, content: Content, note: str, *, keep_place: bool) -> None:
        """Show other results; ``note`` is one sentence above them, empty for none."""
        patched = content.row_layout is self.content.row_layout
        card = self.detail.isVisibleTo(self)
        self.tree.show_content(content, keep_place=keep_place)
        self.transcript.show_content(content, keep_place=keep_place)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.copy.setEnabled(self.has_text)
        if content.row_layout is not self._shape:  # a correction is in no other language
            self._shape, self._languages = content.row_layout, languages_of(content)
        self.bar.show_view(self.views.currentIndex(), self._languages, shown=self.has_text)
        self.finder.look_in(content)
        self._show_selection()
        if keep_place and not patched:
            self.tree.go_back_to_place()
            self.transcript.go_back_to_place()
            if card == self.detail.isVisibleTo(self):
                self._settling.stop()  # the reader looks at something; nothing takes room from it

    @property
    def view(self) -> str:
        """``tree`` or ``transcript``."""
        return VIEWS[self.bar.view]

    def show_view(self, view: int) -> None:
        """Show the tree, the transcript, or the images in which a search found something."""
        self.views.setCurrentIndex(view)
        self.bar.show_view(view, self._languages, shown=self.has_text)
        self.line.all.setChecked(view == EVERYWHERE)
        if view != EVERYWHERE:
            self._select_in_view()
        if view != EVERYWHERE:
            self.view_changed.emit(self.view)

    def switch_view(self) -> None:
        """From tree to transcript and back."""
        self.show_view(TREE if self.views.currentIndex() == TRANSCRIPT else TRANSCRIPT)
        self.go_to_list()

    # selection

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return the regions selected of what is shown here; none while another provider is made ready."""
        shown = self.content.analysis
        listed = shown is not None and shown.provider == self._selection.provider
        return self._selection.keys if listed else ()

    @property
    def has_selection(self) -> bool:
        """Return True if a region is selected."""
        return bool(self.keys)

    def select(self, keys: tuple[Key, ...]) -> None:
        """Select regions, here and in every other view."""
        self._selection.select(keys)

    def _selection_changed(self, regions: SelectedRegions) -> None:
        """Show a selection; one of a provider whose findings are not listed yet waits for them."""
        shown = self.content.analysis
        if shown is not None and shown.provider != regions.provider:
            return
        if regions.source is SelectionSource.ARRIVAL:
            return
        if regions.source is SelectionSource.FINDINGS:
            self._show_card_of(regions.keys)
        else:
            self._show_selection()

    def _show_selection(self) -> None:
        self._show_card_of(self.keys)
        self._select_in_view()

    def _select_in_view(self) -> None:
        keys = self.keys
        if self.views.currentIndex() == TRANSCRIPT:
            self.transcript.select(keys)
        else:
            self.tree.select(keys if len(keys) < _MANY else self.content.with_whole_lines(keys))

    def _activated(self, key: Key) -> None:
        """Ask to edit what has a text, and to look at what has none."""
        (self.edit_wanted if key[0] in {"line", "word", "object"} else self.activated).emit(key)

    def select_all(self) -> None:
        """Select every line."""
        self.select(tuple(r.key for r in self.content.rows if r.kind == "line"))

    def _picked(self, keys: tuple[Key, ...]) -> None:
        self._selection.select(keys, SelectionSource.FINDINGS)

    def _show_card_of(self, keys: tuple[Key, ...]) -> None:
        rows = [row for key in keys if (row := self.content.row(key)) is not None]
        self.show_card(on=bool(rows) and self.detail.wanted_at_all)
        if len(rows) == 1:
            provider = self.content.analysis.provider if self.content.analysis else ""
            below = self.tree.contents.doubtful_below
            self.detail.show_facts(facts_of(self.content, rows[0].key, self._name(provider), below))
        elif rows:
            self.detail.show_facts(None, _many_selected({row.kind for row in rows}, len(rows)))
        else:
            self.detail.show_facts(None)
        self.selected.emit(keys)
        self._settling.start()

    def show_card(self, *, on: bool) -> None:
        """Show or hide the selected region; the keyboard goes to the list, not to whatever Qt thinks next."""
        if not on and any(button.hasFocus() for button in self.detail.buttons.values()):
            self.go_to_list()
        self.detail.setVisible(on)

    def _settle(self) -> None:
        """Keep what is selected in view, as the card takes room."""
        if self.views.currentIndex() == TREE:
            self.tree.scrollTo(self.tree.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        elif self.views.currentIndex() == TRANSCRIPT:
            self.transcript.ensureCursorVisible()

    # copying

    def copy_selection(self) -> None:
        """Put the text of the selection on the clipboard, line by line as it was selected."""
        shown = self.views.currentIndex() == TRANSCRIPT
        self.put((self.transcript.selected_text() if shown else "") or self.content.text_of(self.keys))

    def copy_page(self) -> None:
        """Put all text on the clipboard."""
        if self.content.analysis is not None and self.content.analysis.text is not None:
            self.put(self.content.analysis.text.content)

    def put(self, text: str) -> None:
        """Put a text on the clipboard and tell of it."""
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    # finding

    def go_to_field(self) -> None:
        """Go to the find field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @property
    def finding(self) -> bool:
        """Return True if something is sought."""
        return not self.finder.sought.empty

    def end_finding(self) -> None:
        """Seek nothing any more, so that no place is marked."""
        self.field.clear()

    def find_next(self) -> None:
        """Select the next place."""
        self._step(1)

    def find_previous(self) -> None:
        """Select the place before."""
        self._step(-1)

    def _returned(self) -> None:
        self._step(wanted_step())

    def _step(self, by: int) -> None:
        self.finder.step(by, self.keys)

    def go_to_list(self) -> None:
        """Give the keyboard to what is listed: tree, transcript or the places in all images."""
        view = (self.tree, self.transcript, self.everywhere)[self.views.currentIndex()]
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _went(self, keys: tuple[Key, ...]) -> None:
        self._selection.select(keys, SelectionSource.FIND)

    def _found(self) -> None:
        keys = tuple(key for place in self.finder.places for key in place)
        self.transcript.mark(keys)
        self.marked.emit(keys)


def _many_selected(kinds: set[str], number: int) -> str:
    said = {
        "block": trn("%n block(s) selected", number),
        "line": trn("%n line(s) selected", number),
        "word": trn("%n word(s) selected", number),
    }
    return said.get("".join(kinds)) or trn("%n region(s) selected", number)
