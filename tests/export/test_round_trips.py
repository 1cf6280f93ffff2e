"""What we write is read back as it was, to the unit each format allows."""

from __future__ import annotations

import csv
import io
import json

import msgspec
from hypothesis import HealthCheck, assume, given, settings

from app.export.clip import is_upright_rectangle
from app.export.csv_cells import csv_cell
from app.export.exporter import ExportContent
from app.export.registry import exporter
from app.model.analysis import Analysis, Block, Line, Text, Word
from app.model.document import decode
from app.model.geometry import Polygon, bounds, convex_hull, rectangle
from app.providers.files.ocr_files import FILES
from app.providers.files.saved_answers import read_saved
from tests.export.pages import IMAGE, analyses

UNTIMED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def read_back(name: str, original: Analysis) -> Analysis:
    return FILES[name].parse_answer(exporter(name).write(ExportContent(IMAGE, (original,))), IMAGE)


def shaped(original: Analysis, keep: tuple[str, ...]) -> list[object]:
    """The regions of an analysis with what ``keep`` names, in order."""
    assert original.text is not None
    parts: list[object] = [original.text.content, original.text.languages]
    for block in original.text.blocks:
        parts.append(("block", block.polygon, block.kind, block.confidence if "block" in keep else None))
        for line in block.lines:
            parts.append(("line", line.polygon, line.text, line.confidence if "line" in keep else None))
            parts += [("word", w.polygon, w.text, w.confidence, w.languages) for w in line.words]
    parts += [("face", f.polygon, f.confidence if "other" in keep else None) for f in original.faces or ()]
    parts += [
        ("object", o.polygon, o.name, o.kind, o.confidence if "other" in keep else None)
        for o in original.objects or ()
    ]
    return parts


@UNTIMED
@given(analyses(whole=True))
def test_hocr_whole_pixels_and_hundredths_of_a_percent(original: Analysis) -> None:
    assert shaped(read_back("hocr", original), ("block", "line", "other")) == shaped(
        original, ("block", "line", "other")
    )


@UNTIMED
@given(analyses(whole=False, steps=1_000_000))
def test_alto_thousandths_of_a_pixel_and_millionths_for_words(original: Analysis) -> None:
    joined = _touching_as_one(_close(original))
    assert shaped(_close(read_back("alto", original)), ()) == shaped(_close(joined), ())


@UNTIMED
@given(analyses(whole=True, steps=1_000_000))
def test_page_whole_pixels_and_millionths(original: Analysis) -> None:
    assert shaped(read_back("page", original), ("block", "line", "other")) == shaped(
        original, ("block", "line", "other")
    )


@UNTIMED
@given(analyses(whole=False))
def test_json_everything_as_it_was(original: Analysis) -> None:
    assert decode(exporter("json").write(ExportContent(IMAGE, (original,)))).analyses == (original,)


@UNTIMED
@given(analyses(whole=False, steps=1_000_000))
def test_tables_every_word_as_it_was(original: Analysis) -> None:
    assert original.text is not None
    words = [
        (b, n, w, word)
        for b, block in enumerate(original.text.blocks, 1)
        for n, line in enumerate(block.lines, 1)
        for w, word in enumerate(line.words, 1)
    ]
    for name, dialect, coding in (("tsv", "excel-tab", "utf-8"), ("csv", "excel", "utf-8-sig")):
        data = exporter(name).write(ExportContent(IMAGE, (original,))).decode(coding)
        rows = list(csv.DictReader(io.StringIO(data, newline=""), dialect=dialect))
        assert len(rows) == len(words)
        for row, (b, n, w, word) in zip(rows, words, strict=True):
            assert (row["block"], row["line"], row["word"]) == (str(b), str(n), str(w))
            assert _uncelled(row["text"]) == word.text.strip()
            assert tuple(map(tuple, json.loads(row["polygon"]))) == word.polygon
            assert (float(row["confidence"]) if row["confidence"] else None) == word.confidence
            left, top, right, bottom = bounds(word.polygon)
            box = [float(row[k]) for k in ("left", "top", "width", "height")]
            assert box == [round(v, 3) for v in (left, top, right - left, bottom - top)]


