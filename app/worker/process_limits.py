"""What a child process that opens a stranger's file may use of the machine."""

from __future__ import annotations

import ctypes
import signal
import sys
from contextlib import suppress
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_OPEN_FILES: Final = 64
"""Files at most: the document itself, and fonts of the system that it names but does not hold."""


def limit_process(memory: int, seconds: int) -> None:
    """Bound this process for good: bytes of address space, seconds of processor time, open files.

    It can write no file and dies with its parent; on Linux it has no network where the system lets a
    process give that up. Windows has none of these limits; there the parent's clock alone ends it.
    """
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_AS, memory),
    ):
        with suppress(ValueError, OSError):  # a lower limit is set already
            resource.setrlimit(kind, (most, most))
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        library.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
