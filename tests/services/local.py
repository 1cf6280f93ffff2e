"""A real HTTP server on loopback whose answers follow a service's rules, faults included on demand."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names are lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """One answer to send."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """The service says no: raised by rules, sent as it is."""

    def __init__(self, status: int, body: Any, **headers: str) -> None:
        super().__init__(f"{status} {body}")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answer = Answer(json.dumps(body).encode(), status, named)


Rule = Callable[[Asked], Answer]
Fault = Callable[[Answer, "_Handler"], Answer | None]
"""Gets the answer of the rule; returns what to send instead, or None when it has sent what it wanted."""


class LocalServer(ThreadingHTTPServer):
    """Answers by ``rule``; each of ``faults`` (None: no fault) is spent on one request, in order."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, rule: Rule) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.rule = rule
        self.faults: deque[Fault | None] = deque()
        self.always: Fault | None = None
        self.asked: list[Asked] = []
        self.refused: list[str] = []
        self.ended = threading.Event()
        self._connections: list[socket.socket] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answer(self, asked: Asked) -> tuple[Answer, Fault | None]:
        self.asked.append(asked)
        try:
            answer = self.rule(asked)
        except Refusal as refusal:
            self.refused.append(str(refusal))
            answer = refusal.answer
        return answer, self.faults.popleft() if self.faults else self.always

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._connections.append(connection)
        return connection, address

    def hang_up(self) -> None:
        """End the connections that clients keep open."""
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients hang up; that is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: LocalServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        answer, fault = self.server.answer(Asked(self.command, parts.path, query, headers, body))
        sent = fault(answer, self) if fault else answer
        if sent is not None:
            self.send(sent)

    def do_GET(self) -> None:
        self.do_POST()

    def send(self, answer: Answer, promised: int | None = None) -> None:
        self.send_response(answer.status)
        for name, value in {"Content-Type": "application/json", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body) if promised is None else promised))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_arguments: Any) -> None:
        """Nothing: tests look at standard error."""


def status(code: int, body: Any = None, **headers: str) -> Fault:
    """Return a fault that sends this status and JSON in place of the answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _answer, _handler: Answer(json.dumps(body or {}).encode(), code, named)


def html(_answer: Answer, _handler: _Handler) -> Answer:
    """Send a captive portal's page with status 200."""
    return Answer(b"<!doctype html><title>Sign in</title><p>Welcome to the hotel", 200, {})


def truncated(answer: Answer, _handler: _Handler) -> Answer:
    """Send JSON that stops in the middle, in an answer that is whole."""
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def reset(answer: Answer, handler: _Handler) -> None:
    """Send half of the answer, then tear the connection down."""
    handler.send(replace(answer, body=answer.body[: len(answer.body) // 2]), promised=len(answer.body))
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def drip(answer: Answer, handler: _Handler) -> None:
    """Send a byte now and then, until the client goes or the test ends."""
    handler.close_connection = True
    handler.send(Answer(b"", 200), promised=len(answer.body) + 10_000)
    while not handler.server.ended.wait(0.05):
        try:
            handler.wfile.write(b" ")
        except OSError:
            return


def huge(size: int, beginning: bytes = b"") -> Fault:
    """Return a fault that sends an answer of ``size`` bytes in pieces."""

    def send(_answer: Answer, handler: _Handler) -> None:
        handler.close_connection = True
        handler.send(Answer(beginning), promised=size)
        piece = b" " * 2**20
        remaining = size - len(beginning)
        try:
            while remaining > 0:
                handler.wfile.write(piece[: min(remaining, len(piece))])
                remaining -= len(piece)
        except OSError:
            return

    return send


def padded(size: int) -> Fault:
    """Return a fault that adds ``size`` bytes under a key the client does not know, as valid JSON."""

    def send(answer: Answer, _handler: _Handler) -> Answer:
        more = b', "unknown": "' + b"x" * size + b'"}'
        return replace(answer, body=answer.body.rstrip().removesuffix(b"}") + more)

    return send


def changed(change: Callable[[Any], Any]) -> Fault:
    """Return a fault that sends the JSON after ``change``, which may alter it in place and return None."""

    def send(answer: Answer, _handler: _Handler) -> Answer:
        body = json.loads(answer.body)
        altered = change(body)
        return replace(answer, body=json.dumps(body if altered is None else altered).encode())

    return send


@contextmanager
def serving(rule: Rule) -> Iterator[LocalServer]:
    """Run a server by this rule, and end it with all its threads."""
    server = LocalServer(rule)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.hang_up()
        server.server_close()
        thread.join()
