"""What Vidimus is, its version, and the licences of what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
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

import app
from app.model.safe_text import one_line
from app.ui.base.i18n import tr
from app.ui.base.safe_text import tooltip

if TYPE_CHECKING:
    from app.ui.base.runtime import Ticket
    from app.ui.session.context import Context

LIBRARIES: Final = (
    "PySide6-Essentials", "httpx", "jeepney", "pillow", "pi-heif", "keyring", "msgspec", "numpy",
    "platformdirs", "tomli-w", "grpcio", "protobuf", "PyJWT", "cryptography", "rapidocr", "onnxruntime",
    "pybase64", "python-bidi", "rapidfuzz", "regex", "pypdfium2", "opencv-python-headless",
)  # fmt: skip
"""The libraries that ``pyproject.toml`` names."""
_CLASSIFIER: Final = "License :: "


@dataclass(frozen=True)
class Library:
    """A library with its version and licence, both empty where it is not installed."""

    name: str
    version: str = ""
    licence: str = ""


class About(QDialog):
    """Name, version and licences."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Vidimus"))
        self.resize(560, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(8)
        self._label(column, f"Vidimus {app.__version__}", "title")
        self._label(
            column, tr("Reads images with vision services or on this device: view, compare, correct."), ""
        )
        self._label(column, tr("It uses these libraries, each under its own licence:"), "muted")
        self.table = self._table(self)
        column.addWidget(self.table, 1)
        more = tr("The reading models are those of PP-OCR (Apache-2.0); Tesseract is a program of its own.")
        self._label(column, more, "muted")
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self._ticket = context.runtime.call(libraries, self._fill)
        self.finished.connect(self._ticket.cancel)

    def _label(self, column: QVBoxLayout, text: str, role: str) -> None:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        column.addWidget(label)

    @staticmethod
    def _table(parent: QWidget) -> QTableWidget:
        table = QTableWidget(0, 3, parent)
        table.setAccessibleName(tr("Libraries and their licences"))
        table.setHorizontalHeaderLabels([tr("Library"), tr("Version"), tr("Licence")])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        return table

    def _fill(self, found: tuple[Library, ...]) -> None:
        self.table.setRowCount(len(found))
        for number, library in enumerate(found):
            for column, text in enumerate((library.name, library.version, library.licence)):
                item = QTableWidgetItem(one_line(text, 80))
                item.setToolTip(tooltip(text))
                self.table.setItem(number, column, item)


def libraries(_ticket: Ticket) -> tuple[Library, ...]:
    """Return the libraries with versions and licences, as their installed metadata say; reads files."""
    from importlib.metadata import PackageNotFoundError, metadata

    found = []
    for name in LIBRARIES:
        try:
            told = metadata(name)
        except PackageNotFoundError:
            found.append(Library(name))
            continue
        classified = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or () if _CLASSIFIER in c]
        stated = told.get_all("License-Expression") or classified or told.get_all("License") or ()
        found.append(Library(name, told["Version"], ", ".join(stated).strip()))
    return tuple(found)
