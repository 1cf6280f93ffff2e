"""The inspector: find field and results tree, in step with the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.commands import command, describe
from app.ui.content import Content, Key
from app.ui.tree import ResultsTree


class FindField(QLineEdit):
    """Enter goes on, Shift+Enter back, Escape empties and leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        describe(self, "edit.find")
        self.tell_keys()

    def tell_keys(self) -> None:
        """Name the key that leads here."""
        self.setPlaceholderText(f"Find in text   {command('edit.find').key}")


class Results(QWidget):
    """What was found, as a tree. ``selection_changed`` follows what the user selects here."""

    selection_changed = Signal(tuple)
    activated = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 12, 8)
        head.setSpacing(8)
        self.field = FindField(self)
        self.field.textChanged.connect(self._sought)
        self.field.returnPressed.connect(self._returned)
        head.addWidget(self.field, 1)
        self.hits = QLabel("", self)
        self.hits.setProperty("role", "muted")
        self.hits.hide()
        head.addWidget(self.hits)
        self.copy = QPushButton("Copy", self)
        describe(self.copy, "edit.copy-page")
        self.copy.clicked.connect(self._copy_clicked)
        head.addWidget(self.copy)
        column.addLayout(head)
        self.note = QLabel("", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(16, 6, 14, 8)
        column.addWidget(self.note)
        self.tree = ResultsTree(self)
        self.tree.keys_changed.connect(self.selection_changed)
        self.tree.key_activated.connect(self.activated)
        column.addWidget(self.tree, 1)
        self._places: list[tuple[Key, ...]] = []
        self._place = -1
        self.show_content(Content(), "", keep_place=False)

    @property
    def content(self) -> Content:
        """What is shown."""
        return self.tree.contents.content

    @property
    def has_text(self) -> bool:
        """Whether any text was found."""
        analysis = self.content.analysis
        return bool(analysis and analysis.text and analysis.text.blocks)

    @property
    def has_selection(self) -> bool:
        """Whether a region is selected."""
        return bool(self.tree.selected_keys())

    def show_content(self, content: Content, note: str, *, keep_place: bool) -> None:
        """Show other results; ``note`` is one sentence above them, empty for none."""
        chosen = self.tree.selected_keys() if keep_place else ()
        self.tree.show_content(content, keep_place=keep_place)
        if chosen:
            self.tree.select(chosen)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.copy.setEnabled(self.has_text)
        self.field.setEnabled(bool(content.rows) or bool(self.field.text()))
        self._search()

    def select(self, keys: tuple[Key, ...]) -> None:
        """Select what is selected on the canvas."""
        if keys != self.tree.selected_keys():
            self.tree.select(keys)

    def select_all(self) -> None:
        """Select every line."""
        keys = tuple(r.key for r in self.content.rows if r.kind == "line")
        self.tree.select(keys)
        self.selection_changed.emit(keys)

    def copy_selection(self) -> None:
        """Put the text of the selection on the clipboard."""
        self._put(self.content.text_of(self.tree.selected_keys()))

    def copy_page(self) -> None:
        """Put all text on the clipboard."""
        if self.content.analysis is not None and self.content.analysis.text is not None:
            self._put(self.content.analysis.text.content)

    def _copy_clicked(self) -> None:
        self.copy_page()

    def _put(self, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def go_to_field(self) -> None:
        """Go to the find field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def find_next(self) -> None:
        """Select the next place."""
        self._go(1)

    def find_previous(self) -> None:
        """Select the place before."""
        self._go(-1)

    def _returned(self) -> None:
        back = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self._go(-1 if back else 1)

    def _sought(self, _text: str) -> None:
        self._search()
        if self._places:
            self._go(1)

    def _search(self) -> None:
        self._places = self.content.search(self.field.text())
        self._place = -1
        self._tell()

    def _go(self, by: int) -> None:
        if not self._places:
            return
        self._place = (self._place + by) % len(self._places) if self._place >= 0 else (0 if by > 0 else -1)
        self._place %= len(self._places)
        keys = self._places[self._place]
        self.tree.select(keys)
        self.selection_changed.emit(keys)
        self._tell()

    def _tell(self) -> None:
        sought = bool(self.field.text().strip())
        self.hits.setVisible(sought)
        if sought:
            here = f"{self._place + 1}/" if self._place >= 0 else ""
            self.hits.setText(f"{here}{len(self._places)}")
