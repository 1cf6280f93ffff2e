"""What is written, read back with parsers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any

import pypdf

from app.export.csv_cells import csv_cell
from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.model.analysis import Analysis
from tests.export.any_analysis import letters
from tests.export.pages import IMAGE, picture

PICTURE = picture()

ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
PAGE = "{http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15}"
HTML = "{http://www.w3.org/1999/xhtml}"


def written(name: str, analysis: Analysis) -> bytes:
    return exporter(name).write(ExportContent(IMAGE, (analysis,)))


def tree(name: str, analysis: Analysis) -> ET.Element:
    return ET.fromstring(written(name, analysis))  # noqa: S314 - we wrote it ourselves a moment ago


class _TextOfHtml(HTMLParser):
    """All text in the body, as a parser of HTML rather than XML sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "body"

    def handle_data(self, data: str) -> None:
        self.text += data if self._inside else ""


def hocr_lines(analysis: Analysis) -> list[str]:
    spans = tree("hocr", analysis).iter(f"{HTML}span")
    return ["".join(span.itertext()) for span in spans if span.get("class") == "ocr_line"]


def alto_lines(analysis: Analysis, *, every_string_apart: bool) -> list[str]:
    """The lines as readers see them that part all Strings by a blank, or those alone that have an SP."""
    lines = []
    for line in tree("alto", analysis).iter(f"{ALTO}TextLine"):
        text = ""
        for node in line:
            if node.tag == f"{ALTO}SP" and not every_string_apart:
                text += " "
            elif node.tag == f"{ALTO}String":
                text += (" " if text and every_string_apart else "") + node.get("CONTENT", "")
            elif node.tag == f"{ALTO}HYP":
                text += node.get("CONTENT", "")
        lines.append(text)
    return lines


def unicode_of(node: ET.Element) -> str:
    return node.findtext(f"{PAGE}TextEquiv/{PAGE}Unicode") or ""


def page_lines(analysis: Analysis) -> list[tuple[str, str]]:
    """The text of every line, and what its words spell as OCR-D joins them (none without words)."""
    root = tree("page", analysis)
    joins = {
        tuple(ref.get("regionRef") for ref in relation)
        for relation in root.iter(f"{PAGE}Relation")
        if relation.get("type") == "join"
    }
    lines = []
    for line in root.iter(f"{PAGE}TextLine"):
        words = line.findall(f"{PAGE}Word")
        if line.get("readingDirection") == "right-to-left":
            words.reverse()
        spelt = "".join(
            ("" if not number or (words[number - 1].get("id"), word.get("id")) in joins else " ")
            + unicode_of(word)
            for number, word in enumerate(words)
        )
        lines.append((unicode_of(line), spelt if words else unicode_of(line)))
    return lines


def rows_of(data: str, *, tabs: bool = True) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data, newline=""), dialect="excel-tab" if tabs else "excel"))


def table_texts(name: str, analysis: Analysis) -> list[str]:
    data = written(name, analysis).decode("utf-8" if name == "tsv" else "utf-8-sig")
    return [uncelled(row["text"]) for row in rows_of(data, tabs=name == "tsv")]


def uncelled(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from calculating."""
    return cell[1:] if cell[:1] == "'" and csv_cell(cell[1:]) == cell else cell


def document_of(analysis: Analysis) -> dict[str, Any]:
    text: dict[str, Any] = json.loads(written("json", analysis))["analyses"][0]["text"]
    return text


def readings(analysis: Analysis) -> dict[str, str]:
    """The letters of an analysis in every format that has text; another format is added here."""
    html = _TextOfHtml()
    html.feed(written("hocr", analysis).decode())
    html.close()
    return {
        "text": letters(written("text", analysis).decode()),
        "json": letters(document_of(analysis)["content"]),
        "hocr": letters("".join(hocr_lines(analysis))),
        "hocr as HTML": letters(html.text),
        "alto": letters("".join(alto_lines(analysis, every_string_apart=False))),
        "page": letters("".join(unicode_of(r) for r in tree("page", analysis).iter(f"{PAGE}TextRegion"))),
        "page lines": letters("".join(line for line, _ in page_lines(analysis))),
        "page words": letters("".join(words for _, words in page_lines(analysis))),
        "tsv": letters("".join(table_texts("tsv", analysis))),
        "csv": letters("".join(table_texts("csv", analysis))),
    }


def pdf_strings(analysis: Analysis) -> list[str]:
    """The strings of a PDF's page as they are shown, from left to right, by its own map to Unicode.

    A page that is read by way of its content stream, not of places, so that nothing is made of them.
    """
    data = exporter("pdf").write(ExportContent(PICTURE, (analysis,)))
    page: Any = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    to_unicode: bytes = page["/Resources"]["/Font"]["/Text"]["/ToUnicode"].get_data()
    texts = {
        code: bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>\n", to_unicode)
    }
    shown = re.findall(rb"<([0-9A-F]*)> Tj", page.get_contents().get_data())
    return ["".join(texts[codes[i : i + 4]] for i in range(0, len(codes), 4)) for codes in shown]
