"""Another text for a word or a line: which words it has then, and where each of them is.

Words that did not change keep everything. Changed ones keep their polygon where one word stands for one,
and share it by the number of letters where not. A word typed by hand has no confidence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from app.model.analysis import Line, Word
from app.model.geometry import Polygon, bounds
from app.model.polygon_parts import (
    angle_of,
    enclosing_box,
    gap_between,
    grown_to_enclose,
    part_along_text,
    runs_leftwards,
)

_MIN_LETTER_ROOM = 0.25
"""Of a letter's width; a gap with less room a letter is not where a word was missed."""


def single_line(text: str) -> str:
    """Return text that can stand in one line: no breaks, control characters, or spaces at the ends."""
    kept = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) != "Cs").strip()


def line_retyped(line: Line, text: str) -> Line:
    """Return the line with another text (one ``single_line`` gives)."""
    if text == line.text:
        return line
    if line.words:
        words = _retyped_words(line, text)
    else:  # a provider that gives no words gives none here; a line drawn by hand gets some
        words = () if line.text else tuple(_share_out(line.polygon, text.split()))
    return with_words(msgspec.structs.replace(line, text=text, confidence=None, corrected=True), words)


def word_retyped(line: Line, number: int, text: str) -> Line:
    """Return the line with another text for one word: several words where it has spaces, none for no text."""
    old = line.words[number]
    if text == old.text:
        return line
    words = _replaced((old,), text.split())
    return with_words_replaced(line, number, number + 1, words, text)


def with_words_replaced(line: Line, start: int, end: int, words: Sequence[Word], text: str) -> Line:
    """Return the line with other words for those from ``start`` to before ``end``; ``text`` is theirs."""
    spans = word_spans(line)
    every = (*line.words[:start], *words, *line.words[end:])
    first, last = spans[start][0], max(right for _, right in spans[start:end])
    if all(left < right or not word.text for word, (left, right) in zip(line.words, spans, strict=True)):
        before, after = line.text[:first], line.text[last:]
        if not text or first == last:  # a word goes, or one without text gets some
            before, after = before.rstrip(), after.lstrip()
            before += " " if before and (text or after) else ""
            after = f" {after}" if text and after else after
        new = before + text + after
    else:  # the provider's line does not spell its words; from now on it does
        new = " ".join(word.text for word in every)
    return with_words(
        msgspec.structs.replace(line, text=new.strip(), confidence=None, corrected=True), tuple(every)
    )


def with_words(line: Line, words: tuple[Word, ...]) -> Line:
    """Return the line with these words, grown where they reach out of it."""
    if words == line.words:
        return line
    polygon = grown_to_enclose(line.polygon, [word.polygon for word in words])
    if polygon == line.polygon:
        return msgspec.structs.replace(line, words=words)
    return msgspec.structs.replace(line, words=words, polygon=polygon, corrected=True)


def word_spans(line: Line) -> list[tuple[int, int]]:
    """Return where each word stands in its line's text (start, end); empty for a word not found there."""
    spans = []
    at = 0
    for word in line.words:
        found = line.text.find(word.text, at)
        if found < 0 or not word.text:
            spans.append((at, at))
        else:
            at = found + len(word.text)
            spans.append((found, at))
    return spans


def typed_word(polygon: Polygon, text: str) -> Word:
    """Return a word somebody typed."""
    return Word(polygon, text, corrected=True)


def _retyped_words(line: Line, text: str) -> tuple[Word, ...]:
    old = _unspaced_groups(line)
    new = text.split()
    matcher = SequenceMatcher(None, [_text(chunk) for chunk in old], new, autojunk=False)
    words: list[Word] = []
    for what, i, j, m, n in matcher.get_opcodes():
        if what == "equal":
            words += [word for chunk in old[i:j] for word in chunk]
        elif what == "insert":
            words += _inserted(old, i, new[m:n])
        elif what == "replace" and j - i == n - m:
            for chunk, typed_text in zip(old[i:j], new[m:n], strict=True):
                words += _group_retyped(chunk, typed_text)
        elif what == "replace":
            words += _replaced([word for chunk in old[i:j] for word in chunk], new[m:n])
    return tuple(words)


