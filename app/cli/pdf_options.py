"""What the command line says of PDF files: at which resolution they are opened, and with which passwords."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Final

from app.cli.console import UsageError
from app.imaging.pdf_passwords import add_passwords
from app.model.system_errors import reason

PASSWORD_VARIABLE: Final = "VIDIMUS_PDF_PASSWORD"  # noqa: S105 - the name of a variable
_LEAST_DPI: Final = 36
_MOST_DPI: Final = 2_400
_MOST_BYTES: Final = 65_536


def add_pdf_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--dpi`` and ``--password-file`` to a command that opens images."""
    parser.add_argument(
        "--dpi", type=_dpi, metavar="N", help="resolution at which pages of a PDF are opened; 300"
    )
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        help=f"passwords of encrypted PDF files, one a line, tried in turn; or one in {PASSWORD_VARIABLE}",
    )


def use_passwords(file: str | None) -> None:
    """Take the passwords of a file, and the one of the environment; raises UsageError.

    They are never taken from the command line itself, which other users of the machine can read.
    """
    if given := os.environ.get(PASSWORD_VARIABLE):
        add_passwords([given])
    if file is None:
        return
    try:
        with Path(file).open("rb") as stream:
            text = stream.read(_MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot read the passwords in {file}: {reason(error)}", file=file) from None
    except UnicodeDecodeError:
        raise UsageError(f"the passwords in {file} are not UTF-8", file=file) from None
    add_passwords(reversed([line for line in text.splitlines() if line]))


def _dpi(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not _LEAST_DPI <= int(text[:6]) <= _MOST_DPI:
        raise argparse.ArgumentTypeError(f"{text} is not a number from {_LEAST_DPI} to {_MOST_DPI}")
    return int(text)
