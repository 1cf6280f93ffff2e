"""Where the image was found, merged over all providers, with every provider's evidence."""

from __future__ import annotations

from typing import Any

import msgspec

from app.export.exporter import ExportContent, Exporter
from app.model.document import image_entry
from app.provenance.hits import HitPlace, merge_hits


def write(content: ExportContent) -> bytes:
    """Return one JSON object on one line, of the schema ``vidimus.copies/1``, ended by a line break."""
    hits = merge_hits(content.analyses)
    document = {
        "schema": "vidimus.copies/1",
        "image": image_entry(content.image),
        "told": [
            {"provider": t.provider, "count": t.claimed, "listed": t.listed} for t in hits.provider_counts
        ],
        "places": [_place(p) for p in hits.places],
    }
    return msgspec.json.encode(document) + b"\n"


def _place(place: HitPlace) -> dict[str, Any]:
    width, height = place.size or (None, None)
    return {
        "relation": place.relation,
        "page_url": place.page_url,
        "image_url": place.image_url,
        "host": place.host,
        "title": place.title,
        "description": place.description,
        "width": width,
        "height": height,
        "evidence": [{"provider": e.provider, "hit": e.hit} for e in place.evidence],
    }


EXPORTER = Exporter(
    name="copies-json",
    title="Copies with all evidence",
    media_type="application/json",
    suffix=".json",
    write=write,
)
