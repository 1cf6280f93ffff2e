"""An analysis as a flat table of rows: what the results tree shows and what is searched and copied.

Made off the GUI thread, never changed. No widgets here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from app.model import edit
from app.model.analysis import Analysis, Line, Word
from app.model.geometry import Polygon
from app.model.safe_text import one_line
from app.ui.base.i18n import tr, trn
from app.ui.base.safe_text import sentence_case
from app.ui.content.display_names import display_name
from app.ui.content.listed_items import ListedItem, listed_groups
from app.ui.content.running_text import RunningText, word_spans

Path = edit.Path
Key = edit.Key
"""Kind of region and its place; what has no region (label, entity, colour, fact) is named the same way."""

SEARCHED_KINDS: Final = frozenset({"object", "label", "entity", "colour"})
"""Kinds besides text that a search looks at."""
_NO_CHILDREN: Final = range(0)
TEXT_KINDS: Final = frozenset({"block", "line", "word"})
"""Kinds of text."""


class ContentRow(msgspec.Struct, frozen=True, gc=False):
    """One row of the tree. ``kind`` ``group`` has no region; ``parent`` is -1 at the top.

    ``title`` is fit to be shown; ``text`` is what goes to the clipboard where that is not text of the
    image. ``note``: who read a block, and the finer kind of an object or a label. ``swatch`` is
    ``#rrggbb`` for a colour. ``closed`` rows do not show their children at first.

    Rows are not collected, and those of lines and words have no list of their own: garbage collection would
    walk them all while the window waits.
    """

    kind: str
    path: Path
    title: str
    parent: int
    position: int
    polygon: Polygon = ()
    confidence: float | None = None
    note: str = ""
    text: str = ""
    swatch: str = ""
    closed: bool = False
    children: list[int] | range = msgspec.field(default_factory=list)
    corrected: bool = False
    reviewed: bool = False

    @property
    def kind_name(self) -> str:
        """Return the kind in a word: the provider's finer one for objects and labels."""
        return self.note if self.note and self.kind in {"object", "label"} else self.kind

    @property
    def key(self) -> Key:
        """Return kind and path, which name the region."""
        return self.kind, self.path


