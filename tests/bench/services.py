"""200 images of 1 MB through a Google service on loopback, beside a bare httpx script.

Run by hand: ``python -m tests.bench.services``. Budget: wall time 1.5 times the bare script's.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import PIL.Image

from tests.conftest import ROOT
from tests.services.local import Answer, Asked, LocalServer, serving

IMAGES = 200
LATENCY = 0.05
AT_ONCE = 8


class _Slow:
    """Answers after the latency for as many images as were sent, and keeps the sizes of the bodies."""

    def __init__(self) -> None:
        self.waiting = threading.Event()

    def __call__(self, asked: Asked) -> Answer:
        self.waiting.wait(LATENCY)
        count = asked.body.count(b'"content"')
        label = {"labelAnnotations": [{"description": "noise", "score": 0.5}]}
        return Answer(json.dumps({"responses": [label] * count}).encode())


def _pictures(folder: Path) -> list[str]:
    source = random.Random(1)
    noise = source.randbytes(1090 * 1090 * 3)
    first = PIL.Image.frombytes("RGB", (1090, 1090), noise)
    paths = []
    for number in range(IMAGES):
        path = folder / f"{number:03}.jpg"
        first.putpixel((0, 0), (number, 0, 0))
        first.save(path, "JPEG", quality=88)
        paths.append(str(path))
    return paths


async def _bare(url: str, bodies: list[bytes]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient() as client:

        async def send(body: bytes) -> None:
            async with gate:
                (await client.post(url, content=body)).raise_for_status()

        await asyncio.gather(*(send(body) for body in bodies))


def _ours(server: LocalServer, paths: list[str], folder: Path) -> float:
    names = {"VIDIMUS_CONFIG_DIR": str(folder / "c"), "VIDIMUS_DATA_DIR": str(folder / "d")}
    environment = (
        os.environ | names | {"PYTHONPATH": str(ROOT), "VIDIMUS_GOOGLE_VISION_API_KEY": "AIza-bench"}
    )
    command = [sys.executable, "-m", "app", "analyze", *paths, "-p", "google-vision", "-f", "labels"]
    at = ["--no-cache", "--endpoint", f"google-vision={server.url}", "-o", str(folder / "out.json")]
    started = time.perf_counter()
    subprocess.run([*command, *at], env=environment, check=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, serving(_Slow()) as server:
        folder = Path(name)
        paths = _pictures(folder)
        size = Path(paths[0]).stat().st_size
        ours = _ours(server, paths, folder)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        bodies = [asked.body for asked in server.asked]
        started = time.perf_counter()
        asyncio.run(_bare(f"{server.url}/v1/images:annotate", bodies))
        bare = time.perf_counter() - started
        per_call = 10_000_000 // (size * 4 // 3 + 100)
        print(
            f"{IMAGES} images of {size:,} bytes: {len(bodies)} requests (at least {-(-IMAGES // per_call)})"
        )
        print(f"ours {ours:.2f} s with its start, bare {bare:.2f} s, ratio {ours / bare:.2f}")
        print(f"peak memory of ours {peak:.0f} MB, bodies {sum(map(len, bodies)) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
