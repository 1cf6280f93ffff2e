"""The on-device child process: ``python -m app.reader``, spoken to as ``app.model.job`` says.

It reads jobs from standard input and writes answers to what was standard output when it started;
descriptor 1 then leads to standard error, so that nothing a library prints can break the framing.
It ends, with everything it started, when its input ends or its parent dies.
"""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from app.model.job import FromReader, Progress, ReadJob, ReadReply, Ready, ToReader, WarmUp
from app.reader import process_lifetime

IDLE_SECONDS = 2.0
"""Quiet time after which memory goes back to the system."""

_decoder: msgspec.msgpack.Decoder[ToReader] = msgspec.msgpack.Decoder(ToReader)
_encoder = msgspec.msgpack.Encoder()
_log = logging.getLogger("app.reader")


def main() -> None:
    """Serve until standard input ends; never returns."""
    source, sink = _take_over_pipes()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(name)s: %(message)s")
    process_lifetime.lower_priority()
    process_lifetime.die_with_parent()
    serve(source, sink, process_lifetime.kill_process_group)
    process_lifetime.kill_process_group()


def serve(source: BinaryIO, sink: BinaryIO, at_end: Callable[[], None]) -> None:
    """Answer every message of ``source`` on ``sink``, one after the other.

    ``at_end`` is called in the reading thread as soon as the input ends or makes no sense, also in
    the middle of a job; when it returns, the jobs already read are finished first.
    """
    inbox: queue.SimpleQueue[ReadJob | WarmUp | None] = queue.SimpleQueue()

    def read() -> None:
        try:
            while (message := receive(source)) is not None:
                inbox.put(message)
        except (OSError, msgspec.DecodeError):
            _log.exception("the input makes no sense")
        at_end()
        inbox.put(None)

    threading.Thread(target=read, name="jobs", daemon=True).start()
    while (message := _next(inbox)) is not None:
        send(sink, _reply(message, lambda progress: send(sink, progress)))
        del message  # its image is not kept while we wait


def receive(source: BinaryIO) -> ReadJob | WarmUp | None:
    """Return the next message, ``None`` at the end of input; raises msgspec.DecodeError for anything else."""
    head = source.read(4)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    body = source.read(length)
    if len(head) < 4 or len(body) < length:
        raise msgspec.DecodeError("the input ends inside a message")
    return _decoder.decode(body)


def send(sink: BinaryIO, message: FromReader) -> None:
    """Write one message."""
    body = _encoder.encode(message)
    sink.write(len(body).to_bytes(4, "big") + body)
    sink.flush()


def _next(inbox: queue.SimpleQueue[ReadJob | WarmUp | None]) -> ReadJob | WarmUp | None:
    try:
        return inbox.get(timeout=IDLE_SECONDS)
    except queue.Empty:
        process_lifetime.release_memory()
        return inbox.get()


def _reply(message: ReadJob | WarmUp, on_progress: Callable[[Progress], None]) -> ReadReply | Ready:
    from app.reader import job

    if isinstance(message, WarmUp):
        return Ready(id=message.id, tesseract=job.warm_up())
    return job.run_job(message, on_progress)


def _take_over_pipes() -> tuple[BinaryIO, BinaryIO]:
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)  # programs started from here must not eat the jobs
    os.close(nothing)
    os.dup2(2, 1)
    return os.fdopen(source, "rb"), os.fdopen(sink, "wb")


if __name__ == "__main__":
    main()
