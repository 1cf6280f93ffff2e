"""Names of regions, features and faults within a sentence, translated where they are shown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.base.sentences import sentence_of

if TYPE_CHECKING:
    from app.model.job import Progress

_KNOWN_KINDS: Final = (
    mark("block"), mark("line"), mark("word"), mark("face"), mark("object"), mark("label"), mark("colour"),
    mark("entity"), mark("fact"), mark("person"), mark("celebrity"), mark("brand"), mark("logo"),
    mark("landmark"), mark("product"), mark("barcode"), mark("caption"), mark("crop"), mark("table"),
    mark("category"), mark("classification"), mark("safety"), mark("guess"), mark("text"), mark("faces"),
    mark("objects"), mark("people"), mark("labels"), mark("copies"), mark("logos"), mark("landmarks"),
    mark("brands"), mark("categories"), mark("crops"), mark("colors"), mark("products"), mark("barcodes"),
    mark("credentials"), mark("quota"), mark("unsupported"), mark("input"), mark("network"),
    mark("timeout"), mark("service"), mark("answer"), mark("region"), mark("blocks"), mark("lines"),
    mark("words"), mark("regions"), mark("heading"), mark("header"), mark("footer"), mark("footnote"),
    mark("marginalia"), mark("page-number"), mark("paragraph"), mark("picture"), mark("list"),
)  # fmt: skip
"""Kinds of regions and findings, features, kinds of faults."""


def display_name(kind: str) -> str:
    """Return the name of a kind in the user's language; a service's own kind stays as it is."""
    return tr(kind) if kind in _KNOWN_KINDS else kind


_COUNTED: Final = {
    "block": mark("%n block(s)"), "line": mark("%n line(s)"), "word": mark("%n word(s)"),
    "face": mark("%n face(s)"), "object": mark("%n object(s)"), "region": mark("%n region(s)"),
}  # fmt: skip
_EDIT_VERBS: Final = {
    "Add": mark("Add {what}"), "Delete": mark("Delete {what}"), "Edit": mark("Edit {what}"),
    "Merge": mark("Merge {what}"), "Move": mark("Move {what}"), "Rename": mark("Rename {what}"),
    "Reshape": mark("Reshape {what}"), "Split": mark("Split {what}"),
}  # fmt: skip
_WHOLE_TITLES: Final = (mark("Mark as reviewed"), mark("Mark as not reviewed"), mark("Discard corrections"))


def edit_title(title: str) -> str:
    """Return the title of a correction, such as ``Delete 3 words``, in the user's language."""
    verb, _, rest = title.partition(" ")
    if title in _WHOLE_TITLES or verb not in _EDIT_VERBS:
        return tr(title) if title in _WHOLE_TITLES else title
    number, _, kinds = rest.partition(" ")
    kind = kinds.removesuffix("s")
    if number.isdecimal() and kind in _COUNTED:
        return tr(_EDIT_VERBS[verb]).format(what=trn(_COUNTED[kind], int(number)))
    return tr(_EDIT_VERBS[verb]).format(what=display_name(rest))


def progress_words(progress: Progress, now: float) -> str:
    """Return the stage of an analysis and its progress; ``now`` is ``time.monotonic()``."""
    stage = sentence_of(progress.stage)
    if progress.again:
        seconds = number_text(max(0, math.ceil(progress.again - now)))
        return tr("{stage}, again in {seconds} s").format(stage=stage, seconds=seconds)
    if progress.in_bytes:
        done, total = number_text(progress.done / 1e6, 1), number_text(progress.total / 1e6, 1)
        return tr("{stage} {done} of {all} MB").format(stage=stage, done=done, all=total)
    return f"{stage} {progress.done}/{progress.total}" if progress.total else stage
