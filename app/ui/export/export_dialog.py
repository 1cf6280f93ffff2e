"""The export dialog: which format, of which images, which provider's analysis."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from app.config.settings import EXPORT_FORMAT
from app.export.exporter import OVERLAYS, Exporter
from app.ui.base.i18n import mark, number_text, tr, trn
from app.ui.base.safe_text import one_line
from app.ui.export.drag_out import DragOut
from app.ui.export.export_job import EVERYONE, ExportRequest
from app.ui.widgets.screen_fitting import size_within_screen

if TYPE_CHECKING:
    from app.ui.session.entries import Entry
    from app.ui.window.main_window import MainWindow

HINTS: Final = {
    "json": mark("Everything: all providers, regions, confidence, hits. One line of JSON."),
    "text": mark("What was read, in reading order."),
    "pdf": mark("The image, with unseen text under each word to search and copy."),
    "hocr": mark("HTML with the place of every block, line and word, for OCR tools."),
    "alto": mark("XML of libraries and archives, with the confidence of words."),
    "page": mark("XML for ground truth: polygons, reading order, confidence."),
    "tsv": mark("One row a word: place, text, confidence, provider."),
    "csv": mark("One row a word, for spreadsheets."),
    "png": mark("The image with the overlays that are switched on."),
    "svg": mark("The image with the overlays that are switched on, sharp at every zoom."),
    "coco": mark("Regions as training data for object detection."),
    "labelme": mark("Regions to be edited in labelme; lay it beside the image."),
    "copies-csv": mark("Where the image was found, one row a place."),
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
    """What a format is called."""
    title = TITLES.get(exporter.name)
    return tr(title) if title else one_line(exporter.title, 60)


class ExportDialog(QDialog):
    """Open with ``open``; Export asks where to, and hands the order to ``window.export``."""

    def __init__(self, window: MainWindow, formats: tuple[Exporter, ...]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self._window = window
        self._formats = formats
        entry = window.session.current
        assert entry is not None  # noqa: S101 - the command is off without an image
        self._entry = entry
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
        self._select(window.backend.settings.get(EXPORT_FORMAT))
        self.resize(size_within_screen(self, self.sizeHint().expandedTo(self.minimumSizeHint())))
        self.formats.setFocus()

    def _list(self) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("formats")
        made.setAccessibleName(tr("Format"))
        made.setUniformItemSizes(True)
        made.setMinimumWidth(_WIDTH - 48)
        for exporter in self._formats:
            item = QListWidgetItem(f"{title_of(exporter)}  ({one_line(exporter.suffix, 20)})")
            item.setToolTip(tr(HINTS.get(exporter.name, "")))
            made.addItem(item)
        made.ensurePolished()  # rows are as high as the style sheet makes them
        row, frame = max(22, made.sizeHintForRow(0)), 2 * made.frameWidth() + 10
        made.setMinimumHeight(_FEWEST * row + frame)
        made.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        made.setMaximumHeight(made.count() * row + frame)
        made.itemActivated.connect(self._activated)
        return made

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setMinimumWidth(260)
        return choice

    def _offer_images(self) -> None:
        window, image = self._window, self._entry.image
        chosen = [e for e in window.strip.selected() if e.summaries]
        every = [e for e in window.session.images.entries() if e.summaries]
        name = one_line(image.name, 60)
        if image.frames > 1:
            this = tr("This one: {name}, page {page}").format(name=name, page=number_text(image.frame + 1))
        else:
            this = tr("This one: {name}").format(name=name)
        self._offer_scope(this, (self._entry,))
        if image.frames > 1:
            every_page = trn("All %n page(s) of it, one file each", image.frames)
            self._offer_scope(every_page, (self._entry,), pages=True)
        if len(chosen) > 1:
            self._offer_scope(trn("The %n selected, one file each", len(chosen)), tuple(chosen))
        if len(every) > 1:
            self._offer_scope(trn("All %n analysed, one file each", len(every)), tuple(every))

    def _offer_scope(self, title: str, entries: tuple[Entry, ...], *, pages: bool = False) -> None:
        self.images.addItem(title)
        self._scopes.append((entries, pages))

    def _offer_providers(self) -> None:
        shown = self._window.displayed.provider
        names = [shown, *(p for p in self._entry.summaries if p != shown)]
        for name in (n for n in names if n in self._entry.summaries):
            self.provider.addItem(self._window.names.title_of(name), name)
        if self.provider.count() != 1:
            self.provider.addItem(tr("All of them"), EVERYONE)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        self.file = DragOut(self)
        self.file.wanted.connect(self._make_file)
        self.file.copied.connect(self._copied)
        row.addWidget(self.file)
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.export = QPushButton(tr("Export…"), self)
        self.export.setProperty("role", "primary")
        self.export.setDefault(True)
        self.export.clicked.connect(self._ask_where)
        row.addWidget(self.export)
        return row

    def _select(self, name: str) -> None:
        names = [e.name for e in self._formats]
        self.formats.setCurrentRow(names.index(name) if name in names else 0)

    @property
    def _format(self) -> Exporter:
        return self._formats[max(0, self.formats.currentRow())]

    @property
    def _several(self) -> bool:
        entries, pages = self._scopes[self.images.currentIndex()]
        return pages or len(entries) > 1

    def order(self) -> tuple[ExportRequest, tuple[Entry, ...]]:
        """What is chosen, and the images it is about."""
        entries, pages = self._scopes[self.images.currentIndex()]
        drawn = frozenset(k for k in OVERLAYS if self._window.overlays.is_on(k))
        provider = self.provider.currentData()
        first = self._window.displayed.provider
        return ExportRequest(self._format.name, provider, first, drawn, pages), entries

    def _changed(self, _row: int) -> None:
        hint = HINTS.get(self._format.name)
        self.hint.setText(tr(hint) if hint else one_line(self._format.media_type))
        self.file.setEnabled(not self._several)
        self.file.forget()

    def _activated(self, _item: QListWidgetItem) -> None:
        self._ask_where()

    def _ask_where(self) -> None:
        order, entries = self.order()
        where = self._window.export.where
        if self._several:
            name = QFileDialog.getExistingDirectory(self, tr("Export to folder"), str(where))
        else:
            proposed = self._window.export.proposed(entries[0].image, self._format)
            kinds = f"{title_of(self._format)} (*{self._format.suffix});;{tr('All files')} (*)"
            name, _ = QFileDialog.getSaveFileName(self, tr("Export"), str(proposed), kinds)
        if name:
            self._window.backend.settings.set(EXPORT_FORMAT, order.format)
            self._window.export.export(order, entries, self._finished(Path(name)))
            self.accept()

    def _finished(self, path: Path) -> Path:
        """The path with the format's ending where none was typed, unless that is another file."""
        full = path.with_name(path.name + self._format.suffix)
        return path if self._several or path.suffix or full.exists() else full

    def _make_file(self) -> None:
        order, entries = self.order()
        self._window.export.make(order, entries, self._format, partial(self._made, order))

    def _made(self, order: ExportRequest, path: Path) -> None:
        if order == self.order()[0]:
            self.file.give(path)

    def _copied(self, path: Path) -> None:
        self._window.messages.show_status(
            tr("{name} is on the clipboard").format(name=one_line(path.name, 80)), 4_000
        )
