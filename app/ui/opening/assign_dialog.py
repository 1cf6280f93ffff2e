"""Which image is each of these files about: a list to say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.model.safe_text import one_line
from app.ui.base.i18n import tr, trn
from app.ui.session.entries import Entry
from app.ui.widgets.screen_fitting import size_within_screen

MOST_LISTED: Final = 200
"""Files listed at once; others can be dropped again."""
_SIZE: Final = QSize(640, 420)


class AssignDialog(QDialog):
    """A row a file with the open images to choose from; ``assigned`` carries the key of an image by file."""

    assigned = Signal(object)

    def __init__(self, parent: QWidget, paths: Sequence[Path], entries: Sequence[Entry]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Assign files to images"))
        self._paths = tuple(paths[:MOST_LISTED])
        self._entries = tuple(entries)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        said = trn("%n file(s) are named after none of the open images.", len(paths))
        if len(paths) > MOST_LISTED:
            said += " " + tr("The first {number} are listed.").format(number=MOST_LISTED)
        label = QLabel(said, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        column.addWidget(label)
        self.choices: list[QComboBox] = []
        self.table = self._list()
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.button = QPushButton(tr("Assign"), self)
        self.button.setProperty("role", "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self._accept)
        row.addWidget(self.button)
        column.addLayout(row)
        self._changed()
        self.resize(size_within_screen(self, _SIZE))

    def _list(self) -> QTableWidget:
        table = QTableWidget(len(self._paths), 2, self)
        table.setAccessibleName(tr("Files and their images"))
        table.setHorizontalHeaderLabels([tr("File"), tr("Image")])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its choices are the stops
        titles = [tr("Not assigned"), *(one_line(entry.name, 60) for entry in self._entries)]
        for row, path in enumerate(self._paths):
            item = QTableWidgetItem(one_line(path.name, 120))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, item)
            choice = QComboBox(table)
            choice.addItems(titles)
            choice.setAccessibleName(one_line(tr("Image of {name}").format(name=path.name), 120))
            choice.currentIndexChanged.connect(self._changed)
            table.setCellWidget(row, 1, choice)
            table.setRowHeight(row, choice.sizeHint().height() + 6)
            self.choices.append(choice)
        return table

    @property
    def chosen(self) -> dict[Path, int]:
        """Return the key of the image chosen for each file that has one."""
        return {
            path: self._entries[choice.currentIndex() - 1].key
            for path, choice in zip(self._paths, self.choices, strict=True)
            if choice.currentIndex() > 0
        }

    def _changed(self) -> None:
        self.button.setEnabled(bool(self.chosen))

    def _accept(self) -> None:
        self.assigned.emit(self.chosen)
        self.accept()
