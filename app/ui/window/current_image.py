"""The current image in the viewer, the status bar and the tool bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.i18n import tr
from app.ui.base.sentences import sentence_of

if TYPE_CHECKING:
    from app.model.errors import VidimusError
    from app.model.image import Image
    from app.ui.session.context import Context
    from app.ui.session.entries import Entry
    from app.ui.viewer.displayed_analyses import DisplayedAnalyses
    from app.ui.viewer.image_viewer import ImageViewer
    from app.ui.window.status_bar import StatusBar
    from app.ui.window.toolbar import Toolbar


class CurrentImage(QObject):
    """Follows the session: when another image is current, notices about the one before go."""

    def __init__(
        self,
        context: Context,
        viewer: ImageViewer,
        displayed: DisplayedAnalyses,
        status: StatusBar,
        toolbar: Toolbar,
    ) -> None:
        super().__init__(context.widget)
        self._messages = context.messages
        self._viewer = viewer
        self._displayed = displayed
        self._status = status
        self._toolbar = toolbar
        context.session.current_changed.connect(self._show)
        viewer.load_failed.connect(self._on_load_failed)

    def _show(self, entry: Entry | None) -> None:
        self._messages.dismiss_all("analysis/")
        self._messages.dismiss_all("image/")
        image = entry.image if entry is not None else None
        self._viewer.show_image(image)
        self._status.show_image(image)
        self._toolbar.show_pages(image)
        self._displayed.follow(entry)

    def _on_load_failed(self, image: Image, error: VidimusError) -> None:
        retry = partial(self._viewer.show_image, image)
        self._messages.notify(f"image/{image.sha256}", sentence_of(error), tr("Retry"), retry)
