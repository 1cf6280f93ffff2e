"""The table of commands as controls see it: title and keys, for tool tips and accessible names.

The window fills the table before it makes its parts; a control names the command it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.base.i18n import tr
from app.ui.widgets import keymap

COMMAND_PROPERTY: Final = "command"
"""The property of a control that names its command."""


class Shortcut:
    """Title, keys and menu of a command; ``keys`` are portable key sequences, the first is the one shown.

    A base class: the commands of the window are its only instances.
    """

    id: str
    title: str
    menu: str
    submenu: str
    keys: tuple[str, ...]

    @property
    def used(self) -> tuple[str, ...]:
        """Return the keys in force: those the user gave the command, else its own."""
        return keymap.keys_of(self.id, self.keys)

    @property
    def key(self) -> str:
        """Return the first key in force as the platform writes it, empty without one."""
        return keymap.native(self.used[0]) if self.used else ""

    @property
    def shown(self) -> str:
        """Return the title in the user's language."""
        return tr(self.title)

    @property
    def name(self) -> str:
        """Return the title without the dots that promise a question."""
        return self.shown.rstrip("…")

    @property
    def tip(self) -> str:
        """Return title and key in one line, for tool tips."""
        return f"{self.name} ({self.key})" if self.key else self.name


_table: Final[dict[str, Shortcut]] = {}


def fill(shortcuts: Iterable[Shortcut]) -> None:
    """Take these commands as all there are."""
    _table.clear()
    _table.update((shortcut.id, shortcut) for shortcut in shortcuts)


def shortcut(command_id: str) -> Shortcut:
    """Return title and keys of a command; raise KeyError for an id that no command has."""
    return _table[command_id]


def all_shortcuts() -> tuple[Shortcut, ...]:
    """Return every command, in the order of the menus."""
    return tuple(_table.values())


def menus_in_order() -> tuple[str, ...]:
    """Return the untranslated titles of the menus, in order."""
    return tuple(dict.fromkeys(shortcut.menu for shortcut in _table.values()))


def describe(widget: QWidget, command_id: str) -> None:
    """Give a control the tool tip and accessible name of the command it stands for."""
    known = shortcut(command_id)
    widget.setProperty(COMMAND_PROPERTY, command_id)
    widget.setToolTip(known.tip)
    widget.setAccessibleName(known.name)
