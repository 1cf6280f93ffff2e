"""The strip of open images: thumbnail, name, a dot for the state, one line of facts."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.model.errors import VidimusError
from app.model.image import Image
from app.ui import theme
from app.ui.entries import ENTRY_ROLE, Entry, State
from app.ui.runtime import Runtime, Ticket
from app.ui.session import Session

THUMBNAIL: Final = 44
"""Longest side in device-independent pixels."""
DOTS: Final = {
    State.IDLE: "idle",
    State.WAITING: "accent",
    State.RUNNING: "accent",
    State.DONE: "good",
    State.PARTIAL: "doubt",
    State.FAILED: "bad",
}
Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Rows are all of one height."""
        return QSize(150, THUMBNAIL + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws thumbnail, name, dot and details."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        try:
            self._paint(painter, option, entry)
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(option.rect)
        state = option.state
        row = rect.adjusted(6, 2, -6, -2)
        if state & QStyle.StateFlag.State_Selected:
            self._tint(painter, row, "accent_soft")
        elif state & QStyle.StateFlag.State_MouseOver:
            self._tint(painter, row, "hover")
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        box = QRectF(row.left() + 8, row.center().y() - THUMBNAIL / 2, THUMBNAIL, THUMBNAIL)
        self._thumbnail(painter, box, entry.thumbnail)
        left = box.right() + 10
        width = row.right() - 8 - left
        metrics = QFontMetrics(option.font)
        painter.setPen(theme.color("text"))
        middle = row.center().y()
        painter.drawText(
            QPointF(left, middle - 4),
            metrics.elidedText(entry.name, Qt.TextElideMode.ElideMiddle, int(width)),
        )
        small = option.font
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        base = middle + metrics.ascent() + 3
        self._dot(painter, QPointF(left + 4, base - metrics.xHeight() / 2), entry.state)
        painter.setPen(theme.color("muted"))
        details = metrics.elidedText(entry.details, Qt.TextElideMode.ElideRight, int(width) - 13)
        painter.drawText(QPointF(left + 13, base), details)

    @staticmethod
    def _dot(painter: QPainter, centre: QPointF, state: State) -> None:
        tone = theme.color(DOTS[state])
        if state is State.WAITING:  # a ring: not begun yet
            painter.setPen(QPen(tone, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3, 3)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawEllipse(centre, 3.5, 3.5)

    @staticmethod
    def _tint(painter: QPainter, rect: QRectF, name: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(name))
        painter.drawRoundedRect(rect, 6, 6)

    @staticmethod
    def _thumbnail(painter: QPainter, box: QRectF, image: QImage | None) -> None:
        if image is None or image.isNull():
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box.adjusted(4.5, 0.5, -4.5, -0.5), 3, 3)
            return
        size = QSize(image.size()).scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        painter.drawImage(place, image)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)


class Strip(QWidget):
    """The strip, in step with the session; loads thumbnails one after the other."""

    def __init__(self, session: Session, runtime: Runtime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._runtime = runtime
        self._loading: Ticket | None = None
        self._refused: set[tuple[str, int]] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        title = QLabel("Images", self)
        title.setProperty("role", "section")
        self._count = QLabel("", self)
        self._count.setProperty("role", "muted")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count)
        column.addLayout(head)
        self.view = QListView(self)
        self.view.setAccessibleName("Open images")
        self.view.setModel(session.images)
        self.view.setItemDelegate(EntryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        column.addWidget(self.view, 1)
        hint = QLabel("Drop images, folders or links", self)
        hint.setProperty("role", "muted")
        hint.setContentsMargins(14, 8, 14, 10)
        hint.setWordWrap(True)
        column.addWidget(hint)
        self.view.selectionModel().currentChanged.connect(self._picked)
        session.current_changed.connect(self._follow)
        for signal in (session.images.rowsInserted, session.images.rowsRemoved, session.images.dataChanged):
            signal.connect(self._refresh)

    def selected(self) -> tuple[Entry, ...]:
        """The images that are selected, in the order shown; more than one with Shift or Ctrl."""
        rows = sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return tuple(index.data(ENTRY_ROLE) for index in rows)

    def _picked(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if entry is not None:
            self._session.show(entry.key)

    def _follow(self, entry: Entry | None) -> None:
        if entry is None:
            return
        index = self._session.images.index(self._session.images.row_of(entry.key))
        if index != self.view.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flag)
        self.view.scrollTo(index)

    def _refresh(self, *_ignored: object) -> None:
        count = self._session.images.rowCount()
        self._count.setText(str(count) if count else "")
        self._load_next()

    def _load_next(self) -> None:
        if self._loading is not None:
            return
        for entry in self._session.images.entries():
            image = entry.image
            if entry.thumbnail is None and (image.sha256, image.frame) not in self._refused:
                side = round(THUMBNAIL * self.devicePixelRatioF())

                self._loading = self._runtime.call(
                    partial(_thumbnail, image, side),
                    partial(self._loaded, entry.key, image),
                    partial(self._failed, image),
                )
                return

    def _loaded(self, key: int, image: Image, thumbnail: QImage) -> None:
        self._loading = None
        entry = self._session.images.by_key(key)
        if entry is not None and entry.image is image:
            self._session.images.change(key, thumbnail=thumbnail)
        self._load_next()

    def _failed(self, image: Image, _error: VidimusError) -> None:
        self._loading = None
        self._refused.add((image.sha256, image.frame))
        self._load_next()


def _thumbnail(image: Image, side: int, _ticket: Ticket) -> QImage:
    from app.ui.pixmaps import load_image

    return load_image(image, side)
