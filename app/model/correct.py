"""Corrections of an analysis: each function answers the ``Edit`` that makes it, or raises EditError.

Parents always enclose what is inside them afterwards, lines spell their words, and ``content`` follows
the document's rule. What a hand made is ``corrected``, and a text typed by hand has no confidence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from app.model.analysis import Analysis, Block, Face, Line, Object, Text, Word, joined
from app.model.edit import Edit, EditError, Key, Region, edit_between
from app.model.geometry import Polygon
from app.model.polygon_parts import angle_of, enclosing_box, grown_to_enclose, shifted
from app.model.retype import line_retyped, single_line, with_words, with_words_replaced, word_retyped

R = TypeVar("R", bound=Region)
Change = Callable[[Any], Any]
MAX_COORDINATE = 1e6
"""Pixels from the origin a vertex may be put."""


def retyped(analysis: Analysis, key: Key, text: str) -> Edit:
    """Return the edit that gives a word or a line another text, or an object another name."""
    kind, path = key
    region = region_at(analysis, key)
    text = single_line(text)
    if isinstance(region, Object):
        if not text:
            raise EditError("an object needs a name")
        new = region if text == region.name else replace(region, name=text, confidence=None, corrected=True)
        return edit_with_regions(
            analysis, "Rename object", objects=with_region(analysis.objects or (), path[0], new)
        )
    if not isinstance(region, Word | Line):
        raise EditError("a {kind} has no text of its own", kind=kind)
    if not text and region.text:
        return deleted(analysis, (key,))
    blocks = list(blocks_of(analysis))
    block = blocks[path[0]]
    line = block.lines[path[1]]
    line = line_retyped(line, text) if kind == "line" else word_retyped(line, path[2], text)
    blocks[path[0]] = with_lines(block, lines=with_region(block.lines, path[1], line))
    return edit_with_regions(analysis, f"Edit {kind}", blocks=blocks)


def moved(analysis: Analysis, keys: Iterable[Key], dx: float, dy: float) -> Edit:
    """Return the edit that moves regions, with all that is inside them, by pixels."""

    def move(region: R) -> R:
        changes: dict[str, Any] = {"polygon": shifted(region.polygon, dx, dy), "corrected": True}
        if isinstance(region, Face):
            changes["landmarks"] = tuple(replace(m, x=m.x + dx, y=m.y + dy) for m in region.landmarks)
        return replace(region, **changes)

    chosen = outermost(analysis, keys)
    if not (dx or dy) or not math.isfinite(dx) or not math.isfinite(dy):
        return edit_with_regions(analysis, "Move")
    return _change_regions(analysis, chosen, move, f"Move {_name_of(chosen)}")


def reshaped(analysis: Analysis, key: Key, polygon: Polygon) -> Edit:
    """Return the edit that gives a region another polygon; lines and blocks go on enclosing their parts."""
    region = region_at(analysis, key)
    polygon = drawable_polygon(polygon)
    if isinstance(region, Line):
        polygon = grown_to_enclose(polygon, [word.polygon for word in region.words])
    elif isinstance(region, Block):
        polygon = grown_to_enclose(polygon, [line.polygon for line in region.lines])
    new = region if polygon == region.polygon else replace(region, polygon=polygon, corrected=True)
    return _change_regions(analysis, (key,), lambda _old: new, f"Reshape {key[0]}", deep=False)


def reviewed(analysis: Analysis, keys: Iterable[Key] = (), *, on: bool = True) -> Edit:
    """Return the edit that marks regions and all inside them as found right; without regions, the image.

    A line all of whose words are reviewed is so too, and a block by its lines.
    """
    chosen = outermost(analysis, keys)
    title = "Mark as reviewed" if on else "Mark as not reviewed"
    if not chosen:
        return edit_between(analysis, replace(analysis, reviewed=on or UNSET), title)

    def mark(region: R) -> R:
        return region if bool(region.reviewed) == on else replace(region, reviewed=on or UNSET)

    def settle(region: Any) -> Any:
        inside = region.lines if isinstance(region, Block) else region.words
        return replace(region, reviewed=all(r.reviewed for r in inside) or UNSET)

    edit = _change_regions(analysis, chosen, mark, title, settle=settle, fit=False)
    return replace(edit, after=edit.before)


def deleted(analysis: Analysis, keys: Iterable[Key]) -> Edit:
    """Return the edit that deletes regions with all inside them, and lines and blocks left empty by that."""
    chosen = outermost(analysis, keys)
    if not chosen:
        raise EditError("nothing is selected")
    blocks = list(blocks_of(analysis))
    flat: dict[str, list[Any]] = {"face": list(analysis.faces or ()), "object": list(analysis.objects or ())}
    for kind, path in reversed(chosen):  # from the last to the first, so that places stay what they are
        if kind == "block":
            del blocks[path[0]]
        elif kind in flat:
            del flat[kind][path[0]]
        else:
            _delete_part(blocks, kind, path)
    faces = tuple(flat["face"]) if analysis.faces is not None else None
    objects = tuple(flat["object"]) if analysis.objects is not None else None
    return edit_with_regions(
        analysis, f"Delete {_name_of(chosen)}", blocks=blocks, faces=faces, objects=objects
    )


def region_at(analysis: Analysis, key: Key) -> Region:
    """Return the region with this key; raises EditError when it is not there."""
    kind, path = key
    try:
        if min(path) < 0:
            raise IndexError  # as if it were past the end
        if kind == "face":
            return (analysis.faces or ())[path[0]]
        if kind == "object":
            return (analysis.objects or ())[path[0]]
        block = blocks_of(analysis)[path[0]]
        if kind == "block":
            return block
        line = block.lines[path[1]]
        return line if kind == "line" else line.words[path[2]]
    except (IndexError, ValueError) as error:
        raise EditError("this region is not there any more") from error


def blocks_of(analysis: Analysis) -> tuple[Block, ...]:
    """Return the blocks of an analysis, none where text was not asked for."""
    return analysis.text.blocks if analysis.text else ()


def with_region(regions: Sequence[R], at: int, region: R) -> tuple[R, ...]:
    """Return the regions with one of them replaced."""
    return (*regions[:at], region, *regions[at + 1 :])


def with_lines(block: Block, lines: tuple[Line, ...]) -> Block:
    """Return the block with these lines, grown where they reach out of it."""
    polygon = grown_to_enclose(block.polygon, [line.polygon for line in lines])
    if polygon == block.polygon:
        return replace(block, lines=lines)
    return replace(block, lines=lines, polygon=polygon, corrected=True)


def edit_with_regions(
    analysis: Analysis,
    title: str,
    *,
    blocks: Sequence[Block] | None = None,
    faces: tuple[Face, ...] | None = None,
    objects: tuple[Object, ...] | None = None,
) -> Edit:
    """Return the edit that gives the analysis these regions."""
    changes: dict[str, Any] = {}
    if blocks is not None and (blocks or analysis.text is not None) and tuple(blocks) != blocks_of(analysis):
        text = analysis.text or Text()
        changes["text"] = replace(text, blocks=tuple(blocks), content=joined(tuple(blocks)))
    if faces is not None and faces != analysis.faces:
        changes["faces"] = faces
    if objects is not None and objects != analysis.objects:
        changes["objects"] = objects
    after = replace(analysis, corrected=True, **changes) if changes else analysis
    return edit_between(analysis, after, title)


def drawable_polygon(polygon: Polygon) -> Polygon:
    """Return the polygon where it can be drawn; raises EditError for any other."""
    if len(polygon) < 3 or not all(abs(v) <= MAX_COORDINATE for point in polygon for v in point):
        raise EditError("a region needs three vertices or more, none of them far away")
    return polygon


def outermost(analysis: Analysis, keys: Iterable[Key]) -> list[Key]:
    """Return each region once, in order, without those inside others of them."""
    every = set(keys)
    for key in every:
        region_at(analysis, key)
    parents = {"line": ("block",), "word": ("block", "line")}
    outer = [
        (kind, path)
        for kind, path in every
        if not any((p, path[: n + 1]) in every for n, p in enumerate(parents.get(kind, ())))
    ]
    return sorted(
        outer, key=lambda key: (key[0] in {"face", "object"}, key[0] if len(key[1]) == 1 else "", key[1])
    )


def _name_of(keys: Sequence[Key]) -> str:
    kinds = {kind for kind, _ in keys}
    kind = kinds.pop() if len(kinds) == 1 else "region"
    return kind if len(keys) == 1 else f"{len(keys)} {kind}s"


def _delete_part(blocks: list[Block], kind: str, path: tuple[int, ...]) -> None:
    block = blocks[path[0]]
    line = block.lines[path[1]]
    if kind == "word" and len(line.words) > 1:
        line = with_words_replaced(line, path[2], path[2] + 1, (), "")
        line = replace(line, polygon=enclosing_box((w.polygon for w in line.words), angle_of(line.polygon)))
        blocks[path[0]] = with_lines(block, with_region(block.lines, path[1], line))
    elif len(block.lines) > 1:
        blocks[path[0]] = replace(block, lines=(*block.lines[: path[1]], *block.lines[path[1] + 1 :]))
    else:
        del blocks[path[0]]


def _change_regions(
    analysis: Analysis,
    keys: Sequence[Key],
    change: Change,
    title: str,
    *,
    deep: bool = True,
    settle: Change = lambda region: region,
    fit: bool = True,
) -> Edit:
    """Change these regions (``deep``: with all inside them); ``settle`` what encloses them.

    ``fit``: what encloses them grows where they reach out of it.
    """
    tree = _ChosenRegions(keys)
    blocks = list(blocks_of(analysis))
    for b in tree.blocks:
        block = blocks[b]
        lines = list(block.lines)
        whole = tree.all_of((b,))
        for n in range(len(lines)) if whole and deep else tree.lines(b):
            lines[n] = _changed_line(
                lines[n], tree, (b, n), change, settle, deep=deep, whole=whole and deep, fit=fit
            )
        block = (
            with_lines(block, tuple(lines))
            if fit and tuple(lines) != block.lines and not whole
            else replace(block, lines=tuple(lines))
        )
        blocks[b] = change(block) if whole else settle(block)
    faces, objects = list(analysis.faces or ()), list(analysis.objects or ())
    for number in tree.faces:
        faces[number] = change(faces[number])
    for number in tree.objects:
        objects[number] = change(objects[number])
    return edit_with_regions(
        analysis,
        title,
        blocks=blocks,
        faces=tuple(faces) if analysis.faces is not None else None,
        objects=tuple(objects) if analysis.objects is not None else None,
    )


def _changed_line(
    line: Line,
    tree: _ChosenRegions,
    path: tuple[int, int],
    change: Change,
    settle: Change,
    *,
    deep: bool,
    whole: bool,
    fit: bool,
) -> Line:
    chosen = whole or tree.all_of(path)
    words = list(line.words)
    for n in range(len(words)) if chosen and deep else tree.words(path):
        words[n] = change(words[n])
    if chosen:
        new: Line = change(replace(line, words=tuple(words)))
        return new
    settled: Line = settle(with_words(line, tuple(words)) if fit else replace(line, words=tuple(words)))
    return settled


class _ChosenRegions:
    """Which regions are chosen, by block and line."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._whole = {path for kind, path in keys if kind in {"block", "line"}}
        self._lines: dict[int, set[int]] = {}
        self._words: dict[tuple[int, ...], set[int]] = {}
        self.faces = [path[0] for kind, path in keys if kind == "face"]
        self.objects = [path[0] for kind, path in keys if kind == "object"]
        blocks: set[int] = set()
        for kind, path in keys:
            if kind in {"face", "object"}:
                continue
            blocks.add(path[0])
            if len(path) > 1:
                self._lines.setdefault(path[0], set()).add(path[1])
            if len(path) > 2:
                self._words.setdefault(path[:2], set()).add(path[2])
        self.blocks = sorted(blocks)

    def all_of(self, path: tuple[int, ...]) -> bool:
        return path in self._whole

    def lines(self, block: int) -> list[int]:
        return sorted(self._lines.get(block, ()))

    def words(self, line: tuple[int, ...]) -> list[int]:
        return sorted(self._words.get(line, ()))
