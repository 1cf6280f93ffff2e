"""The list of places where the image was found: rows, how they are drawn, what the mouse does in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from app.model.safe_text import one_line
from app.provenance.hits import HitPlace, host_of
from app.ui.base.i18n import mark, tr
from app.ui.base.safe_text import tooltip
from app.ui.widgets import theme
from app.ui.widgets.links import link_of, shown_address, shown_host
from app.ui.widgets.list_row import (
    Index,
    RowDelegate,
    draw_badge,
    draw_ground,
    draw_separator,
    draw_text,
)

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
RELATION_WORDS: Final = {
    "full": mark("full copy"), "partial": mark("partial copy"), "similar": mark("similar"),
    "unknown": mark("unknown relation"),
}  # fmt: skip
_TONES: Final = {"full": "good", "partial": "doubt", "similar": "muted", "unknown": "muted"}
_ACTIONS: Final = (
    ("copies.open-page", mark("Open page")), ("copies.open-image", mark("Open image")),
    ("copies.copy-link", mark("Copy link")),
)  # fmt: skip
THUMBNAIL: Final = 64
"""Logical pixels of a thumbnail's box."""
_BOX: Final = (THUMBNAIL, THUMBNAIL)
_SIDE: Final = 16
_PAD: Final = 10
_GAP: Final = 4


@dataclass(frozen=True)
class CopyRow:
    """One place, every text of it fit to be shown; a heading over a group has no place."""

    title: str
    place: HitPlace | None = None
    address: str = ""
    site: str = ""
    """The host of the address, never cut before its end."""
    rest: str = ""
    """What follows the host, or all of an address without one."""
    facts: str = ""
    relation: str = ""
    actions: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(place: HitPlace, name: Callable[[str], str]) -> CopyRow:
        """Return the row of a place; ``name`` gives the title of a provider."""
        address = place.page_url or place.image_url or ""
        host = shown_host(place.host) if place.host else ""
        title = one_line(place.title or place.description or "", 300)
        size = f"{place.size[0]}×{place.size[1]}" if place.size else ""
        facts = " · ".join(filter(None, (size, _finders(place, name))))
        possible = possible_actions(place)
        actions = tuple((command, tr(words)) for command, words in _ACTIONS if command in possible)
        bare_host = host_of(address) or ""
        after = address.lower().find(bare_host) + len(bare_host)
        return CopyRow(
            title=title or host or tr("Untitled"),
            place=place,
            address=shown_address(address) if address else host,
            site=host if bare_host or not address else "",
            rest=one_line(address[after:], 300),
            facts=facts,
            relation=tr(RELATION_WORDS[place.relation]),
            actions=actions,
        )


def _finders(place: HitPlace, name: Callable[[str], str]) -> str:
    """Return who found a place, and where several did, what each says it is."""
    if len(place.providers) == 1:
        return one_line(name(place.providers[0]), 40)
    best: dict[str, str] = {}
    for evidence in place.evidence:  # the best of each comes first
        relation = evidence.hit.relation
        best.setdefault(evidence.provider, tr(RELATION_WORDS.get(relation, RELATION_WORDS["unknown"])))
    return ", ".join(f"{one_line(name(p), 40)}: {best[p]}" for p in place.providers)


def possible_actions(place: HitPlace) -> frozenset[str]:
    """Return the commands that make sense for a place; links that must not be opened have none."""
    page, picture = link_of(place.page_url), link_of(place.image_url)
    return frozenset(
        name
        for name, there in (
            ("copies.open-page", page), ("copies.open-image", picture), ("copies.copy-link", page or picture),
        )
        if there
    )  # fmt: skip


class CopiesModel(QAbstractListModel):
    """Read-only rows; headings cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[CopyRow] = ()

    def show(self, rows: Sequence[CopyRow]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of places and headings."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row; headings are only shown."""
        if not index.isValid() or self.rows[index.row()].place is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a row, all of it in words, or the row itself, by role."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.relation, row.address, row.facts)))
        if role == Qt.ItemDataRole.ToolTipRole and row.place is not None:
            return tooltip(" — ".join(filter(None, (row.title, row.address, row.facts))))
        return row if role == ROW_ROLE else None

    def row_of(self, key: str) -> int:
        """Return the row of a place, or -1 when it is not shown."""
        return next((n for n, r in enumerate(self.rows) if r.place is not None and r.place.key == key), -1)


