"""Child processes that misbehave on purpose, in place of ``app.reader``; argument by environment."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from app.model.job import FromReader, ReadReply, Ready
from app.reader import process_lifetime
from app.reader.__main__ import send


def answer(message: FromReader) -> None:
    send(sys.stdout.buffer, message)


def main() -> None:
    """Do what ``STRANGE`` says."""
    match os.environ["STRANGE"]:
        case "garbage":
            sys.stdout.buffer.write(b"\x00\x00\x00\x05hello")
        case "long":
            sys.stdout.buffer.write(b"Traceback (most recent call last)")
        case "other-id":
            answer(ReadReply(id=99))
        case "wrong-answer":
            answer(Ready(id=1))
        case "reply-to-all":
            answer(ReadReply(id=0))
        case "exit":
            os.write(2, b"no such library\n")
            os._exit(3)
        case "mute":
            os.close(1)
            time.sleep(600)
        case "family":
            process_lifetime.die_with_parent()
            with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as grandchild:
                os.write(2, f"{os.getpid()} {grandchild.pid}\n".encode())
    sys.stdout.flush()
    sys.stdin.buffer.read()


main()
