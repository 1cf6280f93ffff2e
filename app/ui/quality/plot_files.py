"""Writes plots to files the user chooses."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.model.errors import VidimusError
from app.model.safe_text import one_line
from app.ui.base.file_places import folder_for, remember_folder
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket
from app.ui.base.sentences import sentence_of
from app.ui.session.context import Context


class PlotFiles(QObject):
    """Asks where a plot goes, and writes it off the GUI thread."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._context = context

    def ask(self, title: str, svg: str) -> None:
        """Let the user choose a file, and write a plot to it."""
        entry = self._context.session.current
        if entry is None:
            return
        folder = folder_for(self._context.preferences, "export", entry.image)
        proposed = str(folder / f"{Path(entry.image.name).stem or 'image'} {title}.svg")
        name, _ = QFileDialog.getSaveFileName(
            self._context.widget, tr("Save plot"), proposed, f"{tr('Drawing')} (*.svg)"
        )
        if name:
            path = Path(name)
            remember_folder(self._context.preferences, "export", path.parent)
            self._context.runtime.call(partial(_write, path, svg), self._written, self._not_written)

    def _written(self, path: Path) -> None:
        self._context.messages.show_status(tr("Wrote {name}").format(name=one_line(path.name, 80)))

    def _not_written(self, error: VidimusError) -> None:
        self._context.messages.notify("quality/svg", sentence_of(error))


def _write(path: Path, svg: str, _ticket: Ticket) -> Path:
    from app.export.output_files import write_file

    write_file(path, svg.encode())
    return path