class CopiesDelegate(RowDelegate):
    """Title and relation, address, size and providers, what can be done.

    ``picture`` gives the thumbnail behind an address where there is one; without it none are shown.
    """

    picture: Callable[[str], QImage | None] | None = None

    @property
    def inset(self) -> float:
        """Return the logical pixels the text stands further in, for thumbnails."""
        return THUMBNAIL + 12.0 if self.picture is not None else 0.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one line for headings, of four for places."""
        row: CopyRow = index.data(ROW_ROLE)
        line = QFontMetricsF(option.font).height() + _GAP
        lines = 1 if row.place is None else 4
        return QSize(120, round(2 * _PAD + lines * line - _GAP) - (4 if row.place is None else 0))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a place, or the heading over a group of them."""
        row: CopyRow = index.data(ROW_ROLE)
        area = QRectF(option.rect)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(option.font)
        inset = self.inset if row.place is not None else 0.0
        left, right = area.left() + _SIDE + inset, area.right() - _SIDE
        base = area.top() + _PAD + metrics.ascent()
        if row.place is None:
            painter.setFont(bold)
            draw_text(painter, row.title, "muted", QPointF(left, base), right - left)
            return
        draw_ground(painter, option, area.adjusted(6, 2, -6, -3))
        draw_separator(painter, area)
        self._thumbnail(painter, row.place, QRectF(area.left() + _SIDE, area.top() + _PAD, *_BOX))
        step = metrics.height() + _GAP
        tone, corner = _TONES[row.place.relation], QPointF(right, area.top() + _PAD)
        edge = draw_badge(painter, row.relation, tone, corner, filled=row.place.is_copy)
        painter.setFont(bold)
        draw_text(painter, row.title, "text", QPointF(left, base), edge - 8 - left)
        painter.setFont(option.font)
        linked = bool(row.actions)
        place = QPointF(left, base + step)
        draw_text(
            painter, row.site, "text" if linked else "muted", place, right - left, Qt.TextElideMode.ElideLeft
        )
        site = metrics.horizontalAdvance(row.site)
        elide = Qt.TextElideMode.ElideMiddle
        draw_text(painter, row.rest, "muted", place + QPointF(site, 0), right - left - site, elide)
        draw_text(painter, row.facts, "muted", QPointF(left, base + 2 * step), right - left)
        last = QPointF(left, base + 3 * step)
        if not linked:
            draw_text(painter, tr("Not a web address: shown as text only"), "muted", last, right - left)
        painter.setPen(theme.color("accent"))
        for (_, text), rect in zip(row.actions, action_rects(area, metrics, row, inset), strict=True):
            painter.drawText(QPointF(rect.left(), last.y()), text)

    def _thumbnail(self, painter: QPainter, place: HitPlace, box: QRectF) -> None:
        """Draw the picture found, whole and centred; a dash where there is none to be had."""
        if self.picture is None:
            return
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(box, 4, 4)
        link = link_of(place.image_url)
        picture = self.picture(link.address) if link is not None else QImage()
        if picture is not None and picture.isNull():
            painter.setPen(theme.color("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")
        elif picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = picture.size().scaled(box.toRect().size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.drawImage(target, picture)


def action_rects(area: QRectF, metrics: QFontMetricsF, row: CopyRow, inset: float = 0.0) -> list[QRectF]:
    """Return where each action of a row stands, in order; ``inset`` is the room left of them."""
    rects = []
    left = area.left() + _SIDE + inset
    top = area.top() + _PAD + 3 * (metrics.height() + _GAP)
    for _, text in row.actions:
        width = metrics.horizontalAdvance(text)
        rects.append(QRectF(left, top, width, metrics.height()))
        left += width + 16
    return rects


class CopiesView(QListView):
    """The list. ``wanted`` carries the id of the command the user asked for about the selected place."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Copies"))
        self.places = CopiesModel(self)
        self.setModel(self.places)
        self.delegate = CopiesDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pressed = ""

    @property
    def current(self) -> HitPlace | None:
        """Return the selected place."""
        rows = self.selectionModel().selectedIndexes()
        row: CopyRow | None = rows[0].data(ROW_ROLE) if rows else None
        return None if row is None else row.place

    def pictures_in_view(self) -> list[str]:
        """Return the addresses of the pictures of the places in view, from the top."""
        addresses = []
        for number in range(self.places.rowCount()):
            row = self.places.rows[number]
            seen = self.visualRect(self.places.index(number)).intersects(self.viewport().rect())
            if seen and row.place is not None and (link := link_of(row.place.image_url)) is not None:
                addresses.append(link.address)
        return addresses

    def select(self, key: str) -> None:
        """Select a place, if it is shown."""
        row = self.places.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.places.index(row))

    def action_at(self, place: QPointF) -> str:
        """Return the id of the command whose words stand at a point, empty for none."""
        index = self.indexAt(place.toPoint())
        if not index.isValid():
            return ""
        row: CopyRow = index.data(ROW_ROLE)
        area = QRectF(self.visualRect(index))
        rects = action_rects(area, QFontMetricsF(self.font()), row, self.delegate.inset)
        hit = (name for (name, _), rect in zip(row.actions, rects, strict=True) if rect.contains(place))
        return next(hit, "")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select, and remember which words were pressed."""
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self.action_at(event.position()) if left else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the words say when pressed and released on them."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, ""
        if pressed and self.action_at(event.position()) == pressed:
            self.wanted.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show a hand over what can be clicked."""
        super().mouseMoveEvent(event)
        over = self.action_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the page at Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit("copies.open-page")
            return
        super().keyPressEvent(event)
