"""A field for a key: never shows what it holds; a key file can be pasted or dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from app.providers.plan import Field

LONGEST: Final = 64_000
"""Characters a key file has at most."""


class SecretField(QLineEdit):
    """Holds what was typed until it is saved. ``refused`` says why a dropped file was not taken."""

    refused = Signal(str)

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        if field.secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(field.label)
        self.setToolTip(field.help)
        self.setPlaceholderText(field.help)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files are welcome besides text."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the text of a dropped key file."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not files:
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        self.take_file(Path(files[0]))

    def take_file(self, path: Path) -> None:
        """Fill the field from a key file of a few kilobytes."""
        try:
            if not path.is_file() or path.stat().st_size > LONGEST:
                raise ValueError
            self.setText(path.read_text("utf-8"))
        except (OSError, ValueError):
            self.refused.emit("That is no key file: it cannot be read as text or is too large")
