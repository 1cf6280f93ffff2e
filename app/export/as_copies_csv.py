"""Where the image was found, as a table: one row a place, over all providers."""

from __future__ import annotations

import csv
import io
from typing import Final

from app.export.csv_cells import csv_cell
from app.export.exporter import ExportContent, Exporter
from app.provenance.hits import merge_hits

COLUMNS: Final = (
    "relation", "providers", "title", "page_url", "image_url", "host", "width", "height", "description",
    "evidence",
)  # fmt: skip


def write(content: ExportContent) -> bytes:
    """Return a row of column names, then one row a place, the strongest relation first.

    Comma-separated, every cell quoted, UTF-8 with the byte order mark spreadsheets go by. Cells a
    spreadsheet would take for a formula begin with an apostrophe. ``evidence`` says which relation each
    provider gave.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for place in merge_hits(content.analyses).places:
        width, height = place.size or ("", "")
        evidence = dict.fromkeys(f"{e.provider}: {e.hit.relation}" for e in place.evidence)
        cells = (
            place.relation, "; ".join(place.providers), place.title, place.page_url, place.image_url,
            place.host, width, height, place.description, "; ".join(evidence),
        )  # fmt: skip
        writer.writerow([csv_cell(c) for c in cells])
    return text.getvalue().encode("utf-8-sig", errors="replace")


EXPORTER = Exporter(
    name="copies-csv",
    title="Copies as a table",
    media_type="text/csv; charset=utf-8",
    suffix=".csv",
    write=write,
)
