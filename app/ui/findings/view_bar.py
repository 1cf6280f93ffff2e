"""The bar over the findings: tree or transcript, the languages of the text, the type of the transcript."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.base.i18n import tr
from app.ui.base.safe_text import tooltip
from app.ui.widgets.shortcuts import describe
from app.ui.widgets.yielding_row import YieldingRow

TREE, TRANSCRIPT, EVERYWHERE = range(3)


class _ElidedLabel(QLabel):
    """A text at the right end of its room, shortened where it does not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show a text, or as much of it as there is room for."""
        self.whole = text
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shorten anew."""
        super().resizeEvent(event)
        self.show_text(self.whole)


class ViewBar(QWidget):
    """Tree or transcript; the languages of the text, or the size of the transcript's type."""

    view_wanted = Signal(int)
    size_wanted = Signal(int)
    mono_wanted = Signal()
    paragraphs_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = TREE
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 0, 12, 6)
        yielding = YieldingRow(self, 4)
        outer.addWidget(yielding)
        views = QWidget(yielding)
        yielding.box.addWidget(views, 1)
        row = QHBoxLayout(views)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons: dict[int, QPushButton] = {}
        for view, title in ((TREE, tr("Tree")), (TRANSCRIPT, tr("Transcript"))):
            button = self._button(title, "segment", checkable=True)
            describe(button, "view.transcript")
            button.setAccessibleName(tr("Findings: {view}").format(view=title))
            button.clicked.connect(self._clicked)
            self.buttons[view] = button
            row.addWidget(button)
        self.languages = _ElidedLabel(self)
        self.languages.setProperty("role", "muted")
        self.languages.setAccessibleName(tr("Languages of the text"))
        row.addWidget(self.languages, 1)
        self.type = QWidget(yielding)
        inner = QHBoxLayout(self.type)
        inner.setContentsMargins(6, 0, 0, 0)
        inner.setSpacing(4)
        self.smaller = self._button("A−", "small")
        self.larger = self._button("A+", "small")
        self.paragraphs: QPushButton = self._button("¶", "segment", checkable=True)
        self.mono: QPushButton = self._button(tr("Mono"), "segment", checkable=True)
        for button, command_id in (
            (self.smaller, "view.smaller-text"), (self.larger, "view.larger-text"),
            (self.paragraphs, "view.paragraphs"), (self.mono, "view.mono"),
        ):  # fmt: skip
            describe(button, command_id)
            inner.addWidget(button)
        self.smaller.clicked.connect(self._smaller)
        self.larger.clicked.connect(self._larger)
        self.mono.clicked.connect(self._mono)
        self.paragraphs.clicked.connect(self._paragraphs)
        yielding.box.addWidget(self.type, 0, Qt.AlignmentFlag.AlignRight)

    def _button(self, title: str, role: str, *, checkable: bool = False) -> QPushButton:
        button = QPushButton(title, self)
        button.setProperty("role", role)
        button.setCheckable(checkable)
        return button

    def show_view(self, view: int, languages: str, *, shown: bool) -> None:
        """Show which view is on, and the languages of the text."""
        if view != EVERYWHERE:
            self.view = view
        for number, button in self.buttons.items():
            button.setChecked(number == view)
        self.languages.show_text(languages)
        self.languages.setToolTip(tooltip(f"{tr('Languages of the text')}: {languages}") if languages else "")
        self.type.setVisible(view == TRANSCRIPT)
        self.setVisible(shown)

    def _clicked(self) -> None:
        for view, button in self.buttons.items():
            if button is self.sender():
                self.view_wanted.emit(view)

    def _smaller(self) -> None:
        self.size_wanted.emit(-1)

    def _larger(self) -> None:
        self.size_wanted.emit(1)

    def _paragraphs(self) -> None:
        self.paragraphs_wanted.emit()

    def _mono(self) -> None:
        self.mono_wanted.emit()
