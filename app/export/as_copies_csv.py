"""Where the image was found, as a table: one row a place, over all providers."""

from __future__ import annotations

import csv
import io
from typing import Final

from app.export.csv_cells import cell
from app.model.analysis import Analysis
from app.model.image import Image
from app.provenance.hits import merge_hits

COLUMNS: Final = (
    "relation", "providers", "title", "page_url", "image_url", "host", "width", "height", "description",
    "evidence",
)  # fmt: skip


class CopiesCsvExporter:
    """Comma-separated, every cell quoted, UTF-8 with the mark spreadsheets go by.

    Cells a spreadsheet would take for a formula begin with an apostrophe. ``evidence`` says which
    relation each provider gave.
    """

    name = "copies-csv"
    title = "Copies as a table"
    media_type = "text/csv; charset=utf-8"
    suffix = ".csv"
    overlays = False

    def write(
        self,
        image: Image,  # noqa: ARG002 - the interface of all exporters
        analyses: tuple[Analysis, ...],
        *,
        overlays: frozenset[str] = frozenset(),  # noqa: ARG002
    ) -> bytes:
        """A row of names, then one row a place, the strongest relation first."""
        text = io.StringIO()
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for place in merge_hits(analyses).places:
            width, height = place.size or ("", "")
            said = dict.fromkeys(f"{e.provider}: {e.hit.relation}" for e in place.evidence)
            cells = (
                place.relation, "; ".join(place.providers), place.title, place.page_url, place.image_url,
                place.host, width, height, place.description, "; ".join(said),
            )  # fmt: skip
            writer.writerow([cell(c) for c in cells])
        return text.getvalue().encode("utf-8-sig", errors="replace")


EXPORTER = CopiesCsvExporter()
