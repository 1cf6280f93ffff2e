"""The command palette: every command that is possible now, and the manual, found by a few letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from app.config.settings import RECENT_COMMANDS
from app.ui.base.i18n import tr
from app.ui.widgets.pick_list import Entry, PickList
from app.ui.widgets.shortcuts import Shortcut, all_shortcuts
from app.ui.window.command_search import match_rank
from app.ui.window.command_synonyms import synonyms_of

if TYPE_CHECKING:
    from app.ui.help.manual_window import ManualLibrary
    from app.ui.session.context import Context

MOST_COMMANDS: Final = 8
"""Commands remembered as run lately."""
MOST_SECTIONS: Final = 8
"""Sections of the manual listed after the commands."""
_SECTION: Final = "manual:"
"""What the id of a section begins with; no command's does."""


class CommandPalette(PickList):
    """Commands that are possible now: the latest first, then those of one menu, then all others.

    Sections of the manual that hold the words typed come last.
    """

    def __init__(self, context: Context, first_menu: str, manual: ManualLibrary) -> None:
        super().__init__(context.widget, tr("Command palette"), tr("Type a command"))
        self._preferences = context.preferences
        self._actions = context.actions
        self._first_menu = first_menu
        self._manual = manual
        manual.loaded.connect(self._refill)
        manual.load()
        self._actions.refresh_now()
        self.picked.connect(self._run)
        self.offer(self._entries)

    def _entries(self, typed: str) -> Iterable[Entry]:
        recent = self._preferences.get(RECENT_COMMANDS)
        ranked = []
        for number, command in enumerate(all_shortcuts()):
            rank = match_rank(typed, command, synonyms_of(command.id))
            if rank is None or command.id == "help.palette" or not self._actions[command.id].isEnabled():
                continue
            recency = recent.index(command.id) if command.id in recent else len(recent)
            ranked.append(((rank, recency, command.menu != self._first_menu, number), command))
        for _, command in sorted(ranked, key=lambda pair: pair[0]):
            yield command.id, command.shown, _note(command)
        for section in self._manual.manual.search(typed)[:MOST_SECTIONS]:
            yield f"{_SECTION}{section.address}", section.title, tr("Manual")

    def _refill(self) -> None:
        row = self.list.currentRow()
        self.fill(self.field.text())
        self.list.setCurrentRow(max(row, 0))

    def search_text(self, entry: Entry) -> str:
        """Return title and synonyms of a command."""
        return f"{entry[1]} {synonyms_of(entry[0])}"

    def _run(self, command_id: str) -> None:
        if command_id.startswith(_SECTION):
            self._manual.open(command_id.removeprefix(_SECTION))
            return
        before = [recent for recent in self._preferences.get(RECENT_COMMANDS) if recent != command_id]
        self._preferences.set(RECENT_COMMANDS, (command_id, *before)[:MOST_COMMANDS])
        self._actions.run(command_id)


def _note(command: Shortcut) -> str:
    """Return where a command stands in the menus, and its key."""
    submenu = getattr(command, "submenu", "")
    path = " › ".join(tr(title) for title in (command.menu, submenu) if title)
    return f"{path}   {command.key}" if command.key else path
