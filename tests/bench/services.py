"""200 images of 1 MB through a Google service on loopback: command line and window, beside bare httpx.

Run by hand: ``python -m tests.bench.services``. Budgets: as few requests as batching allows; the command's
wall time at most 1.5 times the bare script's; in the window no gap of the GUI thread over 33 ms, idle
within 100 ms of Cancel, memory flat.

The bare script is a process of its own, like the command, and does what cannot be left out: it reads the
files, makes the same bodies of them (with msgspec, which is quicker than the standard library) and sends
them with httpx, eight at once. The command besides identifies each image (header, SHA-256), checks
that it may go as it is, reads the answers and writes the analyses. Runs take turns, the best of each counts.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import PIL.Image

from tests.conftest import ROOT
from tests.services.local import Answer, Asked, LocalServer, serving

IMAGES = 200
LATENCY = 0.05
ROUNDS = 5

BARE = """
import asyncio, sys
import httpx, msgspec

async def main(url, paths, per_call):
    gate = asyncio.Semaphore(8)
    async with httpx.AsyncClient() as client:
        async def send(some):
            async with gate:
                images = [open(path, "rb").read() for path in some]
                entries = [
                    {"image": {"content": data}, "features": [{"type": "LABEL_DETECTION", "maxResults": 50}]}
                    for data in images
                ]
                body = msgspec.json.encode({"requests": entries})
                (await client.post(url, content=body)).raise_for_status()
        calls = [paths[at : at + per_call] for at in range(0, len(paths), per_call)]
        await asyncio.gather(*map(send, calls))

asyncio.run(main(sys.argv[1], sys.argv[3:], int(sys.argv[2])))
"""
MADE = """
import asyncio, sys, time
import httpx

async def main(url, paths):
    gate = asyncio.Semaphore(8)
    bodies = [open(path, "rb").read() for path in paths]
    begun = time.perf_counter()
    async with httpx.AsyncClient() as client:
        async def send(body):
            async with gate:
                (await client.post(url, content=body)).raise_for_status()
        await asyncio.gather(*map(send, bodies))
    print(time.perf_counter() - begun)

asyncio.run(main(sys.argv[1], sys.argv[2:]))
"""


class Slow:
    """Answers after the latency for as many images as were sent."""

    def __init__(self) -> None:
        self.waiting = threading.Event()

    def __call__(self, asked: Asked) -> Answer:
        self.waiting.wait(LATENCY)
        count = asked.body.count(b'"content"')
        label = {"labelAnnotations": [{"description": "noise", "score": 0.5}]}
        return Answer(json.dumps({"responses": [label] * count}).encode())


def pictures(folder: Path) -> list[str]:
    """So many JPEGs of noise of 1 MB, all different."""
    source = random.Random(1)
    first = PIL.Image.frombytes("RGB", (1090, 1090), source.randbytes(1090 * 1090 * 3))
    paths = []
    for number in range(IMAGES):
        path = folder / f"{number:03}.jpg"
        first.paste(PIL.Image.frombytes("RGB", (32, 32), source.randbytes(32 * 32 * 3)), (0, 0))
        first.save(path, "JPEG", quality=88)
        paths.append(str(path))
    return paths


def environment(folder: Path) -> dict[str, str]:
    """Folders of its own, and a key."""
    own = {"VIDIMUS_CONFIG_DIR": str(folder / "c"), "VIDIMUS_DATA_DIR": str(folder / "d")}
    no_keyring = {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"
    }  # a locked one would ask, and wait
    return (
        os.environ
        | own
        | no_keyring
        | {"PYTHONPATH": str(ROOT), "VIDIMUS_GOOGLE_VISION_API_KEY": "AIza-bench"}
    )


def timed(command: Sequence[str], folder: Path) -> tuple[float, str]:
    """Wall seconds of a process from its start to its end, and what it printed."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment(folder), check=True, stdout=subprocess.PIPE, text=True)
    return time.perf_counter() - begun, done.stdout


def command_line(server: LocalServer, paths: list[str], folder: Path) -> None:
    """The command beside the bare scripts."""
    size = Path(paths[0]).stat().st_size
    per_call = 10_000_000 // (size * 4 // 3 + 5_000)
    url = f"{server.url}/v1/images:annotate"
    program = [sys.executable, "-m", "app"]
    ours = [*program, "analyze", *paths, "-p", "google-vision", "-f", "labels", "--no-cache"]
    ours += ["--endpoint", f"google-vision={server.url}", "-o", str(folder / "out.json")]
    bare = [sys.executable, "-c", BARE, url, str(per_call), *paths]
    timed(ours, folder)  # compiles what was never imported
    requests = len(server.asked)
    bodies = []
    for number, asked in enumerate(server.asked):
        path = folder / f"body-{number}"
        path.write_bytes(asked.body)
        bodies.append(str(path))
    walls: dict[str, list[float]] = {"ours": [], "bare": [], "made": []}
    for _ in range(ROUNDS):
        server.asked.clear()
        walls["ours"].append(timed(ours, folder)[0])
        walls["bare"].append(timed(bare, folder)[0])
        walls["made"].append(float(timed([sys.executable, "-c", MADE, url, *bodies], folder)[1]))
    best = {name: min(seconds) for name, seconds in walls.items()}
    least = -(-IMAGES // per_call)
    print(f"{IMAGES} images of {size:,} bytes: {requests} requests (at least {least})")
    print(f"command                                     {best['ours']:.2f} s")
    for name, said in (
        ("bare", "bare script: start, read, encode, send     "),
        ("made", "bare sending alone, of bodies already made "),
    ):
        print(f"{said} {best[name]:.2f} s  ratio {best['ours'] / best[name]:.2f}")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, serving(Slow()) as server:
        folder = Path(name)
        paths = pictures(folder)
        command_line(server, paths, folder)
        server.asked.clear()
        watch = [sys.executable, "-m", "tests.bench.many_window", server.url, *paths]
        window = subprocess.run(watch, env=environment(folder), check=True, stdout=subprocess.PIPE, text=True)
        print(window.stdout, end="")


if __name__ == "__main__":
    main()
