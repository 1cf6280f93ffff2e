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
from app.model.phrase import Parameter, Phrase

Path = tuple[int, ...]
Key = tuple[str, Path]
"""Kind of region (block, line, word, face, object) and its place: (block, line, word) or (number,)."""
Region = Block | Line | Word | Face | Object

_KINDS: Final[dict[str, type[Region]]] = {
    "block": Block, "line": Line, "word": Word, "face": Face, "object": Object,
}  # fmt: skip
_INSIDE: Final = {"block": "lines", "line": "words"}


class EditError(Exception):
    """A correction that cannot be made, in one plain sentence: a template and its parameters."""

    def __init__(self, template: str, /, **parameters: Parameter) -> None:
        self.phrase = Phrase(template, parameters)
        super().__init__(str(self.phrase))


class AnalysisState(msgspec.Struct, frozen=True):
    """What edits change of an analysis besides its regions.

    ``parts``: which of text, faces and objects the analysis has at all. ``content``: the whole text
    where it is not what the lines give.
    """

    corrected: bool = False
    reviewed: bool = False
    parts: tuple[str, ...] = ()
    content: str | None = None


class EditStep(msgspec.Struct, frozen=True):
    """Neighbours from ``path`` on, all of one kind: ``removed`` give way to ``inserted``.

    ``bare``: one region of each, without what is inside; that stays where it is.
    """

    kind: str
    path: Path
    removed: tuple[Region, ...] = ()
    inserted: tuple[Region, ...] = ()
    bare: bool = False

    @property
    def inverse(self) -> EditStep:
        """Return the step that undoes this one."""
        return EditStep(self.kind, self.path, self.inserted, self.removed, self.bare)


class Edit(msgspec.Struct, frozen=True):
    """A correction; ``title`` says what it does, for Undo and Redo."""

    title: str
    steps: tuple[EditStep, ...]
    before: AnalysisState
    after: AnalysisState

    @property
    def inverse(self) -> Edit:
        """Return the edit that undoes this one."""
        steps = tuple(step.inverse for step in reversed(self.steps))
        return Edit(self.title, steps, self.after, self.before)

    @property
    def moves_places(self) -> bool:
        """Return True if regions come or go, so that others have another key afterwards."""
        return any(not step.bare and len(step.removed) != len(step.inserted) for step in self.steps)

    @property
    def changes_nothing(self) -> bool:
        """Return True if both analyses are equal."""
        return not self.steps and self.before == self.after


def state_of(analysis: Analysis) -> AnalysisState:
    """Return what edits change of an analysis besides its regions."""
    for known, state in _recent:
        if known is analysis:
            return state
    content = None
    if analysis.text is not None:
        content = analysis.text.content
        if content == joined(analysis.text.blocks):
            content = None
    parts = tuple(part for part in ("text", "faces", "objects") if getattr(analysis, part) is not None)
    return _remember(
        analysis, AnalysisState(bool(analysis.corrected), bool(analysis.reviewed), parts, content)
    )


_recent: tuple[tuple[Analysis, AnalysisState], ...] = ()
"""States of the latest analyses; joining a long text again would be felt at every keystroke."""


def _remember(analysis: Analysis, state: AnalysisState) -> AnalysisState:
    global _recent  # noqa: PLW0603 - replaced as a whole, so that threads see the one or the other
    _recent = ((analysis, state), *_recent[:2])
    return state


def apply_edit(analysis: Analysis, edit: Edit) -> Analysis:
    """Return the corrected analysis; raises EditError when the edit was made for another one."""
    if state_of(analysis) != edit.before:
        raise EditError("this correction belongs to another analysis")
    draft = _Draft(analysis)
    for step in edit.steps:
        draft.take(step)
    corrected = draft.finished(edit.after)
    _remember(corrected, edit.after)
    return corrected


def edit_between(before: Analysis, after: Analysis, title: str) -> Edit:
    """Return the edit that turns one analysis into the other, which differs only in what edits change.

    Regions that are the same object in both are taken for equal, so it costs what was changed.
    """
    old, new = before.text or Text(), after.text or Text()
    steps = [
        *_steps("block", (), old.blocks, new.blocks),
        *_steps("face", (), before.faces or (), after.faces or ()),
        *_steps("object", (), before.objects or (), after.objects or ()),
    ]
    return Edit(title, tuple(steps), state_of(before), state_of(after))


def changed_keys(edit: Edit) -> tuple[Key, ...]:
    """Return the regions that are new or changed after an edit, else the deepest one around a change."""
    keys: list[Key] = []
    for step in edit.steps:
        if not step.bare:
            keys += [(step.kind, (*step.path[:-1], step.path[-1] + n)) for n in range(len(step.inserted))]
    deepest = max((s for s in edit.steps if s.bare), key=lambda s: len(s.path), default=None)
    if not keys and deepest is not None and len(edit.steps) == sum(s.bare for s in edit.steps):
        keys.append((deepest.kind, deepest.path))
    return tuple(keys)


def encode_edit(edit: Edit) -> bytes:
    """Return the edit as JSON."""
    return _encoder.encode(edit)


