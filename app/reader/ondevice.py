"""The lines of a picture, read by whichever engine on this machine reads them best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from app.model.analysis import Failure
from app.model.errors import VidimusError
from app.model.feature import Feature
from app.reader import scripts, tesseract
from app.reader.crop_lines import raw_line, reread_tall, reread_unsure
from app.reader.decode import Reading, is_wide
from app.reader.lines import Quad, RawLine, RawWord
from app.reader.orientation import plausibility, sample, sheet, turned, turned_quad, way_up
from app.reader.rapid import Crop, Rapid, crop

Pixels = npt.NDArray[np.uint8]
Tell = Callable[[str, int, int, Sequence[RawLine]], None]
"""Hears the stage, how many of how many lines are read, and these lines."""

_KEEP = 0.5
_MOSTLY = 0.5
_COVERED = 0.5
_SURE = 0.85


@dataclass(frozen=True)
class PageLines:
    """``lines`` in pixels of ``image``, which is the picture ``turn`` degrees clockwise, so upright."""

    lines: tuple[RawLine, ...]
    image: Pixels
    turn: int = 0
    failures: tuple[Failure, ...] = ()


def read_lines(rapid: Rapid, image: Pixels, languages: Sequence[str], tell: Tell) -> PageLines:
    """Read an RGB picture; ``languages`` (BCP-47) are what the user says it holds, or none."""
    tell("finding lines", 0, 0, ())
    quads = rapid.detect(image) or _whole(image)
    crops = [crop(image, q) for q in _from_the_top(quads)]
    chosen = sample(crops)
    probe = rapid.read([crops[i] for i in chosen])
    judged: list[tesseract.Found | None] = []

    def judge() -> int | None:
        found = tesseract.orientation_and_script(sheet([crops[i] for i in chosen]))
        judged.append(found)
        if found is None or found.turn not in {0, 180}:
            return None
        # hardly any picture is upside down, so that takes a surer judgement
        return found.turn if found.turn_confidence >= (3 if found.turn else 2) else None

    turn = way_up(rapid, [crops[i] for i in chosen], probe, judge).turn
    known = dict(zip(chosen, probe, strict=True))
    if turn:
        height, width = image.shape[:2]
        image = turned(image, turn)
        quads = [np.roll(turned_quad(q, turn, width, height), turn // 90, axis=0) for q in quads]
        crops = [crop(image, q) for q in _from_the_top(quads)]
        known = {}
    pairs = _read_all(rapid, crops, known, tell)
    lines, failures = _by_both(image, pairs, languages, judged[0] if judged else None, tell)
    return PageLines(tuple(lines), image, turn, failures)


def _read_all(
    rapid: Rapid, crops: Sequence[Crop], known: dict[int, Reading], tell: Tell
) -> list[tuple[Crop, Reading]]:
    """Every crop with its reading; lines are told of as they come."""
    rest = [i for i in range(len(crops)) if i not in known]
    ready = [line for i in sorted(known) if (line := _kept(crops[i], known[i]))]
    tell("reading", len(known), len(crops), ready)

    counted = 0

    def count(done: Sequence[tuple[int, Reading]]) -> None:
        nonlocal counted
        counted += len(done)
        ready.extend(line for i, r in done if (line := _kept(crops[rest[i]], r)))
        tell("reading", len(known) + counted, len(crops), ready)

    readings = dict(known)
    readings.update(zip(rest, rapid.read([crops[i] for i in rest], count), strict=True))
    pairs = reread_tall(rapid, crops, [readings[i] for i in range(len(crops))])
    return reread_unsure(rapid, pairs)


def _kept(crop: Crop, reading: Reading) -> RawLine | None:
    return raw_line(crop, reading) if reading.confidence >= _KEEP else None


def _by_both(
    image: Pixels,
    pairs: Sequence[tuple[Crop, Reading]],
    languages: Sequence[str],
    judged: tesseract.Found | None,
    tell: Tell,
) -> tuple[list[RawLine], tuple[Failure, ...]]:
    """The lines of RapidOCR, and of tesseract where it is needed and there."""
    crops, readings = [c for c, _ in pairs], [r for _, r in pairs]
    doubts = [i for i, (c, r) in enumerate(pairs) if scripts.doubtful(c, r)]
    share = scripts.doubtful_share(crops, readings)
    choice = scripts.asked_for(languages)
    forced = choice is not None and bool(choice.codes)
    if choice is None:
        choice = scripts.Choice()
        if share > scripts.MUCH:
            tell("finding the script", 0, 0, ())
            few = [crops[i] for i in doubts]
            few = [few[i] for i in sample(few)]
            judged = judged or tesseract.orientation_and_script(sheet(few))
            blank = scripts.blank_share(crops, readings)
            choice = scripts.look(few, judged, latin=scripts.has_latin(pairs), blank=blank)
    if not choice.codes:
        kept = [line for c, r in pairs if (line := _kept(c, r))]
        if choice.missing:
            stray = [_is_stray(c, r, foreign=share >= _MOSTLY) for c, r in pairs]
            kept = [
                line for (c, r), bad in zip(pairs, stray, strict=True) if not bad and (line := _kept(c, r))
            ]
        return kept, choice.failures()
    tell("reading with tesseract", 0, 0, ())
    try:
        lines = _with_tesseract(image, pairs, doubts, choice.codes, whole=forced or share >= _MOSTLY)
    except VidimusError as error:
        kept = [line for c, r in pairs if (line := _kept(c, r))]
        return kept, (*choice.failures(), Failure.of(error, Feature.TEXT))
    return lines, choice.failures()


def _with_tesseract(
    image: Pixels,
    pairs: Sequence[tuple[Crop, Reading]],
    doubts: Sequence[int],
    codes: tuple[str, ...],
    *,
    whole: bool,
) -> list[RawLine]:
    """Lines of both engines: tesseract's, where it reads better than RapidOCR, and else RapidOCR's."""
    found: list[RawLine] = []
    foreign = 2 * len(doubts) > len(pairs)
    areas = [_bounds(c.quad) for c, _ in pairs]
    if whole:
        read = tesseract.read(image, codes, _mode(image, len(pairs)))
        # where no line was detected, tesseract sees letters in whatever has edges
        found = [
            line
            for line in read
            if (line.confidence or 0) >= 0.6 or _covered(_bounds(line.quad), areas) >= 0.3
        ]
    own = []
    for i, (c, r) in enumerate(pairs):
        line = _kept(c, r)
        if i in doubts or line is None or _is_stray(c, r, foreign=foreign):
            continue
        rivals = [f for f in found if _covered(_bounds(f.quad), [areas[i]]) >= _COVERED]
        covered = _covered(areas[i], [_bounds(f.quad) for f in found]) >= _COVERED
        if not covered:
            own.append(line)
        elif rivals and plausibility(c, r) > scripts.confidence_of(rivals) + 0.2:
            found = [f for f in found if not any(f is x for x in rivals)]
            own.append(line)
    left = [i for i in doubts if _covered(areas[i], [_bounds(f.quad) for f in found]) < _COVERED]
    strips = [np.ascontiguousarray(pairs[i][0].pixels[..., ::-1]) for i in left]
    for i, lines in zip(left, tesseract.read_strips(strips, codes), strict=True):
        c, r = pairs[i]
        placed = [_placed(line, c) for line in lines]
        ours = _kept(c, r)
        if placed and scripts.confidence_of(placed) >= max(0.3, plausibility(c, r)):
            found.extend(placed)
        elif ours and not foreign and plausibility(c, r) >= _KEEP:
            own.append(ours)
    return [*found, *own]


def _is_stray(crop: Crop, reading: Reading, *, foreign: bool) -> bool:
    """Whether a reading is rather a look-alike of other writing than text.

    On a page that is mostly ``foreign`` to RapidOCR, Chinese characters are, and all that is not sure.
    """
    sense = plausibility(crop, reading)
    if not foreign:
        return sense < scripts.DOUBT
    return sense < _SURE or any(is_wide(g.text) for g in reading.glyphs)


def _mode(image: Pixels, lines: int) -> int:
    """One block for a strip of text, where there is no layout to find; else tesseract's own way."""
    height, width = image.shape[:2]
    return tesseract.ONE_BLOCK if height < 150 and width > 1.5 * height and lines < 8 else tesseract.AUTOMATIC


def _placed(line: RawLine, crop: Crop) -> RawLine:
    """A line read from a crop, at its place in the picture."""
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


def _from_the_top(quads: Sequence[Quad]) -> list[Quad]:
    """In about the order people read, so that the lines shown first are those at the top."""
    return sorted(quads, key=lambda q: (float(q[:, 1].mean()), float(q[:, 0].min())))


def _whole(image: Pixels) -> list[Quad]:
    """A strip on which the detector finds nothing may be a line that fills it."""
    height, width = image.shape[:2]
    if min(height, width) > 100 or max(height, width) < 2 * min(height, width):
        return []
    return [np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)]


def _bounds(quad: Quad) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _covered(
    area: tuple[float, float, float, float], others: Sequence[tuple[float, float, float, float]]
) -> float:
    """Part of an area that the others, taken not to overlap each other, cover; at most 1."""
    left, top, right, bottom = area
    size = max((right - left) * (bottom - top), 1e-6)
    total = 0.0
    for a, b, c, d in others:
        total += max(0.0, min(right, c) - max(left, a)) * max(0.0, min(bottom, d) - max(top, b))
    return min(1.0, total / size)
