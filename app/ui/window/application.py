"""Starts the window: application, one hook for defects, theme, frame; the rest after the first paint."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

import app
from app.config.settings import CONTRAST, LANGUAGE, THEME
from app.ui.base import error_hook
from app.ui.base.i18n import use_language
from app.ui.base.preferences import Preferences
from app.ui.widgets.theme import Theme
from app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

SWITCH_SECONDS = 0.0003
"""How long a worker may keep the interpreter's lock while the window wants it."""
Started = Callable[[MainWindow], None]


def run(paths: Sequence[str] = (), *, started: Started | None = None) -> int:
    """Show the window with these images (paths or links) until it is closed; return the exit status.

    Without any, open the images of last time, or the bundled sample. ``started`` is called with the window
    once it is assembled (benchmarks and end-to-end tests).
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([sys.argv[0] if sys.argv else "vidimus"])
    application.setApplicationName("vidimus")
    application.setApplicationDisplayName("")
    application.setApplicationVersion(app.__version__)
    application.setDesktopFileName("vidimus")
    sys.setswitchinterval(SWITCH_SECONDS)
    window = make_window(application)
    assembly = _Assembly(window, tuple(paths), started)  # held here: Qt keeps no plain object alive
    window.painted.connect(assembly.start)
    window.show()
    signal.signal(signal.SIGINT, lambda *_: window.close())
    waker = QTimer(window)  # lets Python notice Ctrl+C in the terminal
    waker.start(500)
    waker.timeout.connect(_nothing)
    try:
        status = application.exec()
    finally:
        if window.assembled:
            window.startup_shutdown.end()
        error_hook.remove()
    return status


def make_window(application: QApplication) -> MainWindow:
    """Return the window, neither shown nor assembled yet."""
    preferences = Preferences.load()
    use_language(application, preferences.get(LANGUAGE))
    theme = Theme(application, preferences.get(THEME), preferences.get(CONTRAST))
    return MainWindow(preferences, theme, _geometry(preferences.folder))


def _geometry(folder: Path) -> QSettings:
    return QSettings(os.fspath(folder / "window.ini"), QSettings.Format.IniFormat)


def _nothing() -> None:
    return


class _Assembly:
    """Assembles the window after the first paint, and opens what was asked for."""

    def __init__(self, window: MainWindow, paths: tuple[str, ...], started: Started | None) -> None:
        self._window = window
        self._paths = paths
        self._started = started

    def start(self) -> None:
        QTimer.singleShot(0, self._window, self._go)

    def _go(self) -> None:
        from app.ui.window.assembly import assemble

        assemble(self._window)
        error_hook.install(self._window.startup_shutdown.show_defect)
        if self._started is not None:
            self._started(self._window)
        self._window.startup_shutdown.begin(self._paths)
