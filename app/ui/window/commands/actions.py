"""The Qt actions of all commands; no ``QAction`` is made anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.config.settings import KEYS
from app.ui.base.i18n import tr
from app.ui.widgets import keymap
from app.ui.widgets.shortcuts import COMMAND_PROPERTY, describe
from app.ui.window.commands.listed import COMMANDS, MENUS
from app.ui.window.commands.mnemonics import mark_letters
from app.ui.window.commands.record import Command

if TYPE_CHECKING:
    from app.config.settings import Setting
    from app.ui.window.main_window import MainWindow


@runtime_checkable
class ShowsKeys(Protocol):
    """A widget that names keys elsewhere than in its own tool tip."""

    def show_keys(self) -> None:
        """Name the keys in force."""


class CommandActions(QObject):
    """The Qt actions of all commands, and the menus made of them; both follow the keys the user changes.

    The commands are asked anew once for all that happened in one turn of the event loop.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._themes = QActionGroup(window)
        self._bar: QMenuBar | None = None
        for command in COMMANDS:
            action = QAction(command.shown, window)
            action.setCheckable(command.checked is not None)
            action.triggered.connect(partial(self._run, command))
            if command.id.startswith("view.theme-"):
                self._themes.addAction(action)
            window.addAction(action)
            self._actions[command.id] = action
        self._soon = QTimer(window)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh_now)
        self._give_keys()
        window.preferences.changed.connect(self._follow)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> None:
        """Put all commands into menus of the menu bar."""
        self._bar = bar
        for title in MENUS:
            menu = bar.addMenu(tr(title))
            menu.aboutToShow.connect(self.refresh_now)
            self._fill_menu(menu, [c for c in COMMANDS if c.menu == title])
        self._mark_bar()

    def _fill_menu(self, menu: QMenu, commands: Sequence[Command]) -> None:
        """Put commands into a menu, those of a submenu where the first of them stands."""
        submenus: dict[str, QMenu] = {}
        group = 0
        for command in commands:
            inner = submenus.get(command.submenu)
            if inner is None and command.group != group:
                menu.addSeparator()
                group = command.group
            if inner is None and command.submenu:
                inner = submenus[command.submenu] = menu.addMenu(tr(command.submenu))
            (inner or menu).addAction(self._actions[command.id])
        for filled in (menu, *submenus.values()):
            mark_letters([action for action in filled.actions() if not action.isSeparator()])

    def _mark_bar(self) -> None:
        """Give each menu a letter that is, with Alt, no key of a command."""
        if self._bar is None:
            return
        used = {key.casefold() for command in COMMANDS for key in command.used}
        taken = {key.removeprefix("alt+") for key in used if key.startswith("alt+")}
        mark_letters(self._bar.actions(), taken)

    def refresh(self) -> None:
        """Ask every command anew whether it is possible and whether it is on, soon and only once."""
        if not self._soon.isActive():
            self._soon.start()

    def refresh_now(self) -> None:
        """Ask every command anew whether it is possible and whether it is on."""
        self._soon.stop()
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setEnabled(command.when(self._window))
            if command.checked is not None:
                action.setChecked(command.checked(self._window))

    def _follow(self, setting: Setting[Any]) -> None:
        if setting is KEYS:
            keymap.use(self._window.preferences.get(KEYS))
            self._rekey()

    def _rekey(self) -> None:
        """Give changed keys to the actions and to every control that names one."""
        self._give_keys()
        self._mark_bar()
        for widget in self._window.findChildren(QWidget):
            stands_for = widget.property(COMMAND_PROPERTY)
            if stands_for:
                describe(widget, stands_for)
            if isinstance(widget, ShowsKeys):
                widget.show_keys()

    def _give_keys(self) -> None:
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setShortcuts([QKeySequence(k) for k in command.used])
            action.setToolTip(command.tip)

    def _run(self, command: Command, _checked: bool = False) -> None:
        command.run(self._window)
        self.refresh_now()

    def run(self, command_id: str) -> None:
        """Run a command if it is possible now."""
        self.refresh_now()
        self._actions[command_id].trigger()
