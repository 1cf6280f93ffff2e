"""The program: ``python -m app`` and ``vidimus``. A command needs no window; anything else opens it."""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import suppress
from typing import Final

WORKER: Final = "vidimus-worker"
"""How the names of the window's worker threads begin."""
_PATIENCE: Final = 0.5


def main() -> int:
    """Carry out the command line; returns the exit status."""
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
    """End at once where a worker is in the middle of something: the window it was for is gone.

    A decoder in C cannot be stopped, and Python would wait for it. Everything that is to be kept is kept.
    """
    workers = [t for t in threading.enumerate() if t.name.startswith(WORKER)]
    for worker in workers:
        worker.join(_PATIENCE / len(workers))
    if any(worker.is_alive() for worker in workers):
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
