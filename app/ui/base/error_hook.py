"""One hook for everything that is a defect of ours: logged, told in one sentence, never a traceback shown."""

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
_before: list[Any] = []


def install(tell: Callable[[str], object]) -> None:
    """Send exceptions of slots, paint events, threads and workers, and Qt's messages, to the log.

    ``tell`` hears one sentence per exception; it may be called from any thread.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.error("a defect", exc_info=(kind, error, trace))
        tell(
            tr("Something went wrong inside Vidimus ({error}). What you see may be incomplete.").format(
                error=kind.__name__
            )
        )

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    _before[:] = [sys.excepthook, threading.excepthook, qInstallMessageHandler(_qt_message)]
    sys.excepthook = hook
    threading.excepthook = thread_hook


def remove() -> None:
    """Put back what was there before."""
    if _before:
        sys.excepthook, threading.excepthook = _before[0], _before[1]
        qInstallMessageHandler(_before[2])
        _before.clear()


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "qt", message)
