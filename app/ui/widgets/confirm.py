"""A question before something leaves the machine or is replaced.

Not modal to the event loop: the answer calls back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.base.i18n import tr


class Confirm(QDialog):
    """One question, one sentence, a verb and Cancel, or another ``refusal``. Open with ``open``."""

    def __init__(
        self,
        parent: QWidget,
        question: str,
        sentence: str,
        verb: str,
        agreed: Callable[[], object],
        *,
        refusal: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question)
        self.setMinimumWidth(420)
        self._agreed = agreed
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        for text, role in ((question, "strong"), (sentence, "muted")):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch(1)
        cancel = QPushButton(refusal or tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.yes = QPushButton(verb, self)
        self.yes.setProperty("role", "primary")
        self.yes.clicked.connect(self.accept)
        row.addWidget(self.yes)
        column.addLayout(row)
        cancel.setFocus()
        self.accepted.connect(self._agree)

    def _agree(self) -> None:
        self._agreed()
