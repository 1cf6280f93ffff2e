"""A service on loopback, pictures, and the program run in this process or its own."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import PIL.Image

from tests.conftest import ROOT

FACE = {
    "boundingPoly": {
        "vertices": [{"x": 2, "y": 3}, {"x": 12, "y": 3}, {"x": 12, "y": 13}, {"x": 2, "y": 13}]
    },
    "detectionConfidence": 0.75,
}
FOUND = json.dumps({"responses": [{"faceAnnotations": [FACE]}]}).encode()


class Service(ThreadingHTTPServer):
    """Answers every POST with ``status`` and ``answer`` (None: a face in each image), GET with a picture."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.answer: bytes | None = None
        self.picture = b""
        self.requests: list[bytes] = []
        self.headers: list[str] = []
        self.asked = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that were killed have hung up; that is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append(body)
        self.server.headers.append(str(self.headers))
        self.server.asked.set()
        self.server.go_on.wait(30)
        count = len(json.loads(body).get("requests", [0]))
        answer = self.server.answer
        if answer is None:
            answer = json.dumps({"responses": [{"faceAnnotations": [FACE]}] * count}).encode()
        self._reply(self.server.status, answer)

    def do_GET(self) -> None:
        self._reply(200 if self.path.startswith("/pic") else 404, self.server.picture)

    def _reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Nothing: tests look at standard error."""


@contextmanager
def service() -> Iterator[Service]:
    server = Service()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.go_on.set()
        server.shutdown()
        server.server_close()
        thread.join()


def picture(path: Path, size: tuple[int, int] = (60, 40), color: str = "white") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    PIL.Image.new("RGB", size, color).save(path)
    return path


def picture_bytes() -> bytes:
    out = io.BytesIO()
    PIL.Image.new("RGB", (60, 40)).save(out, "PNG")
    return out.getvalue()


def environment(**more: str) -> dict[str, str]:
    """That of this test, without any display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"} | more


def start(*arguments: str | Path, cwd: Path, **more: str) -> subprocess.Popen[bytes]:
    # tests that run in the background of a shell ignore Ctrl+C, and would hand that down
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "app", *map(str, arguments)],
            cwd=cwd,
            env=environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        signal.signal(signal.SIGINT, before)
