"""Cutting a huge picture into the tiles of a pyramid, in a process of its own.

Run as ``python -m app.imaging.tile_process`` it decodes the picture strip by strip, writes the tiles to its
standard output, which is the pyramid's file, and tells on standard error how far it is: lines
``@rows 1024``, ``@full`` where the disk is, or ``@error`` with a phrase as JSON.
"""

from __future__ import annotations

import dataclasses
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

import msgspec
import PIL.Image

from app.imaging import color, frames
from app.imaging.child_environment import child_environment
from app.imaging.limits import OpenLimits, limits_for
from app.imaging.pdf_passwords import add_passwords, known_passwords
from app.imaging.pyramid import TILE, Pyramid, PyramidLayout, disk_full_error
from app.imaging.source import open_error, open_picture
from app.imaging.strip_decode import decode_in_strips
from app.model.errors import InputError
from app.model.image import Image
from app.model.phrase import Phrase, phrase

_OPAQUE_MODES: Final = frozenset({"1", "L", "RGB", "CMYK", "YCbCr", "LAB", "I;16", "I", "F", "HSV"})
_NICENESS: Final = 5
"""How much lower the priority of the process is, so that the window stays quick."""
_ERROR: Final = b"@error "
_FULL: Final = b"@full"
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class TileCutter:
    """Fills the pyramid of an image; ``run`` it in a thread, ``stop`` ends it at once.

    Making it raises InputError where the disk has no room, or the file cannot be opened.
    """

    def __init__(self, image: Image, folder: Path, limits: OpenLimits | None = None) -> None:
        self._image = image
        self._limits = limits = limits or limits_for(image)
        with open_picture(image.source, image.name, limits) as (picture, _stream):
            frames.go_to_frame(picture, image.frame)
            turn = image.orientation if picture.format != "TIFF" else 1  # Pillow turns those itself
            alpha = picture.mode not in _OPAQUE_MODES or "transparency" in picture.info
        self.pyramid = Pyramid(folder, image.name, (image.width, image.height), turn, alpha=alpha)
        self._turn = turn
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def run(self, on_rows: Callable[[int], None]) -> None:
        """Fill the pyramid, telling ``on_rows`` how many rows are there; raises InputError."""
        fault: InputError | None = None
        with self._lock:
            if self._is_stopped():
                return
            process = self._process = self._start()
        assert process.stdin is not None and process.stderr is not None  # noqa: S101, PT018 - pipes both
        try:
            with process.stdin as to:
                to.write(self._job())
                if isinstance(self._image.source, bytes):
                    to.write(self._image.source)
        except BrokenPipeError:
            pass  # it tells why, or its end does
        with process.stderr as lines:
            for line in lines:
                if line.startswith(b"@rows "):
                    self.pyramid.rows = int(line[6:])
                    on_rows(self.pyramid.rows)
                elif line.startswith(_FULL):
                    fault = disk_full_error(self._image.name, self.pyramid.shape.bytes)
                elif line.startswith(_ERROR):
                    fault = InputError(msgspec.json.decode(line.removeprefix(_ERROR), type=Phrase))
        code = process.wait()
        if self._is_stopped():
            return
        if fault is not None:
            raise fault
        if code:
            raise open_error(self._image.name, phrase("reading its sharp pixels broke off"))

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
            raise open_error(self._image.name, phrase("its sharp pixels cannot be read")) from error

    def _job(self) -> bytes:
        image = self._image
        job = {
            "path": None if isinstance(image.source, bytes) else str(image.source),
            "name": image.name,
            "frame": image.frame,
            "alpha": self.pyramid.alpha,
            "size": (self.pyramid.shape.width, self.pyramid.shape.height),
            "limits": dataclasses.astuple(self._limits),
            "passwords": known_passwords() if image.format == "PDF" else (),
        }
        return json.dumps(job).encode() + b"\n"


class TileWriter:
    """Writes strips into every level of a pyramid, in a thread of its own.

    ``on_rows`` hears how many rows are written. The first fault is kept, and raised by the next call.
    """

    def __init__(self, out: IO[bytes], shape: PyramidLayout, on_rows: Callable[[int], None]) -> None:
        self._out = out
        self._shape = shape
        self._on_rows = on_rows
        self.fault: Exception | None = None
        self._waiting: queue.Queue[tuple[int, PIL.Image.Image, bytes | None, int] | None] = queue.Queue(1)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def take(self, top: int, strip: PIL.Image.Image, profile: bytes | None, depth: int) -> None:
        """Hand over a strip as it was decoded."""
        self._check()
        self._waiting.put((top, strip, profile, depth))

    def finish(self) -> None:
        """Wait until all strips are written; raises the first fault."""
        self.close()
        self._check()

    def close(self) -> None:
        """End the thread after the strips it was given."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _check(self) -> None:
        if self.fault is not None:
            raise self.fault

    def _work(self) -> None:
        while (strip := self._waiting.get()) is not None:
            if self.fault is not None:
                continue
            try:
                self._write(*strip)
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
        self._on_rows(rows)

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
    """Cut the picture that the job on standard input names."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    stdin = sys.stdin.buffer
    job: dict[str, Any] = json.loads(stdin.readline())
    source: Path | bytes = stdin.read() if job["path"] is None else Path(job["path"])
    width, height = job["size"]
    try:
        cut_tiles(
            source,
            job,
            PyramidLayout(width, height, 4 if job["alpha"] else 3),
            sys.stdout.buffer,
            _report_rows,
        )
    except InputError as error:
        _write_error(error)
        return 1
    except OSError as error:
        if error.errno in _NO_ROOM:
            _write_line(_FULL)
        else:
            _write_error(open_error(job["name"], phrase("its sharp pixels cannot be kept")))
        return 1
    return 0


def cut_tiles(
    source: Path | bytes,
    job: dict[str, Any],
    shape: PyramidLayout,
    out: IO[bytes],
    on_rows: Callable[[int], None],
) -> None:
    """Decode a picture and write its tiles to a file."""
    limits = OpenLimits(*job["limits"])
    add_passwords(reversed(job.get("passwords", ())))
    writer = TileWriter(out, shape, on_rows)
    fault: Exception | None = None
    try:
        with open_picture(source, job["name"], limits) as (picture, stream):
            frames.go_to_frame(picture, job["frame"])
            depth = color.stored_depth(picture)
            profile = picture.info.get("icc_profile")

            def take(top: int, strip: PIL.Image.Image) -> None:
                if strip.width != shape.width:
                    reason = phrase("the file has changed since it was first opened")
                    raise open_error(job["name"], reason)
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


def _report_rows(rows: int) -> None:
    _write_line(b"@rows %d" % rows)


def _write_error(error: InputError) -> None:
    _write_line(_ERROR + msgspec.json.encode(error.phrase))


def _write_line(line: bytes) -> None:
    sys.stderr.buffer.write(line + b"\n")
    sys.stderr.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
