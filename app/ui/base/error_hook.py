"""One hook for every exception nobody caught: logged, and shown in one sentence without a traceback."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.ui.base.i18n import tr

_log = logging.getLogger("app.ui")
_qt_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_previous_hooks: list[Any] = []


def install(show: Callable[[str], object]) -> None:
    """Send exceptions of slots, paint events, threads and workers, and Qt's messages, to the log.

    ``show`` gets one sentence for each exception; it may be called from any thread.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.error("a defect", exc_info=(kind, error, trace))
        show(
            tr("Something went wrong inside Vidimus ({error}). What you see may be incomplete.").format(
                error=kind.__name__
            )
        )

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    _previous_hooks[:] = [sys.excepthook, threading.excepthook, qInstallMessageHandler(_qt_message)]
    sys.excepthook = hook
    threading.excepthook = thread_hook


def remove() -> None:
    """Put back the hooks that were there before ``install``."""
    if _previous_hooks:
        sys.excepthook, threading.excepthook = _previous_hooks[0], _previous_hooks[1]
        qInstallMessageHandler(_previous_hooks[2])
        _previous_hooks.clear()


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "qt", message)
