"""HTML of reports that are one closed file: text from outside made harmless, tables, the frame around all."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.model.safe_text import safe_text

POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Content-Security-Policy of a report: nothing is loaded, nothing runs."""
_LONGEST: Final = 20_000
_NAMED: Final = {"": "(nothing)", " ": "(blank)", "\n": "(line break)"}
_STYLE: Final = """
body{font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;color-scheme:light}
body{max-width:72rem;margin:2rem auto;padding:0 1.5rem}
h1{font-size:1.6rem;margin-bottom:.25rem}
h2{font-size:1.25rem;margin-top:2.5rem;padding-top:.75rem;border-top:1px solid #ccc}
h3{font-size:1.05rem;margin:1.5rem 0 .25rem}
table{border-collapse:collapse;margin:.5rem 0 1rem}
caption{text-align:start;color:#555;padding-bottom:.25rem}
th,td{padding:.25rem .6rem;border-bottom:1px solid #ddd;text-align:start;vertical-align:top}
th{border-bottom-color:#888;font-weight:600;vertical-align:bottom}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}
td:not(.n){min-width:5rem}
td.line{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}bdi{overflow-wrap:anywhere}
code{font:.85em ui-monospace,monospace;overflow-wrap:anywhere}
a{color:#00558a}dl{columns:2;column-gap:2rem}dl div{break-inside:avoid;margin-bottom:.4rem}
dt{font-weight:600}dd{margin:0}
img{max-height:5rem;max-width:22rem;border:1px solid #bbb;vertical-align:top}
.different{background:#fff0c2}.missing{background:#ffd9d6}.extra{background:#d9e8ff}
span.different,span.missing,span.extra{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.note{color:#555}figure{display:inline-block;margin:.5rem 2rem 1rem 0;vertical-align:top}
figcaption{font-weight:600;max-width:40rem}
svg{display:block;max-width:100%;height:auto;print-color-adjust:exact;-webkit-print-color-adjust:exact}
svg text{font:11px system-ui,sans-serif;fill:#1a1a1a}
@page{margin:15mm}
@media print{body{margin:0;padding:0;max-width:none;font-size:9pt}th,td{padding:.15rem .35rem}
tr,img,figure,dl div{break-inside:avoid}h1,h2,h3,h2+p,caption,thead{break-after:avoid}
tbody tr:first-child{break-before:avoid}
thead{display:table-header-group}a{color:inherit;text-decoration:none}}
"""


def document(title: str, parts: Iterable[str]) -> bytes:
    """Return a whole document in UTF-8 that loads nothing; ``parts`` are HTML, the title is a plain text."""
    shown_title = html.escape(safe_text(title))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{shown_title}</title><style>{_STYLE}</style></head><body>",
        *parts,
        "</body></html>\n",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Return a text from outside for HTML, without what breaks or disguises the text around it."""
    return html.escape(safe_text(text, _LONGEST))


def shown(text: str) -> str:
    """Return a text from outside for HTML, isolated so that its direction stays its own.

    What nobody could see is named: nothing, a blank, a line break, else by its code points.
    """
    named = _NAMED.get(text)
    if named is None and not safe_text(text).strip():
        named = code_points(text)
    if named is not None:
        return f'<span class="note">{named}</span>'
    before = "\u25cc" if unicodedata.combining(text[0]) else ""  # a mark alone needs something to stand on
    return f'<bdi dir="auto">{before}{escaped(text)}</bdi>'


def code_points(text: str) -> str:
    """Return the code points of a text as Unicode writes them; a dash for none."""
    return " ".join(f"U+{ord(c):04X}" for c in text[:12]) or "–"


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1, caption: str = ""
) -> Iterator[str]:
    """Yield a table; the first ``words`` columns hold words, the others figures. Cells are HTML.

    A cell that begins with ``<td`` is taken as it is. Nothing comes of no rows.
    """
    cells = [list(row) for row in rows]
    if not cells:
        return
    kinds = ["" if n < words else ' class="n"' for n in range(len(heads))]
    yield "<table>" + (f"<caption>{caption}</caption>" if caption else "")
    names = "".join(f'<th scope="col"{kind}>{head}</th>' for kind, head in zip(kinds, heads, strict=True))
    yield f"<thead><tr>{names}</tr></thead><tbody>"
    for row in cells:
        made = (c if c.startswith("<td") else f"<td{k}>{c}</td>" for k, c in zip(kinds, row, strict=True))
        yield f"<tr>{''.join(made)}</tr>"
    yield "</tbody></table>"
