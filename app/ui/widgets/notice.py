"""The one place where the window says that something went wrong, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.base.i18n import tr
from app.ui.base.safe_text import one_line

SHOWN: Final = 3
"""Notices shown at once; older ones make room."""


@dataclass(frozen=True)
class Notice:
    """One sentence. Notices with the same ``topic`` replace each other; ``action`` does ``do``."""

    topic: str
    sentence: str
    action: str = ""
    do: Callable[[], object] | None = None
    tone: str = "bad"


class NoticeBar(QFrame):
    """One notice: sentence, action, dismissal."""

    dismissed = Signal(str)

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setObjectName("notice")
        self.setProperty("tone", notice.tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        self.label = QLabel(one_line(notice.sentence, 400), self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.label, 1)
        if notice.action:
            self.action = QPushButton(notice.action, self)
            self.action.setAccessibleName(f"{notice.action}: {self.label.text()}")
            self.action.clicked.connect(self._act)
            row.addWidget(self.action)
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

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Notices"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._bars: dict[str, NoticeBar] = {}
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown now."""
        return tuple(bar.notice for bar in self._bars.values())

    def say(self, notice: Notice) -> None:
        """Show a notice; one of the same topic goes."""
        self.drop(notice.topic)
        bar = NoticeBar(notice, self)
        bar.dismissed.connect(self.drop)
        self._bars[notice.topic] = bar
        self._column.addWidget(bar)
        while len(self._bars) > SHOWN:
            self.drop(next(iter(self._bars)))
        self.show()

    def drop(self, topic: str) -> None:
        """Take a notice away, if it is there."""
        bar = self._bars.pop(topic, None)
        if bar is not None:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def drop_all(self, prefix: str) -> None:
        """Take away every notice whose topic starts so."""
        for topic in [t for t in self._bars if t.startswith(prefix)]:
            self.drop(topic)
