"""Finding in all open images: which of them hold what is sought, how often, and the first line of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from app.model.analysis import Analysis
from app.model.image import Image
from app.model.phrase import Phrase
from app.model.safe_text import one_line, safe_text
from app.text.find import FindQuery, FindResult, find_each
from app.ui.base.i18n import number_text, tr, trn
from app.ui.base.sentences import sentence_of
from app.ui.base.text_direction import reads_from_right
from app.ui.session.entries import Entry
from app.ui.widgets.list_row import Index, RowDelegate, draw_ground, draw_text, draw_text_before

_AT_ONCE: Final = 40
"""Images searched together."""
Kept = Callable[[Image], Awaitable[Sequence[Analysis]]]
_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class ImageMatches:
    """What one image holds of what is sought; ``line`` is the first line, fit to be shown."""

    key: int
    name: str
    count: int
    line: str


@dataclass(frozen=True)
class AllMatches:
    """The images that hold something so far.

    ``looked``: images looked at, of ``of``; ``unread`` of them have no text.
    """

    images: tuple[ImageMatches, ...] = ()
    looked: int = 0
    of: int = 0
    unread: int = 0
    more: bool = False
    trouble: Phrase | None = None

    @property
    def sentence(self) -> str:
        """How the search stands."""
        if self.trouble is not None:
            return sentence_of(self.trouble)
        places = trn("%n match(es)", sum(image.count for image in self.images))
        images = trn("in %n image(s)", len(self.images))
        said = f"{'> ' if self.more else ''}{places} {images}"
        if self.looked < self.of and not self.more:
            looked = tr("searched {number} of {all}").format(
                number=number_text(self.looked), all=number_text(self.of)
            )
            return f"{said}; {looked}"
        return f"{said}; {trn('%n image(s) without text', self.unread)}" if self.unread else said


async def find_everywhere(
    entries: Sequence[Entry],
    provider: str,
    sought: FindQuery,
    kept: Kept,
    report: Callable[[AllMatches], object],
) -> AllMatches:
    """Search the text of each image, that of ``provider`` where there is one.

    ``kept`` gives the analyses of images that are not held now. ``report`` hears how it goes.
    """
    all_of_them = AllMatches(of=len(entries))
    for start in range(0, len(entries), _AT_ONCE):
        texts = []
        for entry in entries[start : start + _AT_ONCE]:
            text = _text(entry.analyses.values() or await kept(entry.image), provider)
            if text is not None:
                texts.append((entry, text))
        images, found = await _find_in(texts, sought)
        looked = min(start + _AT_ONCE, len(entries))
        all_of_them = AllMatches(
            all_of_them.images + images,
            looked,
            len(entries),
            all_of_them.unread + looked - start - len(texts),
            found.more,
            found.trouble,
        )
        if found.more or found.trouble:
            break
        report(all_of_them)
    return all_of_them


def _text(analyses: Iterable[Analysis], provider: str) -> str | None:
    known = sorted((a for a in analyses if a.text is not None), key=lambda a: a.provider != provider)
    if not known or known[0].text is None:
        return None
    lines = unicodedata.normalize("NFC", known[0].text.content).split("\n")
    return "\n".join(line if line.isprintable() else safe_text(line, len(line)) for line in lines)


async def _find_in(
    texts: Sequence[tuple[Entry, str]], sought: FindQuery
) -> tuple[tuple[ImageMatches, ...], FindResult]:
    """All texts at once: starting a process for each expression and image would take long."""
    results = await find_each([text for _, text in texts], sought)
    images = tuple(
        ImageMatches(entry.key, entry.name, len(result.spans), _line(text, result.spans[0][0]))
        for (entry, text), result in zip(texts, results, strict=True)
        if result.spans
    )
    return images, next((result for result in results if result.more or result.trouble), FindResult())


def _line(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return one_line(text[max(start, at - 60) : end if end >= 0 else len(text)], 120)


class _Delegate(RowDelegate):
    """Name and number of places; the first line below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Two lines."""
        return QSize(120, 2 * QFontMetrics(option.font).height() + 14)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the name of an image, how many places it holds, and the first line of them."""
        found: ImageMatches = index.data(_ROLE)
        rect = QRectF(option.rect)
        draw_ground(painter, option, rect.adjusted(6, 1, -6, -1), 5)
        metrics = QFontMetrics(option.font)
        left, right = rect.left() + 16, rect.right() - 16
        base = rect.top() + 7 + metrics.ascent()
        count = draw_text_before(painter, number_text(found.count), "muted", QPointF(right, base))
        room = right - left - count - 12
        elide = Qt.TextElideMode.ElideMiddle
        draw_text(painter, found.name, "text", QPointF(left, base), int(room), elide)
        line = metrics.elidedText(found.line, Qt.TextElideMode.ElideRight, int(right - left))
        below = base + metrics.height()
        if reads_from_right(line):
            draw_text_before(painter, line, "muted", QPointF(right, below))
        else:
            draw_text(painter, line, "muted", QPointF(left, below), right - left)


class FindInAllView(QListView):
    """The list of images. ``wanted``: show this one (its key)."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Images with matches"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)
        self.images: tuple[ImageMatches, ...] = ()

    def show_images(self, images: tuple[ImageMatches, ...]) -> None:
        """Show these images; those that are shown already stay where they are."""
        if images[: len(self.images)] != self.images:
            self._rows.clear()
            self.images = ()
        for image in images[len(self.images) :]:
            item = QStandardItem(image.name)
            item.setData(image, _ROLE)
            said = f"{image.name}, {trn('%n match(es)', image.count)}: {image.line}"
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        self.images = images

    def _clicked(self, index: Index) -> None:
        self.wanted.emit(index.data(_ROLE).key)
