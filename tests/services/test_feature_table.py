"""The whole table of services and features: asked, accepted by the official messages, drawn, refused.

``FEATURE_TABLE=FILE`` writes it down.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import PIL.Image
import PIL.ImageChops
import pytest

from app.model.analysis import Analysis

from . import azure, google_vision, yandex
from .conftest import Local, Run
from .feature_table import TABLE
from .local import LocalServer, serving, status
from .pictures import drawn

RULES: dict[str, Any] = {
    "google-vision": google_vision.Google,
    "yandex-vision": yandex.YandexVision,
    "yandex-ocr": yandex.YandexOcr,
    "yandex-search": yandex.YandexSearch,
    "azure-vision": azure.Azure,
}
KEYS = {
    "VIDIMUS_GOOGLE_VISION_API_KEY": google_vision.API_KEY,
    "VIDIMUS_YANDEX_VISION_API_KEY": yandex.API_KEY,
    "VIDIMUS_YANDEX_OCR_API_KEY": yandex.API_KEY,
    "VIDIMUS_YANDEX_SEARCH_API_KEY": yandex.API_KEY,
    "VIDIMUS_YANDEX_SEARCH_FOLDER_ID": yandex.FOLDER,
    "VIDIMUS_AZURE_VISION_KEY": azure.KEY,
}
REFUSED = {"error": {"code": 403, "message": "Not for you.", "status": "PERMISSION_DENIED"}}


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def written() -> Iterator[list[str]]:
    lines: list[str] = []
    yield lines
    if target := os.environ.get("FEATURE_TABLE"):
        with Path(target).open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)


def regions(analysis: Analysis) -> int:
    """How many polygons an analysis has to draw."""
    blocks = analysis.text.blocks if analysis.text else ()
    inside = [p for b in blocks for p in (b.polygon, *(w.polygon for line in b.lines for w in line.words))]
    inside += [f.polygon for f in analysis.faces or ()] + [o.polygon for o in analysis.objects or ()]
    return sum(map(bool, inside))


def overlay(run: Run, image: Path, document: bytes, tmp_path: Path) -> bool:
    """Whether ``vidimus render`` draws anything of the document over the image."""
    answer, out = tmp_path / "analysis.json", tmp_path / "drawn.png"
    answer.write_bytes(document)
    assert run("render", image, "--analysis", answer, "-o", out).status == 0
    with PIL.Image.open(image) as bare, PIL.Image.open(out) as made:
        assert made.size == bare.size
        return PIL.ImageChops.difference(bare.convert("RGB"), made.convert("RGB")).getbbox() is not None


@pytest.mark.parametrize(("provider", "feature", "options"), TABLE)
def test_each_feature_is_accepted_drawn_and_its_refusal_shown(
    run: Run, tmp_path: Path, written: list[str], provider: str, feature: str, options: tuple[str, ...]
) -> None:
    (image,) = drawn(tmp_path, width=400)
    asked = ("analyze", image, "-p", provider, "-f", feature, "--no-cache", *options)
    if "grpc" in "".join(options):
        with yandex.searching_over_grpc() as service:
            at = ("--endpoint", f"{provider}={service.url}")
            done = run(*asked, *at)
            service.codes.append((_denied(), "Not for you."))
            refused = run(*asked, *at)
    else:
        with serving(RULES[provider]()) as server:
            local = Local(provider, server, server.rule)
            done = run(*asked, *local.at)
            assert server.refused == [], "the official messages take every request"
            refused = _refused(run, server, (*asked, *local.at))
    assert (done.status, done.errors) == (0, [])
    (analysis,) = done.analyses
    assert [f.value for f in analysis.features] == [feature]
    body = json.loads(done.out)
    assert body["schema"] == "vidimus.analysis/1"
    assert msgspec.json.decode(done.out)["analyses"][0]["status"] == "ok"
    seen = overlay(run, image, done.out, tmp_path)
    assert seen == (regions(analysis) > 0)
    (line,) = refused.errors
    assert refused.status == 1
    assert line.startswith(f"vidimus: {image}: {provider}: credentials: ")
    assert "Not for you" in line
    drawing = "drawn" if seen else "nothing with a place"
    written.append(f"{provider} | {feature} | {' '.join(options[1:])} | accepted | {drawing} | credentials")


def _refused(run: Run, server: LocalServer, asked: tuple[object, ...]) -> Any:
    server.always = status(403, REFUSED)
    return run(*asked)


def _denied() -> Any:
    import grpc

    return grpc.StatusCode.PERMISSION_DENIED
