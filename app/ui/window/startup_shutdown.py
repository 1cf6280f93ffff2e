"""The beginning and the end: what is loaded after the first paint, what is kept when the window closes."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.errors import VidimusError
from app.ui.base.backend import preload
from app.ui.base.sentences import sentence_of
from app.ui.opening.incoming import Incoming
from app.ui.viewer.empty_state import SAMPLES, sample_files
from app.ui.window.opened_images import open_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.storage.looked_at import LookedAt
    from app.ui.base.runtime import Ticket
    from app.ui.opening.image_opener import ImageOpener
    from app.ui.session.context import Context
    from app.ui.session.entries import Entry
    from app.ui.window.queue_restore import QueueRestore
    from app.ui.window.reader_warm_up import ReaderWarmUp

REMEMBER_AFTER = 400
"""Milliseconds after the last image came, went or was looked at until that is written."""

_LastSession = tuple[tuple[Path, ...], dict[Path, tuple[str, ...]], "LookedAt | None"]
"""The files that were open, those that waited in the queue, and where the window was left."""


class StartupShutdown(QObject):
    """Opens the images asked for or those of the last time, and ends all work after the window closed.

    ``preloaded`` follows the import of what the window needs first, ``began_with_sample`` a start at which
    there was nothing else to open. ``ending`` asks everybody to stop, before settings are written and the
    runtime ends.
    """

    preloaded = Signal()
    began_with_sample = Signal()
    ending = Signal()
    _defect = Signal(str)

    def __init__(
        self, context: Context, opener: ImageOpener, queue_restore: QueueRestore, reader: ReaderWarmUp
    ) -> None:
        super().__init__(context.widget)
        self._runtime = context.runtime
        self._backend = context.backend
        self._preferences = context.preferences
        self._messages = context.messages
        self._session = context.session
        self._images = context.session.images
        self._opener = opener
        self._queue_restore = queue_restore
        self._reader = reader
        self._paths: tuple[str, ...] = ()
        self._list_is_read = True  # False from the start until the list of last time was read
        self._restored = Incoming()  # what was open last time
        self._awaited: dict[Path, None] = {}  # files of it that are still being opened
        self._left_at: LookedAt | None = None  # file and page looked at last time, until it is open
        self._sample: int | None = None  # the image nobody asked for, while it is the only one
        self._defect.connect(self._on_defect)  # a method of this object: runs on its thread
        self._remember_soon = QTimer(self)
        self._remember_soon.setSingleShot(True)
        self._remember_soon.setInterval(REMEMBER_AFTER)
        self._remember_soon.timeout.connect(self._remember)
        for signal in (self._images.rowsInserted, self._images.rowsRemoved):
            signal.connect(self._on_list_changed)
        context.session.current_changed.connect(self._on_list_changed)
        opener.opened.connect(self._on_opened)
        opener.ended.connect(self._on_all_opened)

    def begin(self, paths: tuple[str, ...]) -> None:
        """Import the rest after the first paint, then open these paths and links, else those of last time."""
        self._paths = paths
        self._list_is_read = bool(paths)
        self._runtime.call(preload, self._on_preloaded)
        for notice in self._preferences.notices:
            self._messages.notify("settings", sentence_of(notice))

    def _on_preloaded(self, _value: object) -> None:
        self.preloaded.emit()
        if self._paths:
            open_texts(self._opener, self._paths)
        else:
            self.restore_session()
        self._reader.start()

    def restore_session(self) -> None:
        """Open the images of the last time and take up their queue; without any, open a sample."""
        self._runtime.submit(self._last_session, self._on_last_session)

    async def _last_session(self, _ticket: Ticket) -> _LastSession:
        backend = self._backend
        return await backend.last_session(), await backend.last_queue(), await backend.last_looked_at()

    def _on_last_session(self, last: _LastSession) -> None:
        paths, queue, looked_at = last
        if looked_at is not None and looked_at[0] in paths:
            self._left_at = looked_at
        self._list_is_read = True
        self._awaited = dict.fromkeys(paths)
        self._queue_restore.expect(queue, paths)
        shown = None if self._left_at is None else self._left_at[0]
        self._restored = Incoming(paths or sample_files()[:1], shown=shown)
        self._opener.open(self._restored)
        if not paths:
            self.began_with_sample.emit()

    def _on_opened(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if isinstance(entry.image.source, Path):
                self._awaited.pop(entry.image.source, None)
            self._go_where_it_was_left(entry)
            if not _is_sample(entry):
                self._close_sample()
            elif self._restored.images == (entry.image.source,) and self._images.rowCount() == 1:
                self._sample = entry.key

    def _go_where_it_was_left(self, entry: Entry) -> None:
        """Go to the image and page the window was left at; not if the user looks at another by now."""
        if self._left_at is None or entry.image.source != self._left_at[0]:
            return
        page, self._left_at = self._left_at[1], None
        current, first = self._session.current, self._images.entry_at(0)
        if current is not None and first is not None and current.key == first.key:
            self._session.show(entry.key)  # it came later than the first, which is still looked at
        current = self._session.current
        if page and current is not None and current.key == entry.key:
            self._session.turn_to(page)

    def _close_sample(self) -> None:
        """Close the sample that was opened for want of images, now that there are some; not one in use."""
        key, self._sample = self._sample, None
        entry = None if key is None else self._images.by_key(key)
        if entry is not None and not entry.corrected:
            self._session.close((entry.key,))

    def _on_all_opened(self, incoming: Incoming) -> None:
        if incoming is self._restored:
            self._awaited.clear()  # what could not be opened is not kept
            self._left_at = None
            self._queue_restore.end()

    def _on_list_changed(self, *_rows: object) -> None:
        self._remember_soon.start()

    def _remember(self) -> None:
        """Write the list of open files now, so that a killed program brings them back."""
        files = self._files()
        if files is None:
            return
        looked_at = self._looked_at()

        async def remember(_ticket: Ticket) -> None:
            await self._backend.remember(files, looked_at)

        self._runtime.submit(remember, _nothing)

    def _files(self) -> tuple[Path, ...] | None:
        """Return the files that are open or are being opened again; None while nobody knows yet."""
        if not self._list_is_read:
            return None
        sources = (entry.image.source for entry in self._images.entries() if not _is_sample(entry))
        return (*(source for source in sources if isinstance(source, Path)), *self._awaited)

    def _looked_at(self) -> LookedAt | None:
        """Return the file and page looked at, that of last time until it is open again."""
        if self._left_at is not None:
            return self._left_at
        current = self._session.current
        if current is None or not isinstance(current.image.source, Path) or _is_sample(current):
            return None
        return current.image.source, current.image.frame

    def show_settings_error(self, error: VidimusError) -> None:
        """Say that the settings file could not be written."""
        self._messages.notify("settings", sentence_of(error))

    def show_defect(self, sentence: str) -> None:
        """Say that a defect was caught somewhere; may be called from any thread."""
        self._defect.emit(sentence)

    def _on_defect(self, sentence: str) -> None:
        self._messages.notify("defect", sentence)

    def end(self) -> None:
        """Stop all work and the child process, keep the list of images; the window is closed already."""
        self._remember_soon.stop()
        self.ending.emit()
        with suppress(VidimusError):  # the window that could say so is gone
            self._preferences.write_now()
        queue = self._queue_restore.changes()
        self._runtime.stop(partial(self._backend.close, self._files(), queue, self._looked_at()))


def _is_sample(entry: Entry) -> bool:
    """Return True for a bundled sample, which is never among the images of last time."""
    return isinstance(entry.image.source, Path) and entry.image.source.parent == SAMPLES


def _nothing(_value: object) -> None:
    return
