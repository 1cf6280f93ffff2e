"""A field for a key, which is never shown; a key file can be pasted or dropped on the field."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.base.i18n import tr
from app.ui.settings.key_file import MOST_CHARACTERS

if TYPE_CHECKING:
    from app.providers.kit.plan import Field


class SecretField(QLineEdit):
    """A line that hides what is typed. ``file_given`` carries its field name and a dropped file's path."""

    file_given = Signal(str, object)

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        if field.secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST_CHARACTERS)
        self.setMinimumWidth(140)
        self.setAccessibleName(tr(field.label))
        self.setToolTip(field.help and tr(field.help))
        self.setPlaceholderText(field.help and tr(field.help))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept files besides text."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Accept files all the way, since Qt asks on every move."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Emit ``file_given`` for a dropped file; text goes into the field."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not files:
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        self.file_given.emit(self.field.name, Path(files[0]))
