"""Cutting a huge picture into the tiles of a pyramid, in a process of its own.

Run as ``python -m app.imaging.tile_process`` it decodes the picture strip by strip, writes the tiles to its
standard output, which is the pyramid's file, and tells on standard error how far it is: lines
``@rows 1024``, or ``@error`` with a sentence.
"""

from __future__ import annotations

import errno
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final

import PIL.Image

from app.imaging import color, frames
from app.imaging.child_environment import child_environment
from app.imaging.limits import OpenLimits, accepted
from app.imaging.pyramid import TILE, Pyramid, Shape, refusal_for_room
from app.imaging.source import opened, refusal
from app.imaging.strip_decode import decode_in_strips
from app.model.errors import InputError
from app.model.image import Image

_OPAQUE_MODES: Final = frozenset({"1", "L", "RGB", "CMYK", "YCbCr", "LAB", "I;16", "I", "F", "HSV"})
_POLITE: Final = 5
"""How far the process stands back, so that the window stays quick where processors are few."""
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Cutting:
    """Fills the pyramid of an image. Make it, then ``run`` it in a thread; ``stop`` ends it at once.

    Making it raises InputError where the disk has no room, or the file cannot be opened.
    """

    def __init__(self, image: Image, folder: Path, limits: OpenLimits | None = None) -> None:
        self._image = image
        self._limits = limits = limits or accepted(image)
        with opened(image.source, image.name, limits) as (picture, _stream):
            frames.go_to(picture, image.frame)
            turn = image.orientation if picture.format != "TIFF" else 1  # Pillow turns those itself
            alpha = picture.mode not in _OPAQUE_MODES or "transparency" in picture.info
        self.pyramid = Pyramid(folder, image.name, (image.width, image.height), turn, alpha=alpha)
        self._turn = turn
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def run(self, tell: Callable[[int], None]) -> None:
        """Fill the pyramid; ``tell`` hears how many rows are there. Raises InputError; returns if stopped."""
        said = ""
        with self._lock:
            if self._is_stopped():
                return
            process = self._process = self._start()
        assert process.stdin is not None and process.stderr is not None  # noqa: S101, PT018 - pipes both
        try:
            with process.stdin as to:
                to.write(self._order())
                if isinstance(self._image.source, bytes):
                    to.write(self._image.source)
        except BrokenPipeError:
            pass  # it tells why, or its end does
        with process.stderr as lines:
            for line in lines:
                if line.startswith(b"@rows "):
                    self.pyramid.rows = int(line[6:])
                    tell(self.pyramid.rows)
                elif line.startswith(b"@error "):
                    said = line[7:].decode("utf-8", "replace").strip()
        code = process.wait()
        if self._is_stopped():
            return
        if said == "room":
            raise refusal_for_room(self._image.name, self.pyramid.shape.bytes)
        if said:
            raise InputError(said)
        if code:
            raise refusal(self._image.name, "reading its sharp pixels broke off")

    def stop(self) -> None:
        """End the process, if it runs, and give the pyramid's file back."""
        with self._lock:
            self.pyramid.close()
            if self._process is not None:
                self._process.kill()

    def _is_stopped(self) -> bool:
        return self.pyramid.closed

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=self.pyramid.file,
                stderr=subprocess.PIPE,
                env=child_environment(),
            )
        except (OSError, ValueError) as error:  # ValueError: its file is closed already
            raise refusal(self._image.name, "its sharp pixels cannot be read") from error

    def _order(self) -> bytes:
        image = self._image
        order = {
            "path": None if isinstance(image.source, bytes) else str(image.source),
            "name": image.name,
            "frame": image.frame,
            "alpha": self.pyramid.alpha,
            "size": (self.pyramid.shape.width, self.pyramid.shape.height),
            "limits": (self._limits.max_pixels, self._limits.max_frames, self._limits.max_bytes),
        }
        return json.dumps(order).encode() + b"\n"


