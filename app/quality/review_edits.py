"""The corrections a review makes: places found right, given another text, or found to be no text."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.analysis import Analysis
from app.model.correct import deleted, retyped, reviewed
from app.model.edit import Edit, Key, apply_edit, edit_between
from app.model.restructure import added
from app.quality.review_items import ReviewItem


def found_right(analysis: Analysis, items: Sequence[ReviewItem]) -> Edit:
    """Return the edit that marks all words of these places as reviewed."""
    return reviewed(analysis, [key for item in items for key in item.keys])


def found_to_be(analysis: Analysis, items: Sequence[ReviewItem], text: str) -> Edit:
    """Return the edit that gives each of these places another text.

    Several words become one, or as many as the text has; where only other readings had something, words are
    added. Raises EditError where that cannot be.
    """
    after = analysis
    for item in _from_the_end(items):
        after = _given(after, item, text)
    return edit_between(analysis, after, f"Edit {_counted(items)}")


def found_no_text(analysis: Analysis, items: Sequence[ReviewItem]) -> Edit:
    """Return the edit that deletes the words of these places."""
    return deleted(analysis, [key for item in items for key in item.keys])


def _given(analysis: Analysis, item: ReviewItem, text: str) -> Analysis:
    if not item.keys:
        edit, key = added(analysis, "word", item.polygon, text)
        after = apply_edit(analysis, edit)
        return apply_edit(after, reviewed(after, [key]))
    first, *rest = sorted(item.keys)
    if rest:
        analysis = apply_edit(analysis, deleted(analysis, rest))
    if item.suffix:
        text = text.removesuffix(item.suffix).rstrip() or text
    return apply_edit(analysis, retyped(analysis, first, text))


def _from_the_end(items: Sequence[ReviewItem]) -> list[ReviewItem]:
    """Return the places so that a change of one leaves the paths of those after it as they are."""
    return sorted(items, key=_first, reverse=True)


def _first(item: ReviewItem) -> tuple[int, Key]:
    return (1, min(item.keys)) if item.keys else (0, ("", ()))  # words are added when nothing else moves


def _counted(items: Sequence[ReviewItem]) -> str:
    return "word" if len(items) == 1 else f"{len(items)} words"
