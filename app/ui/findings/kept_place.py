"""The place a reader looks at in tree and transcript, found again when more of the same analysis arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from app.ui.content.content import Content, Key

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QPlainTextEdit, QTreeView

    from app.ui.content.same_region import SameRegions


@dataclass(frozen=True)
class RowPlace:
    """The region whose row stands at the top of the tree, and where that begins, pixels of the viewport."""

    key: Key
    offset: int

    def in_later(self, same: SameRegions) -> RowPlace | None:
        """Return the place in a later content; None where the region is not there any more."""
        key = same.find(self.key)
        return None if key is None else replace(self, key=key)


def row_at_top(tree: QTreeView, content: Content) -> RowPlace | None:
    """Return the first region in view; None where the tree stands at its head."""
    index = tree.indexAt(QPoint(1, 0)) if tree.verticalScrollBar().value() else tree.rootIndex()
    while index.isValid():
        row = content.rows[int(index.internalId())]
        if row.kind != "group":
            return RowPlace(row.key, tree.visualRect(index).top())
        index = tree.indexBelow(index)
    return None


def rows_turned(
    tree: QTreeView, content: Content, index_of: Callable[[Key], QModelIndex]
) -> tuple[tuple[Key, bool], ...]:
    """Return the blocks the user closed and the lines the user opened; True for those that are open."""
    turned = []
    for row in content.rows:
        if row.kind in {"block", "line"}:
            opened = tree.isExpanded(index_of(row.key))
            if opened != (row.kind == "block"):
                turned.append((row.key, opened))
    return tuple(turned)


@dataclass(frozen=True)
class TextPlace:
    """The line at the top of a text by what it says and its number, and what is marked by hand, and where.

    Both are empty where the text stands at its head, and where nothing is marked.
    """

    top: str = ""
    number: int = 0
    marked: str = ""
    start: int = 0

    @staticmethod
    def of(text: QPlainTextEdit) -> TextPlace:
        """Return the place that is looked at now."""
        first, cursor = text.firstVisibleBlock(), text.textCursor()
        while first.isValid() and not first.text().strip():  # between two blocks
            first = first.next()
        top = first.text() if text.verticalScrollBar().value() and first.isValid() else ""
        marked = cursor.selectedText().replace("\u2029", "\n")
        return TextPlace(top, first.blockNumber(), marked, cursor.selectionStart())

    def line_in(self, lines: Sequence[str]) -> int | None:
        """Return the number of the line that says what stood at the top, the nearest; None without one."""
        same = [number for number, line in enumerate(lines) if self.top and line == self.top]
        return min(same, key=lambda number: abs(number - self.number)) if same else None

    def mark(self, text: QPlainTextEdit) -> None:
        """Mark by hand what was marked before, where it still stands; the nearest of several places."""
        if not self.marked:
            return
        whole = text.toPlainText()
        places = [_units(whole[:at]) for at in _all_places(whole, self.marked)]
        if places:
            start = min(places, key=lambda place: abs(place - self.start))
            cursor = text.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + _units(self.marked), QTextCursor.MoveMode.KeepAnchor)
            text.setTextCursor(cursor)


def _all_places(whole: str, part: str) -> Iterator[int]:
    at = whole.find(part)
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts."""
    return len(text.encode("utf-16-le")) // 2
