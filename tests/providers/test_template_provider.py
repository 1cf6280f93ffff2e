"""A provider in one short file of another package, through the real command line and a real server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.model.analysis import Analysis
from app.model.document import decode
from app.providers.files.saved_answers import Parser
from tests.cli.machine import environment, picture
from tests.conftest import ROOT
from tests.services.local import Answer, Asked, LocalServer, Refusal, html, serving, truncated

from . import template_provider
from .harness import blank

KEY = "CANARY-7f3a-template"
LINE = {
    "text": "Grüß Gott",
    "box": {"x": 10, "y": 20, "w": 100, "h": 30},
    "words": [
        {"text": "Grüß", "box": {"x": 10, "y": 20, "w": 50, "h": 30}, "confidence": "0.9"},
        {"text": "Gott", "box": {"x": 65, "y": 20, "w": 45, "h": 30}, "confidence": 1.5},
    ],
}
READ: dict[str, Any] = {
    "width": 400, "height": 300, "language": "de", "lines": [LINE], "requestId": "r1", "model": "fast",
}  # fmt: skip

Analyze = Callable[..., "subprocess.CompletedProcess[bytes]"]


def rule(asked: Asked) -> Answer:
    if (asked.method, asked.path) != ("POST", "/v1/read") or not asked.body.startswith(b"\x89PNG"):
        raise Refusal(404, {"error": {"message": f"there is nothing at {asked.path}"}})
    if asked.headers.get("x-api-key") != KEY:
        message = f"the key {asked.headers.get('x-api-key')} is unknown"
        raise Refusal(401, {"error": {"code": "bad_key", "message": message}}, x_request_id="req-7")
    return Answer(json.dumps(READ).encode())


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with serving(rule) as running:
        yield running


@pytest.fixture
def analyze(server: LocalServer, tmp_path: Path) -> Analyze:
    """Return what runs ``vidimus analyze`` where a package that offers the provider is installed."""
    site = tmp_path / "site"
    info = site / "vidimus_template-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vidimus-template\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[vidimus.providers]\ntemplate = {template_provider.__name__}:PROVIDER\n"
    )
    image = picture(tmp_path / "page.png", (400, 300))

    def run(*arguments: str, key: str = KEY) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "app", "analyze", str(image), "-p", "template", "--no-cache"]
        path = {"PYTHONPATH": f"{ROOT}:{site}", "VIDIMUS_TEMPLATE_API_KEY": key}
        return subprocess.run(
            [*command, "--endpoint", f"template={server.url}", *arguments],
            cwd=tmp_path, env=environment(**path), capture_output=True, check=False, timeout=60,
        )  # fmt: skip

    return run


def analysis_of(done: subprocess.CompletedProcess[bytes]) -> Analysis:
    (document,) = (decode(line) for line in done.stdout.splitlines())
    (analysis,) = document.analyses
    return analysis


def test_the_template_is_one_short_file() -> None:
    assert len(Path(template_provider.__file__).read_text().splitlines()) < 150


def test_text_is_read(analyze: Analyze, server: LocalServer) -> None:
    done = analyze("--language", "de")
    assert (done.returncode, done.stderr) == (0, b"")
    analysis = analysis_of(done)
    assert (analysis.provider, analysis.status, analysis.properties) == ("template", "ok", {"model": "fast"})
    assert analysis.text
    assert (analysis.text.content, analysis.text.languages) == ("Grüß Gott", ("de",))
    (line,) = analysis.text.blocks[0].lines
    assert line.polygon == ((10.0, 20.0), (110.0, 20.0), (110.0, 50.0), (10.0, 50.0))
    assert [(w.text, w.confidence) for w in line.words] == [("Grüß", 0.9), ("Gott", 1.0)]
    (asked,) = server.asked
    assert asked.query == {"language": "de"}


def test_a_refused_key_is_an_error_of_credentials_and_shown_nowhere(analyze: Analyze) -> None:
    done = analyze(key="CANARY-7f3a-wrong")
    assert done.returncode != 0
    (failure,) = analysis_of(done).errors
    assert (failure.kind, failure.code, failure.request_id) == ("credentials", "bad_key", "req-7")
    assert failure.message.startswith("Template answered 401: the key ••• is unknown; check the credentials")
    assert b"CANARY" not in done.stdout + done.stderr


def test_without_a_key_nobody_is_asked(analyze: Analyze, server: LocalServer) -> None:
    done = analyze(key="")
    assert done.returncode != 0
    assert b"Template needs an API key" in done.stderr
    assert server.asked == []


@pytest.mark.parametrize("fault", [html, truncated])
def test_a_broken_answer_is_an_error_of_the_answer(analyze: Analyze, server: LocalServer, fault: Any) -> None:
    server.always = fault
    done = analyze()
    assert done.returncode != 0
    (failure,) = analysis_of(done).errors
    assert failure.kind == "answer"
    assert failure.message.startswith("Template's answer has an unknown shape: ")


def test_its_saved_answers_are_read_at_the_size_of_the_image() -> None:
    provider: object = template_provider.PROVIDER
    assert isinstance(provider, Parser)
    analysis = provider.parse_answer(json.dumps(READ).encode(), blank(800, 600))
    assert analysis.text
    assert analysis.text.blocks[0].lines[0].polygon[2] == (220.0, 100.0)
    empty = provider.parse_answer(b'{"lines": [{"text": "no box"}]}', blank(800, 600))
    assert empty.text
    assert (empty.text.content, empty.text.blocks[0].polygon) == ("no box", ())
