"""Where the user types what to find, with its switches, and the line that says how many places there are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.base.i18n import number_text, tr
from app.ui.base.sentences import sentence_of
from app.ui.findings.finder import Finder
from app.ui.widgets.escape_key import claims_escape
from app.ui.widgets.shortcuts import describe, shortcut

_SWITCHES: Final = {
    "case": ("Aa", "edit.find-case"),
    "word": ("ab|", "edit.find-word"),
    "expression": (".*", "edit.find-expression"),
}
_SIZE: Final = (30, 22)
_AROUND: Final = 26
"""Pixels between the edges of the field and what stands in it."""


class FindField(QLineEdit):
    """Enter goes on, Shift+Enter back, Escape empties and leaves. The switches stand at its right end."""

    left = Signal()
    """Escape was pressed in the empty field."""

    def __init__(self, finder: Finder, parent: QWidget) -> None:
        super().__init__(parent)
        self._finder = finder
        self.show_keys()
        describe(self, "edit.find")
        self.switches: dict[str, QToolButton] = {}
        for name, (title, command_id) in _SWITCHES.items():
            button = QToolButton(self)
            button.setText(title)
            button.setCheckable(True)
            button.setProperty("role", "switch")
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setFixedSize(*_SIZE)
            describe(button, command_id)
            button.clicked.connect(self._clicked)
            self.switches[name] = button
        self.setTextMargins(0, 0, len(self.switches) * _SIZE[0] + 2, 0)
        self.textChanged.connect(finder.seek)
        finder.changed.connect(self._tell)

    def show_keys(self) -> None:
        """Name the key that leads here, where there is room for it."""
        words = tr("Find in text")
        keyed = f"{words}   {shortcut('edit.find').key}".rstrip()
        room = self.width() - len(_SWITCHES) * _SIZE[0] - _AROUND
        self.setPlaceholderText(keyed if self.fontMetrics().horizontalAdvance(keyed) <= room else words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the switches at the right end."""
        super().resizeEvent(event)
        self.show_keys()
        left = self.width() - len(self.switches) * _SIZE[0] - 4
        for number, button in enumerate(self.switches.values()):
            button.move(left + number * _SIZE[0], (self.height() - _SIZE[1]) // 2)

    def event(self, event: QEvent) -> bool:
        """Escape is the field's while one types in it, whatever it closes elsewhere."""
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape empties the field; in an empty one it leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def _clicked(self) -> None:
        for name, button in self.switches.items():
            if button.isChecked() != (name in self._finder.switches):
                self._finder.switch(name)

    def _tell(self) -> None:
        for name, button in self.switches.items():
            button.setChecked(name in self._finder.switches)


class FindLine(QWidget):
    """How many places there are and which is the current one, or why nothing can be found."""

    stepped = Signal(int)
    everywhere = Signal()

    def __init__(self, finder: Finder, parent: QWidget) -> None:
        super().__init__(parent)
        self._finder = finder
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 12, 6)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        self.hits = QLabel("", self)
        self.hits.setTextFormat(Qt.TextFormat.PlainText)
        self.hits.setWordWrap(True)
        self.hits.setAccessibleName(tr("Matches found"))
        row.addWidget(self.hits, 1)
        self.all = QPushButton(tr("All images"), self)
        self.all.setProperty("role", "segment")
        self.all.setCheckable(True)
        describe(self.all, "edit.find-everywhere")
        self.all.clicked.connect(self._everywhere)
        row.addWidget(self.all)
        for title, command_id, by in (("↑", "edit.find-previous", -1), ("↓", "edit.find-next", 1)):
            button = QPushButton(title, self)
            button.setProperty("role", "square")
            describe(button, command_id)
            button.clicked.connect(self._back if by < 0 else self._on)
            row.addWidget(button)
        self.what_text = QLabel(tr("Searches the lines exactly as they were read"), self)
        self.what_text.setProperty("role", "muted")
        self.what_text.setWordWrap(True)
        self.what_text.setToolTip(
            tr(
                "A regular expression sees the lines of the text in Unicode's normal form C. Unlike words, it"
                " passes no hyphen at a line end, and takes ligatures, ſ and full-width letters as they are."
            )
        )
        column.addWidget(self.what_text)
        finder.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show how the search in the image stands."""
        finder = self._finder
        self.setVisible(not finder.sought.empty)
        self.what_text.setVisible(finder.sought.expression)
        found = finder.found
        count = len(finder.places)
        if found.trouble is not None:
            text = sentence_of(found.trouble)
        elif not count:
            text = tr("Not found") if finder.read else tr("The text of this image has not been read")
        else:
            many = f"{number_text(count)}{'+' if found.more else ''}"
            text = tr("{place} of {many}") if finder.place >= 0 else tr("{many} found")
            text = text.format(place=number_text(finder.place + 1), many=many)
        self.show_sentence(text, bad=found.trouble is not None)

    def show_sentence(self, sentence: str, *, bad: bool) -> None:
        """Show a sentence for now; ``bad`` where it says why nothing was found."""
        self.hits.setText(sentence)
        role = "bad" if bad else "muted"
        if self.hits.property("role") != role:
            self.hits.setProperty("role", role)
            self.hits.style().polish(self.hits)

    def _everywhere(self) -> None:
        self.everywhere.emit()

    def _on(self) -> None:
        self.stepped.emit(1)

    def _back(self) -> None:
        self.stepped.emit(-1)


def wanted_step() -> int:
    """Where Enter goes: back with Shift, else on."""
    shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
    return -1 if shift else 1
