"""The lines of a picture, read by whichever engine on this machine reads them best."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from app.model.analysis import Failure
from app.model.errors import VidimusError
from app.model.feature import Feature
from app.reader import scripts, tesseract
from app.reader.arrays import Pixels
from app.reader.crop_lines import raw_line, reread_tall, reread_unsure
from app.reader.decode import LineReading, is_wide
from app.reader.lines import Quad, RawLine, RawWord
from app.reader.orientation import (
    contact_sheet,
    page_orientation,
    plausibility,
    sample_lines,
    turn_picture,
    turn_quad,
)
from app.reader.rapid import LineCrop, RapidReader, cut_line

OnLines = Callable[[str, int, int, Sequence[RawLine]], None]
"""Hears the stage, how many of how many lines are read, and the lines at the head of the page read so far.

They come in reading order, each time with more at the end; ``block`` numbers the block they are likely in.
"""

_MIN_CONFIDENCE = 0.5
_MOSTLY_DOUBTFUL = 0.5
_COVERED = 0.5
_SURE_PLAUSIBILITY = 0.85


@dataclass(frozen=True)
class PageLines:
    """``lines`` in pixels of ``image``, which is the picture ``turn`` degrees clockwise, so upright."""

    lines: tuple[RawLine, ...]
    image: Pixels
    turn: int = 0
    failures: tuple[Failure, ...] = ()


def read_lines(rapid: RapidReader, image: Pixels, languages: Sequence[str], on_lines: OnLines) -> PageLines:
    """Read an RGB picture, (height, width, 3); ``languages`` (BCP-47) as the user names them, or none."""
    on_lines("detecting lines", 0, 0, ())
    quads = rapid.detect(image) or _whole_picture_as_line(image)
    crops = [cut_line(image, q) for q in _sort_from_top(quads)]
    chosen = sample_lines(crops)
    probe = rapid.read([crops[i] for i in chosen])
    judged: list[tesseract.OrientationAndScript | None] = []

    def judge() -> int | None:
        judgement = tesseract.orientation_and_script(contact_sheet([crops[i] for i in chosen]))
        judged.append(judgement)
        if judgement is None or judgement.turn not in {0, 180}:
            return None
        # hardly any picture is upside down, so that takes a surer judgement
        return judgement.turn if judgement.turn_confidence >= (3 if judgement.turn else 2) else None

    turn = page_orientation(rapid, [crops[i] for i in chosen], probe, judge).turn
    known = dict(zip(chosen, probe, strict=True))
    if turn:
        height, width = image.shape[:2]
        image = turn_picture(image, turn)
        quads = [np.roll(turn_quad(q, turn, width, height), turn // 90, axis=0) for q in quads]
        crops = [cut_line(image, q) for q in _sort_from_top(quads)]
        known = {}
    pairs = _read_all(rapid, crops, known, on_lines)
    lines, failures = _read_with_both(image, pairs, languages, judged[0] if judged else None, on_lines)
    return PageLines(tuple(lines), image, turn, failures)


def _read_all(
    rapid: RapidReader, crops: Sequence[LineCrop], known: dict[int, LineReading], on_lines: OnLines
) -> list[tuple[LineCrop, LineReading]]:
    """Return every crop with its reading; ``on_lines`` hears of lines as they come."""
    rest = [i for i in range(len(crops)) if i not in known]
    readings = dict(known)
    head = _head(crops, readings)
    on_lines("reading", len(readings), len(crops), next(head))

    def count(done: Sequence[tuple[int, LineReading]]) -> None:
        readings.update((rest[i], reading) for i, reading in done)
        on_lines("reading", len(readings), len(crops), next(head))

    readings.update(zip(rest, rapid.read([crops[i] for i in rest], count), strict=True))
    pairs = reread_tall(rapid, crops, [readings[i] for i in range(len(crops))])
    return reread_unsure(rapid, pairs)


def _head(crops: Sequence[LineCrop], readings: Mapping[int, LineReading]) -> Iterator[Sequence[RawLine]]:
    """Yield the lines read of a page without a gap from its head on, each time those known by then."""
    from app.reader import layout

    blocks = layout.order_lines([np.roll(c.quad, 1, axis=0) if c.turned else c.quad for c in crops])
    order = [(i, number) for number, block in enumerate(blocks) for i in block]
    ready: list[RawLine] = []
    seen = 0
    while True:
        while seen < len(order) and order[seen][0] in readings:
            i, number = order[seen]
            line = _confident_line(crops[i], readings[i])
            ready += [replace(line, block=number)] if line is not None else []
            seen += 1
        yield tuple(ready)


def _confident_line(crop: LineCrop, reading: LineReading) -> RawLine | None:
    return raw_line(crop, reading) if reading.confidence >= _MIN_CONFIDENCE else None


def _read_with_both(
    image: Pixels,
    pairs: Sequence[tuple[LineCrop, LineReading]],
    languages: Sequence[str],
    judged: tesseract.OrientationAndScript | None,
    on_lines: OnLines,
) -> tuple[list[RawLine], tuple[Failure, ...]]:
    """Return the lines of RapidOCR, and of tesseract where the machine has it and it is needed."""
    crops, readings = [c for c, _ in pairs], [r for _, r in pairs]
    doubts = [i for i, (c, r) in enumerate(pairs) if scripts.is_doubtful(c, r)]
    share = scripts.doubtful_share(crops, readings)
    choice = scripts.choice_for_languages(languages)
    forced = choice is not None and bool(choice.codes)
    if choice is None:
        choice = scripts.TesseractChoice()
        if share > scripts.MUCH_DOUBTFUL:
            on_lines("detecting writing system", 0, 0, ())
            few = [crops[i] for i in doubts]
            few = [few[i] for i in sample_lines(few)]
            judged = judged or tesseract.orientation_and_script(contact_sheet(few))
            blank = scripts.blank_share(crops, readings)
            choice = scripts.choose_codes(few, judged, latin=scripts.has_latin(pairs), blank=blank)
    if not choice.codes:
        kept = [line for c, r in pairs if (line := _confident_line(c, r))]
        if choice.missing:
            stray = [_is_stray(c, r, foreign=share >= _MOSTLY_DOUBTFUL) for c, r in pairs]
            kept = [
                line
                for (c, r), bad in zip(pairs, stray, strict=True)
                if not bad and (line := _confident_line(c, r))
            ]
        return kept, choice.failures()
    on_lines("reading with tesseract", 0, 0, ())
    try:
        lines = _merge_with_tesseract(
            image, pairs, doubts, choice.codes, whole=forced or share >= _MOSTLY_DOUBTFUL
        )
    except VidimusError as error:
        kept = [line for c, r in pairs if (line := _confident_line(c, r))]
        return kept, (*choice.failures(), Failure.of(error, Feature.TEXT))
    return lines, choice.failures()


def _merge_with_tesseract(
    image: Pixels,
    pairs: Sequence[tuple[LineCrop, LineReading]],
    doubts: Sequence[int],
    codes: tuple[str, ...],
    *,
    whole: bool,
) -> list[RawLine]:
    """Return the lines of tesseract where it reads better than RapidOCR, else those of RapidOCR."""
    of_tesseract: list[RawLine] = []
    foreign = 2 * len(doubts) > len(pairs)
    areas = [_bounds(c.quad) for c, _ in pairs]
    if whole:
        read = tesseract.read(image, codes, _segmentation_mode(image, len(pairs)))
        # where no line was detected, tesseract sees letters in whatever has edges
        of_tesseract = [
            line
            for line in read
            if (line.confidence or 0) >= 0.6 or _covered_share(_bounds(line.quad), areas) >= 0.3
        ]
    of_rapid = []
    for i, (c, r) in enumerate(pairs):
        line = _confident_line(c, r)
        if i in doubts or line is None or _is_stray(c, r, foreign=foreign):
            continue
        rivals = [f for f in of_tesseract if _covered_share(_bounds(f.quad), [areas[i]]) >= _COVERED]
        covered = _covered_share(areas[i], [_bounds(f.quad) for f in of_tesseract]) >= _COVERED
        if not covered:
            of_rapid.append(line)
        elif rivals and plausibility(c, r) > scripts.mean_confidence(rivals) + 0.2:
            of_tesseract = [f for f in of_tesseract if not any(f is x for x in rivals)]
            of_rapid.append(line)
    read_areas = [_bounds(line.quad) for line in of_tesseract]
    unread = [i for i in doubts if _covered_share(areas[i], read_areas) < _COVERED]
    strips = [np.ascontiguousarray(pairs[i][0].pixels[..., ::-1]) for i in unread]
    for i, lines in zip(unread, tesseract.read_strips(strips, codes), strict=True):
        c, r = pairs[i]
        placed = [_line_in_picture(line, c) for line in lines]
        rapid_line = _confident_line(c, r)
        if placed and scripts.mean_confidence(placed) >= max(0.3, plausibility(c, r)):
            of_tesseract.extend(placed)
        elif rapid_line and not foreign and plausibility(c, r) >= _MIN_CONFIDENCE:
            of_rapid.append(rapid_line)
    return [*of_tesseract, *of_rapid]


def _is_stray(crop: LineCrop, reading: LineReading, *, foreign: bool) -> bool:
    """Return True if a reading is a look-alike of other writing rather than text.

    On a page that is mostly ``foreign`` to RapidOCR, Chinese characters are, and all that is not sure.
    """
    sense = plausibility(crop, reading)
    if not foreign:
        return sense < scripts.DOUBTFUL_BELOW
    return sense < _SURE_PLAUSIBILITY or any(is_wide(g.text) for g in reading.glyphs)


def _segmentation_mode(image: Pixels, lines: int) -> int:
    """Return one block for a strip of text, which has no layout to find; else automatic segmentation."""
    height, width = image.shape[:2]
    return tesseract.ONE_BLOCK if height < 150 and width > 1.5 * height and lines < 8 else tesseract.AUTOMATIC


def _line_in_picture(line: RawLine, crop: LineCrop) -> RawLine:
    """Return a line read from a crop at its place in the picture."""
    height, width = crop.pixels.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, crop.quad.astype(np.float32))

    def place(quad: Quad) -> Quad:
        return np.asarray(cv2.perspectiveTransform(quad[None].astype(np.float64), matrix)[0], np.float64)

    words = tuple(RawWord(w.text, place(w.quad), w.confidence) for w in line.words)
    moved = line.moved(place(line.quad), words)
    # strips are lines of their own: no block of tesseract's joins them
    return RawLine(
        text=moved.text,
        quad=moved.quad,
        confidence=moved.confidence,
        words=moved.words,
        right_to_left=moved.right_to_left,
        reader=moved.reader,
        language=moved.language,
    )


def _sort_from_top(quads: Sequence[Quad]) -> list[Quad]:
    """Sort quads in about the order people read, so that the first lines shown are those at the top."""
    return sorted(quads, key=lambda q: (float(q[:, 1].mean()), float(q[:, 0].min())))


def _whole_picture_as_line(image: Pixels) -> list[Quad]:
    """Return a strip without detected lines as one line that fills it; nothing for other pictures."""
    height, width = image.shape[:2]
    if min(height, width) > 100 or max(height, width) < 2 * min(height, width):
        return []
    return [np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)]


def _bounds(quad: Quad) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _covered_share(
    area: tuple[float, float, float, float], others: Sequence[tuple[float, float, float, float]]
) -> float:
    """Return the part of an area, 0..1, that others cover, taken not to overlap each other."""
    left, top, right, bottom = area
    size = max((right - left) * (bottom - top), 1e-6)
    total = 0.0
    for a, b, c, d in others:
        total += max(0.0, min(right, c) - max(left, a)) * max(0.0, min(bottom, d) - max(top, b))
    return min(1.0, total / size)
