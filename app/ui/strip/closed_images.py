"""Closes the images selected in the strip, and offers several back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from app.model.image import Image
from app.model.safe_text import one_line
from app.ui.base.i18n import number_text, tr
from app.ui.session.context import Context
from app.ui.strip.image_strip import ImageStrip

TOPIC: Final = "closed"


class ClosedImages(QObject):
    """What Delete in the strip and the command of that name do; files are left alone."""

    def __init__(self, context: Context, strip: ImageStrip) -> None:
        super().__init__(context.widget)
        self._session = context.session
        self._messages = context.messages
        self._strip = strip
        strip.view.close_wanted.connect(self.close_selected)

    def close_selected(self) -> None:
        """Close the selected images; a slip with many of them can be taken back."""
        entries = self._strip.selected()
        if not entries:
            return
        self._session.close([entry.key for entry in entries])
        self._messages.dismiss(TOPIC)
        if len(entries) == 1:
            sentence = tr("Closed {name}; its file is untouched")
            self._messages.show_status(sentence.format(name=one_line(entries[0].image.name, 80)))
            return
        sentence = tr("Images closed: {count}; their files are untouched")
        again = partial(self._open_again, [entry.image for entry in entries])
        counted = sentence.format(count=number_text(len(entries)))
        self._messages.notify(TOPIC, counted, tr("Open again"), again, "plain")

    def _open_again(self, images: Sequence[Image]) -> None:
        self._session.add_all(images)
