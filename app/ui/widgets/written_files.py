"""Tells of files that were written, and leads to their folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer

from app.ui.base.i18n import tr
from app.ui.base.messages import Messages
from app.ui.widgets.links import open_folder

MILLISECONDS: Final = 20_000
"""How long the notice stays at most."""


def tell_written(messages: Messages, topic: str, sentence: str, folder: Path) -> None:
    """Show for a while that something was written, with a button that opens the folder."""
    messages.notify(topic, sentence, tr("Open folder"), partial(open_folder, folder), "plain")
    notice = messages.notices[-1]

    def dismiss() -> None:
        if notice in messages.notices:
            messages.dismiss(topic)

    QTimer.singleShot(MILLISECONDS, messages, dismiss)
