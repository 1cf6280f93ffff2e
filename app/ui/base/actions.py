"""The commands as other parts of the window see them, without knowing who made them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QAction


class Actions(Protocol):
    """The Qt actions of all commands, by command id."""

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command, to be put into a menu or behind a button."""
        ...

    def refresh(self) -> None:
        """Ask every command anew whether it is possible and whether it is on, soon and only once."""
        ...

    def refresh_now(self) -> None:
        """Ask every command anew at once; for a menu that is about to show."""
        ...

    def run(self, command_id: str) -> None:
        """Run a command if it is possible now."""
        ...
