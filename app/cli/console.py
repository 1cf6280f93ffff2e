"""What commands print: error lines, progress and output; and their exit statuses."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from typing import Final, TextIO

from app.model.errors import PasswordError, VidimusError
from app.model.links import without_user_info
from app.model.redact import masked
from app.model.safe_text import one_line

OK: Final = 0
SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130

_MAX_LINE: Final = 1_000
_MIN_INTERVAL: Final = 0.1
"""Seconds between two updates of the progress line within one stage."""


class UsageError(Exception):
    """A command line that makes no sense; ``provider`` and ``file`` are what it is about, or ``-``."""

    def __init__(self, message: str, provider: str = "-", file: str = "-") -> None:
        super().__init__(message)
        self.provider = provider
        self.file = file


def source_name(source: str) -> str:
    """Return a path or link as error lines name it, without the password of a link."""
    return without_user_info(source)


def print_failure(file: str, provider: str, kind: str, sentence: str) -> None:
    """Print an error line: ``vidimus: FILE: PROVIDER: KIND: sentence``."""
    PROGRESS.clear()
    name = os.fsencode(file).decode("utf-8", "replace")
    where = f"{one_line(name, _MAX_LINE)}: {one_line(provider, _MAX_LINE)}"
    sys.stderr.write(f"vidimus: {where}: {kind}: {one_line(sentence, _MAX_LINE)}\n")
    sys.stderr.flush()


def print_error(file: str, provider: str, error: VidimusError, secrets: Iterable[str] = ()) -> None:
    """Print the error line of an error, with secrets masked."""
    hint = "; give it with --password-file, or in VIDIMUS_PDF_PASSWORD"
    sentence = f"{error}{hint if isinstance(error, PasswordError) else ''}"
    print_failure(file, provider, error.kind, masked(sentence, secrets))


def print_notice(sentence: str) -> None:
    """Print a sentence that is no error to standard error."""
    PROGRESS.clear()
    sys.stderr.write(f"vidimus: {one_line(sentence, _MAX_LINE)}\n")
    sys.stderr.flush()


class ProgressLine:
    """A line on standard error that is changed in place; it shows only on a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream
        self._shown = False
        self._last = 0.0
        self._stage = ""

    def show(self, sentence: str, stage: str = "") -> None:
        """Show a sentence instead of the one before; changes in quick succession in one stage are skipped."""
        stream = self._stream or sys.stderr
        now = time.monotonic()
        if not stream.isatty() or (stage == self._stage and now - self._last < _MIN_INTERVAL):
            return
        self._last = now
        self._stage = stage
        self._shown = True
        stream.write(f"\r\x1b[K{one_line(sentence, 100)}")
        stream.flush()

    def clear(self) -> None:
        """Remove the line from the terminal."""
        if self._shown:
            stream = self._stream or sys.stderr
            stream.write("\r\x1b[K")
            stream.flush()
            self._shown = False


PROGRESS: Final = ProgressLine()


def write_output(data: bytes) -> None:
    """Write to standard output at once."""
    PROGRESS.clear()
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
