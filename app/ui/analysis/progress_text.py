"""How far one analysis is, in a few words for the status bar and the provider bar."""

from __future__ import annotations

import time

from app.model.safe_text import one_line
from app.ui.analysis.running_analyses import Run
from app.ui.base.i18n import number_text, tr
from app.ui.content.display_names import progress_words


def progress_text(run: Run) -> str:
    """Return stage, steps and seconds of a run; of a service in trouble, when it is asked again."""
    progress = run.progress
    words = one_line(progress_words(progress, time.monotonic()), 60) if progress is not None else ""
    if progress is not None and progress.again:
        return words
    seconds = tr("{seconds} s").format(seconds=number_text(run.seconds))
    return f"{words or tr('starting')} · {seconds}"
