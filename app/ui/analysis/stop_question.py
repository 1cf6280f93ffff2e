"""Stops what is under way; asks before a queue of several images is lost."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.analysis.analysis_runner import AnalysisRunner
from app.ui.base.i18n import number_text, tr
from app.ui.session.context import Context
from app.ui.widgets.confirm import Confirm


class StopQuestion:
    """What the commands that stop analyses do."""

    def __init__(self, context: Context, analysis: AnalysisRunner) -> None:
        self._widget = context.widget
        self._analysis = analysis

    def stop(self) -> None:
        """Stop everything at once, the queue included; ask first while several images wait in it."""
        self._after_asking(self._analysis.cancel)

    def empty_queue(self) -> None:
        """Take every image out of the queue; ask first while several wait and the queue is at work."""
        self._after_asking(self._analysis.queue.clear)

    def _after_asking(self, act: Callable[[], object]) -> None:
        queue = self._analysis.queue
        if not queue.active or queue.waiting < 2:
            act()
            return
        sentence = tr("Images of the queue not analysed yet: {count}. What was read stays.")
        sentence = sentence.format(count=number_text(queue.waiting))
        question = tr("Stop analysing?")
        Confirm(self._widget, question, sentence, tr("Stop"), act, refusal=tr("Continue")).open()