def _unspaced_groups(line: Line) -> list[list[Word]]:
    """Return the words in groups that no space parts (a service may take a comma for a word of its own)."""
    chunks: list[list[Word]] = []
    end = -1
    for word, (left, right) in zip(line.words, word_spans(line), strict=True):
        if chunks and left == end and right > left:
            chunks[-1].append(word)
        else:
            chunks.append([word])
        end = right
    return chunks


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _group_retyped(chunk: Sequence[Word], text: str) -> list[Word]:
    """Return other text for words without spaces between: those at both ends that still fit stay."""
    first = 0
    while (
        first < len(chunk) - 1 and text.startswith(chunk[first].text) and len(text) > len(chunk[first].text)
    ):
        text = text[len(chunk[first].text) :]
        first += 1
    last = len(chunk)
    while last > first + 1 and text.endswith(chunk[last - 1].text) and len(text) > len(chunk[last - 1].text):
        text = text[: -len(chunk[last - 1].text)]
        last -= 1
    return [*chunk[:first], *_replaced(chunk[first:last], [text]), *chunk[last:]]


def _replaced(old: Sequence[Word], texts: Sequence[str]) -> list[Word]:
    """Return words of these texts in the place of those words."""
    if len(old) == len(texts):
        return [
            word
            if word.text == text
            else msgspec.structs.replace(word, text=text, confidence=None, corrected=True)
            for word, text in zip(old, texts, strict=True)
        ]
    if not texts:
        return []
    polygon = old[0].polygon
    if len(old) > 1:
        polygon = enclosing_box((word.polygon for word in old), angle_of(polygon))
    return _share_out(polygon, texts)


def _share_out(polygon: Polygon, texts: Sequence[str]) -> list[Word]:
    """Share a polygon out to words by their numbers of letters, with a letter's room between."""
    total = sum(map(len, texts)) + len(texts) - 1
    leftwards = runs_leftwards(" ".join(texts))
    words = []
    at = 0
    for text in texts:
        words.append(
            typed_word(
                part_along_text(polygon, at / total, (at + len(text)) / total, leftwards=leftwards), text
            )
        )
        at += len(text) + 1
    return words


def _inserted(old: Sequence[Sequence[Word]], at: int, texts: Sequence[str]) -> list[Word]:
    """Return new words between two neighbours, or after the last or before the first word of a line."""
    before = old[at - 1][-1] if at else None
    after = old[at][0] if at < len(old) else None
    letters = sum(map(len, texts)) + len(texts)
    neighbour = before or after
    assert neighbour is not None  # noqa: S101 - only lines with words come here
    leftwards = runs_leftwards(neighbour.text)
    share = letters / max(len(neighbour.text), 1)
    if before and after and before.polygon and after.polygon:
        between = gap_between(before.polygon, after.polygon, leftwards=leftwards)
        if _width(between) >= _MIN_LETTER_ROOM * letters * _width(before.polygon) / max(len(before.text), 1):
            return _share_out(part_along_text(between, 0.1, 0.9), texts)
        half = 1 / (2 + 2 * len(texts))
        return _share_out(part_along_text(before.polygon, 1 - half, 1, leftwards=leftwards), texts)
    letter = 1 / max(len(neighbour.text), 1)
    if before:
        return _share_out(part_along_text(before.polygon, 1 + letter, 1 + share, leftwards=leftwards), texts)
    return _share_out(part_along_text(neighbour.polygon, -share, -letter, leftwards=leftwards), texts)


def _width(polygon: Polygon) -> float:
    left, _, right, _ = bounds(polygon) if polygon else (0.0, 0.0, 0.0, 0.0)
    return right - left
