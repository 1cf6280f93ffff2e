"""The image with its polygons over it, as SVG: sharp at every zoom, each region with its text as a title."""

from __future__ import annotations

import base64
import io
import math
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.export.layers import LOOKS, Region, layers, stroke_unit
from app.export.registry import OVERLAYS
from app.imaging.pixels import load
from app.imaging.strip_metadata import strip_metadata
from app.model.analysis import Analysis
from app.model.image import Image

_AS_IT_IS: Final = {"JPEG": "image/jpeg", "PNG": "image/png"}
"""Formats every SVG viewer shows, so that the picture goes in as it is, without what came along with it."""
_LONGEST_TITLE: Final = 500


class SvgExporter:
    """Embeds the image, so that the file stands alone."""

    name = "svg"
    title = "Image with polygons, scalable"
    media_type = "image/svg+xml"
    suffix = ".svg"
    overlays = True

    def write(
        self, image: Image, analyses: tuple[Analysis, ...], *, overlays: frozenset[str] = frozenset(OVERLAYS)
    ) -> bytes:
        """A document in the image's own size; nothing in it is fetched from elsewhere or runs."""
        return document(image, analyses, overlays, _embedded(image))


def document(image: Image, analyses: tuple[Analysis, ...], overlays: frozenset[str], href: str) -> bytes:
    """The SVG with the image behind ``href`` (a ``data:`` address, or a link to the file)."""
    width, height = image.width, image.height
    size = f'width="{width}" height="{height}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size}>',
        f"<title>{_text(image.name)}</title>",
        f"<image {size} href={quoteattr(href)}/>",
    ]
    unit = stroke_unit(width, height)
    for name, regions in layers(analyses, overlays):
        look = LOOKS[name]
        dash = " ".join(f"{d * unit:g}" for d in look.dash)
        lines.append(
            f'<g id="{name}" fill="{look.stroke}" fill-opacity="{look.fill:g}" stroke="{look.stroke}"'
            f' stroke-width="{look.weight * unit:g}" stroke-linejoin="round"'
            + (f' stroke-dasharray="{dash}">' if dash else ">")
        )
        lines += _shapes(regions)
        lines.append("</g>")
    lines.append("</svg>\n")
    return "\n".join(lines).encode()


def _shapes(regions: list[Region]) -> Iterator[str]:
    for region in regions:
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in region.polygon)
        yield f'<polygon points="{points}"><title>{_text(region.label)}</title></polygon>'


def _number(value: float) -> str:
    rounded = round(value, 2)
    return str(int(rounded)) if math.floor(rounded) == rounded else str(rounded)


def _text(text: str) -> str:
    """Text from outside, as XML can hold it: no markup, no control or direction-override characters."""
    kept = "".join(c for c in text[:_LONGEST_TITLE] if c in " \n\t" or unicodedata.category(c) not in _BROKEN)
    return escape(kept)


_BROKEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _embedded(image: Image) -> str:
    """The image as a ``data:`` address: its own data where that shows upright everywhere, else a PNG."""
    kind = _AS_IT_IS.get(image.format)
    picture = load(image)
    data = None
    if kind and image.orientation == 1 and image.frames == 1 and image.mode in {"RGB", "RGBA", "L", "P", "1"}:
        data = strip_metadata(image.source.read_bytes() if isinstance(image.source, Path) else image.source)
    if data is None:
        out = io.BytesIO()
        picture.save(out, "PNG", compress_level=4)
        kind, data = "image/png", out.getvalue()
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


EXPORTER = SvgExporter()
