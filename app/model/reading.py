"""The one reading of a line, where its text and its words do not say quite the same.

A line's text may hold what belongs to no word (the hyphen at its end, quotation marks, brackets), and
files of other programs let line and words say different things altogether. What a format writes, finds
or compares is decided here, so that every format holds the same letters in the same order.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from app.model.analysis import Block, Line, Text, Word
from app.model.geometry import Polygon, bounds
from app.model.retype import line_retyped
from app.model.word_spacing import is_unspaced

_TOUCHING: Final = 0.08
"""Largest gap or overlap of a sign and the word it touches, as a share of a word's shorter side."""
_MOST_PAIRS: Final = 250_000
"""Most words of a line times words of its text that are laid side by side: the time grows with that."""
_CLOSING: Final = frozenset({"Pe", "Pf", "Po", "Pd"})
_OPENING: Final = frozenset({"Ps", "Pi", "Pf"})
"""Categories of signs that stand at the beginning of words; German closes with what English opens with."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line's text without a blank around it, and the word whose place is known.

    ``before`` and ``after`` are text that belongs to no word but touches this one. ``word`` is None for
    text that stands alone between blanks; it is ``before`` then. ``blank``: a blank comes before.
    """

    blank: bool
    before: str
    word: Word | None
    after: str = ""

    @property
    def text(self) -> str:
        """Return all text of the piece."""
        return f"{self.before}{self.word.text if self.word else ''}{self.after}"


def pieces(line: Line) -> tuple[Piece, ...]:
    """Return the text of a line cut at its words, in order, with nothing left out and nothing twice.

    A line without words is one piece; a line without text is none.
    """
    spans = _spans(line)
    if spans is None:
        line = settled(line)
        spans = _spans(line)
        assert spans is not None  # noqa: S101 - a settled line spells its words
    text = line.text
    if not line.words:
        return (Piece(False, text.strip(), None),) if text.strip() else ()  # noqa: FBT003 - a field
    cut: list[Piece] = []
    before, alone = _split_gap(text[: spans[0][0]], at_start=True)[1:]
    for loose in alone:
        cut.append(Piece(bool(cut), loose, None))
    blank = bool(cut)
    for number, word in enumerate(line.words):
        end = spans[number][1]
        following = spans[number + 1][0] if number + 1 < len(spans) else None
        gap = text[end:following]
        after, next_before, alone = _split_gap(gap, at_end=following is None)
        cut.append(Piece(blank, before, word, after))
        cut += [Piece(True, loose, None) for loose in alone]  # noqa: FBT003 - a field
        blank, before = any(map(str.isspace, gap)), next_before
    return tuple(cut)


def settled(line: Line) -> Line:
    """Return the line with one reading: its words stand in its text, in order.

    They do where a provider gives both. Where not, the words count if they hold every letter of the line
    in order, else the line counts, and its text shares the places of the words.
    """
    if not line.words or _spans(line) is not None:
        return line
    spelt = text_of_words(line.words)
    letters = _letters(spelt)
    if spelt.strip() and (not line.text.strip() or (letters and _holds(letters, _letters(line.text)))):
        return msgspec.structs.replace(line, text=spelt)
    return msgspec.structs.replace(line, words=_words_for(line))


def compose_text(blocks: Iterable[Block], languages: tuple[str, ...] = ()) -> Text:
    """Return the text of blocks, every line of them settled, with ``content`` joined from the lines."""
    return Text.of(settled_blocks(blocks), languages)


def settled_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with every line settled."""
    return tuple(map(_settled_block, blocks))


def disagreements(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return what settling the lines of blocks changes: block and line (from 1), and both readings given."""
    return [
        {"block": number, "line": count, "text": line.text, "words": [word.text for word in line.words]}
        for number, block in enumerate(blocks, 1)
        for count, line in enumerate(block.lines, 1)
        if line.text.strip() and settled(line) is not line
    ]


def parted(word: Word, following: Word) -> bool:
    """Return True if a blank parts two words of a line, where nothing else says so.

    It does not between East Asian signs, nor where a punctuation mark touches the word beside it. Where
    the outlines of both overlap, they do not tell.
    """
    if not word.text or not following.text:
        return False
    last, first = word.text[-1], following.text[0]
    if is_unspaced(last) and is_unspaced(first):
        return False
    if unicodedata.category(first) in _CLOSING or unicodedata.category(last) in _OPENING:
        return not _touch(word, following)
    return True


