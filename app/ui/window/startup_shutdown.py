"""The beginning and the end: what is loaded after the first paint, what is kept when the window closes."""

from __future__ import annotations

import gc
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.errors import VidimusError
from app.ui.base.backend import preload
from app.ui.base.i18n import tr
from app.ui.base.runtime import Ticket
from app.ui.opening.image_opener import Incoming
from app.ui.viewer.empty_state import sample_files
from app.ui.window.join_queue import QueueJoinOffer
from app.ui.window.queue_restore import QueueRestore

if TYPE_CHECKING:
    from app.providers.kit.plan import Provider
    from app.ui.window.main_window import MainWindow

REMEMBER_AFTER = 400
"""Milliseconds after the last image came or went until the list is kept."""


class StartupShutdown(QObject):
    """Starts the reader, brings back the images of the last time, and takes leave."""

    _defect = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._paths: tuple[str, ...] = ()
        self._defect.connect(self._tell_defect)
        self._queue = QueueRestore(window, self)
        self._joining = QueueJoinOffer(window, self._queue)
        self._remembering = QTimer(self)
        self._remembering.setSingleShot(True)
        self._remembering.setInterval(REMEMBER_AFTER)
        self._remembering.timeout.connect(self._remember)
        images = window.session.images
        for signal in (images.rowsInserted, images.rowsRemoved):
            signal.connect(self._list_changed)

    def begin(self, paths: tuple[str, ...]) -> None:
        """After the first paint: load the rest, open what was asked for."""
        self._paths = paths
        self._window.runtime.call(preload, self._preloaded)
        for sentence in self._window.backend.settings.notices:
            self._say("settings", sentence)

    def _preloaded(self, _value: object) -> None:
        self._window.viewer.attach_canvas()
        self._window.runtime.submit(self._providers, self._offer)
        if self._paths:
            self._window.open_paths(list(self._paths))
        else:
            self._window.runtime.submit(self._last_session, self._restored)
        self._warm_up()

    async def _providers(self, _ticket: Ticket) -> tuple[Provider, ...]:
        return await self._window.backend.providers()

    def _offer(self, providers: tuple[Provider, ...]) -> None:
        window = self._window
        for provider in providers:
            window.analysis.abilities[provider.id] = provider.features
            window.names.add(provider.id, tr(provider.title))
        window.choices.offer_all(providers)

    async def _last_session(self, _ticket: Ticket) -> tuple[tuple[Path, ...], dict[Path, tuple[str, ...]]]:
        services = self._window.backend
        return await services.last_session(), await services.last_queue()

    def _restored(self, last: tuple[tuple[Path, ...], dict[Path, tuple[str, ...]]]) -> None:
        paths, queue = last
        self._queue.expect(queue, paths)
        self._window.opener.open(Incoming(paths or sample_files()[:1]))

    def _warm_up(self) -> None:
        self._window.status.reader.setText(tr("Reader starting"))
        self._window.runtime.submit(self._work, self._warm, self._cold)

    async def _work(self, _ticket: Ticket) -> tuple[tuple[str, ...], tuple[str, ...]]:
        engine = await self._window.backend.engine()
        ready = await engine.warm_up()
        return ready.tesseract, await self._window.backend.notices()

    @staticmethod
    def _settle() -> None:
        """Spare what is loaded by now from garbage collection: walking all modules stalls a frame or ten."""
        gc.freeze()

    def _warm(self, known: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        self._settle()
        languages, notices = known
        self._window.status.reader.setText(tr("Reader ready"))
        tip = (
            tr("Reads {languages}").format(languages=", ".join(languages))
            if languages
            else tr("The program tesseract is not on this machine")
        )
        choices = self._window.choices
        choices.offer_provider("tesseract", "Tesseract", enabled=bool(languages), tip=tip)
        if not languages and choices.wished[0] == ("tesseract",):
            choices.offer_provider("on-device", tr("On device"), on=True)  # somebody must read
        choices.changed.emit()
        for sentence in notices:
            self._say("store", sentence)

    def _cold(self, error: VidimusError) -> None:
        self._settle()
        self._window.status.reader.setText(tr("Reader not running"))
        self._window.messages.notify("reader", f"{tr('On device')}: {error}", tr("Retry"), self._warm_up)

    def _list_changed(self, *_where: object) -> None:
        self._remembering.start()

    def _remember(self) -> None:
        """Keep the list of open files now, so that a killed program brings them back."""
        files = self._files()

        async def work(_ticket: Ticket) -> None:
            await self._window.backend.remember(files)

        self._window.runtime.submit(work, _nothing)

    def _files(self) -> tuple[Path, ...]:
        sources = (entry.image.source for entry in self._window.session.images.entries())
        return tuple(source for source in sources if isinstance(source, Path))

    def settings_failed(self, error: VidimusError) -> None:
        """The settings file could not be written."""
        self._say("settings", str(error))

    def tell_defect(self, sentence: str) -> None:
        """A defect was caught somewhere; any thread."""
        self._defect.emit(sentence)

    def _tell_defect(self, sentence: str) -> None:
        self._say("defect", sentence)

    def _say(self, topic: str, sentence: str) -> None:
        self._window.messages.notify(topic, sentence)

    def end(self) -> None:
        """Stop all work and the child process, keep the list of images; the window is closed already."""
        window = self._window
        self._remembering.stop()
        window.viewer.stop()
        window.analysis.end()
        with suppress(VidimusError):  # the window that could say so is gone
            window.backend.settings.write_now()
        window.corrections.scribe.flush()
        window.export.forget_files()
        window.runtime.stop(partial(window.backend.close, self._files(), self._queue.changes()))


def _nothing(_value: object) -> None:
    return
