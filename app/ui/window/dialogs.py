"""Opens the dialogs and lists that belong to the whole window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.help.manual_window import ManualLibrary
    from app.ui.session.context import Context

Areas = Sequence[tuple[QWidget, str]]
"""Parts of the window, each with the menu whose commands are for that part; inner parts first."""


class Dialogs:
    """Makes and shows each dialog when it is asked for, imports included."""

    def __init__(
        self,
        context: Context,
        open_paths: Callable[[Iterable[str]], object],
        areas: Areas,
        manual: ManualLibrary,
    ) -> None:
        self._context = context
        self._manual = manual
        self._open_paths = open_paths
        self._areas = tuple(areas)

    def open_palette(self) -> None:
        """Show the command palette; commands of the part that has the focus come early."""
        from app.ui.window.command_palette import CommandPalette

        palette = CommandPalette(self._context, self._menu_of_focus(), self._manual)
        palette.show()
        palette.field.setFocus()

    def open_recent(self) -> None:
        """Show the files opened lately."""
        from app.ui.window.recent_files import RecentFiles

        files = RecentFiles(self._context, self._open_paths)
        files.show()
        files.field.setFocus()

    def open_keys(self) -> None:
        """Show the sheet of keys."""
        from app.ui.window.key_sheet import KeySheet

        KeySheet(self._context).open()

    def open_key_changes(self) -> None:
        """Show the page where keys are changed."""
        from app.ui.window.key_changes import KeyChanges

        KeyChanges(self._context).open()

    def open_manual(self) -> None:
        """Show the manual."""
        self._manual.open()

    def open_about(self) -> None:
        """Show the version and the licences of what Vidimus is made of."""
        from app.ui.window.about import About

        About(self._context).open()

    def open_settings(self) -> None:
        """Show the settings."""
        from app.ui.settings.settings_dialog import SettingsDialog

        SettingsDialog(self._context).open()

    def open_providers(self, provider: str = "") -> None:
        """Show credentials, addresses and options of the providers, beginning with one of them."""
        from app.ui.settings.providers_dialog import ProvidersDialog

        ProvidersDialog(self._context, provider).open()

    def _menu_of_focus(self) -> str:
        focus: QWidget | None = self._context.widget.focusWidget()
        menus = (menu for area, menu in self._areas if focus is not None and area.isAncestorOf(focus))
        return next(menus, "File")
