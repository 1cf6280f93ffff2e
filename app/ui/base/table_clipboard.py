"""Puts tables on the clipboard: for spreadsheets and text editors, and for word processors and mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.ui.base.i18n import tr, trn

if TYPE_CHECKING:
    from app.text.table import Table


def put_table(table: Table) -> str:
    """Put a table on the clipboard, as text parted by tabs and as HTML; return a sentence that says so."""
    from app.text.table import as_html, as_tsv

    data = QMimeData()
    data.setText(as_tsv(table))
    data.setHtml(as_html(table))
    QGuiApplication.clipboard().setMimeData(data)
    columns = len(table[0]) if table else 0
    size = f"{trn('%n row(s)', len(table))}, {trn('%n column(s)', columns)}"
    return tr("Copied a table: {size}").format(size=size)
