"""The image with the polygons of analyses over it, as SVG: each polygon has its text as its title."""

from __future__ import annotations

import base64
import io
import math
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.export.exporter import ExportContent, Exporter
from app.export.overlays import OVERLAY_STYLES, LabelledPolygon, drawable_overlays, stroke_unit
from app.imaging.pixels import load
from app.imaging.strip_metadata import strip_metadata
from app.model.analysis import Analysis
from app.model.image import Image

_EMBEDDABLE: Final = {"JPEG": "image/jpeg", "PNG": "image/png"}
"""Media types of formats every SVG viewer shows: such a file is embedded, without its metadata."""
_MAX_TITLE: Final = 500


def write(content: ExportContent) -> bytes:
    """Return an SVG in the image's own size that embeds the image; nothing in it is fetched or runs.

    Raises InputError when the image cannot be read.
    """
    return _svg(content.image, content.analyses, content.overlays, _data_url(content.image))


def _svg(image: Image, analyses: tuple[Analysis, ...], overlays: frozenset[str], href: str) -> bytes:
    """Return the SVG that shows the image at ``href``, a ``data:`` URL."""
    width, height = image.width, image.height
    size = f'width="{width}" height="{height}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size}>',
        f"<title>{_text(image.name)}</title>",
        f"<image {size} href={quoteattr(href)}/>",
    ]
    unit = stroke_unit(width, height)
    for name, regions in drawable_overlays(analyses, overlays):
        style = OVERLAY_STYLES[name]
        dash = " ".join(f"{d * unit:g}" for d in style.dash)
        lines.append(
            f'<g id="{name}" fill="{style.stroke}" fill-opacity="{style.fill:g}" stroke="{style.stroke}"'
            f' stroke-width="{style.weight * unit:g}" stroke-linejoin="round"'
            + (f' stroke-dasharray="{dash}">' if dash else ">")
        )
        lines += _shapes(regions)
        lines.append("</g>")
    lines.append("</svg>\n")
    return "\n".join(lines).encode()


def _shapes(regions: list[LabelledPolygon]) -> Iterator[str]:
    for region in regions:
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in region.polygon)
        yield f'<polygon points="{points}"><title>{_text(region.label)}</title></polygon>'


def _number(value: float) -> str:
    rounded = round(value, 2)
    return str(int(rounded)) if math.floor(rounded) == rounded else str(rounded)


def _text(text: str) -> str:
    """Return untrusted text as XML holds it, cut, without control and direction-override characters."""
    kept = "".join(c for c in text[:_MAX_TITLE] if c in " \n\t" or unicodedata.category(c) not in _LEFT_OUT)
    return escape(kept)


_LEFT_OUT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _data_url(image: Image) -> str:
    """Return the image as a ``data:`` URL: its own file where viewers show that upright, else a PNG."""
    kind = _EMBEDDABLE.get(image.format)
    picture = load(image)
    data = None
    if kind and image.orientation == 1 and image.frames == 1 and image.mode in {"RGB", "RGBA", "L", "P", "1"}:
        data = strip_metadata(image.source.read_bytes() if isinstance(image.source, Path) else image.source)
    if data is None:
        out = io.BytesIO()
        picture.save(out, "PNG", compress_level=4)
        kind, data = "image/png", out.getvalue()
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


EXPORTER = Exporter(
    name="svg",
    title="Image with polygons, scalable",
    media_type="image/svg+xml",
    suffix=".svg",
    write=write,
    draws=True,
)
