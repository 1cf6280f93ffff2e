"""The overlays switched on: drawn by the viewer, and remembered for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.config.settings import OVERLAYS
from app.ui.base.i18n import tr

if TYPE_CHECKING:
    from app.ui.session.context import Context
    from app.ui.viewer.image_viewer import ImageViewer
    from app.ui.viewer.overlays_panel import OverlaysPanel


class OverlaySwitches(QObject):
    """Carries each switch of an overlay to the viewer and to the preferences, and says so: a key does it."""

    def __init__(self, context: Context, overlays: OverlaysPanel, viewer: ImageViewer) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._messages = context.messages
        self._restoring = False
        self._overlays = overlays
        self._viewer = viewer
        overlays.visible_changed.connect(self._show)
        overlays.hidden_changed.connect(viewer.set_hidden)

    def restore(self) -> None:
        """Switch the overlays on that were on the last time."""
        switched_on = self._preferences.get(OVERLAYS)
        self._restoring = True
        self._overlays.set_on({key: key in switched_on for key in self._overlays.chips})
        self._restoring = False

    def _show(self, key: str, on: bool) -> None:
        self._viewer.set_visible({key: on})
        switched_on = tuple(key for key in self._overlays.chips if self._overlays.is_on(key))
        self._preferences.set(OVERLAYS, switched_on)
        if not self._restoring:
            sentence = tr("{overlay}: shown") if on else tr("{overlay}: not shown")
            self._messages.show_status(sentence.format(overlay=self._overlays.chips[key].title))
