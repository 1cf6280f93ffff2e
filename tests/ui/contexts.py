"""A context for one controller alone: real parts on a bare widget, without the whole window."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.ui.base.backend import Backend
from app.ui.base.messages import Messages
from app.ui.base.preferences import Preferences
from app.ui.base.provider_names import ProviderNames
from app.ui.base.runtime import Runtime
from app.ui.session.context import Context
from app.ui.session.session import Session
from app.ui.widgets import shortcuts
from app.ui.window.commands import COMMANDS


class PlainActions:
    """Actions made as they are asked for; ``refreshed`` counts the times they were to be asked anew."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._actions: dict[str, QAction] = {}
        self.refreshed = 0

    def __getitem__(self, command_id: str) -> QAction:
        if command_id not in self._actions:
            self._actions[command_id] = QAction(command_id, self._widget)
        return self._actions[command_id]

    def refresh(self) -> None:
        """Count that every command was to be asked anew."""
        self.refreshed += 1

    def refresh_now(self) -> None:
        """Count that every command was to be asked anew at once."""
        self.refreshed += 1

    def run(self, command_id: str) -> None:
        """Trigger the action of a command."""
        self[command_id].trigger()


def make_context(widget: QWidget) -> Context:
    """Return a context of real parts whose dialogs and objects belong to a bare widget.

    Its runtime must be stopped at the end, with ``context.backend.close`` as what closes.
    """
    shortcuts.fill(COMMANDS)  # controls take their titles and keys from the table
    preferences = Preferences.load()
    runtime = Runtime(widget)
    backend = Backend(preferences)
    return Context(
        widget=widget,
        runtime=runtime,
        backend=backend,
        preferences=preferences,
        session=Session(runtime, backend, widget),
        messages=Messages(widget),
        names=ProviderNames(),
        actions=PlainActions(widget),
    )
