"""Decoding JPEG 2000 in a process of its own.

Pillow holds the interpreter's lock while it decodes this one format, which would stop the window for
seconds. Run as ``python -m app.imaging.jpeg2000_process HALVINGS MOST_PIXELS`` with the file as standard
input, it writes a line with mode, width and height, then the pixels.
"""

from __future__ import annotations

import mmap
import signal
import subprocess
import sys
import tempfile
from typing import IO, Final

import PIL.Image

from app.imaging.child_environment import child_environment

MIN_PIXELS: Final = 250_000
"""Least pixels of a picture for which a process of its own is worth its start."""
_SECONDS: Final = 300
_PR_SET_PDEATHSIG: Final = 1


def decode_in_process(stream: IO[bytes], halvings: int, most_pixels: int) -> PIL.Image.Image:
    """Return the decoded picture of a JPEG 2000 file, its sides halved so often.

    Raises OSError where that cannot be had: the data is damaged, or no process can be started.
    """
    stream.seek(0)
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", __name__, str(halvings), str(most_pixels)],
                input=stream.read(),
                stdout=out,
                stderr=subprocess.DEVNULL,
                env=child_environment(),
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise OSError("decoding took too long") from error
        if done.returncode or not out.tell():
            raise OSError("broken data")
        with mmap.mmap(out.fileno(), 0, access=mmap.ACCESS_READ) as memory:
            mode, width, height = memory.readline().decode("ascii").split()
            with memoryview(memory) as view, view[memory.tell() :] as pixels:
                return PIL.Image.frombytes(mode, (int(width), int(height)), pixels)


def main(halvings: int, most_pixels: int) -> None:
    """Decode the picture on standard input to standard output."""
    from app.imaging.limits import OpenLimits
    from app.imaging.source import open_picture

    _die_with_parent()
    data = sys.stdin.buffer.read()
    with open_picture(data, "picture", OpenLimits(max_pixels=most_pixels, max_bytes=len(data))) as (
        picture,
        _,
    ):
        if halvings:
            picture.reduce = halvings  # type: ignore[method-assign, assignment]  # see app.imaging.shrink
        picture.load()
        sys.stdout.buffer.write(f"{picture.mode} {picture.width} {picture.height}\n".encode())
        rows = max(1, 2**22 // picture.width)
        for top in range(0, picture.height, rows):
            band = picture.crop((0, top, picture.width, min(picture.height, top + rows)))
            sys.stdout.buffer.write(band.tobytes())
        sys.stdout.buffer.flush()


def _die_with_parent() -> None:
    """End this process with its parent, on Linux; the decoder holds the lock, so no thread could watch."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
