"""What task bars show: how far the queue is, the current image, the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.i18n import number_text

if TYPE_CHECKING:
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.session.context import Context

PROGRAM = "Vidimus"


class WindowTitle(QObject):
    """Writes the title of the frame whenever the current image or the runs change."""

    def __init__(self, context: Context, analysis: AnalysisRunner) -> None:
        super().__init__(context.widget)
        self._frame = context.widget
        self._session = context.session
        self._analysis = analysis
        context.session.current_changed.connect(self._update)
        analysis.runs_changed.connect(self._update)

    def _update(self, *_entry: object) -> None:
        entry, queue = self._session.current, self._analysis.queue.progress()
        shown = queue.total and self._analysis.busy
        progress = f"{number_text(queue.done)}/{number_text(queue.total)}" if shown else ""
        name = entry.name if entry is not None else ""
        self._frame.setWindowTitle(" — ".join(filter(None, (progress, name, PROGRAM))))
