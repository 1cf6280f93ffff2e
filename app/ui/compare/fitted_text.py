"""A reading cut to the room of its row so that nothing of what differs is lost. No widgets here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Spans = tuple[tuple[int, int], ...]
ELLIPSIS: Final = "…"
_CONTEXTS: Final = (24, 12, 6, 3, 1, 0)
"""Letters kept on each side of what differs, the most that fit."""


@dataclass(frozen=True)
class FittedText:
    """A text as it is shown, and where in it the parts that differ stand."""

    text: str
    spans: Spans


def fitted(text: str, spans: Spans, fits: Callable[[str], bool]) -> FittedText:
    """Return a text that fits, with what both readings share left out where it must be.

    Without ``spans`` all of it differs. What differs is never left out: a text that still does not fit is to
    be wrapped.
    """
    if not spans or fits(text):
        return FittedText(text, spans)
    shortened = FittedText(text, spans)
    for context in _CONTEXTS:
        shortened = _with_context(text, spans, context)
        if fits(shortened.text):
            break
    return shortened


def _with_context(text: str, spans: Spans, context: int) -> FittedText:
    parts: list[str] = []
    moved: list[tuple[int, int]] = []
    length = at = 0
    for start, end in spans:
        shared = _shortened(text[at:start], context if at else 0, context)
        parts += [shared, text[start:end]]
        moved.append((length + len(shared), length + len(shared) + end - start))
        length = moved[-1][1]
        at = end
    parts.append(_shortened(text[at:], context, 0))
    return FittedText("".join(parts), tuple(moved))


def _shortened(shared: str, before: int, after: int) -> str:
    """Return a stretch both readings share with so many letters of its beginning and end."""
    if len(shared) <= before + after + 1:
        return shared
    return shared[:before] + ELLIPSIS + (shared[-after:] if after else "")
