"""Everything the window can be told to do, as one list, a file for each menu.

Menus, keys, the command palette, the key sheet and the tool tips are all made from ``COMMANDS``.
"""

from __future__ import annotations

from app.ui.window.commands.actions import CommandActions
from app.ui.window.commands.listed import COMMANDS, MENUS, command
from app.ui.window.commands.record import Command

__all__ = ["COMMANDS", "MENUS", "Command", "CommandActions", "command"]
