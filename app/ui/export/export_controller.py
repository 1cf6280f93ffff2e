"""File > Export: asks what, and writes it off the GUI thread."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.model.errors import VidimusError
from app.model.image import Image
from app.ui.base.i18n import number_text, tr, trn
from app.ui.base.runtime import Ticket
from app.ui.base.safe_text import one_line
from app.ui.export.export_job import ExportRequest, Written, export
from app.ui.widgets.confirm import Confirm

if TYPE_CHECKING:
    from app.export.exporter import Exporter
    from app.ui.export.export_dialog import ExportDialog
    from app.ui.session.entries import Entry
    from app.ui.window.main_window import MainWindow

_TOPIC: Final = "export"


class ExportController(QObject):
    """Shows the dialog, writes the files, says how it went. Files to drag out live as long as the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folder: Path | None = None
        self._making: Ticket | None = None
        self._writing: Ticket | None = None
        self.where = Path.home()
        self.dialog: ExportDialog | None = None

    @property
    def can_export(self) -> bool:
        """Whether there is an analysis to write."""
        entry = self._window.session.current
        return entry is not None and bool(entry.summaries)

    def ask(self) -> None:
        """Show the dialog; exporters are loaded first, off the GUI thread."""

        def load(_ticket: Ticket) -> tuple[Exporter, ...]:
            from app.export.registry import exporters

            return tuple(exporters().values())

        self._window.runtime.call(load, self._show, self._refused)

    def _show(self, formats: tuple[Exporter, ...]) -> None:
        from app.ui.export.export_dialog import ExportDialog

        if self.can_export:
            self.dialog = ExportDialog(self._window, formats)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def proposed(self, image: Image, chosen: Exporter) -> Path:
        """Where a single image's file might go: beside the last one, else beside the image."""
        from app.export.output_files import file_stem

        beside = image.source.parent if isinstance(image.source, Path) else self.where
        folder = self.where if self.where != Path.home() else beside
        path = folder / f"{file_stem(image)}{chosen.suffix}"
        return path if path != image.source else path.with_name(f"{file_stem(image)}.vidimus{chosen.suffix}")

    def export(
        self, order: ExportRequest, entries: Sequence[Entry], target: Path, *, replacing: bool = False
    ) -> None:
        """Write the file of the only image to ``target``, those of several into that folder.

        Asks before files of several are replaced, unless ``replacing``.
        """
        self.where = target if order.pages or len(entries) > 1 else target.parent
        self._window.messages.dismiss(_TOPIC)

        async def work(ticket: Ticket) -> Written:
            return await export(order, entries, target, self._window.backend, ticket, replacing=replacing)

        self.stop()
        again = partial(self.export, order, entries, target, replacing=True)
        written = partial(self._written, target, again)
        self._writing = self._window.runtime.submit(work, written, self._failed, self._progress)

    def stop(self) -> None:
        """Write no more files; those that are there stay."""
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
            self._window.messages.dismiss(_TOPIC)
            self._window.status.clearMessage()

    def make(
        self, order: ExportRequest, entries: Sequence[Entry], chosen: Exporter, done: Callable[[Path], None]
    ) -> None:
        """Write the file where it can be dragged or copied from; the latest one asked for wins."""
        if self._making is not None:
            self._making.cancel()
        services = self._window.backend

        async def work(ticket: Ticket) -> Path:
            from app.export.output_files import file_stem
            from app.ui.base.runtime import in_thread

            if self._folder is None:
                self._folder = Path(await in_thread(tempfile.mkdtemp, "", "vidimus-"))
            target = self._folder / f"{file_stem(entries[0].image)}{chosen.suffix}"
            return (await export(order, entries, target, services, ticket)).paths[0]

        self._making = self._window.runtime.submit(work, done, self._refused)

    def forget_files(self) -> None:
        """Remove what was made to be dragged out; the program ends."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _progress(self, done: tuple[int, int]) -> None:
        number, total = done
        if total > 1:
            self._window.messages.show_status(
                tr("Exported {done} of {total}").format(done=number_text(number), total=number_text(total))
            )
        if number == 1 < total:
            sentence = trn("Exporting %n file(s)", total)
            self._window.messages.notify(_TOPIC, sentence, tr("Stop"), self.stop, "plain")

    def _written(self, target: Path, again: Callable[[], None], written: Written) -> None:
        self._writing = None
        self._window.messages.dismiss(_TOPIC)
        if written.there:
            Confirm(
                self._window,
                trn("Replace %n file(s)?", written.there),
                tr("There are files of these names in {folder} already.").format(
                    folder=one_line(target.name, 80)
                ),
                tr("Replace"),
                again,
            ).open()
            return
        if not written.failed:
            self._window.messages.show_status(_done(target, written), 5_000)
            return
        self._window.status.clearMessage()
        sentence = tr("{failed} of {total} could not be exported: {reason}").format(
            failed=number_text(written.failed),
            total=number_text(written.failed + len(written.paths)),
            reason=written.reason,
        )
        self._say(sentence)

    def _failed(self, error: VidimusError) -> None:
        self._writing = None
        self._refused(error)

    def _refused(self, error: VidimusError) -> None:
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self._window.messages.notify(_TOPIC, sentence)


def _done(target: Path, written: Written) -> str:
    """What was written, in a sentence."""
    folder = one_line(target.name, 80)
    if len(written.paths) != 1:
        return trn("Exported %n file(s) to {folder}", len(written.paths)).format(folder=folder)
    name = written.paths[0].name
    if name == target.name:
        return tr("Exported {name}").format(name=one_line(name, 80))
    return tr("Exported {name} to {folder}").format(name=one_line(name, 80), folder=folder)
