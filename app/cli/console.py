"""How the commands speak: error lines, progress, exit statuses."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Iterable
from typing import Final, TextIO

from app.model.errors import VidimusError
from app.model.redact import masked

OK: Final = 0
SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130

_LONGEST: Final = 1_000
_BETWEEN: Final = 0.1
"""Seconds between two updates of the progress line."""


class UsageError(Exception):
    """What was asked for makes no sense; ``provider`` where it is about one."""

    def __init__(self, message: str, provider: str = "-") -> None:
        super().__init__(message)
        self.provider = provider


def one_line(text: str, limit: int = _LONGEST) -> str:
    """Text from outside on one line, without control and direction-override characters, cut to a length."""
    spaced = " ".join(text[: 4 * limit].split())
    kept = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"


def shown(source: str) -> str:
    """A path or link as error lines name it: a password in a link stays out."""
    if not is_link(source):
        return source
    from urllib.parse import urlsplit

    parts = urlsplit(source)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def is_link(source: str) -> bool:
    """Whether an input is an http(s) link."""
    return source.lower().startswith(("http://", "https://"))


def tell(file: str, provider: str, kind: str, sentence: str) -> None:
    """One error line: ``vidimus: FILE: PROVIDER: KIND: sentence``."""
    PROGRESS.clear()
    name = os.fsencode(file).decode("utf-8", "replace")
    line = f"vidimus: {one_line(name)}: {one_line(provider)}: {kind}: {one_line(sentence)}\n"
    sys.stderr.write(line)
    sys.stderr.flush()


def tell_error(file: str, provider: str, error: VidimusError, secrets: Iterable[str] = ()) -> None:
    """The error line of an error of the tree."""
    tell(file, provider, error.kind, masked(str(error), secrets))


def say(sentence: str) -> None:
    """A word about what is going on, which is no error, on standard error."""
    PROGRESS.clear()
    sys.stderr.write(f"vidimus: {one_line(sentence)}\n")
    sys.stderr.flush()


class ProgressLine:
    """One line on standard error that changes in place; nothing at all unless that is a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream
        self._shown = False
        self._last = 0.0
        self._stage = ""

    def show(self, sentence: str, stage: str = "") -> None:
        """Put this in place of what stands there; too quick a change within one stage is passed over."""
        stream = self._stream or sys.stderr
        now = time.monotonic()
        if not stream.isatty() or (stage == self._stage and now - self._last < _BETWEEN):
            return
        self._last = now
        self._stage = stage
        self._shown = True
        stream.write(f"\r\x1b[K{one_line(sentence, 100)}")
        stream.flush()

    def clear(self) -> None:
        """Take the line away."""
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
