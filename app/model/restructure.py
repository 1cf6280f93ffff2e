"""Corrections that change which regions there are: add, merge, split. See ``app.model.correct``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from app.model.analysis import Analysis, Block, Face, Line, Object, Word
from app.model.correct import (
    blocks_of,
    drawable_polygon,
    edit_with_regions,
    outermost,
    region_at,
    with_lines,
    with_region,
)
from app.model.edit import Edit, EditError, Key
from app.model.geometry import Polygon, area, bounds, centre, contains
from app.model.polygon_parts import angle_of, enclosing_box, grown_to_enclose, part_along_text, runs_leftwards
from app.model.retype import line_retyped, single_line, with_words_replaced, word_spans
from app.model.word_spacing import is_unspaced

_MAX_DISTANCE = 3.0
"""Heights of a new word within which a line beside it takes it in."""


def added(analysis: Analysis, kind: str, polygon: Polygon, text: str = "") -> tuple[Edit, Key]:
    """Return the edit that adds a region drawn by hand, and the key of that region.

    A word goes into the line it lies on, a line into the block it lies in; without one they get one of
    their own. ``text`` is the word's, the line's, or the object's name.
    """
    polygon = drawable_polygon(polygon)
    text = single_line(text)
    if kind == "face":
        faces = (*(analysis.faces or ()), Face(polygon, corrected=True))
        return edit_with_regions(analysis, "Add face", faces=faces), ("face", (len(faces) - 1,))
    if kind == "object":
        objects = (*(analysis.objects or ()), Object(text or "object", polygon, corrected=True))
        return edit_with_regions(analysis, "Add object", objects=objects), ("object", (len(objects) - 1,))
    blocks = list(blocks_of(analysis))
    if kind == "block":
        at = _place_among([block.polygon for block in blocks], polygon)
        blocks.insert(at, Block(polygon, corrected=True))
        return edit_with_regions(analysis, "Add block", blocks=blocks), ("block", (at,))
    if kind == "line":
        path: tuple[int, ...] = _add_line(blocks, line_retyped(Line(polygon, "", corrected=True), text))
    elif kind == "word":
        path = _add_word(blocks, Word(polygon, text, corrected=True))
    else:
        raise EditError("a {kind} cannot be added", kind=kind)
    return edit_with_regions(analysis, f"Add {kind}", blocks=blocks), (kind, path)


def merged(analysis: Analysis, keys: Iterable[Key]) -> tuple[Edit, Key]:
    """Return the edit that makes several regions of one kind one, and the key of that region.

    Words must be neighbours in one line. Lines keep their words, blocks their lines.
    """
    chosen = outermost(analysis, keys)
    kinds = {kind for kind, _ in chosen}
    if len(chosen) < 2 or len(kinds) > 1:
        raise EditError("select two or more words of a line, or several lines, blocks, faces or objects")
    kind = kinds.pop()
    paths = [path for _, path in chosen]
    title = f"Merge {kind}s"
    if kind in {"face", "object"}:
        faces, objects = analysis.faces, analysis.objects
        if kind == "face":
            faces = _merge_flat(faces or (), paths)
        else:
            objects = _merge_flat(objects or (), paths)
        return edit_with_regions(analysis, title, faces=faces, objects=objects), chosen[0]
    blocks = list(blocks_of(analysis))
    if kind == "word":
        _merge_words(blocks, paths)
    elif kind == "line":
        _merge_lines(blocks, paths)
    else:
        every = [blocks[b] for (b,) in paths]
        lines = tuple(line for block in every for line in block.lines)
        first = every[0]
        polygon = enclosing_box((block.polygon for block in every), angle_of(first.polygon))
        blocks[paths[0][0]] = replace(first, polygon=polygon, lines=lines, confidence=None, corrected=True)
        for (b,) in reversed(paths[1:]):
            del blocks[b]
    return edit_with_regions(analysis, title, blocks=blocks), chosen[0]


def split(analysis: Analysis, key: Key, at: int) -> tuple[Edit, Key]:
    """Return the edit that makes one region two, and the key of the second.

    ``at``: for a word or a line the letter of its text the second begins with, for a block the line.
    """
    kind, path = key
    region = region_at(analysis, key)
    if isinstance(region, Face | Object):
        raise EditError("a {kind} cannot be split", kind=kind)
    blocks = list(blocks_of(analysis))
    title = f"Split {kind}"
    if isinstance(region, Block):
        if not 0 < at < len(region.lines):
            raise EditError("there is nothing to split off here")
        blocks[path[0] : path[0] + 1] = _block_halves(region, at)
        return edit_with_regions(analysis, title, blocks=blocks), ("block", (path[0] + 1,))
    block = blocks[path[0]]
    if isinstance(region, Word):
        line = _split_word(block.lines[path[1]], path[2], at)
        blocks[path[0]] = with_lines(block, with_region(block.lines, path[1], line))
        return edit_with_regions(analysis, title, blocks=blocks), ("word", (*path[:2], path[2] + 1))
    two = _split_line(region, at)
    blocks[path[0]] = with_lines(block, (*block.lines[: path[1]], *two, *block.lines[path[1] + 1 :]))
    return edit_with_regions(analysis, title, blocks=blocks), ("line", (path[0], path[1] + 1))


def split_before(analysis: Analysis, key: Key) -> tuple[Edit, Key]:
    """Return the edit that splits a line before one of its words, or a block before one of its lines."""
    kind, path = key
    region_at(analysis, key)
    if kind == "line":
        return split(analysis, ("block", path[:1]), path[1])
    if kind != "word":
        raise EditError("there is nothing to split off here")
    line = blocks_of(analysis)[path[0]].lines[path[1]]
    return split(analysis, ("line", path[:2]), word_spans(line)[path[2]][0])


def _add_word(blocks: list[Block], word: Word) -> tuple[int, ...]:
    place = _line_at(blocks, word.polygon)
    if place is None:
        text = word.text
        path = _add_line(blocks, Line(word.polygon, text, words=(word,), corrected=True))
        return (*path, 0)
    b, n = place
    line = blocks[b].lines[n]
    angle = angle_of(line.polygon)
    along = _along(centre(word.polygon), angle)
    leftwards = runs_leftwards(line.text)
    before = [_along(centre(w.polygon), angle) < along for w in line.words if w.polygon]
    at = before.count(not leftwards)
    line = _inserted(line, at, word)
    blocks[b] = with_lines(blocks[b], with_region(blocks[b].lines, n, line))
    return b, n, at


def _inserted(line: Line, at: int, word: Word) -> Line:
    """Return the line with a word more."""
    if not line.words:
        polygon = grown_to_enclose(line.polygon, [word.polygon])
        return replace(line, polygon=polygon, text=word.text, words=(word,), confidence=None, corrected=True)
    beside = max(at - 1, 0)
    neighbour = line.words[beside]
    pair = (word, neighbour) if at == 0 else (neighbour, word)
    spelled = " ".join(w.text for w in pair if w.text)
    return with_words_replaced(line, beside, beside + 1, pair, spelled)


def _line_at(blocks: Sequence[Block], polygon: Polygon) -> tuple[int, int] | None:
    """Return the line a new word lies on: the smallest that holds its middle, else the nearest beside it."""
    x, y = centre(polygon)
    _, top, _, bottom = bounds(polygon)
    height = bottom - top
    best: tuple[float, tuple[int, int]] | None = None
    for b, block in enumerate(blocks):
        for n, line in enumerate(block.lines):
            if not line.polygon or (line.text and not line.words):
                continue  # a line whose provider gives no words could not spell this one
            if contains(line.polygon, (x, y)):
                rank = -1 / (1 + area(line.polygon))
            else:
                box = bounds(line.polygon)
                away = max(box[0] - x, x - box[2], 0.0)
                if not (box[1] <= y <= box[3] and away <= _MAX_DISTANCE * height):
                    continue
                rank = away
            if best is None or rank < best[0]:
                best = rank, (b, n)
    return best and best[1]


def _add_line(blocks: list[Block], line: Line) -> tuple[int, int]:
    middle = centre(line.polygon)
    holding = [(area(block.polygon), b) for b, block in enumerate(blocks) if _holds(block.polygon, middle)]
    if not holding:
        b = _place_among([block.polygon for block in blocks], line.polygon)
        blocks.insert(b, Block(line.polygon, lines=(line,), corrected=True))
        return b, 0
    b = min(holding)[1]
    lines = blocks[b].lines
    angle = angle_of(line.polygon)
    down = _across(middle, angle)
    n = sum(1 for other in lines if other.polygon and _across(centre(other.polygon), angle) < down)
    blocks[b] = with_lines(blocks[b], (*lines[:n], line, *lines[n:]))
    return b, n


def _place_among(others: Sequence[Polygon], polygon: Polygon) -> int:
    """Return where a new block stands in reading order: after the lowest above it in its column."""
    left, top, right, _ = bounds(polygon)
    place, lowest = None, -float("inf")
    for index, other in enumerate(others):
        if not other:
            continue
        box = bounds(other)
        above = box[1] <= top and box[0] < right and box[2] > left
        if above and box[1] >= lowest:
            place, lowest = index + 1, box[1]
    if place is not None:
        return place
    return next((i for i, other in enumerate(others) if other and bounds(other)[1] > top), len(others))


def _merge_flat(regions: Sequence[Any], paths: Sequence[tuple[int, ...]]) -> tuple[Any, ...]:
    places = {path[0] for path in paths}
    first = min(places)
    polygon = enclosing_box(regions[place].polygon for place in sorted(places))
    kept = [region for place, region in enumerate(regions) if place == first or place not in places]
    kept[first] = replace(regions[first], polygon=polygon, confidence=None, corrected=True)
    return tuple(kept)


def _merge_words(blocks: list[Block], paths: Sequence[tuple[int, ...]]) -> None:
    b, n, start = paths[0]
    end = start + len(paths)
    if [path for path in paths if path[:2] != (b, n)] or paths[-1][2] != end - 1:
        raise EditError("only words that stand side by side in one line can be merged")
    line = blocks[b].lines[n]
    words = line.words[start:end]
    text = "".join(word.text for word in words)
    polygon = enclosing_box((word.polygon for word in words), angle_of(words[0].polygon))
    merged_region = replace(words[0], text=text, polygon=polygon, confidence=None, corrected=True)
    line = with_words_replaced(line, start, end, (merged_region,), text)
    blocks[b] = with_lines(blocks[b], with_region(blocks[b].lines, n, line))


def _merge_lines(blocks: list[Block], paths: Sequence[tuple[int, ...]]) -> None:
    lines = [blocks[b].lines[n] for b, n in paths]
    first = lines[0]
    text = first.text
    for line in lines[1:]:
        text += (" " if _needs_space(text, line.text) else "") + line.text
    polygon = enclosing_box((line.polygon for line in lines), angle_of(first.polygon))
    words = tuple(word for line in lines for word in line.words)
    if not all(line.words or not line.text for line in lines):
        words = ()  # half of them would be missing
    merged_region = replace(first, text=text, polygon=polygon, words=words, confidence=None, corrected=True)
    b, n = paths[0]
    blocks[b] = with_lines(blocks[b], with_region(blocks[b].lines, n, merged_region))
    for b, n in reversed(paths[1:]):
        remaining = (*blocks[b].lines[:n], *blocks[b].lines[n + 1 :])
        if remaining:
            blocks[b] = replace(blocks[b], lines=remaining)
        else:
            del blocks[b]


def _block_halves(block: Block, at: int) -> tuple[Block, Block]:
    first, second = (
        replace(
            block,
            lines=lines,
            polygon=enclosing_box((line.polygon for line in lines), angle_of(block.polygon)),
            corrected=True,
        )
        for lines in (block.lines[:at], block.lines[at:])
    )
    return first, second


def _split_word(line: Line, number: int, at: int) -> Line:
    word = line.words[number]
    at = max(at, 0)
    texts = word.text[:at].strip(), word.text[at:].strip()
    if not all(texts):
        raise EditError("there is nothing to split off here")
    spelled = (" " if _needs_space(*texts) else "").join(texts)
    return with_words_replaced(line, number, number + 1, _word_halves(word, at, texts), spelled)


def _word_halves(word: Word, at: int, texts: tuple[str, str]) -> tuple[Word, Word]:
    share = at / len(word.text)
    leftwards = runs_leftwards(word.text)
    first_part = part_along_text(word.polygon, 0, share, leftwards=leftwards)
    second_part = part_along_text(word.polygon, share, 1, leftwards=leftwards)
    first = replace(word, text=texts[0], polygon=first_part, confidence=None, corrected=True)
    return first, replace(first, text=texts[1], polygon=second_part)


def _split_line(line: Line, at: int) -> tuple[Line, Line]:
    at = max(at, 0)
    texts = line.text[:at].strip(), line.text[at:].strip()
    if not all(texts):
        raise EditError("there is nothing to split off here")
    words: tuple[list[Word], list[Word]] = ([], [])
    for word, (start, end) in zip(line.words, word_spans(line), strict=True):
        if start < at < end:
            inner = at - start
            first, second = _word_halves(word, inner, (word.text[:inner], word.text[inner:]))
            words[0].append(first)
            words[1].append(second)
        else:
            words[start >= at].append(word)
    share = at / len(line.text)
    leftwards = runs_leftwards(line.text)
    pieces = (
        part_along_text(line.polygon, 0, share, leftwards=leftwards),
        part_along_text(line.polygon, share, 1, leftwards=leftwards),
    )
    first_line, second_line = (
        replace(
            line,
            text=text,
            words=tuple(inside),
            polygon=enclosing_box((w.polygon for w in inside), angle_of(line.polygon)) or piece,
            confidence=None,
            corrected=True,
        )
        for text, inside, piece in zip(texts, words, pieces, strict=True)
    )
    return first_line, second_line


def _needs_space(before: str, after: str) -> bool:
    """Return True if a space stands between two texts: not in scripts that write without."""
    return bool(before and after) and not (is_unspaced(before[-1]) and is_unspaced(after[0]))


def _holds(polygon: Polygon, point: tuple[float, float]) -> bool:
    if not polygon:
        return False
    left, top, right, bottom = bounds(polygon)
    return left <= point[0] <= right and top <= point[1] <= bottom


def _along(point: tuple[float, float], angle: float) -> float:
    return point[0] * math.cos(angle) + point[1] * math.sin(angle)


def _across(point: tuple[float, float], angle: float) -> float:
    return point[1] * math.cos(angle) - point[0] * math.sin(angle)