@UNTIMED
@given(analyses(whole=True))
def test_plain_text_word_for_word(original: Analysis) -> None:
    read = read_back("text", original).text
    assert read is not None
    assert original.text is not None
    assume(not original.text.content.startswith("\ufeff"))  # which no reader tells from a byte order mark
    assert [w.text for b in read.blocks for n in b.lines for w in n.words] == original.text.content.split()
    assert "".join(read.content.split()) == "".join(original.text.content.split())


def test_what_is_read_of_ours_is_known_by_what_is_in_it() -> None:
    line = Line(rectangle(10, 10, 50, 10), "one two", 0.5, (Word(rectangle(10, 10, 20, 10), "one"),))
    original = Analysis("tesseract", (), text=Text.of((Block(rectangle(10, 10, 50, 10), lines=(line,)),)))
    for name in ("hocr", "alto", "page"):
        data = exporter(name).write(ExportContent(IMAGE, (original,)))
        reading = read_saved(data, IMAGE)
        assert reading.analysis is not None
        assert reading.analysis.provider == name
        assert reading.analysis.properties["creator"].startswith("Vidimus ")
        larger = msgspec.structs.replace(IMAGE, width=800, height=600)
        doubled = FILES[name].parse_answer(data, larger)
        assert doubled.text is not None
        assert doubled.text.blocks[0].lines[0].polygon == rectangle(20, 20, 100, 20)


def _uncelled(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from calculating."""
    return text[1:] if text.startswith("'") and csv_cell(text[1:]) == text else text


def _touching_as_one(original: Analysis) -> Analysis:
    """With words that touch as one word, since a String of ALTO is what stands between blanks."""
    assert original.text is not None
    change = msgspec.structs.replace
    blocks = tuple(
        change(b, lines=tuple(change(n, words=_joined_words(n)) for n in b.lines))
        for b in original.text.blocks
    )
    return change(original, text=change(original.text, blocks=blocks))


def _joined_words(line: Line) -> tuple[Word, ...]:
    runs: list[list[Word]] = []
    at = 0
    for word in line.words:
        gap = len(line.text[at:]) - len(line.text[at:].lstrip(" "))
        if gap or not runs:
            runs.append([])
        runs[-1].append(word)
        at += gap + len(word.text)
    return tuple(_joined_word(run) if len(run) > 1 else run[0] for run in runs)


def _joined_word(words: list[Word]) -> Word:
    points = [p for word in words for p in word.polygon]
    left, top, right, bottom = bounds(points)
    polygon = rectangle(left, top, right - left, bottom - top)
    hull = convex_hull(points)
    if not all(is_upright_rectangle(word.polygon) for word in words) and len(hull) > 2:
        polygon = hull
    sure = [word.confidence for word in words if word.confidence is not None]
    alike = all(word.languages == words[0].languages for word in words)
    text = "".join(word.text for word in words)
    return Word(polygon, text, min(sure) if sure else None, words[0].languages if alike else ())


def _close(original: Analysis) -> Analysis:
    """Corners to a thousandth, since left + width is not exactly right in binary."""
    assert original.text is not None

    def near(polygon: Polygon) -> Polygon:
        return tuple((round(x, 3) + 0.0, round(y, 3) + 0.0) for x, y in polygon)

    change = msgspec.structs.replace
    blocks = tuple(
        change(
            b,
            polygon=near(b.polygon),
            lines=tuple(
                change(
                    n,
                    polygon=near(n.polygon),
                    words=tuple(change(w, polygon=near(w.polygon)) for w in n.words),
                )
                for n in b.lines
            ),
        )
        for b in original.text.blocks
    )
    return change(
        original,
        text=change(original.text, blocks=blocks),
        faces=tuple(change(f, polygon=near(f.polygon)) for f in original.faces or ()),
        objects=tuple(change(o, polygon=near(o.polygon)) for o in original.objects or ()),
    )
