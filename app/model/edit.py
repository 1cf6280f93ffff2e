"""A correction as a value: what it takes away, what it puts there, and back again.

An ``Edit`` is the difference of two analyses. Applied to the first it gives the second, its inverse gives
the first again, exactly. How to come by one: ``app.model.correct``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from msgspec import UNSET

from app.model.analysis import Analysis, Block, Face, Line, Object, Text, Word, joined

Path = tuple[int, ...]
Key = tuple[str, Path]
"""Kind of region (block, line, word, face, object) and its place: (block, line, word) or (number,)."""
Region = Block | Line | Word | Face | Object

_KINDS: Final[dict[str, type[Region]]] = {
    "block": Block, "line": Line, "word": Word, "face": Face, "object": Object,
}  # fmt: skip
_INSIDE: Final = {"block": "lines", "line": "words"}


class EditError(Exception):
    """A correction that cannot be made, in one plain sentence."""


class Facts(msgspec.Struct, frozen=True):
    """What edits change besides regions.

    ``parts``: which of text, faces and objects the analysis has at all. ``content``: the whole text
    where it is not what the lines give.
    """

    corrected: bool = False
    reviewed: bool = False
    parts: tuple[str, ...] = ()
    content: str | None = None


class Step(msgspec.Struct, frozen=True):
    """Neighbours from ``path`` on, all of one kind: ``removed`` give way to ``inserted``.

    ``bare``: one region of each, without what is inside; that stays where it is.
    """

    kind: str
    path: Path
    removed: tuple[Region, ...] = ()
    inserted: tuple[Region, ...] = ()
    bare: bool = False

    @property
    def inverse(self) -> Step:
        """What undoes it."""
        return Step(self.kind, self.path, self.inserted, self.removed, self.bare)


class Edit(msgspec.Struct, frozen=True):
    """A correction; ``title`` says what it does, for Undo and Redo."""

    title: str
    steps: tuple[Step, ...]
    before: Facts
    after: Facts

    @property
    def inverse(self) -> Edit:
        """What undoes it."""
        steps = tuple(step.inverse for step in reversed(self.steps))
        return Edit(self.title, steps, self.after, self.before)

    @property
    def moves_places(self) -> bool:
        """Whether regions come or go, so that others are elsewhere afterwards."""
        return any(not step.bare and len(step.removed) != len(step.inserted) for step in self.steps)

    @property
    def changes_nothing(self) -> bool:
        """Whether both analyses are the same."""
        return not self.steps and self.before == self.after


def facts_of(analysis: Analysis) -> Facts:
    """The facts of an analysis."""
    for known, facts in _recent:
        if known is analysis:
            return facts
    content = None
    if analysis.text is not None:
        content = analysis.text.content
        if content == joined(analysis.text.blocks):
            content = None
    parts = tuple(part for part in ("text", "faces", "objects") if getattr(analysis, part) is not None)
    return _remembered(analysis, Facts(bool(analysis.corrected), bool(analysis.reviewed), parts, content))


_recent: tuple[tuple[Analysis, Facts], ...] = ()
"""Of the latest analyses; joining a long text again and again would be felt at every keystroke."""


def _remembered(analysis: Analysis, facts: Facts) -> Facts:
    global _recent  # noqa: PLW0603 - replaced as a whole, so that threads see the one or the other
    _recent = ((analysis, facts), *_recent[:2])
    return facts


def applied(analysis: Analysis, edit: Edit) -> Analysis:
    """The corrected analysis; raises EditError when the edit was made for another one."""
    if facts_of(analysis) != edit.before:
        raise EditError("this correction belongs to another analysis")
    draft = _Draft(analysis)
    for step in edit.steps:
        draft.take(step)
    corrected = draft.finished(edit.after)
    _remembered(corrected, edit.after)
    return corrected


def difference(before: Analysis, after: Analysis, title: str) -> Edit:
    """The edit that turns one analysis into the other, which differ in nothing but what edits change.

    Regions that are the same object in both are taken for equal, so it costs what was changed.
    """
    old, new = before.text or Text(), after.text or Text()
    steps = [
        *_steps("block", (), old.blocks, new.blocks),
        *_steps("face", (), before.faces or (), after.faces or ()),
        *_steps("object", (), before.objects or (), after.objects or ()),
    ]
    return Edit(title, tuple(steps), facts_of(before), facts_of(after))


def touched(edit: Edit) -> tuple[Key, ...]:
    """The regions that are new or other after an edit; where only something around them is, that."""
    keys: list[Key] = []
    for step in edit.steps:
        if not step.bare:
            keys += [(step.kind, (*step.path[:-1], step.path[-1] + n)) for n in range(len(step.inserted))]
    deepest = max((s for s in edit.steps if s.bare), key=lambda s: len(s.path), default=None)
    if not keys and deepest is not None and len(edit.steps) == sum(s.bare for s in edit.steps):
        keys.append((deepest.kind, deepest.path))
    return tuple(keys)


def encode_edit(edit: Edit) -> bytes:
    """The edit as JSON."""
    return _encoder.encode(edit)


def decode_edit(data: bytes) -> Edit:
    """Read an edit back; raises EditError when it is not one."""
    try:
        wire = _decoder.decode(data)
        steps = tuple(
            Step(s.kind, s.path, _regions(s.kind, s.removed), _regions(s.kind, s.inserted), s.bare)
            for s in wire.steps
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as error:
        raise EditError("a correction could not be read") from error
    return Edit(wire.title, steps, wire.before, wire.after)


class _WireStep(msgspec.Struct):
    kind: str
    path: Path
    removed: msgspec.Raw
    inserted: msgspec.Raw
    bare: bool


class _WireEdit(msgspec.Struct):
    title: str
    steps: tuple[_WireStep, ...]
    before: Facts
    after: Facts


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_WireEdit)
_region_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(tuple[struct, ...])  # type: ignore[valid-type] # known at run time only
    for kind, struct in _KINDS.items()
}


def _regions(kind: str, raw: msgspec.Raw) -> tuple[Region, ...]:
    decoded: tuple[Region, ...] = _region_decoders[kind].decode(raw)
    return decoded


def _steps(kind: str, parent: Path, old: Sequence[Region], new: Sequence[Region]) -> list[Step]:
    """What turns the regions under a parent into others."""
    if old is new:
        return []
    start = 0
    while start < min(len(old), len(new)) and _same(old[start], new[start]):
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and _same(old[-1 - end], new[-1 - end]):
        end += 1
    removed, inserted = old[start : len(old) - end], new[start : len(new) - end]
    inside = _INSIDE.get(kind)
    if inside is None or len(removed) != len(inserted):
        path = (*parent, start)
        return [Step(kind, path, tuple(removed), tuple(inserted))] if removed or inserted else []
    steps: list[Step] = []
    for index, (one, other) in enumerate(zip(removed, inserted, strict=True), start):
        path = (*parent, index)
        bare, bared = _bare(one, inside), _bare(other, inside)
        if bare != bared:
            steps.append(Step(kind, path, (bare,), (bared,), bare=True))
        deeper = "line" if kind == "block" else "word"
        steps += _steps(deeper, path, getattr(one, inside), getattr(other, inside))
    return steps


def _same(one: Region, other: Region) -> bool:
    return one is other or one == other


def _bare(region: Region, inside: str) -> Region:
    return msgspec.structs.replace(region, **{inside: ()})


class _Open:
    """A region whose inside is being changed."""

    def __init__(self, region: Region, kind: str) -> None:
        self.region = region
        self.inside = _INSIDE[kind]
        self.regions: list[Any] = list(getattr(region, self.inside))

    def closed(self) -> Region:
        return msgspec.structs.replace(self.region, **{self.inside: tuple(map(_closed, self.regions))})


def _closed(region: Any) -> Any:
    return region.closed() if isinstance(region, _Open) else region


class _Draft:
    """An analysis whose regions can be replaced one after the other."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._text = analysis.text or Text()
        self._blocks: list[Any] = list(self._text.blocks)
        self._faces: list[Any] = list(analysis.faces or ())
        self._objects: list[Any] = list(analysis.objects or ())

    def take(self, step: Step) -> None:
        siblings, at = self._siblings(step), step.path[-1]
        end = at + len(step.removed)
        if step.bare:
            found = siblings[at] if at < len(siblings) else None
            opened = found if isinstance(found, _Open) else found and _Open(found, step.kind)
            if not opened or (_bare(opened.region, opened.inside),) != step.removed:
                raise EditError("this correction does not fit the analysis any more")
            opened.region = step.inserted[0]
            siblings[at] = opened
        elif at > len(siblings) or tuple(map(_closed, siblings[at:end])) != step.removed:
            raise EditError("this correction does not fit the analysis any more")
        else:
            siblings[at:end] = step.inserted

    def finished(self, facts: Facts) -> Analysis:
        blocks = tuple(map(_closed, self._blocks))
        if (
            self._analysis.text is not None
            and len(blocks) == len(self._text.blocks)
            and all(a is b for a, b in zip(blocks, self._text.blocks, strict=True))
        ):
            blocks = self._text.blocks
        content = joined(blocks) if facts.content is None else facts.content
        text = msgspec.structs.replace(self._text, blocks=blocks, content=content)
        return msgspec.structs.replace(
            self._analysis,
            text=text if "text" in facts.parts else None,
            faces=tuple(self._faces) if "faces" in facts.parts else None,
            objects=tuple(self._objects) if "objects" in facts.parts else None,
            corrected=facts.corrected or UNSET,
            reviewed=facts.reviewed or UNSET,
        )

    def _siblings(self, step: Step) -> list[Any]:
        depth = {"line": 2, "word": 3}.get(step.kind, 1)
        if len(step.path) != depth:
            raise EditError("a correction could not be read")
        if depth == 1:
            return {"block": self._blocks, "face": self._faces}.get(step.kind, self._objects)
        siblings, kind = self._blocks, "block"
        for index in step.path[:-1]:
            if not 0 <= index < len(siblings):
                raise EditError("this correction does not fit the analysis any more")
            if not isinstance(siblings[index], _Open):
                siblings[index] = _Open(siblings[index], kind)
            siblings, kind = siblings[index].regions, "line"
        return siblings
