"""How the child process behaves towards the machine: low priority, no litter, no life after its parent."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import sys
import threading
from typing import NoReturn

_PR_SET_PDEATHSIG = 1
NICENESS = 5
"""How far behind the window the child stands in the queue for the processor."""


def lower_priority() -> None:
    """Lower this process's priority, so that the window's threads run first."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.nice(NICENESS)


def die_with_parent() -> None:
    """End this process and all it started as soon as its parent is gone.

    On Linux; elsewhere the end of input does the same. The signal is waited for in a thread of its
    own, since Python's handlers wait for the main thread, which may be inside a long native call.
    """
    if sys.platform != "linux":
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})

    def wait() -> None:
        signal.sigwait({signal.SIGHUP})
        kill_process_group()

    threading.Thread(target=wait, name="parent-watch", daemon=True).start()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGHUP, 0, 0, 0)


def kill_process_group() -> NoReturn:
    """Kill this process and, where it leads a process group of its own, everything in that."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def release_memory() -> None:
    """Give freed memory back to the system; the allocator of glibc keeps it otherwise."""
    gc.collect()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # other C libraries have no such call
            ctypes.CDLL(None).malloc_trim(0)
