"""Brings in a part of the screen, as an image like one that was pasted; the window steps aside meanwhile."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage

from app.model.errors import InputError, VidimusError
from app.ui.base.i18n import tr
from app.ui.base.keychain import blocking_call
from app.ui.base.sentences import sentence_of
from app.ui.opening.capture_overlay import CaptureOverlay
from app.ui.opening.incoming import Incoming

if TYPE_CHECKING:
    from app.ui.base.runtime import Ticket
    from app.ui.opening.image_opener import ImageOpener
    from app.ui.session.context import Context

STEP_ASIDE: Final = 350
"""Milliseconds until the screen is painted without the window, fading of the desktop included."""
TOPIC: Final = "capture"


def asks_desktop(platform: str, environment: Mapping[str, str]) -> bool:
    """Return True where only the desktop itself may look at the screen: in a Wayland session.

    ``platform`` is Qt's name of the platform; a program shown by X11 within such a session sees nothing
    of other programs either.
    """
    return platform.startswith("wayland") or (
        platform == "xcb" and environment.get("XDG_SESSION_TYPE", "").casefold() == "wayland"
    )


class ScreenCapture(QObject):
    """Hides the window, has a region chosen, opens it and shows the window again.

    ``ended`` follows when the window is back, whether there was a picture or not.
    """

    ended = Signal()

    def __init__(self, context: Context, opener: ImageOpener) -> None:
        super().__init__(context.widget)
        self._context = context
        self._opener = opener
        self.overlays: list[CaptureOverlay] = []
        self._ticket: Ticket | None = None
        self._aside = QTimer(self)
        self._aside.setSingleShot(True)
        self._aside.setInterval(STEP_ASIDE)
        self._aside.timeout.connect(self._look)

    @property
    def possible(self) -> bool:
        """Return True unless a capture is under way."""
        return not self._aside.isActive() and not self.overlays and self._ticket is None

    def start(self) -> None:
        """Hide the window, and look at the screen as soon as the window has gone from it."""
        if not self.possible:
            return
        self._context.messages.dismiss(TOPIC)
        self._context.widget.hide()
        self._aside.start()

    def stop(self) -> None:
        """Give up what is under way: the program ends."""
        self._aside.stop()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._drop_overlays()

    def _look(self) -> None:
        if asks_desktop(QGuiApplication.platformName(), os.environ):
            self._ticket = self._context.runtime.submit(_by_desktop, self._desktop_gave, self._desktop_failed)
            return
        for screen in QGuiApplication.screens():
            picture = screen.grabWindow(0).toImage()
            if not picture.isNull():
                picture.setDevicePixelRatio(1.0)
                self.overlays.append(CaptureOverlay(screen, picture))
        if not self.overlays:
            self._end(InputError("this desktop offers no way to capture the screen"))
            return
        for overlay in self.overlays:
            overlay.taken.connect(self._taken)
            overlay.left.connect(self._left)
            overlay.chosen.connect(self._begun)
            overlay.showFullScreen()
        first = self._under_pointer()
        first.raise_()
        first.activateWindow()
        first.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _under_pointer(self) -> CaptureOverlay:
        from PySide6.QtGui import QCursor

        pointer = QCursor.pos()
        return next((o for o in self.overlays if o.geometry().contains(pointer)), self.overlays[0])

    def _begun(self, begun: CaptureOverlay) -> None:
        for overlay in self.overlays:
            if overlay is not begun:
                overlay.clear()

    def _taken(self, picture: QImage) -> None:
        self._drop_overlays()
        self._end()
        self._open(picture)

    def _left(self) -> None:
        self._drop_overlays()
        self._end()

    def _desktop_gave(self, picture: bytes | None) -> None:
        self._ticket = None
        self._end()
        if picture is not None:
            self._open(picture)

    def _desktop_failed(self, error: VidimusError) -> None:
        self._ticket = None
        self._end(error)

    def _open(self, picture: bytes | QImage) -> None:
        self._opener.open(Incoming(blobs=((_name(), picture),)))

    def _drop_overlays(self) -> None:
        overlays, self.overlays = self.overlays, []
        for overlay in overlays:
            overlay.hide()
            overlay.deleteLater()

    def _end(self, error: VidimusError | None = None) -> None:
        """Show the window again, and say what went wrong."""
        self._context.widget.show()
        self._context.widget.raise_()
        self._context.widget.activateWindow()
        if error is not None:
            self._context.messages.notify(TOPIC, sentence_of(error))
        self._context.actions.refresh()
        self.ended.emit()


def _name() -> str:
    """Return the name of a picture captured now."""
    now = QDateTime.currentDateTime().toString("yyyy-MM-dd HH:mm:ss")
    return tr("Screen capture {date}").format(date=now)


async def _by_desktop(ticket: Ticket) -> bytes | None:
    from app.ui.opening.screenshot_portal import capture_by_desktop

    return await blocking_call(capture_by_desktop, lambda: ticket.alive)
