"""Commands of the menu Help."""

from __future__ import annotations

from typing import Final

from app.ui.window.commands.record import Command, always

HELP: Final[tuple[Command, ...]] = (
    Command(
        "help.palette", "Command palette…", "Help", lambda w: w.dialogs.open_palette(), ("Ctrl+Shift+P",)
    ),
    Command("help.keys", "Keyboard shortcuts…", "Help", lambda w: w.dialogs.open_keys(), ("F1",)),
    Command(
        "help.change-keys", "Change keyboard shortcuts…", "Help", lambda w: w.dialogs.open_key_changes(),
        ("Shift+F1",),
    ),
    Command(
        "help.manual", "Manual", "Help", lambda w: w.dialogs.open_manual(), ("Ctrl+F1",), always, None, 1
    ),
    Command("help.tour", "Tour of the window", "Help", lambda w: w.tour.start(), (), always, None, 1),
    Command(
        "help.about", "About Vidimus", "Help", lambda w: w.dialogs.open_about(), (), always, None, 2
    ),
)  # fmt: skip
