"""Finding in all open images: which of them hold what is sought, how often, and the first line of each."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.text.find import Found, Sought, find
from app.ui import theme
from app.ui.direction import reads_from_right
from app.ui.entries import Entry
from app.ui.safe_text import one_line
from app.ui.tree import Index

MOST: Final = 100_000
"""Places counted at most over all images."""
_PARTING: Final = "\n\x00\n"
_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class InImage:
    """What one image holds of what is sought; ``line`` is the first line, fit to be shown."""

    key: int
    name: str
    count: int
    line: str


@dataclass(frozen=True)
class InAll:
    """The images that hold something; ``unread`` images have no text yet."""

    images: tuple[InImage, ...] = ()
    found: Found = field(default_factory=Found)
    unread: int = 0


async def find_everywhere(entries: Sequence[Entry], provider: str, sought: Sought) -> InAll:
    """Search the text of each image, that of ``provider`` where there is one."""
    texts: list[tuple[Entry, str]] = []
    for entry in entries:
        analyses = [a for a in entry.analyses.values() if a.text is not None]
        analyses.sort(key=lambda a: a.provider != provider)
        if analyses and analyses[0].text is not None:
            texts.append((entry, unicodedata.normalize("NFC", analyses[0].text.content)))
    starts, at = [], 0
    for _, text in texts:
        starts.append(at)
        at += len(text) + len(_PARTING)
    whole = _PARTING.join(text for _, text in texts)
    found = await find(whole, sought, most=MOST)
    counts: dict[int, int] = {}
    firsts: dict[int, int] = {}
    for start, _ in found.spans:
        number = bisect_right(starts, start) - 1
        counts[number] = counts.get(number, 0) + 1
        firsts.setdefault(number, start - starts[number])
    images = tuple(
        InImage(texts[n][0].key, texts[n][0].name, count, _line(texts[n][1], firsts[n]))
        for n, count in counts.items()
    )
    return InAll(images, found, len(entries) - len(texts))


def _line(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return one_line(text[max(start, at - 60) : end if end >= 0 else len(text)], 120)


class _Delegate(QStyledItemDelegate):
    """Name and number of places; the first line below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Two lines."""
        return QSize(120, 2 * QFontMetrics(option.font).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws it."""
        painter.save()
        try:
            self._paint(painter, option, index.data(_ROLE))
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, found: InImage) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 5, 5)
        metrics = QFontMetrics(option.font)
        count = f"{found.count:,}"
        left, right = rect.left() + 16, rect.right() - 16
        base = rect.top() + 7 + metrics.ascent()
        painter.setPen(theme.color("muted"))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(count), base), count)
        painter.setPen(theme.color("text"))
        room = right - left - metrics.horizontalAdvance(count) - 12
        elide = Qt.TextElideMode.ElideMiddle
        painter.drawText(QPointF(left, base), metrics.elidedText(found.name, elide, int(room)))
        painter.setPen(theme.color("muted"))
        line = metrics.elidedText(found.line, Qt.TextElideMode.ElideRight, int(right - left))
        if reads_from_right(line):
            left = right - metrics.horizontalAdvance(line)
        painter.drawText(QPointF(left, base + metrics.height()), line)


class Everywhere(QListView):
    """The list of images. ``wanted``: show this one (its key)."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Images that hold what is sought")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(_Delegate(self))
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)
        self.images: tuple[InImage, ...] = ()

    def show_images(self, images: tuple[InImage, ...]) -> None:
        """Show other images."""
        self.images = images
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.clear()
            for image in images:
                item = QStandardItem(image.name)
                item.setData(image, _ROLE)
                item.setData(
                    f"{image.name}, {image.count} places: {image.line}", Qt.ItemDataRole.AccessibleTextRole
                )
                model.appendRow(item)

    def _clicked(self, index: Index) -> None:
        self.wanted.emit(index.data(_ROLE).key)
