"""The text layer of a page of a PDF: what it says, in which order, and where."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import PIL.Image
import pytest

from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.imaging.limits import OpenLimits
from app.imaging.open import identify
from app.imaging.pdf import pdf_text_layer
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.feature import Feature
from app.model.geometry import Polygon, rectangle
from app.model.pdf_job import PdfTextLayer
from tests.imaging.pictures import encoded
from tests.pdfs import Page, pdf_of, stream, text_at, turned_and_cropped
from tests.test_rooms import loaded_by

HELLO = text_at(40, 150, "Hello brave") + text_at(40, 120, "world")


def layer_of(data: bytes, dpi: int = 72) -> PdfTextLayer:
    image = identify(data, "a.pdf", limits=OpenLimits(pdf_dpi=dpi))
    return pdf_text_layer(image.source, image.name, image.frame, (image.width, image.height))


def words_of(layer: PdfTextLayer) -> dict[str, Polygon]:
    return {w.text: w.polygon for block in layer.text.blocks for line in block.lines for w in line.words}


def flat(polygon: Polygon) -> list[float]:
    return [number for point in polygon for number in point]


def middle(polygon: Polygon) -> tuple[float, float]:
    return sum(x for x, _ in polygon) / len(polygon), sum(y for _, y in polygon) / len(polygon)


def overlap(a: Polygon, b: Polygon) -> float:
    """Intersection over union of the upright rectangles around two polygons."""
    (al, at, ar, ab), (bl, bt, br, bb) = (
        (min(x for x, _ in p), min(y for _, y in p), max(x for x, _ in p), max(y for _, y in p))
        for p in (a, b)
    )
    shared = max(0.0, min(ar, br) - max(al, bl)) * max(0.0, min(ab, bb) - max(at, bt))
    return shared / ((ar - al) * (ab - at) + (br - bl) * (bb - bt) - shared)


def test_words_and_lines_stand_where_the_page_shows_them() -> None:
    layer = layer_of(pdf_of(Page(HELLO)))
    assert layer.text.content == "Hello brave\nworld"
    assert layer.properties == {}
    (left, top), _, (right, bottom), _ = words_of(layer)["Hello"]
    assert left == pytest.approx(40, abs=1)
    assert right == pytest.approx(40 + 20 * 2.28, abs=1)  # Helvetica's widths of H, e, l, l, o
    assert top < 200 - 150 - 14 < 50 < bottom < 58  # the capital and the base within it
    line = layer.text.blocks[0].lines[0]
    assert (line.confidence, line.words[0].confidence) == (None, None)


def test_places_follow_the_resolution() -> None:
    once, twice = (words_of(layer_of(pdf_of(Page(HELLO)), dpi)) for dpi in (72, 144))
    for word, polygon in once.items():
        assert flat(twice[word]) == pytest.approx([2 * number for number in flat(polygon)], abs=0.1)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_of_a_turned_and_cropped_page_too(turn: int) -> None:
    crop = 20, 50, 280, 190
    upright = middle(words_of(layer_of(pdf_of(Page(HELLO))))["Hello"])
    x, y = upright[0] - 20, upright[1] - 10
    wide, high = 260, 140
    expected = {0: (x, y), 90: (high - y, x), 180: (wide - x, high - y), 270: (y, wide - x)}[turn]
    layer = layer_of(turned_and_cropped(pdf_of(Page(HELLO)), turn, crop))
    polygon = words_of(layer)["Hello"]
    assert middle(polygon) == pytest.approx(expected, abs=0.5)
    (x0, y0), (x1, y1) = polygon[:2]
    assert math.degrees(math.atan2(y1 - y0, x1 - x0)) % 360 == pytest.approx(turn, abs=0.1)
    assert layer.text.content == "Hello brave\nworld"


@pytest.mark.parametrize("degrees", [15, 45, 60, 90, 137, 180, 270, 315])
def test_turned_text_has_polygons_along_it(degrees: int) -> None:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    content = text_at(150, 100, "slanted", matrix=f"{cosine:.6f} {sine:.6f} {-sine:.6f} {cosine:.6f}")
    straight = words_of(layer_of(pdf_of(Page(text_at(150, 100, "slanted")))))["slanted"]
    polygon = words_of(layer_of(pdf_of(Page(content))))["slanted"]
    expected = tuple(
        (150 + (x - 150) * cosine + (y - 100) * sine, 100 - (x - 150) * sine + (y - 100) * cosine)
        for x, y in straight
    )
    assert flat(polygon) == pytest.approx(flat(expected), abs=0.5)


def test_invisible_text_counts() -> None:
    assert layer_of(pdf_of(Page(text_at(40, 100, "unseen", mode=3)))).text.content == "unseen"


def test_text_within_a_form_counts_where_the_form_is_laid() -> None:
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F 3 0 R >> >>"
    form = stream(text_at(10, 10, "inside"), entries)
    layer = layer_of(
        pdf_of(Page("q 2 0 0 2 20 30 cm /X Do Q", resources="/XObject << /X 4 0 R >>"), objects=[form])
    )
    plain = words_of(layer_of(pdf_of(Page(text_at(40, 50, "inside", size=40)))))["inside"]
    assert flat(words_of(layer)["inside"]) == pytest.approx(flat(plain), abs=0.1)


def test_a_page_without_text_has_none() -> None:
    layer = layer_of(pdf_of(Page()))
    assert layer == PdfTextLayer(Text())


def test_text_outside_the_page_is_kept_and_counted() -> None:
    layer = layer_of(pdf_of(Page(text_at(40, 100, "seen") + text_at(900, 100, "away away"))))
    words = words_of(layer)
    if "away" in words:
        assert layer.properties == {"words outside the page": 2}
    assert "seen" in words


def test_a_hyphen_at_the_end_of_a_line_stays_and_ends_it() -> None:
    layer = layer_of(pdf_of(Page(text_at(40, 150, "reser-") + text_at(40, 125, "vation"))))
    assert layer.text.content == "reser-\nvation"


def test_paragraphs_and_columns_are_blocks() -> None:
    content = "".join(
        text_at(x, y, f"{name}{y}", size=10)
        for name, x, rows in (("a", 20, (180, 168, 156)), ("b", 20, (100, 88)), ("c", 180, (180, 168)))
        for y in rows
    )
    layer = layer_of(pdf_of(Page(content)))
    assert layer.text.content == "a180\na168\na156\n\nb100\nb88\n\nc180\nc168"


def test_letters_without_unicode_are_said() -> None:
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Nobody /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
    )
    parts = [
        font,
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nobody /FontDescriptor 6 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        "<< /Type /FontDescriptor /FontName /Nobody /Flags 4 /Ascent 800 /Descent -200 >>",
    ]
    content = "BT /G 20 Tf 40 100 Td <00030004> Tj ET"
    layer = layer_of(pdf_of(Page(content, resources="/ExtGState << >> /Font << /G 4 0 R >>"), objects=parts))
    assert layer.properties.get("characters without Unicode", 0) == layer.text.content.count("\ufffd")


WORDS = (
    ("Straße", 40, 40), ("„Zitat“", 220, 40), ("(test)", 420, 40), ("Größen-", 40, 100), ("ordnung", 40, 160),
    ("кириллица", 40, 260), ("漢字", 420, 260), ("x", 700, 260), ("2.000,50 €", 40, 400),
)  # fmt: skip


def test_our_own_pdf_comes_back_with_every_word_in_place() -> None:
    image = identify(encoded(PIL.Image.new("L", (1000, 600), 255), dpi=(150, 150)), "page.png")
    lines: dict[int, list[Word]] = {}
    for text, x, y in WORDS:
        lines.setdefault(y, []).append(Word(rectangle(x, y, 22 * len(text), 36), text))
    blocks = tuple(
        Block(
            rectangle(40, y, 860, 36),
            lines=(Line(rectangle(40, y, 860, 36), " ".join(w.text for w in words), words=tuple(words)),),
        )
        for y, words in lines.items()
    )
    analysis = Analysis(provider="x", features=(Feature.TEXT,), text=Text.of(blocks))
    data = exporter("pdf").write(ExportContent(image, (analysis,)))
    page = identify(data, "page.pdf", limits=OpenLimits(pdf_dpi=150))
    assert (page.width, page.height) == (1000, 600)
    layer = layer_of(data, 150)
    found = words_of(layer)
    for text, x, y in WORDS:
        for part in text.split():
            assert part in found
        if " " not in text:
            assert overlap(found[text], rectangle(x, y, 22 * len(text), 36)) > 0.8, text
    assert layer.text.content.split() == " ".join(text for text, _, _ in WORDS).split()


def test_right_to_left_text_comes_back_in_the_order_of_reading() -> None:
    image = identify(encoded(PIL.Image.new("L", (600, 200), 255), dpi=(72, 72)), "page.png")
    words = (
        Word(rectangle(400, 50, 100, 30), "שלום"),
        Word(rectangle(280, 50, 100, 30), "עולם"),
        Word(rectangle(200, 50, 60, 30), "12"),
    )
    line = Line(rectangle(200, 50, 300, 30), "שלום עולם 12", words=words)
    text = Text.of((Block(line.polygon, lines=(line,)),))
    data = exporter("pdf").write(
        ExportContent(image, (Analysis(provider="x", features=(Feature.TEXT,), text=text),))
    )
    layer = layer_of(data)
    assert layer.text.content == "שלום עולם 12"
    found = words_of(layer)
    for word in words:
        assert overlap(found[word.text], word.polygon) > 0.8


def test_the_worker_brings_no_qt_no_network_and_no_pillow() -> None:
    brought = loaded_by("import app.worker.pdf, app.worker.pdf_text_layer")
    assert "pypdfium2" in brought
    assert not brought & {"PySide6", "shiboken6", "httpx", "grpc", "keyring", "PIL", "numpy"}


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_worker_can_write_no_file(tmp_path: Path) -> None:
    program = (
        "import sys; from app.worker.process_limits import limit_process; limit_process(2**31, 5)\n"
        f"open({str(tmp_path / 'out')!r}, 'wb', buffering=0).write(b'x')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode
    assert not (tmp_path / "out").exists() or not (tmp_path / "out").read_bytes()
