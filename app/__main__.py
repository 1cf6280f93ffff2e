"""The program: ``python -m app`` and ``vidimus``. A command needs no window; anything else opens it."""

from __future__ import annotations

import sys


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
            from app.ui.app import run
        except ImportError as error:  # Qt without the system's libraries
            why = f"the window cannot be loaded ({error})"
        else:
            return run(arguments)
    from app.cli import headless

    return headless.run(arguments, why)


if __name__ == "__main__":
    raise SystemExit(main())
