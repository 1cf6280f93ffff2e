"""Opening a PDF in a process of its own: its pages' sizes, one page's pixels, one page's text.

Run as ``python -m app.worker.pdf`` with a ``PdfJob`` as one line of JSON on standard input, followed by
the document where the job names no path. Standard output gets a ``PdfReply`` as one line of JSON; after
that of a page to be rendered, its rows from the top, four bytes a pixel: red, green, blue, 255.
"""

from __future__ import annotations

import math
import sys
from typing import IO, Final

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from app.model.pdf_job import PdfFault, PdfJob, PdfReply, PdfTask
from app.worker.process_limits import limit_process

_BAND_PIXELS: Final = 16_000_000
"""Pixels rendered at a time at most, so that a large page needs no more memory than another."""
_FAULTS: Final = {
    pdfium.FPDF_ERR_PASSWORD: PdfFault.PASSWORD,
    pdfium.FPDF_ERR_SECURITY: PdfFault.ENCRYPTION,
    pdfium.FPDF_ERR_FILE: PdfFault.UNREADABLE,
}
_WHITE: Final = (255, 255, 255, 255)


class _FaultError(Exception):
    def __init__(self, fault: PdfFault) -> None:
        super().__init__(fault)
        self.fault = fault


def main() -> int:
    """Do the job on standard input."""
    stdin, out = sys.stdin.buffer, sys.stdout.buffer
    job = msgspec.json.decode(stdin.readline(), type=PdfJob)
    data = stdin.read() if job.path is None else None
    limit_process(job.memory + (len(data) if data else 0), job.seconds)
    try:
        document = _open(data if job.path is None else job.path, job.passwords)
        if job.task is PdfTask.PAGES:
            _write(out, _pages(document, job.most))
        elif job.task is PdfTask.RENDER:
            _render(document, job, out)
        else:
            from app.worker.pdf_text_layer import text_layer

            page = _page(document, job.page)
            _write(out, PdfReply(layer=text_layer(page.raw, job.width, job.height)))
    except _FaultError as error:
        _write(out, PdfReply(fault=error.fault))
    except MemoryError:
        _write(out, PdfReply(fault=PdfFault.MEMORY))
    except pypdfium2.PdfiumError:
        _write(out, PdfReply(fault=PdfFault.DAMAGED))
    out.flush()
    return 0


def _open(source: str | bytes | None, passwords: tuple[str, ...]) -> pypdfium2.PdfDocument:
    """Return the document, opened without a password or with the first of these that fits."""
    fault = PdfFault.DAMAGED
    for password in (None, *passwords):
        try:
            return pypdfium2.PdfDocument(source, password=password)
        except pypdfium2.PdfiumError as error:
            fault = _FAULTS.get(error.err_code, PdfFault.DAMAGED)
        except FileNotFoundError:
            fault = PdfFault.UNREADABLE
        if fault is not PdfFault.PASSWORD:
            break
    raise _FaultError(fault)


def _pages(document: pypdfium2.PdfDocument, most: int) -> PdfReply:
    count = len(document)
    return PdfReply(count=count, sizes=tuple(_size(document, number) for number in range(min(count, most))))


def _size(document: pypdfium2.PdfDocument, number: int) -> tuple[float, float]:
    """Return width and height of a page in points, upright; 0, 0 where it has none."""
    try:
        width, height = document.get_page_size(number)
    except pypdfium2.PdfiumError:
        return 0.0, 0.0
    sound = math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0
    return (width, height) if sound else (0.0, 0.0)


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise _FaultError(PdfFault.PAGE) from error


def _render(document: pypdfium2.PdfDocument, job: PdfJob, out: IO[bytes]) -> None:
    """Write a page in the size the job names, with its annotations and form fields, band by band."""
    document.init_forms()
    page = _page(document, job.page)
    rows = max(1, min(job.height, _BAND_PIXELS // job.width))
    bitmap = pypdfium2.PdfBitmap.new_native(job.width, rows, pdfium.FPDFBitmap_BGRx, rev_byteorder=True)
    _write(out, PdfReply())
    for top in range(0, job.height, rows):
        bitmap.fill_rect(_WHITE, 0, 0, job.width, rows)
        place = (0, -top, job.width, job.height, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place)
        if document.formenv:
            pdfium.FPDF_FFLDraw(document.formenv, bitmap, page, *place)
        pixels = memoryview(bitmap.buffer).cast("B")
        for row in range(min(rows, job.height - top)):
            out.write(pixels[row * bitmap.stride : row * bitmap.stride + job.width * 4])


def _write(out: IO[bytes], reply: PdfReply) -> None:
    out.write(msgspec.json.encode(reply) + b"\n")


if __name__ == "__main__":
    sys.exit(main())
