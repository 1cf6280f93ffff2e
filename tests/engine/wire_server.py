"""A real HTTP/1.1 server on loopback that answers from a script, faults included."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from .jumping_loop import jump

Answer = Callable[[asyncio.StreamWriter], None]


def reply(status: int, body: bytes = b"{}", **headers: str) -> Answer:
    """A whole, well-formed answer; header names are written with dashes for underscores."""

    def write(writer: asyncio.StreamWriter) -> None:
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)

    return write


def cut_off(writer: asyncio.StreamWriter) -> None:
    """Promises a hundred bytes, sends ten."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789")


def hang_up(writer: asyncio.StreamWriter) -> None:
    """Closes without a word."""


class Silence:
    """Takes the request, begins an answer at most, and says no more until the client goes.

    On a loop that can, so many ``seconds`` pass meanwhile.
    """

    def __init__(self, seconds: float, beginning: bytes = b"") -> None:
        self._seconds = seconds
        self._beginning = beginning

    def __call__(self, writer: asyncio.StreamWriter) -> None:
        writer.write(self._beginning)
        jump(self._seconds)


def silent(seconds: float) -> Answer:
    """Says nothing for so long."""
    return Silence(seconds)


def stalled(seconds: float) -> Answer:
    """Begins an answer and goes no further for so long."""
    return Silence(seconds, b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789")


def raw(data: bytes) -> Answer:
    """These bytes and nothing else."""
    return lambda writer: writer.write(data)


@dataclass
class WireServer:
    """What was asked of it, and what it will answer, in order; the last answer repeats."""

    answers: list[Answer]
    requests: list[bytes] = field(default_factory=list)
    url: str = ""
    connections: list[asyncio.Task[Any] | None] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections.append(asyncio.current_task())
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                (
                    int(line.split(b":")[1])
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"content-length:")
                ),
                0,
            )
            self.requests.append(head + await reader.readexactly(length))
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            answer(writer)
            await writer.drain()
            if isinstance(answer, Silence):
                await reader.read()
        finally:
            writer.close()


@asynccontextmanager
async def wire_server(*answers: Answer) -> AsyncIterator[WireServer]:
    server = WireServer(list(answers))
    listener = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    async with listener:
        server.url = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}/"
        try:
            yield server
        finally:
            ended = [task for task in server.connections if task]
            if ended:
                await asyncio.wait(ended)
