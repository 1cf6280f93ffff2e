"""The offline switch: while it is on nothing leaves the machine, and what was leaving it stops at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.config.settings import OFFLINE
from app.ui.base.i18n import tr

if TYPE_CHECKING:
    from app.config.settings import Setting
    from app.ui.session.context import Context


class OfflineSwitch(QObject):
    """Follows the preference; ``went_offline`` asks everybody to stop what they send or fetch."""

    went_offline = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._backend = context.backend
        self._messages = context.messages
        context.preferences.changed.connect(self._follow)

    def toggle(self) -> None:
        """Go offline, or online again."""
        self._preferences.set(OFFLINE, not self._preferences.get(OFFLINE))

    def _follow(self, setting: Setting[Any]) -> None:
        if setting is not OFFLINE:
            return
        offline = self._preferences.get(OFFLINE)
        self._backend.set_offline(on=offline)
        if offline:
            self.went_offline.emit()
        sentence = tr("Offline: no image leaves this machine") if offline else tr("Online again")
        self._messages.show_status(sentence)
