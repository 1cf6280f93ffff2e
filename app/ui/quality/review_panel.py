"""The review queue: one place at a time, what every reading has there, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.model.safe_text import one_line
from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.base.text_direction import reads_from_right
from app.ui.findings.detail_card import CutOut
from app.ui.widgets.yielding_row import YieldingRow

if TYPE_CHECKING:
    from app.quality.review_items import ReviewItem

_CUT_OUT_HEIGHT: Final = 120
_MOST_READINGS: Final = 9
NO_READING: Final = mark("Nothing to review yet: analyse this image, or import results.")
REFERENCE_LISTED: Final = mark("A reference is read-only: choose a reading at the top to review it.")
ALL_REVIEWED: Final = mark("Everything is reviewed.")
ONLY_SKIPPED: Final = mark("All that is left was skipped.")

ACCEPT, TAKE, TYPE, NO_TEXT, SKIP, BACK = "accept", "take", "type", "no-text", "skip", "back"
_KEYS: Final = {
    Qt.Key.Key_Return: ACCEPT,
    Qt.Key.Key_Enter: ACCEPT,
    Qt.Key.Key_Delete: NO_TEXT,
    Qt.Key.Key_Right: SKIP,
    Qt.Key.Key_Left: BACK,
    Qt.Key.Key_F2: TYPE,
}
_DIGITS: Final = range(Qt.Key.Key_1, Qt.Key.Key_1 + _MOST_READINGS)


class ReadingRow(QPushButton):
    """What one reading has at the place; a click or its digit takes it."""

    def __init__(self, parent: QWidget, number: int) -> None:
        super().__init__(parent)
        self.setProperty("role", "reading")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays with the place
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 10, 6)
        row.setSpacing(8)
        self.digit = QLabel(str(number), self)
        self.digit.setProperty("role", "key")
        self.text_label = self._label("reading-text")
        self.provider_label = self._label("muted")
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self.text_label)
        column.addWidget(self.provider_label)
        row.addWidget(self.digit, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)
        for label in (self.digit, self.text_label, self.provider_label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def show_reading(self, provider: str, text: str, confidence: float | None) -> None:
        """Show a provider's text; empty where it has none."""
        shown = one_line(text, 200) if text else tr("nothing here")
        said = provider if confidence is None or not text else f"{provider} · {number_text(confidence, 2)}"
        self.text_label.setText(shown)
        side = Qt.AlignmentFlag.AlignRight if reads_from_right(text) else Qt.AlignmentFlag.AlignLeft
        self.text_label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.text_label.setEnabled(bool(text))
        self.provider_label.setText(said)
        self.setAccessibleName(f"{said}: {shown}")
        self.setMinimumHeight(self._row.sizeHint().height())
        self.updateGeometry()


