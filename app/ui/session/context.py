"""What a controller is given to work with, in place of the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.ui.base.actions import Actions
from app.ui.base.backend import Backend
from app.ui.base.messages import Messages
from app.ui.base.preferences import Preferences
from app.ui.base.provider_names import ProviderNames
from app.ui.base.runtime import Runtime
from app.ui.session.session import Session


@dataclass(frozen=True)
class Context:
    """The services every controller may use; a controller takes besides only the panels it drives.

    ``widget`` is the frame: the parent of dialogs and controllers, and nothing more.
    """

    widget: QWidget
    runtime: Runtime
    backend: Backend
    preferences: Preferences
    session: Session
    messages: Messages
    names: ProviderNames
    actions: Actions
