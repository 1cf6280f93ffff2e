"""What a command is, and when commands make sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.base.i18n import tr
from app.ui.widgets import keymap

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


def always(_window: MainWindow) -> bool:
    """At any time."""
    return True


def has_image(window: MainWindow) -> bool:
    """An image is looked at."""
    return window.session.current is not None


def has_text(window: MainWindow) -> bool:
    """Text was found in it."""
    return window.findings.has_text


def has_findings(window: MainWindow) -> bool:
    """Anything was found in it."""
    return bool(window.findings.content.rows)


@dataclass(frozen=True)
class Command:
    """One thing the window does.

    ``keys`` are portable key sequences, the first is the one shown. ``when`` says whether it makes
    sense now, ``checked`` (for switches) whether it is on. ``group`` parts a menu by lines.
    """

    id: str
    title: str
    menu: str
    run: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    when: Callable[[MainWindow], bool] = always
    checked: Callable[[MainWindow], bool] | None = None
    group: int = 0

    @property
    def key(self) -> str:
        """The key as this platform writes it, empty without one."""
        return keymap.native(self.used[0]) if self.used else ""

    @property
    def used(self) -> tuple[str, ...]:
        """The keys in force: its own, or those the user gave it."""
        return keymap.keys_of(self.id, self.keys)

    @property
    def tip(self) -> str:
        """Title and key in one line, for tool tips."""
        return f"{self.name} ({self.key})" if self.key else self.name

    @property
    def shown(self) -> str:
        """The title in the user's language."""
        return tr(self.title)

    @property
    def name(self) -> str:
        """The same without the dots that promise a question."""
        return self.shown.rstrip("…")
