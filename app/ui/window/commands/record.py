"""What a command is, and when commands make sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.widgets.shortcuts import Shortcut

if TYPE_CHECKING:
    from app.ui.compare.compare_controller import CompareController
    from app.ui.quality.quality_controller import QualityController
    from app.ui.window.main_window import MainWindow


def always(_window: MainWindow) -> bool:
    """Return True: the command is possible at any time."""
    return True


def has_image(window: MainWindow) -> bool:
    """Return True if there is a current image."""
    return window.session.current is not None


def has_text(window: MainWindow) -> bool:
    """Return True if text was found in the current image."""
    return window.findings.has_text


def has_findings(window: MainWindow) -> bool:
    """Return True if anything was found in the current image."""
    return bool(window.findings.content.rows)


def listing(window: MainWindow) -> CompareController | QualityController | None:
    """Return what lists differences or errors now: the comparison or the quality, if its tab is shown."""
    return next((each for each in (window.compare, window.quality) if each.active), None)


@dataclass(frozen=True)
class Command(Shortcut):
    """One thing the window does.

    ``keys`` are portable key sequences, the first is the one shown. ``when`` says whether the command is
    possible now, ``checked`` (for switches) whether it is on. Lines part the groups of a menu; ``submenu``
    is the title of the menu within the menu that holds the command, empty for none.
    """

    id: str
    title: str
    menu: str
    run: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    when: Callable[[MainWindow], bool] = always
    checked: Callable[[MainWindow], bool] | None = None
    group: int = 0
    submenu: str = ""
