"""The commands without a window: ``vidimus analyze``, ``import``, ``render``, ``providers``, ``credentials``.

Nothing here imports Qt, and what is slow to import is imported where it is used.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Final

from app.cli.console import INTERRUPTED, PROGRESS, SOME_FAILED, WRONG_USAGE, UsageError, tell, tell_error
from app.model.errors import VidimusError

__all__ = ["COMMANDS", "guarded", "main"]

COMMANDS: Final = ("analyze", "import", "render", "providers", "credentials")


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit status (0, 1, 2 or 130).

    ``arguments`` are those after the program's name, beginning with the command, ``--help`` or
    ``--version``. Whatever goes wrong becomes one line on standard error.
    """

    def carry_out() -> int:
        from app.cli.arguments import parsed  # the window starts without it

        given = parsed(arguments)
        status: int = given.run(given)
        return status

    return guarded(carry_out)


def guarded(work: Callable[[], int]) -> int:
    """The exit status of ``work``; whatever it raises becomes one line on standard error."""
    _quiet()
    try:
        status = work()
        sys.stdout.flush()
    except SystemExit as end:  # argparse has printed its help or version
        return int(end.code or 0)
    except KeyboardInterrupt:
        PROGRESS.clear()
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a traceback helps nobody at a terminal
        return _told(error)
    return status


def _told(error: Exception) -> int:
    if isinstance(error, BaseExceptionGroup):
        first = error.exceptions[0]
        return _told(first) if isinstance(first, Exception) else SOME_FAILED
    if isinstance(error, BrokenPipeError):
        _forget_output()
    elif isinstance(error, UsageError):
        tell("-", error.provider, "unsupported", str(error))
        return WRONG_USAGE
    elif isinstance(error, VidimusError):
        tell_error("-", "-", error)
    elif _debugging():
        raise error
    else:
        what = f"Vidimus failed ({type(error).__name__}); this is a defect, VIDIMUS_DEBUG=1 shows where"
        tell("-", "-", "service", what)
    return SOME_FAILED


def _debugging() -> bool:
    return bool(os.environ.get("VIDIMUS_DEBUG"))


def _quiet() -> None:
    """Keep log records and warnings, which are for us, away from the user's terminal."""
    if _debugging():
        logging.basicConfig(level=logging.DEBUG)
        return
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _forget_output() -> None:
    """Whoever read our output has gone; what is still buffered must not complain at exit."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # it is no real file
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)
