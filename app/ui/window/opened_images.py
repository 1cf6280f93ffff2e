"""What becomes of images that were opened: they join the session, or a notice says why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.opening.image_opener import incoming_of_texts
from app.ui.viewer.empty_state import SAMPLES
from app.ui.window.recent_files import remember_files

if TYPE_CHECKING:
    from app.model.errors import VidimusError
    from app.model.image import Image
    from app.ui.opening.image_opener import ImageOpener, Refused
    from app.ui.session.context import Context


def open_texts(opener: ImageOpener, texts: Iterable[str]) -> None:
    """Open paths and links that the user gave, such as those of the command line, without asking first."""
    opener.open(incoming_of_texts(texts), asked=True, public_only=False)


class OpenedImages(QObject):
    """Follows the opener and the session."""

    def __init__(self, context: Context, opener: ImageOpener) -> None:
        super().__init__(context.widget)
        self._preferences = context.preferences
        self._session = context.session
        self._messages = context.messages
        opener.opened.connect(self._on_opened)
        opener.asked_for.connect(self._on_asked_for)
        opener.refused.connect(self._on_refused)
        context.session.failed.connect(self._on_session_failed)

    def _on_opened(self, images: Sequence[Image], show_first: bool) -> None:
        for image in images if self._messages.notices else ():
            self._messages.dismiss(f"open/{image.name}")
        self._session.add_all(images, show=show_first)

    def _on_asked_for(self, paths: tuple[Path, ...]) -> None:
        remember_files(self._preferences, [path for path in paths if path.parent != SAMPLES])

    def _on_refused(self, refused: Refused) -> None:
        sentence = str(refused.error)
        if refused.name and refused.error.kind != "input":
            sentence = f"{refused.name}: {sentence}"
        self._messages.notify(f"open/{refused.name}", sentence)

    def _on_session_failed(self, name: str, error: VidimusError) -> None:
        """Say that a page of an image, or what is kept of the image, could not be had."""
        self._messages.notify(f"session/{name}", f"{name}: {error}")
