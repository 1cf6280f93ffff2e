"""What a command is, and when commands make sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.widgets.shortcuts import Shortcut

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
class Command(Shortcut):
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
