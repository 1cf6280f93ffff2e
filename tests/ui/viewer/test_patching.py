"""A correction shown by patching looks exactly as if everything were made anew."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.model.analysis import Analysis, Language
from app.model.correct import deleted, moved, reshaped, retyped, reviewed
from app.model.edit import Edit, apply_edit
from app.model.geometry import rectangle
from app.ui.canvas.overlay import Overlay, build_overlays
from app.ui.content.content import Content
from app.ui.viewer.patching import patched
from tests.model.corrections import page

SIZE = (600, 300)


def same(one: Overlay, other: Overlay) -> None:
    for name in (
        "segments",
        "offsets",
        "bounds",
        "paths",
        "confidence",
        "reviewed",
        "corrected",
        "box_deviation",
        "areas",
    ):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=name == "confidence"), name
    assert [one.text(n) for n in range(len(one))] == [other.text(n) for n in range(len(other))]
    assert (one.key, one.extent, one.typical_side) == (other.key, other.extent, other.typical_side)


EDITS = {
    "text": lambda a: retyped(a, ("word", (0, 0, 1)), "schooner"),
    "line": lambda a: retyped(a, ("line", (0, 0)), "A schooner Albatross"),
    "move": lambda a: moved(a, [("word", (0, 0, 1)), ("line", (1, 0))], 3, -20),
    "shape": lambda a: reshaped(a, ("block", (1,)), rectangle(200, 0, 300, 99)),
    "review": lambda a: reviewed(a, [("block", (0,)), ("word", (2, 0, 0))]),
}


@pytest.mark.parametrize("what", EDITS)
def test_what_is_patched_is_as_if_made_anew(what: str) -> None:
    before = page()
    edit: Edit = EDITS[what](before)
    after = apply_edit(before, edit)
    content = Content(before)
    made = patched(content, build_overlays(before, SIZE), after, SIZE, 0)
    assert made is not None
    rows, overlays = made
    fresh = Content(after)
    assert rows.rows == fresh.rows
    assert (rows.roots, rows.counts(), rows.mean_confidence()) == (
        fresh.roots,
        fresh.counts(),
        fresh.mean_confidence(),
    )
    assert rows.running_text.text == fresh.running_text.text
    assert rows.running_text.text_spans == fresh.running_text.text_spans
    assert rows.row_layout is content.row_layout
    assert rows.row(("word", (0, 0, 1))) == fresh.row(("word", (0, 0, 1)))
    for one, other in zip(overlays, build_overlays(after, SIZE), strict=True):
        same(one, other)


@pytest.mark.parametrize(
    "edit_of",
    [
        lambda a: deleted(a, [("word", (0, 0, 0))]),
        lambda a: deleted(a, [("line", (0, 0))]),
        lambda a: deleted(a, [("block", (0,))]),
        lambda a: retyped(a, ("object", (0,)), "dog"),
    ],
)
def test_where_regions_come_or_go_all_is_made_anew(edit_of: object) -> None:
    before = page()
    after = apply_edit(before, edit_of(before))  # type: ignore[operator] # one of the functions above
    assert patched(Content(before), build_overlays(before, SIZE), after, SIZE, 0) is None
    assert patched(Content(before), build_overlays(before, SIZE), before, SIZE, 1) is None
    assert patched(Content(), (), before, SIZE, 0) is None
    assert patched(Content(Analysis("x", ())), (), before, SIZE, 0) is None


def test_another_language_is_another_content() -> None:
    before = page()
    assert before.text is not None
    other = replace(before, text=replace(before.text, languages=("de",)))
    assert patched(Content(before), build_overlays(before, SIZE), other, SIZE, 0) is None
    blocks = before.text.blocks
    line = blocks[0].lines[0]
    word = replace(line.words[0], languages=(Language("de"),))
    line = replace(line, words=(word, *line.words[1:]))
    block = replace(blocks[0], lines=(line, *blocks[0].lines[1:]))
    other = replace(before, text=replace(before.text, blocks=(block, *blocks[1:])))
    assert patched(Content(before), build_overlays(before, SIZE), other, SIZE, 0) is None
