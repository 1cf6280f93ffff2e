"""The export dialog: which format, of which images, which provider's analysis."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.model.safe_text import one_line
from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.export.drag_out import DragOut
from app.ui.export.export_job import EVERYONE, ExportRequest
from app.ui.widgets.screen_fitting import size_within_screen

if TYPE_CHECKING:
    from app.export.exporter import Exporter
    from app.ui.session.entries import Entry

HINTS: Final = {
    "json": mark("Everything: all providers, regions, confidence, hits. One line of JSON."),
    "text": mark("What was read, in reading order."),
    "pdf": mark("The image with an invisible text layer, to search and copy."),
    "hocr": mark("HTML with the position of every block, line and word, for OCR tools."),
    "alto": mark("XML of libraries and archives, with the confidence of words."),
    "page": mark("XML for ground truth: polygons, reading order, confidence."),
    "tsv": mark("One row per word: position, text, confidence, provider."),
    "csv": mark("One row per word, for spreadsheets."),
    "png": mark("The image with the overlays that are switched on."),
    "svg": mark("The image with the overlays that are switched on, sharp at every zoom."),
    "coco": mark("Regions as training data for object detection."),
    "labelme": mark("Regions to be edited in labelme; lay it beside the image."),
    "copies-csv": mark("Where the image was found, one row per match."),
    "copies-json": mark("Where the image was found, with what each provider said."),
}
"""One sentence about each of our formats."""
TITLES: Final = {
    "json": mark("Analysis document"), "text": mark("Plain text"), "pdf": mark("Searchable PDF"),
    "tsv": mark("Words, tab-separated"), "csv": mark("Words as a table"),
    "png": mark("Image with polygons"), "svg": mark("Image with polygons, scalable"),
    "coco": mark("COCO annotations"), "labelme": mark("labelme annotations"),
    "copies-csv": mark("Copies as a table"), "copies-json": mark("Copies with all evidence"),
}  # fmt: skip
"""Names of our formats that are words; the others are called alike everywhere."""
_WIDTH: Final = 600
_FEWEST: Final = 5
"""Rows of the list on the smallest screen."""


def title_of(exporter: Exporter) -> str:
    """Return what a format is called, in the user's language."""
    title = TITLES.get(exporter.name)
    return tr(title) if title else one_line(exporter.title, 60)


@dataclass(frozen=True)
class ExportOffer:
    """What can be exported as the dialog opens: the current image, and the others that have analyses.

    ``providers`` are those of the current image, with their titles. ``first`` is the provider shown,
    ``overlays`` the kinds switched on.
    """

    entry: Entry
    selected: tuple[Entry, ...]
    analysed: tuple[Entry, ...]
    providers: tuple[tuple[str, str], ...]
    first: str
    overlays: frozenset[str]


