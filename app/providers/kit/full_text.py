"""Text built of blocks, held against the whole text that a service gives beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from app.model.analysis import Block, Line, Text
from app.model.reading import compose_text, disagreements

UNLIKE_THEIR_WORDS: Final = "lines_unlike_their_words"
"""The property that lists lines whose words said something else."""


@dataclass(frozen=True)
class TextReading:
    """A text, and the properties that keep what of the answer's text stands nowhere in it."""

    text: Text
    beside: dict[str, Any] = field(default_factory=dict)


def read_text(
    blocks: Sequence[Block],
    languages: Sequence[str] = (),
    whole: str | None = None,
    *,
    path: Sequence[str] = (),
) -> TextReading:
    """Return the text of the blocks; its ``content`` is that of their lines.

    ``whole`` is the service's own text, which stands under the keys of ``path`` in the answer. Where it has a
    letter that no line has, it is kept in the properties under these keys; where there are no lines, they
    are those of ``whole``, without places.
    """
    if whole and not any(block.lines for block in blocks):
        blocks = [*unplaced_blocks(whole), *blocks]
    text = compose_text(blocks, tuple(dict.fromkeys(languages)))
    beside: dict[str, Any] = {}
    if differing := disagreements(blocks):
        beside[UNLIKE_THEIR_WORDS] = differing
    if whole and lacks_letters(text.content, whole):
        kept: Any = whole
        for key in reversed(path):
            kept = {key: kept}
        beside.update(kept)
    return TextReading(text, beside)


def unplaced_blocks(whole: str) -> list[Block]:
    """Return the lines of a text as blocks without places; blank lines part them."""
    lines = whole.splitlines()
    groups = groupby(lines, key=lambda line: bool(line.strip()))
    return [
        Block((), lines=tuple(Line((), line.strip()) for line in group)) for filled, group in groups if filled
    ]


def lacks_letters(text: str, whole: str) -> bool:
    """Return True if ``whole`` has a letter or sign, blanks aside, more often than ``text`` has."""
    letters, lines = "".join(whole.split()), "".join(text.split())
    return letters != lines and bool(Counter(letters) - Counter(lines))
