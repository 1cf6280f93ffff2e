"""What the monkey plays with: files good and bad, texts, services on this machine."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.config import credentials
from app.engine import http
from tests.conftest import OWN_DATA, ROOT
from tests.e2e.test_tours import of_google
from tests.services import azure, google_vision, yandex
from tests.services.local import Answer, Rule, html, reset, serving, status, truncated

_IMAGES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".jp2", ".avif", ".heic"}
)
_SHARED = ("answers", "docs", "reports", "tricky", "ocr-oracle", "faces", "copies", "pairs")
_MOST_SHARED = 150
"""Files taken of each folder of the shared data."""
_LARGEST = 2_000_000


@dataclass(frozen=True)
class World:
    """``inputs`` is the folder that everything to open lies in, ``outputs`` the one that is written to."""

    inputs: Path
    outputs: Path
    first: tuple[Path, ...]
    images: tuple[Path, ...]
    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    endpoints: Mapping[str, str]


@contextmanager
def world(seed: int, folder: Path) -> Iterator[World]:
    """Copy the files to a folder, and let the services answer until the end."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    inputs, outputs = folder / "inputs", folder / "outputs"
    outputs.mkdir(exist_ok=True)
    _copy(inputs, chance)
    files = tuple(sorted(p for p in inputs.rglob("*") if p.is_file()))
    images = tuple(p for p in files if p.suffix.lower() in _IMAGES)
    first = tuple(p for p in images if p.is_relative_to(inputs / "samples"))[:2]
    folders = tuple(sorted({p.parent for p in files}))
    with ExitStack() as stack:
        http.FIRST_WAIT = 0.01  # short waits between attempts
        endpoints = {}
        for provider, rule, field, secret in _services():
            server = stack.enter_context(serving(rule))
            server.always = _flaky(random.Random(seed))  # noqa: S311 - as above
            credentials.hold(provider, field, secret)
            endpoints[provider] = server.url
        credentials.hold("yandex-search", "folder_id", yandex.FOLDER)
        yield World(inputs, outputs, first, images, files, folders, endpoints)
    credentials.forget_this_run()


def _services() -> tuple[tuple[str, Rule, str, str], ...]:
    return (
        ("google-vision", google_vision.Google(), "api_key", google_vision.API_KEY),
        ("yandex-ocr", yandex.YandexOcr(), "api_key", yandex.API_KEY),
        ("azure-vision", azure.Azure(), "key", azure.KEY),
        ("yandex-vision", yandex.YandexVision(), "api_key", yandex.API_KEY),
        ("yandex-search", yandex.YandexSearch(), "api_key", yandex.API_KEY),
    )


def _flaky(chance: random.Random) -> Any:
    faults = (status(500), status(429, {}, Retry_After="0"), status(403), html, truncated, reset)

    def fault(answer: Answer, handler: Any) -> Answer | None:
        return chance.choice(faults)(answer, handler) if chance.random() < 0.1 else answer

    return fault


def _copy(inputs: Path, chance: random.Random) -> None:
    samples = ROOT / "resources" / "samples"
    wanted = [(p, Path("samples") / p.name) for p in sorted(samples.iterdir()) if p.is_file()]
    wanted += [(p, Path("own") / p.relative_to(OWN_DATA)) for p in sorted(OWN_DATA.rglob("*")) if p.is_file()]
    shared = ROOT.parent / "shared" / "data"
    for name in _SHARED if shared.is_dir() else ():
        there = sorted(p for p in (shared / name).rglob("*") if p.is_file() and p.stat().st_size <= _LARGEST)
        chosen = chance.sample(there, min(len(there), _MOST_SHARED))
        wanted += [(p, Path("shared") / p.relative_to(shared)) for p in chosen]
    for source, target in wanted:
        (inputs / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, inputs / target)
    for truth in samples.glob(
        "*.words.json"
    ):  # an answer with real words, which goes with its image by its name
        words = {"responses": [{"fullTextAnnotation": of_google(json.loads(truth.read_text("utf-8")))}]}
        name = truth.name.removesuffix(".words.json")
        (inputs / "samples" / f"{name}.json").write_text(json.dumps(words), "utf-8")
    damaged = inputs / "damaged"
    damaged.mkdir(exist_ok=True)
    for source in sorted(samples.glob("*.jpg")) + sorted(samples.glob("*.png")):
        whole = source.read_bytes()
        (damaged / f"cut-{source.name}").write_bytes(whole[: chance.randrange(len(whole))])
        flipped = bytearray(whole)
        for _ in range(20):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        (damaged / f"flipped-{source.name}").write_bytes(flipped)
    for name, data in (
        ("empty.png", b""),
        ("page.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"),
        ("noise.bin", chance.randbytes(3000)),
        ("noise.json", b'{"responses": [' + b"[" * 2000),
        ("noise.xml", b"<alto><Layout>"),
        ("reference.txt", "Quiet please\n\u05e9\u05dc\u05d5\u05dd\n".encode()),
        ("sign.gt.txt", b"Quiet please\n"),
    ):
        (damaged / name).write_bytes(data)
    (inputs / "nothing").mkdir(exist_ok=True)