def are_unspaced(word: Word, following: Word) -> bool:
    """Return True if no blank parts two words even where a file has white space between them.

    Both touch with signs of a script without blanks, and no gap wider than such a sign is between them:
    programs that take words apart write white space wherever one ends.
    """
    if not word.text or not following.text:
        return False
    if not (is_unspaced(word.text[-1]) and is_unspaced(following.text[0])):
        return False
    if not word.polygon or not following.polygon:
        return True
    gap, _ = _gap(word, following)
    return gap <= max(map(_size_of_sign, (word, following)))


def text_of_words(words: Sequence[Word]) -> str:
    """Return the text of a line of which only the words are given."""
    text = words[0].text if words else ""
    for word, following in itertools.pairwise(words):
        text += (" " if parted(word, following) else "") + following.text
    return text


def _settled_block(block: Block) -> Block:
    lines = tuple(map(settled, block.lines))
    same = all(new is old for new, old in zip(lines, block.lines, strict=True))
    return block if same else msgspec.structs.replace(block, lines=lines)


def _spans(line: Line) -> list[tuple[int, int]] | None:
    """Return where each word stands in the line's text (start, end); None where one does not, in order."""
    spans = _spans_found(line, whole=True)
    return _spans_found(line, whole=False) if spans is None else spans


def _spans_found(line: Line, *, whole: bool) -> list[tuple[int, int]] | None:
    text, at = line.text, 0
    spans = []
    for word in line.words:
        start = text.find(word.text, at)
        while whole and start >= 0 and not _is_whole(text, start, start + len(word.text)):
            start = text.find(word.text, start + 1)
        if start < 0:
            return None
        at = start + len(word.text)
        spans.append((start, at))
    return spans


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return True if no letter outside the span touches a letter in it."""
    if start == end:
        return True
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return not before and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def _split_gap(gap: str, *, at_start: bool = False, at_end: bool = False) -> tuple[str, str, list[str]]:
    """Return the text between two words: what touches the first, what touches the second, what is alone."""
    parts = gap.split()
    if not parts:
        return "", "", []
    if len(parts) == 1 and not gap[0].isspace() and not gap[-1].isspace() and not at_start:
        return parts[0], "", []
    after = parts.pop(0) if not at_start and not gap[0].isspace() else ""
    before = parts.pop() if parts and not at_end and not gap[-1].isspace() else ""
    return after, before, parts


def _words_for(line: Line) -> tuple[Word, ...]:
    """Return words in the places of the line's words that spell its text; none where that cannot be."""
    texts = line.text.split()
    if Counter(texts) == Counter(word.text for word in line.words):
        places: dict[str, deque[Word]] = {}
        for word in line.words:
            places.setdefault(word.text, deque()).append(word)
        return tuple(places[text].popleft() for text in texts)
    if len(texts) * len(line.words) > _MOST_PAIRS:
        return ()
    if not all(word.polygon and word.text.split() == [word.text] for word in line.words):
        return ()
    if not all(map(_is_finite, (line.polygon, *(word.polygon for word in line.words)))):
        return ()
    spelt = msgspec.structs.replace(line, text=" ".join(word.text for word in line.words))
    kept = {id(word) for word in line.words}
    return tuple(
        word if id(word) in kept else msgspec.structs.replace(word, corrected=msgspec.UNSET)
        for word in line_retyped(spelt, " ".join(texts)).words
    )


def _is_finite(polygon: Polygon) -> bool:
    return all(math.isfinite(value) for point in polygon for value in point)


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LMN")


def _holds(text: str, part: str) -> bool:
    """Return True if the letters of ``part`` occur in ``text`` in order, whatever stands between."""
    letters = iter(text)
    return all(letter in letters for letter in part)


def _touch(word: Word, following: Word) -> bool:
    if not word.polygon or not following.polygon:
        return False
    gap, side = _gap(word, following)
    return abs(gap) <= _TOUCHING * side


def _gap(word: Word, following: Word) -> tuple[float, float]:
    """Return the gap between two words with places, and the longer of their shorter sides."""
    (left, top, right, bottom), after = bounds(word.polygon), bounds(following.polygon)
    gap = max(after[0] - right, left - after[2], after[1] - bottom, top - after[3])
    return gap, max(min(bottom - top, right - left), min(after[3] - after[1], after[2] - after[0]))


def _size_of_sign(word: Word) -> float:
    """Return how large a sign of a word is: the box of a single one may be as flat as a dash."""
    left, top, right, bottom = bounds(word.polygon)
    short, long = sorted((right - left, bottom - top))
    return max(short, long / len(word.text))
