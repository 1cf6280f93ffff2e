"""Pages of a PDF as pictures, by a child process a job (``app.worker.pdf``): a crash or hang ends one job."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import msgspec
import PIL.Image
import PIL.ImageFile

from app.imaging.child_environment import child_environment
from app.imaging.limits import OpenLimits
from app.imaging.pdf_passwords import known_passwords
from app.imaging.source import open_error, safe_name
from app.model.errors import InputError, PasswordError
from app.model.pdf_job import PdfFault, PdfJob, PdfReply, PdfTask, PdfTextLayer
from app.model.phrase import phrase

POINTS_AN_INCH: Final = 72
_WORKER: Final = "app.worker.pdf"
_SECONDS: Final = 120
"""Seconds a job may take; the child's own limit, of processor time, is half of them."""
_BAND_BYTES: Final = 2**22
_LONGEST_REPLY: Final = 2**28
_FAULTS: Final = {
    PdfFault.ENCRYPTION: phrase("it is encrypted in a way that is not supported"),
    PdfFault.UNREADABLE: phrase("it cannot be read any more"),
    PdfFault.DAMAGED: phrase("the PDF data is damaged, or there is no page in it"),
    PdfFault.PAGE: phrase("this page of the PDF is damaged"),
    PdfFault.MEMORY: phrase("it needs more memory than is allowed for a page of a PDF"),
}


class PdfPicture(PIL.ImageFile.ImageFile):
    """One page of a PDF at a time, which behaves as a picture of several frames; ``seek`` goes to a page.

    ``size`` is the page's at ``dpi``; nothing is rendered before ``load`` or ``bands``. Making it raises
    InputError, and PasswordError where a password is wanted.
    """

    format = "PDF"
    format_description = "Page of a PDF"

    def __init__(self, source: Path | bytes, name: str, stream: IO[bytes], limits: OpenLimits) -> None:
        self.dpi = limits.pdf_dpi
        self._source = source
        self._name = name
        self._page = 0
        self._rendered: tuple[int, tuple[int, int]] | None = None
        reply = _reply(source, name, PdfJob(PdfTask.PAGES, None, most=limits.max_frames + 1))
        self.n_frames = reply.count
        self._sizes = reply.sizes
        super().__init__(stream)
        self.info["dpi"] = (self.dpi, self.dpi)

    def _open(self) -> None:
        self._mode = "RGB"
        self.seek(0)

    def seek(self, frame: int) -> None:
        """Go to a page, from 0; raises EOFError behind the last, InputError for a damaged one."""
        if not 0 <= frame < len(self._sizes):
            raise EOFError
        width, height = self._sizes[frame]
        if not width or not height:
            raise open_error(self._name, _FAULTS[PdfFault.PAGE])
        self._page = frame
        scale = self.dpi / POINTS_AN_INCH
        self._size = max(1, round(width * scale)), max(1, round(height * scale))

    def tell(self) -> int:
        """Return the page, from 0."""
        return self._page

    def draft(
        self,
        mode: str | None,  # noqa: ARG002 - Pillow's signature
        size: tuple[int, int] | None,
    ) -> tuple[str, tuple[int, int, float, float]] | None:
        """Render in this size, where it is smaller."""
        if size is not None and size[0] < self.width and size[1] < self.height:
            self._size = size
        return None

    def load(self) -> Any:
        """Render the page, unless it is rendered already; raises InputError."""
        if self._rendered != (self._page, self.size):
            self.im = self.rendered().im
            self._rendered = self._page, self.size
        return PIL.Image.Image.load(self)

    def rendered(self) -> PIL.Image.Image:
        """Return the page as a picture that knows nothing of its file; raises InputError."""
        picture = PIL.Image.new("RGB", self.size)
        for top, band in self.bands():
            picture.paste(band, (0, top))
        return picture

    def bands(self, rows: int = 0) -> Iterator[tuple[int, PIL.Image.Image]]:
        """Yield the page from the top down in RGB, each band with its first row; raises InputError.

        ``rows`` are those of a band but the last; 0 for as many as are handed over at once.
        """
        width, height = self.size
        rows = rows or max(1, _BAND_BYTES // (width * 4))
        job = PdfJob(PdfTask.RENDER, None, page=self._page, width=width, height=height)
        with _asked(self._source, self._name, job) as (_reply, stdout):
            for top in range(0, height, rows):
                size = width, min(rows, height - top)
                data = stdout.read(size[0] * size[1] * 4)
                if len(data) < size[0] * size[1] * 4:
                    raise _broke_off(self._name)
                yield top, PIL.Image.frombuffer("RGB", size, data, "raw", "RGBX", 0, 1)


def pdf_text_layer(source: Path | bytes, name: str, page: int, size: tuple[int, int]) -> PdfTextLayer:
    """Return the text a page (from 0) of a PDF holds, in pixels of the page's picture of this size.

    Raises InputError.
    """
    job = PdfJob(PdfTask.TEXT, None, page=page, width=size[0], height=size[1])
    layer = _reply(source, name, job).layer
    if layer is None:
        raise _broke_off(name)
    return layer


def _reply(source: Path | bytes, name: str, job: PdfJob) -> PdfReply:
    with _asked(source, name, job) as (reply, _stdout):
        return reply


@contextmanager
def _asked(source: Path | bytes, name: str, job: PdfJob) -> Iterator[tuple[PdfReply, IO[bytes]]]:
    """Yield the reply to a job and the stream of what follows it; the process is gone at the end."""
    path = str(source.absolute()) if isinstance(source, Path) else None
    job = msgspec.structs.replace(job, path=path, passwords=known_passwords(), seconds=_SECONDS // 2)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
    )
    clock = threading.Timer(_SECONDS, process.kill)
    clock.daemon = True
    clock.start()
    try:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - pipes both
        with contextlib.suppress(BrokenPipeError), process.stdin as to:
            to.write(msgspec.json.encode(job) + b"\n")
            if isinstance(source, bytes):
                to.write(source)
        with process.stdout as stdout:
            yield _checked(stdout, name), stdout
    finally:
        clock.cancel()
        process.kill()
        process.wait()


def _checked(stdout: IO[bytes], name: str) -> PdfReply:
    """Return the reply; raises InputError for a fault in it, and where there is none."""
    try:
        reply = msgspec.json.decode(stdout.readline(_LONGEST_REPLY), type=PdfReply)
    except msgspec.DecodeError as error:
        raise _broke_off(name) from error
    if reply.fault is PdfFault.PASSWORD:
        wrong = phrase("it is encrypted, and none of the passwords given opens it")
        wanted = phrase("it is encrypted and wants a password")
        reason = wrong if known_passwords() else wanted
        raise PasswordError("cannot open {name}: {reason}", name=safe_name(name), reason=reason)
    if reply.fault is not None:
        raise open_error(name, _FAULTS[reply.fault])
    return reply


def _broke_off(name: str) -> InputError:
    return open_error(name, phrase("reading this page of the PDF broke off: too slow, too large or damaged"))
