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
from app.ui.base.i18n import tr, trn
from app.ui.base.safe_text import one_line
from app.ui.content.display_names import called
from app.ui.content.groups import ListedItem, groups
from app.ui.content.running_text import RunningText, word_spans

Path = edit.Path
Key = edit.Key
"""Kind of region and its place; what has no region (label, entity, colour, fact) is named the same way."""

FOUND: Final = frozenset({"object", "label", "entity", "colour"})
"""Kinds besides text that a search looks at."""
_NOBODY: Final = range(0)
TEXTS: Final = frozenset({"block", "line", "word"})
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
    def called(self) -> str:
        """What it is, in a word."""
        return self.note if self.note and self.kind in {"object", "label"} else self.kind

    @property
    def key(self) -> Key:
        """Which region this is."""
        return self.kind, self.path


class Content:
    """The rows of one analysis, findable by region."""

    def __init__(self, analysis: Analysis | None = None) -> None:
        self.analysis = analysis
        self.rows: list[ContentRow] = []
        self.roots: list[int] = []
        self._by_key: dict[Key, int] = {}
        self.shape: object = object()
        """The same for contents whose rows are the same regions in the same places."""
        if analysis is not None:
            self._build(analysis)
        self._counts = self._counted()
        self._read()

    def _read(self) -> None:
        others = ((row.key, row.title) for row in self.rows if row.kind in FOUND)
        self.flow = RunningText(self.analysis.text if self.analysis is not None else None, others)
        self._mean = self._mean_of("word")
        if self._mean is None:
            self._mean = self._mean_of("line")

    def patched(self, analysis: Analysis, changed: Mapping[Key, edit.Region], *, read: bool) -> Content:
        """The content of an analysis that differs in these regions only; all other rows are shared.

        ``read``: texts or confidences differ, not places and marks alone.
        """
        made = Content()
        made.analysis = analysis
        made.rows, made.roots = self.rows.copy(), self.roots
        made._by_key, made._counts, made.shape = self._by_key, self._counts, self.shape
        for key, region in changed.items():
            number = self._by_key[key]
            row = self.rows[number]
            title = row.title
            if isinstance(region, Line | Word):
                title = one_line(region.text, 80) if key[0] == "word" else one_line(region.text)
            made.rows[number] = msgspec.structs.replace(
                row,
                title=title,
                polygon=region.polygon,
                confidence=region.confidence,
                corrected=bool(region.corrected),
                reviewed=bool(region.reviewed),
            )
        if read:
            made._read()
        else:
            made.flow, made._mean = self.flow, self._mean
        return made

    def index_of(self, key: Key) -> int | None:
        """The row of a region."""
        return self._by_key.get(key)

    def row(self, key: Key) -> ContentRow | None:
        """The row of a region."""
        index = self._by_key.get(key)
        return None if index is None else self.rows[index]

    def counts(self) -> dict[str, int]:
        """How many regions of each kind there are; kinds that were not asked for are absent."""
        return dict(self._counts)

    def mean_confidence(self) -> float | None:
        """Mean over the words (over the lines where words carry none) that have a confidence."""
        return self._mean

    def _counted(self) -> dict[str, int]:
        analysis = self.analysis
        if analysis is None:
            return {}
        found: dict[str, int] = {}
        if analysis.text is not None:
            found.update(block=0, line=0, word=0)
        if analysis.faces is not None:
            found["face"] = 0
        if analysis.objects is not None:
            found["object"] = 0
        for row in self.rows:
            if row.kind in found:
                found[row.kind] += 1
        return found

    def _mean_of(self, kind: str) -> float | None:
        known = [r.confidence for r in self.rows if r.kind == kind and r.confidence is not None]
        return sum(known) / len(known) if known else None

    def search(self, wanted: str) -> list[tuple[Key, ...]]:
        """Where words stand, upper and lower case alike: for each place the words (or line) it covers."""
        from app.text.find import FindQuery, find_plain

        return self.places(find_plain(self.flow.text, FindQuery(wanted)).spans)

    def places(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Key, ...]]:
        """The regions that stretches of the running text cover; those over nothing are left out."""
        return [keys for start, end in spans if (keys := self.flow.keys(start, end))]

    def in_lines(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        """The same regions, with lines in place of all their words."""
        out: list[Key] = []
        words: dict[Path, list[Key]] = {}
        for key in keys:
            if key[0] == "word":
                words.setdefault(key[1][:2], []).append(key)
            else:
                out.append(key)
        for path, chosen in words.items():
            row = self.row(("line", path))
            whole = row is not None and len(row.children) == len(chosen)
            out.extend([("line", path)] if whole else chosen)
        return tuple(out)

    def text_of(self, keys: Iterable[Key]) -> str:
        r"""The text of these regions in reading order.

        Words of one line are spaced as the line is; lines are joined by ``\n``, blocks by a blank line.
        A region inside another chosen one adds nothing. What is no text of the image (labels, objects,
        properties) follows, a line each.
        """
        chosen = set(keys)
        blocks = []
        text = self.analysis.text if self.analysis is not None else None
        every = text.blocks if text is not None else ()
        for b in sorted({path[0] for kind, path in chosen if kind in TEXTS and path[0] < len(every)}):
            block = every[b]
            whole = ("block", (b,)) in chosen
            lines = []
            for number, line in enumerate(block.lines):
                if whole or ("line", (b, number)) in chosen:
                    lines.append(line.text)
                    continue
                words = [w for w in range(len(line.words)) if ("word", (b, number, w)) in chosen]
                if words:
                    lines.append(_words_text(line, words))
            if lines:
                blocks.append("\n".join(lines))
        besides = any(kind not in TEXTS for kind, _ in chosen)
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

    def _build(self, analysis: Analysis) -> None:
        for b, block in enumerate(analysis.text.blocks if analysis.text else ()):
            lines = len(block.lines)
            kind = tr("Block") if block.kind == "text" else called(one_line(block.kind, 40)).capitalize()
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
                            "word", path, text, inner, w, word.polygon, sure, children=_NOBODY, **marks
                        )
                    )
        for group in groups(analysis):
            self._place(group, -1, len(self.roots))

    def _marks_of(self, item: ListedItem) -> dict[str, Any]:
        if self.analysis is None or item.number is None or item.kind not in {"face", "object"}:
            return {}
        found = self.analysis.faces if item.kind == "face" else self.analysis.objects
        return _marks((found or ())[item.number])

    def _place(self, item: ListedItem, parent: int, position: int) -> None:
        number = len(self.rows) if item.number is None else item.number
        path = () if item.kind == "group" else (number,)
        at = self._add(
            ContentRow(
                item.kind, path, item.title, parent, position, item.polygon, item.confidence,
                item.called, item.text, item.swatch, item.closed, **self._marks_of(item),
            )
        )  # fmt: skip
        for place, inner in enumerate(item.items):
            self._place(inner, at, place)


def _marks(region: edit.Region) -> dict[str, Any]:
    """What somebody did about a region, for its row."""
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
