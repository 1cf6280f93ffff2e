"""Passwords of PDF files, given in this run of the program and kept nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Final

_MOST: Final = 20
_lock = threading.Lock()
_known: list[str] = []


def add_passwords(passwords: Iterable[str]) -> None:
    """Try these passwords from now on, before those given earlier; the oldest of many are forgotten."""
    with _lock:
        for password in passwords:
            if password in _known:
                _known.remove(password)
            _known.insert(0, password)
        del _known[_MOST:]


def known_passwords() -> tuple[str, ...]:
    """Return the passwords to be tried, the one given last first."""
    with _lock:
        return tuple(_known)


def forget_passwords() -> None:
    """Forget all passwords."""
    with _lock:
        _known.clear()
