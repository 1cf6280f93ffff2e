from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.engine import http
from app.model.analysis import Analysis
from app.model.document import Document, decode
from app.providers.azure import provider
from app.providers.kit import tokens

from . import azure, google_vision, yandex
from .keys import CANARY
from .local import LocalServer, serving


@dataclass
class Done:
    """What a command left: exit status, its documents, lines of standard error, all it wrote."""

    status: int
    out: bytes
    errors: list[str]
    documents: list[Document] = field(default_factory=list)

    @property
    def analyses(self) -> list[Analysis]:
        """One per image and provider."""
        return [analysis for document in self.documents for analysis in document.analyses]


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short waits, no paced starts, and no tokens of another test."""
    monkeypatch.setattr(http, "FIRST_WAIT", 0.01)
    monkeypatch.setattr(provider, "_POLL_SECONDS", 0.01)
    monkeypatch.setattr(tokens, "_kept", {})


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return what runs a command in this process and reads its documents; no secret may show."""

    def call(*arguments: object) -> Done:
        given = [str(a) for a in arguments]
        assert not any(CANARY in a for a in given), "a secret stands on the command line"
        status = cli.main(given)
        out, err = capsysbinary.readouterr()
        assert CANARY.encode() not in out + err
        documents = [decode(line) for line in out.splitlines()] if out.startswith(b"{") else []
        for line in out.splitlines() if documents else ():
            assert json.loads(line)["schema"] == "vidimus.analysis/1"
        return Done(status, out, err.decode().splitlines(), documents)

    return call


@dataclass
class Local:
    """A service on loopback: the server, and its rules."""

    id: str
    server: LocalServer
    rules: Any

    @property
    def at(self) -> tuple[str, str]:
        """The arguments that lead there."""
        return "--endpoint", f"{self.id}={self.server.url}"


def _local(provider: str, rules: Any) -> Iterator[Local]:
    with serving(rules) as server:
        yield Local(provider, server, rules)


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Local]:
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_API_KEY", google_vision.API_KEY)
    yield from _local("google-vision", google_vision.Google())


@pytest.fixture
def yandex_vision(monkeypatch: pytest.MonkeyPatch) -> Iterator[Local]:
    monkeypatch.setenv("VIDIMUS_YANDEX_VISION_API_KEY", yandex.API_KEY)
    yield from _local("yandex-vision", yandex.YandexVision())


@pytest.fixture
def yandex_ocr(monkeypatch: pytest.MonkeyPatch) -> Iterator[Local]:
    monkeypatch.setenv("VIDIMUS_YANDEX_OCR_API_KEY", yandex.API_KEY)
    yield from _local("yandex-ocr", yandex.YandexOcr())


@pytest.fixture
def yandex_search(monkeypatch: pytest.MonkeyPatch) -> Iterator[Local]:
    monkeypatch.setenv("VIDIMUS_YANDEX_SEARCH_API_KEY", yandex.API_KEY)
    monkeypatch.setenv("VIDIMUS_YANDEX_SEARCH_FOLDER_ID", yandex.FOLDER)
    yield from _local("yandex-search", yandex.YandexSearch())


@pytest.fixture
def search_grpc(monkeypatch: pytest.MonkeyPatch) -> Iterator[yandex.SearchOverGrpc]:
    monkeypatch.setenv("VIDIMUS_YANDEX_SEARCH_API_KEY", yandex.API_KEY)
    monkeypatch.setenv("VIDIMUS_YANDEX_SEARCH_FOLDER_ID", yandex.FOLDER)
    with yandex.searching_over_grpc() as service:
        yield service


@pytest.fixture
def azure_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Local]:
    monkeypatch.setenv("VIDIMUS_AZURE_VISION_KEY", azure.KEY)
    yield from _local("azure-vision", azure.Azure())


@pytest.fixture
def everything_written(private_folders: dict[str, Path], tmp_path: Path) -> Iterator[Callable[[], bytes]]:
    """All bytes under the folders of this test: settings, kept answers, raw answers, exports."""

    def read() -> bytes:
        folders = [*private_folders.values(), tmp_path]
        return b"".join(p.read_bytes() for f in folders for p in sorted(f.rglob("*")) if p.is_file())

    yield read
    leaked = CANARY.encode() in read()
    assert not leaked, "a secret was left in a file"
