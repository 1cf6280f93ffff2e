"""The facts of one region in words: its text, confidence, languages and place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.model.analysis import Block, Language, Line, Text, Word
from app.model.geometry import Polygon, bounds
from app.model.safe_text import one_line
from app.ui.base.confidence import DEFAULT_DOUBTFUL_BELOW, confidence_figure
from app.ui.base.i18n import number_text, tr
from app.ui.base.language_names import language_name
from app.ui.content.content import Content, ContentRow, Key
from app.ui.content.display_names import display_name

_MOST_LANGUAGES = 3
JUDGED: Final = frozenset({"block", "line", "word", "face"})
"""Kinds of rows that are called uncertain: an unlikely label is no mistake."""


@dataclass(frozen=True)
class RegionFacts:
    """The facts of a region, fit to be shown; ``raw`` alone is text as it came, for the clipboard."""

    title: str
    facts: str
    place: str
    polygon: Polygon
    raw: str
    several: bool = False
    """Whether the region may hold rows and columns."""


def facts_of(
    content: Content, key: Key, provider: str, doubtful_below: float = DEFAULT_DOUBTFUL_BELOW
) -> RegionFacts | None:
    """Return the facts of a region; ``None`` when there is none. ``provider`` is the name users know.

    What was read with a confidence, 0..1, below ``doubtful_below`` is called uncertain.
    """
    row = content.row(key)
    if row is None:
        return None
    region = _region(content, key)
    parts = [display_name(row.kind_name), confidence_text(row, doubtful_below), *_languages(region), provider]
    reader = _reader(content, key) if row.kind in {"block", "line", "word"} else ""
    if reader and reader.casefold() != provider.casefold():
        parts.append(tr("read by {reader}").format(reader=reader))
    return RegionFacts(
        title=row.title,
        facts=" · ".join(p for p in parts if p),
        place=place_of(row.polygon),
        polygon=row.polygon,
        raw=content.text_of((key,)),
        several=row.kind in {"block", "line"} or row.kind_name == "table",
    )


def confidence_text(row: ContentRow, doubtful_below: float = DEFAULT_DOUBTFUL_BELOW) -> str:
    """Return the confidence of a region in words; what was read with one below the threshold is uncertain."""
    if row.confidence is not None:
        below = doubtful_below if row.kind in JUDGED else 0.0
        return tr("confidence {confidence}").format(confidence=confidence_figure(row.confidence, below))
    if row.kind == "face":
        return tr("basic detector: no confidence")
    return tr("no confidence given") if row.kind in {"block", "line", "word", "object"} else ""


def place_of(polygon: Polygon) -> str:
    """Return a region's corner and size, then its first vertices, in pixels of the image."""
    if not polygon:
        return ""
    left, top, right, bottom = bounds(polygon)
    size = f"x {left:.0f}  y {top:.0f} · {right - left:.0f} × {bottom - top:.0f} px"
    corners = "  ".join(f"{x:.0f},{y:.0f}" for x, y in polygon[:8])
    return f"{size}\n{corners}{' …' if len(polygon) > 8 else ''}"


def polygon_text(polygon: Polygon) -> str:
    """Return the vertices of a polygon as JSON: a list of [x, y] pixels."""
    return json.dumps([[round(x, 2), round(y, 2)] for x, y in polygon])


def languages_of(content: Content) -> str:
    """Return the languages of the text, by name: ``English, German``."""
    text = content.analysis.text if content.analysis is not None else None
    if text is None:
        return ""
    codes = list(text.languages)
    if not codes:
        codes = list(dict.fromkeys(
            language.code
            for block in text.blocks for line in block.lines for word in line.words
            for language in word.languages[:1]
        ))  # fmt: skip
    names = list(dict.fromkeys(map(language_name, codes)))
    shown = names[:_MOST_LANGUAGES]
    more = len(names) - len(shown)
    return ", ".join(shown) + (" " + tr("and {number} more").format(number=more) if more > 0 else "")


def _region(content: Content, key: Key) -> Block | Line | Word | None:
    kind, path = key
    text: Text | None = content.analysis.text if content.analysis is not None else None
    if text is None or kind not in {"block", "line", "word"}:
        return None
    block = text.blocks[path[0]]
    if kind == "block":
        return block
    line = block.lines[path[1]]
    return line if kind == "line" else line.words[path[2]]


def _reader(content: Content, key: Key) -> str:
    block = _region(content, ("block", key[1][:1]))
    return one_line(block.reader or "", 40) if isinstance(block, Block) else ""


def _languages(region: Block | Line | Word | None) -> Sequence[str]:
    if isinstance(region, Word):
        return [_language(language) for language in region.languages[:_MOST_LANGUAGES]]
    return ()


def _language(language: Language) -> str:
    name = language_name(language.code)
    return name if language.confidence is None else f"{name} {number_text(language.confidence, 2)}"
