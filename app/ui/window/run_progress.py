"""The runs under way as status bar and tool bar show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.analysis.analysis_runner import AnalysisRunner
    from app.ui.session.context import Context
    from app.ui.window.status_bar import StatusBar
    from app.ui.window.toolbar import Toolbar


class RunProgress(QObject):
    """Follows each step of an analysis; Analyse is Cancel while the image looked at is analysed or waits."""

    def __init__(
        self, context: Context, analysis: AnalysisRunner, status: StatusBar, toolbar: Toolbar
    ) -> None:
        super().__init__(context.widget)
        self._analysis = analysis
        self._status = status
        self._toolbar = toolbar
        self._session = context.session
        analysis.runs_changed.connect(self._update)
        context.session.current_changed.connect(self._update)

    def _update(self, *_entry: object) -> None:
        current = self._session.current
        shown = None if current is None else current.key
        self._status.show_runs(self._analysis.runs, self._analysis.queue.progress(), shown)
        self._toolbar.show_busy(self._analysis.works_on(current))