class ReviewPanel(QWidget):
    """One place of the queue. ``done`` carries what was chosen: an action, and for ``take`` a text.

    ``TYPE`` is carried with the text typed. Keys count while the panel, not its field, has the keyboard.
    """

    done = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Review queue"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.item: ReviewItem | None = None
        self.rows: list[ReadingRow] = []
        self._texts: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 12, 12)
        column.setSpacing(6)
        self.progress = self._label("strong")
        self.estimate = self._label("muted")
        self.estimate.setToolTip(
            tr(
                "Estimated from what was reviewed so far. Every fifth place is picked at random for this; "
                "the others are sorted by how likely they are wrong."
            )
        )
        self.note = self._label("muted")
        column.addWidget(self.progress)
        column.addWidget(self.estimate)
        column.addWidget(self.note)
        self.place = QWidget(self)
        inner = QVBoxLayout(self.place)
        inner.setContentsMargins(0, 6, 0, 0)
        inner.setSpacing(6)
        self.cut_out = CutOut(self.place)
        self.cut_out.setFixedHeight(_CUT_OUT_HEIGHT)
        inner.addWidget(self.cut_out)
        self.readings = QVBoxLayout()
        self.readings.setSpacing(4)
        inner.addLayout(self.readings)
        self._add_field(inner)
        self.alike = QCheckBox("", self.place)
        self.alike.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inner.addWidget(self.alike)
        self._add_buttons(inner)
        column.addWidget(self.place)
        column.addStretch(1)
        self.show_note(tr(NO_READING))

    def _label(self, role: str) -> QLabel:
        label = QLabel("", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _add_field(self, column: QVBoxLayout) -> None:
        self.field = QLineEdit(self.place)
        self.field.setAccessibleName(tr("Another text"))
        self.field.setPlaceholderText(tr("Type another text  F2"))
        self.field.returnPressed.connect(self._typed)
        self.field.installEventFilter(self)
        column.addWidget(self.field)

    def _add_buttons(self, column: QVBoxLayout) -> None:
        self.buttons: dict[str, QPushButton] = {}
        first, second = YieldingRow(self.place), YieldingRow(self.place)
        for row in (first, second):
            column.addWidget(row)
        for action, title, key, row in (
            (ACCEPT, tr("Accept"), tr("Enter"), first),
            (NO_TEXT, tr("Not text"), tr("Del"), first),
            (BACK, tr("Back"), "←", second),
            (SKIP, tr("Skip"), "→", second),
        ):
            button = QPushButton(f"{title}  {key}", self.place)
            button.setAccessibleName(title)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, action=action: self._choose(action))
            if action == ACCEPT:
                button.setProperty("role", "primary")
            self.buttons[action] = button
            row.box.addWidget(button, 1)

    def show_note(self, sentence: str) -> None:
        """Show a sentence in place of a place."""
        self.item = None
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.place.hide()

    def show_progress(self, progress: str, estimate: str) -> None:
        """Show how far the review is, and how many errors are expected to remain."""
        for label, text in ((self.progress, progress), (self.estimate, estimate)):
            label.setText(text)
            label.setVisible(bool(text))

    def show_item(self, item: ReviewItem, title: str, others: Sequence[str], *, can_go_back: bool) -> None:
        """Show a place: ``title`` names the reading that is reviewed, ``others`` the others'."""
        fresh = self.item is None or self.item.readings != item.readings or self.item.keys != item.keys
        self.item = item
        self.note.hide()
        self.place.show()
        texts = [(title, item.text, item.confidence)]
        texts += [(name, o.text, o.confidence) for name, o in zip(others, item.others, strict=True)]
        self._texts = tuple(text for _, text, _ in texts[:_MOST_READINGS])
        while len(self.rows) < len(self._texts):
            row = ReadingRow(self.place, len(self.rows) + 1)
            row.clicked.connect(self._row_clicked)
            self.rows.append(row)
            self.readings.addWidget(row)
        for row, each in zip(self.rows, texts, strict=False):
            row.show_reading(*each)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(self._texts))
        self.buttons[ACCEPT].setEnabled(not item.missing)
        self.buttons[BACK].setEnabled(can_go_back)
        self.alike.setVisible(item.alike > 1)
        self.alike.setText(trn("Also the %n other place(s) read the same", item.alike - 1))
        if fresh:
            self.alike.setChecked(False)
            self.field.clear()

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the queue before commands get them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._action_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a key stands for."""
        action = self._action_of(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            self._choose(*action)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Esc leave the field without a text."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.field.clear()
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
            return True
        return False

    def _action_of(self, event: QKeyEvent) -> tuple[str, str] | None:
        if self.item is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() in _DIGITS and event.key() - Qt.Key.Key_1 < len(self._texts):
            return TAKE, self._texts[event.key() - Qt.Key.Key_1]
        action = _KEYS.get(Qt.Key(event.key()))
        return None if action is None else (action, "")

    def _row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, ReadingRow) and self.item is not None:
            self._choose(TAKE, self._texts[self.rows.index(row)])

    def _typed(self) -> None:
        text = self.field.text().strip()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self._choose(TAKE, text)

    def _choose(self, action: str, text: str = "") -> None:
        if self.item is None:
            return
        if action == TYPE:
            self.field.setText(self.item.text)
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.done.emit(action, text)