class ExportDialog(QDialog):
    """The dialog for format, images and analysis; open it with ``open``.

    ``export_wanted`` and ``file_wanted`` carry an ``ExportRequest`` and its ``Exporter``: the first is to
    be written where the user says, the second answered by ``give_file``. ``copied`` carries the path of a
    file that went to the clipboard.
    """

    export_wanted = Signal(object, object)
    file_wanted = Signal(object, object)
    copied = Signal(object)

    def __init__(
        self, parent: QWidget, formats: tuple[Exporter, ...], offer: ExportOffer, selected: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self._formats = formats
        self._offer = offer
        self._file_request: ExportRequest | None = None
        self._scopes: list[tuple[tuple[Entry, ...], bool]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        label = QLabel(tr("&Format"), self)
        label.setProperty("role", "section")
        column.addWidget(label)
        self.formats = self._list()
        label.setBuddy(self.formats)
        column.addWidget(self.formats, 1)
        self.hint = QLabel("", self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.images = self._choice(tr("Images to export"))
        self._offer_images()
        form.addRow(tr("&Images"), self.images)
        self.provider = self._choice(tr("Analysis to export"))
        self._offer_providers()
        form.addRow(tr("&Analysis"), self.provider)
        column.addLayout(form)
        column.addLayout(self._buttons())
        self.formats.currentRowChanged.connect(self._changed)
        self.images.currentIndexChanged.connect(self._changed)
        self.provider.currentIndexChanged.connect(self._changed)
        self._select(selected)
        self.resize(size_within_screen(self, self.sizeHint().expandedTo(self.minimumSizeHint())))
        self.formats.setFocus()

    def _list(self) -> QListWidget:
        formats = QListWidget(self)
        formats.setObjectName("formats")
        formats.setAccessibleName(tr("Format"))
        formats.setUniformItemSizes(True)
        formats.setMinimumWidth(_WIDTH - 48)
        for exporter in self._formats:
            item = QListWidgetItem(f"{title_of(exporter)}  ({one_line(exporter.suffix, 20)})")
            item.setToolTip(tr(HINTS.get(exporter.name, "")))
            formats.addItem(item)
        formats.ensurePolished()  # rows are as high as the style sheet makes them
        row, frame = max(22, formats.sizeHintForRow(0)), 2 * formats.frameWidth() + 10
        formats.setMinimumHeight(_FEWEST * row + frame)
        formats.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        formats.setMaximumHeight(formats.count() * row + frame)
        formats.itemActivated.connect(self._activated)
        return formats

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setMinimumWidth(260)
        return choice

    def _offer_images(self) -> None:
        offer, image = self._offer, self._offer.entry.image
        name = one_line(image.name, 60)
        if image.frames > 1:
            this = tr("This one: {name}, page {page}").format(name=name, page=number_text(image.frame + 1))
        else:
            this = tr("This one: {name}").format(name=name)
        self._offer_scope(this, (offer.entry,))
        if image.frames > 1:
            every_page = trn("All %n page(s) of it, one file each", image.frames)
            self._offer_scope(every_page, (offer.entry,), pages=True)
        if len(offer.selected) > 1:
            self._offer_scope(trn("The %n selected, one file each", len(offer.selected)), offer.selected)
        if len(offer.analysed) > 1:
            self._offer_scope(trn("All %n analysed, one file each", len(offer.analysed)), offer.analysed)

    def _offer_scope(self, title: str, entries: tuple[Entry, ...], *, pages: bool = False) -> None:
        self.images.addItem(title)
        self._scopes.append((entries, pages))

    def _offer_providers(self) -> None:
        for provider, title in self._offer.providers:
            self.provider.addItem(title, provider)
        if self.provider.count() != 1:
            self.provider.addItem(tr("All of them"), EVERYONE)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        self.file = DragOut(self)
        self.file.wanted.connect(self._make_file)
        self.file.copied.connect(self.copied)
        row.addWidget(self.file)
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.export = QPushButton(tr("Export…"), self)
        self.export.setProperty("role", "primary")
        self.export.setDefault(True)
        self.export.clicked.connect(self._export)
        row.addWidget(self.export)
        return row

    def _select(self, name: str) -> None:
        names = [e.name for e in self._formats]
        self.formats.setCurrentRow(names.index(name) if name in names else 0)

    @property
    def _format(self) -> Exporter:
        return self._formats[max(0, self.formats.currentRow())]

    def request(self) -> ExportRequest:
        """Return what is chosen."""
        entries, pages = self._scopes[self.images.currentIndex()]
        provider = self.provider.currentData()
        return ExportRequest(
            self._format.name, entries, provider, self._offer.first, self._offer.overlays, pages
        )

    def _changed(self, _row: int) -> None:
        hint = HINTS.get(self._format.name)
        self.hint.setText(tr(hint) if hint else one_line(self._format.media_type))
        self.file.setEnabled(not self.request().several)
        self._file_request = None
        self.file.forget()

    def _activated(self, _item: QListWidgetItem) -> None:
        self._export()

    def _export(self) -> None:
        self.export_wanted.emit(self.request(), self._format)

    def _make_file(self) -> None:
        self._file_request = self.request()
        self.file_wanted.emit(self._file_request, self._format)

    def give_file(self, request: ExportRequest, path: Path) -> None:
        """Take the file that was asked for, unless another choice was made meanwhile."""
        if request is self._file_request:
            self.file.give(path)
