"""Shows notices: sentences that stay until they are dealt with, each with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.base.messages import Messages, Notice
from app.ui.widgets.yielding_row import YieldingRow


class NoticeBar(QFrame):
    """One notice: sentence, action, dismissal."""

    dismissed = Signal(object)  # a str, but one that Qt would change where a file name in it is no text

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setObjectName("notice")
        self.setProperty("tone", notice.tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        inner = YieldingRow(self, 8)
        self.label = QLabel(one_line(notice.sentence, 400), inner)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.label.setSizePolicy(policy)
        inner.box.addWidget(self.label, 1)
        row.addWidget(inner, 1)
        buttons = inner
        if notice.looks:  # several buttons beside the sentence would leave it no room
            below = QHBoxLayout()
            column.addLayout(below)
            buttons = YieldingRow(self, 8)
            below.addWidget(buttons)
            below.addStretch(1)
        for text, look in notice.looks:
            button = QPushButton(text, buttons)
            button.setAccessibleName(f"{text}: {self.label.text()}")
            button.clicked.connect(partial(_call, look))
            buttons.box.addWidget(button)
        if notice.action:
            self.action = QPushButton(notice.action, buttons)
            self.action.setAccessibleName(f"{notice.action}: {self.label.text()}")
            self.action.clicked.connect(self._act)
            buttons.box.addWidget(self.action, 0, Qt.AlignmentFlag.AlignRight)
        close = QPushButton("✕", self)
        close.setProperty("role", "quiet")
        close.setAccessibleName(tr("Dismiss this notice"))
        close.setToolTip(tr("Dismiss"))
        close.clicked.connect(self._dismiss)
        row.addWidget(close)

    def _act(self) -> None:
        self._dismiss()
        if self.notice.do is not None:
            self.notice.do()

    def _dismiss(self) -> None:
        self.dismissed.emit(self.notice.topic)


class NoticeArea(QWidget):
    """The notices there are, newest last; takes no room without any."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Notices"))
        self._messages = messages
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._bars: dict[str, NoticeBar] = {}
        self.hide()
        messages.notified.connect(self._show)
        messages.dismissed.connect(self._remove)

    def _show(self, notice: Notice) -> None:
        bar = NoticeBar(notice, self)
        bar.dismissed.connect(self._messages.dismiss)
        self._bars[notice.topic] = bar
        self._column.addWidget(bar)
        self.show()

    def _remove(self, topic: str) -> None:
        bar = self._bars.pop(topic)
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(bool(self._bars))


def _call(look: Callable[[], object], _checked: bool = False) -> None:
    look()
