"""Starts the on-device reader soon after the window, and shows how far that is."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.base.i18n import tr
from app.ui.base.language_names import language_names
from app.ui.base.sentences import sentence_of

if TYPE_CHECKING:
    from app.model.errors import VidimusError
    from app.model.phrase import Phrase
    from app.ui.analysis.provider_choices import ProviderChoices
    from app.ui.base.runtime import Ticket
    from app.ui.session.context import Context
    from app.ui.window.status_bar import StatusBar


class ReaderWarmUp(QObject):
    """Shows the state of the reader in the status bar, and offers Tesseract where it is installed."""

    def __init__(self, context: Context, status: StatusBar, choices: ProviderChoices) -> None:
        super().__init__(context.widget)
        self._runtime = context.runtime
        self._backend = context.backend
        self._messages = context.messages
        self._status = status
        self._choices = choices

    def start(self) -> None:
        """Start the reader, or try once more."""
        self._status.reader.setText(tr("Reader starting"))
        self._runtime.submit(self._warm_up, self._on_warm, self.show_failed)

    async def _warm_up(self, _ticket: Ticket) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
        engine = await self._backend.engine()
        ready = await engine.warm_up()
        return ready.tesseract, await self._backend.notices()

    def _on_warm(self, answer: tuple[tuple[str, ...], tuple[Phrase, ...]]) -> None:
        languages, notices = answer
        self.show_ready(languages, notices)

    def show_ready(self, languages: Sequence[str], notices: Sequence[Phrase] = ()) -> None:
        """Show that the reader is ready, with the languages of Tesseract and what the store has to say.

        Without languages Tesseract is not installed, and the on-device reader takes its place.
        """
        _freeze_garbage()
        self._status.reader.setText(tr("Reader ready"))
        tip = (
            tr("Reads {languages}").format(languages=language_names(languages))
            if languages
            else tr("Tesseract is not installed")
        )
        self._choices.offer_provider("tesseract", "Tesseract", enabled=bool(languages), tip=tip)
        if not languages and self._choices.wished[0] == ("tesseract",):
            self._choices.offer_provider("on-device", tr("On device"), on=True)  # somebody must read
        self._choices.changed.emit()
        for notice in notices:
            self._messages.notify("store", sentence_of(notice))

    def show_failed(self, error: VidimusError) -> None:
        """Show that the reader did not start, with a way to try again."""
        _freeze_garbage()
        self._status.reader.setText(tr("Reader not running"))
        self._messages.notify("reader", f"{tr('On device')}: {sentence_of(error)}", tr("Retry"), self.start)


def _freeze_garbage() -> None:
    """Spare what is loaded by now from garbage collection: walking all modules stalls a frame or ten."""
    gc.freeze()
