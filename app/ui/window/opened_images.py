"""What follows when the user opens files: they are remembered, and a notice says what could not be had."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.sentences import sentence_of
from app.ui.opening.incoming import incoming_of_texts
from app.ui.viewer.empty_state import SAMPLES
from app.ui.window.recent_files import remember_files

if TYPE_CHECKING:
    from app.model.errors import VidimusError
    from app.ui.opening.image_opener import ImageOpener
    from app.ui.session.context import Context


def open_texts(opener: ImageOpener, texts: Iterable[str]) -> None:
    """Open paths and links that the user gave, such as those of the command line, without asking first."""
    opener.open(incoming_of_texts(texts), asked=True, public_only=False)


class OpenedImages(QObject):
    """Follows the opener and the session."""

    def __init__(self, context: Context, opener: ImageOpener) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._messages = context.messages
        opener.asked_for.connect(self._on_asked_for)
        context.session.failed.connect(self._on_session_failed)

    def _on_asked_for(self, paths: tuple[Path, ...]) -> None:
        remember_files(self._preferences, [path for path in paths if path.parent != SAMPLES])

    def _on_session_failed(self, name: str, error: VidimusError) -> None:
        """Say that a page of an image, or what is kept of the image, could not be had."""
        self._messages.notify(f"session/{name}", f"{name}: {sentence_of(error)}")
