"""Azure's text as model values: Read of 4.0, of its previews and of 3.2, and legacy OCR.

The shapes are told apart by their keys (``WIRE.md``, "Azure Vision: text").
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from app.model.analysis import Block, Language, Line, Word
from app.model.geometry import Point
from app.providers.azure.rectangles import comma_polygon, text_polygon
from app.providers.azure.shapes import AzureAnswer, AzureLine, AzurePreviewPage, AzureRegion, AzureWord
from app.providers.kit.full_text import TextReading, read_text
from app.providers.kit.wire_values import PointMap, hull, line_outline, number, share


def text_of(answer: AzureAnswer, to_original: PointMap, size: tuple[float, float]) -> TextReading:
    """Return the text of whichever reader answered; the outlines of blocks are those of their lines.

    ``size`` is the width and height in pixels of the image sent.
    """
    if answer.read_result is not None:
        if answer.read_result.pages is not None:
            blocks = [_preview_page(page, to_original) for page in answer.read_result.pages]
        else:
            blocks = [_block(b.lines or (), to_original) for b in answer.read_result.blocks or ()]
        whole = answer.read_result.content
        return read_text([b for b in blocks if b.lines], (), whole, path=("readResult", "content"))
    if answer.analyze_result is not None:
        pages = answer.analyze_result.read_results or []
        blocks = [_block(page.lines or (), to_original, page.language) for page in pages]
        return read_text([b for b in blocks if b.lines], [p.language for p in pages if p.language])
    unturned = _unturned(number(answer.text_angle), size, to_original)
    separator = "" if (answer.language or "").startswith(("zh", "ja")) else " "
    blocks = [_region(region, unturned, separator) for region in answer.regions or ()]
    language = answer.language if answer.language not in (None, "unk") else None
    return read_text(blocks, [language] if language else [])


def _words(
    words: Sequence[AzureWord] | None, to_original: PointMap, language: str | None
) -> tuple[Word, ...]:
    languages = (Language(language),) if language else ()
    return tuple(
        Word(text_polygon(w, to_original), w.text or w.content or "", share(w.confidence), languages)
        for w in words or ()
    )


def _line(line: AzureLine, to_original: PointMap, language: str | None, separator: str = " ") -> Line:
    words = _words(line.words, to_original, line.language or language)
    text = line.text or line.content or separator.join(w.text for w in words)
    outline = text_polygon(line, to_original) or line_outline([w.polygon for w in words if w.polygon])
    return Line(outline, text, None, words)


def _block(lines: Sequence[AzureLine], to_original: PointMap, language: str | None = None) -> Block:
    read = tuple(_line(line, to_original, language) for line in lines)
    return Block(hull(line.polygon for line in read), lines=read)


def _preview_page(page: AzurePreviewPage, to_original: PointMap) -> Block:
    """Return a page as a block, each word in the line whose span covers the word's offset.

    Words that no line covers are a line of their own.
    """
    words = page.words or ()
    lines = []
    placed: set[int] = set()
    for line in page.lines or ():
        inside = [n for n, word in enumerate(words) if n not in placed and _covers(line, word)]
        placed.update(inside)
        whole_line = msgspec.structs.replace(line, words=tuple(words[n] for n in inside))
        lines.append(_line(whole_line, to_original, page.language))
    loose = tuple(word for n, word in enumerate(words) if n not in placed)
    if loose:
        lines.append(_line(AzureLine(words=loose), to_original, page.language))
    return Block(hull(line.polygon for line in lines), lines=tuple(lines))


def _covers(line: AzureLine, word: AzureWord) -> bool:
    offset = word.span.offset if word.span else -1
    return any(s.offset <= offset < s.offset + s.length for s in line.spans or ())


def _region(region: AzureRegion, to_original: PointMap, separator: str) -> Block:
    lines = tuple(_line(line, to_original, None, separator) for line in region.lines or ())
    outline = comma_polygon(region.bounding_box, to_original) if region.bounding_box else ()
    return Block(outline or hull(line.polygon for line in lines), lines=lines)


def _unturned(angle: float, size: tuple[float, float], to_original: PointMap) -> PointMap:
    """Return a map from legacy OCR's boxes, which stand in the image turned about its centre.

    ``angle`` is in radians, clockwise (``WIRE.md``, "Azure Vision: text").
    """
    if not angle:
        return to_original
    cos, sin = math.cos(-angle), math.sin(-angle)
    cx, cy = size[0] / 2, size[1] / 2

    def turned(p: Point) -> Point:
        dx, dy = p[0] - cx, p[1] - cy
        return to_original((cx + dx * cos - dy * sin, cy + dx * sin + dy * cos))

    return turned
