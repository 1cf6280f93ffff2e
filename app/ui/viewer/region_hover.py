"""When the hover card shows: while the pointer moves over regions, and never while something is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.ui.widgets.hover_card import HoverCard

if TYPE_CHECKING:
    from app.ui.canvas.canvas import Canvas
    from app.ui.canvas.overlay import RegionRef
    from app.ui.content.content import ContentRow

HOVER_DELAY: Final = 120
"""Milliseconds the pointer rests before the card shows."""
MEANT: Final = 8
"""Logical pixels the pointer moves, after a key, a click or a zoom, before the card may show again."""
_DOING: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
    }
)

TellRegion = Callable[["RegionRef"], "tuple[ContentRow, str] | None"]
"""Returns the row of a region and a line of facts, None where it cannot be told of."""


class RegionHover(QObject):
    """Shows the card of the region under the pointer beside it, and hides it as soon as anything is done.

    The card lies neither on the region, if that is a word or a line, nor on a text that is edited.
    """

    def __init__(self, room: QWidget, tell: TellRegion) -> None:
        super().__init__(room)
        self._room = room
        self._tell = tell
        self.card = HoverCard(room)
        self._canvas: Canvas | None = None
        self._ref: RegionRef | None = None
        self._pointer: QPoint | None = None
        self._left_at: QPoint | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_DELAY)
        self._rest.timeout.connect(self._show)

    @property
    def pending(self) -> bool:
        """Return True if the card is about to show."""
        return self._rest.isActive()

    def attach(self, canvas: Canvas) -> None:
        """Follow the pointer over a canvas."""
        self._canvas = canvas
        canvas.installEventFilter(self)
        canvas.hovered.connect(self._on_hovered)
        canvas.view_moved.connect(self.hush)

    def forget(self) -> None:
        """Hide the card; another region has to come under the pointer before it shows again."""
        self._ref = None
        self._hide()

    def hush(self) -> None:
        """Hide the card until the pointer moves on purpose."""
        self._left_at = self._pointer
        self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the pointer, and notice whatever is done; nothing is taken from the canvas."""
        kind = event.type()
        if kind in _DOING:
            self.hush()
        elif watched is self._canvas:
            if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
                self._moved(event)
            elif kind == QEvent.Type.Leave:
                self._pointer = self._left_at = None
        return False

    def _moved(self, event: QMouseEvent) -> None:
        self._pointer = event.position().toPoint()
        if event.buttons() != Qt.MouseButton.NoButton:
            self.hush()
        elif self._left_at is not None:
            if (self._pointer - self._left_at).manhattanLength() >= MEANT:
                self._left_at = None
                self._arm()
        elif self.card.isVisible():
            self._show()
        else:
            self._arm()

    def _on_hovered(self, ref: RegionRef | None) -> None:
        self._ref = ref
        self._hide()
        self._arm()

    def _arm(self) -> None:
        if self._ref is not None and self._left_at is None:
            self._rest.start()

    def _hide(self) -> None:
        self._rest.stop()
        if self.card.isVisible():
            self.card.hide()
            self._watch(on=False)

    def _show(self) -> None:
        told = None if self._ref is None else self._tell(self._ref)
        at = self._at()
        if told is None or self._ref is None or not told[0].polygon or not self._room.rect().contains(at):
            self._hide()
            return
        row, facts = told
        region = self._place_of(self._ref) if self._ref.kind in {"word", "line"} else QRect()
        before = self.card.isVisible()
        self.card.show_region(row.title, facts, row.polygon, at, off=region, never_on=self._editors())
        if self.card.isVisible() != before:
            self._watch(on=not before)

    def _watch(self, *, on: bool) -> None:
        """Notice every key and click of the program while the card is there, and only then."""
        application = QApplication.instance()
        if application is not None:
            (application.installEventFilter if on else application.removeEventFilter)(self)

    def _at(self) -> QPoint:
        if self._canvas is None or self._pointer is None:
            return QPoint(self._room.mapFromGlobal(QCursor.pos()))
        return self._pointer + self._canvas.mapTo(self._room, QPoint())

    def _place_of(self, ref: RegionRef) -> QRect:
        place = None if self._canvas is None else self._canvas.widget_rect(ref)
        return (
            QRect()
            if self._canvas is None or place is None
            else self._in_room(self._canvas, place.toAlignedRect())
        )

    def _editors(self) -> list[QRect]:
        editors = [] if self._canvas is None else self._canvas.findChildren(QLineEdit)
        return [self._in_room(editor, editor.rect()) for editor in editors if editor.isVisible()]

    def _in_room(self, widget: QWidget, place: QRect) -> QRect:
        return place.translated(widget.mapTo(self._room, QPoint()))
