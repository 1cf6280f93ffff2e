"""The commands without a window: ``vidimus analyze``, ``import``, ``render``, ``evaluate``, ``providers`` ….

Nothing here imports Qt, and what is slow to import is imported where it is used.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Final

from app.cli.console import (
    INTERRUPTED,
    PROGRESS,
    SOME_FAILED,
    WRONG_USAGE,
    UsageError,
    print_error,
    print_failure,
)
from app.model.errors import VidimusError

__all__ = ["COMMANDS", "guarded", "main"]

COMMANDS: Final = ("analyze", "import", "render", "evaluate", "providers", "credentials")


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit status (0, 1, 2 or 130).

    ``arguments`` are those after the program's name, beginning with the command, ``--help`` or
    ``--version``. Whatever goes wrong becomes one line on standard error.
    """

    def carry_out() -> int:
        from app.cli.arguments import parse_arguments  # the window starts without it

        given = parse_arguments(arguments)
        status: int = given.run(given)
        return status

    return guarded(carry_out)


def guarded(work: Callable[[], int]) -> int:
    """Return the exit status of ``work``; whatever it raises becomes one line on standard error."""
    _silence_logs()
    try:
        status = work()
        sys.stdout.flush()
    except SystemExit as end:  # argparse has printed its help or version
        return int(end.code or 0)
    except KeyboardInterrupt:
        PROGRESS.clear()
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a traceback helps nobody at a terminal
        return _report(error)
    return status


def _report(error: Exception) -> int:
    if isinstance(error, BaseExceptionGroup):
        first = error.exceptions[0]
        return _report(first) if isinstance(first, Exception) else SOME_FAILED
    if isinstance(error, BrokenPipeError):
        _discard_output()
    elif isinstance(error, UsageError):
        print_failure(error.file, error.provider, "unsupported", str(error))
        return WRONG_USAGE
    elif isinstance(error, VidimusError):
        print_error("-", "-", error)
    elif _debugging():
        raise error
    else:
        sentence = f"Vidimus failed ({type(error).__name__}); this is a defect, VIDIMUS_DEBUG=1 shows where"
        print_failure("-", "-", "service", sentence)
    return SOME_FAILED


def _debugging() -> bool:
    return bool(os.environ.get("VIDIMUS_DEBUG"))


def _silence_logs() -> None:
    """Keep log records and warnings away from the user's terminal, unless ``VIDIMUS_DEBUG`` is set."""
    if _debugging():
        logging.basicConfig(level=logging.DEBUG)
        return
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _discard_output() -> None:
    """Send what is still buffered nowhere, after the reader of standard output has gone.

    Python would complain at exit that it cannot be written.
    """
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # it is no real file
        return
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
