"""The program: ``python -m app`` and ``vidimus``. Commands need no window; other arguments open it."""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import suppress
from typing import Final

WORKER: Final = "vidimus-worker"
"""Prefix of the names of the window's worker threads."""
_WORKER_GRACE: Final = 0.5
"""Seconds all worker threads together get to end."""


def main() -> int:
    """Carry out the command line and return the exit status."""
    arguments = sys.argv[1:]
    from app import cli

    if arguments and arguments[0] in {*cli.COMMANDS, "-h", "--help", "--version"}:
        return cli.main(arguments)
    return cli.guarded(lambda: _window(arguments))


def _window(arguments: list[str]) -> int:
    from app.cli.display import why_no_window

    why = why_no_window()
    if why is None:
        try:
            from app.ui.window.application import run
        except ImportError as error:  # Qt without the system's libraries
            why = f"the window cannot be loaded ({error})"
        else:
            return _leave(run(arguments))
    from app.cli import headless

    return headless.run(arguments, why)


def _leave(status: int) -> int:
    """Return the exit status, or end the process at once where a worker thread is still busy.

    A decoder in C cannot be stopped, and Python would wait for it, although the window is gone. All data
    is stored by then.
    """
    workers = [t for t in threading.enumerate() if t.name.startswith(WORKER)]
    for worker in workers:
        worker.join(_WORKER_GRACE / len(workers))
    if any(worker.is_alive() for worker in workers):
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
