"""Faces found, missed and false, with seconds: ``python -m tests.bench.faces [--draw FOLDER]``.

Reads the pictures of ``../shared/data/faces`` with the count of faces a person made, and the document
pages beside them, where every face is a false one. A box file beside a picture also gives places.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import ImageDraw

from app.imaging.open import identify
from app.imaging.pixels import load
from app.model.analysis import Face
from app.model.geometry import centre
from app.reader.faces import find_faces
from app.reader.flatten import opaque_pixels

DATA = Path(__file__).parents[3] / "shared" / "data"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--docs", action="store_true", help="document pages too")
    arguments = parser.parse_args()
    counts: dict[str, Any] = json.loads((DATA / "faces" / "face_counts.json").read_text())
    wanted = [(DATA / "faces" / name, note) for name, note in counts.items()]
    if arguments.docs:
        wanted += [(path, 0) for path in sorted((DATA / "docs").rglob("*")) if is_picture(path)]
    print(f"{'picture':44} {'there':>5} {'found':>5} {'missed':>6} {'false':>5} {'s':>6}  note")
    total = np.zeros(4, int)
    for path, note in wanted:
        there = int(re.match(r"\d+", str(note)).group())  # type: ignore[union-attr]  # every note starts so
        picture = load(identify(path))
        started = time.perf_counter()
        faces = find_faces(opaque_pixels(picture))
        seconds = time.perf_counter() - started
        right = sum(places_right(path, faces)) if places(path) else min(len(faces), there)
        row = np.array([there, right, there - right, len(faces) - right])
        total += row
        name = str(path.relative_to(DATA))[-44:]
        words = note if isinstance(note, str) else ""
        print(f"{name:44} {row[0]:5} {row[1]:5} {row[2]:6} {row[3]:5} {seconds:6.2f}  {words}")
        if arguments.draw:
            draw = ImageDraw.Draw(picture)
            for face in faces:
                draw.polygon(face.polygon, outline="lime", width=max(2, picture.width // 300))
                draw.line(face.polygon[:2], fill="red", width=max(2, picture.width // 300))
            picture.thumbnail((1000, 1000))
            picture.convert("RGB").save(arguments.draw / f"{path.stem}.png")
    print(f"{'all':44} {total[0]:5} {total[1]:5} {total[2]:6} {total[3]:5}")


def is_picture(path: Path) -> bool:
    return path.suffix in {".png", ".jpg", ".webp", ".tif"}


def places(path: Path) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of the faces, where a file beside the picture says."""
    return list(_places(path))


def _places(path: Path) -> Iterator[tuple[float, float, float, float]]:
    single = path.with_suffix(".box.json")
    if single.exists():
        x, y, width, height = json.loads(single.read_text())["box"]
        yield x, y, x + width, y + height
    for several in path.parent.glob("*.boxes.json"):
        box = json.loads(several.read_text()).get(path.name)
        if box:
            yield box["left"], box["top"], box["right"], box["bottom"]


def places_right(path: Path, faces: tuple[Face, ...]) -> list[bool]:
    """Whether some face's centre lies in each place."""
    middles = [centre(face.polygon) for face in faces]
    return [any(left <= x <= r and t <= y <= b for x, y in middles) for left, t, r, b in places(path)]


if __name__ == "__main__":
    main()