class Content:
    """The rows of one analysis, findable by region."""

    def __init__(self, analysis: Analysis | None = None) -> None:
        self.analysis = analysis
        self.rows: list[ContentRow] = []
        self.roots: list[int] = []
        self._by_key: dict[Key, int] = {}
        self.row_layout: object = object()
        """An object that contents share whose rows are the same regions in the same order."""
        if analysis is not None:
            self._add_all(analysis)
        self._counts = self._count_by_kind()
        self._index_texts()

    def _index_texts(self) -> None:
        others = ((row.key, row.title) for row in self.rows if row.kind in SEARCHED_KINDS)
        self.running_text = RunningText(self.analysis.text if self.analysis is not None else None, others)
        self._mean = self._mean_of("word")
        if self._mean is None:
            self._mean = self._mean_of("line")

    def with_changes(
        self, analysis: Analysis, changed: Mapping[Key, edit.Region], *, texts_changed: bool
    ) -> Content:
        """Return the content of an analysis that differs in these regions only; all other rows are shared.

        ``texts_changed``: texts or confidences differ, not polygons and marks alone.
        """
        content = Content()
        content.analysis = analysis
        content.rows, content.roots = self.rows.copy(), self.roots
        content._by_key, content._counts = self._by_key, self._counts
        content.row_layout = self.row_layout
        for key, region in changed.items():
            number = self._by_key[key]
            row = self.rows[number]
            title = row.title
            if isinstance(region, Line | Word):
                title = one_line(region.text, 80) if key[0] == "word" else one_line(region.text)
            content.rows[number] = msgspec.structs.replace(
                row,
                title=title,
                polygon=region.polygon,
                confidence=region.confidence,
                corrected=bool(region.corrected),
                reviewed=bool(region.reviewed),
            )
        if texts_changed:
            content._index_texts()
        else:
            content.running_text, content._mean = self.running_text, self._mean
        return content

    def index_of(self, key: Key) -> int | None:
        """Return the row number of a region; ``None`` when there is none."""
        return self._by_key.get(key)

    def row(self, key: Key) -> ContentRow | None:
        """Return the row of a region; ``None`` when there is none."""
        index = self._by_key.get(key)
        return None if index is None else self.rows[index]

    def counts(self) -> dict[str, int]:
        """Return how many regions of each kind there are; kinds that were not asked for are absent."""
        return dict(self._counts)

    def mean_confidence(self) -> float | None:
        """Return the mean confidence, 0..1, of the words (of the lines where words carry none)."""
        return self._mean

    def _count_by_kind(self) -> dict[str, int]:
        analysis = self.analysis
        if analysis is None:
            return {}
        counts: dict[str, int] = {}
        if analysis.text is not None:
            counts.update(block=0, line=0, word=0)
        if analysis.faces is not None:
            counts["face"] = 0
        if analysis.objects is not None:
            counts["object"] = 0
        for row in self.rows:
            if row.kind in counts:
                counts[row.kind] += 1
        return counts

    def _mean_of(self, kind: str) -> float | None:
        known = [r.confidence for r in self.rows if r.kind == kind and r.confidence is not None]
        return sum(known) / len(known) if known else None

    def search(self, wanted: str) -> list[tuple[Key, ...]]:
        """Return the words, or line, that each match of a text covers, upper and lower case alike."""
        from app.text.find import FindQuery, find_plain

        return self.keys_at(find_plain(self.running_text.text, FindQuery(wanted)).spans)

    def keys_at(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Key, ...]]:
        """Return the regions that spans of the running text cover; spans over nothing are left out."""
        return [keys for start, end in spans if (keys := self.running_text.keys(start, end))]

    def with_whole_lines(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Return regions with a line in place of its words where all of them are among them."""
        out: list[Key] = []
        words: dict[Path, list[Key]] = {}
        for key in keys:
            if key[0] == "word":
                words.setdefault(key[1][:2], []).append(key)
            else:
                out.append(key)
        for path, chosen in words.items():
            row = self.row(("line", path))
            all_words = row is not None and len(row.children) == len(chosen)
            out.extend([("line", path)] if all_words else chosen)
        return tuple(out)

    def text_of(self, keys: Iterable[Key]) -> str:
        r"""Return the text of these regions in reading order.

        Words of one line are spaced as the line is; lines are joined by ``\n``, blocks by a blank line.
        A region inside another chosen one adds nothing. What is no text of the image (labels, objects,
        properties) follows, a line each.
        """
        chosen = set(keys)
        blocks = []
        text = self.analysis.text if self.analysis is not None else None
        every = text.blocks if text is not None else ()
        for b in sorted({path[0] for kind, path in chosen if kind in TEXT_KINDS and path[0] < len(every)}):
            block = every[b]
            whole_block = ("block", (b,)) in chosen
            lines = []
            for number, line in enumerate(block.lines):
                if whole_block or ("line", (b, number)) in chosen:
                    lines.append(line.text)
                    continue
                words = [w for w in range(len(line.words)) if ("word", (b, number, w)) in chosen]
                if words:
                    lines.append(_words_text(line, words))
            if lines:
                blocks.append("\n".join(lines))
        besides = any(kind not in TEXT_KINDS for kind, _ in chosen)
        others = [row.text for row in self.rows if row.text and row.key in chosen] if besides else []
        if others:
            blocks.append("\n".join(others))
        return "\n\n".join(blocks)

    def _add(self, row: ContentRow) -> int:
        index = len(self.rows)
        self.rows.append(row)
        siblings = self.roots if row.parent < 0 else self.rows[row.parent].children
        if isinstance(siblings, list):  # else it is known already which rows follow
            siblings.append(index)
        if row.kind != "group":
            self._by_key[row.key] = index
        return index

    def _add_all(self, analysis: Analysis) -> None:
        for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
            lines = len(block.lines)
            kind = (
                tr("Block") if block.kind == "text" else sentence_case(display_name(one_line(block.kind, 40)))
            )
            title = f"{kind} {b + 1} · {trn('%n line(s)', lines)}"
            place = len(self.roots)
            reader = one_line(block.reader or "")
            sure = block.confidence
            row = ContentRow("block", (b,), title, -1, place, block.polygon, sure, reader, **_marks(block))
            at = self._add(row)
            for number, line in enumerate(block.lines):
                text = one_line(line.text)
                path: Path = (b, number)
                sure, marks = line.confidence, _marks(line)
                inner = len(self.rows)
                words = range(inner + 1, inner + 1 + len(line.words))
                self._add(
                    ContentRow("line", path, text, at, number, line.polygon, sure, children=words, **marks)
                )
                for w, word in enumerate(line.words):
                    path = (b, number, w)
                    text = one_line(word.text, 80)
                    sure, marks = word.confidence, _marks(word)
                    self._add(
                        ContentRow(
                            "word", path, text, inner, w, word.polygon, sure, children=_NO_CHILDREN, **marks
                        )
                    )
        for group in listed_groups(analysis):
            self._add_item(group, -1, len(self.roots))

    def _marks_of(self, item: ListedItem) -> dict[str, Any]:
        if self.analysis is None or item.number is None or item.kind not in {"face", "object"}:
            return {}
        regions = self.analysis.faces if item.kind == "face" else self.analysis.objects
        return _marks((regions or ())[item.number])

    def _add_item(self, item: ListedItem, parent: int, position: int) -> None:
        number = len(self.rows) if item.number is None else item.number
        path = () if item.kind == "group" else (number,)
        at = self._add(
            ContentRow(
                item.kind, path, item.title, parent, position, item.polygon, item.confidence,
                item.provider_kind, item.text, item.swatch, item.closed, **self._marks_of(item),
            )
        )  # fmt: skip
        for place, inner in enumerate(item.items):
            self._add_item(inner, at, place)


def _marks(region: edit.Region) -> dict[str, Any]:
    """Return the marks of a region for its row, where it has any."""
    if not region.corrected and not region.reviewed:
        return {}
    return {"corrected": bool(region.corrected), "reviewed": bool(region.reviewed)}


def _words_text(line: Line, words: Sequence[int]) -> str:
    spans = word_spans(line)
    parts: list[str] = []
    before: int | None = None
    for number in words:
        left, right = spans[number]
        text = line.text[left:right] or line.words[number].text
        if before is not None and before == number - 1 and left >= spans[before][1]:
            parts.append(line.text[spans[before][1] : left] if right > left else " ")
        elif before is not None:
            parts.append(" ")
        parts.append(text)
        before = number
    return "".join(parts)
