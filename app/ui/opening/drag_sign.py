"""The sign while something is dragged over the window: a calm outline, and what a drop would do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.config.settings import OFFLINE
from app.ui.opening.drop_preview import (
    DropContents,
    contents_of,
    contents_sentence,
    links_sentence,
    nothing_sentence,
)
from app.ui.opening.incoming import incoming_of_mime
from app.ui.widgets import theme

if TYPE_CHECKING:
    from app.ui.base.runtime import Ticket
    from app.ui.session.context import Context


class DragSign(QWidget):
    """Lies over the whole window while something is dragged over it, and takes no event from it."""

    def __init__(self, context: Context, room: QWidget) -> None:
        super().__init__(room)
        self._context = context
        self._room = room
        self._looking: Ticket | None = None
        self.sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.installEventFilter(self)
        self.hide()

    def show_for(self, data: QMimeData) -> bool:
        """Show the outline and say what a drop would do; return True if it would do anything."""
        incoming, offline = incoming_of_mime(data, peek=True), self._context.preferences.get(OFFLINE)
        self._stop()
        if incoming.images or incoming.companions or incoming.blobs:
            self._say("")
            self._looking = self._context.runtime.call(partial(contents_of, incoming), self._looked)
        elif incoming.links:
            self._say(links_sentence(incoming.links, offline=offline))
        else:
            self._say(nothing_sentence())
        self.resize(self._room.size())
        self.show()
        self.raise_()
        return bool(incoming) and not (incoming.links and offline)

    def follow(self, dragged: bool) -> None:
        """Take the sign away when the drag left or ended."""
        if not dragged:
            self._stop()
            self.hide()

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _looked(self, contents: DropContents) -> None:
        self._looking = None
        self._say(contents_sentence(contents))

    def _say(self, sentence: str) -> None:
        self.sentence = sentence
        self.setAccessibleName(sentence)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover the window at every size of it."""
        if event.type() == QEvent.Type.Resize and watched is self._room:
            self.resize(self._room.size())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the outline, and the sentence on a plate of its own."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 8, 8)
        if not self.sentence:
            return
        metrics = QFontMetricsF(self.font())
        text = metrics.elidedText(self.sentence, Qt.TextElideMode.ElideMiddle, self.width() - 96)
        width, height = metrics.horizontalAdvance(text) + 36, metrics.height() + 20
        plate = QRectF((self.width() - width) / 2, self.height() - height - 28, width, height)
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.setBrush(theme.color("window"))
        painter.drawRoundedRect(plate, 8, 8)
        painter.setPen(theme.color("text"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
