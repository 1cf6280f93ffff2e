"""All commands, in the order of their menus."""

from __future__ import annotations

from typing import Final

from app.ui.base.i18n import mark
from app.ui.widgets import shortcuts
from app.ui.window.commands.analyse import ANALYSE
from app.ui.window.commands.correct import CORRECT
from app.ui.window.commands.edit import EDIT
from app.ui.window.commands.files import FILE
from app.ui.window.commands.help import HELP
from app.ui.window.commands.images import IMAGES
from app.ui.window.commands.picture import PICTURE
from app.ui.window.commands.provenance import PROVENANCE
from app.ui.window.commands.record import Command
from app.ui.window.commands.view import VIEW

MENUS: Final = (
    mark("File"), mark("Edit"), mark("Correct"), mark("View"), mark("Picture"), mark("Images"),
    mark("Analyse"), mark("Provenance"), mark("Help"),
)  # fmt: skip
COMMANDS: Final[tuple[Command, ...]] = (
    *FILE, *EDIT, *CORRECT, *VIEW, *PICTURE, *IMAGES, *ANALYSE, *PROVENANCE, *HELP,
)  # fmt: skip


def command(command_id: str) -> Command:
    """Return a command by its id."""
    return next(c for c in COMMANDS if c.id == command_id)


shortcuts.fill(COMMANDS)
