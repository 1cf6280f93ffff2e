"""A child process that reads its job and never answers."""

from __future__ import annotations

import sys
import threading

if __name__ == "__main__":
    sys.stdin.buffer.read()
    threading.Event().wait()
