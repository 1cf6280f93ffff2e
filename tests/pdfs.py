"""PDF files made for the tests: pages of drawn boxes and of text, turned, cropped, encrypted, damaged."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdf
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
WIDTH, HEIGHT = 300, 200
"""Of a page, in points, unless told otherwise."""
CORNERS = (
    "0.5 g 0 0 300 200 re f 1 0 0 rg 0 140 60 60 re f 0 1 0 rg 240 140 60 60 re f"
    " 0 0 1 rg 240 0 60 60 re f 1 1 1 rg 0 0 60 60 re f 0 g"
)
"""Red, green, blue, white in the corners, clockwise from the top left."""


def text_at(x: float, y: float, text: str, *, size: int = 20, mode: int = 0, matrix: str = "1 0 0 1") -> str:
    """Operators that show a text with its base at a place, in points from the lower left."""
    return f"BT {mode} Tr /F {size} Tf {matrix} {x} {y} Tm ({text}) Tj ET"


@dataclass(frozen=True)
class Page:
    """A page's content, its media box and further entries of its dictionary."""

    content: str = CORNERS
    box: str = f"0 0 {WIDTH} {HEIGHT}"
    entries: str = ""
    resources: str = ""


def pdf_of(*pages: Page, objects: Sequence[str] = ()) -> bytes:
    """A PDF of these pages. ``objects`` follow the catalogue, the pages and the font, from number 4."""
    first = 4 + len(objects)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        HELVETICA,
        *objects,
    ]
    for number, page in enumerate(pages):
        resources = f"<< /Font << /F 3 0 R >> {page.resources} >>"
        entries = f"/MediaBox [{page.box}] {page.entries} /Resources {resources}"
        contents = f"{first + 2 * number + 1} 0 R"
        bodies.append(f"<< /Type /Page /Parent 2 0 R {entries} /Contents {contents} >>")
        bodies.append(stream(page.content))
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    table = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<< /Length {len(content.encode('latin-1'))} {entries} >> stream\n{content}\nendstream"


def encrypted(data: bytes, *, user: str, owner: str | None = None, algorithm: str = "AES-256") -> bytes:
    """The PDF encrypted with these passwords."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, owner, algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turned_and_cropped(
    data: bytes, turn: int, crop: tuple[float, float, float, float] | None = None
) -> bytes:
    """The PDF with every page turned clockwise and cropped: left, bottom, right, top, in points."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page[NameObject("/Rotate")] = NumberObject(turn)
        if crop is not None:
            page[NameObject("/CropBox")] = ArrayObject(FloatObject(side) for side in crop)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
