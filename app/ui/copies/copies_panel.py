"""The Copies tab: where the image was found, over all providers, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.model.safe_text import one_line
from app.provenance.hits import (
    COPY_RELATIONS,
    RELATIONS,
    SORTS,
    HitPlace,
    Hits,
    ProviderCounts,
    filter_places,
    sort_places,
)
from app.ui.base.i18n import mark, tr, trn
from app.ui.base.safe_text import sentence_case
from app.ui.copies.copies_list import RELATION_WORDS, ROW_ROLE, CopiesView, CopyRow, possible_actions
from app.ui.widgets.links import link_of, open_link, shown_host
from app.ui.widgets.shortcuts import describe

NOT_LOOKED_FOR: Final = mark("No copies were looked for. Online services find where an image was published.")
NONE_FOUND: Final = mark("No copies were found.")
NONE_FIT: Final = mark("No matches for this filter.")
FILTERS: Final[dict[str, frozenset[str]]] = {
    mark("All relations"): frozenset(),
    mark("Copies only"): COPY_RELATIONS,
    mark("Full copies"): frozenset({"full"}),
    mark("Partial copies"): frozenset({"partial"}),
    mark("Similar only"): frozenset({"similar"}),
    mark("Unknown only"): frozenset({"unknown"}),
}
GROUPS: Final = (mark("none"), mark("site"), mark("relation"))
ORDERS: Final = {
    "relation": mark("relation"), "site": mark("site"), "title": mark("title"), "size": mark("size"),
}  # fmt: skip


class CopiesPanel(QWidget):
    """The list of places over all providers, with its filters and what can be done.

    ``selected``: the selection or the list is another one. ``wanted`` carries the id of a command that was
    asked for, ``copied`` a link that went to the clipboard. ``hits_changed``: other hits are shown.
    ``visibility_changed``: the panel came into view or went.
    """

    selected = Signal()
    wanted = Signal(str)
    copied = Signal(str)
    hits_changed = Signal()
    visibility_changed = Signal()

    def __init__(self, parent: QWidget, name: Callable[[str], str] = str) -> None:
        super().__init__(parent)
        self.hits = Hits()
        self._ended = ""
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.controls = QWidget(self)
        column.addWidget(self.controls)
        self._fill_controls()
        self.note = self._label("muted")
        self.note.setContentsMargins(16, 10, 14, 8)
        column.addWidget(self.note)
        self.look = QPushButton(tr("Look for copies"), self)
        describe(self.look, "copies.look")
        self.look.clicked.connect(self._look)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 14, 8)
        row.addWidget(self.look)
        row.addStretch(1)
        column.addLayout(row)
        self.view = CopiesView(self)
        self.view.wanted.connect(self.wanted)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot())
        column.addStretch(0)
        self.show_hits(Hits())

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 14, 0)
        head.setSpacing(2)
        self.title = self._label("strong")
        self.numbers = self._label("muted")
        self.counts = self._label("muted")
        self.export = QPushButton(tr("Export…"), self)
        describe(self.export, "copies.export")
        self.export.clicked.connect(self._export)
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addWidget(self.export)
        head.addLayout(first)
        for label in (self.numbers, self.counts):
            head.addWidget(label)
        return head

    def _foot(self) -> QWidget:
        self.foot = QWidget(self)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 6, 12, 8)
        row.setSpacing(8)
        self.more_note = self._label("muted")
        row.addWidget(self.more_note, 1)
        self.more = QPushButton(tr("More results"), self.foot)
        describe(self.more, "copies.more")
        self.more.clicked.connect(self._more)
        row.addWidget(self.more)
        self.foot.hide()
        return self.foot

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the panel came into view."""
        super().showEvent(event)
        self.visibility_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the panel went out of view."""
        super().hideEvent(event)
        self.visibility_changed.emit()

    def set_more(self, *, offered: bool, busy: bool, ended: list[str] | None) -> None:
        """Show whether more can be asked for or is being asked for.

        ``ended`` are the titles of providers that have no more, or None where that is not known anew.
        """
        if ended is not None:
            self._ended = (
                tr("{providers}: no more results").format(providers=", ".join(ended)) if ended else ""
            )
        self.more.setVisible(offered)
        self.more.setText(tr("Stop") if busy else tr("More results"))
        self.more_note.setText(tr("Loading more results…") if busy else self._ended)
        self.foot.setVisible(offered or bool(self._ended))

    def _label(self, role: str) -> QLabel:
        label = QLabel("", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _fill_controls(self) -> None:
        rows = QVBoxLayout(self.controls)
        rows.setContentsMargins(14, 10, 12, 10)
        rows.setSpacing(6)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(6)
            rows.addLayout(row)
        self.field = QLineEdit(self.controls)
        self.field.setPlaceholderText(tr("Filter by site"))
        self.field.setAccessibleName(tr("Filter by site"))
        self.field.setToolTip(tr("Show only sites whose name holds this"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._changed)
        upper.addWidget(self.field, 1)
        self.relation = self._choice(tr("Relations shown"), [tr(title) for title in FILTERS])
        upper.addWidget(self.relation)
        self.sort = self._choice(
            tr("Order of the list"), [tr("Sort: {order}").format(order=tr(ORDERS[s])) for s in SORTS]
        )
        self.group = self._choice(
            tr("Groups of the list"), [tr("Group: {by}").format(by=tr(g)) for g in GROUPS]
        )
        lower.addWidget(self.sort, 1)
        lower.addWidget(self.group, 1)
        self.thumbnails = QCheckBox(tr("Load thumbnails (contacts the sites)"), self.controls)
        self.thumbnails.clicked.connect(self._thumbnails)
        rows.addWidget(self.thumbnails)
        describe(self.thumbnails, "copies.thumbnails")

    def _choice(self, name: str, texts: list[str] | dict[str, frozenset[str]]) -> QComboBox:
        choice = QComboBox(self.controls)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.addItems(list(texts))
        choice.currentIndexChanged.connect(self._changed)
        return choice

    @property
    def current(self) -> HitPlace | None:
        """Return the selected place."""
        return self.view.current

    def can(self, command_id: str) -> bool:
        """Return True if a command makes sense for the selected place."""
        return self.current is not None and command_id in possible_actions(self.current)

    def show_hits(self, hits: Hits) -> None:
        """Show other hits; the selected place stays selected where it is still there.

        A list that only grew stays where it was scrolled to.
        """
        grew = {p.key for p in self.hits.places} <= {p.key for p in hits.places}
        bar = self.view.verticalScrollBar()
        at = bar.value() if grew and self.hits.places else 0
        self.hits = hits
        there = bool(hits.places)
        pages, sites = len(hits.places), len(hits.hosts)
        self.title.setText(
            f"{trn('%n match(es)', pages)} {trn('on %n site(s)', sites)}" if there else tr("Copies")
        )
        numbers = numbers_text(hits) + ("" if hits.copies or not there else " · " + tr("no copy among them"))
        self.numbers.setText(numbers)
        self.numbers.setVisible(bool(numbers))
        self.counts.setText("   ".join(counts_text(hits.provider_counts, self._name)))
        self.counts.setVisible(bool(hits.provider_counts))
        for widget in (self.controls, self.export):
            widget.setVisible(there)
        self._list()
        self.view.doItemsLayout()
        bar.setValue(at)
        self.hits_changed.emit()

    def _list(self) -> None:
        kept = self.current
        sort = SORTS[self.sort.currentIndex()]
        relations = tuple(FILTERS.values())[self.relation.currentIndex()]
        places = sort_places(filter_places(self.hits.places, self.field.text(), relations), sort)
        self.view.places.show(self._rows(places))
        self.view.setVisible(bool(places))
        reason = NONE_FIT if self.hits.places else NONE_FOUND if self.hits.provider_counts else NOT_LOOKED_FOR
        self.note.setText("" if places else tr(reason))
        self.note.setVisible(not places)
        self.look.setVisible(reason == NOT_LOOKED_FOR)
        if kept is not None:
            self.view.select(kept.key)
        self.selected.emit()

    def _rows(self, places: tuple[HitPlace, ...]) -> list[CopyRow]:
        by = GROUPS[self.group.currentIndex()]
        if by == "none":
            return [CopyRow.of(p, self._name) for p in places]

        def group(place: HitPlace) -> str:
            if by == "relation":
                return sentence_case(tr(RELATION_WORDS[place.relation]))
            return shown_host(place.host) if place.host else tr("No site")

        if by == "relation":
            places = tuple(sorted(places, key=lambda p: RELATIONS.index(p.relation)))

        rows: list[CopyRow] = []
        order = {name: n for n, name in enumerate(dict.fromkeys(map(group, places)))}
        for name, members in groupby(sorted(places, key=lambda p: order[group(p)]), group):
            listed = [CopyRow.of(p, self._name) for p in members]
            rows += [CopyRow(f"{name} · {len(listed)}"), *listed]
        return rows

    def open_page(self) -> bool:
        """Open the page of the selected place in the browser; return True if something took it."""
        return self.current is not None and open_link(self.current.page_url)

    def open_image(self) -> bool:
        """Open the picture of the selected place in the browser; return True if something took it."""
        return self.current is not None and open_link(self.current.image_url)

    def copy_link(self) -> None:
        """Put the address of the selected place on the clipboard: of its page, else of its picture."""
        place = self.current
        link = place and (link_of(place.page_url) or link_of(place.image_url))
        if link:
            QGuiApplication.clipboard().setText(link.address)
            self.copied.emit(link.address)

    def table(self) -> tuple[tuple[str, ...], ...]:
        """Return the places listed now as rows: relation, title, site, addresses; a heading first."""
        rows = (self.view.places.index(n).data(ROW_ROLE) for n in range(self.view.places.rowCount()))
        places = [row.place for row in rows if row.place is not None]
        head = (tr("Relation"), tr("Title"), tr("Site"), tr("Page"), tr("Image"))
        cells = [(tr(RELATION_WORDS[p.relation]), p.title, p.host, p.page_url, p.image_url) for p in places]
        return (head, *(tuple(one_line(cell or "", 2_000) for cell in row) for row in cells))

    def _selected(self) -> None:
        self.selected.emit()

    def _changed(self) -> None:
        self._list()

    def show_pictures(self, picture: Callable[[str], QImage | None] | None) -> None:
        """Show thumbnails, as ``picture`` has them by address, or none."""
        self.thumbnails.setChecked(picture is not None)
        self.view.delegate.picture = picture
        self.view.doItemsLayout()
        self.view.viewport().update()

    def _thumbnails(self) -> None:
        self.wanted.emit("copies.thumbnails")

    def _look(self) -> None:
        self.wanted.emit("copies.look")

    def _more(self) -> None:
        self.wanted.emit("copies.more")

    def _export(self) -> None:
        self.wanted.emit("copies.export")


_NUMBERS: Final = {
    "full": mark("%n full copies"), "partial": mark("%n partial copies"), "similar": mark("%n similar"),
    "unknown": mark("%n unknown"),
}  # fmt: skip


def numbers_text(hits: Hits) -> str:
    """Return how many places there are of each relation, as ``2 full copies · 40 similar``."""
    return " · ".join(trn(_NUMBERS[relation], count) for relation, count in hits.relations.items())


def counts_text(numbers: Sequence[ProviderCounts], title: Callable[[str], str]) -> tuple[str, ...]:
    """Return what each provider said in numbers, as ``Yandex Vision: 13 reported, 10 listed``."""
    return tuple(
        f"{title(number.provider)}: "
        + ("" if number.claimed is None else trn("%n reported", number.claimed) + ", ")
        + trn("%n listed", number.listed)
        for number in numbers
    )