def decode_edit(data: bytes) -> Edit:
    """Read an edit back; raises EditError when it is not one."""
    try:
        wire = _decoder.decode(data)
        steps = tuple(
            EditStep(s.kind, s.path, _regions(s.kind, s.removed), _regions(s.kind, s.inserted), s.bare)
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
    before: AnalysisState
    after: AnalysisState


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_WireEdit)
_region_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(tuple[struct, ...])  # type: ignore[valid-type] # known at run time only
    for kind, struct in _KINDS.items()
}


def _regions(kind: str, raw: msgspec.Raw) -> tuple[Region, ...]:
    decoded: tuple[Region, ...] = _region_decoders[kind].decode(raw)
    return decoded


def _steps(kind: str, parent: Path, old: Sequence[Region], new: Sequence[Region]) -> list[EditStep]:
    """Return what turns the regions under a parent into others."""
    if old is new:
        return []
    start = 0
    while start < min(len(old), len(new)) and _is_same(old[start], new[start]):
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and _is_same(old[-1 - end], new[-1 - end]):
        end += 1
    removed, inserted = old[start : len(old) - end], new[start : len(new) - end]
    inside = _INSIDE.get(kind)
    if inside is None or len(removed) != len(inserted):
        path = (*parent, start)
        return [EditStep(kind, path, tuple(removed), tuple(inserted))] if removed or inserted else []
    steps: list[EditStep] = []
    for index, (before, after) in enumerate(zip(removed, inserted, strict=True), start):
        path = (*parent, index)
        old_outer, new_outer = _without_inside(before, inside), _without_inside(after, inside)
        if old_outer != new_outer:
            steps.append(EditStep(kind, path, (old_outer,), (new_outer,), bare=True))
        deeper = "line" if kind == "block" else "word"
        steps += _steps(deeper, path, getattr(before, inside), getattr(after, inside))
    return steps


def _is_same(first: Region, second: Region) -> bool:
    return first is second or first == second


def _without_inside(region: Region, inside: str) -> Region:
    return msgspec.structs.replace(region, **{inside: ()})


class _OpenRegion:
    """A region whose inside is being changed."""

    def __init__(self, region: Region, kind: str) -> None:
        self.region = region
        self.inside = _INSIDE[kind]
        self.regions: list[Any] = list(getattr(region, self.inside))

    def closed(self) -> Region:
        return msgspec.structs.replace(self.region, **{self.inside: tuple(map(_closed, self.regions))})


def _closed(region: Any) -> Any:
    return region.closed() if isinstance(region, _OpenRegion) else region


class _Draft:
    """An analysis whose regions can be replaced one after the other."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._text = analysis.text or Text()
        self._blocks: list[Any] = list(self._text.blocks)
        self._faces: list[Any] = list(analysis.faces or ())
        self._objects: list[Any] = list(analysis.objects or ())

    def take(self, step: EditStep) -> None:
        siblings, at = self._siblings(step), step.path[-1]
        end = at + len(step.removed)
        if step.bare:
            region = siblings[at] if at < len(siblings) else None
            opened = region if isinstance(region, _OpenRegion) else region and _OpenRegion(region, step.kind)
            if not opened or (_without_inside(opened.region, opened.inside),) != step.removed:
                raise EditError("this correction does not fit the analysis any more")
            opened.region = step.inserted[0]
            siblings[at] = opened
        elif at > len(siblings) or tuple(map(_closed, siblings[at:end])) != step.removed:
            raise EditError("this correction does not fit the analysis any more")
        else:
            siblings[at:end] = step.inserted

    def finished(self, state: AnalysisState) -> Analysis:
        blocks = tuple(map(_closed, self._blocks))
        if (
            self._analysis.text is not None
            and len(blocks) == len(self._text.blocks)
            and all(a is b for a, b in zip(blocks, self._text.blocks, strict=True))
        ):
            blocks = self._text.blocks
        content = joined(blocks) if state.content is None else state.content
        text = msgspec.structs.replace(self._text, blocks=blocks, content=content)
        return msgspec.structs.replace(
            self._analysis,
            text=text if "text" in state.parts else None,
            faces=tuple(self._faces) if "faces" in state.parts else None,
            objects=tuple(self._objects) if "objects" in state.parts else None,
            corrected=state.corrected or UNSET,
            reviewed=state.reviewed or UNSET,
        )

    def _siblings(self, step: EditStep) -> list[Any]:
        depth = {"line": 2, "word": 3}.get(step.kind, 1)
        if len(step.path) != depth:
            raise EditError("a correction could not be read")
        if depth == 1:
            return {"block": self._blocks, "face": self._faces}.get(step.kind, self._objects)
        siblings, kind = self._blocks, "block"
        for index in step.path[:-1]:
            if not 0 <= index < len(siblings):
                raise EditError("this correction does not fit the analysis any more")
            if not isinstance(siblings[index], _OpenRegion):
                siblings[index] = _OpenRegion(siblings[index], kind)
            siblings, kind = siblings[index].regions, "line"
        return siblings