class Writer:
    """Takes strips and writes their part of every level, in a thread of its own.

    ``tell`` hears how many rows are written. The first fault is kept, and raised by the next call.
    """

    def __init__(self, out: IO[bytes], shape: Shape, tell: Callable[[int], None]) -> None:
        self._out = out
        self._shape = shape
        self._tell = tell
        self.fault: Exception | None = None
        self._waiting: queue.Queue[tuple[int, PIL.Image.Image, bytes | None, int] | None] = queue.Queue(1)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def take(self, top: int, strip: PIL.Image.Image, profile: bytes | None, depth: int) -> None:
        """Hand over a strip as it was decoded."""
        self._check()
        self._waiting.put((top, strip, profile, depth))

    def finish(self) -> None:
        """Wait until all is written."""
        self.close()
        self._check()

    def close(self) -> None:
        """End the thread, after what it was given; once only."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _check(self) -> None:
        if self.fault is not None:
            raise self.fault

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            if self.fault is not None:
                continue
            try:
                self._write(*job)
            except Exception as error:  # noqa: BLE001 - raised when the next strip is handed over
                self.fault = error

    def _write(self, top: int, strip: PIL.Image.Image, profile: bytes | None, depth: int) -> None:
        plain = color.to_srgb(color.to_eight_bits(strip, depth), profile)
        alpha = self._shape.channels == 4
        plain = plain.convert("RGBA").convert("RGBa") if alpha else plain.convert("RGB")
        rows = top + plain.height
        for level in self._shape.levels:
            self._write_level(level.halvings, top >> level.halvings, plain)
            if level is not self._shape.levels[-1]:
                plain = plain.reduce(2)
        self._out.flush()
        self._tell(rows)

    def _write_level(self, level: int, top: int, strip: PIL.Image.Image) -> None:
        channels, raw = self._shape.channels, "BGRa" if self._shape.channels == 4 else "RGB"
        for column in range(self._shape.levels[level].columns):
            left = column * TILE
            key = (level, column, top // TILE)
            wide, _high = self._shape.size(key)
            part = strip.crop((left, 0, left + wide, strip.height)).tobytes("raw", raw)
            self._out.seek(self._shape.offset(key) + top % TILE * wide * channels)
            self._out.write(part)


def main() -> int:
    """Do what the order on standard input says."""
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    stdin = sys.stdin.buffer
    order: dict[str, Any] = json.loads(stdin.readline())
    source: Path | bytes = stdin.read() if order["path"] is None else Path(order["path"])
    width, height = order["size"]
    try:
        cut(source, order, Shape(width, height, 4 if order["alpha"] else 3), sys.stdout.buffer, _say_rows)
    except InputError as error:
        _say(f"@error {error}")
        return 1
    except OSError as error:
        _say(
            "@error room"
            if error.errno in _NO_ROOM
            else f"@error cannot open {order['name']}: its sharp pixels cannot be kept"
        )
        return 1
    return 0


def cut(
    source: Path | bytes, order: dict[str, Any], shape: Shape, out: IO[bytes], tell: Callable[[int], None]
) -> None:
    """Decode a picture and write its tiles to a file."""
    limits = OpenLimits(*order["limits"])
    writer = Writer(out, shape, tell)
    fault: Exception | None = None
    try:
        with opened(source, order["name"], limits) as (picture, stream):
            frames.go_to(picture, order["frame"])
            depth = color.stored_depth(picture)
            profile = picture.info.get("icc_profile")

            def take(top: int, strip: PIL.Image.Image) -> None:
                if strip.width != shape.width:
                    raise refusal(order["name"], "the file has changed since it was first opened")
                writer.take(top, strip, profile, depth)

            decode_in_strips(picture, stream, take)
        writer.finish()
    except InputError:
        fault = writer.fault  # a fault of our file, not of the picture's
        if fault is None:
            raise
    finally:
        writer.close()
    if fault is not None:
        raise fault


def _say_rows(rows: int) -> None:
    _say(f"@rows {rows}")


def _say(line: str) -> None:
    sys.stderr.buffer.write(line.replace("\n", " ").encode() + b"\n")
    sys.stderr.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
