from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from app import cli
from tests.cli.machine import Service, service


@dataclass
class Done:
    """What a command left: exit status, standard output, lines of standard error."""

    status: int
    out: bytes
    errors: list[str]

    @property
    def text(self) -> str:
        return self.out.decode()


Run = Callable[..., Done]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command in this process."""

    def call(*arguments: object) -> Done:
        status = cli.main([str(a) for a in arguments])
        out, err = capsysbinary.readouterr()
        return Done(status, out, err.decode().splitlines())

    return call


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Google Vision on loopback, with a key for it."""
    with service() as server:
        monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_API_KEY", "AIza-canary-key-0123456789")
        monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_ENDPOINT", server.url)
        yield server
